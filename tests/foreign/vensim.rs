//! Vensim models (.mdl).

use super::{has, links, read, soon, told};
use system_map::error::Code;
use system_map::format::{Format, ImportOptions, detect, import};
use system_map::model::{Delay, Map};

const BEGIN: &str = "\\\\\\---/// Sketch information - do not modify anything except names\nV300  Do not put anything below this section - it will be ignored\n";
const END: &str = "///---\\\\\\\n:L\u{7f}<%^E!@\n1:10,Current.vdf\n";

/// A model of some equations and one view.
fn model(equations: &str, view: &str) -> String {
    format!("{{UTF-8}}\n{equations}\n{BEGIN}*View 1\n$192-192-192,0,Arial|12||0-0-0\n{view}{END}")
}

fn place(map: &Map, id: &str) -> (Option<f64>, Option<f64>) {
    let factor = map.factor(map.factor_ix(id).unwrap());
    (factor.x, factor.y)
}

/// An arrow between two objects, with a mark and a kind of delay.
fn arrow(from: u32, to: u32, mark: u32, kind: u32) -> String {
    format!("1,90,{from},{to},1,0,{mark},0,2,{kind},0,-1--1--1,|12||0-0-0,1|(0,0)|\n")
}

const THREE: &str = "10,1,Trust,100,50,20,10,8,3,0,0,0,0,0,0\n10,2,\"Sharing, of data\",300,50,20,10,8,3,0,0,0,0,0,0\n10,3,Größe_x,200,150.5,20,10,8,3,0,0,0,0,0,0\n";

#[test]
fn variables_are_factors_at_their_places_and_arrows_are_links_with_the_sign_at_their_heads() {
    let marks = [43, 83, 115, 45, 79, 111, 48, 0, 49];
    let arrows: String = marks.map(|mark| arrow(1, 2, mark, 64)).concat();
    let imported = read("x.mdl", &model("", &(THREE.to_owned() + &arrows))).unwrap();
    assert_eq!(imported.audit.format, Format::Vensim);
    let signs: Vec<&str> = imported
        .map
        .links()
        .map(|(.., l)| l.polarity.token())
        .collect();
    assert_eq!(signs, ["+", "+", "+", "-", "-", "-", "-", "?", "?"]);
    assert_eq!(links(&imported.map)[0], "Trust > Sharing, of data +");
    assert_eq!(place(&imported.map, "trust"), (Some(100.0), Some(50.0)));
    assert_eq!(place(&imported.map, "größe-x"), (Some(200.0), Some(150.5)));
    let told = told(&imported);
    assert!(told.contains("1 link has no sign in the file"), "{told}");
    assert!(
        told.contains("1 link of the type “1” has no sign"),
        "{told}"
    );
    assert!(told.contains("8 links are drawn more than once"), "{told}");
    assert!(imported.map.info().views.is_empty());
}

#[test]
fn a_character_at_an_arrow_has_the_sign_that_is_given_to_it() {
    let text = model("", &(THREE.to_owned() + &arrow(1, 2, 49, 64)));
    let options = ImportOptions {
        signs: system_map::format::signs_of("1=-").unwrap(),
        ..ImportOptions::default()
    };
    let map = import(text.as_bytes(), "x", &options).unwrap().map;
    assert_eq!(links(&map), ["Trust > Sharing, of data -"]);
}

#[test]
fn a_delay_is_the_lowest_bit_of_the_kind_of_an_arrow() {
    let kinds = [64, 65, 0, 1, 193, 192];
    let arrows: String = kinds.map(|kind| arrow(1, 2, 0, kind)).concat();
    let map = read("x", &model("", &(THREE.to_owned() + &arrows)))
        .unwrap()
        .map;
    let delays: Vec<bool> = map.links().map(|(.., l)| l.delay == Delay::Short).collect();
    assert_eq!(delays, [false, true, false, true, true, false]);
}

