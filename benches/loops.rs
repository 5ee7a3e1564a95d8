//! How long the loop analysis takes. `cargo bench --bench loops`.
//!
//! Times on a busy machine mean little alone: the same run also times a fixed piece of arithmetic.

use criterion::{BenchmarkId, Criterion};
use std::hint::black_box;
use std::time::Duration;
use system_map::analysis::feedback_set::feedback_set;
use system_map::analysis::loops::{LoopOptions, LoopSearch, independent};
use system_map::analysis::paths::paths;
use system_map::analysis::summary::summary;
use system_map::model::{FactorIx, LinkIx, Network};

/// A ring of factors, so that all are in one component, and links drawn by lot.
fn ring(n: usize, m: usize) -> Network {
    let mut state = 42u64;
    let mut below = |n: usize| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1);
        ((state >> 33) as usize) % n
    };
    let mut ends: Vec<(usize, usize)> = (0..n).map(|i| (i, (i + 1) % n)).collect();
    while ends.len() < m {
        let (a, b) = (below(n), below(n));
        if a != b {
            ends.push((a, b));
        }
    }
    network(n, &ends)
}

fn network(n: usize, ends: &[(usize, usize)]) -> Network {
    Network {
        factors: (0..n).map(FactorIx::new).collect(),
        links: (0..ends.len()).map(LinkIx::new).collect(),
        from: ends.iter().map(|e| e.0 as u32).collect(),
        to: ends.iter().map(|e| e.1 as u32).collect(),
        sign: (0..ends.len())
            .map(|i| if i % 3 == 0 { -1 } else { 1 })
            .collect(),
        delayed: vec![false; ends.len()],
    }
}

fn complete(n: usize) -> Network {
    let all = (0..n).flat_map(|a| (0..n).map(move |b| (a, b)));
    network(n, &all.filter(|(a, b)| a != b).collect::<Vec<_>>())
}

/// The list as a page has it, without counting what is beyond it.
fn list() -> LoopOptions {
    LoopOptions {
        count_work: 0,
        ..LoopOptions::default()
    }
}

/// A fixed piece of arithmetic, to compare with.
fn yardstick() -> u64 {
    (0..1_000_000u64).fold(1, |sum, i| sum.wrapping_mul(31).wrapping_add(i))
}

fn main() {
    let mut criterion = Criterion::default()
        .measurement_time(Duration::from_secs(3))
        .warm_up_time(Duration::from_millis(500))
        .configure_from_args();
    criterion.bench_function("yardstick", |b| b.iter(|| black_box(yardstick())));

    let mut group = criterion.benchmark_group("loops");
    for (n, m) in [(110, 300), (150, 300), (400, 700)] {
        let net = ring(n, m);
        let name = format!("{n} factors, {m} links");
        group.bench_function(BenchmarkId::new("list of 1,000", &name), |b| {
            b.iter(|| LoopSearch::all(black_box(&net), list()).len());
        });
        group.bench_function(BenchmarkId::new("independent", &name), |b| {
            b.iter(|| independent(black_box(&net), u64::MAX).loops.len());
        });
        // After an edit all of it is worked out anew.
        group.bench_function(BenchmarkId::new("after an edit", &name), |b| {
            b.iter(|| {
                let loops = LoopSearch::all(black_box(&net), list());
                let basis = independent(&net, u64::MAX).loops.len();
                (summary(&net, &loops).loops(), basis)
            });
        });
        group.bench_function(BenchmarkId::new("paths", &name), |b| {
            b.iter(|| {
                paths(
                    black_box(&net),
                    0,
                    n as u32 / 2,
                    &LoopOptions {
                        limit: 100,
                        ..list()
                    },
                )
                .list
                .len()
            });
        });
        group.bench_function(
            BenchmarkId::new("feedback set, a million steps", &name),
            |b| {
                b.iter(|| feedback_set(black_box(&net), 1_000_000).factors.len());
            },
        );
    }
    let k9 = complete(9);
    group.bench_function("all of K9", |b| {
        let all = LoopOptions {
            limit: usize::MAX,
            work: u64::MAX,
            ..list()
        };
        b.iter(|| LoopSearch::all(black_box(&k9), all.clone()).len());
    });
    group.finish();
    criterion.final_summary();
}
