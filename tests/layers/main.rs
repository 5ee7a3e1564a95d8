//! The layers of the crate, checked on its source: each module uses only what stands above it, and
//! only the outermost know the web, the clock and the file system.

mod source;

use source::{heads, tokens, used_modules, without_tests};
use std::fs;
use std::path::{Path, PathBuf};

/// From the innermost out. A module may use those of the rows above its own, and itself.
const ROWS: [&[&str]; 16] = [
    &["error"],
    &["geometry"],
    &["host"],
    &["words"],
    &["names"],
    &["order"],
    &["plain"],
    &["prose"],
    &["model"],
    &["format", "analysis"],
    &["layout"],
    &["narrate", "scene"],
    &["document", "spread"],
    &["paint"],
    &["session"],
    &["wasm"],
];

/// Crates that know the web, and the only files that may name them.
const WEB: [&str; 4] = ["web_sys", "js_sys", "wasm_bindgen", "serde_wasm_bindgen"];
const WEB_FILES: [&str; 5] = [
    "wasm.rs",
    "wasm/",
    "paint/canvas.rs",
    "paint/painter.rs",
    "host.rs",
];

/// What the core does without: input and output, clock, threads, global state, randomness, and
/// collections that give out their entries in another order at each run.
const STD: [&str; 8] = ["time", "fs", "env", "net", "process", "thread", "io", "os"];
const WORDS: [&str; 9] = [
    "HashMap",
    "HashSet",
    "RandomState",
    "rand",
    "getrandom",
    "thread_local",
    "LazyLock",
    "OnceLock",
    "static_mut",
];
/// Libraries that unpack and read tables want readers; those here read from memory.
const IO_FILES: [&str; 3] = ["format/source.rs", "format/table/", "format/xmile/"];
const MACROS: [&str; 5] = ["println", "eprintln", "print", "eprint", "dbg"];

fn row(module: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&module))
}

/// What is wrong with a source file, given its path below `src/`.
fn faults(file: &str, source: &str) -> Vec<String> {
    let outermost = file.starts_with("bin/") || file == "lib.rs";
    let tokens = without_tests(tokens(source));
    let module = module_path(file);
    let mut faults = Vec::new();

    if !outermost {
        let own = &module[0];
        match row(own) {
            None => faults.push(format!(
                "{file}: the module {own} has no layer; give it one in tests/layers.rs"
            )),
            Some(rank) => {
                for used in used_modules(&tokens, &module) {
                    let allowed = used == *own || row(&used).is_some_and(|r| r < rank);
                    // Names that are no module (`crate::Thing`) can't be judged, and are not wanted.
                    if !allowed {
                        faults.push(format!("{file}: {own} must not use {used}"));
                    }
                }
            }
        }
    }
    if !WEB_FILES.iter().any(|f| file.starts_with(f)) {
        for name in WEB.iter().filter(|n| tokens.iter().any(|t| t == *n)) {
            faults.push(format!("{file}: only {WEB_FILES:?} may name {name}"));
        }
        if !outermost {
            for part in heads(&tokens, "std")
                .iter()
                .filter(|p| STD.contains(&p.as_str()) || *p == "*" || p.contains(' '))
                .filter(|p| *p != "io" || !IO_FILES.iter().any(|f| file.starts_with(f)))
            {
                faults.push(format!("{file}: the core does without std::{part}"));
            }
            let shouts = |m: &str| tokens.windows(2).any(|w| w[0] == m && w[1] == "!");
            for name in MACROS.iter().filter(|m| shouts(m)) {
                faults.push(format!("{file}: the core does without {name}!"));
            }
            for word in WORDS.iter().filter(|w| tokens.iter().any(|t| t == *w)) {
                faults.push(format!("{file}: the core does without {word}"));
            }
        }
    }
    faults
}

/// `format/json/read.rs` is the module format, json, read.
fn module_path(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').map(str::to_owned).collect()
}

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

// ---- the crate

#[test]
fn every_module_uses_only_what_stands_above_it() {
    let src = root().join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    files.sort();
    assert!(files.len() > 20, "the source was not found");
    let mut all = Vec::new();
    for path in files {
        let file = path
            .strip_prefix(&src)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        all.extend(faults(&file, &fs::read_to_string(&path).unwrap()));
    }
    assert!(all.is_empty(), "\n{}\n", all.join("\n"));
}

#[test]
fn the_list_of_modules_stands_in_the_order_of_the_layers() {
    let lib = tokens(&fs::read_to_string(root().join("src/lib.rs")).unwrap());
    let modules: Vec<&String> = lib
        .windows(2)
        .filter(|w| w[0] == "mod")
        .map(|w| &w[1])
        .collect();
    let ranks: Vec<usize> = modules.iter().map(|m| row(m).expect("a layer")).collect();
    assert!(ranks.is_sorted(), "{modules:?}");
}

