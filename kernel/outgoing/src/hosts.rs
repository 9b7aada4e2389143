//! What is remembered of each host: how many calls are under way, how it answered lately.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use primitives::Stamp;
use tokio::sync::Semaphore;

/// Hosts remembered; those that answer well are forgotten beyond.
const HOSTS: usize = 1_000;

#[derive(Default)]
pub(crate) struct Hosts(Mutex<HashMap<String, Host>>);

struct Host {
    places: Arc<Semaphore>,
    failures: u32,
    closed_until: Stamp,
}

impl Hosts {
    /// The places of a host, shared by all its calls.
    pub(crate) fn places(&self, host: &str, at_once: usize) -> Arc<Semaphore> {
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if hosts.len() >= HOSTS {
            hosts.retain(|_, host| host.failures > 0 || Arc::strong_count(&host.places) > 1);
        }
        let new = || Host {
            places: Arc::new(Semaphore::new(at_once)),
            failures: 0,
            closed_until: Stamp(0),
        };
        Arc::clone(&hosts.entry(host.to_owned()).or_insert_with(new).places)
    }

    /// Whether a host may be called now. When its pause is over one call goes first: the others
    /// wait for what it says, as long as another pause.
    pub(crate) fn open(&self, host: &str, now: Stamp, most: u32, pause: i64) -> bool {
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(host) = hosts.get_mut(host).filter(|host| host.failures >= most) else {
            return true;
        };
        let open = now >= host.closed_until;
        if open {
            host.closed_until = now.plus_seconds(pause);
        }
        open
    }

    /// Keeps how a call went.
    pub(crate) fn note(&self, name: &str, failed: bool, now: Stamp, most: u32, pause: i64) {
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(host) = hosts.get_mut(name) else { return };
        host.failures = if failed { host.failures.saturating_add(1) } else { 0 };
        if host.failures >= most {
            host.closed_until = now.plus_seconds(pause);
            tracing::warn!("{name}: {} failures in a row, left alone for {pause} s", host.failures);
        }
    }
}