/// A stock between two clouds, its flows with their valves, and an arrow from a valve.
const FLOWS: &str = "\
10,1,Stock,100,100,40,20,3,3,0,0,0,0,0,0
12,2,48,10,100,10,8,0,3,0,0,-1,0,0,0
1,3,5,1,4,0,0,22,0,0,0,-1--1--1,,1|(1,1)|
1,4,5,2,100,0,0,22,0,0,0,-1--1--1,,1|(1,1)|
11,5,48,50,100,6,8,34,3,0,0,1,0,0,0
10,6,inflow,50,119,40,11,40,3,0,0,-1,0,0,0
1,7,9,1,100,0,0,22,0,0,0,-1--1--1,,1|(1,1)|
1,8,13,1,68,0,0,22,0,0,0,-1--1--1,,1|(1,1)|
11,9,48,150,100,6,8,34,3,0,0,1,0,0,0
10,10,outflow,150,119,40,11,40,3,0,0,-1,0,0,0
10,11,Known,150,219,40,11,40,3,0,0,-1,0,0,0
1,12,9,11,1,0,0,0,0,64,0,-1--1--1,,1|(1,1)|
11,13,48,150,100,6,8,34,3,0,0,1,0,0,0
10,14,leak,150,319,40,11,40,3,0,0,-1,0,0,0
";

#[test]
fn a_flow_adds_to_the_stock_that_it_fills_and_takes_from_the_one_that_it_empties() {
    let equation = "Stock = INTEG (inflow - outflow - leak, 10) ~ litres ~ |";
    let imported = read("x", &model(equation, FLOWS)).unwrap();
    let expected = [
        "inflow > Stock +",
        "outflow > Stock -",
        // Its shape does not say which way it goes; the equation does.
        "leak > Stock -",
        // A thin arrow from a valve is no pipe.
        "outflow > Known ?",
    ];
    assert_eq!(links(&imported.map), expected);
    assert_eq!(imported.map.factor_count(), 5);
    assert!(told(&imported).contains("3 pipes of flows became links"));
    let unsaid = read("x", &model("", FLOWS)).unwrap();
    assert_eq!(links(&unsaid.map)[2], "leak > Stock ?");
}

#[test]
fn shadows_are_the_variables_that_they_stand_for_and_views_keep_their_own_places() {
    let first = format!("{THREE}{}", arrow(1, 2, 43, 64));
    let second = format!(
        "10,1,TRUST,7,8,20,10,8,2,0,3,-1,0,0,0\n10,2,größe x,9,10,20,10,8,2,0,3,-1,0,0,0\n10,3,Only here,11,12,20,10,8,3,0,0,0,0,0,0\n{}",
        arrow(2, 1, 45, 64)
    );
    let text =
        format!("{{UTF-8}}\n{BEGIN}*First\n$0\n{first}{BEGIN}*Second, part\n$0\n{second}{END}");
    let imported = read("x", &text).unwrap();
    let map = &imported.map;
    assert_eq!(map.factor_count(), 4);
    assert_eq!(
        links(map),
        ["Trust > Sharing, of data +", "Größe_x > Trust -"]
    );
    let views = &map.info().views;
    assert_eq!(
        views.iter().map(|v| v.title.as_str()).collect::<Vec<_>>(),
        ["First", "Second, part"]
    );
    assert_eq!(views[0].places.get("trust"), Some([100.0, 50.0]));
    assert_eq!(views[1].places.get("trust"), Some([7.0, 8.0]));
    assert_eq!(views[1].links.as_ref().unwrap(), &["größe-x>trust"]);
    assert_eq!(place(map, "trust"), (None, None));
    assert!(told(&imported).contains("All 2 views"));

    let one = |name: &str| {
        let options = ImportOptions {
            map: Some(name.to_owned()),
            ..ImportOptions::default()
        };
        import(text.as_bytes(), "x", &options)
    };
    let second = one("second, part").unwrap().map;
    assert_eq!(second.factor_count(), 3);
    assert_eq!(place(&second, "trust"), (Some(7.0), Some(8.0)));
    let error = one("third").unwrap_err();
    assert_eq!(error.code(), Code::Unknown);
    assert!(error.0.message.contains("“First”"), "{error}");
}

