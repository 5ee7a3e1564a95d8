//! A map as an outline.

use super::beside::{at_end, begins_quoted, behind, explained, in_shaft, unmarked};
use super::circle::{is_label, is_loop};
use super::line::is_rule;
use super::odd::is_like_link;
use super::tail::tail;
use super::talk::looks_so;
use super::{MARK, bullet, has_arrow};
use crate::error::Error;
use crate::format::audit::At;
use crate::format::circle::label_of;
use crate::format::clue::delay_words;
use crate::format::detect::detect;
use crate::format::draft::typed;
use crate::format::export::{Lost, Part, has_more, single};
use crate::format::ids::{Ids, slug, slug_or};
use crate::format::known::Format;
use crate::model::{Factor, Link, LinkIx, Map, NamedLoop, Polarity};
use crate::names::{Names, blank, trimmed};

/// Writes an outline, with a first line that says so where it would not be known for one.
pub fn write(map: &Map, lost: &mut Lost) -> Result<Vec<Part>, Error> {
    let info = map.info();
    let mut out = String::new();
    if !info.title.is_empty() {
        out.push_str("# ");
        out.push_str(&line(&info.title));
        out.push('\n');
    }
    about(&mut out, info.description.as_deref());
    if !out.is_empty() && map.factor_count() > 0 {
        out.push('\n');
    }
    let names = names(map);
    for (ix, factor) in map.factors() {
        factor_line(&mut out, map, factor, &names[ix.index()], lost);
    }
    if map.link_count() > 0 {
        out.push('\n');
    }
    let mut ids = Names::default();
    for (ix, from, to, link) in map.links() {
        let ends = (
            names[from.index()].short.as_str(),
            names[to.index()].short.as_str(),
        );
        out.push_str(&format!("{} -> {} : ", ends.0, ends.1));
        spec(&mut out, link);
        let usual = format!("{}>{}", map.factor(from).id, map.factor(to).id);
        if !(ids.insert(&usual) && link.id == usual) {
            out.push_str(&format!(" {{{}}}", name(&link.id, "}")));
        }
        out.push('\n');
        about(&mut out, link.description.as_deref());
        if has_more(&link.extra) {
            lost.part(
                "other fields of factors and links",
                At::file().link(&map.link(ix).id),
            );
        }
    }
    let mut first = true;
    let mut ids = Ids::default();
    for named in &info.loops {
        let Some(path) = path(map, named, lost) else {
            lost.part(
                "named loops that do not close",
                At::file().named(&named.name),
            );
            continue;
        };
        let label = named.label.as_deref().unwrap_or_default();
        let id = slug_or(&format!("{label} {}", named.name), "loop");
        if ids.free(&id) != named.id {
            let what = "ids of named loops, which are made anew of their names";
            lost.part(what, At::file().named(&named.name));
        }
        if std::mem::take(&mut first) {
            out.push('\n');
        }
        loop_line(
            &mut out,
            named,
            &path
                .iter()
                .map(|&at| names[at].short.as_str())
                .collect::<Vec<_>>(),
            lost,
        );
    }
    // Few arrows among many lines, or none, say too little.
    if detect(out.as_bytes(), "").ok() != Some(Format::Outline) {
        out.insert_str(0, &format!("{MARK}\n"));
    }
    Ok(single(out.into_bytes()))
}

/// How a factor is written where it is listed, and where a link names it.
#[derive(Default)]
struct Name {
    long: String,
    short: String,
}

