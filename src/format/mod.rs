//! Bytes to a map and back, one file per format.
