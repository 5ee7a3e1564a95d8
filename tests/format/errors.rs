//! Files that are no map, each told with its place and what to do.

use super::*;
use system_map::error::Code;

#[test]
fn slips_in_the_json_are_told_with_place_and_cure() {
    let cases = [
        ("\"a\": 1,\n}", (3, 1), "Take away the comma"),
        ("\"a\": [1,\n2,]", (3, 3), "Take away the comma"),
        ("\"a\": 1\n\"b\": 2", (3, 1), "comma is missing"),
        ("\"a\": [1\n2]", (3, 1), "comma is missing"),
        ("\"a\": [{}\n{}]", (3, 1), "comma is missing"),
        ("\"a\":\n“x”", (3, 1), "straight double quotes"),
        ("\"a\":\n'x'", (3, 1), "straight double quotes"),
        ("\n// note\n\"a\": 1", (3, 1), "no comments"),
        ("\"a\":\nyes", (3, 1), "double quotes around"),
        ("\"a\":\nNaN", (3, 1), "`NaN`"),
        ("\"a\":\nTrue", (3, 1), "`True`"),
        ("\"a\":\n.5", (3, 1), "begins with a digit"),
        ("\"a\":\n+5", (3, 1), "begins with a digit"),
        ("\"a\":\n05", (3, 1), "not a number"),
        ("\"a\":\n5.", (3, 1), "not a number"),
        ("\"a\":\n1e999", (3, 1), "too large"),
        ("\"a\"\n= 1", (3, 1), "colon"),
        ("a: 1", (2, 1), "key in double quotes"),
        ("\"a\":\n\"x\ny\"", (3, 1), "no closing quote"),
        ("\"a\":\n\"x\ty\"", (3, 3), "\\t"),
        ("\"a\":\n\"C:\\dir\"", (3, 4), "written twice"),
        ("\"a\":\n\"\\ud800\"", (3, 2), "whole pair"),
        ("\"a\":\n\"\\uZZZZ\"", (3, 2), "four hexadecimal"),
        ("\"a\": 1,\n\"\\u0061\": 2", (3, 1), "stands twice"),
        ("\"a\": 1 }\n}", (3, 1), "end of the file"),
    ];
    for (members, (line, column), words) in cases {
        let error = error(members);
        assert_eq!(error.code(), Code::Syntax, "{members}: {error}");
        assert_eq!(error.0.place, at(line, column), "{members}: {error}");
        assert!(error.0.message.contains(words), "{members}: {error}");
    }
}

#[test]
fn a_file_that_is_cut_off_says_which_bracket_is_open() {
    let text = document(&format!("\n{AB}, \"links\": [\n{{ \"from\": \"a\","));
    let text = text.trim_end_matches(" }");
    let error = read(text).unwrap_err();
    assert!(
        error.0.message.contains("`{` of line 4 is still open"),
        "{error}"
    );
    assert_eq!(error.0.place.unwrap().line, 4);
}

#[test]
fn a_value_of_the_wrong_type_is_an_error_that_names_the_key_and_the_thing() {
    let cases = [
        ("\"title\":\n5", (3, 1), None, "must be text"),
        ("\"title\":\nnull", (3, 1), None, "leave the key out"),
        ("\"factors\":\n{}", (3, 1), None, "must be a list"),
        (
            "\"factors\": [\n\"trust\"]",
            (3, 1),
            None,
            "Expected an object",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\":\n[\"A\"] }]",
            (3, 1),
            Some("a"),
            "the factor \"a\"",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"x\":\n\"5\" }]",
            (3, 1),
            Some("a"),
            "must be a number",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"pinned\":\n1 }]",
            (3, 1),
            Some("a"),
            "true or false",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"tags\":\n\"t\" }]",
            (3, 1),
            Some("a"),
            "must be a list",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"tags\": [\n1] }]",
            (3, 1),
            Some("a"),
            "list of texts",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"evidence\": [{ \"quote\":\n1 }] }]",
            (3, 1),
            Some("a"),
            "the evidence of the factor \"a\"",
        ),
        ("\"key\": { \"+\":\n1 }", (3, 1), None, "the key"),
        (
            "\"views\": [{ \"id\": \"v\", \"title\": \"T\", \"places\":\n[] }]",
            (3, 1),
            Some("v"),
            "must be an object",
        ),
        (
            "\"stories\": [{ \"id\": \"s\", \"title\": \"T\", \"steps\": [{ \"text\":\n1 }] }]",
            (3, 1),
            Some("s"),
            "step 1 of the story \"s\"",
        ),
    ];
    for (members, (line, column), id, words) in cases {
        let error = error(members);
        assert_eq!(error.code(), Code::Syntax, "{members}: {error}");
        assert_eq!(error.0.place, at(line, column), "{members}: {error}");
        assert_eq!(error.0.id.as_deref(), id, "{members}: {error}");
        assert!(error.0.message.contains(words), "{members}: {error}");
    }
}

#[test]
fn a_thing_without_what_it_needs_is_an_error() {
    let cases = [
        (
            "\"factors\": [\n{ \"label\": \"A\" }]",
            (3, 1),
            "factor number 1",
        ),
        ("\"factors\": [{ \"id\":\n\"\" }]", (3, 1), "is empty"),
        (
            "\"links\": [\n{ \"from\": \"a\" }]",
            (3, 1),
            "\"to\" of link number 1",
        ),
        (
            "\"links\": [\n{ \"to\": \"a\" }]",
            (3, 1),
            "\"from\" of link number 1",
        ),
        (
            "\"views\": [\n{ \"title\": \"T\" }]",
            (3, 1),
            "view number 1",
        ),
    ];
    for (members, (line, column), words) in cases {
        let error = error(members);
        assert_eq!(error.code(), Code::Format, "{members}: {error}");
        assert_eq!(error.0.place, at(line, column), "{members}: {error}");
        assert!(error.0.message.contains(words), "{members}: {error}");
    }
}

