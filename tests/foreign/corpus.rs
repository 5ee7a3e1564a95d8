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
