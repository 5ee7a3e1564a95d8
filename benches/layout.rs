//! How long layouts take, and how good they are. `cargo bench --bench layout`.
//!
//! Times on a busy machine mean little alone: the same run also times a fixed piece of arithmetic,
//! and prints the layouts as multiples of it.

use criterion::{BenchmarkId, Criterion};
use std::hint::black_box;
use std::time::{Duration, Instant};
use system_map::geometry::{Point, Size};
use system_map::layout::{Layout, Options, quality};
use system_map::model::{FactorIx, LinkIx, Network};

/// A seeded map: groups of about ten factors, most links within a group.
fn planted(n: usize, links_per_factor: f64) -> Network {
    let mut state = 42u64;
    let mut below = |n: usize| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1);
        ((state >> 33) as usize) % n
    };
    let m = (n as f64 * links_per_factor) as usize;
    let mut net = Network {
        factors: (0..n).map(FactorIx::new).collect(),
        ..Network::default()
    };
    while net.from.len() < m {
        let a = below(n);
        let near = a / 10 * 10 + below(10);
        let b = if below(10) < 8 { near % n } else { below(n) };
        if a != b {
            net.links.push(LinkIx::new(net.from.len()));
            net.from.push(a as u32);
            net.to.push(b as u32);
            net.sign.push(1);
            net.delayed.push(false);
        }
    }
    net
}

fn boxes(n: usize) -> Vec<Size> {
    vec![Size { w: 120.0, h: 36.0 }; n]
}

fn settled(net: &Network, sizes: &[Size]) -> Layout {
    let mut layout = Layout::new(net, sizes, &[], &[], Options::default());
    while !layout.step(100) {}
    layout
}

/// The yardstick: a million steps of a generator with a square root each.
fn yardstick() -> f64 {
    let (mut state, mut sum) = (1u64, 0.0);
    for _ in 0..1_000_000 {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1);
        sum += ((state >> 11) as f64).sqrt();
    }
    sum
}

#[expect(
    clippy::disallowed_methods,
    reason = "a bench is there to read the clock"
)]
fn fastest(mut work: impl FnMut()) -> Duration {
    let times = (0..3).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn first_layout(c: &mut Criterion) {
    let mut group = c.benchmark_group("first layout, to rest");
    group.sample_size(10);
    for n in [20, 50, 100, 200, 1000, 5000] {
        let (net, sizes) = (planted(n, 1.6), boxes(n));
        group.bench_function(BenchmarkId::from_parameter(n), |b| {
            b.iter(|| settled(black_box(&net), &sizes).positions());
        });
    }
    group.finish();
}

fn dragged_frame(c: &mut Criterion) {
    let (net, sizes) = (planted(150, 1.6), boxes(150));
    let mut layout = settled(&net, &sizes);
    let mut k = 0.0;
    c.bench_function("one frame of a drag, 150 factors", |b| {
        b.iter(|| {
            k += 3.0;
            layout.drag(0, Some(Point::new(k % 600.0 - 300.0, 0.0)));
            layout.step(1)
        });
    });
}

fn report() {
    let unit = fastest(|| {
        black_box(yardstick());
    });
    println!("\nmaps of n factors and 1.6 n links, boxes of 120 by 36; time in yardsticks");
    for n in [20, 50, 100, 200] {
        let (net, sizes) = (planted(n, 1.6), boxes(n));
        let time = fastest(|| {
            black_box(settled(&net, &sizes));
        });
        let at = settled(&net, &sizes).positions();
        let q = quality::measure(&net, &sizes, &at);
        println!(
            "n {n:4}: {:6.1} yardsticks; stress {:.3}, {} crossings, {} overlaps, {} through labels, \
             compactness {:.2}, area {:.1}",
            time.as_secs_f64() / unit.as_secs_f64(),
            q.stress,
            q.crossings,
            q.overlaps,
            q.through,
            q.compactness.unwrap_or(0.0),
            q.area,
        );
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    first_layout(&mut criterion);
    dragged_frame(&mut criterion);
    criterion.final_summary();
    report();
}
