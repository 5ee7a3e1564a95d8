//! Build steps of system-map that are easier in Rust than in a shell.
//!
//! `xtask bind INPUT.wasm OUT_DIR NAME` does what `wasm-bindgen --target web` does. Being a crate of this workspace
//! it is always of the version that Cargo.lock holds, which is the one that INPUT was compiled with.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

const USAGE: &str = "usage: xtask bind INPUT.wasm OUT_DIR NAME";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["bind", input, out_dir, name] => bind(input, out_dir, name).map_err(|e| format!("{e:?}")),
        _ => Err(USAGE.to_string()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes `NAME.js`, `NAME.d.ts` and `NAME_bg.wasm` into `out_dir`.
///
/// The glue is an ES module that never guesses where its wasm lies (the component tells it), so that it can also be
/// bundled into a classic script, which has no `import.meta`.
fn bind(input: &str, out_dir: &str, name: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(input)
        .web(true)?
        .omit_default_module_path(true)
        .typescript(true)
        .out_name(name)
        .generate(out_dir)?;
    Ok(())
}