#[test]
fn there_is_one_copy_of_petgraph_and_it_is_the_one_of_fdg_sim() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let versions: Vec<&str> = lock
        .split("[[package]]")
        .filter(|p| p.contains("name = \"petgraph\"\n"))
        .filter_map(|p| p.split("version = \"").nth(1)?.split('"').next())
        .collect();
    assert_eq!(versions.len(), 1, "{versions:?}");
    assert!(versions[0].starts_with("0.6."), "{versions:?}");
}

// ---- the checker itself

fn fault_of(file: &str, source: &str) -> String {
    faults(file, source).join("; ")
}

#[test]
fn the_checker_finds_a_use_of_an_outer_layer_however_it_is_written() {
    for source in [
        "use crate::scene::Scene;",
        "use crate::{error::Error, scene::{Item, Scene}};",
        "use crate::{\n    scene,\n};",
        "fn f(x: &crate::scene::Scene) {}",
        "use super::scene::Scene;",
        "use super::{error::Error, scene};",
        "pub use ::std::vec::Vec; use crate :: scene :: Item;",
    ] {
        assert_eq!(
            fault_of("layout/mod.rs", source),
            "layout/mod.rs: layout must not use scene",
            "{source}"
        );
    }
    assert!(!fault_of("layout/force.rs", "use super::super::scene::Scene;").is_empty());
    assert!(!fault_of("format/json/read.rs", "use super::super::super::analysis;").is_empty());
}

#[test]
fn the_checker_keeps_neighbours_apart() {
    assert!(!fault_of("format/mod.rs", "use crate::analysis::loops;").is_empty());
    assert!(!fault_of("analysis/mod.rs", "use crate::format::json;").is_empty());
    assert!(!fault_of("narrate/mod.rs", "use crate::scene::key;").is_empty());
    assert!(!fault_of("scene/mod.rs", "use crate::narrate::Words;").is_empty());
}

#[test]
fn the_checker_lets_inner_layers_and_the_own_one_be_used() {
    for (file, source) in [
        (
            "layout/mod.rs",
            "use crate::{analysis::cycles, geometry::Point, model::Network};",
        ),
        (
            "layout/force.rs",
            "use super::seed; use crate::layout::quality;",
        ),
        (
            "format/json/read.rs",
            "use super::super::nearest; use super::scan::Node;",
        ),
        (
            "format/json/read.rs",
            "use crate::error::Error; // not crate::scene",
        ),
        (
            "error.rs",
            "/// See [`crate::model`]. \nconst X: &str = \"crate::scene\"; const Q: char = '\"';",
        ),
        (
            "error.rs",
            "const X: &str = r#\"use crate::scene; \"quoted\" \"#;",
        ),
        (
            "model/mod.rs",
            "#[cfg(test)]\nmod tests { use crate::format; fn f() {} }\nuse crate::error::Error;",
        ),
        (
            "wasm.rs",
            "use crate::session::Session; use wasm_bindgen::JsValue;",
        ),
        ("paint/canvas.rs", "use web_sys::CanvasRenderingContext2d;"),
        (
            "bin/system-map.rs",
            "use std::fs; use system_map::format; fn main() { println!(); }",
        ),
        (
            "scene/mod.rs",
            "use std::fmt::Write; fn f<'a>(x: &'a str) { let time = 1; }",
        ),
    ] {
        assert_eq!(fault_of(file, source), "", "{file}: {source}");
    }
}

#[test]
fn the_checker_goes_on_after_a_test_module_and_after_comments() {
    let source =
        "#[cfg(test)]\nmod tests { fn f() {} }\n/* a /* nested */ comment */ use crate::scene;";
    assert!(!fault_of("model/mod.rs", source).is_empty());
    let source = "#[cfg(test)]\nmod tests;\nuse crate::scene;";
    assert!(!fault_of("model/mod.rs", source).is_empty());
}

#[test]
fn the_checker_finds_the_web_the_clock_and_the_rest_of_the_world() {
    for source in [
        "use web_sys::Window;",
        "fn f() -> js_sys::Array {}",
        "use std::time::Instant;",
        "use std::{fmt, fs};",
        "fn f() { let t = std::time::Instant::now(); }",
        "use std::*;",
        "use std as s;",
        "use std::collections::HashMap;",
        "use std::collections::{BTreeMap, HashSet};",
        "static mut COUNT: u32 = 0;",
        "use rand::Rng;",
        "fn f() { println!(\"x\"); }",
        "use std::sync::OnceLock;",
    ] {
        assert_ne!(fault_of("scene/mod.rs", source), "", "{source}");
    }
}

#[test]
fn the_checker_finds_the_crate_under_another_name_or_as_a_whole() {
    for source in ["use crate as all;", "use crate::*;", "use super::*;"] {
        assert_ne!(fault_of("scene/mod.rs", source), "", "{source}");
    }
}

#[test]
fn the_checker_asks_for_a_layer_for_a_new_module() {
    assert!(fault_of("convert/mod.rs", "").contains("has no layer"));
}
