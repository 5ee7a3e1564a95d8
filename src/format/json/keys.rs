//! The keys of the format, for telling a slip of the pen from a key of somebody else's.

use crate::format::near::distance;

/// All keys that mean something in some object, as the schema lists them.
pub const KEYS: [&str; 49] = [
    "$schema",
    "author",
    "color",
    "confidence",
    "convention",
    "date",
    "delay",
    "description",
    "evidence",
    "factors",
    "focus",
    "format",
    "from",
    "groups",
    "id",
    "key",
    "label",
    "lang",
    "lines",
    "links",
    "loop",
    "loops",
    "meta",
    "name",
    "note",
    "pinned",
    "place",
    "places",
    "polarity",
    "quote",
    "remark",
    "source",
    "sources",
    "status",
    "steps",
    "stories",
    "story",
    "strength",
    "tags",
    "text",
    "title",
    "to",
    "url",
    "version",
    "view",
    "views",
    "who",
    "x",
    "y",
];

/// The key that was probably meant by an unknown one: one letter differs, or two of a long one. Keys
/// that begin with no letter are meant for somebody else.
pub(super) fn meant(key: &str) -> Option<&'static str> {
    let letters = key.chars().count();
    let plain = key.starts_with(|c: char| c.is_alphabetic());
    if !plain || !(4..=20).contains(&letters) || KEYS.contains(&key) {
        return None;
    }
    let most = if letters < 8 { 1 } else { 2 };
    let long = KEYS.iter().filter(|known| known.len() > 3);
    let nearest = long.min_by_key(|known| distance(key, known))?;
    (distance(key, nearest) <= most).then_some(nearest)
}
