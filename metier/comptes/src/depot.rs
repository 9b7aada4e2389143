//! The only SQL of this crate, over its own tables.

pub(crate) mod agents;
pub(crate) mod jetons;
pub(crate) mod sessions;
