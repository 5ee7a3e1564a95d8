//! `system-map convert`: a map of one format to one of another, or a folder of them.

use crate::input::{Failure, Input, Reading, pretty, why};
use crate::output::Output;
use crate::pairs::maps;
use crate::same::{is_input, is_same};
use crate::target::Target;
use serde_json::{Value, json};
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use system_map::format::audit::{Audit, Note};
use system_map::format::{Exported, Format, ImportOptions, Imported, Part};
use system_map::spread;

/// What to convert, and how.
#[derive(clap::Args)]
pub struct Args {
    /// The map; several tables that are one map; a folder of maps; - is standard input
    #[arg(required = true, value_name = "IN")]
    inputs: Vec<PathBuf>,
    /// Where to: a file, a folder (for a folder, or if it ends with /), or - for standard output.
    /// The input is never overwritten; tables (CSV) become two files, OUT.elements.csv and
    /// OUT.connections.csv, and so can't go to standard output; a workbook (XLSX) can, but not to a
    /// terminal
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Format of the output; markdown is a document to read [default: by the ending of OUT; on
    /// standard output and in a folder system-map]
    #[arg(long, value_name = "FORMAT")]
    to: Option<String>,
    #[command(flatten)]
    reading: Reading,
    /// Write the account of what was read into this file, as JSON; - is standard output
    #[arg(long, value_name = "FILE")]
    audit_json: Option<PathBuf>,
    /// Print the account on standard output as JSON, instead of text on standard error
    #[arg(long)]
    json: bool,
}

/// What was done with one map.
struct Done {
    report: Value,
    failed: bool,
}

pub fn run(args: &Args) -> Result<Output, Failure> {
    let to = args.to.as_deref().map(Target::named).transpose()?;
    let to_stdout = args.output.as_os_str() == "-";
    let audit_to_stdout = args.audit_json.as_deref() == Some(Path::new("-"));
    if to_stdout && (args.json || audit_to_stdout) {
        let message = "Standard output can't take both the map and its account. Give a file: --audit-json FILE.";
        return Err(Failure::new(message.to_owned()));
    }
    if let Some(path) = args.audit_json.as_deref().filter(|_| !audit_to_stdout) {
        not_an_input(path, &args.inputs)?;
    }
    let ends_so = args.output.to_string_lossy().ends_with(['/', '\\']);
    let batch = args.inputs.iter().any(|path| path.is_dir()) || ends_so || args.output.is_dir();
    let mut out = Vec::new();
    let done = match batch {
        false => vec![one(args, &args.inputs, &args.output, to, &mut out)?],
        true => folder(args, &args.reading.options()?, to)?,
    };
    let failed = done.iter().filter(|done| done.failed).count();
    let reports: Vec<Value> = done.into_iter().map(|done| done.report).collect();
    let report = pretty(&match (batch, reports.as_slice()) {
        (false, [report]) => report.clone(),
        _ => json!({ "files": reports }),
    });
    if let Some(path) = args.audit_json.as_deref().filter(|_| !audit_to_stdout) {
        write(path, report.as_bytes())?;
    }
    if args.json || audit_to_stdout {
        out.extend_from_slice(report.as_bytes());
    }
    match failed {
        0 => Ok(Output::Data(out)),
        n => {
            let message = format!("{n} of {} files could not be converted.", reports.len());
            Err(Failure {
                message,
                report: String::from_utf8_lossy(&out).into_owned(),
            })
        }
    }
}

/// Reads a map from one file or several, and writes it. Text for standard output goes to `out`.
fn one(
    args: &Args,
    inputs: &[PathBuf],
    output: &Path,
    to: Option<Target>,
    out: &mut Vec<u8>,
) -> Result<Done, Failure> {
    let name = output.to_string_lossy();
    let to = match to {
        Some(to) => to,
        None => Target::of(output)?,
    };
    if output.as_os_str() != "-" {
        not_an_input(output, inputs)?;
    }
    let input = Input::with(inputs, &args.reading)?;
    let mut imported = input.import(args.json)?;
    // What a page shows as it is.
    if matches!(to, Target::Format(Format::SystemMap)) {
        spread(&mut imported);
    }
    let Imported { map, audit } = imported;
    let Exported { parts, notes } = to.write(&map).map_err(|e| input.failure(&e))?;
    let mut written = Vec::new();
    if output.as_os_str() == "-" {
        out.extend_from_slice(&for_stdout(&parts, to)?.bytes);
    } else {
        let paths: Vec<PathBuf> = parts.iter().map(|part| path_of(part, output)).collect();
        for path in &paths {
            not_an_input(path, inputs)?;
            not_the_account(path, args.audit_json.as_deref())?;
        }
        for (path, part) in paths.iter().zip(&parts) {
            write(path, &part.bytes)?;
            written.push(path.display().to_string());
        }
    }
    if !args.json {
        input.account(&audit);
        for note in &notes {
            tell!("system-map: {name}: warning: {}", note.sentence());
        }
        if written.iter().any(|path| *path != name) {
            tell!("system-map: Written: {}.", written.join(", "));
        }
    }
    Ok(Done {
        report: report(&input.name(), &audit, to, &written, &notes),
        failed: false,
    })
}

/// What goes to standard output: all is in one part, and that is text, or nobody reads it on a screen.
fn for_stdout(parts: &[Part], to: Target) -> Result<&Part, Failure> {
    let what = to.name();
    let message = match parts {
        [part] if std::str::from_utf8(&part.bytes).is_ok() => return Ok(part),
        [part] if !io::stdout().is_terminal() => return Ok(part),
        [_] => format!("A {what} is no text for a terminal. Give a file: -o FILE."),
        parts => format!(
            "A {what} is {} files, which can't go to standard output. Give a name: -o FILE.",
            parts.len()
        ),
    };
    Err(Failure::new(message))
}

/// The file of a part: `out.csv` becomes `out.elements.csv`.
fn path_of(part: &Part, output: &Path) -> PathBuf {
    if part.name.is_empty() {
        return output.to_path_buf();
    }
    let ending = output
        .extension()
        .map_or("csv".into(), |e| e.to_string_lossy());
    output.with_extension(format!("{}.{ending}", part.name))
}

/// A file that is read is not written: whatever its new format can't hold would be gone.
fn not_an_input(output: &Path, inputs: &[PathBuf]) -> Result<(), Failure> {
    match inputs.iter().any(|input| is_input(input, output)) {
        false => Ok(()),
        true => Err(Failure::new(format!(
            "{} is the input, and would be overwritten. Give another name.",
            output.display()
        ))),
    }
}

/// The account of a map is not written over it.
fn not_the_account(output: &Path, account: Option<&Path>) -> Result<(), Failure> {
    match account.is_some_and(|account| account != Path::new("-") && is_same(account, output)) {
        false => Ok(()),
        true => Err(Failure::new(format!(
            "{} is where the map goes, and can't be its account too. Give another name.",
            output.display()
        ))),
    }
}

fn report(file: &str, audit: &Audit, to: Target, written: &[String], notes: &[Note]) -> Value {
    json!({
        "file": file, "audit": audit.json(), "to": to.token(), "written": written,
        "lost": notes.iter().map(Note::json).collect::<Vec<_>>(),
    })
}

/// What is not a folder can't become one.
fn check_folder(output: &Path) -> Result<(), Failure> {
    let why = if output.as_os_str() == "-" {
        "Several maps can't go to standard output. Give a folder: -o FOLDER."
    } else if output.is_file() {
        "This is a file, and several maps go to a folder. Give another name."
    } else if output.is_dir() || output.to_string_lossy().ends_with(['/', '\\']) {
        return Ok(());
    } else if output.extension().is_some() && Target::of(output).is_ok() {
        "Several maps go to a folder, and this looks like the name of a file. End it with / if it is a folder, and say with --to which format the maps get."
    } else {
        return Ok(());
    };
    Err(Failure::new(format!("{}: {why}", output.display())))
}

/// The files of a folder that are to be read: not hidden ones, nor those that were made of
/// others here, which are known by their names: `a.csv.json` beside `a.csv`.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder)
        .map_err(|e| Failure::new(format!("{}: {}", folder.display(), why(&e))))?;
    let mut entries: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    entries.sort();
    let hidden = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with('.')
    };
    entries.retain(|path| !hidden(path));
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) =
        entries.into_iter().partition(|path| path.is_dir());
    if !folders.is_empty() {
        let names: Vec<String> = folders.iter().map(|f| f.display().to_string()).collect();
        tell!(
            "system-map: note: Folders in a folder are passed over: {}.",
            names.join(", ")
        );
    }
    // In any format, for it may be another one today.
    let endings: Vec<String> = Target::all().flat_map(Target::endings_here).collect();
    let made = |path: &PathBuf| {
        let name = path.to_string_lossy();
        let of = |ending: &String| {
            let source = name.strip_suffix(ending.as_str());
            // They are in order.
            source.is_some_and(|source| files.binary_search(&source.into()).is_ok())
        };
        endings.iter().any(of)
    };
    let (made, files): (Vec<PathBuf>, Vec<PathBuf>) =
        files.iter().cloned().partition(|path| made(path));
    if !made.is_empty() {
        let names: Vec<String> = made.iter().map(|f| f.display().to_string()).collect();
        tell!(
            "system-map: note: Made here of other files, and passed over: {}. A map of its own that is only called so is read if it is named beside the folder.",
            names.join(", ")
        );
    }
    Ok(files)
}

