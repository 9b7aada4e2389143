use data_encoding::BASE32_NOPAD;
use db::{DbError, Tx};
use hmac::{Hmac, Mac};
use primitives::{Ctx, Stamp};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::erreur::Erreur;
use crate::lecture::par_code;
use crate::modele::{Dossier, DossierId};

/// A link opens for thirty days, in seconds.
const DUREE: i64 = 30 * 86_400;
/// Bytes of the proof: 128 bits.
const PREUVE: usize = 16;

/// Makes and reads the links that open a dossier without its code. Signed by the key of the
/// installation over the dossier, its code, its address and an end: a new code or another address
/// closes those given before. The outbox keeps each in its mail.
pub struct Liens {
    mac: Hmac<Sha256>,
}

impl Liens {
    /// Links of the installation of a context.
    pub fn de(ctx: &Ctx) -> Self {
        let mut bloc = [0; 64];
        bloc[..32].copy_from_slice(&ctx.key.0);
        Self { mac: Hmac::new(&bloc.into()) }
    }

    /// What stands in the address after `/liens/`: `42-1767225600-…`.
    pub fn jeton(&self, dossier: &Dossier, fin: Stamp) -> String {
        let fin = fin.0.div_euclid(1_000_000);
        let preuve = BASE32_NOPAD.encode(&self.preuve(dossier, fin)).to_lowercase();
        format!("{}-{fin}-{preuve}", dossier.id)
    }

    /// Whether a link was made for this dossier as it is now.
    fn convient(&self, dossier: &Dossier, lu: &Lu) -> bool {
        self.preuve(dossier, lu.fin).ct_eq(&lu.preuve).into()
    }

    fn preuve(&self, dossier: &Dossier, fin: i64) -> [u8; PREUVE] {
        let (id, rang, courriel) = (dossier.id, dossier.code_rang, &dossier.identite.courriel);
        let mut mac = self.mac.clone();
        mac.update(
            format!("lien du dossier {id}, rang {rang}, fin {fin}, à {courriel}").as_bytes(),
        );
        let octets = mac.finalize().into_bytes();
        let mut preuve = [0; PREUVE];
        preuve.copy_from_slice(&octets[..PREUVE]);
        preuve
    }
}

/// What a link says, before it is believed.
struct Lu {
    id: DossierId,
    /// Seconds since 1970.
    fin: i64,
    preuve: Vec<u8>,
}

impl Lu {
    fn de(jeton: &str) -> Option<Self> {
        let (id, reste) = jeton.split_once('-')?;
        let (fin, preuve) = reste.split_once('-')?;
        let preuve = BASE32_NOPAD.decode(preuve.to_uppercase().as_bytes()).ok()?;
        Some(Self { id: DossierId(id.parse().ok()?), fin: fin.parse().ok()?, preuve })
    }
}

/// The whole address of a link to a dossier of this tenant, and its end.
pub(super) fn adresse(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<(String, Stamp), DbError> {
    let fin = tx.now()?.plus_seconds(DUREE);
    let jeton = Liens::de(tx.ctx()).jeton(dossier, fin);
    Ok((collectivites::adresse(tx, &format!("/liens/{jeton}"))?, fin))
}

/// The dossier that a link opens; `None` when it is altered, over, or closed by what came since.
pub(crate) fn par_lien(tx: &mut Tx<'_>, jeton: &str) -> Result<Option<Dossier>, Erreur> {
    let Some(lu) = Lu::de(jeton) else { return Ok(None) };
    if tx.now()? >= Stamp(lu.fin.saturating_mul(1_000_000)) {
        return Ok(None);
    }
    let liens = Liens::de(tx.ctx());
    par_code(tx, lu.id, |dossier| liens.convient(dossier, &lu))
}
