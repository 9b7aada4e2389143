//! Proofs of identity, and what is asked for the time of a study: written over with what they were
//! given for, erased once the decision has left.

use db::Tx;
use files::{Named, Stored, Watermark};
use formulaires::{FichierRef, Formulaire, Genre, Probleme, Reponses, Valeur};
use langues::Textes;
use serde_json::json;

use super::{joindre, proprietaire, tracer};
use crate::erreur::Erreur;
use crate::modele::{Dossier, DossierId};

/// Names a file that came as an answer to a champ of this type.
pub(crate) fn joindre_a_reponse(
    tx: &mut Tx<'_>,
    dossier: &Dossier,
    genre: &Genre,
    stored: &Stored,
) -> Result<Vec<FichierRef>, Erreur> {
    let joints = joindre(tx, dossier.id, std::slice::from_ref(stored))?;
    for joint in &joints {
        proteger(tx, dossier, genre, &joint.id)?;
    }
    Ok(joints)
}

/// Does to a named file of a dossier what its champ asks: its watermark, its end.
pub fn proteger(
    tx: &mut Tx<'_>,
    dossier: &Dossier,
    genre: &Genre,
    fichier: &str,
) -> Result<(), Erreur> {
    let owner = proprietaire(dossier.id);
    if formulaires::est_purge(genre) {
        files::keep_until_erased(tx, &owner, fichier)?;
    }
    if formulaires::est_identite(genre) {
        let texte = filigrane(tx, dossier)?;
        files::protect(tx, &owner, fichier, &texte)?;
    }
    Ok(())
}

/// « Ville d’Exemple · Demande n° 27 – service État civil · 24 novembre 2026 »: in French, whatever
/// the page was read in, for whoever would find the file elsewhere.
fn filigrane(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<String, Erreur> {
    let t = Textes::fr();
    let collectivite = collectivites::publique(tx)?.ok_or(Erreur::Introuvable)?;
    let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
    let (numero, jour) = (dossier.id.to_string(), t.date_longue(tx.now()?.date()));
    Ok(match demarche.service.nom.as_str() {
        "" => t.pieces_filigrane_sans_service(&collectivite.nom, numero, jour),
        service => t.pieces_filigrane(&collectivite.nom, numero, service, jour),
    })
}

/// Erases what was asked for the time of the study, with a line in the journal.
pub(super) fn effacer_apres_decision(tx: &mut Tx<'_>, id: DossierId) -> Result<(), Erreur> {
    match files::erase(tx, &proprietaire(id))? {
        0 => Ok(()),
        nombre => tracer(tx, id, "fichiers_effaces", json!({ "fichiers": nombre }), None),
    }
}

/// The files of answers over which nothing can be written: another one is asked.
pub(crate) fn inutilisables(
    formulaire: &Formulaire,
    reponses: &Reponses,
    fichiers: &[Named],
) -> Vec<Probleme> {
    let visibles = formulaires::visibles(formulaire, reponses);
    let refuse = |fichier: &&FichierRef| {
        let nomme = fichiers.iter().find(|nomme| nomme.id == fichier.id);
        nomme.is_some_and(|nomme| matches!(nomme.watermark, Watermark::Refused(_)))
    };
    let rencontres = formulaires::parcourir(formulaire, reponses, &visibles).into_iter();
    let problemes = rencontres.flat_map(|rencontre| {
        let siens = rencontre.valeur.map_or(&[][..], Valeur::fichiers).iter().filter(refuse);
        siens.map(move |fichier| {
            formulaires::fichier_inutilisable(rencontre.champ, rencontre.rangee, &fichier.nom)
        })
    });
    problemes.collect()
}
