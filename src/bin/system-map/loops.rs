//! `system-map loops`: the feedback loops of a map, told.

use crate::check::{name, sign};
use crate::input::{Failure, Input, Lang, claim, pretty};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;
use system_map::analysis::catalogue::{Catalogue, id};
use system_map::analysis::loops::{LoopOptions, LoopSearch, Loops, Through, independent};
use system_map::analysis::summary::summary;
use system_map::error::Error;
use system_map::format::Parsed;
use system_map::model::{LinkIx, Map, Network};
use system_map::narrate::{Noun, Told, Words, label};
use system_map::session::find;

/// How much work the independent loops may take.
pub const WORK: u64 = 500_000_000;

#[derive(clap::Args)]
pub struct Args {
    /// The map; - is standard input
    file: PathBuf,
    /// Only loops of at most this many links
    #[arg(long, value_name = "LINKS", value_parser = at_least_one)]
    max_len: Option<usize>,
    /// At most this many loops: the shortest, of which the author's come first
    #[arg(long, value_name = "NUMBER", default_value_t = 1000, value_parser = at_least_one)]
    limit: usize,
    /// Only loops through this factor or link: its id, or the label of a factor
    #[arg(long, value_name = "ID")]
    through: Option<String>,
    /// Only independent loops: a shortest set from which all others are put together
    #[arg(long)]
    independent: bool,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: Lang,
}

pub fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("expected a whole number of at least 1".to_owned()),
        Ok(number) => Ok(number),
    }
}

/// Everything that `loops` tells.
struct Report<'a> {
    map: &'a Map,
    net: &'a Network,
    words: Words,
    through: Option<Through>,
    list: &'a Loops,
    /// The list is of independent loops: how many there are, and whether these are all.
    independent: Option<(usize, bool)>,
    rows: Vec<Row>,
    /// The author's loops that do not close: id, name, why.
    open: Vec<(String, String, String)>,
}

/// One loop, told.
struct Row {
    /// Made of the ids of its links.
    id: String,
    /// Absent for a loop so long that it has no place in the catalogue.
    label: Option<String>,
    /// Its place among the loops that the author named.
    named: Option<usize>,
    told: Told,
}

pub fn run(args: &Args) -> Result<String, Failure> {
    let input = Input::new(args.file.clone());
    let Parsed { map, warnings } = input.read(args.json)?;
    input.warn(&warnings);
    let net = Network::whole(&map);
    let through = match &args.through {
        Some(name) => Some(resolve(&map, &net, name).map_err(|e| input.failure(&e))?),
        None => None,
    };

    // Labels belong to the map, not to the list: they are given before anything is left out.
    let default = LoopOptions::default();
    let limit = args.limit.max(default.limit);
    let all = LoopSearch::all(
        &net,
        LoopOptions {
            limit,
            ..default.clone()
        },
    );
    let catalogue = Catalogue::new(&map, &net, &all);
    let independent = args.independent.then(|| independent(&net, WORK));
    let asked = LoopOptions {
        limit: args.limit,
        max_len: args.max_len,
        through,
        ..default
    };
    let list = match &independent {
        Some(found) => {
            let fits = found.loops.only(&|links| asked.allow(&net, links));
            fits.first(args.limit)
        }
        None => LoopSearch::all(&net, asked.clone()),
    };
    let words = args.lang.words(&map);
    // Loops that the author named are shown also where they are too long for the list, unless a
    // shorter one is asked for.
    let usual = independent.is_none() && args.limit >= LoopOptions::default().limit;
    let all_asked = through.is_none() && independent.is_none();
    let report = Report {
        rows: rows(&map, &net, &words, &catalogue, &list, &asked, usual),
        open: match all_asked {
            true => open(&map, &words, &catalogue),
            false => Vec::new(),
        },
        map: &map,
        net: &net,
        words,
        through,
        list: &list,
        independent: independent.map(|found| (found.loops.len(), found.complete)),
    };
    Ok(match args.json {
        true => pretty(&report.json(&input.name())),
        false => report.text(),
    })
}

