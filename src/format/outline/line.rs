//! One line of an outline, taken apart. What is wrong with it is said with what to write instead.

use super::beside::{at_end, behind, crossed, explained, in_shaft, unmarked, without_shaft};
use super::chain::{circle, signed};
use super::circle::{is_loop, of_loop};
use super::marks::{Mark, marks};
use super::spec::{Spec, spec};
use crate::model::Delay;
use crate::names::trimmed;

/// More arrows than this in one line are a mistake, or meant to do harm.
const MOST_ARROWS: usize = 50;

/// How a factor is written: its label, or its id, or both, and what it belongs to.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Head {
    pub label: Option<String>,
    pub id: Option<String>,
    pub groups: Vec<String>,
    pub tags: Vec<String>,
}

/// What a line is.
#[derive(Debug, PartialEq)]
pub(super) enum Line<'t> {
    /// Empty, or a comment.
    Nothing,
    Title(String),
    Group(String),
    /// Words about what was named before.
    About(String),
    /// A factor, and words about it.
    Factor(Head, &'t str),
    /// Factors along a chain of links that are alike.
    Links(Vec<Head>, Spec),
    Loop {
        label: String,
        name: String,
        heads: Vec<Head>,
        /// Where it is told as people do, not as an outline wants it (`R1: Trust → Sharing → Trust`):
        /// what is said of its links.
        loose: Option<Vec<Spec>>,
    },
}

/// What two slashes in a line are.
#[derive(Debug, PartialEq)]
pub(super) enum Slashes<'t> {
    /// There are none, or they are plainly part of something.
    None,
    /// They begin a comment, which is this.
    Comment(&'t str),
    /// They may begin a comment, but an arrow or a sign behind them would be lost.
    Unclear,
}

/// True for a rule, as Markdown and people draw one.
pub(super) fn is_rule(text: &str) -> bool {
    let rule = |c: char| text.chars().all(|of| of == c) && text.chars().nth(2).is_some();
    "-*_=+—–─═".chars().any(rule)
}

/// Takes a line apart.
pub(super) fn parse<'t>(text: &'t str, slashes: &mut Slashes<'t>) -> Result<Line<'t>, String> {
    let start = trimmed(text);
    if start.is_empty() || start.starts_with("//") {
        return Ok(Line::Nothing);
    }
    if let Some(about) = text.trim_start().strip_prefix('>') {
        // Quotes stand for themselves, but not right behind the mark.
        return Ok(Line::About(match about.starts_with('"') {
            true => whole(trimmed(about)),
            false => about.strip_prefix(' ').unwrap_or(about).to_owned(),
        }));
    }
    if is_rule(start) {
        return Ok(Line::Nothing);
    }
    for (mark, title) in [("## ", false), ("# ", true)] {
        if let Some(rest) = start.strip_prefix(mark) {
            let rest = whole(trimmed(rest));
            return Ok(match title {
                true => Line::Title(rest),
                false => Line::Group(rest),
            });
        }
    }
    // A heading of any depth below these is one of a group, too.
    if let Some(rest) = start.trim_start_matches('#').strip_prefix(' ')
        && start.starts_with("###")
    {
        return Ok(Line::Group(whole(trimmed(rest))));
    }
    // Lists of Markdown, as people paste them.
    let start = match start.strip_prefix("- ").or(start.strip_prefix("* ")) {
        Some(rest) => trimmed(rest),
        None => start,
    };
    let mut marks = marks(start, slashes)?;
    let start = match slashes {
        Slashes::Comment(comment) => {
            let end = start.len() - comment.len();
            *comment = trimmed(comment.trim_start_matches('/'));
            trimmed(&start[..end])
        }
        _ => start,
    };
    // The blank behind an arrow may have gone with the comment.
    if let Some(last) = marks.last_mut() {
        last.length = last.length.min(start.len() - last.at);
    }
    let arrows = marks.iter().filter(|mark| !mark.colon).count();
    let colon = marks.iter().position(|mark| mark.colon);
    match (arrows, colon) {
        (0, None) => {
            let head = head(start)?;
            let back = |label: &String| label.contains("<-") && !start.starts_with('"');
            if head.label.as_ref().is_some_and(back) {
                let message = "Arrows point to the right here. Write the cause first, as in: Trust -> Sharing : +";
                return Err(message.to_owned());
            }
            Ok(Line::Factor(head, ""))
        }
        (0, Some(0)) if is_loop(&start[..marks[0].at]) => of_loop(start, &marks[..1]),
        (0, Some(colon)) => {
            let at = marks[colon].at;
            Ok(Line::Factor(head(&start[..at])?, trimmed(&start[at + 1..])))
        }
        (_, Some(0)) => of_loop(start, &marks),
        _ => links(start, &marks),
    }
}

/// A text that is in quotes as a whole, without them; any other as it is.
fn whole(text: &str) -> String {
    let quoted = text.starts_with('"') && text.len() > 1 && text.ends_with('"');
    let inside = quoted.then(|| serde_json::from_str::<String>(text).ok());
    inside.flatten().unwrap_or_else(|| text.to_owned())
}

