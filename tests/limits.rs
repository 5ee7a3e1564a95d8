//! No file of a megabyte takes more than 256 MB of memory, by the allocator's own count. How long each takes prints
//! `cargo run --release --example limits`.

#[path = "../fuzz/src/memory.rs"]
mod memory;
mod worst;

use system_map::format::{ImportOptions, import};

/// The only test in this program: the count is of all of it.
#[test]
fn the_worst_files_of_a_megabyte_take_less_than_256_megabytes() {
    for case in worst::cases() {
        let bytes = (case.make)();
        assert!(
            bytes.len() <= worst::MEGABYTE,
            "{}: {}",
            case.name,
            bytes.len()
        );
        let options = ImportOptions {
            format: Some(case.format),
            ..ImportOptions::default()
        };
        let before = memory::start();
        let _ = import(&bytes, "", &options);
        let most = memory::peak().saturating_sub(before);
        assert!(
            most < 256_000_000,
            "{} {}: {most}",
            case.format.token(),
            case.name
        );
    }
}
