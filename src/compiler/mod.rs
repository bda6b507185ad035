//! From the tree to what will run.
