//! What this service brings to the house.

use web::{EspaceAgents, LienAgents, Module, Table, Visibilite};

use Visibilite::{Prive, Public};

const ADMINISTRER: LienAgents = LienAgents {
    texte: |t| t.agent_nav_demarches(),
    chemin: "/admin",
    pages: "/admin/demarches/",
    permission: "demarche.administrer",
};

/// The routes, tables and samples of the catalogue.
pub fn module() -> Module {
    Module {
        nom: "demarches",
        routes: crate::pages::routes(),
        jobs: Vec::new(),
        events: Vec::new(),
        tables: TABLES,
        permissions: &["demarche.lire", "demarche.administrer"],
        samples: crate::pages::samples(),
        agents: EspaceAgents { liens: &[ADMINISTRER], recherche: None },
    }
}

#[rustfmt::skip]
const TABLES: &[Table] = &[
    Table { nom: "demarches", colonnes: &[
        ("id", Prive), ("collectivite_id", Public), ("numero", Public), ("chemin", Public),
        ("titre", Public), ("titre_tri", Public), ("nom_demande", Public), ("resume", Public),
        ("description", Public), ("pour_qui", Public), ("cout", Public), ("delai_usuel", Public),
        ("et_ensuite", Public), ("service_nom", Public), ("service_organisme", Public),
        ("service_adresse", Public), ("service_courriel", Public), ("service_telephone", Public),
        ("regime", Public), ("delai", Public), ("voies_recours", Public), ("mode", Public),
        ("url_nationale", Public), ("etat", Public), ("finalite", Public), ("base_legale", Public),
        ("duree_conservation_mois", Public), ("destinataires", Public), ("dpo", Public),
        ("duree_minutes", Public), ("tags", Public), ("numero_origine", Public),
        ("empreinte_import", Prive), ("revision_active_id", Prive), ("version", Prive),
        ("cree_le", Public), ("modifiee_le", Public), ("publiee_le", Public), ("avis", Public),
        ("ineligibilite", Public), ("garde_brouillon_jours", Public),
    ] },
    Table { nom: "revisions", colonnes: &[
        ("id", Prive), ("demarche_id", Prive), ("collectivite_id", Public), ("numero", Public),
        ("empreinte", Prive), ("formulaire", Public), ("annotations", Prive), ("cree_le", Public),
        ("publiee_le", Public),
    ] },
    Table { nom: "groupes_instructeurs", colonnes: &[
        ("id", Prive), ("collectivite_id", Public), ("demarche_id", Prive), ("nom", Prive),
        ("defaut", Prive), ("regle", Prive),
    ] },
    Table { nom: "demarches_mots", colonnes: &[("id", Prive), ("words", Prive)] },
];
