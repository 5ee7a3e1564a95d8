//! What a map is: factors, links, and what the author says about them.
//!
//! A [`Map`] holds a petgraph graph of [`Factor`]s and [`Link`]s and an [`Info`] with everything
//! else. It changes only through [`Edit`], which returns its inverse. [`Part`] names a part of a
//! map (an excerpt, a neighbourhood, a loop); [`Network`] is a part as flat arrays, which is what
//! the analysis and the layout work on.

mod edit;
mod factor;
mod info;
mod link;
mod map;
mod network;
mod part;
mod set;

pub use edit::Edit;
pub use factor::{Evidence, Factor, Status};
pub use info::{Convention, Group, Info, NamedLoop, Places, Source, Step, Story, View};
pub use link::{Delay, Link, Polarity};
pub use map::{FactorIx, LinkIx, Map};
pub use network::Network;
pub use part::{Direction, Part};
pub use set::{Handle, Set};

/// A JSON value, for what the author keeps with a map and this program does not read.
#[cfg(feature = "tools")]
pub use serde_json::Value;
/// Unknown keys of an object of the file, in the file's order.
#[cfg(feature = "tools")]
pub type Extra = serde_json::Map<String, Value>;

/// The viewer writes no files, and keeps no values for them.
#[cfg(not(feature = "tools"))]
pub type Value = ();
/// The viewer writes no files, and keeps no keys for them.
#[cfg(not(feature = "tools"))]
pub type Extra = ();
