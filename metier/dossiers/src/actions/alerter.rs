use db::Tx;

use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{Alerte, DossierId};

/// Tells the agents' list that something failed around a dossier (`Some`), or that everything is
/// mended (`None`). No act of a person: the act that failed has its own line in the journal.
pub fn alerter(tx: &mut Tx<'_>, id: DossierId, alerte: Option<Alerte>) -> Result<(), Erreur> {
    let Some(alerte) = alerte else { return Ok(depot::alerter(tx, id, &[])?) };
    let mut alertes = depot::alertes(tx, id)?;
    if !alertes.contains(&alerte) {
        alertes.push(alerte);
        depot::alerter(tx, id, &alertes)?;
    }
    Ok(())
}

/// Takes back one alert whose cause is mended; the others stay.
pub fn apaiser(tx: &mut Tx<'_>, id: DossierId, alerte: Alerte) -> Result<(), Erreur> {
    let mut alertes = depot::alertes(tx, id)?;
    if alertes.contains(&alerte) {
        alertes.retain(|autre| *autre != alerte);
        depot::alerter(tx, id, &alertes)?;
    }
    Ok(())
}
