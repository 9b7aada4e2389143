use std::sync::{Arc, Mutex};

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

/// Where randomness comes from: the operating system, or a seed in tests.
#[derive(Clone, Debug, Default)]
pub struct Random {
    seed: Option<Arc<Mutex<[u8; 32]>>>,
}

impl Random {
    /// The operating system's randomness.
    pub fn system() -> Self {
        Self::default()
    }

    /// A reproducible source, for tests and seeds only.
    pub fn seeded(seed: u64) -> Self {
        let state = Sha256::digest(seed.to_le_bytes()).into();
        Self { seed: Some(Arc::new(Mutex::new(state))) }
    }

    /// Fills `buffer`.
    pub fn fill(&self, buffer: &mut [u8]) {
        match &self.seed {
            #[allow(clippy::expect_used, reason = "without randomness no secret can be made: stop")]
            None => getrandom::fill(buffer).expect("the operating system gives randomness"),
            Some(seed) => {
                let mut state = seed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                for chunk in buffer.chunks_mut(32) {
                    *state = Sha256::digest(*state).into();
                    let out = Sha256::digest([state.as_slice(), b"out"].concat());
                    chunk.copy_from_slice(&out[..chunk.len()]);
                }
            }
        }
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        self.fill(&mut out);
        out
    }

    /// A secret for addresses and cookies: `bytes` random bytes in base64url.
    pub fn token(&self, bytes: usize) -> String {
        let mut out = vec![0; bytes];
        self.fill(&mut out);
        BASE64URL_NOPAD.encode(&out)
    }

    /// `length` characters taken evenly from `alphabet` (at most 256 characters of one byte).
    pub fn pick(&self, alphabet: &[u8], length: usize) -> String {
        let bound = 256 - 256 % alphabet.len();
        let mut out = String::with_capacity(length);
        while out.len() < length {
            let [byte] = self.bytes::<1>();
            if usize::from(byte) < bound {
                out.push(char::from(alphabet[usize::from(byte) % alphabet.len()]));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_itself_and_another_differs() {
        assert_eq!(Random::seeded(1).token(40), Random::seeded(1).token(40));
        assert_ne!(Random::seeded(1).token(40), Random::seeded(2).token(40));
    }

    #[test]
    fn pick_uses_the_whole_alphabet_and_nothing_else() {
        let text = Random::seeded(3).pick(b"ABC", 300);
        assert_eq!(text.len(), 300);
        for letter in "ABC".chars() {
            assert!(text.matches(letter).count() > 60);
        }
    }
}
