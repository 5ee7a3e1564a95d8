//! Real files, with the counts of their own lists.

use std::path::{Path, PathBuf};
use system_map::analysis::loops::{Class, LoopOptions, LoopSearch};
use system_map::error::Code;
use system_map::format::{File, Format, ImportOptions, Imported, ReadOptions, import_all};
use system_map::model::Network;

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("SYSTEM_MAP_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/maps"),
        PathBuf::from,
    );
    let there = folder.is_dir();
    if !there {
        println!("passed over: ../shared/maps is not there");
    }
    there.then_some(folder)
}

fn read(folder: &Path, names: &[&str], map: &str) -> Result<Imported, system_map::error::Error> {
    let contents: Vec<_> = names
        .iter()
        .map(|n| (*n, std::fs::read(folder.join(n)).unwrap()))
        .collect();
    let files: Vec<File> = contents
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    let options = ImportOptions {
        map: Some(map.to_owned()),
        limits: ReadOptions {
            max_factors: 200_000,
            max_links: 400_000,
            max_values: 10_000_000,
            ..ReadOptions::default()
        },
        ..ImportOptions::default()
    };
    import_all(&files, &options)
}

/// Factors, links, +, −, without a sign, with a delay.
fn counts(imported: &Imported) -> [usize; 6] {
    let c = &imported.audit.counts;
    [c.factors, c.links, c.plus, c.minus, c.unknown, c.delayed]
}

/// Loops by links: all, R, B, U.
fn loops(imported: &Imported) -> [usize; 4] {
    let options = LoopOptions {
        limit: usize::MAX,
        ..LoopOptions::default()
    };
    let found = LoopSearch::all(&Network::whole(&imported.map), options);
    let of = |class| {
        (0..found.len())
            .filter(|&i| found.class(i) == class)
            .count()
    };
    [
        found.len(),
        of(Class::Reinforcing),
        of(Class::Balancing),
        of(Class::Unknown),
    ]
}

#[test]
fn tables_have_the_counts_of_their_list() {
    let Some(folder) = folder() else { return };
    let table = read(&folder, &["kumu/tfrd-cid-zh.csv"], "*").unwrap();
    assert_eq!(counts(&table), [59, 78, 49, 10, 19, 0]);
    assert_eq!(loops(&table), [22, 3, 0, 19]);
    let matrix = read(&folder, &["fcm/daily_activity_mind.csv"], "*").unwrap();
    assert_eq!(counts(&matrix), [16, 102, 53, 49, 0, 0]);
    assert_eq!(loops(&matrix), [4197, 2133, 2064, 0]);
    let pair = [
        "kumu/vc-spec-map-connections.csv",
        "kumu/vc-spec-map-elements.csv",
    ];
    let pair = read(&folder, &pair, "*").unwrap();
    assert_eq!(counts(&pair), [55, 70, 0, 0, 70, 0]);
    assert_eq!(loops(&pair), [5, 0, 0, 5]);
    let told = super::told(&pair);
    assert!(
        told.contains("windows-1252") && told.contains("only named by a link"),
        "{told}"
    );
}

#[test]
fn a_project_has_the_counts_of_its_list_whole_and_by_map() {
    let Some(folder) = folder() else { return };
    let file = ["kumu/tfrd-cid-zh.stripped.json"];
    let all = read(&folder, &file, "*").unwrap();
    assert_eq!(all.audit.format, Format::Kumu);
    assert_eq!(counts(&all), [130, 132, 69, 15, 48, 8]);
    assert_eq!(all.audit.counts.undirected, 149);
    assert_eq!(loops(&all), [350, 14, 13, 323]);
    let views = all
        .map
        .info()
        .views
        .iter()
        .filter(|v| !v.places.list().is_empty());
    assert_eq!(views.count(), 4);
    let system = read(&folder, &file, "system map").unwrap();
    assert_eq!(system.audit.counts.factors, 60);
    assert!(system.map.factors().all(|(_, f)| f.x.is_some() && f.pinned));
    let error = read(&folder, &file, "no such map").unwrap_err();
    assert!(
        error.0.message.contains("Obligatory Passage Point"),
        "{error}"
    );
}

