//! `system-map loops`: the feedback loops of a map, told.

use crate::check::course;
use crate::input::{Failure, Input, Lang, Reading, pretty};
use crate::output::Output;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;
use system_map::analysis::catalogue::{Catalogue, id};
use system_map::analysis::loops::{
    Class, Independent, LoopOptions, LoopSearch, Loops, Through, compare, independent,
};
use system_map::analysis::ordering::{Order, ordered, strength};
use system_map::analysis::summary::{Summary, summary};
use system_map::format::Parsed;
use system_map::model::{Delay, LinkIx, Map, Network};
use system_map::names::spaced;
use system_map::narrate::{Noun, Told, Words, label};
use system_map::session::find;

/// How much work the independent loops may take.
pub const WORK: u64 = 500_000_000;

#[derive(clap::Args)]
pub struct Args {
    /// The map; several tables that are one map; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Only loops of at most this many links
    #[arg(long, value_name = "LINKS", value_parser = at_least_one)]
    max_len: Option<usize>,
    /// At most this many loops, up to 20,000: the shortest, of which the author's come first. Self-links
    /// are listed beside them and, from 1000 on, all that the author named, however long [without it: 1000]
    #[arg(long, value_name = "NUMBER", value_parser = a_list)]
    limit: Option<usize>,
    /// Only loops through this factor or link: its id, or the label of a factor (link:ID where a factor has the id of a link)
    #[arg(long, value_name = "ID")]
    through: Option<String>,
    /// Only independent loops: a shortest set from which all others are put together
    #[arg(long)]
    independent: bool,
    /// In which order: default (the author's first, then independent ones, then the shortest),
    /// length (shortest first), delays (most first), unknown (most links without a sign first), strength
    /// (strongest first: the strengths of the links multiplied; loops with a link that has none come
    /// after). Self-links come last
    #[arg(
        long,
        value_name = "ORDER",
        default_value = "default",
        hide_default_value = true
    )]
    order: OrderName,
    /// List loops along the same factors by parallel links one by one, not as one row; with
    /// --independent they always are
    #[arg(long)]
    variants: bool,
    /// Print one JSON object instead of text
    ///
    /// It has the loops listed, those by parallel links one by one. "completeUpTo" and "allFound" say of
    /// this list how far it goes: it has every loop of at most so many links, or of any length, through
    /// what is asked for. "totalAtLeast" and "totalKnown" (null where it is not known) count the loops
    /// of any length, listed or not, with --max-len too, and "selfLinks" those from a factor
    /// to itself, which sentences count apart;
    /// "independent" and "components" are about the whole map; with --independent the first four are null,
    /// and "independentComplete" (else null) says whether all could be worked out. No time is told: the same map gives the
    /// same output.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    lang: Lang,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum OrderName {
    Default,
    Length,
    Delays,
    Unknown,
    Strength,
}

impl OrderName {
    fn order(self) -> Order {
        match self {
            OrderName::Default => Order::Usual,
            OrderName::Length => Order::Length,
            OrderName::Delays => Order::Delays,
            OrderName::Unknown => Order::Unknown,
            OrderName::Strength => Order::Strength,
        }
    }
}

pub fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("expected a whole number of at least 1".to_owned()),
        Ok(number) => Ok(number),
    }
}

/// How many loops or ways may be listed: each takes some ten kilobytes when it is told.
const MOST_LISTED: usize = 20_000;

pub fn a_list(text: &str) -> Result<usize, String> {
    match at_least_one(text)? {
        number if number > MOST_LISTED => Err(format!("a list has at most {MOST_LISTED} entries")),
        number => Ok(number),
    }
}

/// Everything that `loops` tells.
struct Report<'a> {
    map: &'a Map,
    net: &'a Network,
    words: Words,
    through: Option<Through>,
    /// The list is of loops up to a length.
    bounded: bool,
    /// Of the list only the first are told: those left out have at least so many links.
    cut: Option<usize>,
    list: &'a Loops,
    /// All of the list are counted.
    summary: Summary,
    /// The list is of independent loops: all that there are.
    independent: Option<Independent>,
    rows: Vec<Row>,
    /// The author's loops that do not close: id, name, why.
    open: Vec<(String, String, String)>,
}

