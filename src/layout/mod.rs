//! Where everything goes: a network, label sizes and options to positions.
