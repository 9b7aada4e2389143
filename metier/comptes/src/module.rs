//! What this service brings to the house.

use web::Visibilite::{Prive, Public};
use web::{Module, Table};

use crate::pages;
use crate::permissions::NOMS;

const TABLES: &[Table] = &[
    Table {
        nom: "agents",
        colonnes: &[
            ("id", Prive),
            ("collectivite_id", Public),
            ("courriel", Prive),
            ("prenom", Prive),
            ("nom", Prive),
            ("qualite", Prive),
            ("mot_de_passe", Prive),
            ("cree_le", Prive),
            ("desactive_le", Prive),
            ("touches", Prive),
        ],
    },
    Table {
        nom: "roles",
        colonnes: &[("agent_id", Prive), ("collectivite_id", Public), ("role", Prive)],
    },
    Table {
        nom: "groupe_membres",
        colonnes: &[("groupe_id", Prive), ("agent_id", Prive), ("collectivite_id", Public)],
    },
    Table {
        nom: "delegations",
        colonnes: &[
            ("id", Prive),
            ("agent_id", Prive),
            ("collectivite_id", Public),
            ("objet", Public),
            ("reference", Public),
            ("debut", Public),
            ("fin", Public),
        ],
    },
    Table {
        nom: "sessions",
        colonnes: &[
            ("id", Prive),
            ("empreinte", Prive),
            ("collectivite_id", Prive),
            ("agent_id", Prive),
            ("cree_le", Prive),
            ("vu_le", Prive),
            ("expire_le", Prive),
        ],
    },
    Table {
        nom: "session_cles",
        colonnes: &[
            ("session_id", Prive),
            ("collectivite_id", Prive),
            ("genre", Prive),
            ("objet_id", Prive),
        ],
    },
    Table {
        nom: "jetons",
        colonnes: &[
            ("id", Prive),
            ("collectivite_id", Prive),
            ("empreinte", Prive),
            ("nom", Prive),
            ("ecriture", Prive),
            ("demarches", Prive),
            ("reseaux", Prive),
            ("cree_le", Prive),
            ("expire_le", Prive),
            ("revoque_le", Prive),
        ],
    },
];

/// The agents' sign-in and account, and the tables of accounts and sessions.
pub fn module() -> Module {
    Module {
        nom: "comptes",
        routes: pages::routes(),
        jobs: Vec::new(),
        events: Vec::new(),
        tables: TABLES,
        permissions: NOMS,
        samples: pages::samples(),
        agents: web::EspaceAgents::default(),
    }
}
