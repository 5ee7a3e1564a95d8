//! What is said of rows and columns, in the corner of a matrix or above it: which of them are causes.
//! Every word has to be known, or nothing is certain.

use super::corner_words::Word::{
    self, Acts, Arrow, Axis, Back, By, Done, Either, End, Filler, First, Gets, Of, On, Place,
    Unknown,
};
use super::corner_words::{DEPENDENT, INFLUENCE, LINKS, LOOSE, PLACES, TITLES, class};
use super::headings::end_of;
use super::spoken;

/// As many letters may be about rows and columns; and of a longer text as many are looked at.
pub const LONGEST: usize = 200;
const LOOKED_AT: usize = 2000;

/// What a text says of rows and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// That columns are causes, or else that rows are.
    Columns(bool),
    /// Something that is not understood.
    Unclear,
    Nothing,
}

/// A word where it stands.
struct Token<'t> {
    text: &'t str,
    word: Word,
    /// A mark stands before it.
    apart: bool,
    /// And that is none but a bracket.
    bracket: bool,
}

/// The words of a text in lower case, and what they are where they stand.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token> = Vec::new();
    let is_mark = |c: char| !c.is_alphanumeric() && !"→←=".contains(c);
    let mut rest = text;
    loop {
        let begin = rest.trim_start_matches(is_mark);
        let between = &rest[..rest.len() - begin.len()];
        let Some(first) = begin.chars().next() else {
            break;
        };
        let end = match first.is_alphanumeric() {
            true => begin
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(begin.len()),
            false => first.len_utf8(),
        };
        let word = &begin[..end];
        out.push(Token {
            text: word,
            word: class(word),
            apart: word == "=" || between.contains(|c: char| !c.is_whitespace()),
            bracket: between.trim() == "(",
        });
        rest = &begin[end..];
    }
    settle(&mut out);
    out
}

/// What words are by those beside them.
fn settle(tokens: &mut [Token]) {
    let placed = tokens.iter().any(|it| matches!(it.word, Place(1)));
    let acted = tokens.iter().any(|it| matches!(it.word, By | Of));
    for i in 0..tokens.len() {
        let next = tokens.get(i + 1).map(|next| (next.word, next.apart));
        let joined = next.filter(|(_, apart)| !apart).map(|(word, _)| word);
        let word = match (tokens[i].word, joined) {
            // “The first row”, “the left column”.
            (First, Some(Axis(axis))) => {
                tokens[i + 1].word = Axis(1 - axis);
                Filler
            }
            (Place(place), Some(Axis(_))) => {
                tokens[i + 1].word = Axis(place);
                Filler
            }
            (First, _) => Filler,
            // “Top causes”: the main ones.
            (Place(_), Some(word)) if !matches!(word, Filler | Place(_) | First) => Filler,
            // “On top”, “on the left-hand side”.
            (Place(place), _) => {
                let articles = tokens[..i].iter().rev();
                let articles = articles.take_while(|it| it.word == Filler).count();
                if let Some(before) = i.checked_sub(articles + 1)
                    && tokens[before].word == On
                    && !tokens[before + 1].apart
                {
                    tokens[before].word = Filler;
                }
                Axis(place)
            }
            (_, follows) if DEPENDENT.contains(&tokens[i].text) => match follows {
                Some(On | By | Of) => Back,
                _ => End(1),
            },
            // Those that are influenced, if nothing says by what.
            (Done, _) if !acted => End(1),
            // “Ursachen der Spalten”.
            (Filler, _)
                if tokens[i].text == "der"
                    && i.checked_sub(1)
                        .is_some_and(|last| matches!(tokens[last].word, End(_) | Acts)) =>
            {
                Of
            }
            _ if placed && tokens[i].text == LINKS => Axis(0),
            (word, _) => word,
        };
        tokens[i].word = word;
    }
}

