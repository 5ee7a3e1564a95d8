//! XMILE models (Stella and others), read and written.

use super::{links, read, soon, told};
use system_map::error::Code;
use system_map::format::{Format, ImportOptions, detect, export, import, signs_of};
use system_map::model::{Delay, Map};

/// A model of variables and views.
fn model(variables: &str, views: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<xmile version=\"1.0\" xmlns=\"http://docs.oasis-open.org/xmile/ns/XMILE/v1.0\">\n<header><name>Trust\\nin common</name></header>\n<model><variables>\n{variables}\n</variables><views>\n{views}\n</views></model></xmile>\n"
    )
}

fn connector(from: &str, to: &str, more: &str) -> String {
    format!(
        "<connector uid=\"1\" angle=\"0\" {more}><from>{from}</from><to>{to}</to></connector>\n"
    )
}

fn place(map: &Map, id: &str) -> (Option<f64>, Option<f64>) {
    let factor = map.factor(map.factor_ix(id).unwrap());
    (factor.x, factor.y)
}

const TWO: &str = "<aux name=\"Trust\\nof all\"><doc> Says &lt;b&gt;who &amp; why&lt;/b&gt;\n</doc><units>points</units><eqn>3</eqn></aux><aux name=\"Sharing_(of data)\"/>";
const PLACED: &str = "<aux name=\"Trust of all\" x=\"10.5\" y=\"20\"/><aux name=\"sharing (OF data)\" x=\"-30\" y=\"4e1\"/>";

#[test]
fn variables_are_factors_at_their_places_and_connectors_are_links_in_all_spellings_of_names() {
    let views = format!(
        "<view>{PLACED}{}{}{}</view>",
        connector(
            "Trust_of_all",
            "\"Sharing_(of_data)\"",
            "polarity=\"+\" isee:delay_mark=\"true\""
        ),
        connector(
            "\"sharing_(of_data)\"",
            " TRUST\n of_all ",
            "polarity=\"-\""
        ),
        connector("trust_of_all", "trust_of_all", "polarity=\"none\""),
    );
    let imported = read("x", &model(TWO, &views)).unwrap();
    assert_eq!(imported.audit.format, Format::Xmile);
    let map = &imported.map;
    let expected = [
        "Trust of all > Sharing (of data) +",
        "Sharing (of data) > Trust of all -",
        "Trust of all > Trust of all ?",
    ];
    assert_eq!(links(map), expected);
    assert_eq!(map.info().title, "Trust in common");
    assert_eq!(place(map, "trust-of-all"), (Some(10.5), Some(20.0)));
    assert_eq!(place(map, "sharing-of-data"), (Some(-30.0), Some(40.0)));
    let delays: Vec<bool> = map.links().map(|(.., l)| l.delay == Delay::Short).collect();
    assert_eq!(delays, [true, false, false]);
    let trust = map.factor(map.factor_ix("trust-of-all").unwrap());
    assert_eq!(trust.description.as_deref(), Some("Says who & why"));
    assert_eq!(trust.extra["x-fields"]["units"], "points");
    let told = told(&imported);
    assert!(
        told.contains("The prefix “isee:” is used and not declared"),
        "{told}"
    );
    assert!(told.contains("1 link has no sign in the file"), "{told}");
    assert!(told.contains("1 equation was left out"), "{told}");
    assert!(!told.contains("type"), "{told}");
}

#[test]
fn what_flows_into_a_stock_adds_to_it_and_what_flows_out_takes_from_it() {
    let variables = "<stock name=\"Stock\"><eqn>other</eqn><inflow>\n In_flow </inflow><outflow>\"out-flow\"</outflow><outflow>gone</outflow></stock><flow name=\"In flow\"/><flow name=\"out-flow\"/><aux name=\"other\"/>";
    let imported = read("x", &model(variables, "")).unwrap();
    // What a stock begins with is no cause.
    assert_eq!(
        links(&imported.map),
        ["In flow > Stock +", "out-flow > Stock -"]
    );
    let told = told(&imported);
    assert!(told.contains("2 pipes of flows"), "{told}");
    assert!(
        told.contains("an end of it is not on the map: gone"),
        "{told}"
    );
}

