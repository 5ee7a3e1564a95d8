//! `system-map indicators`: the place of factors and links in the drawing, in numbers.

use crate::check::wide;
use crate::input::{Failure, Input, Lang, Reading, pretty};
use crate::loops::WORK;
use crate::output::Output;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;
use system_map::analysis::indicators::{ByClass, Effort, Indicators, indicators};
use system_map::analysis::loops::{Class, Independent, LoopOptions, LoopSearch};
use system_map::format::Parsed;
use system_map::model::{Map, Network};
use system_map::narrate::{Words, label};

/// How much work the search for smallest sets on every loop may take.
const SETS: u64 = 50_000_000;

#[derive(clap::Args)]
pub struct Args {
    /// The map; several tables that are one map; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    lang: Lang,
}

pub fn run(args: &Args) -> Result<Output, Failure> {
    let input = Input::with(&args.files, &args.reading)?;
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
    let effort = Effort {
        factors: SETS,
        links: SETS,
        independent: WORK,
    };
    let all = indicators(&net, &loops, effort);
    Ok(match args.json {
        true => Output::data(pretty(&to_json(&map, &net, &words, &all, &input.name()))),
        false => Output::Told(text(&map, &net, &words, &all)),
    })
}

/// Of which loops the counts are, and what the letters mean.
fn counted(words: &Words, all: &Indicators) -> String {
    let counted = match all.all_loops {
        true => words.counted_all().to_owned(),
        false => words.interface_count("askLoopsUpTo", all.loops_up_to),
    };
    let classes = [Class::Reinforcing, Class::Balancing, Class::Unknown];
    let class = |class: Class| {
        let gaps = [("plain", words.plain(class)), ("term", words.term(class))];
        let meaning = words.interface("plainAndTerm", &gaps);
        format!("    {} = {meaning}\n", class.letter())
    };
    format!("{counted}\n{}", classes.map(class).concat())
}

fn classes(loops: ByClass) -> String {
    let mut text = format!("{}R {}B", loops.reinforcing, loops.balancing);
    if loops.unknown > 0 {
        text += &format!(" {}U", loops.unknown);
    }
    text
}

fn text(map: &Map, net: &Network, words: &Words, all: &Indicators) -> String {
    let mut out = format!("{}\n\n", words.caption());
    out += &words.feedback_set(
        all.feedback_set.factors.len(),
        all.feedback_set.exact,
        all.self_links,
    );
    out += "\n";
    for &factor in &all.feedback_set.factors {
        out += &format!("    {}\n", label(map, net.factors[factor as usize]));
    }
    if let Some(links) = all
        .feedback_links
        .as_ref()
        .filter(|set| !set.links.is_empty())
    {
        out += &words.feedback_links(links.links.len(), links.exact, all.self_links);
        out += "\n";
        for &link in &links.links {
            out += &format!("    {}\n", words.link_apart(map, net.links[link as usize]));
        }
    }
    if all.links_on_loops > 0 {
        out += &words.on_loops(all, net.link_count());
        out += "\n";
        if let Some(independent) = &all.independent {
            out += &format!("{}\n", words.independent_loops(independent));
        }
    }
    if all.links_on_loops > 0 {
        out += &format!("\n{}\n", counted(words, all));
    } else {
        out += "\n";
    }
    out += &factors(map, net, words, all);
    let mut links: Vec<usize> = (0..net.link_count())
        .filter(|&i| all.links[i].on_a_loop && !all.links[i].to_itself)
        .collect();
    links.sort_by_key(|&i| std::cmp::Reverse(all.links[i].loops.all()));
    if !links.is_empty() {
        out += &format!("\n{}\n", words.what_opens());
        let [_, loops, ..]: [String; 6] = words.interface_list("askColumns");
        let [.., link] = words.heads();
        let mut rows = vec![[loops, link.to_owned()]];
        rows.extend(links.iter().map(|&i| {
            [
                classes(all.links[i].loops),
                words.link_apart(map, net.links[i]),
            ]
        }));
        out += &table(&rows);
    }
    out
}

/// The table of factors, those on most loops first.
fn factors(map: &Map, net: &Network, words: &Words, all: &Indicators) -> String {
    let [factor, loops, affected, affects, driven, drives] = words.interface_list("askColumns");
    let [independent, selves, _] = words.heads().map(str::to_owned);
    let heads = [
        ("affectedBy", &*affected),
        ("affects", &affects),
        ("drivenBy", &driven),
        ("drives", &drives),
    ];
    let steps = words.interface("askColumnSteps", &heads);
    let mut rows = vec![[
        loops,
        selves,
        independent,
        affected,
        affects,
        driven,
        drives,
        factor,
    ]];
    let complete = all.independent.as_ref().is_some_and(|found| found.complete);
    let mut order: Vec<usize> = (0..net.factor_count()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(all.factors[i].loops.all()));
    for i in order {
        let numbers = &all.factors[i];
        rows.push([
            classes(numbers.loops),
            numbers.self_links.to_string(),
            match complete {
                true => numbers.independent.to_string(),
                false => "–".to_owned(),
            },
            numbers.causes.to_string(),
            numbers.effects.to_string(),
            numbers.up.to_string(),
            numbers.down.to_string(),
            label(map, net.factors[i]),
        ]);
    }
    format!("{steps}\n\n{}", table(&rows))
}

/// Columns of equal width, the last as wide as it is.
fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let column = |column: usize| rows.iter().map(move |row| row[column].as_str());
    let widths: Vec<usize> = (0..N).map(|i| wide(column(i))).collect();
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
    let set = all.feedback_links.as_ref();
    let links_of_set = set.map_or(&[][..], |set| &set.links);
    let in_set: BTreeSet<u32> = links_of_set.iter().copied().collect();
    // What could not be worked out is not told.
    let basis = all.independent.as_ref().filter(|found| found.complete);
    let longer = |found: &Independent| found.loops.iter().filter(|links| links.len() > 1).count();
    let factor = |i: usize| {
        let numbers = &all.factors[i];
        json!({
            "id": map.factor(net.factors[i]).id,
            "label": label(map, net.factors[i]),
            "loops": loops(numbers.loops),
            "selfLinks": numbers.self_links,
            "independentLoops": basis.map(|_| numbers.independent),
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
            "selfLink": all.links[i].to_itself,
            "inFeedbackLinks": in_set.contains(&(i as u32)),
        })
    };
    let share = match net.link_count() {
        0 => Value::Null,
        of => json!(all.links_on_loops as f64 / of as f64),
    };
    json!({
        "file": file,
        "caption": words.caption(),
        "loopsUpTo": all.loops_up_to,
        "allLoops": all.all_loops,
        "components": all.components,
        "linkCount": net.link_count(),
        "linksOnLoops": all.links_on_loops,
        "shareOfLinksOnLoops": share,
        "selfLinks": all.self_links,
        "feedbackSet": {
            "factors": all.feedback_set.factors.iter().map(|&f| map.factor(net.factors[f as usize]).id.as_str()).collect::<Vec<_>>(),
            "exact": all.feedback_set.exact,
        },
        "feedbackLinks": {
            "links": links_of_set.iter().map(|&l| map.link(net.links[l as usize]).id.as_str()).collect::<Vec<_>>(),
            "exact": set.is_some_and(|set| set.exact),
        },
        "independentLoops": { "count": basis.map(longer), "complete": basis.is_some() },
        "factors": (0..net.factor_count()).map(factor).collect::<Vec<_>>(),
        "links": (0..net.link_count()).map(link).collect::<Vec<_>>(),
    })
}
