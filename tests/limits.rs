//! No file of a megabyte takes more than 256 MB of memory, by the allocator's own count. How long each takes prints
//! `cargo run --release --example limits`.

#[path = "../fuzz/src/memory.rs"]
mod memory;
mod worst;

use system_map::format::{ImportOptions, import};
use system_map::spread;

/// Of those that unpack to twenty megabytes, the ones that took most before they were mended; an
/// unoptimized program takes minutes for all of them, which the example reads.
const PACKED: [&str; 10] = [
    "…{\"id\":\"a\"},",
    "…t|",
    "…[a](",
    "…- ",
    "…a='' ",
    "…->",
    "…a 1 ",
    "…{",
    "From,To⏎…,",
    "a,b,”",
];

/// The only test in this program: the count is of all of it.
#[test]
fn the_worst_files_of_a_megabyte_take_less_than_256_megabytes() {
    let hard =
        |name: &str| !name.starts_with("gzip") || PACKED.iter().any(|end| name.ends_with(end));
    for case in worst::cases().iter().filter(|case| hard(&case.name)) {
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
        if let Ok(mut imported) = import(&bytes, "", &options) {
            spread(&mut imported);
        }
        let most = memory::peak().saturating_sub(before);
        assert!(
            most < 256_000_000,
            "{} {}: {most}",
            case.format.token(),
            case.name
        );
    }
}