/// What a text in lower case says of rows and columns. O(letters).
pub fn said(text: &str) -> Said {
    let long = text.chars().nth(LONGEST).is_some();
    let end = text
        .char_indices()
        .nth(LOOKED_AT)
        .map_or(text.len(), |(at, _)| at);
    let tokens = tokens(&text[..end]);
    let any = |of: &dyn Fn(&Token) -> bool| tokens.iter().any(of);
    if !long && let Some(columns) = causes(&tokens) {
        return Said::Columns(columns);
    }
    let relates = any(&|it| matches!(it.word, End(_) | Acts | Either | Done | Back));
    let axis = any(&|it| matches!(it.word, Axis(_)));
    let strong = any(&|it| matches!(it.word, Axis(_)) && !is_place(it.text));
    let rows = tokens.iter().all(|it| matches!(it.word, Axis(0) | Filler));
    let sure = |it: &Token| it.word == End(1) && !LOOSE.contains(&it.text);
    let influence = any(&|it| INFLUENCE.contains(&it.text)) && !any(&|it| it.word == Unknown);
    let title = any(&|it| TITLES.contains(&it.text));
    // “Causes →”: they stand in the rows and lead from there, or they stand across.
    let across = match &tokens[..] {
        [one, arrow] => arrow.text == "→" && (one.word == End(0) || end_of(one.text) == Some(0)),
        _ => false,
    };
    let unclear = match axis {
        true if long => relates,
        true => relates || strong && !(rows && text.split_whitespace().count() < 3),
        false => {
            let own = spoken::said(text.trim_matches(|c: char| !c.is_alphanumeric()));
            across || !long && !title && own.is_none() && (any(&sure) || influence)
        }
    };
    match unclear {
        true => Said::Unclear,
        false => Said::Nothing,
    }
}

/// True for a word that says where something stands, as many do that say it of no axis.
fn is_place(text: &str) -> bool {
    PLACES.iter().any(|words| words.contains(&text)) || text == LINKS
}

/// The same where it is certain: true if columns are causes, false if rows are.
fn causes(tokens: &[Token]) -> Option<bool> {
    if tokens.iter().any(|it| it.word == Unknown) {
        return None;
    }
    let mut axes: Vec<(usize, usize)> = Vec::new();
    for (at, it) in tokens.iter().enumerate() {
        if let Axis(axis) = it.word
            && axes.last().is_none_or(|(_, last)| *last != axis)
        {
            axes.push((at, axis));
        }
    }
    match axes[..] {
        [(at, axis)] => {
            let cause = axis_is_cause(tokens, at)?;
            Some((axis == 1) == cause)
        }
        [(one, first), (other, _)] => {
            let leads = first_leads(tokens, one, other, first == 1)?;
            Some((first == 1) == leads)
        }
        _ => None,
    }
}

/// Where and which the ends are, by nouns, or else by “from” and “to”.
fn ends(tokens: &[Token]) -> (Vec<(usize, usize)>, bool) {
    let all = tokens.iter().enumerate();
    let nouns: Vec<(usize, usize)> = all
        .clone()
        .filter_map(|(at, it)| match it.word {
            End(end) => Some((at, end)),
            _ => None,
        })
        .collect();
    if !nouns.is_empty() {
        return (nouns, true);
    }
    let leads = |it: &Token| matches!(it.word, On | By | Of);
    let words = all.filter(|(_, it)| leads(it));
    (
        words
            .filter_map(|(at, it)| Some((at, end_of(it.text)?)))
            .collect(),
        false,
    )
}

/// The word before an axis that says how something leads, if there is one: “of the rows”.
fn before(tokens: &[Token], at: usize) -> Option<Word> {
    let mut words = tokens[..at].iter().rev().map(|it| it.word);
    let word = words.find(|word| *word != Filler)?;
    matches!(word, On | By | Of).then_some(word)
}

