//! Files of other programs: read, told about, written, refused. One file per format; `corpus` reads
//! real files that lie beside the project.

#[path = "../made_up/mod.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod made_up;

mod corpus;
mod dot;
mod files;
mod graphs;
mod kumu;
mod outline;
mod prose;
mod round;
mod tables;

use system_map::error::Error;
use system_map::format::{ImportOptions, Imported, import};
use system_map::model::Map;

/// Reads a text by the name of a file.
pub fn read(name: &str, text: &str) -> Result<Imported, Error> {
    import(text.as_bytes(), name, &ImportOptions::default())
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

/// Reads a text that is meant to do harm: whatever comes of it, it comes at once.
pub fn soon(text: &str, name: &str) {
    #[expect(clippy::disallowed_methods, reason = "this is no part of the core")]
    let start = std::time::Instant::now();
    let done = read(name, text);
    let time = start.elapsed();
    // Built for tests, the crate is several times slower than it is.
    let head: String = text.chars().take(40).collect();
    assert!(time.as_secs() < 10, "{head}: {time:?}, {}", done.is_ok());
}
