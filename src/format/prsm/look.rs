//! How a map is drawn: what a colour or a dashed line of a link means, only those know who drew it.

use crate::format::json::{Kind, Node};
use crate::names::{folded, trimmed};

/// What of nodes and edges is read, says how they look and where they stand, or is of the program's own.
pub(super) const READ: [&str; 62] = [
    "id",
    "label",
    "grp",
    "group",
    "note",
    "from",
    "to",
    "source",
    "target",
    "hidden",
    "thumbUp",
    "thumbDown",
    "created",
    "modified",
    "x",
    "y",
    "z",
    "shape",
    "shapeProperties",
    "image",
    "brokenImage",
    "imagePadding",
    "icon",
    "color",
    "opacity",
    "borderWidth",
    "borderWidthSelected",
    "labelHighlightBold",
    "font",
    "margin",
    "shadow",
    "scaling",
    "size",
    "mass",
    "fixed",
    "physics",
    "chosen",
    "heightConstraint",
    "widthConstraint",
    "ctxRenderer",
    "val",
    "arrows",
    "arrowStrikethrough",
    "dashes",
    "width",
    "hoverWidth",
    "selectionWidth",
    "selfReferenceSize",
    "selfReference",
    "smooth",
    "length",
    "background",
    "endPointOffset",
    "locked",
    "clusteredIn",
    "level",
    "bc",
    "wasFixed",
    "nodeHidden",
    "edgeHidden",
    "streamHidden",
    "oldLabel",
];

/// What of a link’s look is not plain, by name.
pub(super) type Looks = Vec<(&'static str, String)>;

/// The look of a link: its own, and else that of its style.
pub(super) fn of_link(edge: &Node, style: Option<&Node>) -> Looks {
    let own = plain_of(edge);
    let of_style = style.map(plain_of).unwrap_or_default();
    let looks = own.into_iter().zip(of_style);
    let names = ["color", "style", "width", "arrowhead"];
    let looks = names.into_iter().zip(looks);
    let looks = looks.filter_map(|(name, (own, style))| Some((name, own.or(style)?)));
    looks.filter(|(name, text)| !is_plain(name, text)).collect()
}

/// Colour, kind of line, width and head, each if it is said.
fn plain_of(of: &Node) -> [Option<String>; 4] {
    let width = of.number_at("width").map(|width| width.to_string());
    let arrows = of.get("arrows").and_then(|arrows| arrows.get("to"));
    let head = arrows.and_then(|to| to.text_at("type"));
    [
        color(of),
        of.get("dashes").and_then(dashes),
        width,
        head.map(folded),
    ]
}

/// The colour of a link or of a factor.
pub(super) fn color(of: &Node) -> Option<String> {
    let color = of.get("color")?;
    let named = color.text().or_else(|| color.text_at("color"));
    let text = named.or_else(|| color.text_at("background"))?;
    Some(folded(trimmed(text))).filter(|text| !text.is_empty())
}

/// Dashes are numbers: as many dots of line, as many of none.
fn dashes(of: &Node) -> Option<String> {
    let text = match &of.kind {
        Kind::Bool(false) => "solid",
        Kind::Bool(true) => "dashed",
        Kind::List(parts) => match parts.first().and_then(Node::finite) {
            None => "solid",
            Some(first) if first <= 3.0 => "dotted",
            Some(_) => "dashed",
        },
        _ => return None,
    };
    Some(text.to_owned())
}

/// True for what links are drawn like unless somebody says otherwise.
fn is_plain(name: &str, text: &str) -> bool {
    match name {
        "color" => [
            "#000000",
            "#000",
            "black",
            "rgb(0, 0, 0)",
            "rgb(0,0,0)",
            "inherit",
        ]
        .contains(&text),
        "width" => text == "1",
        "arrowhead" => ["", "arrow", "vee", "triangle", "none"].contains(&text),
        _ => text == "solid",
    }
}