/// Of a text with one axis: whether it is a cause.
fn axis_is_cause(tokens: &[Token], at: usize) -> Option<bool> {
    let has = |of: &dyn Fn(Word) -> bool| tokens.iter().any(|it| of(it.word));
    let count = |of: &dyn Fn(Word) -> bool| tokens.iter().filter(|it| of(it.word)).count();
    let acts = |word| matches!(word, Acts | Either | Done | Back | Gets | Arrow);
    let preps = count(&|word| matches!(word, On | By | Of));
    let before = before(tokens, at);
    let (ends, nouns) = ends(tokens);
    if nouns && preps == 0 && !has(&acts) {
        // “Drivers (columns) / outcomes”.
        let next = tokens.get(at + 1).is_none_or(|next| next.apart);
        let last = ends.iter().rev().find(|(end, _)| *end < at);
        if let ([(_, one), (_, other)], Some((end, own))) = (&ends[..], last)
            && one != other
            && next
            && tokens[end + 1..at].iter().all(|it| !it.apart)
            && (!tokens[at].apart || tokens[at].bracket)
        {
            return Some(*own == 0);
        }
    }
    if nouns {
        let (first, end) = ends[0];
        let one = ends.iter().all(|(_, other)| *other == end);
        return match before {
            _ if !one || has(&acts) => None,
            None => (preps == 0).then_some(end == 0),
            Some(_) if preps > 1 || ends.len() > 1 || first > at => None,
            // “Effects of columns”, “causes of columns”.
            Some(On) => Some(false),
            Some(By) => (end == 1).then_some(true),
            Some(_) => Some(end == 1),
        };
    }
    let verbs = count(&acts);
    match before {
        _ if preps > 1 || has(&|word| word == Arrow) => None,
        // “Influenced by columns”, “depends on columns”.
        Some(_) if has(&|word| word == Back) => (verbs == 1).then_some(true),
        Some(On) if verbs == 1 && has(&|word| word == Acts) => Some(false),
        Some(By | Of) if verbs > 0 => Some(true),
        // “From (columns)”, “columns = to”.
        _ if verbs == 0 => match ends[..] {
            [(_, end)] => Some(end == 0),
            _ => None,
        },
        // “Columns influence”.
        None if verbs == 1 && preps == 0 => match tokens.get(at + 1)?.word {
            Acts => Some(true),
            Back => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Of a text with two axes: whether the first leads to the other. `columns`: it is that of columns.
fn first_leads(tokens: &[Token], one: usize, other: usize, columns: bool) -> Option<bool> {
    let has = |of: &dyn Fn(Word) -> bool| tokens.iter().any(|it| of(it.word));
    let (ends, nouns) = ends(tokens);
    // Each is said to be an end, before both or behind both.
    if let [(at, end), (next, opposite)] = ends[..]
        && end != opposite
        && (at < one && one < next && next < other || one < at && at < other && other < next)
    {
        return Some(end == 0);
    }
    if nouns && ends.len() > 1 {
        // One that is said twice of the other one says nothing.
        return None;
    }
    let (to, from) = (before(tokens, one), before(tokens, other));
    let (on, by) = (to == Some(On), from == Some(By));
    let of = from == Some(Of);
    if nouns {
        let (at, end) = ends[0];
        match end {
            // “Rows cause columns”, “rows are causes of columns”.
            0 if one < at && at < other => return (!on && !by).then_some(true),
            // “Columns are effects of rows”.
            1 if one < at && at < other => return (of || by).then_some(false),
            // “Causes of columns in rows”.
            0 if to == Some(Of) && from.is_none() => return Some(false),
            _ if to.is_none() && from.is_none() => return None,
            _ => {}
        }
    }
    let back = has(&|word| word == Back);
    let by = by || of;
    let passive = has(&|word| matches!(word, Done | Gets));
    if passive && !by && !on || back && on {
        return None;
    }
    let flows = to.is_some()
        || from.is_some()
        || back
        || has(&|word| matches!(word, Acts | Either | Arrow));
    match flows {
        true => Some(!(on || by || back)),
        // “Rows / columns”.
        false => (!columns && !nouns).then_some(true),
    }
}