#[test]
fn a_project_whose_data_is_elsewhere_says_so() {
    let Some(folder) = folder() else { return };
    let error = read(&folder, &["kumu/vc-spec-map-definition.json"], "*").unwrap_err();
    assert_eq!(error.code(), Code::Format);
    assert!(error.0.message.contains("linked from a table"), "{error}");
}

#[test]
fn lists_of_hundreds_of_thousands_of_links_are_read_whole() {
    let Some(folder) = folder() else { return };
    let debian = read(&folder, &["perf/debian12-signed.tsv.gz"], "*").unwrap();
    assert_eq!(counts(&debian), [71_728, 322_595, 304_102, 18_493, 0, 0]);
    let wordnet = read(&folder, &["perf/wordnet31.tsv.gz"], "*").unwrap();
    assert_eq!(counts(&wordnet), [116_787, 365_119, 357_515, 7_604, 0, 0]);
}

/// The links of a plain graph of the collection, or of a map, as `cause > effect sign delay`, sorted.
fn listed(map: &system_map::model::Map) -> Vec<String> {
    let mut links: Vec<String> = map
        .links()
        .map(|(_, from, to, link)| {
            let label = |ix| map.factor(ix).shown().trim();
            let late = !link.delay.is_none();
            format!(
                "{} > {} {} {late}",
                label(from),
                label(to),
                link.polarity.token()
            )
        })
        .collect();
    links.sort();
    links
}

fn listed_in(folder: &Path, graph: &str) -> Vec<String> {
    let text = std::fs::read_to_string(folder.join("graphs").join(graph)).unwrap();
    let graph: serde_json::Value = serde_json::from_str(&text).unwrap();
    let label = |id: &serde_json::Value| {
        let factors = graph["factors"].as_array().unwrap();
        let factor = factors.iter().find(|f| f["id"] == *id).unwrap();
        factor["label"].as_str().unwrap().trim().to_owned()
    };
    let links = graph["links"].as_array().unwrap().iter();
    let mut links: Vec<String> = links
        .map(|l| {
            let sign = l["polarity"].as_str().unwrap();
            format!(
                "{} > {} {sign} {}",
                label(&l["from"]),
                label(&l["to"]),
                l["delay"]
            )
        })
        .collect();
    links.sort();
    links
}

