//! An XML file as a tree, with the lines on which elements begin. It is read mildly: a prefix that
//! nobody declared and characters that XML forbids are counted, not refused. Entities that the file
//! defines are never unfolded.

use crate::error::{Code, Error, Place};
pub use crate::format::xml::Element;
use crate::format::xml::Lines;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Elements may stand in each other up to here.
const DEEPEST: usize = 200;

/// What was mended on the way.
#[derive(Debug, Default)]
pub struct Mended {
    /// Prefixes that are used and not declared, with the lines where they are first.
    pub prefixes: Vec<(String, u32)>,
    /// Characters that XML forbids, which were left out: how many.
    pub forbidden: usize,
    /// Names of entities that the file would have to define: kept as text.
    pub entities: Vec<String>,
    declared: Vec<String>,
}

/// The outermost element of an XML text, of at most so many elements and attributes.
///
/// # Errors
/// [`Code::Syntax`] for what is not well-formed or cut off, [`Code::Limit`].
pub fn tree(text: &str, most: usize) -> Result<(Element, Mended), Error> {
    let mut lines = Lines::of(text);
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut mended = Mended::default();
    let mut open: Vec<Element> = vec![Element::default()];
    let mut count = 0;
    loop {
        let at = lines.to(reader.buffer_position() as usize);
        let event = reader.read_event().map_err(|error| {
            let place = Place::at(text, reader.error_position() as usize);
            syntax(
                format!("This is not well-formed XML: {error}. Was the file damaged or cut off?"),
                place,
            )
        })?;
        let top = open.len() - 1;
        match event {
            Event::Start(start) | Event::Empty(start)
                if top == 0 && !open[0].children.is_empty() =>
            {
                let message = format!(
                    "A second outermost element, <{}>, follows the first. An XML file has one.",
                    start.name().into_inner()
                );
                return Err(syntax(message, at));
            }
            Event::Start(start) => {
                let element = element(&start, at, &mut mended, &mut count, most)?;
                open.push(element);
                if open.len() > DEEPEST {
                    let message = format!(
                        "Elements stand in each other more than {DEEPEST} deep. That is no model."
                    );
                    return Err(Error::new(Code::Limit, message).at(at));
                }
            }
            Event::Empty(start) => {
                let element = element(&start, at, &mut mended, &mut count, most)?;
                open[top].children.push(element);
            }
            // Names of ends are checked by the reader.
            Event::End(_) => {
                if let Some(mut element) = open.pop() {
                    element.children.shrink_to_fit();
                    match open.last_mut() {
                        Some(parent) => parent.children.push(element),
                        None => open.push(element),
                    }
                }
            }
            Event::Text(content) => put(&mut open[top].text, &content.xml10_content(), &mut mended),
            Event::CData(content) => {
                put(&mut open[top].text, &content.xml10_content(), &mut mended)
            }
            Event::GeneralRef(name) => {
                let text = resolved(&name, &mut mended);
                put(&mut open[top].text, &text, &mut mended);
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if count > most {
            return Err(crowded(most, at));
        }
    }
    if open.len() > 1 {
        let last = &open[open.len() - 1];
        let message = format!(
            "The file ends inside of <{}>, which begins in line {}. Was it cut off?",
            last.name, last.line
        );
        return Err(syntax(message, Place::at(text, text.len())));
    }
    let declared = std::mem::take(&mut mended.declared);
    mended
        .prefixes
        .retain(|(prefix, _)| !declared.contains(prefix));
    let root = open.pop().and_then(|mut outer| outer.children.pop());
    let root = root.ok_or_else(|| {
        syntax(
            "This file holds no XML element.".to_owned(),
            Place { line: 1, column: 1 },
        )
    })?;
    Ok((root, mended))
}

fn crowded(most: usize, place: Place) -> Error {
    let message = format!(
        "This file has more than the {most} elements and attributes that this program reads. Raise the limit, or split it."
    );
    Error::new(Code::Limit, message).at(place)
}

fn syntax(message: String, place: Place) -> Error {
    Error::new(Code::Syntax, message).at(place)
}

fn element(
    start: &BytesStart,
    place: Place,
    mended: &mut Mended,
    count: &mut usize,
    most: usize,
) -> Result<Element, Error> {
    let mut element = Element {
        name: local(start.name().into_inner(), place.line, mended),
        line: place.line,
        column: place.column,
        ..Element::default()
    };
    *count += 1;
    // Whether one stands twice is not looked at: it takes the square of their number.
    for attribute in start.attributes().with_checks(false) {
        *count += 1;
        if *count > most {
            return Err(crowded(most, place));
        }
        let attribute = attribute.map_err(|error| {
            let message = format!(
                "<{}> has an attribute that is not well-formed: {error}.",
                element.name
            );
            syntax(message, place)
        })?;
        let name = attribute.key.into_inner();
        if let Some(prefix) = name.strip_prefix("xmlns:") {
            mended.declared.push(prefix.to_owned());
            continue;
        }
        let name = local(name, place.line, mended);
        let mut value = String::new();
        unfold(&attribute.value, &mut value, mended);
        element.attributes.push((name, value));
    }
    element.attributes.shrink_to_fit();
    Ok(element)
}

/// A name without its prefix, which is noted.
fn local(name: &str, line: u32, mended: &mut Mended) -> String {
    let Some((prefix, rest)) = name.split_once(':') else {
        return name.to_owned();
    };
    // So many are enough to tell of.
    let known = mended.prefixes.iter().any(|(p, _)| p == prefix);
    if !known && prefix != "xml" && mended.prefixes.len() < 50 {
        mended.prefixes.push((prefix.to_owned(), line));
    }
    rest.to_owned()
}

/// Adds a text without the characters that XML forbids.
fn put(to: &mut String, text: &str, mended: &mut Mended) {
    for c in text.chars() {
        match allowed(c) {
            true => to.push(c),
            false => mended.forbidden += 1,
        }
    }
}

/// True for what may stand in XML 1.0.
pub fn allowed(c: char) -> bool {
    !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

/// Adds the value of an attribute, its references resolved.
fn unfold(raw: &str, to: &mut String, mended: &mut Mended) {
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        put(to, &before.replace(['\t', '\n', '\r'], " "), mended);
        // Names are short: to look on to the end of the text for each & takes the square of its length.
        let near = &after[..after.floor_char_boundary(41)];
        rest = match near.split_once(';') {
            Some((name, _)) if !name.contains([' ', '&']) => {
                let text = resolved(name, mended);
                put(to, &text, mended);
                &after[name.len() + 1..]
            }
            _ => {
                to.push('&');
                after
            }
        };
    }
    put(to, &rest.replace(['\t', '\n', '\r'], " "), mended);
}

/// What `&name;` stands for. Of the names only the five of XML itself are known.
fn resolved(name: &str, mended: &mut Mended) -> String {
    if let Some(text) = resolve_predefined_entity(name) {
        return text.to_owned();
    }
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        if let Some(c) = code.ok().and_then(char::from_u32) {
            return String::from(c);
        }
    }
    if mended.entities.len() < 50 {
        mended.entities.push(name.to_owned());
    }
    format!("&{name};")
}
