use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{Timestamp, Zoned, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// An instant: microseconds since 1970-01-01T00:00:00Z, as every `…_le` column holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stamp(pub i64);

/// The zone in which French law counts days and DS writes its instants.
pub fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC)
}

impl Stamp {
    /// The same instant `seconds` later.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// The instant as a `jiff` timestamp; out-of-range values are clamped.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The date and time read on a clock in Paris.
    pub fn in_paris(self) -> Zoned {
        self.timestamp().to_zoned(paris())
    }

    /// The day in Paris, the one that legal delays count from.
    pub fn date(self) -> civil::Date {
        self.in_paris().date()
    }
}

/// Where the time comes from: the system's clock, moved by an offset that only tests set.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    offset: Arc<AtomicI64>,
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self::default()
    }

    /// The present instant.
    #[allow(clippy::disallowed_methods, reason = "the one place where the system's clock is read")]
    pub fn now(&self) -> Stamp {
        Stamp(Timestamp::now().as_microsecond() + self.offset())
    }

    /// Moves this clock and all its copies by `seconds` (tests).
    pub fn advance(&self, seconds: i64) {
        self.offset.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    /// By how many microseconds this clock is moved from the system's.
    pub fn offset(&self) -> i64 {
        self.offset.load(Ordering::SeqCst)
    }
}
