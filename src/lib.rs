//! system-map: causal loop diagrams, laid out, told and drawn.
//!
//! ```text
//! bytes ──format──▶ Map ──▶ Session ──layout──▶ positions ──scene──▶ Scene ─┬─▶ paint::svg
//!                            │  ▲                                           └─▶ paint::canvas
//!                 analysis ──┘  └── actions, edits
//! ```
//!
//! Modules stand in dependency order: each uses only those above it.

pub mod error;
pub mod geometry;
pub mod host;
pub mod words;

pub mod names;
pub mod order;
pub mod plain;
#[cfg(feature = "formats")]
pub mod prose;

pub mod model;

pub mod analysis;
pub mod format;

pub mod layout;

pub mod narrate;
pub mod scene;

#[cfg(feature = "formats")]
pub mod document;
#[cfg(feature = "formats")]
mod spread;
#[cfg(feature = "formats")]
pub use spread::spread;

pub mod paint;

pub mod session;
#[cfg(all(target_arch = "wasm32", not(feature = "formats")))]
pub mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "formats"))]
#[path = "wasm/formats.rs"]
pub mod wasm;
