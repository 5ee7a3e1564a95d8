//! Map, positions, highlight and theme to a flat list of things to draw.
