use std::collections::BTreeMap;

use db::Tx;
use demarches::Demarche;
use formulaires::{Bloc, BlocId, Reponses};
use jiff::ToSpan;
use jiff::civil::Date;
use primitives::Stamp;

use super::{REMPLIR, prendre, proprietaire};
use crate::depot::{self, Copie, Nouveau};
use crate::erreur::Erreur;
use crate::modele::{Canal, Dossier, DossierId, Etat, Identite};

/// Seconds in a day.
const JOUR: i64 = 86_400;
/// Owners of files looked at in one transaction.
const LOT: i64 = 500;

/// What a draft holds, with the version of each block that its pages send back.
#[derive(Clone, Debug)]
pub struct Contenu {
    /// The draft.
    pub dossier: Dossier,
    /// Its answers.
    pub reponses: Reponses,
    /// How often each block was written; a block that was never written is not there (0).
    pub versions: BTreeMap<BlocId, i64>,
}

/// A block to write over the version that its page showed; without content it goes away (a row).
#[derive(Clone, Debug)]
pub struct Ecriture {
    /// Which block.
    pub bloc: BlocId,
    /// The version shown, 0 if there was none.
    pub version: i64,
    /// Its new content.
    pub contenu: Option<Bloc>,
}

/// Starts a draft on the active revision of a démarche.
pub fn commencer(
    tx: &mut Tx<'_>,
    demarche: &Demarche,
    canal: Canal,
    identite: &Identite,
) -> Result<DossierId, Erreur> {
    if !demarche.ouverte() {
        return Err(Erreur::DemarcheFermee);
    }
    inserer(tx, demarche, canal, identite, demarche.garde_brouillon_jours * JOUR)
}

/// A draft on the active revision, whether residents may start the démarche or not.
pub(super) fn inserer(
    tx: &mut Tx<'_>,
    demarche: &Demarche,
    canal: Canal,
    identite: &Identite,
    garde: i64,
) -> Result<DossierId, Erreur> {
    let revision_id = demarche.revision_active.ok_or(Erreur::DemarcheFermee)?;
    let groupe_id = demarches::groupe_par_defaut(tx, demarche.id)?.ok_or(Erreur::DemarcheFermee)?;
    let expire_le = tx.now()?.plus_seconds(garde);
    let saisi_par = depot::agent_id(tx);
    let demarche_id = demarche.id;
    Ok(depot::inserer(
        tx,
        &Nouveau { demarche_id, revision_id, groupe_id, canal, saisi_par, identite, expire_le },
    )?)
}

/// Starts a draft that an agent fills in for someone; `recu_le` is the day their request was received
/// (for a letter its postmark, CRPA L112-1): delays will run from it.
pub fn saisir(
    tx: &mut Tx<'_>,
    demarche: &Demarche,
    canal: Canal,
    recu_le: Date,
) -> Result<DossierId, Erreur> {
    if !reception_possible(recu_le, tx.now()?.date()) {
        return Err(Erreur::ReceptionImpossible);
    }
    let id = commencer(tx, demarche, canal, &Identite::default())?;
    depot::dater_reception(tx, id, recu_le)?;
    Ok(id)
}

/// Whether a request may be said received this day: not to come, and within the last year, since a
/// slip of the year would make the law decide at once.
pub fn reception_possible(recu_le: Date, aujourdhui: Date) -> bool {
    recu_le <= aujourdhui && recu_le >= aujourdhui.saturating_sub(1.year())
}

/// The answers of a dossier that was opened, with their versions.
pub(crate) fn charger(tx: &mut Tx<'_>, dossier: Dossier, copie: Copie) -> Result<Contenu, Erreur> {
    let (reponses, versions) = lire_blocs(depot::blocs(tx, dossier.id, copie)?)?;
    Ok(Contenu { dossier, reponses, versions })
}

/// Answers and the version of each block, from blocks as they are kept.
pub(super) fn lire_blocs(
    gardes: BTreeMap<String, depot::Bloc>,
) -> Result<(Reponses, BTreeMap<BlocId, i64>), Erreur> {
    let (mut reponses, mut versions) = (Reponses::nouvelles(), BTreeMap::new());
    for (cle, garde) in gardes {
        let illisible = |cause: String| db::DbError::Type { index: 2, cause };
        let bloc = BlocId::lire(&cle).ok_or_else(|| illisible(format!("block {cle:?}")))?;
        let contenu =
            Bloc::from_json(&garde.contenu).map_err(|error| illisible(error.to_string()))?;
        reponses.poser_bloc(bloc.clone(), contenu);
        versions.insert(bloc, garde.version);
    }
    Ok((reponses, versions))
}

