use db::Tx;
use hmac::{Hmac, Mac};
use serde_json::json;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::{INSTRUIRE, prendre, tracer};
use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{Dossier, DossierId};

/// 32 signs that are not taken for one another when read aloud or copied: no O, 0, I nor 1.
const SIGNES: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Signs of a code: 60 bits.
const LONGUEUR: usize = 12;

/// Makes and checks the codes that open a dossier without an account. A code is derived from a key
/// kept outside the database: nothing that is stored gives it.
#[derive(Clone)]
pub struct Codes {
    cle: [u8; 32],
}

impl Codes {
    /// Codes under a key of the installation.
    pub fn new(cle: [u8; 32]) -> Self {
        Self { cle }
    }

    /// The code of a dossier, in groups of four: `K7QM-2XRD-9HVA`.
    pub fn code(&self, dossier: &Dossier) -> String {
        let nu = self.nu(dossier.id, dossier.code_rang);
        format!("{}-{}-{}", &nu[..4], &nu[4..8], &nu[8..])
    }

    /// Whether what a person typed is the code of a dossier; spaces, hyphens and case do not count.
    pub fn convient(&self, dossier: &Dossier, saisi: &str) -> bool {
        let saisi: String = saisi
            .chars()
            .filter(|signe| signe.is_ascii_alphanumeric())
            .map(|signe| signe.to_ascii_uppercase())
            .collect();
        self.nu(dossier.id, dossier.code_rang).as_bytes().ct_eq(saisi.as_bytes()).into()
    }

    fn nu(&self, id: DossierId, rang: i64) -> String {
        #[allow(clippy::expect_used, reason = "HMAC takes a key of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.cle).expect("any length");
        mac.update(format!("code du dossier {id}, rang {rang}").as_bytes());
        let octets = mac.finalize().into_bytes();
        let signe = |octet: &u8| char::from(SIGNES[usize::from(octet % 32)]);
        octets.iter().take(LONGUEUR).map(signe).collect()
    }
}

/// Gives a dossier a new code: those given before open nothing any more. For a person whom an agent
/// has recognised and who lost it.
pub fn nouveau_code(tx: &mut Tx<'_>, id: DossierId) -> Result<Dossier, Erreur> {
    let mut dossier = prendre(tx, id, INSTRUIRE, None)?;
    dossier.code_rang += 1;
    depot::ecrire(tx, &dossier)?;
    tracer(tx, id, "nouveau_code", json!({ "rang": dossier.code_rang }), None)?;
    Ok(dossier)
}
