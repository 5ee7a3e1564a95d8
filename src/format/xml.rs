//! Elements of XML, and where they stand. What each format refuses of a file and what it reads mildly
//! is its own: see the `tree` of `graph`, `mental` and `xmile`.

use crate::error::Place;

/// An element. Names are without their prefixes.
#[derive(Debug, Default)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// The line on which it begins.
    pub line: u32,
    /// The column at which it begins.
    pub column: u32,
    /// Names and values of its attributes.
    pub attributes: Vec<(String, String)>,
    /// The text in it, but not in its children.
    pub text: String,
    /// The elements in it.
    pub children: Vec<Element>,
}

impl Element {
    /// Where it begins.
    pub fn place(&self) -> Place {
        Place {
            line: self.line,
            column: self.column,
        }
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(of, _)| of == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The children of a name.
    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first child of a name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The first element of a name in it, however deep.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.children
            .iter()
            .find_map(|child| match child.name == name {
                true => Some(child),
                false => child.find(name),
            })
    }

    /// The text of the first child of a name, without blanks at its ends.
    pub fn text_of(&self, name: &str) -> &str {
        self.child(name).map_or("", |child| child.text.trim())
    }
}

/// What counts lines and columns on the way through a text. O(n) in all.
pub struct Lines<'t> {
    text: &'t str,
    at: usize,
    place: Place,
}

impl<'t> Lines<'t> {
    /// At the beginning of a text.
    pub fn of(text: &'t str) -> Lines<'t> {
        Lines {
            text,
            at: 0,
            place: Place { line: 1, column: 1 },
        }
    }

    /// The place of an offset, or of the farthest that was asked for.
    pub fn to(&mut self, at: usize) -> Place {
        let at = self.text.floor_char_boundary(at);
        for c in self.text.get(self.at..at).unwrap_or_default().chars() {
            self.place = match c {
                '\n' => Place {
                    line: self.place.line + 1,
                    column: 1,
                },
                _ => Place {
                    column: self.place.column + 1,
                    ..self.place
                },
            };
        }
        self.at = self.at.max(at);
        self.place
    }
}
