//! What DOT draws of a link beside its label: its sign and delay at the head of the arrow.

use crate::format::clue::{Clues, clues, delay_words, said};
use crate::model::{Delay, Link, Value};

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

/// What a text at the head of an arrow says of the link.
pub struct Head {
    delay: Delay,
    /// Another sign or delay than the link has.
    pub opposed: bool,
    /// A sign and a delay alone, or one of them, where that is what is written there.
    pub no_more: bool,
}

/// Reads a text at the head of a link's arrow.
pub fn head(text: &str, link: &Link) -> Head {
    let Clues { sign, delay, label } = clues(text);
    let other_sign = !sign.is_empty() && sign != link.polarity.token();
    let signed = !sign.is_empty() && link.label.is_some();
    let late = sign.is_empty() && !delay.is_none();
    Head {
        delay,
        opposed: other_sign || !delay.is_none() && delay != link.delay,
        no_more: (signed || late) && label.is_empty() && !other_sign,
    }
}

/// Takes it from the fields of a link that was read, with the delay that it says, if it says no more.
pub fn take(link: &mut Link) {
    let fields = link.extra.get("x-fields");
    let text = fields.and_then(|fields| fields.get(HEAD)?.as_str());
    let head = text.map(|text| head(text, link));
    let Some(Head { delay, .. }) = head.filter(|head| head.no_more) else {
        return;
    };
    if link.delay.is_none() {
        link.delay = delay;
    }
    let all = delay == link.delay || delay.is_none();
    if let Some(Value::Object(fields)) = link.extra.get_mut("x-fields").filter(|_| all) {
        fields.remove(HEAD);
        if fields.is_empty() {
            link.extra.remove("x-fields");
        }
    }
}