/// The factors of a loop, each with sign and delay of the link that leads on.
type Course = Vec<(u32, &'static str, Delay)>;

/// One loop, told.
struct Row {
    /// Its links in the network.
    links: Vec<u32>,
    /// Made of the ids of its links.
    id: String,
    /// For a loop so long that it has no place in the catalogue, the letter of its class.
    label: String,
    /// Its place among the loops that the author named.
    named: Option<usize>,
    /// Its other places there, if it has more than one name.
    also: Vec<usize>,
    told: Told,
}

pub fn run(args: &Args) -> Result<Output, Failure> {
    let input = Input::with(&args.files, &args.reading)?;
    let Parsed { map, warnings } = input.read(args.json)?;
    input.warn(&warnings);
    let net = Network::whole(&map);
    let through = match &args.through {
        Some(name) => Some(find::through(&map, &net, name).map_err(|e| input.failure(&e))?),
        None => None,
    };

    // Labels belong to the map, not to the list: they are given before anything is left out.
    let default = LoopOptions::default();
    let asked_limit = args.limit.unwrap_or(default.limit);
    let (usual, mut catalogue) = Catalogue::usual(&map, &net);
    if asked_limit > default.limit && !usual.all_found {
        let more = LoopOptions {
            limit: asked_limit,
            ..default.clone()
        };
        let more = LoopSearch::all(&net, more.beside_self_links(&net));
        // What the work allows of a longer list may be less.
        if more.len() > usual.len() {
            catalogue = catalogue.longer(&map, &net, &more);
        }
    }
    let independent = args.independent.then(|| independent(&net, WORK));
    // What comes first in another order is not among the shortest: more are found than are listed.
    let order = args.order.order();
    let sought = match order {
        Order::Usual | Order::Length => asked_limit,
        _ => asked_limit.max(default.limit),
    };
    let asked = LoopOptions {
        limit: sought,
        max_len: args.max_len,
        through,
        ..default
    }
    .beside_self_links(&net);
    let bounded = args.max_len.is_some();
    let mut list = match &independent {
        Some(found) => found.loops.only(&|links| asked.allow(&net, links)),
        None => LoopSearch::all(&net, asked.clone()),
    };
    let mut counted = summary(&net, &list);
    if through.is_some() && !usual.total_is_exact {
        // Both bounds are true, but of some loops nobody believes the greater one.
        counted.count_at_most(&summary(&net, &usual));
        list.total_at_least = list
            .total_at_least
            .min(usual.total_at_least)
            .max(list.len() as u64);
    }
    let words = args.lang.words(&map);
    // Loops that the author named are shown also where they are too long for the list, unless
    // fewer or shorter ones are asked for.
    let named_too = independent.is_none() && asked_limit >= LoopOptions::default().limit;
    let all_asked = through.is_none() && independent.is_none();
    let mut rows = rows(&map, &net, &words, &catalogue, &list, &asked, named_too);
    counted.named = rows.len() - list.len();
    let of_rows: Vec<&[u32]> = rows.iter().map(|row| &*row.links).collect();
    let places = ordered(&map, &net, &of_rows, order);
    let mut taken: Vec<Option<Row>> = rows.drain(..).map(Some).collect();
    let mut rows: Vec<Row> = places.iter().filter_map(|&i| taken[i].take()).collect();
    let mut cut: Option<usize> = None;
    if independent.is_some() || sought > asked_limit {
        let mut room = asked_limit;
        rows.retain(|row| {
            row.links.len() == 1 || {
                let (there, length) = (room > 0, row.links.len());
                room = room.saturating_sub(1);
                if !there {
                    cut = Some(cut.map_or(length, |shortest| shortest.min(length)));
                }
                there
            }
        });
    }
    let is_weighed = |row: &Row| strength(&map, &net, &row.links).is_some();
    if order == Order::Strength && !rows.iter().any(is_weighed) {
        tell!(
            "system-map: {}: no loop has a strength on each of its links, so the shortest come first.",
            input.name()
        );
    }
    let report = Report {
        cut,
        rows,
        summary: counted,
        open: match all_asked {
            true => open(&map, &words, &catalogue),
            false => Vec::new(),
        },
        map: &map,
        net: &net,
        words,
        through,
        bounded,
        list: &list,
        independent,
    };
    Ok(match args.json {
        true => Output::data(pretty(&report.json(&input.name()))),
        false => Output::Told(report.text(args.variants)),
    })
}

/// The loops of the list in the order in which a reader is shown them.
fn rows(
    map: &Map,
    net: &Network,
    words: &Words,
    catalogue: &Catalogue,
    list: &Loops,
    asked: &LoopOptions,
    named_too: bool,
) -> Vec<Row> {
    let start = match asked.through {
        Some(Through::Factor(i)) => Some(net.factors[i as usize]),
        Some(Through::Link(i)) => Some(net.factors[net.from[i as usize] as usize]),
        None => None,
    };
    let row = |links: &[u32], label: &str, named: Option<usize>| {
        let handles: Vec<LinkIx> = links.iter().map(|&l| net.links[l as usize]).collect();
        Row {
            id: id(map, net, links),
            links: links.to_vec(),
            label: label.to_owned(),
            also: named.into_iter().flat_map(|n| catalogue.also(n)).collect(),
            named,
            told: words.tell(map, &handles, start, Some(label)),
        }
    };
    let mut left: BTreeSet<&[u32]> = list.iter().collect();
    let mut rows = Vec::with_capacity(list.len());
    for i in catalogue.for_display(net, asked.through) {
        let entry = &catalogue.entries[i];
        let named = named_too && entry.named.is_some() && asked.allow(net, &entry.links);
        if left.remove(entry.links.as_slice()) || named {
            rows.push(row(&entry.links, &entry.label, entry.named));
        }
    }
    let left = list.iter().filter(|links| left.contains(links));
    let left = left.map(|links| {
        let letter = Class::of(net, links).letter();
        row(links, letter.encode_utf8(&mut [0; 4]), None)
    });
    // Self-links stay last.
    let alone = rows.iter().rev().take_while(|row| row.links.len() == 1);
    let end = rows.len() - alone.count();
    rows.splice(end..end, left);
    rows
}

/// The author's loops that do not close: id, name, why.
fn open(map: &Map, words: &Words, catalogue: &Catalogue) -> Vec<(String, String, String)> {
    let loops = map.info().loops.iter().zip(&catalogue.named);
    let told = loops.filter_map(|(author, found)| {
        let gap = found.as_ref().err()?;
        let why = words.not_closed(map, author.known_as(), gap);
        Some((author.id.clone(), author.known_as().to_owned(), why))
    });
    told.collect()
}

impl Report<'_> {
    /// What stands above the rows.
    fn header(&self) -> String {
        let found = self.found();
        match self.cut {
            Some(_) => {
                let listed = self.rows.iter().filter(|row| row.links.len() > 1).count();
                found + " " + &self.words.interface_count("askAllListed", listed)
            }
            None => found,
        }
    }

    fn found(&self) -> String {
        let through = self.through.map(|through| match through {
            Through::Factor(i) => label(self.map, self.net.factors[i as usize]),
            Through::Link(i) => self.words.link_apart(self.map, self.net.links[i as usize]),
        });
        if let Some(found) = &self.independent {
            let some = found.pass(self.net, self.through);
            let through = through.as_deref().map(|name| (name, some));
            return (self.words).independent_asked(found, self.list, self.bounded, through);
        }
        let header = (self.words).header_of(self.map, self.net, &self.summary, through.is_some());
        let Some(through) = through else {
            return header;
        };
        if self.rows.is_empty() && self.list.all_found {
            return self.words.through(&through, None);
        }
        self.words.through(&through, Some(&header))
    }

    /// The rows with how many loops each stands for: those along the same factors by parallel links
    /// that do the same are one, but those that the author named are rows by themselves.
    fn grouped(&self) -> Vec<(&Row, usize)> {
        let course = |row: &Row| -> Course {
            let links = row.links.iter().map(|&link| link as usize);
            let net = self.net;
            let kind = |l: usize| {
                let link = self.map.link(net.links[l]);
                (net.from[l], link.polarity.token(), link.delay)
            };
            links.map(kind).collect()
        };
        // Whichever comes first in an order: a row is told by its first in canonical order.
        let mut alike: BTreeMap<Course, (usize, &Row)> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.named.is_none()) {
            let (count, first) = alike.entry(course(row)).or_insert((0, row));
            *count += 1;
            if compare(&self.net.from, &row.links, &first.links).is_lt() {
                *first = row;
            }
        }
        let rows = self.rows.iter().filter_map(|row| match row.named {
            Some(_) => Some((row, 1)),
            None => (alike.remove(&course(row))).map(|(count, first)| (first, count)),
        });
        rows.collect()
    }

    fn text(&self, one_by_one: bool) -> String {
        let mut out = self.header() + "\n";
        // Variants are different independent loops.
        let rows = match one_by_one || self.independent.is_some() {
            true => self.rows.iter().map(|row| (row, 1)).collect(),
            false => self.grouped(),
        };
        for (row, alike) in rows {
            self.write(row, alike, &mut out)
                .expect("a String takes everything that is written");
        }
        if !self.open.is_empty() {
            out += &format!("\n{}\n", self.words.interface("loopsOpen", &[]));
            for (.., why) in &self.open {
                out += &format!("    {why}\n");
            }
        }
        out
    }

    fn write(&self, row: &Row, alike: usize, out: &mut String) -> std::fmt::Result {
        let info = self.map.info();
        let named = row.named.map(|i| &info.loops[i]);
        let told = &row.told;
        let label = &spaced(&row.label);
        let (plain, term) = (self.words.plain(told.class), self.words.term(told.class));
        let mut size = self.words.count(told.links.len(), Noun::Link);
        let comma = self.words.comma();
        if told.delays > 0 {
            size = size + comma + &self.words.count(told.delays, Noun::Delay);
        }
        if alike > 1 {
            size = size + comma + &self.words.interface_count("loopVariants", alike);
        }
        // One without a name is told by its course, which stands below.
        let title = spaced(named.map_or("", |named| named.beside_label(&row.label)));
        let dash = if title.is_empty() { "" } else { " — " };
        writeln!(out, "\n{label}  {title}{dash}{plain} ({term}){comma}{size}")?;
        let apart = alike == 1;
        let course = course(self.map, &self.words, &told.links, apart);
        writeln!(out, "    {course}")?;
        if !row.also.is_empty() {
            let also = row.also.iter().map(|&i| info.loops[i].also(label));
            let names: Vec<String> = also.map(|name| spaced(&name)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            writeln!(out, "    {}", self.words.also_called(&names))?;
        }
        if let Some(said) = self.words.mislabelled(label, told.class) {
            writeln!(out, "    {said}")?;
        }
        writeln!(out, "    {}", told.up.text)?;
        let of_author = row.named.iter().chain(&row.also);
        for story in of_author.filter_map(|&i| info.loops[i].story.as_deref()) {
            writeln!(out, "    {}", self.words.author_says(story))?;
        }
        Ok(())
    }

    fn json(&self, file: &str) -> Value {
        let list = self.list;
        // The independent loops are a choice, not a search up to a length.
        let searched = self.independent.is_none();
        // More may be found than is listed.
        let up_to = (self.cut).map_or(list.complete_up_to, |left_out| {
            list.complete_up_to.min(left_out - 1)
        });
        json!({
            "file": file,
            "header": self.header(),
            "components": self.summary.components,
            "independent": self.summary.independent,
            "independentComplete": self.independent.as_ref().map(|found| found.complete),
            "completeUpTo": searched.then_some(up_to),
            "allFound": searched.then_some(list.all_found && self.cut.is_none()),
            "totalAtLeast": searched.then_some(list.total_at_least),
            "selfLinks": match &self.independent {
                Some(_) => list.iter().filter(|links| links.len() == 1).count(),
                None => self.summary.self_links,
            },
            "totalKnown": (searched && list.total_is_exact).then_some(list.total_at_least),
            "open": self.open.iter().map(|(id, name, why)| json!({ "id": id, "name": name, "message": why })).collect::<Vec<_>>(),
            "loops": self.rows.iter().map(|row| self.row_json(row)).collect::<Vec<_>>(),
        })
    }

    fn row_json(&self, row: &Row) -> Value {
        let (map, told) = (self.map, &row.told);
        let telling = |i: usize| {
            let n = &map.info().loops[i];
            json!({ "id": n.id, "label": n.label, "name": n.name, "story": n.story })
        };
        let factors = told.links.iter().map(|&link| map.ends(link).0);
        json!({
            "id": row.id,
            "label": row.label,
            "mislabelled": self.words.mislabelled(&row.label, row.told.class),
            "class": told.class.letter().to_string(),
            "plain": self.words.plain(told.class),
            "term": self.words.term(told.class),
            "named": row.named.map(telling),
            "alsoNamed": row.also.iter().copied().map(telling).collect::<Vec<_>>(),
            "length": told.links.len(),
            "delays": told.delays,
            "factors": factors.map(|ix| json!({ "id": map.factor(ix).id, "label": label(map, ix) })).collect::<Vec<_>>(),
            "links": told.links.iter().map(|&l| map.link(l).id.as_str()).collect::<Vec<_>>(),
            // What the class hangs on: the links without a single sign.
            "deciding": row.links.iter().map(|&l| l as usize).filter(|&l| self.net.sign[l] == 0).map(|l| map.link(self.net.links[l]).id.as_str()).collect::<Vec<_>>(),
            "sentence": told.up.text,
            "downwards": told.down.text,
        })
    }
}
