/// Counts stop here: beyond it a page says "1 000+" (quality of lists does not pay for exact totals).
pub const COUNT_LIMIT: i64 = 1_000;

/// A count that stops at [`COUNT_LIMIT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(pub i64);

impl Count {
    /// Whether there are more than the number says.
    pub fn capped(self) -> bool {
        self.0 > COUNT_LIMIT
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.capped() { f.write_str("1\u{202f}000+") } else { self.0.fmt(f) }
    }
}
