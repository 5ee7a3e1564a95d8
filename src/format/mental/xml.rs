//! A small XML file as a tree of elements with their texts. Nothing in it is fetched or expanded:
//! entities that XML does not know by itself, and so all that a file may declare, are an error.

use crate::error::{Code, Error, Place};
use crate::format::json::MAX_DEPTH;
use crate::format::xml::{Element, Lines};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// The outermost element of a file with at most so many elements.
///
/// # Errors
/// [`Code::Syntax`] for what is not well-formed, [`Code::Limit`] for too many or too deep elements.
pub(super) fn tree(text: &str, most: usize) -> Result<Element, Error> {
    let mut reader = Reader::from_str(text);
    let mut lines = Lines::of(text);
    let mut open: Vec<Element> = Vec::new();
    let (mut root, mut count) = (None, 0);
    loop {
        let place = lines.to(reader.buffer_position() as usize);
        let event = reader.read_event();
        match event {
            Ok(Event::Start(start)) => {
                count += 1;
                if count > most || open.len() >= MAX_DEPTH {
                    let message = match count > most {
                        true => format!(
                            "This file has more than {most} elements, more than this program reads."
                        ),
                        false => {
                            format!("The elements of this file are nested deeper than {MAX_DEPTH}.")
                        }
                    };
                    return Err(Error::new(Code::Limit, message).at(place));
                }
                open.push(element(&start, place));
            }
            Ok(Event::Empty(start)) => {
                count += 1;
                close(element(&start, place), &mut open, &mut root);
            }
            Ok(Event::End(_)) => {
                if let Some(done) = open.pop() {
                    close(done, &mut open, &mut root);
                }
            }
            Ok(Event::Text(text)) => add(&text.xml10_content(), &mut open),
            Ok(Event::CData(text)) => add(&text.xml10_content(), &mut open),
            Ok(Event::GeneralRef(name)) => match name.resolve_char_ref() {
                Ok(Some(letter)) => add(letter.encode_utf8(&mut [0; 4]), &mut open),
                _ => match resolve_xml_entity(&name) {
                    Some(text) => add(text, &mut open),
                    None => return Err(wrong(place, "an entity that is not known stands here")),
                },
            },
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                let place = Place::at(text, reader.error_position() as usize);
                return Err(wrong(place, &error.to_string()));
            }
        }
    }
    if !open.is_empty() {
        return Err(wrong(
            Place::at(text, text.len()),
            "the file ends before its last element does",
        ));
    }
    root.ok_or_else(|| wrong(Place { line: 1, column: 1 }, "there is no element"))
}

fn wrong(place: Place, why: &str) -> Error {
    let message =
        format!("This is not well-formed XML: {why}. Was the file cut off? Save it again.");
    Error::new(Code::Syntax, message).at(place)
}

fn element(start: &BytesStart, place: Place) -> Element {
    let index = start.try_get_attribute("index").ok().flatten();
    Element {
        name: start.local_name().as_ref().to_owned(),
        attributes: index
            .map(|a| ("index".to_owned(), a.value.as_ref().to_owned()))
            .into_iter()
            .collect(),
        line: place.line,
        column: place.column,
        ..Element::default()
    }
}

fn add(text: &str, open: &mut [Element]) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn close(mut done: Element, open: &mut [Element], root: &mut Option<Element>) {
    done.children.shrink_to_fit();
    match open.last_mut() {
        Some(parent) => parent.children.push(done),
        None => {
            root.get_or_insert(done);
        }
    }
}
