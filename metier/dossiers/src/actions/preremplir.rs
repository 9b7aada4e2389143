//! Answers that someone else prepares for a person: in a link, or by a program beforehand.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use db::Tx;
use demarches::{Demarche, DemarcheId, Revision};
use formulaires::{ChampId, Prerempli, RangeeId};
use jiff::civil::Date;
use primitives::{Actor, Ctx};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{LIRE, courante, etat_visible, remplir};
use crate::depot::{self, Copie};
use crate::erreur::Erreur;
use crate::modele::{Canal, Dossier, DossierId, Etat, Identite, PourQui, Preremplissage};

/// A prepared draft that nobody opens is kept this long, in seconds: thirty days.
const ATTENTE: i64 = 30 * 86_400;
/// The longest name taken from a prefill, in characters.
const NOM_MAX: usize = 300;

/// What a prefill gives: answers, what was wrong, and a name.
#[derive(Clone, Debug, Default)]
pub struct Preparees {
    /// The answers, and what could not be taken.
    pub lues: Prerempli,
    /// First name, name and civilité. Nothing else of who asks is taken: mails and links to the draft
    /// go to its address, which must be of the person's own choosing.
    pub identite: Identite,
}

impl Preparees {
    /// Reads a prefill: `champ_<id>` for each answer, `identite_prenom`, `identite_nom`,
    /// `identite_genre`. Other keys are another program's.
    pub fn lire(revision: &Revision, valeurs: &Map<String, Value>, aujourdhui: Date) -> Self {
        let mut rang = 0;
        let mut rangee = || {
            rang += 1;
            RangeeId::numero(rang)
        };
        let lues = formulaires::preremplir(&revision.formulaire, valeurs, aujourdhui, &mut rangee);
        let mut preparees = Self { lues, identite: Identite::default() };
        for (cle, valeur) in valeurs {
            let Some(nom) = cle.strip_prefix("identite_") else { continue };
            if !preparees.nommer(nom, valeur.as_str().unwrap_or_default()) {
                preparees.lues.inconnues.push(cle.clone());
            }
        }
        preparees
    }

    fn nommer(&mut self, nom: &str, texte: &str) -> bool {
        let propre: String =
            texte.chars().map(|lettre| if lettre.is_control() { ' ' } else { lettre }).collect();
        let propre = propre.trim();
        let civilite = match propre.trim_end_matches('.') {
            "M" | "Mme" => propre.trim_end_matches('.'),
            _ => "",
        };
        let (place, texte) = match nom {
            "prenom" => (&mut self.identite.prenom, propre),
            "nom" => (&mut self.identite.nom, propre),
            "genre" | "civilite" => (&mut self.identite.civilite, civilite),
            _ => return false,
        };
        if texte.is_empty() || texte.chars().count() > NOM_MAX {
            return false;
        }
        texte.clone_into(place);
        true
    }

    /// Whether nothing was given, right or wrong.
    pub fn est_vide(&self) -> bool {
        let Prerempli { reponses, problemes, inconnues } = &self.lues;
        reponses.blocs().next().is_none()
            && problemes.is_empty()
            && inconnues.is_empty()
            && self.identite == Identite::default()
    }

    /// What the draft keeps of it.
    pub(crate) fn marque(&self, dossier_id: DossierId) -> Preremplissage {
        let blocs = self.lues.reponses.blocs();
        let champs: BTreeSet<ChampId> =
            blocs.flat_map(|(_, bloc)| bloc.0.keys().copied()).collect();
        let ecartes: BTreeSet<ChampId> =
            self.lues.problemes.iter().map(|probleme| probleme.champ).collect();
        Preremplissage {
            dossier_id,
            champs: champs.into_iter().collect(),
            ecartes: ecartes.into_iter().collect(),
            inconnues: i64::try_from(self.lues.inconnues.len()).unwrap_or(i64::MAX),
            ouvert_le: None,
        }
    }
}