#[test]
fn a_variable_stands_where_it_is_drawn_not_where_its_shadow_is() {
    let shadow = "10,9,<Trust>,1,1,20,10,8,2,0,3,-1,0,0,0\n".replace(['<', '>'], "");
    let again = shadow.replace("10,9", "10,10").replace(",1,1,", ",2,2,");
    let view = format!("{shadow}{THREE}{again}{}", arrow(9, 2, 43, 64));
    let map = read("x", &model("", &view)).unwrap().map;
    assert_eq!(map.factor_count(), 3);
    assert_eq!(place(&map, "trust"), (Some(100.0), Some(50.0)));
    assert_eq!(links(&map), ["Trust > Sharing, of data +"]);
}

#[test]
fn remarks_are_no_factors_even_if_their_text_looks_like_one() {
    let view = format!(
        "{THREE}12,4,0,50,50,20,20,4,4,0,0,-1,0,0,0\n10,77,Not a variable,1,2,3,4,5,3\n{}{}",
        arrow(4, 1, 43, 64),
        arrow(99, 1, 43, 64)
    );
    let imported = read("x", &model("", &view)).unwrap();
    assert_eq!(imported.map.factor_count(), 3);
    assert_eq!(imported.map.link_count(), 0);
    let told = told(&imported);
    assert!(told.contains("1 arrow from or to a remark"), "{told}");
    assert!(
        told.contains("1 link was left out, since an end of it is not on the map: line 13"),
        "{told}"
    );
}

#[test]
fn a_function_of_adds_signs_and_links_to_what_is_drawn() {
    let equations = "\
Trust  = A FUNCTION OF( -\"Sharing, of data\", +Größe x, Undrawn,
\t\\
\t\tTIME STEP)
\t~\t
\t~\tHow much people trust.|
\"Sharing, of data\" = A FUNCTION OF( -Trust) ~~|
TIME STEP = 1 ~ Month ~ |
";
    let view = format!(
        "{THREE}{}{}{}",
        arrow(2, 1, 0, 64),
        arrow(3, 1, 0, 64),
        arrow(1, 2, 43, 64)
    );
    let imported = read("x", &model(equations, &view)).unwrap();
    let expected = [
        "Sharing, of data > Trust -",
        "Größe_x > Trust +",
        "Trust > Sharing, of data +",
        "Undrawn > Trust ?",
    ];
    let mut found = links(&imported.map);
    found.sort();
    let mut expected = expected.map(str::to_owned).to_vec();
    expected.sort();
    assert_eq!(found, expected);
    let told = told(&imported);
    assert!(
        told.contains("2 links have their sign from their equation"),
        "{told}"
    );
    assert!(told.contains("1 link is not drawn"), "{told}");
    assert!(
        told.contains("1 link is drawn with +, and has − in its equation"),
        "{told}"
    );
    let trust = imported
        .map
        .factor(imported.map.factor_ix("trust").unwrap());
    assert_eq!(trust.description.as_deref(), Some("How much people trust."));
}

#[test]
fn numbers_and_other_equations_add_no_links_to_a_drawing() {
    let equations = "Trust = 2 * Größe x ~ points ~ Said in\n\tthe \"survey. |\nLost = 1 ~ ~ |";
    let imported = read(
        "x",
        &model(equations, &(THREE.to_owned() + &arrow(1, 2, 43, 64))),
    )
    .unwrap();
    assert_eq!(links(&imported.map), ["Trust > Sharing, of data +"]);
    assert_eq!(imported.map.factor_count(), 3);
    let trust = imported
        .map
        .factor(imported.map.factor_ix("trust").unwrap());
    assert_eq!(trust.description.as_deref(), Some("Said in the \"survey."));
    assert_eq!(trust.extra["x-fields"]["units"], "points");
}

