//! `system-map paths` and `system-map reach`: what leads where.

use crate::check::course;
use crate::input::{Failure, Input, Lang, Reading, pretty};
use crate::loops::{a_list, at_least_one};
use crate::output::Output;
use serde_json::{Value, json};
use std::path::PathBuf;
use system_map::analysis::loops::{Class, LoopOptions};
use system_map::analysis::paths::{Paths, paths};
use system_map::analysis::reach::{Verdict, Way, as_stated, reach};
use system_map::format::Parsed;
use system_map::model::{FactorIx, LinkIx, Map, Network};
use system_map::narrate::{Words, label};
use system_map::session::find;

#[derive(clap::Args)]
pub struct PathArgs {
    /// The map; - is standard input
    file: PathBuf,
    /// The factor to start from: its id or its label
    from: String,
    /// The factor to get to
    to: String,
    /// Only ways of at most this many links
    #[arg(long, value_name = "LINKS", value_parser = at_least_one)]
    max_len: Option<usize>,
    /// At most this many ways, the shortest
    #[arg(long, value_name = "NUMBER", default_value_t = 100, value_parser = a_list)]
    limit: usize,
    /// Print one JSON object instead of text
    ///
    /// "raise", "lower" and "unknown" count the ways listed, and "verdict" is of them: where "allFound" is
    /// false, others may do otherwise. Where the list has not even all of the shortest ways, "verdict" is of
    /// all the shortest, as "shortest" is.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    lang: Lang,
}

#[derive(clap::Args)]
pub struct ReachArgs {
    /// The map; - is standard input
    file: PathBuf,
    /// The factor: its id or its label
    factor: String,
    /// What drives it
    #[arg(long, conflicts_with = "down")]
    up: bool,
    /// What follows from it (this is what is told if neither is asked for)
    #[arg(long)]
    down: bool,
    /// At most this many links away
    #[arg(long, value_name = "NUMBER", value_parser = at_least_one)]
    steps: Option<usize>,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    lang: Lang,
}

struct Loaded {
    map: Map,
    net: Network,
    words: Words,
}

fn load(input: &Input, as_json: bool, lang: &Lang) -> Result<Loaded, Failure> {
    let Parsed { map, warnings } = input.read(as_json)?;
    input.warn(&warnings);
    Ok(Loaded {
        net: Network::whole(&map),
        words: lang.words(&map),
        map,
    })
}

impl Loaded {
    fn factor(&self, input: &Input, name: &str) -> Result<(FactorIx, u32), Failure> {
        let ix = find::factor(&self.map, name).map_err(|e| input.failure(&e))?;
        let place = self.net.index_of(ix).unwrap_or_default();
        Ok((ix, place as u32))
    }

    fn named(&self, ix: FactorIx) -> Value {
        json!({ "id": self.map.factor(ix).id, "label": label(&self.map, ix) })
    }

    fn handles(&self, path: &[u32]) -> Vec<LinkIx> {
        path.iter().map(|&l| self.net.links[l as usize]).collect()
    }
}

pub fn run_paths(args: &PathArgs) -> Result<Output, Failure> {
    let input = Input::with(std::slice::from_ref(&args.file), &args.reading)?;
    let loaded = load(&input, args.json, &args.lang)?;
    let (from, a) = loaded.factor(&input, &args.from)?;
    let (to, b) = loaded.factor(&input, &args.to)?;
    let options = LoopOptions {
        limit: args.limit,
        max_len: args.max_len,
        ..LoopOptions::default()
    };
    let found = paths(&loaded.net, a, b, &options);
    let header = loaded.words.paths(&loaded.map, from, to, &found);
    Ok(match args.json {
        true => Output::data(pretty(&paths_json(
            &loaded,
            &input,
            &found,
            (from, to),
            &header,
        ))),
        false => Output::Told(paths_text(&loaded, &found, &header)),
    })
}

