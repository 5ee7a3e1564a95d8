//! Files of other programs: read, told about, written, refused. One file per format; `corpus` reads
//! real files that lie beside the project.

#[path = "../made_up/mod.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod made_up;

#[path = "../../fuzz/src/workbook.rs"]
mod workbook;

#[path = "../worst/lz.rs"]
mod lz;

mod alike;
mod all_of_it;
mod apart;
mod arrows;
mod axes;
mod below;
mod books;
mod bullets;
mod cells;
mod charts;
mod columns;
mod corpus;
mod damaged;
mod delays;
mod dot;
mod ends;
mod field_names;
mod files;
mod graph_json;
mod graphs;
mod headings;
mod hostile;
mod inside;
mod joined;
mod kept;
mod kept_loops;
mod kumu;
mod kumu_loops;
mod lists;
mod looks;
mod loop_lists;
mod loopy;
mod made;
mod made_typed;
mod made_under;
mod markdown;
mod marked;
mod markers;
mod mental;
mod notes;
mod nothing;
mod order;
mod outline;
mod pasted;
mod places;
mod prose;
mod prsm;
mod round;
mod rows;
mod said_loops;
mod signs;
mod spoken;
mod spread;
mod squares;
mod sums;
mod tables;
mod talk;
mod third;
mod under;
mod untold;
mod unwritten;
mod vensim;
mod ways;
mod xmile;
mod yed;

use system_map::error::Error;
use system_map::format::{ImportOptions, Imported, ReadOptions, import};
use system_map::model::Map;

/// Reads a text by the name of a file.
pub fn read(name: &str, text: &str) -> Result<Imported, Error> {
    import(text.as_bytes(), name, &ImportOptions::default())
}

/// Reads bytes by the name of a file.
pub fn import_bytes(name: &str, bytes: &[u8]) -> Result<Imported, Error> {
    import(bytes, name, &ImportOptions::default())
}

/// The links of a map as `cause > effect sign`, by labels.
pub fn links(map: &Map) -> Vec<String> {
    map.links()
        .map(|(_, from, to, link)| {
            let label = |ix| map.factor(ix).label.as_str();
            format!("{} > {} {}", label(from), label(to), link.polarity.token())
        })
        .collect()
}

/// The sentences of the account of a file.
pub fn told(imported: &Imported) -> String {
    imported.audit.lines().join("\n")
}

/// The links of a table in CSV, and the account.
pub fn table(text: &str) -> (Vec<String>, String) {
    let it = read("x.csv", text).unwrap();
    (links(&it.map), told(&it))
}

/// Options with other limits.
pub fn limits(change: impl Fn(&mut ReadOptions)) -> ImportOptions {
    let mut options = ImportOptions::default();
    change(&mut options.limits);
    options
}

/// Looks that an account has all of some words.
pub fn has(told: &str, words: &[&str]) {
    for words in words {
        assert!(told.contains(words), "{words}: {told}");
    }
}

/// Does some work, and looks that it took less than so many seconds on a processor, however busy the machine is: more than
/// the two that a program as it is given out may take where this one is unoptimized. What grows with the square of a
/// megabyte takes minutes.
pub fn within(seconds: u64, work: impl FnOnce()) {
    let took = taken(work);
    assert!(took.as_secs() < seconds, "{took:?}");
}

/// How long some work takes this thread on a processor; where that is not known, how much time goes by.
#[expect(clippy::disallowed_methods, reason = "this is no part of the core")]
fn taken(work: impl FnOnce()) -> std::time::Duration {
    let start = std::time::Instant::now();
    let worked = || {
        let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        stat.and_then(|s| s.split(' ').next()?.parse::<u64>().ok())
    };
    let before = worked();
    work();
    match (before, worked()) {
        (Some(before), Some(after)) => std::time::Duration::from_nanos(after - before),
        _ => start.elapsed(),
    }
}

/// Reads a text that is meant to do harm: whatever comes of it, it comes at once.
pub fn soon(text: &str, name: &str) {
    within(10, || drop(read(name, text)));
}
