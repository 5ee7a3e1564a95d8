//! The drawing of a Vensim model: views with variables, valves and arrows, one thing a line.

use crate::format::variable::key;
use crate::names::{Names, trimmed};

/// Begins every view.
const BEGIN: &str = "\\\\\\---///";
/// Ends the last one.
const END: &str = "///---\\\\\\";

/// A variable in a view.
#[derive(Debug)]
pub struct Variable {
    /// Its name as it is written, perhaps in quotes.
    pub name: String,
    /// Where it stands.
    pub at: Option<(f64, f64)>,
    /// Not a shadow of one that stands elsewhere.
    pub original: bool,
    /// Its line in the file.
    pub line: u32,
}

/// Which way something flows between a valve and a stock. A pipe is always drawn from its valve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pipe {
    /// Into the stock.
    In,
    /// Out of the stock.
    Out,
    /// Its shape does not say.
    Unsaid,
}

/// An arrow in a view.
#[derive(Debug)]
pub struct Arrow {
    /// What it joins, by the numbers of variables; none for clouds, remarks and pictures.
    pub ends: [Option<usize>; 2],
    /// A number of an object that is not in the view.
    pub dangling: bool,
    /// It is a pipe through which something flows.
    pub pipe: Option<Pipe>,
    /// The character at its head, 0 if there is none.
    pub mark: u32,
    /// Its colour, if it has one, as `#rrggbb`.
    pub color: Option<String>,
    /// How thick it is drawn, 0 if as any other.
    pub thickness: u32,
    /// The sign of a delay stands on it.
    pub delayed: bool,
    /// Its line in the file.
    pub line: u32,
}

/// A text in a view.
#[derive(Debug)]
pub struct Note {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub at: Option<(f64, f64)>,
    /// It is the symbol of a loop: an arrow in a circle around it.
    pub is_loop: bool,
    /// Its line in the file.
    pub line: u32,
}

/// One view.
#[derive(Debug, Default)]
pub struct Page {
    /// Its name.
    pub title: String,
    /// Variables, those of one name once.
    pub variables: Vec<Variable>,
    /// Arrows.
    pub arrows: Vec<Arrow>,
    /// Texts.
    pub notes: Vec<Note>,
    /// The lines of graphs of how something runs.
    pub graphs: Vec<u32>,
}

/// The whole drawing.
#[derive(Debug, Default)]
pub struct Sketch {
    /// Its views.
    pub pages: Vec<Page>,
    /// Lines of things that could not be read.
    pub broken: Vec<u32>,
    /// The file stops inside of the drawing.
    pub cut: bool,
}

/// True for the line with which a view begins.
pub fn begins(line: &str) -> bool {
    line.starts_with(BEGIN)
}

/// Reads a drawing from the lines of a file, the first of which has the number `first`.
pub fn read<'t>(lines: impl Iterator<Item = &'t str>, first: u32) -> Sketch {
    let mut sketch = Sketch::default();
    let mut open: Option<Open> = None;
    for (line, text) in (first..).zip(lines) {
        if begins(text) || text.starts_with(END) {
            sketch.pages.extend(open.take().map(Open::closed));
            if begins(text) {
                open = Some(Open::default());
            }
        } else if let Some(open) = &mut open
            && !open.line(text, line)
        {
            sketch.broken.push(line);
        }
    }
    if let Some(open) = open {
        sketch.cut = true;
        sketch.pages.push(open.closed());
    }
    sketch
}

/// What the number of an object stands for.
#[derive(Clone, Copy)]
enum Object {
    Variable(usize),
    Other,
}

/// An arrow whose ends are not looked up yet, since what they join may stand below it.
struct Loose {
    ends: [u32; 2],
    arrow: Arrow,
}

/// A view that is being read.
#[derive(Default)]
struct Open {
    page: Page,
    titled: bool,
    names: Names,
    /// Objects by their numbers, which are small and dense.
    objects: Vec<(u32, Object)>,
    arrows: Vec<Loose>,
    /// The number of a valve, which is that of the next variable, the flow.
    valve: Option<u32>,
    /// The next line is the text of this remark.
    remark: Option<Note>,
}

