//! The memory of attempts at something that must not be guessed: growing delays, then a lock. Keyed
//! by whoever tries (`source` and purpose), never by what is tried: a stranger must not lock the
//! owner out.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use primitives::Stamp;
use thiserror::Error;

/// More keys than this are not kept: the oldest go first.
const KEYS: usize = 100_000;

/// How attempts are counted.
#[derive(Clone, Copy, Debug)]
pub struct Regle {
    /// Attempts without any delay.
    pub libres: u32,
    /// Seconds after which an attempt is forgotten.
    pub fenetre: i64,
    /// Seconds to wait after the first attempt beyond `libres`; each next one doubles it.
    pub delai: i64,
    /// Attempts in the window that lock.
    pub verrou: u32,
    /// Seconds that the lock lasts.
    pub duree: i64,
}

impl Regle {
    /// Wrong codes and passwords: five at once, then 2, 4, 8… seconds, locked for 15 minutes at 15.
    pub const SECRETS: Self = Self { libres: 5, fenetre: 3_600, delai: 2, verrou: 15, duree: 900 };
}

/// It is too early for another attempt.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("too many attempts: wait {secondes} s")]
pub struct Attente {
    /// Seconds to wait.
    pub secondes: i64,
}

/// The attempts seen lately, in the memory of this process.
#[derive(Debug, Default)]
pub struct Limite {
    seen: Mutex<HashMap<String, Vec<Stamp>>>,
}

impl Limite {
    /// Counts an attempt, or tells how long to wait (and then counts nothing). Asked before the
    /// attempt is judged, so that a hundred sent at once are not judged together.
    ///
    /// # Errors
    /// [`Attente`] when it comes too early.
    pub fn essayer(&self, cle: &str, regle: &Regle, maintenant: Stamp) -> Result<(), Attente> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= KEYS && !seen.contains_key(cle) {
            forget_old(&mut seen, maintenant.plus_seconds(-regle.fenetre));
        }
        let attempts = seen.entry(cle.to_owned()).or_default();
        attempts.retain(|stamp| *stamp > maintenant.plus_seconds(-regle.fenetre));
        let next = attempts
            .last()
            .map_or(maintenant, |last| last.plus_seconds(wait(attempts.len(), regle)));
        if next > maintenant {
            let secondes = (next.0 - maintenant.0).div_euclid(1_000_000) + 1;
            return Err(Attente { secondes });
        }
        attempts.push(maintenant);
        Ok(())
    }

    /// The attempt was right: what came before is forgotten.
    pub fn reussi(&self, cle: &str) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).remove(cle);
    }
}

/// Seconds between the last of `count` attempts and the next.
fn wait(count: usize, regle: &Regle) -> i64 {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    if count >= regle.verrou {
        return regle.duree;
    }
    match count.checked_sub(regle.libres) {
        None => 0,
        Some(beyond) => regle.delai.saturating_mul(1 << beyond.min(20)).min(regle.duree),
    }
}

/// Drops what no window holds any more, then the older half if that was not enough.
fn forget_old(seen: &mut HashMap<String, Vec<Stamp>>, before: Stamp) {
    seen.retain(|_, attempts| attempts.last().is_some_and(|last| *last > before));
    if seen.len() >= KEYS {
        let mut lasts: Vec<_> =
            seen.values().filter_map(|attempts| attempts.last().copied()).collect();
        let middle = lasts.len() / 2;
        let cut = *lasts.select_nth_unstable(middle).1;
        seen.retain(|_, attempts| attempts.last().is_some_and(|last| *last > cut));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGLE: Regle = Regle { libres: 2, fenetre: 600, delai: 2, verrou: 5, duree: 300 };

    fn at(seconds: i64) -> Stamp {
        Stamp(0).plus_seconds(seconds)
    }

    #[test]
    fn delays_grow_then_lock_then_pass() {
        let limite = Limite::default();
        let essayer = |seconds| limite.essayer("a", &REGLE, at(seconds)).map_err(|a| a.secondes);
        assert_eq!((essayer(0), essayer(0)), (Ok(()), Ok(())));
        assert_eq!(essayer(0), Err(3));
        assert_eq!(essayer(2), Ok(()));
        assert_eq!(essayer(5), Err(2));
        assert_eq!(essayer(6), Ok(()));
        assert_eq!(essayer(14), Ok(()));
        assert_eq!(essayer(15), Err(300));
        assert_eq!(essayer(314), Ok(()));
        assert_eq!(essayer(1_000), Ok(()));
        assert_eq!(limite.essayer("b", &REGLE, at(15)), Ok(()));
    }

    #[test]
    fn a_right_answer_forgets() {
        let limite = Limite::default();
        for _ in 0..2 {
            assert!(limite.essayer("a", &REGLE, at(0)).is_ok());
        }
        assert!(limite.essayer("a", &REGLE, at(0)).is_err());
        limite.reussi("a");
        assert!(limite.essayer("a", &REGLE, at(0)).is_ok());
    }

    #[test]
    fn memory_is_bounded() {
        let mut seen: HashMap<_, _> =
            (0..KEYS).map(|i| (i.to_string(), vec![Stamp(i as i64)])).collect();
        forget_old(&mut seen, Stamp(-1));
        assert!(seen.len() < KEYS && seen.contains_key(&(KEYS - 1).to_string()));
    }
}
