//! A JSON value as text: what fits on a line stands on one, the rest is broken at its commas.

use crate::model::Value;

/// Where lines break, in characters.
const WIDTH: usize = 100;

/// A whole file: its outermost object and the lists in it always broken, with a line end at the end.
pub(super) fn document(value: &Value) -> String {
    let mut out = String::new();
    match value {
        Value::Object(members) => {
            let last = members.len();
            out.push('{');
            for (i, (key, value)) in members.iter().enumerate() {
                line(&mut out, 1);
                text(&mut out, key);
                out.push_str(": ");
                match value {
                    Value::Array(items) if !items.is_empty() => broken_list(&mut out, items, 1),
                    _ => fit(&mut out, value, 1),
                }
                comma(&mut out, i, last);
            }
            line(&mut out, 0);
            out.push('}');
        }
        _ => fit(&mut out, value, 0),
    }
    out.push('\n');
    out
}

/// On this line if it fits, else broken.
fn fit(out: &mut String, value: &Value, depth: usize) {
    let start = out.len();
    if compact(out, value) {
        return;
    }
    out.truncate(start);
    match value {
        Value::Array(items) => broken_list(out, items, depth),
        Value::Object(members) => {
            out.push('{');
            for (i, (key, value)) in members.iter().enumerate() {
                line(out, depth + 1);
                text(out, key);
                out.push_str(": ");
                fit(out, value, depth + 1);
                comma(out, i, members.len());
            }
            line(out, depth);
            out.push('}');
        }
        _ => {}
    }
}

fn broken_list(out: &mut String, items: &[Value], depth: usize) {
    out.push('[');
    for (i, item) in items.iter().enumerate() {
        line(out, depth + 1);
        fit(out, item, depth + 1);
        comma(out, i, items.len());
    }
    line(out, depth);
    out.push(']');
}

/// Writes a value on this line, unless it could be broken and is too long for the line: then it
/// stops soon and returns false.
fn compact(out: &mut String, value: &Value) -> bool {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Value::Number(n) => out.push_str(&n.to_string()),
        Value::String(s) => text(out, s),
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                if !compact(out, item) || !room(out, 1) {
                    return false;
                }
            }
            out.push(']');
        }
        Value::Object(members) if members.is_empty() => out.push_str("{}"),
        Value::Object(members) => {
            out.push_str("{ ");
            for (i, (key, value)) in members.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                text(out, key);
                out.push_str(": ");
                if !compact(out, value) || !room(out, 2) {
                    return false;
                }
            }
            out.push_str(" }");
        }
    }
    true
}

/// True if this line has room for so many characters.
fn room(out: &str, more: usize) -> bool {
    let line_start = out.rfind('\n').map_or(0, |i| i + 1);
    let line = &out[line_start..];
    line.len() + more <= WIDTH || line.chars().count() + more <= WIDTH
}

/// A text in quotes. Line and paragraph separators are escaped too: some editors break lines there.
fn text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                out.push_str(&format!("\\u{:04x}", c as u32));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

fn comma(out: &mut String, i: usize, of: usize) {
    if i + 1 < of {
        out.push(',');
    }
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}
