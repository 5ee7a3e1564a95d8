//! What DOT draws of a link beside its label: its sign and delay at the head of the arrow.

use crate::format::clue::{delay_words, said};
use crate::model::{Link, Value};

/// The attribute.
pub const HEAD: &str = "headlabel";

/// What stands there: sign and delay where words stand at the arrow, the delay where its sign does; nothing
/// where there is neither.
pub fn at_head(link: &Link) -> Option<String> {
    match (&link.label, link.delay.is_none()) {
        (Some(_), _) => Some(said(link, "")),
        (None, false) => Some(delay_words(link.delay).to_owned()),
        (None, true) => None,
    }
}

/// Takes it from the fields of a link that was read, if it is what would be written.
pub fn take(link: &mut Link) {
    let own = at_head(link);
    let Some(Value::Object(fields)) = link.extra.get_mut("x-fields") else {
        return;
    };
    if own.is_some() && fields.get(HEAD).and_then(Value::as_str) == own.as_deref() {
        fields.remove(HEAD);
        if fields.is_empty() {
            link.extra.remove("x-fields");
        }
    }
}