#[test]
fn a_newer_version_is_an_error_of_its_own() {
    let error = read("{\"format\":\"system-map\",\n\"version\": 2, \"factors\": {}}").unwrap_err();
    assert_eq!((error.code(), error.0.place), (Code::Version, at(2, 12)));
    for version in ["1.50", "99999999999999999999"] {
        let text = format!("{{\"format\":\"system-map\",\"version\": {version}}}");
        let message = read(&text).unwrap_err().0.message;
        let words = format!("This map is of version {version} of the format");
        assert!(message.starts_with(&words), "{message}");
    }
    for version in ["0", "\"1\"", "1.5e-3", "null"] {
        let text = format!("{{\"format\":\"system-map\",\"version\": {version}}}");
        assert_eq!(read(&text).unwrap_err().code(), Code::Format, "{version}");
    }
    assert_eq!(
        read("{\"format\":\"system-map\"}").unwrap_err().code(),
        Code::Format
    );
    assert!(read("{\"format\":\"system-map\",\"version\": 1.0}").is_ok());
}

#[test]
fn bytes_that_are_not_utf_8_are_told_with_their_place() {
    let mut bytes = b"{ \"format\": \"system-map\", \"version\": 1,\n \"title\": \"caf".to_vec();
    bytes.extend(b"\xe9\" }");
    let error = format::read(&bytes, &ReadOptions::default()).unwrap_err();
    assert_eq!((error.code(), error.0.place), (Code::Encoding, at(2, 15)));
    assert!(error.0.message.contains("0xE9"));
}

#[test]
fn utf_16_is_told_with_and_without_a_byte_order_mark() {
    for text in ["\u{feff}{}", "{}", "\n{ \"format\": \"system-map\" }"] {
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            let utf16: Vec<u8> = text.encode_utf16().flat_map(order).collect();
            let error = format::read(&utf16, &ReadOptions::default()).unwrap_err();
            assert_eq!(error.code(), Code::Encoding);
            assert!(error.0.message.contains("UTF-16"), "{error}");
            assert!(error.0.message.contains("encoding UTF-8"), "{error}");
        }
    }
}

#[test]
fn every_limit_can_be_set_and_is_told() {
    let text = document(&format!(
        "{AB},\n\"links\": [{{ \"from\": \"a\", \"to\": \"b\" }}]"
    ));
    let fits = ReadOptions {
        max_bytes: text.len(),
        max_factors: 2,
        max_links: 1,
        // Ten values and four objects, which count as two.
        max_values: 18,
    };
    assert!(format::read(text.as_bytes(), &fits).is_ok());
    let tight = [
        (
            ReadOptions {
                max_bytes: text.len() - 1,
                ..fits.clone()
            },
            None,
        ),
        (
            ReadOptions {
                max_factors: 1,
                ..fits.clone()
            },
            at(2, 12),
        ),
        (
            ReadOptions {
                max_links: 0,
                ..fits.clone()
            },
            at(3, 10),
        ),
        (
            ReadOptions {
                max_values: 14,
                ..fits.clone()
            },
            at(3, 11),
        ),
    ];
    for (options, place) in tight {
        let error = format::read(text.as_bytes(), &options).unwrap_err();
        assert_eq!(
            (error.code(), error.0.place),
            (Code::Limit, place),
            "{error}"
        );
    }
}

#[test]
fn deep_nesting_is_an_error_and_not_a_crash() {
    for open in ["[", "{\"a\":"] {
        let error = read(&document(&format!("\"meta\": {}", open.repeat(100_000)))).unwrap_err();
        assert_eq!(error.code(), Code::Limit);
        assert!(error.0.place.is_some());
    }
    let deep = json::MAX_DEPTH - 1;
    good(&format!(
        "\"meta\": {}{}",
        "[".repeat(deep),
        "]".repeat(deep)
    ));
}

#[test]
fn another_format_is_told_by_its_name() {
    let cases: [(&[u8], &str); 18] = [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"<!DOCTYPE html><html><title>404</title>", "web page"),
        (b"<?xml version=\"1.0\"?><xmile version=\"1.0\">", "XMILE"),
        (b"<?xml version=\"1.0\"?><graphml>", "GraphML"),
        (b"<?xml version=\"1.0\"?><gexf>", "GEXF"),
        (b"<?xml version=\"1.0\"?><thing>", "XML"),
        (b"{UTF-8}\nx = A FUNCTION OF(y)", "Vensim"),
        (b"PK\x03\x04....", "zip"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"from,to,type\na,b,+\n", "table"),
        (br#"{"elements": [], "connections": []}"#, "Kumu"),
        (br#"[[[1,2,3]],[[1,1]],[],2]"#, "LOOPY"),
        (br#"{"nodes": [], "edges": []}"#, "nodes and edges"),
        (br#"{"groupNames": {}, "concepts": []}"#, "Mental Modeler"),
        (br#"{"factors": []}"#, "\"format\": \"system-map\" missing"),
    ];
    for (bytes, words) in cases {
        let error = format::read(bytes, &ReadOptions::default()).unwrap_err();
        assert_eq!(error.code(), Code::Format, "{words}");
        assert!(error.0.message.contains(words), "{words}: {error}");
        assert!(error.0.message.contains("JSON that begins with"), "{error}");
        assert!(error.0.place.is_some());
    }
}