/// The names of all factors. Those whose label is not theirs alone get their id.
fn names(map: &Map) -> Vec<Name> {
    let (mut labels, mut twice) = (Names::default(), Names::default());
    for (_, factor) in map.factors() {
        let label = typed(&factor.label);
        if !labels.insert(&label) {
            twice.insert(&label);
        }
    }
    let mut names = Vec::new();
    for (ix, factor) in map.factors() {
        names.resize_with(ix.index(), Name::default);
        let lone = map.links_out(ix).is_empty() && map.links_in(ix).is_empty();
        let label = match name(&factor.label, "") {
            label if lone && label == factor.label && looks_so(&label) => in_quotes(&label),
            label => label,
        };
        let id = format!("{{{}}}", name(&factor.id, "}"));
        let alone = !twice.contains(&typed(&factor.label));
        names.push(match alone && slug(&factor.label) == factor.id {
            true => Name {
                long: label.clone(),
                short: label,
            },
            false => Name {
                long: format!("{label} {id}"),
                short: if alone { label } else { id },
            },
        });
    }
    names
}

fn factor_line(out: &mut String, map: &Map, factor: &Factor, named: &Name, lost: &mut Lost) {
    out.push_str(&named.long);
    for id in &factor.groups {
        let label = map.info().group(id).map_or(id, |group| &group.label);
        if !trimmed(label).is_empty() {
            out.push_str(&format!(" [{}]", name(label, "]")));
        }
    }
    tags(out, &factor.tags);
    match factor.description.as_deref() {
        Some(text) if is_plain(text) && !text.contains('\n') && !is_like_link(text) => {
            out.push_str(": ");
            out.push_str(text);
            out.push('\n');
        }
        text => {
            out.push('\n');
            about(out, text);
        }
    }
    if has_more(&factor.extra) {
        lost.part(
            "other fields of factors and links",
            At::file().factor(&factor.id),
        );
    }
}

fn spec(out: &mut String, link: &Link) {
    out.push_str(match link.polarity {
        Polarity::Unknown => "?",
        sign => sign.token(),
    });
    if !link.delay.is_none() {
        out.push(' ');
        out.push_str(delay_words(link.delay));
    }
    for (what, number) in [("strength", link.strength), ("confidence", link.confidence)] {
        if let Some(number) = number {
            out.push_str(&format!(" {what} {number}"));
        }
    }
    if let Some(label) = &link.label {
        out.push(' ');
        out.push_str(&in_quotes(label));
    }
    tags(out, &link.tags);
}

fn tags(out: &mut String, tags: &[String]) {
    for tag in tags {
        let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let bare = !tag.is_empty() && tag.chars().all(plain);
        out.push_str(" #");
        out.push_str(&if bare { tag.clone() } else { in_quotes(tag) });
    }
}

/// Lines of words about what stands above them.
fn about(out: &mut String, text: Option<&str>) {
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return;
    };
    if !is_plain(text) {
        out.push_str(&format!(">{}\n", in_quotes(text)));
        return;
    }
    for line in text.split('\n') {
        out.push_str("> ");
        out.push_str(line);
        out.push('\n');
    }
}

/// True for words that stand as they are.
fn is_plain(text: &str) -> bool {
    let odd = |c: char| c.is_control() && c != '\n' || "\u{2028}\u{2029}\u{feff}".contains(c);
    let blank = |line: &str| trimmed(line) != line;
    !text.is_empty() && !text.chars().any(odd) && !text.split('\n').any(blank)
}

/// A title on one line.
fn line(text: &str) -> String {
    match is_plain(text) && !text.contains(['\n', '"']) {
        true => text.to_owned(),
        false => in_quotes(text),
    }
}

