//! `system-map indicators`: the place of factors and links in the drawing, in numbers.

use crate::input::{Failure, Input, Lang, pretty};
use serde_json::{Value, json};
use std::path::PathBuf;
use system_map::analysis::indicators::{ByClass, Indicators, indicators};
use system_map::analysis::loops::{LoopOptions, LoopSearch};
use system_map::format::Parsed;
use system_map::model::{Map, Network};
use system_map::narrate::{Noun, Words, label};

/// How many sets the search for a smallest feedback set may begin.
const WORK: usize = 20_000;

#[derive(clap::Args)]
pub struct Args {
    /// The map; - is standard input
    file: PathBuf,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: Lang,
}

pub fn run(args: &Args) -> Result<String, Failure> {
    let input = Input::new(args.file.clone());
    let Parsed { map, warnings } = input.read(args.json)?;
    input.warn(&warnings);
    let net = Network::whole(&map);
    let words = args.lang.words(&map);
    let loops = LoopSearch::all(
        &net,
        LoopOptions {
            limit: 100_000,
            count_work: 0,
            ..LoopOptions::default()
        },
    );
    let all = indicators(&net, &loops, WORK);
    Ok(match args.json {
        true => pretty(&to_json(&map, &net, &words, &all, &input.name())),
        false => text(&map, &net, &words, &all),
    })
}

/// Of which loops the counts are.
fn counted(words: &Words, all: &Indicators) -> String {
    match all.all_loops {
        true => "Loops: all of them.".to_owned(),
        false => format!(
            "Loops: those of at most {}; there are longer ones.",
            words.count(all.loops_up_to, Noun::Link)
        ),
    }
}

fn classes(loops: ByClass) -> String {
    let mut text = format!("{}R {}B", loops.reinforcing, loops.balancing);
    if loops.unknown > 0 {
        text += &format!(" {}U", loops.unknown);
    }
    text
}

fn text(map: &Map, net: &Network, words: &Words, all: &Indicators) -> String {
    let mut out = format!("{}\n{}\n\n", words.caption(), counted(words, all));
    out += &words.feedback_set(all.feedback_set.factors.len(), all.feedback_set.exact);
    out += "\n";
    for &factor in &all.feedback_set.factors {
        out += &format!("    {}\n", label(map, net.factors[factor as usize]));
    }
    out += &format!(
        "{}\nOn a loop: {} of {}.\n\n",
        words.independent(all.independent.loops.len(), all.independent.complete),
        words.count(all.links_on_loops, Noun::Link),
        words.count(net.link_count(), Noun::Link),
    );
    let mut rows = vec![
        [
            "loops",
            "independent",
            "affected by",
            "affects",
            "driven by",
            "drives",
            "factor",
        ]
        .map(str::to_owned),
    ];
    let mut order: Vec<usize> = (0..net.factor_count()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(all.factors[i].loops.all()));
    for i in order {
        let numbers = &all.factors[i];
        rows.push([
            classes(numbers.loops),
            numbers.independent.to_string(),
            numbers.causes.to_string(),
            numbers.effects.to_string(),
            numbers.up.to_string(),
            numbers.down.to_string(),
            label(map, net.factors[i]),
        ]);
    }
    out += &table(&rows);
    let mut links: Vec<usize> = (0..net.link_count())
        .filter(|&i| all.links[i].on_a_loop)
        .collect();
    links.sort_by_key(|&i| std::cmp::Reverse(all.links[i].loops.all()));
    if !links.is_empty() {
        out += "\nWhat would open if a link were not there:\n";
        let mut rows = vec![["loops", "link"].map(str::to_owned)];
        rows.extend(
            links
                .iter()
                .map(|&i| [classes(all.links[i].loops), words.ends(map, net.links[i])]),
        );
        out += &table(&rows);
    }
    out
}

/// Columns of equal width, the last as wide as it is.
fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let wide = |column: usize| {
        rows.iter()
            .map(|r| r[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..N).map(wide).collect();
    let mut out = String::new();
    for row in rows {
        for (i, cell) in row.iter().enumerate() {
            match i + 1 == N {
                true => out += &format!("{cell}\n"),
                false => out += &format!("{cell:<width$}  ", width = widths[i]),
            }
        }
    }
    out
}

fn to_json(map: &Map, net: &Network, words: &Words, all: &Indicators, file: &str) -> Value {
    let loops = |l: ByClass| json!({ "R": l.reinforcing, "B": l.balancing, "U": l.unknown });
    let factor = |i: usize| {
        let numbers = &all.factors[i];
        json!({
            "id": map.factor(net.factors[i]).id,
            "label": label(map, net.factors[i]),
            "loops": loops(numbers.loops),
            "independentLoops": numbers.independent,
            "affectedBy": numbers.causes,
            "affects": numbers.effects,
            "drivenBy": numbers.up,
            "drives": numbers.down,
            "inFeedbackSet": numbers.in_feedback_set,
        })
    };
    let link = |i: usize| {
        json!({
            "id": map.link(net.links[i]).id,
            "loops": loops(all.links[i].loops),
            "onALoop": all.links[i].on_a_loop,
        })
    };
    json!({
        "file": file,
        "caption": words.caption(),
        "loopsUpTo": all.loops_up_to,
        "allLoops": all.all_loops,
        "components": all.components,
        "linksOnLoops": all.links_on_loops,
        "feedbackSet": {
            "factors": all.feedback_set.factors.iter().map(|&f| map.factor(net.factors[f as usize]).id.as_str()).collect::<Vec<_>>(),
            "exact": all.feedback_set.exact,
        },
        "independentLoops": { "count": all.independent.loops.len(), "complete": all.independent.complete },
        "factors": (0..net.factor_count()).map(factor).collect::<Vec<_>>(),
        "links": (0..net.link_count()).map(link).collect::<Vec<_>>(),
    })
}
