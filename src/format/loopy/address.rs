//! The address of a LOOPY model: where its data begins and ends, and how often it is encoded.

use crate::error::{Code, Error, Place};
use crate::format::audit::At;
use crate::format::import::ImportOptions;
use crate::format::json;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// As far from the start of a text the data of an address may begin.
const BEFORE: usize = 2000;

/// The JSON of a model.
pub(super) struct Data<'t> {
    pub json: Cow<'t, str>,
    /// Where it all is, if it came in an address.
    pub whole: Option<At>,
    /// The address was decoded by somebody already, so that its texts may be encoded twice.
    pub twice: bool,
}

impl Data<'_> {
    /// An error in the JSON: of an address its own places say nothing.
    pub fn error(&self, error: Error) -> Error {
        let Some(at) = &self.whole else { return error };
        let message = format!(
            "The data of this LOOPY address is no whole model: {} Was the address cut off? Copy it again from LOOPY.",
            error.0.message
        );
        let error = Error::new(error.code(), message);
        error.at(at.place().unwrap_or(Place { line: 1, column: 1 }))
    }
}

fn is_address(text: &str) -> bool {
    let starts = |start: &str| {
        let own = text.get(..start.len());
        own.is_some_and(|own| own.eq_ignore_ascii_case(start))
    };
    starts("http://") || starts("https://")
}

/// The address in a shortcut of Windows (.url), which is a list of keys under headings.
fn shortcut(text: &str) -> Option<&str> {
    let (before, keys) = text.split_once("[InternetShortcut]")?;
    if !text.starts_with('[') || before.len() > BEFORE {
        return None;
    }
    keys.lines()
        .find_map(|line| line.trim().strip_prefix("URL="))
}

/// An address, if a text is nothing else.
pub fn alone(text: &str) -> Option<&str> {
    let address = address_of(text);
    (is_address(address) && !address.contains(char::is_whitespace)).then_some(address)
}

/// True if words stand before the address in a text, or on lines after it.
pub(super) fn has_words(text: &str) -> bool {
    let text = text.trim();
    let address = address_of(text);
    // Elements of HTML and shortcuts of Windows hold nothing else.
    if address.len() < text.len() || text.starts_with('<') {
        return false;
    }
    let before = text.find("http").is_some_and(|at| at > 0);
    before || text.lines().skip(1).any(|line| !line.trim().is_empty())
}

fn is_of_loopy(address: &str) -> bool {
    let start = address.get(..BEFORE).unwrap_or(address).to_lowercase();
    ["loopy", "lo0p"].iter().any(|name| start.contains(name))
}

/// A text that is one link as Markdown has it, `[words](address)` or `<address>`, or a shortcut: its
/// address. Any other as it is.
fn address_of(text: &str) -> &str {
    let text = text.trim();
    let link = || {
        let (words, address) = text.strip_prefix('[')?.split_once("](")?;
        let address = address.strip_suffix(')')?;
        (!words.contains('\n')).then_some(address)
    };
    let bare = || text.strip_prefix('<')?.strip_suffix('>');
    let found = link().or_else(bare).or_else(|| shortcut(text));
    let found = found.filter(|text| is_address(text));
    found
        .filter(|address| !address.contains('\n'))
        .unwrap_or(text)
}

/// True for the text of a model or of an address that carries one.
pub fn looks_like_one(text: &str) -> bool {
    let start = address_of(text);
    // Nodes are lists, and begin with a number; what begins with a text is a list of somebody's own.
    let inner = start.strip_prefix('[').map(str::trim_start);
    let list = inner.and_then(|rest| Some(rest.strip_prefix('[')?.trim_start()));
    if list.is_some_and(|rest| !rest.starts_with('"')) || is_encoded(start) {
        return true;
    }
    let Some(at) = data_at(start) else {
        return alone(start).is_some_and(is_of_loopy);
    };
    let before = start[..at].to_lowercase();
    let data = &start[at..];
    // Further down in a file of another format such an address is part of somebody's text.
    let element = ["<iframe", "<a "].iter().any(|tag| before.starts_with(tag));
    if before.starts_with('{') || before.contains('\n') && !element {
        return false;
    }
    let list = data.starts_with("[[") || data.starts_with("[]") || is_encoded(data);
    list || is_of_loopy(&before)
}

/// A list of lists that is percent-encoded.
fn is_encoded(text: &str) -> bool {
    let start = text.get(..6).unwrap_or_default();
    start.eq_ignore_ascii_case("%5b%5b") || start.eq_ignore_ascii_case("%5b%5d")
}

