//! Reads the worst files of a megabyte that we could think of, and prints the time and memory that each takes.
//!
//! `cargo run --release --example limits [WORDS | FILE READER]`: those whose names have all of the words; or a file,
//! such as one that the fuzzer found, by a reader. The exit status is 1 if one takes more than two seconds of a
//! processor, or more than 256 MB by the allocator's own count.

#[path = "../fuzz/src/memory.rs"]
mod memory;
#[path = "../tests/worst/mod.rs"]
mod worst;

use std::process::ExitCode;
use system_map::format::{Format, ImportOptions, import};
use system_map::spread;
use worst::Case;

const MOST_MEMORY: usize = 256_000_000;
const MOST_SECONDS: f64 = 2.0;

/// Seconds of this thread on a processor; where that is not known, those that went by.
fn seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let worked = stat.and_then(|s| s.split(' ').next()?.parse::<f64>().ok());
    let by_the_clock = || {
        std::time::SystemTime::UNIX_EPOCH
            .elapsed()
            .map_or(0.0, |d| d.as_secs_f64())
    };
    worked.map_or_else(by_the_clock, |nanos| nanos / 1e9)
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut cases = worst::cases();
    if let [file, reader] = &words[..]
        && let (Ok(bytes), Some(format)) = (std::fs::read(file), Format::from_token(reader))
    {
        let make = Box::new(move || bytes.clone());
        cases = vec![Case {
            name: file.clone(),
            format,
            make,
        }];
    } else {
        let fits = |case: &Case| {
            let name = format!("{} {}", case.format.token(), case.name);
            words.iter().all(|word| name.contains(word.as_str()))
        };
        cases.retain(fits);
    }
    println!("| reader | file | bytes | seconds | MB | |\n|---|---|---:|---:|---:|---|");
    let mut over = 0;
    for case in cases {
        let bytes = (case.make)();
        let options = ImportOptions {
            format: Some(case.format),
            ..ImportOptions::default()
        };
        let (start, before) = (seconds(), memory::start());
        // What is done to show it, too.
        let mut read = import(&bytes, "", &options);
        if let Ok(imported) = &mut read {
            spread(imported);
        }
        let (took, most) = (seconds() - start, memory::peak().saturating_sub(before));
        let what = match read {
            Ok(it) => format!(
                "{} factors, {} links",
                it.map.factor_count(),
                it.map.link_count()
            ),
            Err(error) => error.code().as_str().to_owned(),
        };
        let mark = if took > MOST_SECONDS || most > MOST_MEMORY {
            " **over**"
        } else {
            ""
        };
        over += usize::from(!mark.is_empty());
        let name = case.name.replace('|', "\\|");
        println!(
            "| {} | `{name}` | {} | {took:.2} | {} | {what}{mark} |",
            case.format.token(),
            bytes.len(),
            most / 1_000_000
        );
    }
    println!("\n{over} over the limits.");
    ExitCode::from(u8::from(over > 0))
}