#[test]
fn without_a_drawing_the_equations_are_the_map() {
    let text = "{UTF-8}
:MACRO: HIDDEN(a)
HIDDEN = a * Trust ~~|
:END OF MACRO:
Towns: Here, There ~~|
Stock[Towns] = INTEG( births[Towns] - \"deaths, all\"[Towns], 100) ~ people ~ |
births[Towns] = Stock[Towns] * rate {per year} + 1e-3 ~~|
\"deaths, all\"[Towns] = IF THEN ELSE(Stock[Towns] > 3, table(rate), 0) ~~|
rate = 0.1 ~~|
table( [(0,0)-(1,1)],(0,0),(1,1)) ~~|
********************************************************
\t.Control
********************************************************~
\tSimulation Control |
TIME STEP = rate ~~|
";
    let imported = read("x.mdl", text).unwrap();
    let expected = [
        "births > Stock +",
        "deaths, all > Stock -",
        "Stock > births ?",
        "rate > births ?",
        "Stock > deaths, all ?",
        "table > deaths, all ?",
        "rate > deaths, all ?",
    ];
    assert_eq!(links(&imported.map), expected);
    let labels: Vec<&str> = imported
        .map
        .factors()
        .map(|(_, f)| f.label.as_str())
        .collect();
    assert_eq!(labels, ["Stock", "births", "deaths, all", "rate", "table"]);
    assert!(told(&imported).contains("7 links are not drawn"));
}

#[test]
fn functions_that_delay_are_told_where_no_arrow_is_marked() {
    let text = "{UTF-8}
arrivals= DELAY FIXED(orders, 4, 0) ~~|
orders= MAX(0, smooth3i(demand, 2, 1)) ~~|
demand= 5 ~~|
";
    let said = told(&read("x.mdl", text).unwrap());
    let functions =
        "2 equations delay what goes into them (arrivals: DELAY FIXED, orders: smooth3i)";
    assert!(said.contains(functions), "{said}");
}

#[test]
fn all_ends_of_lines_and_encodings_are_read() {
    let text = model(
        "Größe_x = A FUNCTION OF(-Trust) ~ ~ ja |",
        &(THREE.to_owned() + &arrow(1, 3, 0, 65)),
    );
    let plain = links(&read("x", &text).unwrap().map);
    assert_eq!(plain, ["Trust > Größe_x -"]);
    let crlf = text.replace('\n', "\r\n");
    assert_eq!(links(&read("x", &crlf).unwrap().map), plain);
    assert_eq!(
        links(&read("x", &format!("\u{feff}{crlf}")).unwrap().map),
        plain
    );
    // Older models have no {UTF-8}, and are of the encoding of their machine.
    let (old, ..) = encoding_rs::WINDOWS_1252.encode(text.strip_prefix("{UTF-8}\n").unwrap());
    assert_eq!(detect(&old, "").unwrap(), Format::Vensim);
    let imported = import(&old, "", &ImportOptions::default()).unwrap();
    assert_eq!(links(&imported.map), plain);
    assert!(told(&imported).contains("windows-1252"));
}

#[test]
fn what_is_cut_off_or_broken_is_told_with_its_line() {
    let text = model(
        "",
        &format!(
            "{THREE}10,nonsense\n1,2\n10,8,\"\",1,1,1,1,1,3\n{}",
            arrow(1, 2, 43, 64)
        ),
    );
    let cut = &text[..text.len() - END.len()];
    let imported = read("x", cut).unwrap();
    assert_eq!(imported.map.link_count(), 1);
    let notes = imported.audit.notes.list();
    let broken = notes
        .iter()
        .find(|n| n.told.code() == "broken-line")
        .unwrap();
    assert_eq!((broken.count, broken.at[0].line), (3, Some(10)));
    assert!(told(&imported).contains("cut off"));
    assert!(!told(&read("x", &text).unwrap()).contains("cut off"));
    let error = read("x.mdl", "{UTF-8}\n nothing here").unwrap_err();
    assert_eq!(error.code(), Code::Format);
    assert_eq!(error.0.place.unwrap().line, 1);
}

#[test]
fn huge_numbers_are_no_places() {
    let view = "10,1,A,1e400,5,20,10,8,3\n10,2,B,NaN,7,20,10,8,3\n10,99999999999999999999,C,1,1,1,1,1,3\n10,4,D,3,-4,20,10,8,99999999999\n";
    let imported = read("x", &model("", view)).unwrap();
    assert_eq!(place(&imported.map, "a"), (None, None));
    assert_eq!(place(&imported.map, "b"), (None, None));
    assert_eq!(place(&imported.map, "d"), (Some(3.0), Some(-4.0)));
    assert_eq!(imported.map.factor_count(), 3);
    assert!(told(&imported).contains("2 factors have places too far out"));
}

#[test]
fn a_megabyte_of_anything_is_read_or_refused_within_two_seconds() {
    let begin = "\\\\\\---///\n";
    let fill = |unit: &str| unit.repeat(1_000_000 / unit.len());
    let numbered =
        |unit: &dyn Fn(usize) -> String, count: usize| (0..count).map(unit).collect::<String>();
    let texts = [
        fill("a=b~~|\n"),
        fill("a = A FUNCTION OF(b,"),
        format!(
            "x = A FUNCTION OF({})~~|",
            numbered(&|n| format!("-v{n},"), 120_000)
        ),
        numbered(&|n| format!("v{n}=v{}+v{}~~|\n", n / 2, n / 3), 40_000),
        fill("\""),
        fill("[{(\\"),
        begin.to_owned() + &fill("10,1,a,1,1,1,1,1,3\n"),
        begin.to_owned()
            + &numbered(
                &|n| format!("10,{n},v{n},1,1,1,1,1,3\n1,0,{n},{},68,0,0,22\n", n / 2),
                20_000,
            ),
        fill(&format!("{begin}*v\n10,1,a,1,1,1,1,1,3\n1,2,1,1,1,0,0\n")),
        format!(
            "S=INTEG({},0)~~|\n{begin}10,1,S,1,1,1,1,1,3\n{}",
            fill("a-").get(..400_000).unwrap(),
            fill("1,0,1,1,68,0,0,22\n").get(..500_000).unwrap()
        ),
        begin.to_owned() + &fill(","),
        fill(begin),
    ];
    for text in texts {
        soon(&text, "x.mdl");
    }
}

#[test]
fn texts_and_loop_symbols_of_a_drawing_are_kept_and_what_is_not_drawn_is_told() {
    let text = r#"{UTF-8}
a = A FUNCTION OF( b ) ~~|
b = A FUNCTION OF( a ) ~~|
lone helper = 2 ~ ~ Not drawn. |
TIME STEP = 1 ~~|
:MACRO: twice(x)
twice = 2 * x ~~|
:END OF MACRO:
:MACRO: thrice(x)
thrice = 2 * inner ~~|
inner = x ~~|
:END OF MACRO:
\\\---/// Sketch information - do not modify anything except names
V300  Do not put anything below this section - it will be ignored
*Main
$192-192-192,0,Arial|12||0-0-0|0-0-0|0-0-255|-1--1--1|-1--1--1|96,96,100,0
10,1,a,100,100,40,20,8,3,0,0,0,0,0,0
10,2,b,300,100,40,20,8,3,0,0,0,0,0,0
12,3,0,350,150,15,15,5,4,0,0,-1,0,0,0
R1 Virtuous
12,4,0,350,350.5,80,15,8,7,0,0,-1,0,0,0
Note: 10,9,c,1,1 is data
12,5,0,1415,274,192,152,3,188,0,0,2,0,0,0
"1 Plasma T4",Graph
12,6,48,444,1043,10,8,0,3,0,0,-1,0,0,0
///---\\\
"#;
    let imported = read("m.mdl", text).unwrap();
    assert_eq!(imported.audit.counts.factors, 2);
    let notes = &imported.map.info().extra["x-notes"];
    assert_eq!(
        *notes,
        serde_json::json!([
            {"text": "R1 Virtuous", "x": 350.0, "y": 150.0, "loop": true},
            {"text": "Note: 10,9,c,1,1 is data", "x": 350.0, "y": 350.5},
        ])
    );
    let said = told(&imported);
    for words in [
        "1 text beside the map is kept",
        "1 symbol of a loop on the drawing is kept in the file, and not shown: R1 Virtuous.",
        "1 variable is on no drawing, and was left out: lone helper.",
        "graphs of the drawing",
        "place for it here: macros (2).",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn as_many_links_are_told_to_have_no_sign_as_there_are() {
    let text = r#"{UTF-8}
a = A FUNCTION OF( b, c, -d ) ~~|
\\\---/// Sketch information - do not modify anything except names
V300  Do not put anything below this section - it will be ignored
*Main
10,1,a,100,100,40,20,8,3,0,0,0,0,0,0
10,2,b,300,100,40,20,8,3,0,0,0,0,0,0
10,3,d,300,100,40,20,8,3,0,0,0,0,0,0
1,4,2,1,1,0,0,0,0,64,0,-1--1--1,,1|(200,50)|
1,5,3,1,1,0,0,0,0,64,0,-1--1--1,,1|(200,50)|
///---\\\
"#;
    let imported = read("m.mdl", text).unwrap();
    assert_eq!(links(&imported.map), ["b > a ?", "d > a -", "c > a ?"]);
    let said = told(&imported);
    assert!(said.contains("2 links have no sign in the file"), "{said}");
    let note = imported.audit.notes.list().iter();
    let note = note.clone().find(|n| n.told.code() == "no-sign").unwrap();
    assert_eq!(note.at[0].line, Some(9));
    assert!(note.at.iter().all(|at| at.link.is_some()));
}

#[test]
fn one_view_of_a_model_has_the_signs_that_stand_in_equations_and_no_links_of_others() {
    let view = |name: &str, lines: &str| format!("{BEGIN}*{name}\n$192\n{lines}");
    let text = format!(
        "{{UTF-8}}\nStress = A FUNCTION OF( Work, -Sleep, Hope) ~~ How stressed ~ :SUPPLEMENTARY |\nSleep = A FUNCTION OF( -Stress) ~ hours ~ Every ~ night ~ |\nWork = A FUNCTION OF( Sleep ) ~~|\n{}{}{END}",
        view(
            "A",
            &("10,1,Stress,1,1,1,1,8,3\n10,2,Sleep,2,2,1,1,8,3\n10,3,Work,2,2,1,1,8,3\n"
                .to_owned()
                + &arrow(1, 2, 0, 64)
                + &arrow(2, 1, 0, 64))
        ),
        view("B", "10,1,Hope,1,1,1,1,8,3\n10,2,Stress,2,2,1,1,8,2\n"),
    );
    let options = ImportOptions {
        map: Some("A".to_owned()),
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "x.mdl", &options).unwrap();
    assert_eq!(
        links(&it.map),
        ["Stress > Sleep -", "Sleep > Stress -"],
        "{}",
        told(&it)
    );
    assert_eq!(it.map.factor_count(), 3);
    assert!(!told(&it).contains("no sign"), "{}", told(&it));
    assert!(told(&it).contains("2 links have their sign from their equation"));
    // Links that are not drawn here may be drawn elsewhere.
    let left = "2 links that equations name are not drawn on what was asked for";
    assert!(told(&it).contains(left), "{}", told(&it));
    // What is behind the remark is a word for Vensim.
    let about = |id: &str| {
        it.map
            .factor(it.map.factor_ix(id).unwrap())
            .description
            .clone()
    };
    assert_eq!(about("stress").as_deref(), Some("How stressed"));
    assert_eq!(about("sleep").as_deref(), Some("Every ~ night"));
}

#[test]
fn what_an_equation_names_and_no_arrow_draws_is_told() {
    let equations = "Trust = INTEG(Größe_x, 100) ~~|\nGröße_x = \"Sharing, of data\" * Trust / TIME STEP + lookup(Trust) ~~|\n\"Sharing, of data\" = 3 ~~|";
    let text = model(equations, &format!("{THREE}{}", arrow(1, 3, 43, 0)));
    let it = read("x.mdl", &text).unwrap();
    assert_eq!(links(&it.map), ["Trust > Größe_x +"]);
    let told = told(&it);
    let words = "2 links that equations name are not drawn, while others are, and were left out: Größe_x → Trust, Sharing, of data → Größe_x.";
    assert!(told.contains(words), "{told}");
    let drawn = arrow(1, 3, 43, 0) + &arrow(2, 3, 0, 0) + &arrow(3, 1, 0, 0);
    let it = read("x.mdl", &model(equations, &format!("{THREE}{drawn}"))).unwrap();
    assert_eq!(it.audit.counts.links, 3);
    assert!(
        !super::told(&it).contains("not drawn"),
        "{}",
        super::told(&it)
    );
}

#[test]
fn a_cause_that_an_equation_names_twice_is_counted_as_the_one_link_that_it_is() {
    let it = read(
        "n.mdl",
        "{UTF-8}\na= b+c+b ~~|\nb=1~~|\nc=1~~|\na = c ~~|\n",
    )
    .unwrap();
    assert_eq!(links(&it.map).len(), 2);
    let told = told(&it);
    assert!(
        told.contains("2 links are not drawn, and were read from equations."),
        "{told}"
    );
}

#[test]
fn a_last_equation_without_its_bar_is_read_and_told() {
    let whole = "{UTF-8}\nx= A FUNCTION OF( y ) ~ ~ |\ny= A FUNCTION OF( x, -z ) ~ ~ |\nz = A FUNCTION OF( x ) ~ ~";
    let it = read("x.mdl", whole).unwrap();
    assert!(
        links(&it.map).contains(&"x > z ?".to_owned()),
        "{:?}",
        links(&it.map)
    );
    has(&told(&it), &["no | behind it"]);
    let it = read("x.mdl", &format!("{whole} |\n")).unwrap();
    assert!(!told(&it).contains("cut off"), "{}", told(&it));
}

#[test]
fn a_file_that_ends_inside_its_equations_is_told_as_cut_off() {
    let it = read(
        "x.mdl",
        "{UTF-8}\nx= A FUNCTION OF( y ) ~ ~ |\ny= A FUNCTION OF( x, -",
    )
    .unwrap();
    has(&told(&it), &["ends inside of an equation", "cut off"]);
    assert_eq!(links(&it.map), ["y > x ?"]);
    // Between two equations.
    let it = read("x.mdl", "{UTF-8}\nx= y * 2 + c ~ ~ |\ny= x + Time ~ ~ |\n").unwrap();
    has(
        &told(&it),
        &["1 variable is named in equations", "c", "cut off"],
    );
    let it = read(
        "x.mdl",
        "{UTF-8}\nx= y * 2 ~ ~ |\ny= MAX( x , Time ) ~ ~ |\n",
    )
    .unwrap();
    assert!(!told(&it).contains("cut off"), "{}", told(&it));
}

#[test]
fn names_of_files_and_sheets_in_an_equation_are_no_variables() {
    let text = "{UTF-8}\nG = GET XLS DATA('f.xls','Population','A','B2')\n\t~\t~\t|\nPopulation = 3\n\t~\t~\t|\nf = Population\n\t~\t~\t|\n";
    let it = read("m.mdl", text).unwrap();
    assert_eq!(links(&it.map), ["Population > f ?"]);
    assert!(!told(&it).contains("no equation"), "{}", told(&it));
}

#[test]
fn a_macro_that_does_not_end_is_told() {
    let text =
        "{UTF-8}\nA = B\n\t~\t~\t|\n:MACRO: SUM(x)\nSUM = x\n\t~\t~\t|\nB = 2 * A\n\t~\t~\t|\n";
    let it = read("m.mdl", text).unwrap();
    has(
        &told(&it),
        &["The last macro has no :END OF MACRO:", "Line 4."],
    );
    let whole = text.replace("B = 2", ":END OF MACRO:\nB = 2");
    let it = read("m.mdl", &whole).unwrap();
    assert_eq!(links(&it.map), ["B > A ?", "A > B ?"]);
    assert!(!told(&it).contains("no :END OF MACRO:"));
}
