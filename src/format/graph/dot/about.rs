//! What a graph and its clusters say of themselves, beside how Graphviz is to place and paint them.

use super::{Reader, Scope, value_of};
use crate::format::audit::{At, Told};
use crate::names::{folded, trimmed};

/// Sides of a node.
pub(super) const COMPASS: [&str; 10] = ["n", "ne", "e", "se", "s", "sw", "w", "nw", "c", "_"];

/// By its list of attributes (<https://graphviz.org/doc/info/attrs.html>), those of graphs and clusters
/// that say nothing of what is drawn, in the order of the alphabet.
const DRAWING: [&str; 111] = [
    "_background",
    "_draw_",
    "_hdraw_",
    "_hldraw_",
    "_ldraw_",
    "_tdraw_",
    "_tldraw_",
    "area",
    "bb",
    "beautify",
    "bgcolor",
    "center",
    "charset",
    "class",
    "clusterrank",
    "color",
    "colorscheme",
    "compound",
    "concentrate",
    "damping",
    "defaultdist",
    "dim",
    "dimen",
    "diredgeconstraints",
    "dpi",
    "epsilon",
    "esep",
    "fillcolor",
    "fontcolor",
    "fontname",
    "fontnames",
    "fontpath",
    "fontsize",
    "forcelabels",
    "gradientangle",
    "id",
    "imagepath",
    "inputscale",
    "k",
    "label_scheme",
    "labeljust",
    "labelloc",
    "landscape",
    "layerlistsep",
    "layers",
    "layerselect",
    "layersep",
    "layout",
    "levels",
    "levelsgap",
    "lheight",
    "linelength",
    "lp",
    "lwidth",
    "margin",
    "maxiter",
    "mclimit",
    "mindist",
    "mode",
    "model",
    "newrank",
    "nodesep",
    "nojustify",
    "normalize",
    "notranslate",
    "nslimit",
    "nslimit1",
    "oneblock",
    "ordering",
    "orientation",
    "outputorder",
    "overlap",
    "overlap_scaling",
    "overlap_shrink",
    "pack",
    "packmode",
    "pad",
    "page",
    "pagedir",
    "pencolor",
    "penwidth",
    "peripheries",
    "quadtree",
    "quantum",
    "rank",
    "rankdir",
    "ranksep",
    "ratio",
    "remincross",
    "repulsiveforce",
    "resolution",
    "root",
    "rotate",
    "rotation",
    "scale",
    "searchsize",
    "sep",
    "showboxes",
    "size",
    "smoothing",
    "sortv",
    "splines",
    "start",
    "style",
    "stylesheet",
    "target",
    "tbbalance",
    "truecolor",
    "viewport",
    "voro_margin",
    "xdotversion",
];

/// True for such an attribute.
fn is_drawing(name: &str) -> bool {
    DRAWING.binary_search(&folded(name).as_str()).is_ok()
}

impl Reader<'_, '_, '_> {
    /// Something said of the graph or of a cluster.
    pub(super) fn about(&mut self, scope: &Scope, depth: usize, name: &str, text: String) {
        let text = value_of(name, &text, None);
        if depth == 1 {
            let info = &mut self.graph.draft.info;
            match name {
                // The name of the graph may be another one.
                "label" => {
                    let named = std::mem::replace(&mut info.title, text);
                    if folded(&named) != folded(&self.graph.draft.info.title) {
                        self.graph.about("name", named);
                    }
                }
                "comment" => self.graph.about("description", text),
                _ if is_drawing(name) => {}
                _ => self.graph.about(name, text),
            }
            return;
        }
        let of = self.subgraphs.of(scope.subgraph);
        if trimmed(&text).is_empty() || is_drawing(name) {
            // Without a label it is no group.
            if name == "label" {
                of.label = None;
            }
        } else if !of.is_cluster {
            let at = At::line(self.place().line);
            let what = "what is said of subgraphs whose names do not begin with cluster";
            self.graph.draft.tell(Told::LeftOut, &[what], at);
        } else if name == "label" {
            of.label = Some(text);
        } else {
            of.about.insert(name.to_owned(), text);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn attributes_stand_in_the_order_of_the_alphabet() {
        assert!(super::DRAWING.is_sorted());
    }
}