/// A factor by its id, a link by its id, or a factor by its label.
fn resolve(map: &Map, net: &Network, name: &str) -> Result<Through, Error> {
    let place = |link| net.links.iter().position(|&l| l == link);
    if let (None, Some(link)) = (map.factor_ix(name), map.link_ix(name).and_then(place)) {
        return Ok(Through::Link(link as u32));
    }
    let factor = find::factor(map, name).ok().and_then(|f| net.index_of(f));
    factor.map(|f| Through::Factor(f as u32)).ok_or_else(|| {
        let links: Vec<&str> = map.links().map(|(.., l)| l.id.as_str()).collect();
        find::unknown_factor(map, "factor or link", name, &links)
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
    let row = |links: &[u32], label: Option<&str>, named| {
        let handles: Vec<LinkIx> = links.iter().map(|&l| net.links[l as usize]).collect();
        Row {
            id: id(map, net, links),
            label: label.map(str::to_owned),
            named,
            told: words.tell(map, &handles, start, label),
        }
    };
    let mut left: BTreeSet<&[u32]> = list.iter().collect();
    let mut rows = Vec::with_capacity(list.len());
    for i in catalogue.for_display(net, asked.through) {
        let entry = &catalogue.entries[i];
        let named = named_too && entry.named.is_some() && asked.allow(net, &entry.links);
        if left.remove(entry.links.as_slice()) || named {
            rows.push(row(&entry.links, Some(&entry.label), entry.named));
        }
    }
    rows.extend(
        list.iter()
            .filter(|l| left.contains(l))
            .map(|l| row(l, None, None)),
    );
    rows
}

/// The author's loops that do not close: id, name, why.
fn open(map: &Map, words: &Words, catalogue: &Catalogue) -> Vec<(String, String, String)> {
    let loops = map.info().loops.iter().zip(&catalogue.named);
    let told = loops.filter_map(|(author, found)| {
        let gap = found.as_ref().err()?;
        let why = words.not_closed(map, name(author), gap);
        Some((author.id.clone(), name(author).to_owned(), why))
    });
    told.collect()
}

impl Report<'_> {
    fn header(&self) -> String {
        let header = match self.independent {
            Some((loops, complete)) => {
                let all = self.words.independent(loops, complete);
                match self.list.len() {
                    some if some == loops => all,
                    // Only a part of them was asked for.
                    some => format!(
                        "{} ({some} / {loops}). {all}",
                        self.words.count(some, Noun::Loop)
                    ),
                }
            }
            None => (self.words).header(self.map, self.net, &summary(self.net, self.list)),
        };
        let Some(through) = self.through else {
            return header;
        };
        let through = match through {
            Through::Factor(i) => label(self.map, self.net.factors[i as usize]),
            Through::Link(i) => self.words.ends(self.map, self.net.links[i as usize]),
        };
        if self.list.is_empty()
            && (self.list.all_found || self.independent.is_some_and(|(_, complete)| complete))
        {
            return self.words.through(&through, None);
        }
        self.words.through(&through, Some(&header))
    }

    fn text(&self) -> String {
        let mut out = self.header() + "\n";
        for row in &self.rows {
            self.write(row, &mut out)
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

    fn write(&self, row: &Row, out: &mut String) -> std::fmt::Result {
        let info = self.map.info();
        let named = row.named.map(|i| &info.loops[i]);
        let told = &row.told;
        let label = row.label.as_deref().unwrap_or(&row.id);
        let (plain, term) = (self.words.plain(told.class), self.words.term(told.class));
        let mut size = self.words.count(told.links.len(), Noun::Link);
        if told.delays > 0 {
            size = format!("{size}, {}", self.words.count(told.delays, Noun::Delay));
        }
        match named {
            Some(named) => writeln!(out, "\n{label}  {} — {plain} ({term}), {size}", name(named))?,
            None => writeln!(out, "\n{label}  {plain} ({term}), {size}")?,
        }
        writeln!(out, "    {}", self.course(told))?;
        if let Some(said) = self.mislabelled(row) {
            writeln!(out, "    {said}")?;
        }
        writeln!(out, "    {}", told.up.text)?;
        match named.and_then(|n| n.story.as_deref()) {
            Some(story) => writeln!(out, "    The author says: {story}"),
            None => Ok(()),
        }
    }

    /// What is said of a label that the author pinned where the signs say something else.
    fn mislabelled(&self, row: &Row) -> Option<String> {
        let label = row.label.as_deref()?;
        let (letter, _) = claim(label)?;
        let gaps = [("label", label), ("term", self.words.term(row.told.class))];
        let misleads = letter != row.told.class.letter();
        misleads.then(|| self.words.interface("loopMislabelled", &gaps))
    }

    /// The factors with the sign of each link: `Trust →+ Sharing →− Doubt →+ Trust`.
    fn course(&self, told: &Told) -> String {
        let mut course = String::new();
        for &link in &told.links {
            let sign = sign(self.map.link(link).polarity);
            course += &format!("{} →{sign} ", label(self.map, self.map.ends(link).0));
        }
        let first = told.links.first().map(|&link| self.map.ends(link).0);
        course + &first.map_or_else(Default::default, |ix| label(self.map, ix))
    }

    fn json(&self, file: &str) -> Value {
        let list = self.list;
        // The independent loops are a choice, not a search up to a length.
        let searched = self.independent.is_none();
        json!({
            "file": file,
            "header": self.header(),
            "independent": self.independent.map(|(count, complete)| json!({ "count": count, "complete": complete })),
            "completeUpTo": searched.then_some(list.complete_up_to),
            "allFound": searched.then_some(list.all_found),
            "totalAtLeast": searched.then_some(list.total_at_least),
            "totalIsExact": searched.then_some(list.total_is_exact),
            "open": self.open.iter().map(|(id, name, why)| json!({ "id": id, "name": name, "message": why })).collect::<Vec<_>>(),
            "loops": self.rows.iter().map(|row| self.row_json(row)).collect::<Vec<_>>(),
        })
    }

    fn row_json(&self, row: &Row) -> Value {
        let (map, told) = (self.map, &row.told);
        let named = row.named.map(|i| &map.info().loops[i]);
        let factors = told.links.iter().map(|&link| map.ends(link).0);
        json!({
            "id": row.id,
            "label": row.label,
            "mislabelled": self.mislabelled(row),
            "class": told.class.letter().to_string(),
            "plain": self.words.plain(told.class),
            "term": self.words.term(told.class),
            "named": named.map(|n| json!({ "id": n.id, "name": n.name, "story": n.story })),
            "length": told.links.len(),
            "delays": told.delays,
            "factors": factors.map(|ix| json!({ "id": map.factor(ix).id, "label": label(map, ix) })).collect::<Vec<_>>(),
            "links": told.links.iter().map(|&l| map.link(l).id.as_str()).collect::<Vec<_>>(),
            "sentence": told.up.text,
            "downwards": told.down.text,
        })
    }
}
