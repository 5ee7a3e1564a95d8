//! Any bytes, read as a file of one format: a map or an error, never a panic. What is read can be written in our own
//! format and read again.

use system_map::format::{self, Format, ImportOptions, ReadOptions, json};

/// Small limits: what is looked for is not how long much takes.
fn limits() -> ReadOptions {
    ReadOptions {
        max_bytes: 1_000_000,
        max_factors: 2_000,
        max_links: 5_000,
        max_values: 50_000,
    }
}

/// Reads bytes as a file of a format; without one, of that which they look like.
///
/// # Panics
/// If what was read is not read again.
pub fn read(token: Option<&str>, bytes: &[u8]) {
    let options = ImportOptions {
        format: token.map(|token| Format::from_token(token).expect("a format")),
        limits: limits(),
        ..ImportOptions::default()
    };
    if let Ok(imported) = format::import(bytes, "", &options) {
        let text = json::write(&imported.map);
        let again = format::read(text.as_bytes(), &ReadOptions::default()).expect("our own format");
        assert_eq!(again.map.link_count(), imported.map.link_count());
    }
}
