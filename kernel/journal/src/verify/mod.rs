//! Reads everything again, chain by chain then seal by seal, in little memory.

mod chain;
mod pages;
mod seals;

use db::{DbError, Tx};

use crate::depot::{self, Head, Kept, Name, Sealed};
use crate::{PublicKey, Subject};
use chain::Chain;
pub use chain::{Broken, Gap};
use pages::Pages;
pub use seals::BrokenSeal;

/// Findings kept of each kind: the first ones say where to look.
const FINDINGS: usize = 1_000;

/// What was read, and what is not what it was.
#[derive(Debug, Default)]
pub struct Report {
    /// Chains read.
    pub chains: u64,
    /// Lines read.
    pub lines: u64,
    /// Seals read.
    pub seals: u64,
    /// Lines that no seal covers yet: their removal could not be seen.
    pub unsealed: i64,
    /// Chains that are not what they were, with the first line of each that is not.
    pub broken: Vec<(Name, Broken)>,
    /// Seals that are not what they were, by number.
    pub broken_seals: Vec<(i64, BrokenSeal)>,
    /// Chains whose beginning was removed, and says so.
    pub gaps: Vec<(Name, Gap)>,
}

impl Report {
    /// Whether all is as it was written.
    pub fn is_true(&self) -> bool {
        self.broken.is_empty() && self.broken_seals.is_empty()
    }
}

/// Reads a chain again, without the seals; the first line that is not what it was.
pub fn verify(tx: &mut Tx<'_>, subject: Subject) -> Result<Result<(), Broken>, DbError> {
    let mut chain = Chain::new(subject.kind, false);
    let mut rank = 0;
    loop {
        let page = depot::lines_after(tx, subject, rank, depot::PAGE)?;
        let Some(last) = page.last() else { break };
        rank = last.rank;
        page.iter().for_each(|line| chain.line(line));
    }
    Ok(chain.end(depot::head(tx, subject)?.as_ref()).map(drop))
}

/// Reads every chain and every seal again, on the snapshot of one transaction. `key` is the public
/// key of the installation, from outside the database: without it, whoever holds the database
/// could have signed everything anew.
pub fn verify_all(tx: &mut Tx<'_>, key: Option<PublicKey>) -> Result<Report, DbError> {
    let mut report = Report { unsealed: depot::unsealed(tx)?, ..Report::default() };
    let mut tables = Tables {
        lines: Pages::new(depot::all_lines),
        heads: Pages::new(depot::all_heads),
        sealed: Pages::new(depot::all_sealed),
    };
    while let Some(name) = tables.next_chain(tx)? {
        let found = tables.read(tx, &name, &mut report)?;
        report.chains += 1;
        match found {
            Ok(Some(gap)) if report.gaps.len() < FINDINGS => report.gaps.push((name, gap)),
            Err(broken) if report.broken.len() < FINDINGS => report.broken.push((name, broken)),
            _ => {}
        }
    }
    seals::read(tx, key, &mut report)?;
    Ok(report)
}

/// The three tables of chains, read side by side in the same order.
struct Tables {
    lines: Pages<Kept>,
    heads: Pages<Head>,
    sealed: Pages<Sealed>,
}

impl Tables {
    /// The first chain that one of them still has.
    fn next_chain(&mut self, tx: &mut Tx<'_>) -> Result<Option<Name>, DbError> {
        let names = [
            self.lines.peek(tx)?.map(|line| line.chain.clone()),
            self.heads.peek(tx)?.map(|head| head.chain.clone()),
            self.sealed.peek(tx)?.map(|sealed| sealed.chain.clone()),
        ];
        Ok(names.into_iter().flatten().min())
    }

    fn read(
        &mut self,
        tx: &mut Tx<'_>,
        name: &Name,
        report: &mut Report,
    ) -> Result<Result<Option<Gap>, Broken>, DbError> {
        let mut chain = Chain::new(&name.0, true);
        while let Some(line) = self.lines.next_if(tx, |line| line.chain == *name)? {
            report.lines += 1;
            chain.line(&line);
            let under = |sealed: &Sealed| sealed.chain == *name && sealed.rank <= line.rank;
            while let Some(sealed) = self.sealed.next_if(tx, under)? {
                chain.sealed(&sealed, Some(&line));
            }
        }
        while let Some(sealed) = self.sealed.next_if(tx, |sealed| sealed.chain == *name)? {
            chain.sealed(&sealed, None);
        }
        let head = self.heads.next_if(tx, |head| head.chain == *name)?;
        Ok(chain.end(head.as_ref()))
    }
}
