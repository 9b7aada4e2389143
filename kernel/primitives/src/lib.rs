//! Words that every room of the kernel shares: typed ids, instants, randomness, the context of a
//! request, paging and canonical values. No input, no output, no administrative word.

pub mod canonical;
mod clock;
mod codes;
mod ctx;
pub mod fold;
mod id;
mod network;
mod paging;
mod random;
pub mod sound;

pub use clock::{Clock, Stamp, paris};
pub use ctx::{Actor, ActorKind, Ctx, CtxParts, Grants, InstallationKey, ResourceKey};
pub use id::TenantId;
pub use network::{BadNetwork, Network};
pub use paging::{COUNT_LIMIT, Count};
pub use random::Random;