#[test]
fn loopy_mental_modeler_and_catcolab_are_read_link_by_link_as_the_plain_graphs_have_them() {
    let Some(folder) = folder() else { return };
    for (file, graph, format) in [
        (
            "loopy/loopy2-example.loopy.json",
            "loopy-loopy2-example",
            Format::Loopy,
        ),
        (
            "loopy/loopy2-v2-arity11.url.json",
            "loopy-loopy2-v2-arity11",
            Format::Loopy,
        ),
        (
            "loopy/ncase-automation.url.json",
            "loopy-ncase-automation",
            Format::Loopy,
        ),
        (
            "loopy/ncase-depression.url.json",
            "loopy-ncase-depression",
            Format::Loopy,
        ),
        (
            "loopy/ncase-predator-prey.url.json",
            "loopy-ncase-predator-prey",
            Format::Loopy,
        ),
        (
            "fcm/mm-fire_model.mmp",
            "fcm-mm-fire-model",
            Format::MentalModeler,
        ),
        (
            "fcm/mm-fire_model_js.mmp",
            "fcm-mm-fire-model-js",
            Format::MentalModeler,
        ),
        (
            "fcm/mm-fish_wetland.mmp",
            "fcm-mm-fish-wetland",
            Format::MentalModeler,
        ),
        (
            "fcm/mm-fish_wetland_ozesmi.mmp",
            "fcm-mm-fish-wetland-ozesmi",
            Format::MentalModeler,
        ),
        (
            "fcm/mm-fishery-manager.mmp",
            "fcm-mm-fishery-manager",
            Format::MentalModeler,
        ),
        (
            "fcm/mm-project_3.mmp",
            "fcm-mm-project-3",
            Format::MentalModeler,
        ),
        (
            "fcm/mm-project_4.mmp",
            "fcm-mm-project-4",
            Format::MentalModeler,
        ),
        (
            "fcm/mm-project_5.mmp",
            "fcm-mm-project-5",
            Format::MentalModeler,
        ),
        (
            "fcm/mm-simple_js.mmp",
            "fcm-mm-simple-js",
            Format::MentalModeler,
        ),
        (
            "catcolab/ca-cap-and-trade.json",
            "catcolab-ca-cap-and-trade",
            Format::CatColab,
        ),
    ] {
        let it = read(&folder, &[file], "*").unwrap();
        assert_eq!(it.audit.format, format, "{file}");
        let there = listed_in(&folder, &format!("{graph}.json"));
        assert_eq!(listed(&it.map), there, "{file}");
        let text = std::fs::read_to_string(folder.join("graphs/README.md")).unwrap();
        let row = text.lines().find(|line| line.contains(file)).unwrap();
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let number = |i: usize| cells[i].parse::<usize>().unwrap();
        assert_eq!(it.map.factor_count(), number(3), "{file}");
        assert_eq!(loops(&it), [8, 9, 10, 11].map(number), "{file}");
    }
}

/// The list of the collection has the signs of the pipes of these models, for most of their arrows
/// have none. The files themselves state the sign of every link of a loop.
#[test]
fn loop_lists_have_the_links_of_their_models_and_the_loops_that_they_name() {
    let Some(folder) = folder() else { return };
    for (name, sizes, classes) in [
        ("armsRace", [10, 12], [3, 1, 2]),
        ("bassDiffusion", [10, 11], [2, 1, 1]),
        ("inventoryWorkforce", [18, 22], [3, 0, 3]),
        ("predatorPrey", [12, 16], [5, 2, 3]),
    ] {
        let file = format!("xmile/sdai-{name}.loops.json");
        let it = read(&folder, &[&file], "*").unwrap();
        assert_eq!(it.audit.format, Format::LoopList);
        let c = &it.audit.counts;
        assert_eq!([c.factors, c.links], sizes, "{file}");
        assert_eq!(
            (c.loops, c.closing),
            (classes[0], Some(classes[0])),
            "{file}"
        );
        assert_eq!(
            loops(&it),
            [classes[0], classes[1], classes[2], 0],
            "{file}"
        );
        let ends = |list: Vec<String>| -> Vec<String> {
            let mut ends: Vec<String> = list
                .iter()
                .map(|l| {
                    l.rsplitn(3, ' ')
                        .last()
                        .unwrap()
                        .replace("\\n", " ")
                        .to_lowercase()
                })
                .collect();
            ends.sort();
            ends
        };
        let model = listed_in(&folder, &format!("xmile-sdai-{name}.json"));
        assert_eq!(ends(listed(&it.map)), ends(model), "{file}");
    }
}

#[test]
fn a_graph_of_ten_thousand_nodes_in_json_is_read_whole() {
    let Some(folder) = folder() else { return };
    let it = read(&folder, &["perf/sigma-large-graph.json"], "*").unwrap();
    assert_eq!(it.audit.format, Format::GraphJson);
    assert_eq!(counts(&it), [10_000, 19_995, 0, 0, 19_995, 0]);
    assert!(
        it.map
            .factors()
            .all(|(_, f)| f.x.is_some() && !f.groups.is_empty())
    );
}

