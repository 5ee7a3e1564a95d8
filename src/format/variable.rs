//! Names of the variables of models in all their spellings, and those that an equation names.

use super::audit::{At, Told};
use super::draft::Draft;
use crate::model::{Delay, Polarity};
use crate::names::{folded, words};
use std::iter::Peekable;
use std::str::Chars;

/// A name without its quotes, as people read it: blanks in place of line breaks (`\n`), and of a
/// backslash before a quote or another backslash nothing.
pub fn shown(name: &str) -> String {
    let name = name.trim();
    let inner = name.strip_prefix('"').and_then(|n| n.strip_suffix('"'));
    let mut plain = String::with_capacity(name.len());
    let mut chars = inner.unwrap_or(name).chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('n')) => plain.push(' '),
            ('\\', Some(&next @ ('\\' | '"'))) => plain.push(next),
            _ => {
                plain.push(c);
                continue;
            }
        }
        chars.next();
    }
    words(&plain).join(" ")
}

/// What all spellings of a name have in common: case, quotes, line breaks, and `_` for a blank make
/// no difference.
pub fn key(name: &str) -> String {
    words(&folded(&shown(name).replace('_', " "))).join(" ")
}

/// A name in an equation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name, with its quotes.
    pub name: String,
    /// The sign right before it; unknown if there is none.
    pub sign: Polarity,
    /// It is called: a function, or a table.
    pub called: bool,
}

/// The names in an equation, in order. `spaced`: names may have blanks in them without being quoted.
/// What stands in `{braces}` is a remark, what in `[brackets]` a subscript. O(n).
pub fn named(equation: &str, spaced: bool) -> Vec<Named> {
    scan(equation, spaced).0
}

/// The names that are added and taken away, if an equation does nothing else with them: `a + b - c`.
pub fn sum(equation: &str, spaced: bool) -> Option<Vec<Named>> {
    let (mut found, plain) = scan(equation, spaced);
    if let Some(first) = found.first_mut().filter(|first| first.sign.is_unknown()) {
        first.sign = Polarity::Plus;
    }
    let good = plain && found.iter().all(|name| !name.sign.is_unknown());
    good.then_some(found)
}

/// How functions of Vensim and Stella begin whose value follows that of their first argument later: DELAY3, SMTH1.
const SLOW: [&str; 3] = ["delay", "smooth", "smth"];

/// The first function among the names of an equation that delays what goes into it. `own`: is it a variable of the
/// model, perhaps a table of values?
pub fn delays(names: &[Named], own: impl Fn(&str) -> bool) -> Option<String> {
    let slow = |name: &&Named| {
        let word = folded(&name.name);
        name.called && SLOW.iter().any(|begin| word.starts_with(begin)) && !own(&name.name)
    };
    names.iter().find(slow).map(|name| name.name.clone())
}

/// Factors whose equations delay what goes into them, of which a map has only what is marked at a link.
#[derive(Default)]
pub struct Delayed(Vec<(usize, u32, String)>);

impl Delayed {
    /// Takes the function that delays in the equation of a factor.
    pub fn look(&mut self, factor: usize, line: u32, function: Option<String>) {
        self.0.extend(function.map(|name| (factor, line, name)));
    }

    /// Tells of those with links into them, none of which is delayed. O(links).
    pub fn tell(self, draft: &mut Draft) {
        if self.0.is_empty() {
            return;
        }
        let count = draft.factors().len();
        let (mut linked, mut marked) = (vec![false; count], vec![false; count]);
        for link in 0..draft.link_count() {
            let (_, to) = draft.ends(link);
            linked[to] = true;
            marked[to] |= draft.made(link).delay != Delay::None;
        }
        for (factor, line, function) in self.0 {
            if linked[factor] && !marked[factor] {
                marked[factor] = true;
                let name = format!("{}: {function}", draft.factors()[factor].label);
                let at = At::line(line).factor(draft.factor_id(factor)).named(&name);
                draft.tell(Told::DelayFunction, &[], at);
            }
        }
    }
}

/// More links than that no map may have.
const MOST_NAMES: usize = 100_000;

/// The names in an equation, and whether there is nothing but they, `+` and `-`.
fn scan(equation: &str, spaced: bool) -> (Vec<Named>, bool) {
    let mut found: Vec<Named> = Vec::new();
    let mut chars = equation.chars().peekable();
    // The last thing that was seen: a sign, a name, or something else.
    let mut before = ' ';
    let mut only = true;
    while let Some(c) = chars.next() {
        if found.len() == MOST_NAMES {
            return (found, false);
        }
        let name = match c {
            '{' => {
                chars.by_ref().find(|&c| c == '}');
                continue;
            }
            '[' => {
                chars.by_ref().find(|&c| c == ']');
                continue;
            }
            '"' => quoted(&mut chars),
            // The name of a file or a sheet. Within a name, an apostrophe is a part of it.
            '\'' => {
                text(&mut chars);
                (only, before) = (false, c);
                continue;
            }
            _ if starts(c) => plain(c, &mut chars, spaced),
            _ if c.is_whitespace() => continue,
            _ => {
                if c.is_ascii_digit() || c == '.' {
                    number(c, &mut chars);
                }
                if let Some(last) = found.last_mut().filter(|_| before == 'a' && c == '(') {
                    last.called = true;
                }
                only &= matches!(c, '+' | '-');
                before = c;
                continue;
            }
        };
        let sign = match before {
            '+' => Polarity::Plus,
            '-' => Polarity::Minus,
            _ => Polarity::Unknown,
        };
        found.push(Named {
            name,
            sign,
            called: false,
        });
        before = 'a';
    }
    (found, only)
}

