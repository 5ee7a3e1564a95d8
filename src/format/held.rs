//! What each format that is written holds of what only ours holds all of, in one table. What is not in
//! it is told in one place (`Lost::rest`), in the same words.

use super::known::Format;
use super::kumu::write::kept_list;
use crate::model::Map;

/// Notes beside the map: remarks, text boxes, labels of no factor.
pub const NOTES: &str = "notes beside the map";
/// Loops of which nothing is left on the map.
pub const GONE: &str = "named loops none of whose links is on the map";
/// Tags, type and fields of a loop that is written.
pub const OF_LOOPS: &str = "fields of named loops";
/// The same of views.
pub const OF_VIEWS: &str = "fields of views";
/// Whatever else is said of a group.
pub const OF_GROUPS: &str = "fields of groups";
/// The same of the map.
pub const OF_MAP: &str = "fields of the map";
/// How Kumu draws the project.
pub const KUMU: &str = "perspectives and settings of Kumu";
/// The type of a link, beside its sign.
pub const TYPES: &str = "types of links";
/// How far a link bends in Kumu.
pub const BENDS: &str = "bends of links";
/// Which way a link was drawn in Kumu.
pub const REVERSED: &str = "that links were drawn from their effect";
/// The style of something on a map of Kumu.
pub const LOOKS: &str = "looks of single factors and links";
/// Groups by their ids, so that two may have the same label, or none, and in their order.
pub const GROUPS: &str = "groups as they are";
/// Which group comes first: those without a colour get it by their places.
pub const ORDER: &str = "the order of groups, which gives them their colours";
/// The convention of the map.
pub const CONVENTION: &str = "how signs are drawn (convention)";
/// That width tells strength.
pub const WIDTH: &str = "that strong links are drawn wider (width)";

/// Both formats of Kumu.
const OF_KUMU: [&str; 13] = [
    "the title",
    "the description of the map",
    "groups",
    "places",
    "delays",
    "±",
    "named loops",
    "views",
    "lines without a direction",
    "fields of lines without a direction",
    GONE,
    OF_LOOPS,
    TYPES,
];
const OF_PROJECT: [&str; 4] = [KUMU, BENDS, REVERSED, LOOKS];
const TABLE: [&str; 5] = ["places", "delays", "±", "lines without a direction", TYPES];
const GRAPH: [&str; 8] = [
    "the title",
    "the description of the map",
    "places",
    "delays",
    "±",
    "lines without a direction",
    "fields of lines without a direction",
    TYPES,
];
const FLOWCHART: [&str; 4] = ["the title", "delays", "±", "lines without a direction"];
const MODEL: [&str; 5] = ["the title", "places", "delays", "groups", GROUPS];
const OUTLINE: [&str; 6] = [
    "the title",
    "the description of the map",
    "groups",
    "delays",
    "named loops",
    "±",
];
const LOOPY: [&str; 4] = ["places", "groups", GROUPS, NOTES];

/// What a document to read holds, which is made of no format.
pub const DOCUMENT: [&str; 10] = [
    GROUPS,
    "the title",
    "the description of the map",
    "the language of the map",
    "sources",
    "evidence",
    "named loops",
    "groups",
    "delays",
    "±",
];

/// What of this map a format holds, beside factors and links. (Views, lines and a few others a writer
/// may hold in part: of those it tells what it leaves out.)
pub fn held(format: Format, map: &Map) -> Vec<&'static str> {
    match format {
        Format::Kumu => {
            let mut all = [&OF_KUMU[..], &OF_PROJECT].concat();
            // Its perspectives say them.
            let colors = kept_list(map, "perspectives") > 0;
            all.extend(colors.then_some("colours of groups"));
            all
        }
        Format::KumuBlueprint => OF_KUMU.to_vec(),
        Format::Csv | Format::Xlsx => TABLE.to_vec(),
        Format::GraphMl | Format::Gexf | Format::Dot => GRAPH.to_vec(),
        Format::Mermaid => FLOWCHART.to_vec(),
        Format::Xmile => MODEL.to_vec(),
        Format::Outline => OUTLINE.to_vec(),
        Format::Loopy | Format::LoopyUrl => LOOPY.to_vec(),
        _ => Vec::new(),
    }
}