#[test]
fn a_second_picture_of_a_variable_is_that_variable() {
    let alias = "<alias uid=\"7\" x=\"900\" y=\"900\"><of>trust_OF_all</of></alias>";
    let views = format!(
        "<view>{}{PLACED}{alias}</view>",
        connector("<alias uid=\"7\"/>", "\"Sharing (of data)\"", "")
    );
    let map = read("x", &model(TWO, &views)).unwrap().map;
    assert_eq!(links(&map), ["Trust of all > Sharing (of data) ?"]);
    assert_eq!(place(&map, "trust-of-all"), (Some(10.5), Some(20.0)));
}

#[test]
fn where_no_connector_is_drawn_the_equations_are_links_without_signs() {
    let variables = "<aux name=\"a b\"><eqn>1e3 + C_d * \"e-f\"[x] {not z} / MAX(a_b, g.h)</eqn></aux><aux name=\"c d\"/><aux name=\"E-f\"/><aux name=\"z\"/><aux name=\"x\"/><flow name=\"fl\"><element subscript=\"1\"><eqn>z</eqn></element><element subscript=\"2\"><eqn>-z</eqn></element></flow>";
    let expected = ["c d > a b ?", "E-f > a b ?", "a b > a b ?", "z > fl ?"];
    let bare = read(
        "x",
        &model(variables, "<view><aux name=\"z\" x=\"1\" y=\"2\"/></view>"),
    )
    .unwrap();
    assert_eq!(links(&bare.map), expected);
    assert!(told(&bare).contains("4 links are not drawn, and were read from equations"));
    let drawn = format!(
        "<view>{}</view>",
        "<aux name=\"z\" x=\"1\" y=\"2\"/>".to_owned() + &connector("x", "z", "")
    );
    assert_eq!(
        links(&read("x", &model(variables, &drawn)).unwrap().map),
        ["x > z ?"]
    );
}

const MODULES: &str = "<xmile><header><name>Whole</name></header>
<model><variables><module name=\"Hares\"><connect to=\"Hares.food\" from=\".grass\"/><connect to=\"Hares.lynx\" from=\"Lynx.lynx\"/></module><module name=\"Lynx\"/><aux name=\"grass\"/></variables>VIEW</model>
<model name=\"Hares\"><variables><aux name=\"food\"/><aux name=\"lynx\"/><stock name=\"Hares\"/></variables><views><view><aux name=\"food\" x=\"1\" y=\"1\"/></view></views></model>
<model name=\"Lynx\"><variables><aux name=\"lynx\"><eqn>lynx</eqn></aux></variables></model></xmile>";

#[test]
fn an_equation_that_names_a_variable_of_a_module_makes_a_link() {
    let text = "<xmile><model><variables><module name=\"Sub\"/><aux name=\"food\"><eqn>2 * Sub.output + Sub.unknown + nothing.there / nothing.there</eqn></aux></variables></model>
<model name=\"Sub\"><variables><aux name=\"output\"><eqn>1</eqn></aux></variables></model></xmile>";
    let imported = read("m.xmile", text).unwrap();
    // What the module has no variable for comes from the module itself.
    assert_eq!(links(&imported.map), ["output > food ?", "Sub > food ?"]);
    let said = told(&imported);
    assert!(
        said.contains(
            "1 link was left out, since an end of it is not on the map: nothing.there → food."
        ),
        "{said}"
    );
}

#[test]
fn a_module_is_a_factor_and_what_is_in_it_a_group_and_a_view() {
    let drawn = "<views><view><module name=\"Hares\" x=\"5\" y=\"6\"/><connector><from>Lynx.lynx</from><to>hares</to></connector></view><view type=\"interface\"><aux name=\"grass\" x=\"1\" y=\"1\"/></view></views>";
    let text = MODULES.replace("VIEW", drawn);
    let imported = read("x", &text).unwrap();
    let map = &imported.map;
    let labels: Vec<&str> = map.factors().map(|(_, f)| f.label.as_str()).collect();
    assert_eq!(
        labels,
        ["Hares", "Lynx", "grass", "food", "lynx", "Hares", "lynx"]
    );
    assert_eq!(links(map), ["lynx > Hares ?", "lynx > lynx ?"]);
    let group = |id: &str| map.factor(map.factor_ix(id).unwrap()).groups.clone();
    assert_eq!(group("hares.food"), ["hares"]);
    assert!(group("grass").is_empty());
    let views: Vec<&str> = map.info().views.iter().map(|v| v.title.as_str()).collect();
    assert_eq!(views, ["Whole", "Hares"]);
    assert_eq!(map.info().views[0].places.get("hares"), Some([5.0, 6.0]));
    assert!(told(&imported).contains("2 sub-models (modules) are factors"));

    let options = |name: &str| ImportOptions {
        map: Some(name.to_owned()),
        ..ImportOptions::default()
    };
    let part = import(text.as_bytes(), "x", &options("hares")).unwrap().map;
    assert_eq!(part.factor_count(), 3);
    assert_eq!(place(&part, "food"), (Some(1.0), Some(1.0)));
    let error = import(text.as_bytes(), "x", &options("no")).unwrap_err();
    assert!(error.0.message.contains("“Lynx”"), "{error}");
}

