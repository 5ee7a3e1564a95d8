//! What arrows look like in models: kept, told, and given signs.

use super::{links, read, told};
use system_map::format::{ImportOptions, import, signs_of};

const BEGIN: &str = "\\\\\\---/// Sketch information - do not modify anything except names\nV300  Do not put anything below this section - it will be ignored\n";
const END: &str = "///---\\\\\\\n:L\u{7f}<%^E!@\n1:10,Current.vdf\n";

#[test]
fn colours_and_thickness_of_arrows_are_kept_where_they_differ_and_can_be_given_signs() {
    let sketch = "*View 1\n$192-192-192,0,Times New Roman|12||0-0-0|0-0-0|0-0-255|-1--1--1|-1--1--1|96,96,100,0\n\
        10,1,A,200,200,40,20,8,3,0,0,0,0,0,0\n10,2,B,400,200,40,20,8,3,0,0,0,0,0,0\n\
        1,4,1,2,1,0,0,0,0,64,0,255-0-0,|12||0-0-0,1|(300,150)|\n\
        1,5,2,1,1,0,0,12,0,64,0,0-0-255,|12||0-0-0,1|(300,150)|\n";
    let text = format!("{{UTF-8}}\n{BEGIN}{sketch}{END}");
    let it = read("x.mdl", &text).unwrap();
    let fields: Vec<_> = it
        .map
        .links()
        .map(|(.., link)| link.extra.get("x-fields").cloned())
        .collect();
    assert_eq!(
        fields,
        [
            Some(serde_json::json!({"color": "#ff0000"})),
            Some(serde_json::json!({"width": 12, "color": "#0000ff"})),
        ]
    );
    assert!(told(&it).contains("1 link without a sign is drawn “#ff0000”."));
    let options = ImportOptions {
        signs: signs_of("#ff0000=-,#0000ff=+").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "x.mdl", &options).unwrap();
    assert_eq!(links(&it.map), ["A > B -", "B > A +"]);
    assert!(!told(&it).contains("No link has the type"));
}
