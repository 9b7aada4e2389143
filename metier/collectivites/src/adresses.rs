//! The address at which the world finds a page: mails, letters and QR codes carry it.

use db::{DbError, Tx};

use crate::depot;

/// The whole address of a path of the present tenant: at its own host, else at the root of the
/// installation when it is alone there, else under `/c/{slug}`.
pub fn adresse(tx: &mut Tx<'_>, chemin: &str) -> Result<String, DbError> {
    let (base, tenant) = (tx.ctx().base_url.clone(), tx.ctx().tenant);
    let Some(collectivite) = depot::publique(tx, tenant)? else {
        return Ok(format!("{base}{chemin}"));
    };
    if let Some(hote) = collectivite.hote {
        let schema = if base.starts_with("https://") { "https" } else { "http" };
        return Ok(format!("{schema}://{hote}{chemin}"));
    }
    let (seules, _) = depot::etat(tx)?;
    if seules == 1 {
        return Ok(format!("{base}{chemin}"));
    }
    Ok(format!("{base}/c/{}{chemin}", collectivite.slug))
}
