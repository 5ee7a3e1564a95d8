//! system-map.