/// Starts a draft with the answers of the link that its author followed.
pub fn commencer_avec(
    tx: &mut Tx<'_>,
    demarche: &Demarche,
    canal: Canal,
    pour: PourQui,
    preparees: &Preparees,
) -> Result<DossierId, Erreur> {
    let identite = Identite { pour, ..preparees.identite.clone() };
    let id = remplir::commencer(tx, demarche, canal, &identite)?;
    if !preparees.est_vide() {
        let ouvert_le = Some(tx.now()?);
        poser(tx, preparees, &Preremplissage { ouvert_le, ..preparees.marque(id) }, None)?;
    }
    Ok(id)
}

/// Makes a draft that is nobody's until who holds the token opens it.
pub fn preparer(
    tx: &mut Tx<'_>,
    demarche: &Demarche,
    preparees: &Preparees,
    jeton: &str,
) -> Result<DossierId, Erreur> {
    let identite = &preparees.identite;
    let id = remplir::inserer(tx, demarche, Canal::EnLigne, identite, ATTENTE)?;
    poser(tx, preparees, &preparees.marque(id), Some(&empreinte(jeton)))?;
    Ok(id)
}

fn poser(
    tx: &mut Tx<'_>,
    preparees: &Preparees,
    marque: &Preremplissage,
    empreinte: Option<&str>,
) -> Result<(), Erreur> {
    for (bloc, contenu) in preparees.lues.reponses.blocs() {
        let (cle, json) = (bloc.to_string(), contenu.to_json());
        depot::ecrire_bloc(tx, marque.dossier_id, Copie::Tenue, &cle, 0, &json)?;
    }
    Ok(depot::marquer_prerempli(tx, marque, empreinte)?)
}

/// The prepared draft of this démarche that a token names, taken or not. Its token is the right to it.
pub fn par_jeton(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
    jeton: &str,
) -> Result<Option<(Dossier, Preremplissage)>, Erreur> {
    let Some(marque) = depot::preremplissage_par_empreinte(tx, &empreinte(jeton))? else {
        return Ok(None);
    };
    let Some(scelle) = depot::lire(tx, marque.dossier_id)? else { return Ok(None) };
    let dossier = scelle.ouvrir(&programme(tx.ctx()), LIRE)?;
    let perime = match dossier.expire_le {
        Some(fin) => fin <= tx.now()?,
        None => false,
    };
    Ok(Some((dossier, marque)).filter(|(dossier, _)| dossier.demarche_id == demarche && !perime))
}

/// Takes a prepared draft: from now on its token opens nothing, and the draft is kept as long as any.
/// `None` when the token names none, or was used.
pub fn prendre_preparee(
    tx: &mut Tx<'_>,
    demarche: &Demarche,
    jeton: &str,
    pour: PourQui,
) -> Result<Option<DossierId>, Erreur> {
    if !demarche.ouverte() {
        return Err(Erreur::DemarcheFermee);
    }
    let Some((connu, _)) = par_jeton(tx, demarche.id, jeton)? else { return Ok(None) };
    let id = connu.id;
    depot::verrouiller(tx, id)?;
    let Some((mut dossier, _)) = par_jeton(tx, demarche.id, jeton)? else { return Ok(None) };
    if !depot::ouvrir_prerempli(tx, id)? {
        return Ok(None);
    }
    dossier.identite.pour = pour;
    dossier.expire_le = Some(remplir::plus_tard(tx, &dossier)?);
    depot::ecrire(tx, &dossier)?;
    Ok(Some(id))
}

/// The prepared drafts that tokens name, each with the state that its applicant is told; those of
/// tokens that name nothing are left out.
pub fn etats_prepares(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
    jetons: &[String],
) -> Result<Vec<(String, Dossier, Preremplissage)>, Erreur> {
    let mut lus = Vec::new();
    for jeton in jetons {
        let Some((mut dossier, marque)) = par_jeton(tx, demarche, jeton)? else { continue };
        if dossier.etat != Etat::Brouillon {
            let decision = courante(tx, &dossier)?;
            dossier.etat = etat_visible(&dossier, decision.as_ref());
        }
        lus.push((jeton.clone(), dossier, marque));
    }
    Ok(lus)
}

fn empreinte(jeton: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(jeton.as_bytes()))
}

fn programme(ctx: &Ctx) -> Ctx {
    ctx.with(|parts| parts.actor = Actor::SYSTEM)
}
