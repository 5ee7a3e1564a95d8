//! Texts with HTML and Markdown in them, and documents made of maps.

use super::{read, told};
use system_map::document;
use system_map::format::{File, Format, ImportOptions, export, import_all};
use system_map::narrate::Words;
use system_map::prose::{blocks, is_safe_link, markdown, without_tags};

fn clean(text: &str) -> Option<String> {
    without_tags(text).map(|cleaned| cleaned.text)
}

#[test]
fn tags_go_and_words_links_and_markdown_stay() {
    for (html, text) in [
        (
            "<p style=\"color:red\">One</p><p>Two<br>three</p>",
            "One\n\nTwo\nthree",
        ),
        (
            "See <a href=\"https://a.org/x\">this</a>.",
            "See [this](<https://a.org/x>).",
        ),
        ("<a href=\"javascript:alert(1)\">x</a>", "x"),
        ("<a href=\" JavaScript:alert(1)\">x</a>", "x"),
        (
            "<img src=\"https://s3/x.png\" alt=\"A chart\" onerror=alert(1)>",
            "A chart",
        ),
        ("a<script>alert(1)</script>b", "ab"),
        ("a<script>alert('<b>')", "a"),
        ("**bold** and <b>bold</b>", "**bold** and bold"),
        ("<ul><li>One<li>Two</ul>", "- One\n- Two"),
        ("Fish &amp; chips&nbsp;too", "Fish & chips too"),
        ("<svg onload=alert(1)>", ""),
        ("<!-- hidden -->shown", "shown"),
        ("x <img\nsrc=y\nalt=\"z\"> w", "x z w"),
    ] {
        assert_eq!(clean(html).as_deref(), Some(text), "{html}");
    }
    for text in [
        "a < b and c > d",
        "`<b>` is a tag",
        "1 <2> 3",
        "AT&T",
        "<trust> rises",
        "plain",
    ] {
        assert_eq!(clean(text), None, "{text}");
    }
    // To Markdown this is no tag. It stays text, and is written as such.
    let odd = "<svg/onload=alert(1)>";
    assert_eq!(markdown(&blocks(odd)), "\\<svg/onload=alert(1)\\>");
}

#[test]
fn blocks_have_no_html_no_pictures_and_only_links_that_are_safe() {
    let text = "# Head\n\nA **b** [c](https://c.org) [d](javascript:x) [e](data:text/html,x) ![f](https://f.org/f.png)\n\n- one\n- two\n\n> said\n\n<script>x</script>\n";
    let all = blocks(text);
    let links: Vec<_> = all
        .iter()
        .flat_map(|b| &b.spans)
        .filter_map(|s| s.link.as_deref())
        .collect();
    assert_eq!(links, ["https://c.org"]);
    let shown = markdown(&all);
    assert_eq!(
        shown,
        "**Head**\n\nA **b** [c](<https://c.org>) d e f\n\n- one\n- two\n\n> said\n\n\\<script\\>x\\</script\\>"
    );
    for address in ["http://x", "HTTPS://x", "mailto:a@b"] {
        assert!(is_safe_link(address), "{address}");
    }
    for address in [
        "javascript:x",
        "java\nscript:x",
        "//x.org",
        "data:x",
        "vbscript:x",
        "x",
        "https://a b",
    ] {
        assert!(!is_safe_link(address), "{address}");
    }
}

#[test]
fn descriptions_of_other_programs_lose_their_html_and_the_account_says_so() {
    let text = r#"{"elements": [{"id": "a", "label": "A", "description": "<p>One <img src=x onerror=alert(1)></p>"},
        {"id": "b", "label": "B", "description": "**two** &lt; three"}],
        "connections": [{"from": "a", "to": "b", "type": "+", "description": "<script>alert(1)</script>so"}]}"#;
    let it = read("x.json", text).unwrap();
    let about: Vec<_> = it
        .map
        .factors()
        .map(|(_, f)| f.description.as_deref().unwrap())
        .collect();
    assert_eq!(about, ["One", "**two** < three"]);
    assert_eq!(
        it.map.links().next().unwrap().3.description.as_deref(),
        Some("so")
    );
    let account = told(&it);
    assert!(
        account.contains("2 descriptions held HTML. The tags were left out"),
        "{account}"
    );
}