fn paths_text(loaded: &Loaded, found: &Paths, header: &str) -> String {
    let mut out = format!("{header}\n");
    for path in &found.list {
        let links = loaded.handles(path);
        let told = loaded.words.path(&loaded.map, &links);
        out += &format!(
            "\n{}\n    {told}\n",
            course(&loaded.map, &loaded.words, &links, true)
        );
    }
    if !found.list.is_empty() {
        out += &format!("\n{}\n", loaded.words.interface("askPathsNote", &[]));
    }
    out
}

fn paths_json(
    loaded: &Loaded,
    input: &Input,
    found: &Paths,
    (from, to): (FactorIx, FactorIx),
    header: &str,
) -> Value {
    let balance = found.balance();
    let path = |(path, &class): (&Vec<u32>, &Class)| {
        let links = loaded.handles(path);
        json!({
            "length": links.len(),
            "sign": Verdict::of(class).token(),
            "links": links.iter().map(|&l| loaded.map.link(l).id.as_str()).collect::<Vec<_>>(),
            "sentence": loaded.words.path(&loaded.map, &links),
        })
    };
    json!({
        "file": input.name(),
        "from": loaded.named(from),
        "to": loaded.named(to),
        "header": header,
        "verdict": found.verdict().token(),
        "raise": balance.raise,
        "lower": balance.lower,
        "unknown": balance.unknown,
        "distance": found.distance,
        "shortest": found.nearest.verdict().token(),
        "completeUpTo": found.complete_up_to,
        "allFound": found.all_found,
        "totalAtLeast": found.total_at_least,
        "totalKnown": found.total_is_exact.then_some(found.total_at_least),
        "paths": found.list.iter().zip(&found.signs).map(path).collect::<Vec<_>>(),
    })
}

pub fn run_reach(args: &ReachArgs) -> Result<Output, Failure> {
    let input = Input::with(std::slice::from_ref(&args.file), &args.reading)?;
    let loaded = load(&input, args.json, &args.lang)?;
    let (factor, place) = loaded.factor(&input, &args.factor)?;
    let way = if args.up { Way::Up } else { Way::Down };
    let steps = args
        .steps
        .map_or(u32::MAX, |steps| steps.min(u32::MAX as usize) as u32);
    let found = reach(&loaded.net, place, way, steps);
    let header = loaded
        .words
        .reach(&loaded.map, factor, way, steps, found.len());
    if args.json {
        let row = |r: &system_map::analysis::reach::Reached| {
            let mut row = loaded.named(loaded.net.factors[r.factor as usize]);
            row["steps"] = r.steps.into();
            row["sign"] = r.signs.verdict().token().into();
            row
        };
        return Ok(Output::data(pretty(&json!({
            "file": input.name(),
            "factor": loaded.named(factor),
            "way": if args.up { "up" } else { "down" },
            "header": header,
            "reached": found.iter().map(row).collect::<Vec<_>>(),
        }))));
    }
    let stated = reach(&as_stated(&loaded.map, &loaded.net), place, way, steps);
    let mut out = header + "\n";
    let mut steps = 0;
    for (i, reached) in found.iter().enumerate() {
        if reached.steps != steps {
            steps = reached.steps;
            out += &match steps {
                1 => format!("\n{}:\n", loaded.words.interface("askDirectly", &[])),
                _ => {
                    let steps = [("n", &*steps.to_string())];
                    format!("\n{}:\n", loaded.words.interface("askInSteps", &steps))
                }
            };
        }
        let name = label(&loaded.map, loaded.net.factors[reached.factor as usize]);
        let verdict = loaded.words.verdict_of(reached.signs, stated[i].signs);
        out += &format!("    {name} ({verdict})\n");
    }
    if !found.is_empty() {
        let note = match way {
            Way::Up => "askUpNote",
            Way::Down => "askDownNote",
        };
        out += &format!("\n{}\n", loaded.words.interface(note, &[]));
    }
    Ok(Output::Told(out))
}