#[test]
fn modules_without_a_drawing_are_linked_by_what_they_take() {
    let map = read("x", &MODULES.replace("VIEW", "")).unwrap().map;
    assert_eq!(links(&map)[..2], ["grass > Hares ?", "Lynx > Hares ?"]);
}

#[test]
fn what_xml_forbids_is_left_out_and_told_and_entities_of_the_file_stay_text() {
    let text = "<!DOCTYPE x [\n<!ENTITY a \"aaaaaaaaaa\">\n<!ENTITY b \"&a;&a;&a;\">\n]>\n<xmile><model><variables><aux name=\"A\u{1}&b;&#x42; & &#x2;C\"/><aux name=\"D\"><doc>&b;&lt;&#233;\u{b}<![CDATA[<&x;]]></doc></aux></variables></model></xmile>";
    assert_eq!(detect(text.as_bytes(), "x").unwrap(), Format::Xmile);
    let imported = read("x", text).unwrap();
    let labels: Vec<&str> = imported
        .map
        .factors()
        .map(|(_, f)| f.label.as_str())
        .collect();
    assert_eq!(labels, ["A&b;B & C", "D"]);
    let d = imported.map.factor(imported.map.factor_ix("d").unwrap());
    assert_eq!(d.description.as_deref(), Some("&b;<é<&x;"));
    let told = told(&imported);
    assert!(
        told.contains("3 characters that may not stand in XML"),
        "{told}"
    );
    assert!(
        told.contains("“&b;” is not unfolded, and stays as text (2 times)"),
        "{told}"
    );
}

#[test]
fn an_entity_bomb_stays_small() {
    let mut text = String::from("<!DOCTYPE lolz [<!ENTITY a0 \"lol\">\n");
    for n in 1..60 {
        let before = format!("&a{};", n - 1).repeat(10);
        text += &format!("<!ENTITY a{n} \"{before}\">\n");
    }
    text += "]><xmile><model><variables><aux name=\"&a59;\"><doc>&a59;</doc></aux></variables></model></xmile>";
    let imported = read("x.stmx", &text).unwrap();
    let (_, factor) = imported.map.factors().next().unwrap();
    assert_eq!(
        (factor.label.as_str(), factor.description.as_deref()),
        ("&a59;", Some("&a59;"))
    );
}

#[test]
fn errors_say_where() {
    let line = |text: &str| {
        let error = import(
            text.as_bytes(),
            "x.stmx",
            &ImportOptions {
                format: Some(Format::Xmile),
                ..ImportOptions::default()
            },
        )
        .unwrap_err();
        (error.code(), error.0.place.unwrap().line, error.0.message)
    };
    let column = |text: &str| {
        let error = read("x.stmx", text).unwrap_err();
        error.0.place.map(|place| (place.line, place.column))
    };
    assert_eq!(column("<xmile>\n<é/></b></xmile>"), Some((2, 5)));
    assert_eq!(column("\n  <xmile>\n</xmile>"), Some((2, 3)));
    assert_eq!(column("<xmile>\n <a b=c/></xmile>"), Some((2, 2)));
    let whole = model(TWO, "");
    let cut = whole.find("<views>").unwrap();
    let (code, at, message) = line(&whole[..cut]);
    assert_eq!((code, at), (Code::Syntax, 7));
    assert!(
        message.contains("<model>, which begins in line 4"),
        "{message}"
    );
    assert_eq!(line("<xmile>\n<a>\n</b></xmile>").1, 3);
    assert_eq!(line("<xmile>\n<a b=\"</xmile>").0, Code::Syntax);
    assert_eq!(line("\n<graphml/>").1, 2);
    assert_eq!(line("<xmile/><xmile/>").0, Code::Syntax);
    assert_eq!(line("no xml").0, Code::Syntax);
    assert_eq!(line("<xmile>\n</xmile>").0, Code::Format);
    let (code, at, _) = line(&("<xmile>".to_owned() + &"<a>\n".repeat(100_000)));
    assert_eq!((code, at), (Code::Limit, 199));
}

