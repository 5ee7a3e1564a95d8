//! What was read of DOT becomes factors, groups and links, when all is read.

use super::text::{drawn, heads, is_invisible, place, unescaped};
use super::{Looks, Reader, value_of};
use crate::error::Error;
use crate::format::audit::{At, Told};
use crate::format::graph::{Edge, Fields, way_of};

impl Reader<'_, '_, '_> {
    /// Tells each node the clusters that it is in. Their labels are known when all is read, for a cluster
    /// that is opened again may get another.
    fn clusters(&mut self) -> Result<(), Error> {
        for (label, about, nodes) in self.subgraphs.clusters() {
            if !nodes.is_empty() && !about.is_empty() {
                self.said.push((label.clone(), about));
            }
            for node in nodes {
                self.graph.charge(label.len(), self.keys[node].1)?;
                if let Some((_, clusters)) = &mut self.nodes[node] {
                    clusters.push(label.clone());
                }
            }
        }
        Ok(())
    }

    /// Nodes and edges, when all is read.
    pub(super) fn done(mut self) -> Result<(), Error> {
        self.clusters()?;
        let mut factors = Vec::new();
        for ((key, line), node) in self.keys.iter().zip(&mut self.nodes) {
            let (looks, clusters) = node.take().unwrap_or_default();
            let mut fields = Fields::new();
            // The name is drawn where there is no label, its escapes too; `\N` is none in it.
            let shown = unescaped(key, Some("N"));
            let mut label = Some(drawn(&shown)).filter(|label| label != key);
            for (name, text) in looks {
                let names = text.matches("\\N").count();
                self.graph.charge(names.saturating_mul(key.len()), *line)?;
                let text = value_of(&name, &text, Some(&shown));
                match name.as_str() {
                    "label" => label = Some(text),
                    "pos" => fields.extend(place(&text)),
                    // So we write labels without boxes.
                    "shape" if text == "plaintext" => {}
                    "comment" | "tooltip" => fields.push(("description".to_owned(), text)),
                    _ => fields.push((name, text)),
                }
            }
            let clusters = clusters.into_iter();
            fields.extend(clusters.map(|label| ("group".to_owned(), label)));
            let at = At::line(*line);
            let hidden = fields.iter().any(|(name, text)| is_invisible(name, text));
            let factor = self.graph.node(key, label.as_deref(), fields, &at)?;
            if hidden {
                self.graph.draft.hidden_factor(factor, &at);
            }
            factors.push(factor);
        }
        for (label, about) in self.said {
            let about = about.into_iter().map(|(name, text)| match name.as_str() {
                "comment" | "tooltip" => ("description".to_owned(), text),
                _ => (name, text),
            });
            self.graph.about_group(&label, about.collect());
        }
        for (from, to, looks, line) in self.edges {
            let looks: Looks = looks
                .into_iter()
                .map(|(name, text)| {
                    let text = value_of(&name, &text, None);
                    (name, text)
                })
                .collect();
            let mut styles = looks.iter().filter(|(name, text)| is_invisible(name, text));
            let given = |(_, text): (&String, &String)| self.graph.draft.given(text).is_none();
            if styles.next().is_some_and(given) {
                let ends = [from, to].map(|end| {
                    let of = self.graph.draft.factor_mut(factors[end]);
                    of.shown().replace('\n', " ")
                });
                let at = At::line(line).named(&ends.join(" → "));
                self.graph.draft.tell(Told::Invisible, &[], at);
                continue;
            }
            let id = looks.get("id").cloned();
            let meant = self.graph.draft.given("none").is_some();
            let (start, end) = heads(&looks, self.directed, meant);
            let way = way_of(start, end);
            // A label that repeats the sign is for the eye.
            let sign = looks.get("polarity").cloned();
            let own = |name: &str| name == "id" || name == "dir";
            let fields = looks.into_iter().filter(|(name, text)| {
                let dashed = name == "style" && text == "dashed" && sign.as_deref() == Some("-");
                !(own(name) || dashed || name == "label" && sign.as_ref() == Some(text))
            });
            let (from, to) = (factors[from], factors[to]);
            let (fields, at) = (fields.collect(), At::line(line));
            self.graph.edge(Edge {
                id,
                from,
                to,
                way,
                fields,
                at,
            })?;
        }
        self.graph.finish()
    }
}
