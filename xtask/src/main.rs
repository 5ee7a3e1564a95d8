//! Build steps of system-map that are easier in Rust than in a shell.
//!
//! `xtask order INPUT.wasm OUTPUT.wasm` puts the functions of a module in an order in which it compresses well;
//! `xtask orders INPUT.wasm OUT_DIR` does so in several ways, as `0.wasm`, `1.wasm` …, for a compressor to choose from.
//!
//! `xtask bind INPUT.wasm OUT_DIR NAME` does what `wasm-bindgen --target web` does. Being a crate of this workspace
//! it is always of the version that Cargo.lock holds, which is the one that INPUT was compiled with.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

mod order;

const USAGE: &str = "usage: xtask bind INPUT.wasm OUT_DIR NAME\n       xtask order INPUT.wasm OUTPUT.wasm\n       xtask orders INPUT.wasm OUT_DIR";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["bind", input, out_dir, name] => bind(input, out_dir, name).map_err(|e| format!("{e:?}")),
        ["order", input, output] => order(input, output).map_err(|e| format!("{e:?}")),
        ["orders", input, out_dir] => orders(input, out_dir).map_err(|e| format!("{e:?}")),
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

/// Writes a module with its functions in another order.
fn order(input: &str, output: &str) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::write(output, order::order(&std::fs::read(input)?, order::USUAL)?)?;
    Ok(())
}

/// Writes a module with its functions in each of several orders.
fn orders(input: &str, out_dir: &str) -> Result<(), Box<dyn std::error::Error>> {
    let module = std::fs::read(input)?;
    for (i, walk) in order::walks().into_iter().enumerate() {
        std::fs::write(format!("{out_dir}/{i}.wasm"), order::order(&module, walk)?)?;
    }
    Ok(())
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
    let (wasm, glue) = (
        format!("{out_dir}/{name}_bg.wasm"),
        format!("{out_dir}/{name}.js"),
    );
    let mut module = walrus::Module::from_file(&wasm)?;
    prune(&mut module);
    shorten(&mut module, &glue)?;
    module.emit_wasm_file(wasm)?;
    Ok(())
}

/// Gives what the module imports names of a letter or two. The binder ends each in sixteen random digits, which no
/// compressor makes smaller and which stand in the module as well as in its glue.
fn shorten(module: &mut walrus::Module, glue: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut script = std::fs::read_to_string(glue)?;
    for (i, import) in module.imports.iter_mut().enumerate() {
        let short = short(i);
        let (before, after) = (
            format!("\n        {}: function(", import.name),
            format!("\n        {short}: function("),
        );
        if script.matches(&before).count() != 1 {
            return Err(format!("{glue} does not have {} once", import.name).into());
        }
        script = script.replace(&before, &after);
        import.name = short;
    }
    std::fs::write(glue, script)?;
    Ok(())
}

/// A name by a number: a to z, A to Z, then two of these.
fn short(number: usize) -> String {
    let letters: Vec<char> = ('a'..='z').chain('A'..='Z').collect();
    let last = letters[number % letters.len()];
    match number / letters.len() {
        0 => last.to_string(),
        rest => short(rest - 1) + &last.to_string(),
    }
}

/// Empties the functions through which JavaScript would call closures and futures of Rust, where none is handed out.
///
/// js-sys has one for each signature that some method of JavaScript takes. The binder deletes what described them, and
/// they stay, as entries of the function table that nothing points to. Those that are used are exported by the binder.
fn prune(module: &mut walrus::Module) {
    let exported: Vec<_> = (module.exports.iter())
        .filter_map(|export| match export.item {
            walrus::ExportItem::Function(id) => Some(id),
            _ => None,
        })
        .collect();
    if exported.iter().any(|&id| is_caller(module, id)) {
        return;
    }
    let callers: Vec<_> = (module.funcs.iter_local())
        .map(|(id, function)| (id, function.ty()))
        .filter(|&(id, _)| is_caller(module, id))
        .collect();
    for (id, ty) in callers {
        let (params, results) = module.types.params_results(ty);
        let (params, results) = (params.to_vec(), results.to_vec());
        let arguments = params.iter().map(|&ty| module.locals.add(ty)).collect();
        let mut function = walrus::FunctionBuilder::new(&mut module.types, &params, &results);
        function.func_body().unreachable();
        module.funcs.get_mut(id).kind = walrus::FunctionKind::Local(function.local_func(arguments));
    }
}

/// Is a function one through which JavaScript would call a closure or wake a future?
fn is_caller(module: &walrus::Module, id: walrus::FunctionId) -> bool {
    let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
    name.contains("::convert::closures::")
        || name.contains("js_sys") && name.contains("::futures::")
}