/// Writes who asks, even when something still lacks: nothing that was typed is lost.
pub fn identifier(tx: &mut Tx<'_>, id: DossierId, identite: &Identite) -> Result<Dossier, Erreur> {
    let mut dossier = brouillon(tx, id)?;
    dossier.identite = identite.clone();
    depot::ecrire(tx, &dossier)?;
    Ok(dossier)
}

/// Writes blocks of answers, all or none: another tab that wrote one meanwhile is not overwritten.
/// Those of a filed dossier are written beside, until its correction is sent. The dossier as it stands
/// after.
pub fn enregistrer(
    tx: &mut Tx<'_>,
    id: DossierId,
    ecritures: &[Ecriture],
) -> Result<Dossier, Erreur> {
    let mut dossier = prendre(tx, id, REMPLIR, None)?;
    let copie = match dossier.etat {
        Etat::Brouillon => Copie::Tenue,
        _ if dossier.a_completer => Copie::EnCorrection,
        _ => return Err(Erreur::Conflit),
    };
    for ecriture in ecritures {
        let cle = ecriture.bloc.to_string();
        match &ecriture.contenu {
            None => depot::retirer_bloc(tx, id, copie, &cle)?,
            Some(contenu) => {
                let (version, json) = (ecriture.version, contenu.to_json());
                if !depot::ecrire_bloc(tx, id, copie, &cle, version, &json)? {
                    return Err(Erreur::Conflit);
                }
            }
        }
    }
    if copie == Copie::Tenue {
        dossier.expire_le = Some(plus_tard(tx, &dossier)?);
        depot::ecrire(tx, &dossier)?;
        (dossier.modifie_le, dossier.version) = (tx.now()?, dossier.version + 1);
    }
    Ok(dossier)
}

impl Contenu {
    /// The same after these blocks were written.
    pub(crate) fn apres(mut self, dossier: Dossier, ecritures: Vec<Ecriture>) -> Self {
        self.dossier = dossier;
        for Ecriture { bloc, version, contenu } in ecritures {
            match contenu {
                Some(contenu) => {
                    self.versions.insert(bloc.clone(), version + 1);
                    self.reponses.poser_bloc(bloc, contenu);
                }
                None => {
                    self.versions.remove(&bloc);
                    self.reponses.retirer_bloc(&bloc);
                }
            }
        }
        self
    }
}

/// Erases a draft that its author gives up.
pub fn effacer(tx: &mut Tx<'_>, id: DossierId) -> Result<(), Erreur> {
    brouillon(tx, id)?;
    effacer_tout(tx, id)
}

/// Erases a draft with its files and its mails.
fn effacer_tout(tx: &mut Tx<'_>, id: DossierId) -> Result<(), Erreur> {
    files::forget_all(tx, &proprietaire(id))?;
    mail::forget(tx, depot::CLE, id.0)?;
    Ok(depot::effacer_brouillon(tx, id)?)
}

/// Erases the drafts of this tenant whose time is over, and warns the authors of those that will
/// soon be; how many were erased.
pub fn effacer_perimes(tx: &mut Tx<'_>) -> Result<usize, Erreur> {
    let now = tx.now()?;
    super::notifier::prevenir(tx)?;
    let perimes = depot::brouillons_perimes(tx, now)?;
    for id in &perimes {
        effacer_tout(tx, *id)?;
    }
    Ok(perimes.len())
}

/// Forgets the files of dossiers that are gone, among the next owners of files after `apres`; the last
/// one seen, from which to go on, or nothing at the end.
pub fn oublier_fichiers_perdus(tx: &mut Tx<'_>, apres: i64) -> Result<Option<i64>, Erreur> {
    let vus = files::owners(tx, depot::CLE, apres, LOT)?;
    let tenus = depot::existants(tx, &vus)?;
    for id in vus.iter().map(|id| DossierId(*id)).filter(|id| !tenus.contains(id)) {
        files::forget_all(tx, &proprietaire(id))?;
    }
    Ok(vus.last().copied())
}

/// When a draft that changes now will go away.
pub(super) fn plus_tard(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<Stamp, Erreur> {
    let jours = demarches::garde_brouillon(tx, dossier.demarche_id)?;
    Ok(tx.now()?.plus_seconds(jours * JOUR))
}

/// A draft, locked; one that was filed meanwhile is in the state that the page no longer expects.
pub(super) fn brouillon(tx: &mut Tx<'_>, id: DossierId) -> Result<Dossier, Erreur> {
    let dossier = prendre(tx, id, REMPLIR, None)?;
    if dossier.etat == Etat::Brouillon { Ok(dossier) } else { Err(Erreur::Conflit) }
}
