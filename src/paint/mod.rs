//! Painters: they obey the scene and decide nothing.

#[cfg(target_arch = "wasm32")]
pub mod canvas;
#[cfg(feature = "tools")]
pub mod svg;
