use std::collections::BTreeMap;

use comptes::Profil;
use db::Tx;
use demarches::{DemarcheExposee, Etat, GroupeExpose, RevisionExposee};
use dossiers::Portee;

use super::{Demandes, Plume, descripteur, personne};
use crate::erreur::ErreurApi;
use crate::ids::{id, instant};
use crate::noeud::{Noeud, Objet, objet};

/// The root of `demarche`: itself, its revisions, its groups; its dossiers come by pages.
pub(crate) fn demarche(
    tx: &mut Tx<'_>,
    exposee: &DemarcheExposee,
    demandes: &Demandes,
) -> Result<Objet, ErreurApi> {
    let d = &exposee.demarche;
    let lues = demarches::revisions_exposees(tx, d.id)?;
    let revisions: Vec<Noeud> = lues.iter().map(descripteur::revision).collect();
    let active = active(&lues, exposee).and_then(|rang| revisions.get(rang).cloned());
    let groupes = if demandes.contient("groupeInstructeurs") {
        let groupes = demarches::groupes_exposes(tx, &[d.id])?;
        groupes_avec_agents(tx, &groupes)?
    } else {
        Vec::new()
    };
    let administrateurs = if demandes.contient("administrateurs") {
        comptes::profils_du_role(tx, comptes::Role::Administrateur)?
    } else {
        Vec::new()
    };
    let formulaire =
        |rang: &'static str| active.as_ref().and_then(Noeud::objet)?.champ(rang).cloned();
    let mut champs = communs(exposee);
    champs.extend([
        ("activeRevision", active.clone().into()),
        ("draftRevision", revisions.last().cloned().into()),
        ("publishedRevision", active.clone().filter(|_| d.publiee_le.is_some()).into()),
        ("revisions", revisions.clone().into()),
        ("champDescriptors", formulaire("champDescriptors").into()),
        ("annotationDescriptors", formulaire("annotationDescriptors").into()),
        ("groupeInstructeurs", groupes.into()),
        ("administrateurs", Noeud::liste(administrateurs.iter().map(personne::profil))),
        ("chorusConfiguration", Noeud::NUL),
        ("labels", Noeud::Liste(Vec::new())),
    ]);
    Ok(Objet { portee: Some(Portee::Demarche(d.id)), ..Objet::nouveau("Demarche", champs) })
}

/// The place of the revision that new dossiers take, else of the last one.
fn active(lues: &[RevisionExposee], exposee: &DemarcheExposee) -> Option<usize> {
    let active = exposee.demarche.revision_active;
    lues.iter().position(|lue| Some(lue.id) == active).or(lues.len().checked_sub(1))
}

fn communs(exposee: &DemarcheExposee) -> Vec<(&'static str, Noeud)> {
    let d = &exposee.demarche;
    let fermee = |etat| (d.etat == etat).then(|| instant(exposee.modifiee_le));
    vec![
        ("id", id("Procedure", d.numero).into()),
        ("number", d.numero.into()),
        ("title", (&d.titre).into()),
        ("description", (&d.fiche.description).into()),
        ("state", d.etat.code().into()),
        ("declarative", Noeud::NUL),
        ("dateCreation", instant(exposee.creee_le).into()),
        ("datePublication", d.publiee_le.map(instant).into()),
        ("dateDerniereModification", instant(exposee.modifiee_le).into()),
        ("dateDepublication", fermee(Etat::Depubliee).into()),
        ("dateFermeture", fermee(Etat::Close).into()),
        ("service", service(d)),
    ]
}

fn service(d: &demarches::Demarche) -> Noeud {
    if d.service.nom.is_empty() {
        return Noeud::NUL;
    }
    objet!("Service", {
        "id": id("Service", d.numero),
        "nom": &d.service.nom,
        "organisme": &d.service.organisme,
        "siret": Noeud::NUL,
        "typeOrganisme": "collectivite_territoriale",
        "departement": Noeud::NUL,
    })
}

/// What everyone may know of a démarche, and the form that it gives.
pub(crate) fn descripteur(
    plume: &Plume,
    exposee: &DemarcheExposee,
    revision: &Noeud,
    deposes: i64,
) -> Noeud {
    let d = &exposee.demarche;
    let adresse = plume.adresse(format_args!("/commencer/{}", d.chemin));
    let rempli = |texte: &str| Some(texte.to_owned()).filter(|texte| !texte.is_empty());
    let mut champs = communs(exposee);
    champs.extend([
        ("revision", revision.clone()),
        ("demarcheURL", (&adresse).into()),
        ("demarcheUrl", adresse.into()),
        ("siteWebURL", Noeud::NUL),
        ("siteWebUrl", Noeud::NUL),
        ("dpoURL", rempli(&d.donnees.dpo).into()),
        ("dpoUrl", rempli(&d.donnees.dpo).into()),
        ("noticeURL", Noeud::NUL),
        ("noticeUrl", Noeud::NUL),
        ("cadreJuridiqueURL", rempli(&d.donnees.base_legale).into()),
        ("cadreJuridiqueUrl", rempli(&d.donnees.base_legale).into()),
        ("dureeConservationDossiers", d.donnees.duree_conservation_mois.into()),
        ("opendata", ouverte(exposee).into()),
        ("tags", d.tags.clone().into()),
        ("zones", Noeud::Liste(Vec::new())),
        ("logo", Noeud::NUL),
        ("notice", Noeud::NUL),
        ("deliberation", Noeud::NUL),
        ("dateLimite", Noeud::NUL),
        ("dossiersCount", deposes.into()),
        ("forIndividual", true.into()),
    ]);
    Objet::nouveau("DemarcheDescriptor", champs).into()
}

/// Whether everyone may read its descriptor: it stands in the public catalogue.
pub(crate) fn ouverte(exposee: &DemarcheExposee) -> bool {
    matches!(exposee.demarche.etat, Etat::Publiee | Etat::Close)
}

/// Groups with their agents.
pub(crate) fn groupes_avec_agents(
    tx: &mut Tx<'_>,
    groupes: &[GroupeExpose],
) -> Result<Vec<Noeud>, ErreurApi> {
    let ids: Vec<_> = groupes.iter().map(|groupe| groupe.id.0).collect();
    let membres = comptes::profils_des_groupes(tx, &ids)?;
    Ok(groupes
        .iter()
        .map(|lu| Objet::nouveau("GroupeInstructeur", groupe(lu, &membres)).into())
        .collect())
}

/// The fields of a group.
pub(crate) fn groupe(
    lu: &GroupeExpose,
    membres: &BTreeMap<i64, Vec<Profil>>,
) -> Vec<(&'static str, Noeud)> {
    let agents = membres.get(&lu.id.0).map_or(&[][..], Vec::as_slice);
    vec![
        ("id", id("GroupeInstructeur", lu.id).into()),
        ("number", lu.id.0.into()),
        ("label", (&lu.nom).into()),
        ("closed", false.into()),
        ("instructeurs", Noeud::liste(agents.iter().map(personne::profil))),
    ]
}
