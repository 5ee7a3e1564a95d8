//! The keys of the format, for telling a slip of the pen from a key of somebody else's.

use crate::format::near::distance;

/// All keys that mean something in some object, as the schema lists them.
pub const KEYS: &str = "$schema author color confidence convention date delay description evidence \
factors focus format from groups id key label lang lines links loop loops meta name note pinned place \
places polarity quote remark source sources status steps stories story strength tags text title to url \
version view views who width x y";

/// What other formats call some of them.
const ELSEWHERE: [[&str; 2]; 7] = [
    ["sign", "polarity"],
    ["valence", "polarity"],
    ["target", "to"],
    ["nodes", "factors"],
    ["elements", "factors"],
    ["edges", "links"],
    ["connections", "links"],
];

/// The key that was probably meant by an unknown one: the word of another format, or one letter differs, or
/// two of a long one. Keys that begin with no letter are meant for somebody else.
pub(super) fn meant(key: &str) -> Option<&'static str> {
    let plain = !key.starts_with("x-") && key.starts_with(|c: char| c.is_ascii_alphabetic());
    if !plain || !(4..=20).contains(&key.len()) {
        return None;
    }
    if let Some([_, known]) = ELSEWHERE.iter().find(|[word, _]| *word == key) {
        return Some(known);
    }
    let mut least = if key.len() < 8 { 2 } else { 3 };
    let mut nearest = None;
    for known in KEYS.split(' ') {
        // A key that is known, in another object, is no slip.
        if known == key {
            return None;
        }
        if known.len().abs_diff(key.len()) >= least {
            continue;
        }
        let far = distance(key, known);
        if known.len() > 3 && far < least {
            (least, nearest) = (far, Some(known));
        }
    }
    nearest
}
