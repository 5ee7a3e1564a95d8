//! The things of a map, each from its object. Their ids are read by [`super::read`].

use super::fields::{Fields, Range, Text};
use super::node::{Kind, Node};
use super::read::{List, Reader};
use crate::error::Code;
use crate::model::{
    Convention, Delay, Evidence, Extra, Factor, Group, Link, NamedLoop, Places, Polarity, Source,
    Status, Step, Story, View,
};

/// How far from the middle a place may be, in map units.
const FAR: f64 = 1e6;

const COORDINATE: Range = Range {
    good: |v| v.abs() <= FAR,
    words: "must be between -1000000 and 1000000",
};
const STRENGTH: Range = Range {
    good: |v| v > 0.0 && v <= 1.0,
    words: "must be more than 0 and at most 1",
};
const CONFIDENCE: Range = Range {
    good: |v| (0.0..=1.0).contains(&v),
    words: "must be from 0 to 1",
};
const STEPS: Range = Range {
    good: |v| (0.0..=99.0).contains(&v) && v.fract() == 0.0,
    words: "must be a whole number from 0 to 99",
};

impl Reader {
    pub(super) fn convention(&mut self, doc: &mut Fields) -> Convention {
        doc.token(
            "convention",
            Convention::from_token,
            "must be solid-dashed, signs, s-o or colour",
            &mut self.warnings,
        )
    }

    /// True if the width of links tells their strength.
    pub(super) fn width(&mut self, doc: &mut Fields) -> bool {
        let known = |token: &str| token == "strength";
        let width = doc.checked("width", known, "must be strength", &mut self.warnings);
        width.is_some()
    }

    pub(super) fn source(&mut self, id: &str, f: &mut Fields) -> Source {
        Source {
            id: id.to_owned(),
            title: f.shown("title", &mut self.warnings),
            author: f.string("author"),
            date: f.string("date"),
            url: f.checked(
                "url",
                safe_url,
                "must be an address that begins with https://, http:// or mailto:, or one without any such beginning",
                &mut self.warnings,
            ),
            extra: f.rest(&mut self.warnings),
        }
    }

    pub(super) fn group(&mut self, id: &str, f: &mut Fields) -> Group {
        Group {
            id: id.to_owned(),
            label: f.shown("label", &mut self.warnings),
            color: self.colour(f),
            description: f.string("description"),
            extra: f.rest(&mut self.warnings),
        }
    }

    pub(super) fn factor(&mut self, id: &str, f: &mut Fields) -> Factor {
        let mut factor = Factor {
            id: id.to_owned(),
            label: f.shown("label", &mut self.warnings),
            description: f.string("description"),
            groups: self.names(f, "groups", Some(List::Groups)),
            tags: self.names(f, "tags", None),
            x: f.number("x", &COORDINATE, &mut self.warnings),
            y: f.number("y", &COORDINATE, &mut self.warnings),
            pinned: f.flag("pinned"),
            evidence: self.evidence(f),
            extra: Extra::default(),
        };
        let half = match (factor.x, factor.y) {
            (Some(_), None) => Some(("x", "has no usable \"y\" beside it")),
            (None, Some(_)) => Some(("y", "has no usable \"x\" beside it")),
            _ => None,
        };
        if let Some((key, why)) = half {
            f.keep(key, why, &mut self.warnings);
            (factor.x, factor.y) = (None, None);
        }
        factor.extra = f.rest(&mut self.warnings);
        factor
    }

    pub(super) fn link(&mut self, id: &str, f: &mut Fields) -> Link {
        Link {
            id: id.to_owned(),
            polarity: f.token(
                "polarity",
                polarity,
                "must be \"+\", \"-\", \"?\" or \"±\"",
                &mut self.warnings,
            ),
            delay: f.token(
                "delay",
                delay,
                "must be \"none\", \"short\" or \"long\"",
                &mut self.warnings,
            ),
            strength: f.number("strength", &STRENGTH, &mut self.warnings),
            confidence: f.number("confidence", &CONFIDENCE, &mut self.warnings),
            label: f.string("label"),
            description: f.string("description"),
            tags: self.names(f, "tags", None),
            evidence: self.evidence(f),
            extra: f.rest(&mut self.warnings),
        }
    }

    pub(super) fn named_loop(&mut self, id: &str, f: &mut Fields) -> NamedLoop {
        NamedLoop {
            id: id.to_owned(),
            label: f.string("label"),
            name: match f.has("label") && !f.has("name") {
                true => String::new(),
                false => f.shown("name", &mut self.warnings),
            },
            story: f.string("story"),
            links: self.names(f, "links", Some(List::Links)),
            factors: self.names(f, "factors", Some(List::Factors)),
            color: self.colour(f),
            extra: f.rest(&mut self.warnings),
        }
    }

    pub(super) fn view(&mut self, id: &str, f: &mut Fields) -> View {
        View {
            id: id.to_owned(),
            title: f.shown("title", &mut self.warnings),
            description: f.string("description"),
            factors: self.names(f, "factors", Some(List::Factors)),
            links: match f.has("links") {
                true => Some(self.names(f, "links", Some(List::Links))),
                false => None,
            },
            groups: self.names(f, "groups", Some(List::Groups)),
            loops: self.names(f, "loops", Some(List::Loops)),
            places: self.places(f),
            extra: f.rest(&mut self.warnings),
        }
    }

    pub(super) fn story(&mut self, id: &str, f: &mut Fields) -> Story {
        let nodes = f.list("steps", "steps, each an object");
        let mut steps = Vec::new();
        for (i, node) in nodes.unwrap_or_default().iter().enumerate() {
            let what = told!("step {} of {}", i + 1, f.what);
            self.part(f, node, what, &mut |reader, f| steps.push(reader.step(f)));
        }
        Story {
            id: id.to_owned(),
            title: f.shown("title", &mut self.warnings),
            steps,
            extra: f.rest(&mut self.warnings),
        }
    }