#[test]
fn huge_numbers_are_no_places_and_a_variable_that_stands_twice_is_one() {
    let variables = format!("{TWO}<aux name=\"trust OF all\"/>");
    let views = "<view><aux name=\"Trust of all\" x=\"1e999\" y=\"2\"/><aux name=\"Sharing (of data)\" x=\"nan\" y=\"1\"/></view>";
    let imported = read("x", &model(&variables, views)).unwrap();
    assert_eq!(imported.map.factor_count(), 2);
    assert_eq!(place(&imported.map, "trust-of-all"), (None, None));
    assert_eq!(place(&imported.map, "sharing-of-data"), (None, None));
    assert!(told(&imported).contains("1 row repeats a factor"));
}

#[test]
fn groups_of_the_model_are_groups() {
    let variables = format!(
        "{TWO}<group name=\"People\"><entity name=\"trust_of_all\"/><entity name=\"no\"/></group>"
    );
    let map = read("x", &model(&variables, "")).unwrap().map;
    let trust = map.factor(map.factor_ix("trust-of-all").unwrap());
    assert_eq!(trust.groups, ["people"]);
    assert_eq!(map.info().groups[0].label, "People");
}

#[test]
fn a_map_is_written_as_a_model_that_others_can_read() {
    let text = r#"{"format": "system-map", "version": 1, "title": "T & \"U\"",
        "groups": [{"id": "g", "label": "People"}],
        "factors": [{"id": "a", "label": "A \"b\" \\n <c>", "x": 1.5, "y": -2, "groups": ["g"], "description": "x < y\nz"}, {"id": "a-2", "label": "a \"B\" \\N <c>"}, {"id": "plain", "label": "Plain name"}],
        "links": [{"from": "a", "to": "a-2", "polarity": "+", "delay": "short"}, {"from": "plain", "to": "a", "polarity": "-", "label": "why"}]}"#;
    let map = system_map::format::read(text.as_bytes(), &Default::default())
        .unwrap()
        .map;
    let written = export(&map, Format::Xmile).unwrap();
    let bytes = &written.parts[0].bytes;
    let text = std::str::from_utf8(bytes).unwrap();
    // Another parser takes it, and sees the same.
    let tree = roxmltree::Document::parse(text).unwrap();
    let names: Vec<&str> = tree
        .descendants()
        .filter(|n| n.has_tag_name(("http://docs.oasis-open.org/xmile/ns/XMILE/v1.0", "from")))
        .filter_map(|n| n.text())
        .collect();
    assert_eq!(names, [r#""A_\"b\"_\\n_<c>""#, "Plain_name"]);
    assert!(
        text.contains("polarity=\"+\" isee:delay_mark=\"true\""),
        "{text}"
    );
    let told: Vec<String> = written.notes.iter().map(|n| n.sentence()).collect();
    let told = told.join("\n");
    for what in [
        "labels of links",
        "stand in rows",
        "each is there once",
        "ids of factors",
    ] {
        assert!(told.contains(what), "{what}: {told}");
    }
    let back = read("x", text).unwrap().map;
    assert_eq!(
        links(&back),
        [
            r#"A "b" \n <c> > a "B" \N <c>#2 +"#,
            r#"Plain name > A "b" \n <c> -"#
        ]
    );
    assert_eq!(back.info().title, "T & \"U\"");
    assert_eq!(back.info().groups[0].label, "People");
}

#[test]
fn a_megabyte_of_anything_is_read_or_refused_within_two_seconds() {
    let fill = |unit: &str| unit.repeat(1_000_000 / unit.len());
    let numbered =
        |unit: &dyn Fn(usize) -> String, count: usize| (0..count).map(unit).collect::<String>();
    let texts = [
        fill("<xmile>"),
        fill("<xmile/>"),
        format!("<xmile {}/>", numbered(&|n| format!("a{n}=\"&x;\" "), 70_000)),
        format!("<xmile>{}</xmile>", numbered(&|n| format!("<p{n}:a/>"), 80_000)),
        format!("<xmile>{}", fill("&a;")),
        format!("<xmile>{}", fill("<!-- ")),
        "<!".repeat(500_000),
        "<!x>".repeat(250_000),
        model(&numbered(&|n| format!("<aux name=\"v{n}\"><eqn>v{}-v{}</eqn></aux>", n / 2, n / 3), 9_999), ""),
        model(&(numbered(&|n| format!("<aux name=\"v{n}\"/>"), 9_998) + "<aux name=\"all\"><eqn>" + &numbered(&|n| format!("v{n}+"), 9_998) + "</eqn></aux>"), ""),
        format!("<xmile>{}<model><variables><aux name=\"a\"/></variables><views><view>{}</view></views></model></xmile>", numbered(&|n| format!("<model name=\"m{n}\"/>"), 20_000), connector("m1.a", "x.a", "").repeat(8_000)),
        format!("<xmile>{}</xmile>", "<model name=\"m\"><variables><aux name=\"a\"/></variables><views><view><aux name=\"a\"/></view></views></model>".repeat(9_000)),
    ];
    for text in texts {
        soon(&text, "x.stmx");
    }
}

#[test]
fn blanks_before_a_description_are_told_as_lost_and_make_no_program_text_of_it() {
    let text = r#"{"format": "system-map", "version": 1, "factors": [{"id": "a", "label": "A", "description": "    <b>so</b>"}], "links": []}"#;
    let map = super::read("x.json", text).unwrap().map;
    let written = system_map::format::export(&map, system_map::format::Format::Xmile).unwrap();
    let told: Vec<String> = written
        .notes
        .iter()
        .map(system_map::format::audit::Note::sentence)
        .collect();
    assert!(
        told.join(" ").contains("no blanks at their ends"),
        "{told:?}"
    );
    let back = super::read(
        "x.stmx",
        std::str::from_utf8(&written.parts[0].bytes).unwrap(),
    )
    .unwrap()
    .map;
    assert_eq!(
        back.factors().next().unwrap().1.description.as_deref(),
        Some("<b>so</b>")
    );
}

#[test]
fn texts_and_loop_symbols_of_a_view_are_kept() {
    let views = format!(
        "<view>{PLACED}<text_box x=\"5\" y=\"6\">From the census</text_box><text_box> </text_box><loop_indicator x=\"3\" y=\"3\" name=\"Virtuous\">R1</loop_indicator><graph/><table/></view>"
    );
    let imported = read("m.xmile", &model(TWO, &views)).unwrap();
    assert_eq!(
        imported.map.info().extra["x-notes"],
        serde_json::json!([
            {"text": "From the census", "x": 5.0, "y": 6.0},
            {"text": "R1 Virtuous", "x": 3.0, "y": 3.0, "loop": true},
        ])
    );
    let said = told(&imported);
    assert!(said.contains("1 text beside the map"), "{said}");
    assert!(said.contains("not shown: R1 Virtuous."), "{said}");
    assert!(said.contains("graphs, tables and controls"), "{said}");
}

#[test]
fn links_of_equations_are_told_to_have_no_sign() {
    let imported = read(
        "m.xmile",
        &model(
            "<aux name=\"a\"><eqn>b + c</eqn></aux><aux name=\"b\"/><aux name=\"c\"/>",
            "",
        ),
    )
    .unwrap();
    let said = told(&imported);
    assert!(said.contains("2 without a sign"), "{said}");
    assert!(said.contains("2 links have no sign in the file"), "{said}");
}

#[test]
fn functions_that_delay_are_told_where_no_link_is_marked() {
    let text = model(
        "<flow name=\"hires\"><eqn>DELAY3(orders, 4)</eqn></flow><aux name=\"orders\"><eqn>SMTH1(price, 3)</eqn></aux><aux name=\"price\"><eqn>delay_table(hires)</eqn></aux><aux name=\"delay_table\"/>",
        "",
    );
    let said = told(&read("m.xmile", &text).unwrap());
    assert!(
        said.contains("2 equations delay what goes into them (hires: DELAY3, orders: SMTH1)"),
        "{said}"
    );
}

#[test]
fn what_a_module_gives_to_a_variable_outside_is_a_link_and_sectors_are_told() {
    let text = r#"<xmile version="1.0"><model><variables><module name="Sub"><connect to="Sub.input" from="x"/><connect to="y_in" from="Sub.output"/></module><aux name="x"><eqn>1</eqn></aux><aux name="y in"><eqn>0</eqn></aux></variables><views><view><group name="Sector" x="1" y="1"/></view></views></model><model name="Sub"><variables><aux name="input"><eqn>0</eqn></aux><aux name="output"><eqn>-input</eqn></aux></variables></model></xmile>"#;
    let it = read("x.stmx", text).unwrap();
    let found = links(&it.map);
    for link in ["x > Sub ?", "Sub > y in ?"] {
        assert!(found.contains(&link.to_owned()), "{found:?}");
    }
    assert!(
        told(&it).contains("sectors of the drawing"),
        "{}",
        told(&it)
    );
}

#[test]
fn graphical_functions_are_told_with_and_without_a_variable() {
    let curve = "<gf><yscale min=\"0\" max=\"1\"/><ypts>0,1</ypts></gf>";
    let variables = format!(
        "<aux name=\"a\"><eqn>1</eqn>{curve}</aux>\n<gf name=\"curve\"><ypts>0,1</ypts></gf>\n<aux name=\"b\"><element subscript=\"1\">{curve}</element></aux>"
    );
    let it = read("x", &model(&variables, "")).unwrap();
    assert_eq!(it.map.factor_count(), 2);
    let told = told(&it);
    let words = "3 graphical functions (curves) were left out: a map has no numbers to reckon with. Line 6.";
    assert!(told.contains(words), "{told}");
}

#[test]
fn one_of_several_views_of_a_model_can_be_chosen() {
    let variables = "<aux name=\"a\"/><aux name=\"b\"/><aux name=\"c\"/>";
    let views = format!(
        "<view name=\"First one\"><aux name=\"a\" x=\"1\" y=\"2\"/><aux name=\"b\" x=\"3\" y=\"4\"/>{}</view><view name=\"Second\"><aux name=\"b\" x=\"5\" y=\"6\"/><aux name=\"c\" x=\"7\" y=\"8\"/>{}</view>",
        connector("a", "b", "polarity=\"+\""),
        connector("b", "c", "polarity=\"-\"")
    );
    let text = model(variables, &views);
    let all = read("x.stmx", &text).unwrap();
    assert_eq!(links(&all.map), ["a > b +", "b > c -"]);
    assert_eq!(all.audit.maps, ["First one", "Second"]);
    assert!(told(&all).contains("All 2 views of the model were read together."));
    let part = |name: &str| {
        let options = ImportOptions {
            map: Some(name.to_owned()),
            ..ImportOptions::default()
        };
        import(text.as_bytes(), "x.stmx", &options)
    };
    let second = part("second").unwrap();
    assert_eq!(links(&second.map), ["b > c -"]);
    assert_eq!(second.map.factor_count(), 2);
    assert_eq!(place(&second.map, "b"), (Some(5.0), Some(6.0)));
    assert_eq!(second.audit.map.as_deref(), Some("second"));
    assert_eq!(links(&part("*").unwrap().map), links(&all.map));
    let error = part("third").unwrap_err();
    assert!(error.0.message.contains("“First one”, “Second”"), "{error}");
}

#[test]
fn how_a_connector_is_drawn_is_kept_and_can_be_given_a_sign() {
    let text = model(
        "<aux name=\"A\"/><aux name=\"B\"/>",
        "<view><aux x=\"1\" y=\"1\" name=\"A\"/><aux x=\"90\" y=\"1\" name=\"B\"/><connector color=\"red\" line_style=\"dashed\"><from>A</from><to>B</to></connector></view>",
    );
    let it = read("x.xmile", &text).unwrap();
    let (.., link) = it.map.links().next().unwrap();
    let fields = serde_json::json!({"color": "red", "style": "dashed"});
    assert_eq!(link.extra.get("x-fields"), Some(&fields));
    assert!(told(&it).contains("1 link without a sign is drawn “dashed”."));
    let options = ImportOptions {
        signs: signs_of("dashed=-").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "x.xmile", &options).unwrap();
    assert_eq!(links(&it.map), ["A > B -"]);
}

#[test]
fn a_stock_and_a_flow_say_so_and_what_is_neither_says_nothing() {
    let text = r#"<xmile xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0" version="1.0"><model><variables>
        <stock name="Trust"><inflow>building</inflow></stock><flow name="building"/><aux name="Sharing"/></variables></model></xmile>"#;
    let it = read("x.stmx", text).unwrap();
    let kinds: Vec<_> = it
        .map
        .factors()
        .map(|(_, factor)| factor.extra.get("x-fields").cloned())
        .collect();
    let kind = |kind: &str| Some(serde_json::json!({ "kind": kind }));
    assert_eq!(kinds, [kind("stock"), kind("flow"), None]);
}
