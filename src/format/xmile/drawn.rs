//! What the views of a model draw, for what its equations state. Where an author draws connectors, these
//! are the links. Of a view without any, they are those of the equations.

use super::read::Page;
use crate::format::audit::{At, Told};
use crate::format::draft::Draft;
use std::collections::{BTreeMap, BTreeSet};

/// What the views of a model draw.
pub(super) struct Drawn {
    /// Causes and effects of connectors.
    pub pairs: BTreeSet<(usize, usize)>,
    /// Some view has connectors.
    any: bool,
    /// By factor, the views that it stands on: those with connectors, those without.
    on: [BTreeMap<usize, BTreeSet<usize>>; 2],
}

impl Drawn {
    pub fn of(pages: &[Page], draft: &Draft) -> Drawn {
        let mut drawn = Drawn {
            pairs: BTreeSet::new(),
            any: pages.iter().any(|page| page.connectors > 0),
            on: Default::default(),
        };
        for (number, page) in pages.iter().enumerate() {
            let links = page.links.iter().map(|&link| draft.ends(link));
            drawn.pairs.extend(links);
            let on = &mut drawn.on[usize::from(page.connectors == 0)];
            for &(factor, ..) in &page.factors {
                on.entry(factor).or_default().insert(number);
            }
        }
        drawn
    }

    /// True if connectors say whether there is a link: unless views without any show both of its ends,
    /// and no other view does.
    pub fn decides(&self, from: usize, to: usize) -> bool {
        let [with, without] = &self.on;
        let both = |on: &BTreeMap<usize, BTreeSet<usize>>| {
            let views = on.get(&from).zip(on.get(&to));
            views.is_some_and(|(from, to)| !from.is_disjoint(to))
        };
        self.any && (both(with) || !both(without))
    }

    /// Tells of a link that an equation names, if nothing draws it.
    pub fn tell(&self, (from, to): (usize, usize), line: u32, draft: &mut Draft) {
        if self.pairs.contains(&(from, to)) {
            return;
        }
        let ends = [from, to].map(|end| draft.factors()[end].shown());
        let at = At::line(line).named(&ends.join(" → "));
        draft.tell(Told::NotConnected, &[], at);
    }
}