    fn step(&mut self, f: &mut Fields) -> Step {
        Step {
            title: f.string("title"),
            text: f.shown("text", &mut self.warnings),
            view: self.name_of(f, "view", List::Views),
            loop_id: self.name_of(f, "loop", List::Loops),
            focus: self.name_of(f, "focus", List::Factors),
            steps: f
                .number("steps", &STEPS, &mut self.warnings)
                .map(|n| n as u32),
            extra: f.rest(&mut self.warnings),
        }
    }

    fn evidence(&mut self, owner: &mut Fields) -> Vec<Evidence> {
        let nodes = owner.list("evidence", "quotes, each an object");
        let mut list = Vec::new();
        for node in nodes.unwrap_or_default() {
            let what = told!("the evidence of {}", owner.what);
            self.part(owner, node, what, &mut |reader, f| {
                list.push(reader.quote(f));
            });
        }
        list
    }

    fn quote(&mut self, f: &mut Fields) -> Evidence {
        Evidence {
            quote: f.shown("quote", &mut self.warnings),
            source: self.name_of(f, "source", List::Sources),
            place: f.string("place"),
            lines: self.lines(f),
            who: f.string("who"),
            status: f.token(
                "status",
                status,
                "must be \"stated\", \"inferred\" or \"contested\"",
                &mut self.warnings,
            ),
            remark: f.string("remark"),
            note: f.string("note"),
            extra: f.rest(&mut self.warnings),
        }
    }

    fn lines(&mut self, f: &mut Fields) -> Option<[u32; 2]> {
        let items = f.list("lines", "two line numbers")?;
        let good = |n: f64| n.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(&n);
        match two(items) {
            Some([first, last]) if good(first) && good(last) => Some([first as u32, last as u32]),
            _ => {
                let why = "must be two line numbers, [first, last]";
                f.keep("lines", why, &mut self.warnings);
                None
            }
        }
    }

    /// The places of a view: all of them, or none if one can't be used.
    fn places(&mut self, f: &mut Fields) -> Places {
        let mut places = Places::default();
        let Some(node) = f.take("places") else {
            return places;
        };
        let Kind::Object(members) = &node.kind else {
            let message = told!(
                "\"places\" of {} must be an object, such as {{ \"factor id\": [x, y] }}, found {}.",
                f.what,
                node.found()
            );
            f.fail(f.trouble(node.at, Code::Syntax, message));
            return places;
        };
        for member in members {
            let numbers = match &member.value.kind {
                Kind::List(items) => two(items),
                _ => None,
            };
            match numbers {
                Some([x, y]) if (COORDINATE.good)(x) && (COORDINATE.good)(y) => {
                    let text = Text {
                        at: member.at,
                        text: &member.key,
                    };
                    self.check(f, text, List::Factors);
                    places.set(text.text, Some([x, y]));
                }
                _ => {
                    let why = "must give two numbers between -1000000 and 1000000 for each factor";
                    f.keep("places", why, &mut self.warnings);
                    return Places::default();
                }
            }
        }
        places
    }

    fn colour(&mut self, f: &mut Fields) -> Option<String> {
        let words = "must be a colour such as \"#1b7f79\"";
        f.checked("color", is_colour, words, &mut self.warnings)
    }

    /// A list of texts, each of them an id of a list if that is given; empty if absent.
    fn names(&mut self, f: &mut Fields, key: &str, list: Option<List>) -> Vec<String> {
        let mut names = Vec::new();
        for text in f.texts(key).unwrap_or_default() {
            if let Some(list) = list {
                self.check(f, text, list);
            }
            names.push(text.text.to_owned());
        }
        names
    }

    fn name_of(&mut self, f: &mut Fields, key: &str, list: List) -> Option<String> {
        let text = f.text(key)?;
        self.check(f, text, list);
        Some(text.text.to_owned())
    }
}

/// The numbers of a list of two.
fn two(items: &[Node]) -> Option<[f64; 2]> {
    match items {
        [a, b] => match (&a.kind, &b.kind) {
            (Kind::Number(_, a), Kind::Number(_, b)) => Some([*a, *b]),
            _ => None,
        },
        _ => None,
    }
}

fn polarity(token: &str) -> Option<Polarity> {
    Some(match token {
        "+" | "s" => Polarity::Plus,
        "-" | "−" | "o" => Polarity::Minus,
        "?" => Polarity::Unknown,
        "±" => Polarity::Both,
        _ => return None,
    })
}

fn delay(token: &str) -> Option<Delay> {
    Some(match token {
        "none" => Delay::None,
        "short" => Delay::Short,
        "long" => Delay::Long,
        _ => return None,
    })
}

fn status(token: &str) -> Option<Status> {
    Some(match token {
        "stated" => Status::Stated,
        "inferred" => Status::Inferred,
        "contested" => Status::Contested,
        _ => return None,
    })
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
}

/// An address that does nothing but lead somewhere: no `javascript:` or `data:` in a page's link.
fn safe_url(url: &str) -> bool {
    let Some(end) = url.bytes().position(|b| b":/?#".contains(&b)) else {
        return true;
    };
    let (scheme, rest) = url.as_bytes().split_at(end);
    rest[0] != b':'
        || scheme.eq_ignore_ascii_case(b"mailto")
        || (scheme.eq_ignore_ascii_case(b"http") || scheme.eq_ignore_ascii_case(b"https"))
            && rest.starts_with(b"://")
}
