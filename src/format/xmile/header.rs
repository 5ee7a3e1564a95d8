//! What a file says of the model as a whole.

use super::tree::Element;
use crate::format::draft::Draft;
use crate::format::variable::shown;
use crate::names::trimmed;

/// What a header says of the program and of the file; its title is read.
const OF_THE_PROGRAM: [&str; 11] = [
    "name", "vendor", "product", "uuid", "version", "smile", "options", "created", "modified",
    "image", "includes",
];

/// Reads the title, and keeps what else the header says.
pub(super) fn header(root: &Element, draft: &mut Draft) {
    let header = root.child("header");
    draft.info.title = shown(header.map_or("", |header| header.text_of("name")));
    for said in header.map_or(&[][..], |header| &header.children) {
        if !OF_THE_PROGRAM.contains(&said.name.as_str()) {
            said_of_all(&said.name, &said.text, draft);
        }
    }
}

/// Keeps what a file says of all, and tells of it.
pub(super) fn said_of_all(name: &str, text: &str, draft: &mut Draft) {
    if !trimmed(text).is_empty() {
        draft.keep_of_all(name, trimmed(text).into());
    }
}
