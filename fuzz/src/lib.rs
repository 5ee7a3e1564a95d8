//! Any bytes, read as a file of one format: a map or an error, never a panic, and never more memory than a page or
//! a small server can spare. What is read can be written in our own format and read again.

mod memory;
mod workbook;

use system_map::format::{self, Format, ImportOptions, ReadOptions, json};

/// No file of a megabyte may take more, in bytes. What takes longer than two seconds the fuzzer reports by itself.
const MOST_MEMORY: usize = 256_000_000;

/// What is read is written and read again up to this size: it is the reader that is tried.
const LARGEST_AGAIN: usize = 64_000;

/// Reads bytes as a file of a format; without one, of that which they look like.
///
/// # Panics
/// If what was read is not read again, or if reading took too much memory.
pub fn read(token: Option<&str>, bytes: &[u8]) {
    let format = token.map(|token| Format::from_token(token).expect("a format"));
    let made = match format {
        // Damage to an archive is seen by its sums: so the parts of one are tried as well.
        Some(Format::Xlsx) if !bytes.starts_with(b"PK") => Some(workbook::of(bytes)),
        _ => None,
    };
    let bytes = made.as_deref().unwrap_or(bytes);
    let options = ImportOptions {
        format,
        ..ImportOptions::default()
    };
    let before = memory::start();
    let imported = format::import(bytes, "", &options);
    let took = memory::peak().saturating_sub(before);
    assert!(
        took < MOST_MEMORY,
        "{took} bytes of memory for a file of {}",
        bytes.len()
    );
    if let Ok(imported) = imported
        && bytes.len() <= LARGEST_AGAIN
    {
        let text = json::write(&imported.map);
        let again = format::read(text.as_bytes(), &ReadOptions::default()).expect("our own format");
        assert_eq!(again.map.link_count(), imported.map.link_count());
        assert_eq!(again.map.factor_count(), imported.map.factor_count());
    }
}