/// Converts every file of folders, each map by itself. One that can't be read does not stop the others.
fn folder(args: &Args, options: &ImportOptions, to: Option<Target>) -> Result<Vec<Done>, Failure> {
    let to = to.unwrap_or(Target::Format(Format::SystemMap));
    check_folder(&args.output)?;
    let mut files = Vec::new();
    for path in &args.inputs {
        match path.is_dir() {
            false => files.push(path.clone()),
            true => files.extend(files_of(path)?),
        }
    }
    let make = fs::create_dir_all(&args.output);
    make.map_err(|e| Failure::new(format!("{}: {}", args.output.display(), why(&e))))?;
    let mut done = Vec::new();
    for map in maps(&files, options) {
        let path = &map[0];
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        let output = args.output.join(format!("{name}.{}", to.ending()));
        let free = not_an_input(&output, &files);
        let made = free.and_then(|()| one(args, &map, &output, Some(to), &mut Vec::new()));
        done.push(made.unwrap_or_else(|failure| {
            if !args.json {
                tell!("system-map: {}", failure.message);
            }
            Done {
                report: json!({ "file": path.display().to_string(), "error": failure.message }),
                failed: true,
            }
        }));
    }
    Ok(done)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| {
        let why = match (error.kind(), path.parent()) {
            (io::ErrorKind::NotFound, Some(folder)) => format!(
                "The folder “{}” does not exist. Make it first, or name another one.",
                folder.display()
            ),
            (io::ErrorKind::PermissionDenied, _) => "You may not write this file.".to_owned(),
            (io::ErrorKind::IsADirectory, _) => why(&error),
            _ => format!("This file can't be written: {error}."),
        };
        Failure::new(format!("{}: {why}", path.display()))
    })
}