/// A name without what readers of names differ in.
fn bare(name: &str) -> String {
    let name = name.replace("\\n", " ").replace(['_', '\\', '"'], " ");
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Links as `cause > effect sign delay`, sorted.
fn list(links: impl Iterator<Item = (String, String, String, bool)>) -> Vec<String> {
    let mut list: Vec<String> = links
        .map(|(from, to, sign, delay)| {
            let delay = if delay { " delayed" } else { "" };
            format!("{} > {} {sign}{delay}", bare(&from), bare(&to))
        })
        .collect();
    list.sort();
    list
}

/// What is in the first list and not in the second, each as often as it is there.
fn without(list: &[String], other: &[String]) -> Vec<String> {
    let mut other = other.to_vec();
    let gone = |one: &&String| match other.iter().position(|o| o == *one) {
        Some(at) => {
            other.swap_remove(at);
            false
        }
        None => true,
    };
    list.iter().filter(gone).cloned().collect()
}

/// What a model has that its list has not, and what it lacks, link by link.
fn differences(folder: &Path, name: &str) -> [Vec<String>; 2] {
    let graph = std::fs::read(folder.join("graphs").join(name)).unwrap();
    let graph: serde_json::Value = serde_json::from_slice(&graph).unwrap();
    let imported = read(folder, &[graph["file"].as_str().unwrap()], "*").unwrap();
    let map = &imported.map;
    let labels: Vec<&str> = graph["factors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["label"].as_str().unwrap())
        .collect();
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    let here = map.factors().map(|(_, f)| bare(&f.label)).collect();
    let there = labels.iter().map(|label| bare(label)).collect();
    assert_eq!(sorted(here), sorted(there), "{name}");
    let here = list(map.links().map(|(_, from, to, l)| {
        let label = |ix| map.factor(ix).label.clone();
        (
            label(from),
            label(to),
            l.polarity.token().to_owned(),
            !l.delay.is_none(),
        )
    }));
    let there = list(graph["links"].as_array().unwrap().iter().map(|l| {
        let label =
            |end: &str| labels[l[end].as_str().unwrap().parse::<usize>().unwrap()].to_owned();
        let sign = l["polarity"].as_str().unwrap().to_owned();
        (
            label("from"),
            label("to"),
            sign,
            l["delay"].as_bool().unwrap(),
        )
    }));
    [without(&here, &there), without(&there, &here)]
}

#[test]
fn models_have_the_links_of_their_lists_but_for_those_that_are_explained() {
    let Some(folder) = folder() else { return };
    let mut names: Vec<String> = std::fs::read_dir(folder.join("graphs"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.starts_with("vensim-") || n.starts_with("xmile-"))
        .collect();
    names.sort();
    assert_eq!(names.len(), 28);
    for name in names {
        if name == "xmile-community-corona-8.json" {
            continue;
        }
        let [more, less] = differences(&folder, &name);
        let explained = EXPLAINED.iter().find(|(of, ..)| *of == name);
        let (here, there) = explained.map_or((&[][..], &[][..]), |&(_, here, there)| (here, there));
        assert_eq!(more, here, "{name}");
        assert_eq!(less, there, "{name}");
    }
}

/// What is read otherwise than in the lists: what we have in place of what they have.
///
/// * A thin arrow that leaves the valve of a flow is no pipe: it says that the flow is known there
///   (`Deaths = DELAY N(Births, …)`). Its sign is nowhere stated. The lists take it for an outflow.
/// * Of a pipe whose shape does not say which way it goes the equation of the stock does:
///   `INTEG(… + AEEI Retrofit Rate - …)`. The lists take it for an outflow.
/// * An arrow from a second picture (alias) of a variable is one from the variable. The list leaves
///   it out.
///
/// `xmile-community-corona-8` has no view. Its list has the flows alone; see the test below.
type Explained = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);
const EXPLAINED: &[Explained] = &[
    (
        "vensim-beer-game-sterman13.json",
        &[
            "receiving > effective supply line ?",
            "receiving > recorded inventory ?",
            "shipping > fulfilling ?",
            "shipping > recorded inventory ?",
        ],
        &[
            "receiving > effective supply line -",
            "receiving > recorded inventory -",
            "shipping > fulfilling -",
            "shipping > recorded inventory -",
        ],
    ),
    (
        "vensim-c-learn-v77.json",
        &["flux biomass to humus > init c in humus ?"],
        &["flux biomass to humus > init c in humus -"],
    ),
    (
        "vensim-free6.json",
        &[
            "aeei retrofit rate > embodied aeei +",
            "co2 net emiss > average atmos retention ?",
            "co2 storage > average atmos retention ?",
            "energy capital discard rate > desired energy capital under constr ?",
            "energy req retrofit rate > energy requirement +",
        ],
        &[
            "aeei retrofit rate > embodied aeei -",
            "co2 net emiss > average atmos retention -",
            "co2 storage > average atmos retention -",
            "energy capital discard rate > desired energy capital under constr -",
            "energy req retrofit rate > energy requirement -",
        ],
    ),
    (
        "vensim-industrial-dynamics-ch15.json",
        &["pdd > psd ?", "pdr > psr ?"],
        &["pdd > psd -", "pdr > psr -"],
    ),
    (
        "vensim-population-subscripted.json",
        &["births > deaths ?"],
        &["births > deaths -"],
    ),
    (
        "xmile-simlin-alias1.json",
        &["important input > inflow ?"],
        &[],
    ),
];

#[test]
fn a_model_without_a_view_has_the_flows_of_its_list_and_the_links_of_its_equations() {
    let Some(folder) = folder() else { return };
    let [more, less] = differences(&folder, "xmile-community-corona-8.json");
    assert!(less.is_empty(), "{less:?}");
    assert_eq!(more.len(), 46);
    assert!(more.iter().all(|link| link.ends_with(" ?")));
    // Dying = Infected * Fatality Rate / Infection Duration
    let dying: Vec<&String> = more.iter().filter(|l| l.contains("> dying")).collect();
    assert_eq!(
        dying,
        [
            "fatality rate > dying ?",
            "infected > dying ?",
            "infection duration > dying ?"
        ]
    );
}

#[test]
fn models_have_the_loops_of_their_list() {
    let Some(folder) = folder() else { return };
    let table = std::fs::read_to_string(folder.join("graphs/README.md")).unwrap();
    let mut count = 0;
    for row in table.lines() {
        let cells: Vec<&str> = row.split('|').map(|c| c.trim().trim_matches('`')).collect();
        let model = cells
            .get(2)
            .is_some_and(|f| f.starts_with("vensim/") || f.starts_with("xmile/"));
        // Free6 has too many to count; of a model without a view the list knows the flows alone.
        if !model || cells[8].is_empty() || cells[2] == "xmile/community-corona-8.xmile" {
            continue;
        }
        let imported = read(&folder, &[cells[2]], "*").unwrap();
        let expected: Vec<usize> = cells[8..12].iter().map(|c| c.parse().unwrap()).collect();
        assert_eq!(loops(&imported).to_vec(), expected, "{}", cells[2]);
        count += 1;
    }
    assert_eq!(count, 26);
}

#[test]
fn a_graph_of_gephi_has_the_counts_of_its_list() {
    let Some(folder) = folder() else { return };
    let arctic = read(&folder, &["graph/sigma-arctic.gexf"], "*").unwrap();
    assert_eq!(arctic.audit.format, Format::Gexf);
    assert_eq!(counts(&arctic), [1715, 6676, 0, 0, 6676, 0]);
    let york = arctic.map.factor(arctic.map.factor_ix("1").unwrap());
    assert_eq!(york.label, "New York");
    assert_eq!((york.x, york.y), (Some(-81.7245), Some(-25.771425)));
}
