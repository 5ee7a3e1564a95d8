//! Reads every file of a collection of maps and compares it with what its tables say.
//!
//! `cargo run --release --example corpus [FOLDER]`, or `make corpus`. The folder is `../shared/maps`,
//! or what SYSTEM_MAP_CORPUS says. Differences are marked; the exit status is 1 if there are any.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use system_map::analysis::loops::{Class, LoopOptions, LoopSearch};
use system_map::format::{File, ImportOptions, Imported, ReadOptions, import_all};
use system_map::model::Network;

/// Loops are counted up to here.
const MOST_LOOPS: usize = 200_000;

/// What a table says of a file: its own words, column by column.
#[derive(Default)]
struct Expected {
    size: String,
    signs: String,
    /// Loops, R, B, U by links.
    loops: Option<String>,
}

/// Where what is read is right and the lists are not: the file, what is found, and why.
const EXPLAINED: &[(&str, &[&str], &str)] = &[
    ("vensim/beer-game-sterman13.mdl", &["8/7/94, d0"], VALVE),
    ("vensim/c-learn-v77.mdl", &["24/18/1695, d0"], VALVE),
    ("vensim/free6.mdl", &["29/16/719, d0"], VALVE_AND_PIPE),
    (
        "vensim/industrial-dynamics-ch15.mdl",
        &["12/8/166, d0"],
        VALVE,
    ),
    ("vensim/population-subscripted.mdl", &["1/1/6, d0"], VALVE),
    ("xmile/sdai-armsRace.loops.json", &["6/2/4, d0"], STATED),
    (
        "xmile/sdai-bassDiffusion.loops.json",
        &["7/1/3, d0"],
        STATED,
    ),
    (
        "xmile/sdai-inventoryWorkforce.loops.json",
        &["9/4/9, d0"],
        STATED,
    ),
    (
        "xmile/sdai-predatorPrey.loops.json",
        &["10/3/3, d0"],
        STATED,
    ),
    (
        "xmile/simlin-alias1.stmx",
        &["3/2", "1/0/1, d0"],
        "The connector from a second picture (alias) of a variable is a link too.",
    ),
    (
        "xmile/community-corona-8.xmile",
        &["44/55", "5/4/46, d0", "9 0 0 9"],
        "The model has no view: its links are those of its equations. The list has the flows alone.",
    ),
];
const STATED: &str = "The list has the signs of the pipes of the model; these are those that the loops of the file state.";
const VALVE: &str = "A thin arrow from the valve of a flow is no pipe, and has no sign: the list takes it for an outflow.";
const VALVE_AND_PIPE: &str = "A thin arrow from the valve of a flow is no pipe, and has no sign: the list takes it for an outflow. The way of two pipes is that of their equations.";

fn main() -> ExitCode {
    let folder = std::env::args_os()
        .nth(1)
        .or_else(|| std::env::var_os("SYSTEM_MAP_CORPUS"));
    let folder = folder.map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/maps"),
        PathBuf::from,
    );
    let Ok(table) = fs::read_to_string(folder.join("README.md")) else {
        println!(
            "There is no collection of maps in {}: nothing to read.",
            folder.display()
        );
        return ExitCode::SUCCESS;
    };
    let loops = fs::read_to_string(folder.join("graphs/README.md")).unwrap_or_default();
    let mut differences = 0;
    let mut unread = 0;
    println!(
        "{:<44} {:<15} {:>8} {:>8}  {:<24} {:>5}  {:<22} {:>7}",
        "file", "format", "factors", "links", "+ / - / ? / ±", "delay", "loops R B U", "ms"
    );
    for entry in files(&folder) {
        let (name, paths) = entry;
        let expected = expected(&name, &table, &loops);
        let contents: Vec<(String, Vec<u8>)> = paths
            .iter()
            .map(|p| (p.display().to_string(), fs::read(p).unwrap_or_default()))
            .collect();
        let list: Vec<File> = contents
            .iter()
            .map(|(name, bytes)| File { name, bytes })
            .collect();
        #[expect(clippy::disallowed_methods, reason = "this is no part of the core")]
        let start = Instant::now();
        let options = ImportOptions {
            map: Some("*".to_owned()),
            limits: ReadOptions {
                max_factors: 1_000_000,
                max_links: 1_000_000,
                max_values: 10_000_000,
                ..ReadOptions::default()
            },
            ..ImportOptions::default()
        };
        let read = import_all(&list, &options);
        let time = start.elapsed().as_millis();
        match read {
            Ok(imported) => differences += told(&name, &imported, &expected, time),
            Err(error) => {
                unread += 1;
                println!("{name:<44} not read: {error}");
            }
        }
    }
    println!("\n{differences} differences; {unread} files not read.");
    ExitCode::from(u8::from(differences > 0))
}