/// A name, in quotes where it would be mistaken for something else. `also` are characters that end it.
fn name(text: &str, also: &str) -> String {
    let marks = |c: char| ":[]{}\"<⊣⟞".contains(c) || also.contains(c);
    let begins = ["#", ">", "//", "- ", "* ", "|"]
        .iter()
        .any(|start| text.starts_with(start));
    let odd = !is_plain(text) || text.contains('\n') || text.contains(" #") || text.contains(marks);
    let tag = text
        .split(char::is_whitespace)
        .any(|word| word.starts_with('#'));
    let arrow = has_arrow(text);
    let begins = begins || begins_quoted(text) || is_rule(text);
    let begins = begins || bullet::begins(text) || is_loop(text) || is_label(text);
    let before = |at: usize| text[..at].chars().next_back();
    let comment = (text.match_indices("//")).any(|(at, _)| before(at).is_some_and(blank));
    // What stands before an arrow must not grow into a longer one.
    let grows = text.ends_with(['-', '=', '*', '_', ';']);
    // What would be asked after, or be a sign.
    let several = (text.contains(", ") || text.contains("; ")) && !also.contains(']');
    let sign = also.contains(']') && at_end(&format!("x [{text}]"), true).is_some();
    let sign = sign || at_end(text, true).is_some() || behind(text).is_some();
    let sign = sign
        || explained(text).is_some()
        || in_shaft(text).is_some()
        || unmarked(text) != text
        || tail(text).is_some();
    let inhibits = text.contains(" -|") || text.contains("-| ");
    match odd || begins || comment || tag || arrow || grows || several || sign || inhibits {
        true => in_quotes(text),
        false => text.to_owned(),
    }
}

fn in_quotes(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The factors along a loop, if it closes.
fn path(map: &Map, named: &NamedLoop, lost: &mut Lost) -> Option<Vec<usize>> {
    let found: Option<Vec<LinkIx>> = named.links.iter().map(|id| map.link_ix(id)).collect();
    let mut path: Vec<usize> = if named.links.is_empty() {
        let ids = named.factors.iter().map(|id| map.factor_ix(id));
        ids.map(|ix| ix.map(|ix| ix.index()))
            .collect::<Option<_>>()?
    } else {
        let ends: Vec<_> = found?
            .into_iter()
            .map(|link| (link, map.ends(link)))
            .collect();
        let mut steps = Vec::new();
        for (i, &(_, (from, to))) in ends.iter().enumerate() {
            if to != ends[(i + 1) % ends.len()].1.0 {
                return None;
            }
            let mut along = map.links_out(from);
            along.retain(|&link| map.ends(link).1 == to);
            along.sort_unstable();
            steps.push(along);
        }
        // Who reads the outline takes those that fit the label, which stands there if it is like R1.
        let label = named.label.as_deref();
        let label = label.filter(|label| is_label(label));
        let sign = |&link: &LinkIx| map.link(link).polarity.sign();
        let signs: Vec<Vec<i8>> = (steps.iter())
            .map(|step| step.iter().map(sign).collect())
            .collect();
        let read = NamedLoop::fitting(label, &signs).into_iter().zip(&steps);
        for ((place, step), &(link, _)) in read.zip(&ends) {
            if step[place] != link {
                lost.part(
                    "which of parallel links a loop takes",
                    At::file().named(&named.name),
                );
            }
        }
        ends.iter().map(|(_, (from, _))| from.index()).collect()
    };
    let mut sorted = path.clone();
    sorted.sort_unstable();
    sorted.dedup();
    if path.is_empty() || sorted.len() < path.len() {
        return None;
    }
    let linked = |i: usize| {
        let (from, to) = (path[i], path[(i + 1) % path.len()]);
        let from = crate::model::FactorIx::new(from);
        map.links_out(from)
            .into_iter()
            .any(|link| map.ends(link).1.index() == to)
    };
    if !(0..path.len()).all(linked) {
        return None;
    }
    path.push(path[0]);
    Some(path)
}

fn loop_line(out: &mut String, named: &NamedLoop, path: &[&str], lost: &mut Lost) {
    let mut called = vec!["loop".to_owned()];
    if let Some(label) = &named.label {
        match label_of(label) {
            (Some(known), _) if known == *label => called.push(known),
            _ => lost.part(
                "labels of loops that are not like R1 or B2",
                At::file().named(&named.name),
            ),
        }
    }
    if !named.name.is_empty() || called.len() == 1 {
        called.push(in_quotes(&named.name));
    }
    out.push_str(&format!("{}: {}\n", called.join(" "), path.join(" -> ")));
    about(out, named.story.as_deref());
}
