//! Those who opened a dossier, as both sides read them.

use journal::{Reading, Subject};
use langues::Textes;
use web::composants::{HtmlSur, LigneRecap, Prose, Recapitulatif};
use web::{PageError, Requete};

use crate::actions::SUJET;
use crate::lecteurs::Lecteur;
use crate::modele::DossierId;

/// Writes in the journal that whoever asks is shown a dossier; without it nothing may be shown.
pub(super) async fn noter(requete: &Requete, id: DossierId) -> Result<(), PageError> {
    requete.lire(Reading::one(Subject { kind: SUJET, id: id.0 })).await
}

/// A line an agent and a day: name and quality, then when.
pub(super) fn liste(t: Textes, lecteurs: &[Lecteur]) -> HtmlSur {
    if lecteurs.is_empty() {
        return Prose::texte(t.journal_lecteurs_personne()).into();
    }
    let lignes =
        lecteurs.iter().map(|lecteur| LigneRecap::texte(qui(t, lecteur), &quand(t, lecteur)));
    Recapitulatif::nouveau(lignes.collect()).into()
}

fn qui(t: Textes, lecteur: &Lecteur) -> String {
    let Some(agent) = &lecteur.identite else { return t.journal_lecteurs_inconnu().to_owned() };
    match (agent.nom_complet(), agent.qualite.as_str()) {
        (nom, _) if nom.is_empty() => t.journal_lecteurs_inconnu().to_owned(),
        (nom, "") => nom,
        (nom, qualite) => t.journal_lecteurs_qui(nom, qualite),
    }
}

fn quand(t: Textes, lecteur: &Lecteur) -> String {
    let (debut, fin) = (lecteur.premiere.in_paris(), lecteur.derniere.in_paris());
    let (jour, de) = (t.date_avec_jour(debut.date()), t.heure(debut.time()));
    let a = t.heure(fin.time());
    if de == a { t.journal_lecteurs_quand(jour, de) } else { t.journal_lecteurs_entre(jour, de, a) }
}
