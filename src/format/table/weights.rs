//! Numbers at links: strengths, or signs where some are negative.

use crate::format::audit::{At, Told};
use crate::format::draft::{Draft, keep_field};
use crate::format::signs::{number, weight};
use crate::format::taken::keep_another;
use crate::model::Polarity;

/// A number, or a part of a hundred.
pub fn amount(text: &str) -> Option<f64> {
    let percent = || Some(number(text.strip_suffix('%')?)? / 100.0);
    number(text).or_else(percent)
}

/// The same, or a word of Mental Modeler's with a sign (`H+`).
pub fn measure(text: &str) -> Option<f64> {
    amount(text).or_else(|| weight(text))
}

/// What is known of a column of weights before its rows are read.
pub struct Weights {
    /// Some weight is negative, so that the positive ones mean something, or somebody says that they do.
    signed: bool,
    /// Some weight is negative.
    negative: bool,
    /// None is larger than 1.
    small: bool,
    largest: f64,
}

impl Weights {
    /// True if there is any number but 0.
    pub fn any(&self) -> bool {
        self.largest > 0.0
    }

    /// Of all cells of a column or a matrix.
    pub fn of<'t>(cells: impl Iterator<Item = &'t str>, draft: &Draft) -> Weights {
        Weights::among(cells.filter_map(amount), draft)
    }

    /// Of all values.
    pub fn among(values: impl Iterator<Item = f64>, draft: &Draft) -> Weights {
        let asked = draft.options.sign(">0").is_some() || draft.options.sign("<0").is_some();
        let mut it = Weights {
            signed: asked,
            negative: false,
            small: true,
            largest: 0.0,
        };
        for value in values {
            it.signed |= value < 0.0;
            it.negative |= value < 0.0;
            it.small &= value.abs() <= 1.0;
            it.largest = it.largest.max(value.abs());
        }
        it
    }

    /// True if some weight is negative, or if weights were said to be signs.
    pub fn signed(&self) -> bool {
        self.signed
    }

    /// True if some weight is negative.
    pub fn negative(&self) -> bool {
        self.negative
    }

    /// Tells of a weight that says another sign than the one that its link has, which counts.
    pub fn oppose(&self, link: usize, value: f64, draft: &mut Draft, at: &At) {
        let opposite = match draft.made(link).polarity {
            Polarity::Plus => value < 0.0,
            Polarity::Minus => self.signed && value > 0.0,
            _ => false,
        };
        if opposite {
            draft.tell_opposed(link, "weight", at);
        }
    }

    /// The sign of a link with a weight, as a text for [`Draft::sign`], or why there is none.
    pub fn sign(&self, value: f64, draft: &Draft) -> Result<&'static str, Told> {
        if value == 0.0 {
            return Err(Told::ZeroWeight);
        }
        if !self.signed {
            return Err(Told::NoNegative);
        }
        let (kind, plain) = if value > 0.0 {
            (">0", "+")
        } else {
            ("<0", "-")
        };
        Ok(draft.given(kind).map_or(plain, Polarity::token))
    }

    /// The same of a cell: a word with a sign (`H+`) says it, whatever the others are.
    pub fn sign_of(&self, cell: &str, value: f64, draft: &Draft) -> Result<&'static str, Told> {
        match amount(cell) {
            None if value > 0.0 => Ok("+"),
            None => Ok("-"),
            Some(_) => self.sign(value, draft),
        }
    }

    /// Keeps a weight that is a word with its link, and tells of it.
    pub fn worded(link: usize, text: &str, draft: &mut Draft, at: &At) {
        keep_field(&mut draft.link_mut(link).extra, "influence", text.into());
        let at = at.clone().link(draft.link_id(link));
        draft.tell(Told::WordWeight, &[], at);
    }

    /// Keeps a weight with its link: as its strength, or else as a field.
    pub fn keep(&self, link: usize, value: f64, name: &str, draft: &mut Draft, at: &At) {
        if self.small && value != 0.0 {
            let of = draft.link_mut(link);
            of.strength = Some(value.abs());
            // A strength has no sign.
            if value < 0.0 && of.polarity.is_unknown() {
                keep_another(&mut of.extra, name, value.into());
            }
            return;
        }
        keep_another(&mut draft.link_mut(link).extra, name, value.into());
        if !self.small {
            let at = at.clone().link(draft.link_id(link));
            draft.tell(Told::BigWeight, &[&self.largest.to_string()], at);
        }
    }
}
