//! Questions about a map: pure functions over a [`crate::model::Network`].
//!
//! [`components`] says what can reach itself at all, [`loops`] lists the feedback loops, and
//! [`cycles`] finds the one short loop that a link is drawn along.

mod adjacency;
pub mod components;
pub mod cycles;
pub mod loops;