/// True for what a name without quotes may begin with.
fn starts(c: char) -> bool {
    c.is_alphabetic() || c == '_' || c == '$' || (!c.is_ascii() && !c.is_whitespace())
}

fn plain(first: char, chars: &mut Peekable<Chars>, spaced: bool) -> String {
    let mut name = String::from(first);
    while let Some(&c) = chars.peek() {
        let goes_on = starts(c) || c.is_alphanumeric() || c == '\'' || (c == '.' && !spaced);
        if !goes_on && (!spaced || !c.is_whitespace()) {
            break;
        }
        name.push(c);
        chars.next();
    }
    name.truncate(name.trim_end().len());
    name
}

/// The rest of a number, of which a letter may be a part: `1e-6`.
fn number(mut last: char, chars: &mut Peekable<Chars>) {
    while let Some(&c) = chars.peek() {
        let exponent = matches!(last, 'e' | 'E') && matches!(c, '+' | '-');
        if !(c.is_ascii_alphanumeric() || c == '.' || exponent) {
            break;
        }
        last = c;
        chars.next();
    }
}

/// The rest of a quoted name. Without a second quote it ends with its line.
fn quoted(chars: &mut Peekable<Chars>) -> String {
    let mut name = String::from('"');
    while let Some(c) = chars.next_if(|&c| c != '\n') {
        name.push(c);
        match c {
            '\\' => name.extend(chars.next_if(|&c| c != '\n')),
            '"' => return name,
            _ => {}
        }
    }
    name.push('"');
    name
}

/// The rest of a text between apostrophes, which ends in its line.
fn text(chars: &mut Peekable<Chars>) {
    let mut rest = chars.clone();
    if rest.find(|&c| c == '\'' || c == '\n') == Some('\'') {
        *chars = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(equation: &str, spaced: bool) -> Vec<String> {
        let found = named(equation, spaced);
        let told = |n: &Named| {
            format!(
                "{}{}{}",
                n.sign.token(),
                n.name,
                ["", "()"][usize::from(n.called)]
            )
        };
        found.iter().map(told).collect()
    }

    #[test]
    fn all_spellings_of_a_name_are_one() {
        for name in [
            "Size of one\\ntime harvest",
            "size_of_one_time_harvest",
            "\"Size of One  time\\nHarvest\"",
            " SIZE of_one time\tharvest ",
        ] {
            assert_eq!(key(name), "size of one time harvest", "{name}");
        }
        assert_eq!(shown(r#""a \"b\", \\c""#), r#"a "b", \c"#);
        assert_ne!(key("a-b"), key("a b"));
    }

    #[test]
    fn an_equation_names_variables_with_the_sign_before_them() {
        assert_eq!(
            names(
                "A FUNCTION OF( Heat loss,-Room temperature, + \"a-b, c\")",
                true
            ),
            [
                "?A FUNCTION OF()",
                "?Heat loss",
                "-Room temperature",
                "+\"a-b, c\""
            ]
        );
        assert_eq!(
            names("1e-6*x_1 {no, y}/z[dim] + MAX(hares.lynxes, 3)", false),
            ["?x_1", "?z", "+MAX()", "?hares.lynxes"]
        );
        assert_eq!(names("\"open\nnext", true), ["?\"open\"", "?next"]);
        let files = "GET XLS DATA('Population.xls', 'Births - a', Farmers' share) - 'open\n + x";
        assert_eq!(
            names(files, true),
            ["?GET XLS DATA()", "?Farmers' share", "?open", "+x"]
        );
    }

    #[test]
    fn a_sum_is_told_from_what_is_more() {
        let told = |text: &str| {
            sum(text, true).map(|s| {
                s.iter()
                    .map(|n| format!("{}{}", n.sign.token(), n.name))
                    .collect::<Vec<_>>()
            })
        };
        assert_eq!(
            told(" births[t] - deaths - \"a-b\"").unwrap(),
            ["+births", "-deaths", "-\"a-b\""]
        );
        assert_eq!(told("births * 2"), None);
        assert_eq!(told("-(births)"), None);
        assert_eq!(told("MAX(a,b)"), None);
    }
}
