use db::Tx;

use super::corriger::nommes;
use super::{LIRE, charger, ouvrir, proprietaire};
use crate::depot::{self, Copie};
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

/// Tells that a file which agents read carries a virus or could not be looked at; takes it back once
/// there is none. A file that a correction replaced no longer counts.
pub(crate) fn veiller_aux_fichiers(tx: &mut Tx<'_>, id: DossierId) -> Result<(), Erreur> {
    let dossier = ouvrir(tx, id, LIRE)?;
    let mut rates = files::of_owner(tx, &proprietaire(id))?;
    rates.retain(|nomme| nomme.failed());
    if rates.is_empty() {
        return apaiser(tx, id, Alerte::Fichier);
    }
    let mut lus = nommes(&charger(tx, dossier, Copie::Tenue)?.reponses);
    let messages = depot::messages(tx, id)?.into_iter();
    lus.extend(messages.flat_map(|message| message.fichiers).map(|fichier| fichier.id));
    match rates.iter().any(|nomme| lus.contains(&nomme.id)) {
        true => alerter(tx, id, Some(Alerte::Fichier)),
        false => apaiser(tx, id, Alerte::Fichier),
    }
}