impl Open {
    /// Reads a line. False if it is a broken one.
    fn line(&mut self, text: &str, line: u32) -> bool {
        if let Some(mut note) = self.remark.take() {
            note.text = trimmed(text).to_owned();
            if note.text.ends_with(",Graph") {
                self.page.graphs.push(note.line);
            } else if !note.text.is_empty() {
                self.page.notes.push(note);
            }
            return true;
        }
        if let Some(title) = text.strip_prefix('*').filter(|_| !self.titled) {
            self.page.title = trimmed(title).to_owned();
            self.titled = true;
            return true;
        }
        let Some((kind, rest)) = text.split_once(',') else {
            return true;
        };
        match kind {
            "1" => self.arrow(rest, line),
            "10" | "11" | "12" | "30" | "31" => self.object(kind, rest, line),
            _ => true,
        }
    }

    fn object(&mut self, kind: &str, rest: &str, line: u32) -> bool {
        let fields = fields(rest);
        let number = |at: usize| fields.get(at).and_then(|f| f.trim().parse::<f64>().ok());
        let Some(id) = fields.first().and_then(|f| f.trim().parse::<u32>().ok()) else {
            return false;
        };
        let bits = number(7).unwrap_or(3.0) as u32;
        if kind != "10" {
            self.objects.push((id, Object::Other));
            if kind == "11" {
                self.valve = Some(id);
            }
            self.remark = (bits & 4 != 0).then(|| Note {
                text: String::new(),
                at: number(2).zip(number(3)),
                // Around a loop the arrow goes one way or the other.
                is_loop: kind == "12" && matches!(number(6), Some(4.0 | 5.0)),
                line,
            });
            return true;
        }
        let Some(name) = fields.get(1).filter(|name| !key(name).is_empty()) else {
            return false;
        };
        let variable = Variable {
            name: name.clone(),
            at: number(2).zip(number(3)),
            original: bits & 1 != 0,
            line,
        };
        let name = key(name);
        let there = match self.names.number(&name) {
            Some(there) => {
                let old = &mut self.page.variables[there];
                if variable.original && !old.original {
                    *old = variable;
                }
                there
            }
            None => {
                self.names.insert(&name);
                self.page.variables.push(variable);
                self.page.variables.len() - 1
            }
        };
        for id in [Some(id), self.valve.take()].into_iter().flatten() {
            self.objects.push((id, Object::Variable(there)));
        }
        true
    }

    fn arrow(&mut self, rest: &str, line: u32) -> bool {
        // id, from, to, shape, hidden, mark, thickness, font, kind of delay …
        let fields: Vec<&str> = rest.split(',').collect();
        let number = |at: usize| fields.get(at).and_then(|f| f.trim().parse::<u32>().ok());
        let (Some(from), Some(to)) = (number(1), number(2)) else {
            return false;
        };
        let shape = number(3).unwrap_or(0);
        let pipe = (number(6) == Some(22)).then_some(match shape {
            4 => Pipe::In,
            _ if shape & 32 != 0 => Pipe::Out,
            _ => Pipe::Unsaid,
        });
        self.arrows.push(Loose {
            ends: [from, to],
            arrow: Arrow {
                ends: [None, None],
                dangling: false,
                pipe,
                mark: number(5).unwrap_or(0),
                color: fields.get(10).and_then(|color| hex(color)),
                thickness: number(6).unwrap_or(0),
                delayed: number(8).unwrap_or(0) & 1 != 0,
                line,
            },
        });
        true
    }

    fn closed(mut self) -> Page {
        // Of several objects with one number the last counts.
        self.objects.sort_by_key(|&(id, _)| id);
        for Loose { ends, mut arrow } in self.arrows {
            for (end, id) in arrow.ends.iter_mut().zip(ends) {
                let after = self.objects.partition_point(|&(of, _)| of <= id);
                match self.objects[..after].last().filter(|(of, _)| *of == id) {
                    Some(&(_, Object::Variable(variable))) => *end = Some(variable),
                    Some((_, Object::Other)) => {}
                    None => arrow.dangling = true,
                }
            }
            self.page.arrows.push(arrow);
        }
        self.page
    }
}

/// `255-0-0` as `#ff0000`; none if it is that of the drawing (`-1--1--1`).
fn hex(color: &str) -> Option<String> {
    let parts: Option<Vec<u8>> = color.trim().split('-').map(|n| n.parse().ok()).collect();
    let [r, g, b] = parts?[..] else { return None };
    Some(format!("#{r:02x}{g:02x}{b:02x}"))
}

/// The fields of a line, between commas; a name in quotes may hold some.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        let last = fields.len() - 1;
        match c {
            ',' if !quoted => fields.push(String::new()),
            '\\' if quoted => {
                fields[last].push(c);
                fields[last].extend(chars.next());
            }
            _ => {
                quoted ^= c == '"';
                fields[last].push(c);
            }
        }
    }
    fields
}
