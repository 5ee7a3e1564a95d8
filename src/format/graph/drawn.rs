//! What DOT draws of a link beside its label: its sign and delay at the head of the arrow.

use crate::format::clue::{clues, delay_words, said};
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

/// True for a text at the head of an arrow that says another sign or delay than the link has.
pub fn is_opposed(text: &str, link: &Link) -> bool {
    let of = clues(text);
    has_other_sign(text, link) || !of.delay.is_none() && of.delay != link.delay
}

fn has_other_sign(text: &str, link: &Link) -> bool {
    let sign = clues(text).sign;
    !sign.is_empty() && sign != link.polarity.token()
}

/// True for a text that says a sign and a delay alone, or one of them, where that is what is written there.
pub fn says_no_more(text: &str, link: &Link) -> bool {
    let of = clues(text);
    let signed = !of.sign.is_empty() && link.label.is_some();
    let late = of.sign.is_empty() && !of.delay.is_none();
    (signed || late) && of.label.is_empty() && !has_other_sign(text, link)
}

/// Takes it from the fields of a link that was read, with the delay that it says, if it says no more.
pub fn take(link: &mut Link) {
    let fields = link.extra.get("x-fields");
    let head = fields.and_then(|fields| fields.get(HEAD)?.as_str());
    let head = head.map(str::to_owned);
    let Some(head) = head.filter(|head| says_no_more(head, link)) else {
        return;
    };
    let delay = clues(&head).delay;
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