#[test]
fn a_document_tells_factors_links_loops_and_quotes_and_nothing_else() {
    let text = r#"{"format": "system-map", "version": 1, "title": "Why *nobody* meets",
        "sources": [{"id": "s", "title": "Report", "url": "https://r.org"}],
        "groups": [{"id": "g", "label": "People"}],
        "factors": [
          {"id": "a", "label": "trust", "groups": ["g"], "description": "*Whether* <b>we</b> [agree](javascript:x)."},
          {"id": "b", "label": "sharing <script>", "evidence": [{"quote": "We # share.", "source": "s", "who": "A member", "place": "page 3"}]}],
        "links": [{"id": "1", "from": "a", "to": "b", "polarity": "+"}, {"id": "2", "from": "b", "to": "a", "polarity": "+", "delay": "short"}],
        "loops": [{"id": "l", "label": "R1", "name": "Virtuous", "links": ["1", "2"], "story": "It grows."}]}"#;
    let map = system_map::format::read(text.as_bytes(), &Default::default())
        .unwrap()
        .map;
    let doc = document::markdown(&map, &Words::for_lang(None));
    for part in [
        "# Why \\*nobody\\* meets\n",
        "## 2 factors\n\n### trust\n\n*People*\n\n*Whether* \\<b\\>we\\</b\\> agree.",
        "> We # share.\n>\n> — A member, Report, page 3",
        "## 2 links\n\n### trust → sharing \\<script\\>",
        "## Feedback loops\n\n1 feedback loop: ",
        "### R1 Virtuous\n\n*trust → sharing \\<script\\> → trust*",
        "It grows.",
        "---\n\n- Report, <https://r.org>\n",
    ] {
        assert!(doc.contains(part), "{part}\n---\n{doc}");
    }
    assert!(!doc.contains("<script>") && !doc.contains("javascript"));
}

#[test]
fn texts_that_are_meant_to_do_harm_are_cleaned_at_once() {
    for piece in [
        "<",
        "<b>",
        "<a href=x>",
        "[",
        "![",
        "*a ",
        "<!--",
        "&#x",
        "> ",
        "<script>",
        "`",
        "- ",
        "<b \n",
        "&lt;",
        "<p",
        "<a href=\"https://a\">b",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        super::within(10, || {
            let _ = without_tags(&text);
            let shown = markdown(&blocks(&text));
            assert!(!shown.contains("<script>"), "{piece}");
        });
    }
}

#[test]
fn a_very_long_text_is_cleaned_piece_by_piece_and_nothing_of_it_is_lost() {
    let paragraph = "One <b>word</b> & *more*, é.\n\n";
    let text = paragraph.repeat(20_000);
    let cleaned = without_tags(&text).unwrap();
    assert!(cleaned.tags);
    let whole = "One word & *more*, é.\n\n".repeat(20_000);
    let same = cleaned.text.trim_end() == whole.trim_end();
    assert!(same, "{} bytes of {}", cleaned.text.len(), whole.len());
    let line = "é<i>".repeat(100_000);
    assert!(clean(&line).unwrap().chars().filter(|&c| c == 'é').count() == 100_000);
}

