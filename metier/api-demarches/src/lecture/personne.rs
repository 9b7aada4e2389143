use comptes::Profil;
use dossiers::modele::{Dossier, PourQui};

use crate::ids::id;
use crate::noeud::{Noeud, objet};

/// An agent.
pub(crate) fn profil(profil: &Profil) -> Noeud {
    objet!("Profile", { "id": id("Instructeur", profil.id), "email": &profil.courriel })
}

/// Whoever sent the request: their account is their dossier.
pub(crate) fn usager(dossier: &Dossier) -> Noeud {
    objet!("Profile", { "id": id("User", dossier.id), "email": &dossier.identite.courriel })
}

/// Who the request is for. No register is asked here, so an organisation is known by its SIRET alone.
pub(crate) fn demandeur(dossier: &Dossier) -> Noeud {
    let identite = &dossier.identite;
    let civilite = Some(identite.civilite.as_str()).filter(|lue| matches!(*lue, "M" | "Mme"));
    match identite.pour {
        PourQui::Entreprise | PourQui::Association => objet!("PersonneMoraleIncomplete", {
            "id": id("Etablissement", dossier.id),
            "siret": &identite.siret,
        }),
        PourQui::Autrui => objet!("PersonnePhysique", {
            "id": id("Individual", dossier.id),
            "civilite": Noeud::NUL,
            "nom": &identite.beneficiaire_nom,
            "prenom": &identite.beneficiaire_prenom,
            "email": Noeud::NUL,
            "dateDeNaissance": Noeud::NUL,
        }),
        PourQui::Moi => objet!("PersonnePhysique", {
            "id": id("Individual", dossier.id),
            "civilite": civilite,
            "nom": &identite.nom,
            "prenom": &identite.prenom,
            "email": Some(&identite.courriel).filter(|lu| !lu.is_empty()),
            "dateDeNaissance": Noeud::NUL,
        }),
    }
}
