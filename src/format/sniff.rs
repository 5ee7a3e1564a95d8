//! What a file that is not ours looks like, so that its author is told more than "wrong file".

/// What a file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    Empty,
    Utf16,
    Zip,
    Gzip,
    Picture,
    Pdf,
    Web,
    Xmile,
    GraphMl,
    Gexf,
    MentalModeler,
    Xml,
    Vensim,
    Kumu,
    Loopy,
    Prsm,
    CatColab,
    Graph,
    Json,
    Text,
    #[cfg(feature = "formats")]
    Bytes,
}

impl Looks {
    pub fn is_encoding(self) -> bool {
        self == Looks::Utf16
    }

    pub fn words(self) -> &'static str {
        match self {
            Looks::Empty => "This file is empty",
            Looks::Utf16 => "This file is text in the encoding UTF-16",
            Looks::Zip => "This looks like a zip archive or an Office document",
            Looks::Gzip => "This looks like a compressed file (gzip)",
            Looks::Picture => "This looks like a picture",
            Looks::Pdf => "This looks like a PDF",
            Looks::Web => {
                "This looks like a web page, perhaps a server's error page in place of the map"
            }
            Looks::Xmile => "This looks like an XMILE model (Stella, Simlin)",
            Looks::GraphMl => "This looks like a GraphML graph",
            Looks::Gexf => "This looks like a GEXF graph (Gephi)",
            Looks::MentalModeler => "This looks like a Mental Modeler project",
            Looks::Xml => "This looks like XML",
            Looks::Vensim => "This looks like a Vensim model",
            Looks::Kumu => "This looks like a Kumu project or blueprint",
            Looks::Loopy => "This looks like a LOOPY model",
            Looks::Prsm => "This looks like a PRSM map",
            Looks::CatColab => "This looks like a CatColab document",
            Looks::Graph => "This looks like a graph of nodes and edges",
            Looks::Json => "This is JSON, but no map of ours",
            #[cfg(feature = "formats")]
            Looks::Bytes => "This is no text",
            Looks::Text => "This looks like plain text or a table, not like JSON",
        }
    }
}

/// What it looks like, what is read, and what to do.
pub(super) fn refusal(looks: Looks) -> String {
    let what = looks.words();
    let cure = match looks {
        Looks::Utf16 => "Save it with the encoding UTF-8.",
        Looks::Json => "Is its first key \"format\": \"system-map\" missing?",
        Looks::Empty | Looks::Picture | Looks::Pdf | Looks::Web => "Give a map.",
        _ => "Maps of other programs become one with: system-map convert FILE -o map.json.",
    };
    format!(
        "{what}. What is expected here is a system map: JSON that begins with {{ \"format\": \"system-map\", \"version\": 1 … }}. {cure}"
    )
}

/// Tells by the first bytes; nothing if it may be JSON of ours.
pub(super) fn bytes(bytes: &[u8]) -> Option<Looks> {
    let magic = |m: &[u8]| bytes.starts_with(m);
    // With a byte order mark, or beginning with two letters of ASCII, as JSON does.
    let utf16 = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [0, b, 0, d, ..] => *b != 0 && *d != 0,
        [a, 0, c, 0, ..] => *a != 0 && *c != 0,
        _ => false,
    };
    if utf16 {
        return Some(Looks::Utf16);
    }
    if magic(b"PK\x03\x04") {
        return Some(Looks::Zip);
    }
    if magic(b"\x1f\x8b") {
        return Some(Looks::Gzip);
    }
    if magic(b"\x89PNG") || magic(b"\xff\xd8\xff") || magic(b"GIF8") {
        return Some(Looks::Picture);
    }
    if magic(b"%PDF") {
        return Some(Looks::Pdf);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(2000)]).to_lowercase();
    let start = start.trim_start();
    match start.chars().next() {
        None if bytes.len() <= 2000 => Some(Looks::Empty),
        Some('<') => Some(xml(start)),
        Some('{') if start.starts_with("{utf-8}") => Some(Looks::Vensim),
        Some(c) if c.is_ascii_alphabetic() && !start.starts_with("null") => Some(Looks::Text),
        _ => None,
    }
}

fn xml(start: &str) -> Looks {
    let marks = [
        ("<!doctype html", Looks::Web),
        ("<html", Looks::Web),
        ("<xmile", Looks::Xmile),
        ("<graphml", Looks::GraphMl),
        ("<gexf", Looks::Gexf),
        ("<mentalmodeler", Looks::MentalModeler),
        ("<concepts", Looks::MentalModeler),
        ("<svg", Looks::Picture),
    ];
    let found = marks.iter().find(|(mark, _)| start.contains(mark));
    found.map_or(Looks::Xml, |&(_, looks)| looks)
}

/// Tells by the keys of the outermost JSON object, or by its being a list of some length.
pub(super) fn json(keys: &[&str], list: bool) -> Looks {
    let has = |key| keys.contains(&key);
    if list {
        Looks::Loopy
    } else if has("elements") && has("connections") {
        Looks::Kumu
    } else if has("mapTitle") || (has("room") && has("nodes")) {
        Looks::Prsm
    } else if has("globals") && has("nodes") && has("edges") {
        Looks::Loopy
    } else if has("concepts") && has("groupNames") {
        Looks::MentalModeler
    } else if has("notebook") && has("type") {
        Looks::CatColab
    } else if has("elements")
        || has("nodes") && ["edges", "links", "connections"].into_iter().any(has)
    {
        Looks::Graph
    } else {
        Looks::Json
    }
}
