//! XML to a tree: names without prefixes, attributes, text; with lines, and within limits. Entities
//! that a file defines itself are not expanded, so there is nothing to explode.

use super::{crowded, wrong};
use crate::error::{Code, Error, Place};
use crate::format::ReadOptions;
use crate::format::xml::{Element, Lines};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Elements within elements.
const DEEPEST: usize = 64;

/// Reads a document: its outermost element.
pub(super) fn tree(text: &str, limits: &ReadOptions) -> Result<Element, Error> {
    let mut reader = Reader::from_str(text);
    let mut lines = Lines::of(text);
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut values = 0;
    loop {
        let place = lines.to(reader.buffer_position() as usize);
        let event = reader.read_event().map_err(|error| {
            wrong(
                Place::at(text, reader.error_position() as usize),
                format!("This is not well-formed XML: {error}. Save or export the file anew."),
            )
        })?;
        let mut closed = None;
        match event {
            Event::Start(start) => {
                if open.len() >= DEEPEST {
                    let message = format!("The XML is nested more than {DEEPEST} deep.");
                    return Err(Error::new(Code::Limit, message).at(place));
                }
                open.push(element(&start, place, &mut values, limits.max_values)?);
            }
            Event::Empty(start) => {
                closed = Some(element(&start, place, &mut values, limits.max_values)?)
            }
            Event::End(_) => closed = open.pop(),
            Event::Text(text) => {
                if let Some(last) = open.last_mut() {
                    last.text.push_str(&text.xml10_content());
                }
            }
            Event::CData(text) => {
                if let Some(last) = open.last_mut() {
                    last.text.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(entity) => {
                let name = entity.xml10_content();
                let known = quick_xml::escape::resolve_xml_entity(&name);
                let number = entity.resolve_char_ref().ok().flatten();
                let Some(last) = open.last_mut() else {
                    continue;
                };
                match (known, number) {
                    (Some(text), _) => last.text.push_str(text),
                    (None, Some(c)) => last.text.push(c),
                    (None, None) => return Err(entity_of(place, &name)),
                }
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if values > limits.max_values {
            return Err(crowded(limits.max_values, place));
        }
        if let Some(element) = &mut closed {
            element.children.shrink_to_fit();
        }
        match (closed, open.last_mut()) {
            (Some(element), Some(outer)) => outer.children.push(element),
            (Some(element), None) => match &mut root {
                None => root = Some(element),
                // A second document in the file: whoever reads the first finds it there, and tells it.
                Some(first) if first.name == element.name => first.children.push(element),
                Some(_) => {}
            },
            _ => {}
        }
    }
    if let Some(last) = open.last() {
        let message = format!(
            "The file ends inside of <{}>, which begins here. It may be cut off: get it anew.",
            last.name
        );
        return Err(wrong(last.place(), message));
    }
    root.ok_or_else(|| {
        wrong(
            Place { line: 1, column: 1 },
            "There is nothing in this XML.".to_owned(),
        )
    })
}

fn element(
    start: &BytesStart,
    place: Place,
    values: &mut usize,
    most: usize,
) -> Result<Element, Error> {
    let mut element = Element {
        name: start.local_name().as_ref().to_owned(),
        line: place.line,
        column: place.column,
        ..Element::default()
    };
    *values += 1;
    for attribute in start.attributes().with_checks(false) {
        *values += 1;
        if *values > most {
            return Err(crowded(most, place));
        }
        let attribute = attribute.map_err(|error| {
            wrong(
                place,
                format!(
                    "An attribute of <{}> is not well-formed: {error}.",
                    element.name
                ),
            )
        })?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|_| entity_of(place, attribute.value.as_ref()))?;
        let name = attribute.key.local_name().as_ref().to_owned();
        element.attributes.push((name, value.into_owned()));
    }
    element.attributes.shrink_to_fit();
    Ok(element)
}

fn entity_of(place: Place, name: &str) -> Error {
    let name: String = name.chars().take(40).collect();
    wrong(
        place,
        format!(
            "The entity in “{name}” is none of XML's own, and what a file defines for itself is not expanded. Write the character itself."
        ),
    )
}
