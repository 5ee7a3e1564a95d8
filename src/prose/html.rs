//! HTML to plain text.

use super::is_safe_link;
use super::tags::{Piece, Tag, pieces};

/// Elements whose tags are taken out. What is no name of HTML stays: somebody meant `<y>`.
const ELEMENTS: [&str; 100] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "math",
    "menu",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "param",
    "picture",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "textarea",
    "th",
    "tr",
    "u",
];
const MORE: [&str; 12] = [
    "ul", "video", "thead", "tfoot", "title", "track", "tt", "var", "wbr", "strike", "summary",
    "template",
];

/// Elements whose content is for no reader.
const SILENT: [&str; 7] = [
    "script", "style", "template", "head", "noscript", "object", "iframe",
];

/// Elements that begin and end a paragraph.
const PARTS: [&str; 22] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "ul",
    "ol",
    "dl",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "hr",
    "figure",
    "form",
    "main",
];

fn is_known(name: &str) -> bool {
    ELEMENTS.contains(&name) || MORE.contains(&name)
}

/// Text in the making, of pieces of HTML and pieces of text.
#[derive(Default)]
pub(super) struct Html {
    out: String,
    /// What is in a link so far, and where it leads.
    link: Option<(String, Option<String>)>,
    /// Elements that are open and whose content is passed over.
    silent: Vec<String>,
}

impl Html {
    /// Adds text as it is.
    pub fn text(&mut self, text: &str) {
        if self.silent.is_empty() {
            let text = text.replace('\u{a0}', " ");
            self.put(&text);
        }
    }

    fn put(&mut self, text: &str) {
        match &mut self.link {
            Some((inside, _)) => inside.push_str(text),
            None => self.out.push_str(text),
        }
    }

    /// Adds HTML; `false` if there was no tag of HTML in it, and it is text. What no parser should be given
    /// is text, too.
    pub fn html(&mut self, html: &str) -> bool {
        let Some(pieces) = pieces(html) else {
            self.text(html);
            return true;
        };
        let any = pieces.iter().any(|piece| match piece {
            Piece::Start(tag) => is_known(&tag.name),
            Piece::End(name) => is_known(name),
            Piece::Passed => true,
            Piece::Text(_) => false,
        });
        if !any {
            self.text(html);
            return false;
        }
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.text(&text),
                Piece::Start(tag) => self.start(tag),
                Piece::End(name) => self.end(&name),
                Piece::Passed => {}
            }
        }
        true
    }

    fn start(&mut self, tag: Tag) {
        let name = tag.name.as_str();
        if SILENT.contains(&name) {
            if !tag.closed && self.silent.len() < 100 {
                self.silent.push(tag.name);
            }
            return;
        }
        if !self.silent.is_empty() {
            return;
        }
        match name {
            "br" => self.put("\n"),
            "img" => {
                if let Some(words) = &tag.alt {
                    self.put(words);
                }
            }
            "a" => {
                self.end("a");
                self.link = Some((String::new(), tag.href.filter(|url| is_safe_link(url))));
            }
            "li" | "dt" => self.put("\n- "),
            "tr" => self.put("\n"),
            "td" | "th" | "dd" => self.put(" "),
            _ if PARTS.contains(&name) => self.put("\n\n"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if SILENT.contains(&name) {
            if let Some(at) = self.silent.iter().rposition(|open| open == name) {
                self.silent.truncate(at);
            }
            return;
        }
        if !self.silent.is_empty() {
            return;
        }
        match name {
            "a" => {
                let Some((words, url)) = self.link.take() else {
                    return;
                };
                let bare = words.trim().is_empty();
                let text = match url {
                    Some(url) if bare || words.trim() == url => url,
                    Some(url) => format!("[{words}](<{}>)", url.replace(['<', '>'], "")),
                    None => words,
                };
                self.put(&text);
            }
            _ if PARTS.contains(&name) => self.put("\n\n"),
            _ => {}
        }
    }

    /// The text, with no more than one empty line between paragraphs.
    pub fn done(mut self) -> String {
        self.end("a");
        let mut out = String::new();
        let mut empty = 0;
        for line in self.out.split('\n') {
            empty = if line.trim().is_empty() { empty + 1 } else { 0 };
            if empty < 2 {
                out.push_str(line);
                out.push('\n');
            }
        }
        out.trim().to_owned()
    }
}

/// The words of a piece of HTML.
pub fn text_of_html(html: &str) -> String {
    let mut out = Html::default();
    if !out.html(html) {
        out = Html::default();
        out.html(&format!("{html}<wbr>"));
    }
    out.done()
}

/// The same of a label: blanks at its ends stay.
pub fn label_of_html(html: &str) -> String {
    let mut out = Html::default();
    if !out.html(html) {
        out = Html::default();
        out.html(&format!("{html}<wbr>"));
    }
    out.end("a");
    out.out
}
