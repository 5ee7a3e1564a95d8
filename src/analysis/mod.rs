//! Questions about a map: pure functions over a [`crate::model::Network`].
//!
//! [`components`] says what can reach itself at all, [`loops`] lists the feedback loops, [`named`]
//! finds those that the author named, [`catalogue`] gives each its id and label, [`ordering`] puts them
//! in other orders than the usual one, [`summary`] counts them, and [`cycles`] finds the one short loop that a link is drawn along. [`reach`] and [`paths`]
//! follow influence from factor to factor, [`indicators`] and [`feedback_set`] say where in the drawing
//! a factor stands.

pub mod catalogue;
pub mod components;
pub mod cycles;
pub mod feedback_set;
pub mod indicators;
pub(crate) mod lists;
pub mod loops;
pub mod named;
pub mod ordering;
#[cfg(feature = "tools")]
pub mod paths;
pub mod reach;
mod smallest;
pub mod summary;
