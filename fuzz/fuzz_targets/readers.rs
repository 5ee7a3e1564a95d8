//! All readers in one program, so that it is linked once: the variable `READER` names the one that is tried.
#![no_main]

use std::sync::OnceLock;

static READER: OnceLock<Option<String>> = OnceLock::new();

libfuzzer_sys::fuzz_target!(
    init: {
        let name = std::env::var("READER").expect("READER names a format, or is `any`");
        READER.set(Some(name).filter(|name| name != "any")).expect("set once");
    },
    |bytes: &[u8]| system_map_fuzz::read(READER.get().and_then(|name| name.as_deref()), bytes)
);