#[test]
fn escaped_tags_are_words_and_stay_words_in_all_that_is_written() {
    use system_map::format::{Format, ImportOptions, export, import_all};
    let about = "&lt;img src=x onerror=alert(1)&gt; use &lt;b&gt; tags &amp;amp; `<i>`, [so](<https://a.org>)";
    let text = format!(
        r#"{{"name": "T", "description": "{about}", "elements": [{{"id": "a", "label": "A", "description": "{about}"}}],
        "connections": [{{"id": "l", "from": "a", "to": "a", "type": "+", "description": "{about}"}}]}}"#
    );
    let meant = "<img src=x onerror=alert(1)> use <b> tags &amp; `<i>`, [so](<https://a.org>)";
    let it = read("x.json", &text).unwrap();
    let same = |map: &system_map::model::Map| {
        let factor = map.factors().next().unwrap().1.description.clone();
        let link = map.links().next().unwrap().3.description.clone();
        (factor, link)
    };
    assert_eq!(same(&it.map), (Some(meant.into()), Some(meant.into())));
    for format in [
        Format::KumuBlueprint,
        Format::Kumu,
        Format::Csv,
        Format::Xlsx,
        Format::GraphMl,
        Format::Gexf,
        Format::Dot,
    ] {
        let written = export(&it.map, format).unwrap();
        let notes: Vec<String> = written.notes.iter().map(|n| n.sentence()).collect();
        let said = "tags in descriptions are words, and stand there with &lt;";
        assert!(notes.join("\n").contains(said), "{format:?} {notes:?}");
        for part in &written.parts {
            let text = String::from_utf8_lossy(&part.bytes);
            assert!(!text.contains("<img"), "{format:?} {text}");
        }
        let files = written.parts.iter().map(|p| system_map::format::File {
            name: "x",
            bytes: &p.bytes,
        });
        let files: Vec<_> = files.collect();
        let back = import_all(&files, &ImportOptions::default()).unwrap();
        assert_eq!(same(&back.map), same(&it.map), "{format:?}");
    }
    let doc = document::markdown(&it.map, &Words::for_lang(None));
    assert!(
        doc.contains("\\<img src=x onerror=alert(1)\\> use \\<b\\> tags"),
        "{doc}"
    );
    // Blocks of HTML too, and what only a program that knows no Markdown takes for a tag.
    for text in [
        "<script>x()</script>",
        "<div>\n\n*so*\n\n</div>",
        "a <svg/onload=x> &lt; b",
    ] {
        let safe = system_map::prose::guarded(text).unwrap();
        assert!(!safe.contains('<'), "{safe}");
        assert_eq!(clean(&safe).as_deref(), Some(text));
    }
    // A backslash that is a word itself makes no word of what comes after it.
    let safe = system_map::prose::guarded("\\\\&amp;").unwrap();
    assert_eq!(safe, "\\\\&amp;amp;");
    assert_eq!(clean(&safe).as_deref(), Some("\\\\&amp;"));
    for text in [
        "a < b",
        "\\<b>",
        "`<b>`",
        "AT&T",
        "<https://a.org>",
        "plain",
    ] {
        assert_eq!(system_map::prose::guarded(text), None, "{text}");
    }
}

#[test]
fn a_tag_behind_blanks_that_a_table_does_not_keep_stays_a_word() {
    let text = r#"{"format": "system-map", "version": 1, "title": "T",
        "factors": [{"id": "a", "label": "A", "description": "    </script><img src=x>"}],
        "links": [{"id": "l", "from": "a", "to": "a", "polarity": "+"}]}"#;
    let map = read("x.json", text).unwrap().map;
    for format in [Format::Csv, Format::Xlsx, Format::Kumu, Format::Xmile] {
        let parts = export(&map, format).unwrap().parts;
        let files: Vec<File> = parts
            .iter()
            .map(|part| File {
                name: "x",
                bytes: &part.bytes,
            })
            .collect();
        let back = import_all(&files, &ImportOptions::default()).unwrap();
        let factor = back.map.factors().next().unwrap().1;
        let about = factor.description.as_deref().unwrap_or_default();
        assert_eq!(about.trim(), "</script><img src=x>", "{format:?}");
    }
}

#[test]
fn a_tag_with_very_many_attributes_is_words() {
    for between in [" ", "", "\n"] {
        let many: String = (0..70_000)
            .map(|i| format!("{between}a{i}=\"1\""))
            .collect();
        for tag in [format!("<b {many}>"), format!("<i>x</b {many}>")] {
            let label = format!("Trust {tag} grows");
            let shown = clean(&label).unwrap_or(label.clone());
            assert!(shown.starts_with("Trust") && shown.contains("grows"));
            let it = read(
                "x.dot",
                &format!("digraph {{ a [label=<{label}>]; a -> b [label=\"+\"] }}"),
            );
            let it = it.unwrap();
            let shown = &it.map.factors().next().unwrap().1.label;
            assert!(shown.starts_with("Trust") && shown.contains("grows"));
        }
    }
    let some: String = (0..100).map(|i| format!(" a{i}=\"1\"")).collect();
    let link = format!("<a {some} href=\"https://a.org\" href=\"https://b.org\">Trust</a>");
    assert_eq!(clean(&link).as_deref(), Some("[Trust](<https://a.org>)"));
}
