//! Changes to a map. Each returns the change that undoes it; one that fails changes nothing.

use super::Map;
#[cfg(feature = "tools")]
use super::{Delay, Factor, Link, Polarity};
use crate::error::{Code, Error};
use crate::words::joined;

/// One change to a map.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    #[cfg(feature = "tools")]
    /// Add a factor with a new id.
    AddFactor(Box<Factor>),
    #[cfg(feature = "tools")]
    /// Remove the factor with this id and every link at it.
    RemoveFactor(String),
    #[cfg(feature = "tools")]
    /// Add a link with a new id between two factors, named by their ids.
    AddLink {
        /// Id of the cause.
        from: String,
        /// Id of the effect.
        to: String,
        /// The link.
        link: Box<Link>,
    },
    #[cfg(feature = "tools")]
    /// Remove the link with this id.
    RemoveLink(String),
    #[cfg(feature = "tools")]
    /// Say what a link does.
    SetLink {
        /// Id of the link.
        id: String,
        /// Its polarity from now on.
        polarity: Polarity,
        /// Its delay from now on.
        delay: Delay,
    },
    /// Put a factor at a place, or take its place away.
    Place {
        /// Id of the factor.
        id: String,
        /// Centre in map units.
        at: Option<(f64, f64)>,
        /// The layout must not move it.
        pinned: bool,
    },
    /// Put a factor at a place within a view, or take that place away.
    PlaceInView {
        /// Id of the view.
        view: String,
        /// Id of the factor.
        id: String,
        /// Centre in map units.
        at: Option<[f64; 2]>,
    },
    /// Several changes, in order; all or none.
    All(Vec<Edit>),
}

impl Map {
    /// Makes one change and returns the one that undoes it.
    ///
    /// Undoing brings back the same factors, links, ids and ends. The order of factors and links
    /// comes back too, as long as edits are undone last first.
    ///
    /// # Errors
    /// [`Code::Unknown`] for an id that the map does not have, [`Code::DuplicateId`] for one it has
    /// already, [`Code::Edit`] for an empty id or a place that is not finite. The map is then as before.
    pub fn apply(&mut self, mut edit: Edit) -> Result<Edit, Error> {
        self.make(&mut edit)?;
        Ok(edit)
    }

    /// Makes one change, which becomes the one that undoes it.
    fn make(&mut self, edit: &mut Edit) -> Result<(), Error> {
        match edit {
            Edit::Place { id, at, pinned } => {
                let ix = self.known_factor(id)?;
                finite(id, at.map(|(x, y)| [x, y]))?;
                let factor = self.factor_mut(ix);
                let before = factor.x.zip(factor.y);
                (factor.x, factor.y) = at.unzip();
                *at = before;
                std::mem::swap(pinned, &mut factor.pinned);
            }
            Edit::PlaceInView { view, id, at } => {
                self.known_factor(id)?;
                finite(id, *at)?;
                let mut views = self.info_mut().views.iter_mut();
                match views.find(|v| v.id == *view) {
                    Some(found) => *at = found.places.set(id, *at),
                    None => return Err(missing("view", view)),
                }
            }
            Edit::All(edits) => {
                for i in 0..edits.len() {
                    if let Err(error) = self.make(&mut edits[i]) {
                        for inverse in edits[..i].iter_mut().rev() {
                            self.make(inverse).expect("an inverse applies");
                        }
                        return Err(error);
                    }
                }
                edits.reverse();
            }
            #[cfg(feature = "tools")]
            other => {
                let change = std::mem::replace(other, Edit::All(Vec::new()));
                *other = self.restructure(change)?;
            }
        }
        Ok(())
    }

    /// Adds or removes a factor or a link, or says what a link does. The viewer only moves things.
    #[cfg(feature = "tools")]
    fn restructure(&mut self, edit: Edit) -> Result<Edit, Error> {
        match edit {
            Edit::AddFactor(factor) => {
                let id = factor.id.clone();
                self.insert_factor(*factor)?;
                Ok(Edit::RemoveFactor(id))
            }
            Edit::RemoveFactor(id) => self.remove_factor(&id),
            Edit::AddLink { from, to, link } => {
                let id = link.id.clone();
                self.insert_link_between(&from, &to, *link)?;
                Ok(Edit::RemoveLink(id))
            }
            Edit::RemoveLink(id) => {
                let ix = self.known_link(&id)?;
                Ok(self.remove_link(ix))
            }
            Edit::SetLink {
                id,
                polarity,
                delay,
            } => {
                let ix = self.known_link(&id)?;
                let link = self.link_mut(ix);
                let back = Edit::SetLink {
                    id,
                    polarity: link.polarity,
                    delay: link.delay,
                };
                (link.polarity, link.delay) = (polarity, delay);
                Ok(back)
            }
            other => self.apply(other),
        }
    }

    #[cfg(feature = "tools")]
    fn remove_link(&mut self, ix: super::LinkIx) -> Edit {
        let (from, to) = self.ends(ix);
        let (from, to) = (self.factor(from).id.clone(), self.factor(to).id.clone());
        let link = Box::new(self.take_link(ix));
        Edit::AddLink { from, to, link }
    }

    #[cfg(feature = "tools")]
    fn remove_factor(&mut self, id: &str) -> Result<Edit, Error> {
        let ix = self.known_factor(id)?;
        let mut links = self.links_in(ix);
        links.extend(self.links_out(ix));
        crate::order::sort(&mut links);
        links.dedup();
        // Freed handles are given out again last first, so links come back in the order in which they stood.
        let mut back: Vec<Edit> = links.into_iter().map(|l| self.remove_link(l)).collect();
        back.push(Edit::AddFactor(Box::new(self.take_factor(ix))));
        back.reverse();
        Ok(Edit::All(back))
    }

    pub(super) fn known_factor(&self, id: &str) -> Result<super::FactorIx, Error> {
        match self.factor_ix(id) {
            Some(ix) => Ok(ix),
            None => Err(missing("factor", id)),
        }
    }

    #[cfg(feature = "tools")]
    fn known_link(&self, id: &str) -> Result<super::LinkIx, Error> {
        self.link_ix(id).ok_or_else(|| missing("link", id))
    }
}

fn missing(what: &str, id: &str) -> Error {
    let message = joined(&["This map has no ", what, " with the id \"", id, "\"."]);
    Error::new(Code::Unknown, message).about(id)
}

fn finite(id: &str, at: Option<[f64; 2]>) -> Result<(), Error> {
    if at.is_some_and(|[x, y]| !x.is_finite() || !y.is_finite()) {
        let message = joined(&["The place given for \"", id, "\" is not a number."]);
        return Err(Error::new(Code::Edit, message).about(id));
    }
    Ok(())
}