/// Where the data of an address begins.
fn data_at(text: &str) -> Option<usize> {
    let mut end = text.len().min(BEFORE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Some(text[..end].find("data=")? + "data=".len())
}

/// The data of an address, or of a file that holds a model or an address.
///
/// # Errors
/// [`Code::Format`] for the binary form of version 2.
pub(super) fn data<'t>(text: &'t str, options: &ImportOptions) -> Result<Data<'t>, Error> {
    let start = address_of(text);
    if start.starts_with('{') {
        return Ok(within(text, options).unwrap_or(Data {
            json: Cow::Borrowed(text),
            whole: None,
            twice: false,
        }));
    }
    if start.starts_with('[') {
        // Kept as it is, with its lines, unless it is the tail of an address.
        let whole = json::tree(text, &options.limits);
        let encoded = whole.is_err() && start.contains("%22");
        return Ok(match encoded {
            true => unpacked(start, At::line(1)),
            false => Data {
                json: Cow::Borrowed(text),
                whole: None,
                twice: false,
            },
        });
    }
    let at = data_at(start).unwrap_or(0);
    let begin = text.find(start).unwrap_or(0);
    let line = text[..begin + at].matches('\n').count() as u32 + 1;
    let rest = cut(&start[..at], &start[at..]);
    if rest.is_empty() || at == 0 && alone(start).is_some() {
        let message = "This LOOPY address has no model in it. In LOOPY choose “save as link”, and give the address that it makes.";
        return Err(Error::new(Code::Format, message).at(Place::at(text, begin + at)));
    }
    if !rest.starts_with(['[', '{', '%']) {
        let message = "This LOOPY address holds its model in a binary form (LOOPY 2), which is not read here. Open it in LOOPY, choose “json export”, and give the file that it saves.";
        return Err(Error::new(Code::Format, message).at(Place::at(text, begin + at)));
    }
    Ok(unpacked(rest, At::line(line)))
}

/// The data under the key `data` of a JSON file.
fn within<'t>(text: &str, options: &ImportOptions) -> Option<Data<'t>> {
    let root = json::tree(text, &options.limits).ok()?;
    let node = root.get("data")?;
    let line = text[..node.at].matches('\n').count() as u32 + 1;
    let data = unpacked(node.text()?, At::line(line));
    Some(Data {
        json: Cow::Owned(data.json.into_owned()),
        ..data
    })
}

/// The data without what follows it: the rest of the address, of the element or of the text.
fn cut<'t>(before: &str, data: &'t str) -> &'t str {
    let mut data = data;
    // Within quotes, it ends with them; an apostrophe somewhere in the text before it is none.
    let quote = before.rfind(['"', '\'']).map(|at| before[at..].split_at(1));
    let quote = quote.filter(|(_, rest)| !rest.contains(char::is_whitespace));
    let quote = quote.map(|(quote, _)| quote);
    if let Some(end) = quote.and_then(|quote| data.find(quote)) {
        data = &data[..end];
    } else if !data.contains('"') {
        let end = data.find(|c: char| c.is_whitespace() || c == '<' || c == '>');
        data = &data[..end.unwrap_or(data.len())];
    }
    for key in ["&signal=", "&no_ui=", "&embed=", "&amp;"] {
        data = data.split(key).next().unwrap_or(data);
    }
    if !data.starts_with(['[', '%']) {
        return data;
    }
    let after = |mark: &str| data.rfind(mark).map(|at| at + mark.len());
    let end = [after("]"), after("%5D"), after("%5d")].into_iter().max();
    &data[..end.flatten().unwrap_or(data.len())]
}

/// The JSON of the data of an address. If its quotes are there already, somebody decoded it.
fn unpacked(data: &str, at: At) -> Data<'_> {
    let plain = data.contains('"');
    let json = match plain {
        true => match data.strip_suffix("%5D").or(data.strip_suffix("%5d")) {
            Some(rest) => Cow::Owned(format!("{rest}]")),
            None => Cow::Borrowed(data),
        },
        false => Cow::Owned(decoded(data)),
    };
    Data {
        json,
        whole: Some(at),
        twice: plain,
    }
}

/// A text percent-decoded once, if every `%` in it is part of a code and it is UTF-8 then; else as it
/// is: people write percent signs too.
pub(super) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    let coded = |(at, byte): (usize, &u8)| *byte != b'%' || hex(at + 1) && hex(at + 2);
    if !text.contains('%') || !bytes.iter().enumerate().all(coded) {
        return text.to_owned();
    }
    match percent_decode_str(text).decode_utf8() {
        Ok(text) => text.into_owned(),
        Err(_) => text.to_owned(),
    }
}
