//! Small files in which one text stands for many: lists between bars as the ends of links, names of styles, letters that
//! take one byte in the file and three when they are read.

use super::{Case, case, filled, gzip};
use system_map::format::Format;

/// Files of 1 to 720 kB that unfolded to hundreds of megabytes.
pub fn cases() -> Vec<Case> {
    let list = |of: &str, count: usize| {
        let names: Vec<String> = (0..count).map(|i| format!("{of}{i}")).collect();
        names.join("|")
    };
    let row = move |heading: &str, cells: &str| {
        let (from, to) = (list("a", 220), list("b", 220));
        format!("From,To,{heading}\n{from},{to},{cells}\n").into_bytes()
    };
    let mut all = Vec::new();
    for heading in ["Note", "Label", "Type", "Tags"] {
        let name = format!("220 × 220 links of one row with a long {heading}");
        all.push(case(name, Format::Csv, move || {
            row(heading, &"v".repeat(20_000))
        }));
    }
    // The larger a file is, the more it may unfold to.
    for (letters, rest) in [(3, 0), (3, 900_000), (8, 900_000)] {
        let name = format!(
            "220 × 220 links of one row with 200 fields of {letters} letters, and {rest} more"
        );
        all.push(case(name, Format::Csv, move || {
            let headings: Vec<String> = (0..200).map(|i| format!("{i:0letters$}")).collect();
            let mut file = row(&headings.join(","), &vec!["1"; 200].join(","));
            file.extend(b"c,d,");
            file.extend(vec![b'v'; rest]);
            file
        }));
    }
    let name = "220 × 220 lines without a direction".to_owned();
    all.push(case(name, Format::Csv, move || {
        row(
            "Direction,Label",
            &format!("undirected,{}", "v".repeat(20_000)),
        )
    }));
    for letters in [20_000, 90_000] {
        let name = format!("15,000 lines of a style with a name of {letters} letters");
        all.push(case(name, Format::Prsm, move || {
            let line = |i: usize| format!("{{\"id\":{i},\"from\":2,\"to\":1,\"grp\":\"edge1\"}}");
            let lines: Vec<String> = (0..15_000).map(line).collect();
            let (lines, style) = (lines.join(","), "v".repeat(letters));
            format!("{{\"nodes\":[{{\"id\":1,\"label\":\"A\"}},{{\"id\":2,\"label\":\"B\"}}],\"edges\":[{lines}],\"styles\":{{\"nodes\":{{}},\"edges\":{{\"edge1\":{{\"groupLabel\":\"{style}\"}}}}}}}}").into_bytes()
        }));
    }
    for (format, start, end) in [
        (Format::Csv, "From,To,Note\na,b,", ""),
        (Format::Csv, "Label,Description\na,", ""),
        (Format::Dot, "digraph { a [comment=\"", "\"] }"),
        (
            Format::Gml,
            "graph [ node [ id 1 label \"a\" note \"",
            "\" ] ]",
        ),
        (Format::Vensim, "a = A FUNCTION OF(b) ~~", "|\n"),
    ] {
        let name = format!(
            "gzip: letters of Windows-1252 behind “{}”",
            start.lines().last().unwrap_or_default()
        );
        all.push(case(name, format, move || {
            gzip(&[start.as_bytes(), &[0x80; 19_900_000], end.as_bytes()].concat())
        }));
    }
    all
}

/// Files of a megabyte, some of them packed, that took up to eighteen seconds, of which a test can say nothing: tables of
/// many parts, and long cells beside many columns.
pub fn slow() -> Vec<Case> {
    let mut all = Vec::new();
    for (name, start, unit, end, size) in [
        (
            "a blank row behind each link",
            "From,To\n",
            "fac#,goal#\n\n",
            "",
            800_000,
        ),
        (
            "a heading above each link",
            "",
            "From,To,c0,c1,c2,c3,c4,c5,c6,c7,c8,c9\na,b,1,1,1,1,1,1,1,1,1,1\n\n",
            "",
            900_000,
        ),
        (
            "a blank row behind each of few links",
            "From,To\n",
            "a,b\n\n",
            "",
            300_000,
        ),
    ] {
        let file = filled(start, unit, end, size);
        all.push(case(name.to_owned(), Format::Csv, move || {
            file.clone().into_bytes()
        }));
    }
    let headings: String = (0..98).map(|i| format!(",c{i}")).collect();
    for (name, letter) in [("z", "z"), ("é", "é")] {
        let cell = letter.repeat(17_000_000 / letter.len());
        let file = format!("From,To{headings}\nq,r,{cell},\n");
        all.push(case(
            format!("gzip: a long cell of {name} beside 98 columns"),
            Format::Csv,
            move || gzip(file.as_bytes()),
        ));
    }
    all
}
