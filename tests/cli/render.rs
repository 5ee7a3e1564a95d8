//! `system-map render`.

use super::*;
use resvg::tiny_skia::Pixmap;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

const SVG: &str = "http://www.w3.org/2000/svg";
const HCT: &str = "www/maps/hct.json";

/// The figure that goes to standard output.
fn figure(args: &[&str]) -> String {
    let mut all = vec!["render"];
    all.extend(args);
    let ran = run(&all);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    ran.out
}

fn refused(args: &[&str]) -> String {
    let mut all = vec!["render"];
    all.extend(args);
    let ran = run(&all);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{args:?}");
    ran.err
}

/// Ids of the factors or links that are drawn.
fn drawn(svg: &str, class: &str) -> BTreeSet<String> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let groups = document
        .descendants()
        .filter(|n| n.attribute("class") == Some(class));
    groups
        .filter_map(|n| n.attribute("data-id"))
        .map(str::to_owned)
        .collect()
}

fn texts(svg: &str) -> String {
    let document = roxmltree::Document::parse(svg).unwrap();
    let texts = document
        .descendants()
        .filter(|n| n.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    texts
        .filter_map(|n| n.text())
        .collect::<Vec<_>>()
        .join("\n")
}

fn map(path: &str) -> system_map::model::Map {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let bytes = fs::read(path).unwrap();
    let parsed = system_map::format::read(&bytes, &Default::default());
    parsed.unwrap().map
}

/// A path below the folder that cargo gives tests to write in.
fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn a_figure_shows_every_factor_and_link_with_title_and_key() {
    let svg = figure(&[TEACHING]);
    let map = map(TEACHING);
    let factors: BTreeSet<String> = map.factors().map(|(_, f)| f.id.clone()).collect();
    let links: BTreeSet<String> = map.links().map(|(.., l)| l.id.clone()).collect();
    assert_eq!(drawn(&svg, "factor"), factors);
    assert_eq!(drawn(&svg, "link"), links);
    let texts = texts(&svg);
    for words in [
        "What fills a lunch club",
        "Crowding",
        "The effect takes time",
        "R1",
        "B1",
    ] {
        assert!(texts.contains(words), "{words} in {texts}");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_another_arrangement() {
    let one = figure(&[HCT, "--seed", "7"]);
    assert_eq!(one, figure(&[HCT, "--seed", "7"]));
    assert_ne!(one, figure(&[HCT, "--seed", "8"]));
}

#[test]
fn a_figure_is_written_to_the_file_named() {
    let path = scratch("figure.svg");
    let ran = run(&["render", TEACHING, "-o", path.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert_eq!(fs::read_to_string(path).unwrap(), figure(&[TEACHING]));
}

#[test]
fn a_view_is_drawn_with_its_own_factors_only() {
    let map = map(HCT);
    let mut compared = 0;
    for view in &map.info().views {
        let part = system_map::model::Part::view(&map, view);
        let ids: BTreeSet<String> = part
            .factors
            .iter()
            .map(|f| map.factor(f).id.clone())
            .collect();
        let svg = figure(&[HCT, "--view", &view.id]);
        assert_eq!(drawn(&svg, "factor"), ids, "{}", view.id);
        assert!(
            texts(&svg).contains(view.title.split(' ').next().unwrap()),
            "{}",
            view.id
        );
        compared += 1;
    }
    assert!(compared >= 5);
}

#[test]
fn a_focus_is_drawn_with_what_is_so_many_steps_away() {
    let near = drawn(&figure(&[HCT, "--focus", "trust"]), "factor");
    let far = drawn(
        &figure(&[HCT, "--focus", "Trust between partners", "--steps", "2"]),
        "factor",
    );
    assert!(near.contains("trust") && near.len() > 1);
    assert!(near.is_subset(&far) && near.len() < far.len());
    assert!(far.len() < map(HCT).factor_count());
}

#[test]
fn a_loop_is_lit_by_its_label_its_id_and_its_name_alike() {
    let plain = figure(&[TEACHING]);
    let lit = figure(&[TEACHING, "--loop", "B1"]);
    assert_ne!(plain, lit);
    assert_eq!(lit, figure(&[TEACHING, "--loop", "full-house"]));
    assert_eq!(lit, figure(&[TEACHING, "--loop", "full house"]));
    assert_ne!(lit, figure(&[TEACHING, "--loop", "R1"]));
    // What a screen reader is told of it.
    assert!(lit.contains("<desc") && lit.contains("More crowding means less warmth"));
}

#[test]
fn width_theme_convention_and_bareness_are_obeyed() {
    let width = |svg: &str| -> f64 {
        let document = roxmltree::Document::parse(svg).unwrap();
        document
            .root_element()
            .attribute("width")
            .unwrap()
            .parse()
            .unwrap()
    };
    assert_eq!(width(&figure(&[TEACHING, "--width", "500"])), 500.0);
    let light = figure(&[TEACHING]);
    assert_eq!(light, figure(&[TEACHING, "--theme", "light"]));
    assert_ne!(light, figure(&[TEACHING, "--theme", "dark"]));
    let so = texts(&figure(&[TEACHING, "--convention", "s-o", "--bare"]));
    assert!(
        so.lines().any(|l| l == "s") && so.lines().any(|l| l == "o"),
        "{so}"
    );
    assert!(!so.contains("What fills a lunch club"), "{so}");
}

#[test]
fn an_unknown_view_factor_or_loop_names_those_that_there_are() {
    let error = refused(&[HCT, "--view", "nowhere"]);
    assert!(
        error.contains("commitments") && error.contains("There is no view \"nowhere\""),
        "{error}"
    );
    let error = refused(&[HCT, "--focus", "trsut"]);
    assert!(error.contains("There are: trust,"), "{error}");
    // By the words of a label too: near matches first, then labels that hold the word.
    let error = refused(&["www/maps/trust.json", "--focus", "Trust"]);
    let words = "There are: Trusting relationships (trust), ";
    assert!(error.contains(words), "{error}");
    let error = refused(&[TEACHING, "--focus", "the welcome"]);
    let words = "There are: Warmth of the welcome (welcome), ";
    assert!(error.contains(words), "{error}");
    let error = refused(&[TEACHING, "--focus", "Gests at lunch"]);
    let words = "There are: Guests at lunch (guests), ";
    assert!(error.contains(words), "{error}");
    assert_eq!(error.matches("guests").count(), 1, "{error}");
    let error = refused(&[TEACHING, "--loop", "R9"]);
    assert!(error.contains("R1") && error.contains("B1"), "{error}");
}

#[test]
fn a_loop_that_is_not_in_what_is_shown_is_refused_and_told() {
    let error = refused(&[HCT, "--focus", "trust", "--loop", "B1"]);
    assert!(
        error.contains("The loop B1 is not, or not wholly, in"),
        "{error}"
    );
    assert!(error.contains("Bold and flexible funding"), "{error}");
}

/// What scripts/figures.sh draws: a file, and the options that it is drawn with.
const FIGURES: &str = include_str!("../../scripts/figures.txt");

#[test]
fn the_figures_in_the_tree_are_what_is_drawn_now() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut listed = BTreeSet::new();
    for line in FIGURES.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let name = words.next().expect("a file");
        let args: Vec<&str> = [HCT].into_iter().chain(words).collect();
        let kept = fs::read_to_string(root.join(name)).unwrap_or_default();
        assert!(
            figure(&args) == kept,
            "{name} is not what is drawn now: look at both, and run scripts/figures.sh"
        );
        listed.insert(root.join(name));
    }
    for file in fs::read_dir(root.join("www/report/figures")).unwrap() {
        let path = file.unwrap().path();
        assert!(
            listed.contains(&path),
            "{} is not in scripts/figures.txt",
            path.display()
        );
    }
}

#[test]
fn a_figure_never_takes_the_place_of_its_map() {
    let path = scratch("map.json");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(TEACHING), &path).unwrap();
    let before = fs::read(&path).unwrap();
    let name = path.to_str().unwrap();
    let error = refused(&[name, "-o", name]);
    assert!(error.contains("This is the map itself"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_cannot_be_written_and_a_format_that_is_not_drawn_are_told() {
    let error = refused(&[TEACHING, "-o", "no/such/folder/figure.svg"]);
    assert!(error.contains("no such folder"), "{error}");
    for other in ["figure.pdf", "figure.svgz", "map.json"] {
        let error = refused(&[TEACHING, "-o", other]);
        assert!(error.contains("as SVG or as PNG"), "{error}");
        assert!(!Path::new(other).exists());
    }
    let error = refused(&[TEACHING, "-o", "figure.svg", "--scale", "2"]);
    assert!(error.contains("ends in .png"), "{error}");
    for scale in ["0", "-1", "NaN", "1000"] {
        let error = refused(&[TEACHING, "-o", "figure.png", &format!("--scale={scale}")]);
        assert!(error.contains("pixels of a PNG"), "{error}");
    }
    let error = refused(&[TEACHING, "-o", "figure.png", "--width", "20000"]);
    assert!(error.contains("pixels on a side"), "{error}");
    assert!(!Path::new("figure.png").exists());
    let error = refused(&[TEACHING, "--width", "3"]);
    assert!(error.contains("px wide"), "{error}");
}

/// The picture in a file, as a browser would decode it.
fn pixels(path: &Path) -> Pixmap {
    Pixmap::decode_png(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn a_png_shows_what_the_svg_shows_in_as_many_pixels_as_asked_for() {
    let svg = figure(&[TEACHING, "--width", "600"]);
    let root = roxmltree::Document::parse(&svg).unwrap();
    let side = |name| -> f32 {
        let value = root.root_element().attribute(name);
        value.unwrap().parse().unwrap()
    };
    let (width, height) = (side("width"), side("height"));
    let path = scratch("teaching.png");
    let out = path.to_str().unwrap();
    figure(&[TEACHING, "--width", "600", "-o", out]);
    let twice = pixels(&path);
    assert_eq!(
        (twice.width(), twice.height()),
        ((2.0 * width).ceil() as u32, (2.0 * height).ceil() as u32)
    );
    figure(&[TEACHING, "--width", "600", "-o", out, "--scale", "1"]);
    let once = pixels(&path);
    assert_eq!(once.width(), 600);
    // Each factor's box has its fill where the SVG has it, and letters on it.
    let scale = width
        / root
            .root_element()
            .attribute("viewBox")
            .unwrap()
            .split(' ')
            .nth(2)
            .unwrap()
            .parse::<f32>()
            .unwrap();
    let boxes = root
        .descendants()
        .filter(|n| n.attribute("class") == Some("factor"));
    let mut seen = 0;
    for rect in boxes.filter_map(|g| g.children().find(|n| n.has_tag_name((SVG, "rect")))) {
        let value = |name| rect.attribute(name).unwrap().parse::<f32>().unwrap() * scale;
        let (x, y, w, h) = (value("x"), value("y"), value("width"), value("height"));
        let columns = (x + 3.0) as u32..(x + w - 3.0) as u32;
        let rows = (y + 3.0) as u32..(y + h - 3.0) as u32;
        let colours: BTreeSet<[u8; 3]> = rows
            .flat_map(|row| columns.clone().map(move |column| (column, row)))
            .map(|(column, row)| once.pixel(column, row).unwrap())
            .map(|p| [p.red(), p.green(), p.blue()])
            .collect();
        let fill = rect.attribute("fill").unwrap().trim_start_matches('#');
        let fill = u32::from_str_radix(fill, 16).unwrap().to_be_bytes();
        assert!(
            colours.contains(&fill[1..]) && colours.len() > 9,
            "{rect:?} {colours:?}"
        );
        seen += 1;
    }
    assert_eq!(seen, 4);
    // The same again, to the last bit.
    let before = fs::read(&path).unwrap();
    figure(&[TEACHING, "--width", "600", "-o", out, "--scale", "1"]);
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn a_report_tells_the_layout_in_numbers_and_leaves_the_figure_as_it_is() {
    let path = scratch("report.svg");
    let ran = run(&["render", HCT, "--report", "-o", path.to_str().unwrap()]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let number = |name: &str| -> f64 {
        let line = ran.out.lines().find(|line| line.starts_with(name)).unwrap();
        let words = line[name.len()..].split_whitespace().next();
        words.unwrap().parse().unwrap()
    };
    assert_eq!(number("overlaps"), 0.0);
    assert!((0.0..0.3).contains(&number("stress")), "{}", ran.out);
    assert!(
        number("crossings") > 10.0 && number("area") > 1.0,
        "{}",
        ran.out
    );
    assert!(
        (0.0..1.0).contains(&number("loop compactness")),
        "{}",
        ran.out
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), figure(&[HCT]));
    // With the figure on standard output the numbers go to the other one.
    let ran = run(&["render", TEACHING, "--report"]);
    assert!(
        ran.out.starts_with("<svg") && ran.err.contains("crossings"),
        "{}",
        ran.err
    );
}

#[test]
fn labels_in_all_scripts_are_drawn_or_the_letters_that_no_font_has_are_named() {
    let path = scratch("scripts.png");
    let ran = run(&[
        "render",
        "tests/data/scripts.json",
        "-o",
        path.to_str().unwrap(),
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.is_empty() || ran.err.contains("No font of this system has these letters"),
        "{}",
        ran.err
    );
    assert!(pixels(&path).width() == 1920);
    let svg = figure_of(&["tests/data/scripts.json"]);
    // Lines that begin in Arabic or Hebrew read from right to left as a whole, Latin words in them too.
    assert!(
        texts(&svg).contains("\u{2067}ثقة NHS ثم VCSE\u{2069}"),
        "{svg}"
    );
    assert!(texts(&svg).contains("Vertrauen"), "{svg}");
}

/// A figure of a map with letters that may be missing here.
fn figure_of(args: &[&str]) -> String {
    let mut all = vec!["render"];
    all.extend(args);
    let ran = run(&all);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

#[test]
fn options_that_exclude_each_other_are_a_usage_error() {
    for args in [
        &["--view", "one-loop", "--focus", "trust"][..],
        &["--steps", "2"],
        &["--theme", "purple"],
    ] {
        let mut all = vec!["render", HCT];
        all.extend(args);
        assert_eq!(run(&all).code, 2, "{args:?}");
    }
}

#[test]
fn a_map_without_a_title_is_announced_as_what_it_is() {
    let untitled = FAULTY.replace("\"title\": \"Faulty\",", "");
    let svg = run_with(untitled.as_bytes(), &["render", "-"]).out;
    assert!(
        svg.contains("<title id=\"title\">Causal loop diagram</title>"),
        "{svg}"
    );
}

#[test]
fn a_map_with_labels_from_a_stranger_is_drawn_as_text() {
    let hostile = FAULTY.replace("Alpha", "<script>alert(1)</script> & \\\"x\\\"");
    let ran = run_with(hostile.as_bytes(), &["render", "-"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(texts(&ran.out).contains("<script>"), "{}", ran.out);
    assert!(!ran.out.contains("<script"), "{}", ran.out);
}

/// A chain of so many factors, as a file.
fn chain(name: &str, factors: usize) -> PathBuf {
    let path = scratch(name);
    let of = |n: usize, item: &dyn Fn(usize) -> String| {
        let items: Vec<String> = (0..n).map(item).collect();
        items.join(",")
    };
    let text = format!(
        r#"{{"format": "system-map", "version": 1, "title": "Chain", "factors": [{}], "links": [{}]}}"#,
        of(factors, &|i| format!(
            r#"{{"id": "f{i}", "label": "Step {i}"}}"#
        )),
        of(factors - 1, &|i| format!(
            r#"{{"from": "f{i}", "to": "f{}", "polarity": "+"}}"#,
            i + 1
        )),
    );
    fs::write(&path, text).unwrap();
    path
}

/// How high the letters of labels are in a figure, CSS px.
fn letters(svg: &str) -> f64 {
    let document = roxmltree::Document::parse(svg).unwrap();
    let number = |text: &str| text.parse::<f64>().unwrap();
    let root = document.root_element();
    let units = root.attribute("viewBox").unwrap().split(' ').nth(2);
    let factors = document
        .descendants()
        .filter(|n| n.attribute("class") == Some("factor"));
    let size = factors
        .flat_map(|n| n.descendants())
        .find_map(|n| n.attribute("font-size"));
    number(size.unwrap()) * number(root.attribute("width").unwrap()) / number(units.unwrap())
}

#[test]
fn a_figure_becomes_as_wide_as_its_letters_need() {
    let svg = figure(&[chain("chain-30.json", 30).to_str().unwrap()]);
    assert!((letters(&svg) - 9.0).abs() < 0.05, "{}", letters(&svg));
}

#[test]
fn letters_that_are_too_small_are_told_and_the_report_says_how_high_they_are() {
    let long = chain("chain-90.json", 90);
    for args in [
        vec![long.to_str().unwrap()],
        vec![TEACHING, "--width", "150"],
        vec![TEACHING, "--width", "150", "--bare"],
    ] {
        let mut all = vec!["render", "--report"];
        all.extend(&args);
        let ran = run(&all);
        let high = format!("{:.1} ", letters(&ran.out));
        assert_eq!(ran.code, 0);
        for line in [
            "note: The letters of this figure are ",
            "letters           ",
        ] {
            assert!(
                ran.err.contains(&format!("{line}{high}")),
                "{args:?} {high} {}",
                ran.err
            );
        }
    }
    let ran = run(&["render", TEACHING, "--report"]);
    assert!(ran.err.contains("letters           18.8 "), "{}", ran.err);
    assert!(!ran.err.contains("note"), "{}", ran.err);
}

#[test]
fn places_in_a_file_that_put_labels_on_one_another_are_kept_and_told() {
    let map = |x: [u32; 3]| {
        let factor = |(i, x): (usize, &u32)| {
            format!(r#"{{"id": "f{i}", "label": "Trust {i}", "x": {x}, "y": 0}}"#)
        };
        let factors: Vec<String> = x.iter().enumerate().map(factor).collect();
        format!(
            r#"{{"format": "system-map", "version": 1, "factors": [{}], "links": [
                {{"from": "f0", "to": "f1", "polarity": "+"}}, {{"from": "f1", "to": "f2", "polarity": "+"}}]}}"#,
            factors.join(", ")
        )
    };
    let told = "In the places that the file gives, 2 labels lie on one another, and 1 link has no room to be drawn.";
    let crowded = map([0, 20, 300]);
    for args in [&["render", "-"][..], &["check", "-"]] {
        let ran = run_with(crowded.as_bytes(), args);
        assert_eq!(ran.code, 0);
        assert!(ran.err.contains(told), "{args:?}: {}", ran.err);
        let ran = run_with(map([0, 200, 400]).as_bytes(), args);
        assert!(!ran.err.contains("places"), "{args:?}: {}", ran.err);
    }
}
