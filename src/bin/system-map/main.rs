//! The command line: checks a map, draws it, lists its loops, converts it, prints the schema of the
//! format.

/// Tells something on standard error. A reader that has had enough (`| head`) is no failure.
macro_rules! tell {
    ($($said:tt)*) => {{
        use std::io::Write as _;
        let said = format!($($said)*);
        let _ = writeln!(std::io::stderr(), "{}", $crate::output::shown(&said));
    }};
}

mod check;
mod convert;
mod indicators;
mod input;
mod loops;
mod output;
mod pairs;
mod render;
mod same;
mod target;
mod ways;

use clap::{Parser, Subcommand};
use input::Input;
use output::{Output, shown};
use std::path::PathBuf;
use std::process::ExitCode;
use system_map::format::json;

/// Causal loop diagrams: checked, told and drawn.
#[derive(Parser)]
#[command(name = "system-map", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Sum a map up and say what is wrong with it
    ///
    /// Prints the factors, links, groups, views and feedback loops. Warnings go to standard error,
    /// with line and column where they are about a place in the file. The exit status is 1 if the file can't be read as a map, and
    /// 0 otherwise, with or without warnings.
    Check {
        /// The map, of any format that is read; several tables that are one map; - is standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Print one JSON object instead of text
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        reading: input::Reading,
        #[command(flatten)]
        lang: input::Lang,
    },
    /// List the feedback loops of a map, each told in words: the author's first, then shortest first
    Loops(loops::Args),
    /// Tell how one factor leads to another, and whether it raises or lowers it
    Paths(ways::PathArgs),
    /// List what drives a factor (--up) or what follows from it (--down)
    Reach(ways::ReachArgs),
    /// Count loops, causes and effects of each factor and link
    Indicators(indicators::Args),
    /// Turn maps of any format that is read into one that is written
    Convert(convert::Args),
    /// Draw a map, or a part of it, as an SVG figure with title and key
    Render(render::Args),
    /// Print the JSON Schema of the map format, for editors and validators
    Schema,
}

fn main() -> ExitCode {
    let done = match Cli::try_parse()
        .unwrap_or_else(|error| misused(&error))
        .command
    {
        Command::Check {
            files,
            json,
            reading,
            lang,
        } => Input::with(&files, &reading).and_then(|input| check::run(&input, json, &lang)),
        Command::Loops(args) => loops::run(&args),
        Command::Paths(args) => ways::run_paths(&args),
        Command::Reach(args) => ways::run_reach(&args),
        Command::Indicators(args) => indicators::run(&args),
        Command::Convert(args) => convert::run(&args),
        Command::Render(args) => render::run(&args),
        Command::Schema => Ok(Output::data(json::SCHEMA.to_owned())),
    };
    match done.and_then(|output| output.print()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = Output::data(failure.report).print();
            tell!("system-map: {}", failure.message);
            ExitCode::FAILURE
        }
    }
}

/// Ends with how the program is used. Names of files may be among the words (`*`), so those that would
/// command the terminal are read again as they are shown.
fn misused(error: &clap::Error) -> ! {
    let words = std::env::args_os().map(|word| shown(&word.to_string_lossy()).into_owned());
    match Cli::try_parse_from(words) {
        Err(again) => again.exit(),
        Ok(_) => error.exit(),
    }
}
