//! Painters: they obey the scene and decide nothing.

#[cfg(target_arch = "wasm32")]
pub mod canvas;
#[cfg(feature = "tools")]
pub mod damage;
#[cfg(all(feature = "tools", target_arch = "wasm32"))]
pub mod painter;
#[cfg(all(feature = "tools", not(target_arch = "wasm32")))]
pub mod png;
#[cfg(feature = "tools")]
pub mod svg;