/// Prints the line of a file and, where they differ, what was expected. How many differ.
fn told(name: &str, imported: &Imported, expected: &Expected, time: u128) -> usize {
    let c = &imported.audit.counts;
    let size = format!("{}/{}", c.factors, c.links);
    let signs = format!(
        "{}/{}/{}, d{}",
        c.plus,
        c.minus,
        c.unknown + c.both,
        c.delayed
    );
    let loops = match c.links < 5000 {
        true => count(imported),
        false => "not counted".to_owned(),
    };
    println!(
        "{name:<44} {:<15} {:>8} {:>8}  {:<24} {:>5}  {loops:<22} {time:>7}",
        imported.audit.format.token(),
        c.factors,
        c.links,
        format!("{} / {} / {} / {}", c.plus, c.minus, c.unknown, c.both),
        c.delayed,
    );
    let loops_known = expected
        .loops
        .as_ref()
        .filter(|_| !loops.contains('n') && !loops.contains('>'));
    let explained = EXPLAINED.iter().find(|(of, ..)| *of == name);
    let pairs = [
        (&expected.size, &size),
        (&expected.signs, &signs),
        (loops_known.unwrap_or(&loops), &loops),
    ];
    let (mut differ, mut other) = (0, false);
    for (there, here) in pairs {
        if !there.is_empty() && there != here {
            other = true;
            match explained.filter(|(_, found, _)| found.contains(&here.as_str())) {
                Some(_) => println!("  the list has {there}, here it is {here}"),
                None => {
                    differ += 1;
                    println!("  *** expected {there}, found {here}");
                }
            }
        }
    }
    if let Some((.., why)) = explained.filter(|_| other) {
        println!("  {why}");
    }
    differ
}

fn count(imported: &Imported) -> String {
    let net = Network::whole(&imported.map);
    let options = LoopOptions {
        limit: MOST_LOOPS,
        ..LoopOptions::default()
    };
    let search = LoopSearch::all(&net, options);
    if !search.all_found {
        return format!("> {}", search.len());
    }
    let mut classes = [0usize; 3];
    for i in 0..search.len() {
        let class = match search.class(i) {
            Class::Reinforcing => 0,
            Class::Balancing => 1,
            Class::Unknown => 2,
        };
        classes[class] += 1;
    }
    format!(
        "{} {} {} {}",
        search.len(),
        classes[0],
        classes[1],
        classes[2]
    )
}

/// The files of a collection, those that are tables of one map together.
fn files(folder: &Path) -> Vec<(String, Vec<PathBuf>)> {
    let mut found: Vec<(String, Vec<PathBuf>)> = Vec::new();
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|e| Some(e.ok()?.path()))
        .collect();
    folders.sort();
    for sub in folders
        .iter()
        .filter(|f| f.is_dir() && !f.ends_with("graphs"))
    {
        let mut paths: Vec<PathBuf> = fs::read_dir(sub)
            .into_iter()
            .flatten()
            .filter_map(|e| Some(e.ok()?.path()))
            .collect();
        paths.sort();
        for path in paths {
            let name = path
                .strip_prefix(folder)
                .unwrap_or(&path)
                .display()
                .to_string();
            let base = name
                .strip_suffix("-elements.csv")
                .or(name.strip_suffix("-connections.csv"));
            let name = base.map_or(name.clone(), |base| format!("{base}-*.csv"));
            match found.iter_mut().find(|(n, _)| *n == name) {
                Some((_, paths)) => paths.push(path),
                None => found.push((name, vec![path])),
            }
        }
    }
    found
}

fn expected(name: &str, table: &str, loops: &str) -> Expected {
    let row = |text: &str, column: usize| -> Option<Vec<String>> {
        let mut rows = text.lines().filter(|line| line.starts_with("| `"));
        let cells = |line: &str| {
            line.split('|')
                .map(|c| c.trim().trim_matches('`').to_owned())
                .collect::<Vec<_>>()
        };
        rows.find_map(|line| Some(cells(line)).filter(|c| c[column] == name))
    };
    let mut it = Expected::default();
    if let Some(cells) = row(table, 1) {
        it.size.clone_from(&cells[2]);
        it.signs.clone_from(&cells[3]);
    }
    if let Some(cells) = row(loops, 2) {
        it.size = format!("{}/{}", cells[3], cells[4]);
        it.loops = Some(cells[8..12].join(" ")).filter(|text| !text.trim().is_empty());
    }
    it
}