/// The length of the quoted text that a text begins with.
pub(super) fn quoted(text: &str) -> Result<usize, String> {
    let mut escaped = false;
    for (i, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Ok(i + 1),
            _ => {}
        }
    }
    Err("A quote is opened here and not closed on this line. Close it with \"; inside, write \\\" for a quote.".to_owned())
}

/// The text in quotes that a text begins with, and what comes after it.
pub(super) fn unquoted(text: &str) -> Result<(String, &str), String> {
    let length = quoted(text)?;
    let inside = &text[..length];
    let value = serde_json::from_str(inside);
    // Backslashes that nobody meant as escapes.
    let value = value.unwrap_or_else(|_| inside[1..length - 1].to_owned());
    Ok((value, &text[length..]))
}

/// A word, in quotes or up to a character that ends it, and what comes after that.
pub(super) fn word(text: &str, end: char) -> Result<(String, &str), String> {
    if text.starts_with('"') {
        let (value, rest) = unquoted(text)?;
        let rest = rest.trim_start();
        return match end.is_whitespace() {
            true => Ok((value, rest)),
            false => rest
                .strip_prefix(end)
                .map(|rest| (value, rest))
                .ok_or_else(|| unclosed(end)),
        };
    }
    match end.is_whitespace() {
        true => {
            let (value, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
            Ok((value.to_owned(), rest))
        }
        false => {
            let (value, rest) = text.split_once(end).ok_or_else(|| unclosed(end))?;
            Ok((trimmed(value).to_owned(), rest))
        }
    }
}

fn unclosed(end: char) -> String {
    format!(
        "A bracket is opened here and not closed: {end} is missing. A label with brackets stands in quotes, as in: \"Trust [x]\""
    )
}

/// Reads how a factor is written.
pub(super) fn head(text: &str) -> Result<Head, String> {
    let mut head = Head::default();
    let text = trimmed(text);
    let mut rest = text;
    if text.starts_with('"') {
        let (label, after) = unquoted(text)?;
        (head.label, rest) = (Some(label), after);
    } else {
        // Brackets, braces and tags begin after a blank.
        let begins = |(at, c): (usize, char)| {
            "[{#".contains(c) && (at == 0 || text[..at].ends_with(char::is_whitespace))
        };
        let end = text
            .char_indices()
            .find(|&place| begins(place))
            .map_or(text.len(), |(at, _)| at);
        let label = trimmed(&text[..end]);
        head.label = Some(unmarked(label)).filter(|label| !label.is_empty());
        rest = &rest[end..];
    }
    loop {
        rest = rest.trim_start();
        let Some(mark) = rest.chars().next() else {
            break;
        };
        let after = &rest[mark.len_utf8()..];
        match mark {
            '[' => {
                let (group, after) = word(after, ']')?;
                if is_attributes(&group) {
                    return Err(format!(
                        "“[{}]” is of DOT, the language of Graphviz. Put a line with digraph {{ above and one with }} below, so that all is read as such; or type the sign behind a colon, as in: Trust -> Sharing : +",
                        clipped(&group)
                    ));
                }
                head.groups.push(group);
                rest = after;
            }
            '{' => {
                let (id, after) = word(after, '}')?;
                if head.id.is_some() {
                    return Err(
                        "A factor has more than one id in braces here. Leave one.".to_owned()
                    );
                }
                head.id = Some(id);
                rest = after;
            }
            '#' => {
                let (tag, after) = word(after, ' ')?;
                head.tags.push(tag);
                rest = after;
            }
            _ => {
                return Err(format!(
                    "“{}” stands after a label, and is not understood. There may be [a group], {{an id}} and #tags; what belongs to the label stands in quotes with it.",
                    clipped(rest)
                ));
            }
        }
    }
    if head.label.is_none() && head.id.is_none() {
        return Err(
            "A factor has no name here. On both sides of an arrow stands a label, as in: Trust -> Sharing : +"
                .to_owned(),
        );
    }
    Ok(head)
}

/// True for attributes as DOT has them: `label="+"`.
fn is_attributes(group: &str) -> bool {
    let names = [
        "label",
        "color",
        "style",
        "sign",
        "polarity",
        "arrowhead",
        "weight",
    ];
    let name = group.split_once('=').map(|(name, _)| trimmed(name));
    name.is_some_and(|name| names.contains(&name))
}

/// Reads links along a chain.
fn links<'t>(text: &'t str, marks: &[Mark]) -> Result<Line<'t>, String> {
    let arrows: Vec<&Mark> = marks.iter().filter(|mark| !mark.colon).collect();
    if arrows.len() > MOST_ARROWS {
        return Err(format!(
            "There are more than {MOST_ARROWS} arrows in this line. Write a line for each link."
        ));
    }
    let last = arrows.last().map_or(0, |arrow| arrow.at);
    let colon = marks.iter().find(|mark| mark.colon);
    // Behind a sign in brackets words stand, and a colon is one of theirs.
    let told = match arrows[..] {
        [arrow] if !text.contains('"') => {
            let behind = arrow.at + arrow.length;
            let mine = |colon: &Mark| {
                colon.at > behind
                    && explained(&text[behind..colon.at]).is_some()
                    && spec(&text[colon.at + 1..]).is_err()
            };
            explained(&text[behind..]).filter(|_| colon.is_none_or(mine))
        }
        _ => None,
    };
    let colon = colon.filter(|_| told.is_none());
    if colon.is_some_and(|colon| colon.at < last) {
        return Err("A colon stands before an arrow here. A label with a colon stands in quotes, as in: \"Goal 3: health\" -> Income : +".to_owned());
    }
    let end = colon.map_or(text.len(), |colon| colon.at);
    let (mut from, mut said) = (0, None);
    let single = arrows.len() == 1;
    let both = (0..arrows.len()).filter(|&i| arrows[i].both).collect();
    if let Some(circle) = circle(text).filter(|_| colon.is_none() && !single) {
        return Ok(circle);
    }
    let chain = match colon {
        None if !single => signed(text, &arrows),
        _ => None,
    };
    if let Some((names, each)) = chain {
        let heads = names.into_iter().map(head).collect::<Result<_, _>>()?;
        let spec = Spec {
            both,
            each,
            ..Spec::default()
        };
        return Ok(Line::Links(heads, spec));
    }
    let (mut heads, mut late) = (Vec::new(), false);
    for arrow in arrows {
        let behind = text[arrow.at + arrow.length..].trim_start();
        if behind
            .strip_prefix('|')
            .is_some_and(|rest| rest.contains('|'))
        {
            return Err("A label in bars behind an arrow is Mermaid’s. Put a line with flowchart LR above, so that all is read as such; or type the sign behind a colon, as in: Trust -> Sharing : +".to_owned());
        }
        let before = &text[from..arrow.at];
        let stroked = crossed(before).filter(|_| single);
        late |= stroked.is_some();
        let before = stroked.unwrap_or(before);
        let sign = in_shaft(before).filter(|_| single && colon.is_none());
        let sign = sign.map(|(before, sign)| (before, Some(sign)));
        let (before, sign) = sign.unwrap_or((without_shaft(before), None));
        heads.push(head(before)?);
        (said, from) = (said.or(sign), arrow.at + arrow.length);
    }
    // Of Mermaid's flowcharts: a semicolon ends a statement, and bars hold the label of an arrow.
    let mut last = text[from..end].trim_end().trim_end_matches(';');
    if let Some((sign, rest)) = behind(last).filter(|_| single && colon.is_none() && said.is_none())
    {
        (said, last) = (Some(sign), rest);
    }
    let mut spec = match (colon, said) {
        (Some(colon), _) => {
            let said = spec(&text[colon.at + 1..])?;
            // The same sign once more.
            if let Some((before, again)) = at_end(last, single)
                && again.sign == said.sign
            {
                last = before;
            }
            said
        }
        (None, Some(said)) => said,
        (None, None) => match at_end(last, single).or(told) {
            Some((before, spec)) => {
                last = before;
                spec
            }
            None => Spec::default(),
        },
    };
    heads.push(head(last)?);
    if late && spec.delay.is_none() {
        spec.delay = Delay::Short;
    }
    spec.both = both;
    Ok(Line::Links(heads, spec))
}

