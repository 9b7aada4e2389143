//! Passwords: the rule, and the hashing, slow on purpose and never inside a transaction.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use primitives::Random;
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use crate::modele::ErreurCompte;

/// Memory of one hash, in KiB: 19 MiB, with two passes and one lane (OWASP's first choice).
const MEMOIRE_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const VOIES: u32 = 1;

const LONGUEUR_MINIMALE: usize = 12;
const LONGUEUR_MAXIMALE: usize = 512;

/// Those of twelve characters and more among the 20,000 most common passwords. The list is Royce
/// Williams's, as Django 5.2 ships it (`django/contrib/auth/common-passwords.txt.gz`).
static COURANTS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../donnees/mots-de-passe-courants.txt").lines().collect());

/// Whether a password may be chosen: twelve characters at least and none of the common ones
/// (CNIL, délibération 2022-100; no rule of composition).
pub fn acceptable(mot_de_passe: &str) -> Result<(), ErreurCompte> {
    let plie = compose(mot_de_passe).to_lowercase();
    let longueur = plie.chars().count();
    let monotone = plie.chars().collect::<HashSet<_>>().len() < 3;
    match longueur {
        ..LONGUEUR_MINIMALE => Err(ErreurCompte::MotDePasseCourt),
        _ if longueur > LONGUEUR_MAXIMALE => Err(ErreurCompte::MotDePasseLong),
        _ if monotone || COURANTS.contains(plie.as_str()) => Err(ErreurCompte::MotDePasseCourant),
        _ => Ok(()),
    }
}

/// The same text whichever keyboard wrote it.
fn compose(mot_de_passe: &str) -> String {
    mot_de_passe.nfkc().collect()
}

fn argon2id() -> Result<Argon2<'static>, ErreurCompte> {
    let params = Params::new(MEMOIRE_KIB, PASSES, VOIES, None).map_err(hachage)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hachage(error: impl std::fmt::Display) -> ErreurCompte {
    ErreurCompte::Hachage(error.to_string())
}

/// The hash of a password, for the command line and for seeds; a request goes through
/// [`MotsDePasse::hacher`].
pub fn hacher_ici(mot_de_passe: &str, random: &Random) -> Result<String, ErreurCompte> {
    let salt = SaltString::encode_b64(&random.bytes::<16>()).map_err(hachage)?;
    let hash = argon2id()?.hash_password(compose(mot_de_passe).as_bytes(), &salt);
    Ok(hash.map_err(hachage)?.to_string())
}

fn verifier_ici(mot_de_passe: &str, empreinte: &str) -> Result<bool, ErreurCompte> {
    let hash = PasswordHash::new(empreinte).map_err(hachage)?;
    Ok(argon2id()?.verify_password(compose(mot_de_passe).as_bytes(), &hash).is_ok())
}

/// What the password of an unknown account is compared with: a hash drawn at random, of no known text.
const LEURRE: &str = "$argon2id$v=19$m=19456,t=2,p=1$VoRj7XGyolJ1Hd47pCF+1g$k/1XqMHFUSXZAE2Trz4TvDjDquuuIOB7oDPsmxdoZsg";

/// Hashes and verifies, as many at once as there are cores: 19 MiB and 20 ms each.
pub struct MotsDePasse {
    permis: Arc<Semaphore>,
}

static COMMUN: LazyLock<MotsDePasse> = LazyLock::new(|| {
    let coeurs = std::thread::available_parallelism().map_or(1, usize::from);
    MotsDePasse { permis: Arc::new(Semaphore::new(coeurs)) }
});

impl MotsDePasse {
    /// The pool of this process, a permit a core.
    pub fn commun() -> &'static Self {
        &COMMUN
    }

    /// The hash of a password.
    pub async fn hacher(
        &self,
        mot_de_passe: &str,
        random: &Random,
    ) -> Result<String, ErreurCompte> {
        let (mot_de_passe, random) = (mot_de_passe.to_owned(), random.clone());
        self.lourd(move || hacher_ici(&mot_de_passe, &random)).await
    }

    /// Whether a password is the one of this hash. Without a hash, it takes the same time and says
    /// no.
    pub async fn verifier(
        &self,
        mot_de_passe: &str,
        empreinte: Option<String>,
    ) -> Result<bool, ErreurCompte> {
        let connu = empreinte.is_some();
        let empreinte = empreinte.unwrap_or_else(|| LEURRE.to_owned());
        let trop_long = mot_de_passe.chars().count() > LONGUEUR_MAXIMALE;
        let mot_de_passe = if trop_long { String::new() } else { mot_de_passe.to_owned() };
        let bon = self.lourd(move || verifier_ici(&mot_de_passe, &empreinte)).await?;
        Ok(bon && connu && !trop_long)
    }

    async fn lourd<T: Send + 'static>(
        &self,
        travail: impl FnOnce() -> Result<T, ErreurCompte> + Send + 'static,
    ) -> Result<T, ErreurCompte> {
        let permis = Arc::clone(&self.permis).acquire_owned().await.map_err(hachage)?;
        let fait = tokio::task::spawn_blocking(move || {
            let resultat = travail();
            drop(permis);
            resultat
        });
        fait.await.map_err(hachage)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_characters_that_are_not_common() {
        assert!(acceptable("la pluie de mars").is_ok());
        assert!(matches!(acceptable("onze lettre"), Err(ErreurCompte::MotDePasseCourt)));
        for courant in ["qwerty123456", "QWERTY123456", "telechargement", "aaaaaaaaaaaaaa"] {
            assert!(
                matches!(acceptable(courant), Err(ErreurCompte::MotDePasseCourant)),
                "{courant}"
            );
        }
        let long = "ab c".repeat(200);
        assert!(matches!(acceptable(&long), Err(ErreurCompte::MotDePasseLong)));
        assert!(COURANTS.len() > 100);
    }

    #[tokio::test]
    async fn a_password_is_verified_in_any_composition_and_no_other_is() {
        let random = Random::seeded(1);
        let mots = MotsDePasse::commun();
        let empreinte = mots.hacher("thé à la mairie", &random).await.unwrap();
        for hash in [&empreinte, LEURRE] {
            assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
            assert_eq!(hash.len(), LEURRE.len(), "both take the same time");
        }
        let oui = |mot: &'static str| mots.verifier(mot, Some(empreinte.clone()));
        assert!(oui("thé à la mairie").await.unwrap());
        assert!(oui("the\u{301} a\u{300} la mairie").await.unwrap());
        assert!(!oui("Thé à la mairie").await.unwrap());
        assert!(!mots.verifier("thé à la mairie", None).await.unwrap());
    }
}
