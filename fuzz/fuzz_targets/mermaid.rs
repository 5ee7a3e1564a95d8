#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| system_map_fuzz::read(Some("mermaid"), bytes));
