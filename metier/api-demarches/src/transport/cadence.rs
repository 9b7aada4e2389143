//! How often a token, or an address without one, may ask: so many requests a minute of the clock.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use http::HeaderValue;
use sha2::{Digest, Sha256};
use web::Requete;

/// Requests a minute.
const LIMITE: u32 = 400;
const MINUTE: i64 = 60;
/// More callers than this in a minute are counted together.
const APPELANTS_MAX: usize = 100_000;

/// When to come back.
pub(crate) struct Attente {
    pub(crate) limite: u32,
    /// Unix seconds.
    pub(crate) fin: i64,
    pub(crate) secondes: i64,
}

/// The requests of the present minute in this process.
#[derive(Default)]
struct Minute {
    debut: i64,
    appels: HashMap<[u8; 32], u32>,
}

static MINUTE_COURANTE: LazyLock<Mutex<Minute>> = LazyLock::new(Mutex::default);

/// Counts a request of this token, before anything is read.
pub(crate) fn compter(requete: &Requete, jeton: Option<&HeaderValue>) -> Result<(), Attente> {
    let secondes = requete.ctx.clock.now().0.div_euclid(1_000_000);
    let debut = secondes - secondes.rem_euclid(MINUTE);
    let mut courante = MINUTE_COURANTE.lock().unwrap_or_else(PoisonError::into_inner);
    if courante.debut != debut {
        *courante = Minute { debut, appels: HashMap::new() };
    }
    let cle = match jeton {
        _ if courante.appels.len() >= APPELANTS_MAX => [0; 32],
        Some(jeton) => Sha256::digest(jeton.as_bytes()).into(),
        None => Sha256::digest(requete.adresse.to_string()).into(),
    };
    let appels = courante.appels.entry(cle).or_default();
    *appels += 1;
    if *appels <= LIMITE {
        return Ok(());
    }
    let fin = debut + MINUTE;
    Err(Attente { limite: LIMITE, fin, secondes: fin - secondes })
}