/// As much of a text as a sentence bears.
pub(super) fn clipped(text: &str) -> &str {
    let text = trimmed(text);
    text.char_indices()
        .nth(40)
        .map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Head {
        Head {
            label: Some(text.to_owned()),
            ..Head::default()
        }
    }

    #[test]
    fn a_link_is_two_labels_an_arrow_and_a_sign() {
        for text in [
            "A b -> C : +",
            "- A b→C: s",
            "\"A b\" --> C : more",
            "A b => C : same direction",
        ] {
            let plus = Spec {
                sign: "+".to_owned(),
                ..Spec::default()
            };
            assert_eq!(
                parse(text, &mut Slashes::None),
                Ok(Line::Links(vec![label("A b"), label("C")], plus)),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said_with_what_to_write() {
        for (text, words) in [
            ("A -> B : hinders", "“hinders” is not understood"),
            ("A -> ", "has no name here"),
            ("-> B", "has no name here"),
            ("A <- B", "point to the right"),
            ("Goal 3: a -> b : +", "A colon stands before an arrow"),
            ("A -> \"B : +", "not closed"),
            ("A [x -> B", "] is missing"),
            ("A -> B : + strength 2", "from 0 to 1"),
            ("A -> B : + long", "“long” is not understood"),
        ] {
            let error = parse(text, &mut Slashes::None).unwrap_err();
            assert!(error.contains(words), "{text}: {error}");
        }
    }
}
