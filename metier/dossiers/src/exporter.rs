//! The filed dossiers of a démarche as data: read by lots, each on one snapshot, written as they come.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use db::{DbError, Tx};
use demarches::{Demarche, Revision, RevisionId};
use formulaires::{Bloc, BlocId, Champ, Colonne, Genre, Reponses, cellules, colonnes, vers_objet};
use journal::{Entry, Subject};
use primitives::Stamp;
use serde_json::{Value, json};

use crate::actions::LIRE_AGENT;
use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{Dossier, DossierId};

/// Dossiers read in one transaction.
const LOT: i64 = 1_000;

/// What every row begins with, whatever the form.
const FIXES: [&str; 19] = [
    "numero",
    "etat",
    "canal",
    "recu_le",
    "depose_le",
    "traite_le",
    "pour",
    "civilite",
    "prenom",
    "nom",
    "courriel",
    "telephone",
    "adresse",
    "beneficiaire_prenom",
    "beneficiaire_nom",
    "organisme",
    "siret",
    "rna",
    "archive",
];

/// A filed dossier, as it leaves.
pub struct Exporte {
    /// The dossier.
    pub dossier: Dossier,
    revision: Arc<Revision>,
    reponses: Reponses,
}

/// The next dossiers of a démarche after `apres`, by number; none at the end.
pub fn lot(tx: &mut Tx<'_>, demarche: &Demarche, apres: DossierId) -> Result<Vec<Exporte>, Erreur> {
    let mut dossiers = Vec::new();
    for scelle in depot::deposes(tx, demarche.id, apres, LOT)? {
        dossiers.push(scelle.ouvrir(tx.ctx(), LIRE_AGENT)?);
    }
    let ids: Vec<DossierId> = dossiers.iter().map(|dossier| dossier.id).collect();
    let mut reponses: BTreeMap<DossierId, Reponses> = BTreeMap::new();
    for lu in depot::blocs_de(tx, &ids)? {
        let illisible = |cause: String| DbError::Type { index: 2, cause };
        let bloc = BlocId::lire(&lu.bloc).ok_or_else(|| illisible(lu.bloc.clone()))?;
        let contenu = Bloc::from_json(&lu.contenu).map_err(|error| illisible(error.to_string()))?;
        reponses.entry(lu.dossier_id).or_default().poser_bloc(bloc, contenu);
    }
    let mut revisions: HashMap<RevisionId, Arc<Revision>> = HashMap::new();
    let mut exportes = Vec::with_capacity(dossiers.len());
    for dossier in dossiers {
        let revision = match revisions.get(&dossier.revision_id) {
            Some(connue) => Arc::clone(connue),
            None => {
                let lue =
                    demarches::revision(tx, dossier.revision_id)?.ok_or(Erreur::Introuvable)?;
                revisions.insert(dossier.revision_id, Arc::clone(&lue));
                lue
            }
        };
        let reponses = reponses.remove(&dossier.id).unwrap_or_default();
        exportes.push(Exporte { dossier, revision, reponses });
    }
    Ok(exportes)
}

/// A line of the démarche's chain: these dossiers are about to leave as data.
pub fn tracer_export(
    tx: &mut Tx<'_>,
    demarche: &Demarche,
    format: &'static str,
    exportes: &[DossierId],
) -> Result<(), Erreur> {
    let public = json!({
        "format": format,
        "dossiers": exportes.len(),
        "du": exportes.first().map(|id| id.0),
        "au": exportes.last().map(|id| id.0),
    });
    let sujet = Subject { kind: "demarche", id: demarche.id.0 };
    Ok(journal::append(tx, sujet, &Entry { act: "export", public, personal: None })?)
}

impl Exporte {
    /// The dossier as JSON: who asks, when, and the shown answers under the keys of a prefill.
    pub fn objet(&self) -> Value {
        let Dossier { id, etat, canal, recu_le, depose_le, traite_le, archive, identite, .. } =
            &self.dossier;
        json!({
            "numero": id,
            "etat": etat.code(),
            "canal": canal.code(),
            "recu_le": recu_le,
            "depose_le": depose_le.map(iso),
            "traite_le": traite_le.map(iso),
            "archive": archive,
            "demandeur": identite,
            "reponses": vers_objet(&self.revision.formulaire, &self.reponses),
        })
    }
}

fn iso(instant: Stamp) -> String {
    instant.in_paris().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The table of a démarche: what all its rows have in common, then a column for each part of each question of any of
/// its revisions, the active one first.
pub struct Tableau {
    colonnes: Vec<(formulaires::ChampId, formulaires::Partie)>,
    entetes: Vec<String>,
}

impl Tableau {
    /// The columns for these revisions, the latest first.
    pub fn nouveau(revisions: &[Arc<Revision>]) -> Self {
        let mut tableau = Self { colonnes: Vec::new(), entetes: FIXES.map(str::to_owned).to_vec() };
        let mut vues = HashSet::new();
        for revision in revisions {
            for colonne in revision.formulaire.champs().iter().flat_map(de_champ) {
                if vues.insert((colonne.champ.id, colonne.partie)) {
                    tableau.entetes.push(entete(&colonne));
                    tableau.colonnes.push((colonne.champ.id, colonne.partie));
                }
            }
        }
        tableau
    }

    /// The titles of the columns: the question, then the part of the answer when it has several.
    pub fn entetes(&self) -> &[String] {
        &self.entetes
    }

    /// The cells of a dossier. A repeatable block is one cell: the JSON of its rows.
    pub fn ligne(&self, exporte: &Exporte) -> Vec<String> {
        let objet = exporte.objet();
        let fixe = |cle: &&str| match &objet[*cle] {
            Value::Null => texte(&objet["demandeur"][*cle]),
            valeur => texte(valeur),
        };
        let mut ligne: Vec<String> = FIXES.iter().map(fixe).collect();
        let mut parties = HashMap::new();
        for champ in exporte.revision.formulaire.champs() {
            let nom = champ.id.nom(None);
            let montre = objet["reponses"].get(&nom);
            if champ.genre.enfants().is_some() {
                let rangees = montre.map(Value::to_string).unwrap_or_default();
                parties.insert((champ.id, formulaires::Partie::Tout), rangees);
                continue;
            }
            let valeur = montre.and_then(|_| {
                exporte.reponses.valeur(&exporte.revision.formulaire, champ.id, None)
            });
            for (colonne, cellule) in de_champ(champ).into_iter().zip(cellules(champ, valeur)) {
                parties.insert((champ.id, colonne.partie), cellule);
            }
        }
        ligne.extend(self.colonnes.iter().map(|cle| parties.remove(cle).unwrap_or_default()));
        ligne
    }
}

/// The columns of one champ; one for a repeatable block.
fn de_champ(champ: &Champ) -> Vec<Colonne<'_>> {
    match champ.genre {
        Genre::Repetition { .. } => vec![Colonne { champ, partie: formulaires::Partie::Tout }],
        _ => colonnes(std::slice::from_ref(champ)),
    }
}

fn entete(colonne: &Colonne<'_>) -> String {
    let libelle = demarches::texte_simple(&colonne.champ.libelle);
    match colonne.partie.code() {
        "" => libelle,
        partie => format!("{libelle} ({partie})"),
    }
}

fn texte(valeur: &Value) -> String {
    match valeur {
        Value::Null => String::new(),
        Value::String(texte) => texte.clone(),
        Value::Bool(vrai) => if *vrai { "oui" } else { "non" }.to_owned(),
        autre => autre.to_string(),
    }
}
