//! Painters: they obey the scene and decide nothing.
