//! Questions about a map: pure functions over a [`crate::model::Network`].
