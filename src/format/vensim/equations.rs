//! The equations of a Vensim model: `name = equation ~ units ~ remark |`, one after the other.

use crate::names::{trimmed, words};

/// An equation, or what else stands in its place.
#[derive(Debug)]
pub struct Equation {
    /// The name of the variable, with its quotes and without subscripts.
    pub name: String,
    /// What stands right of the equal sign.
    pub formula: String,
    /// The unit.
    pub units: String,
    /// The remark.
    pub remark: String,
    /// The line on which it begins.
    pub line: u32,
}

/// What every model has to say how it is run, which is no part of the map.
const CONTROL: [&str; 4] = ["initial time", "final time", "time step", "saveper"];

impl Equation {
    /// How the model is run, by the key of its name.
    pub fn is_control(key: &str) -> bool {
        CONTROL.contains(&key)
    }

    /// What is in the parentheses of `A FUNCTION OF( … )`, in place of an equation.
    pub fn function_of(&self) -> Option<&str> {
        let mut rest = self.formula.trim();
        for word in ["A", "FUNCTION", "OF"] {
            let head = rest.get(..word.len())?;
            if !head.eq_ignore_ascii_case(word) {
                return None;
            }
            rest = rest[word.len()..].trim_start();
        }
        inside(rest)
    }

    /// Of a stock, what flows: the first part of `INTEG ( flows, initial value )`.
    pub fn flows(&self) -> Option<&str> {
        let formula = self.formula.trim();
        let head = formula.get(..5)?;
        if !head.eq_ignore_ascii_case("INTEG") {
            return None;
        }
        let inner = inside(formula[5..].trim_start())?;
        let (mut depth, mut quoted) = (0, false);
        let comma = inner.char_indices().find(|&(_, c)| {
            quoted ^= c == '"';
            depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
            c == ',' && depth == 0 && !quoted
        });
        Some(comma.map_or(inner, |(at, _)| &inner[..at]))
    }
}

/// What is between parentheses, up to the last one.
fn inside(text: &str) -> Option<&str> {
    let text = text.strip_prefix('(')?;
    Some(text.rfind(')').map_or(text, |end| &text[..end]))
}

/// The part of an entry that is being read.
#[derive(PartialEq)]
enum Part {
    Formula,
    Units,
    Remark,
}

/// How the equations of a text end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// With the bar behind the last one.
    Closed,
    /// Without it; the last one begins on this line.
    NoBar(u32),
    /// Inside of the one that begins on this line.
    Cut(u32),
    /// Inside of the macro that begins on this line.
    Macro(u32),
}

/// All equations of a text, and how they end. Ranges of subscripts and headings are passed over, and macros, whose lines
/// are noted. O(n).
pub fn read(text: &str, macros: &mut Vec<u32>) -> (Vec<Equation>, End) {
    let mut found = Vec::new();
    let mut parts = [String::new(), String::new(), String::new()];
    let mut part = Part::Formula;
    let (mut line, mut begins) = (1, 1);
    let (mut quoted, mut in_macro) = (false, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        line += u32::from(c == '\n');
        if part == Part::Formula {
            match c {
                '"' => quoted = !quoted,
                // A name in quotes ends with its line.
                '\n' => quoted = false,
                // The line goes on in the next one.
                '\\' if matches!(chars.peek(), Some('\r' | '\n')) => {
                    chars.next_if_eq(&'\r');
                    line += u32::from(chars.next_if_eq(&'\n').is_some());
                    parts[0].push(' ');
                    continue;
                }
                '\\' if quoted => {
                    parts[0].push(c);
                    parts[0].extend(chars.next());
                    continue;
                }
                '{' if !quoted => {
                    chars
                        .by_ref()
                        .take_while(|&c| c != '}')
                        .for_each(|c| line += u32::from(c == '\n'));
                    continue;
                }
                _ => {}
            }
            if parts[0].is_empty() {
                if c.is_whitespace() {
                    continue;
                }
                begins = line;
            }
        }
        match (c, &part) {
            ('~', Part::Formula) if !quoted => part = Part::Units,
            ('~', Part::Units) => part = Part::Remark,
            ('|', _) if !quoted || part != Part::Formula => {
                if let Some(entry) = outside(&parts[0], begins, &mut in_macro, macros) {
                    finish(entry, &parts, begins, &mut found);
                }
                parts.iter_mut().for_each(String::clear);
                (part, quoted) = (Part::Formula, false);
            }
            (_, Part::Formula) => parts[0].push(c),
            (_, Part::Units) => parts[1].push(c),
            (_, Part::Remark) => parts[2].push(c),
        }
    }
    let mut end = End::Closed;
    // Settings of the program may follow at once.
    if !parts[0].is_empty()
        && !parts[0].starts_with("///---")
        && let Some(entry) = outside(&parts[0], begins, &mut in_macro, macros)
    {
        let before = found.len();
        if part != Part::Formula || is_closed(entry) {
            finish(entry, &parts, begins, &mut found);
        }
        end = match found.len() > before {
            true => End::NoBar(begins),
            false => End::Cut(begins),
        };
    }
    if let (true, End::Closed, Some(&line)) = (in_macro, end, macros.last()) {
        end = End::Macro(line);
    }
    (found, end)
}

