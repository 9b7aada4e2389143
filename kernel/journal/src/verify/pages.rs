//! The rows of a table in their order, read page by page.

use std::collections::VecDeque;

use db::{DbError, Tx};

use crate::depot::PAGE;

type Fetch<T> = fn(&mut Tx<'_>, Option<&T>) -> Result<Vec<T>, DbError>;

pub(super) struct Pages<T> {
    fetch: Fetch<T>,
    rows: VecDeque<T>,
    ended: bool,
}

impl<T> Pages<T> {
    pub(super) fn new(fetch: Fetch<T>) -> Self {
        Self { fetch, rows: VecDeque::new(), ended: false }
    }

    /// The next row, left where it is. The last row of a page is what the next page follows, so it
    /// waits for it.
    pub(super) fn peek(&mut self, tx: &mut Tx<'_>) -> Result<Option<&T>, DbError> {
        if self.rows.len() < 2 && !self.ended {
            let more = (self.fetch)(tx, self.rows.back())?;
            self.ended = i64::try_from(more.len()).is_ok_and(|length| length < PAGE);
            self.rows.extend(more);
        }
        Ok(self.rows.front())
    }

    /// The next row, when it is such.
    pub(super) fn next_if(
        &mut self,
        tx: &mut Tx<'_>,
        such: impl Fn(&T) -> bool,
    ) -> Result<Option<T>, DbError> {
        Ok(if self.peek(tx)?.is_some_and(such) { self.rows.pop_front() } else { None })
    }
}
