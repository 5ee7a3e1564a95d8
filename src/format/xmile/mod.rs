//! XMILE: the models of Stella, iThink, Simlin, Vensim's export and others.

mod choose;
mod drawn;
mod header;
pub mod read;
mod tree;
pub mod write;

/// The kinds of variables, as elements.
const VARIABLES: [&str; 4] = ["stock", "flow", "aux", "module"];

/// Says that a delay stands on a connector. Stella's own name space, since the standard has none.
const DELAY: &str = "delay_mark";

/// True for a text that begins as a model does, whatever stands before its first element.
pub fn is_one(text: &str) -> bool {
    let mut rest = text;
    loop {
        let Some(open) = rest.find('<') else {
            return false;
        };
        rest = &rest[open..];
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => "?>",
            // A document type, and what it defines: up to the next element.
            _ if rest.starts_with("<!") => "!",
            _ => break,
        };
        match rest.find(end) {
            Some(at) => rest = &rest[at + 1..],
            None => return false,
        }
    }
    let name = rest.strip_prefix('<').unwrap_or_default();
    let name = name
        .split([' ', '>', '/', '\t', '\r', '\n'])
        .next()
        .unwrap_or_default();
    name.rsplit(':').next() == Some("xmile")
}