/// True for a list of causes that is closed, behind which nothing can be missing.
fn is_closed(entry: &str) -> bool {
    let (open, close) = (entry.matches('(').count(), entry.matches(')').count());
    entry.to_ascii_uppercase().contains("A FUNCTION OF")
        && entry.trim_end().ends_with(')')
        && open == close
}

/// What an entry has outside of macros, which have variables of their own: where one ends, another one
/// or an equation may follow in the same entry.
fn outside<'t>(
    mut entry: &'t str,
    line: u32,
    in_macro: &mut bool,
    macros: &mut Vec<u32>,
) -> Option<&'t str> {
    loop {
        if *in_macro {
            entry = entry.split_once(":END OF MACRO:")?.1;
            *in_macro = false;
        }
        entry = entry.trim_start();
        if !entry.starts_with(":MACRO:") {
            return Some(entry);
        }
        *in_macro = true;
        macros.push(line);
    }
}

fn finish(entry: &str, parts: &[String; 3], line: u32, found: &mut Vec<Equation>) {
    if let Some((name, formula)) = split(entry.trim()) {
        found.push(Equation {
            name: name.to_owned(),
            formula: formula.to_owned(),
            units: words(&parts[1]).join(" "),
            remark: words(
                &remark(&parts[2])
                    .replace("\\\n", " ")
                    .replace("\\\r\n", " "),
            )
            .join(" "),
            line,
        });
    }
}

/// A remark without the part behind it, which has words for Vensim: `~ :SUPPLEMENTARY`.
fn remark(text: &str) -> &str {
    match text.rsplit_once('~') {
        Some((remark, rest)) if rest.trim().is_empty() || rest.trim().starts_with(':') => remark,
        _ => text,
    }
}

/// The name and the equation of an entry; none for headings and for ranges of subscripts.
fn split(entry: &str) -> Option<(&str, &str)> {
    if entry.starts_with('*') {
        return None;
    }
    let name_end = match entry.strip_prefix('"') {
        Some(_) => closing(entry)?,
        None => entry.find(['=', '(', '[', ':', '<']).unwrap_or(entry.len()),
    };
    let (name, rest) = entry.split_at(name_end);
    let name = trimmed(name);
    if name.is_empty() {
        return None;
    }
    let after = rest.trim_start();
    // `Towns: Abington, Acton` and `Towns <-> Places` are ranges, `data :RAW:` and `x := 1` are none.
    let words = [
        ":RAW:",
        ":INTERPOLATE:",
        ":HOLD BACKWARD:",
        ":LOOK FORWARD:",
        ":=",
    ];
    let upper = after.get(..20).unwrap_or(after).to_ascii_uppercase();
    if after.starts_with('<')
        || (after.starts_with(':') && !words.iter().any(|w| upper.starts_with(w)))
    {
        return None;
    }
    let formula = after
        .find('=')
        .map_or("", |at| after[at..].trim_start_matches('='));
    Some((name, formula.trim()))
}

/// The end of a name in quotes.
fn closing(entry: &str) -> Option<usize> {
    let mut escaped = false;
    let end = entry.char_indices().skip(1).find(|&(_, c)| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map(|(at, _)| at + 1)
}
