//! What this service brings to the house.

use web::Visibilite::{Prive, Public};
use web::{EspaceAgents, LienAgents, Module, Table};

use crate::{actions, courriels, pages, taches};

const TABLES: &[Table] = &[
    Table {
        nom: "dossiers",
        colonnes: &[
            ("id", Prive),
            ("collectivite_id", Public),
            ("demarche_id", Public),
            ("revision_id", Public),
            ("groupe_id", Prive),
            ("etat", Public),
            ("version", Prive),
            ("canal", Public),
            ("saisi_par", Prive),
            ("code_rang", Prive),
            ("identite", Prive),
            ("demandeur", Prive),
            ("cree_le", Prive),
            ("modifie_le", Prive),
            ("expire_le", Prive),
            ("recu_le", Public),
            ("echeance", Prive),
            ("terme_legal", Prive),
            ("depose_le", Prive),
            ("en_instruction_le", Prive),
            ("traite_le", Public),
            ("archive", Prive),
            ("suivis", Prive),
            ("decision_id", Prive),
            ("a_signer", Prive),
            ("suspensions", Prive),
            ("a_completer", Prive),
            ("attend_lecture", Prive),
            ("averti_le", Prive),
        ],
    },
    Table {
        nom: "reponses",
        colonnes: &[
            ("dossier_id", Prive),
            ("bloc", Prive),
            ("collectivite_id", Public),
            ("version", Prive),
            ("contenu", Prive),
        ],
    },
    Table {
        nom: "traitements",
        colonnes: &[
            ("id", Prive),
            ("dossier_id", Prive),
            ("collectivite_id", Public),
            ("evenement", Public),
            ("etat", Public),
            ("quand", Public),
            ("agent_id", Prive),
            ("decision_id", Prive),
        ],
    },
    Table {
        nom: "decisions",
        colonnes: &[
            ("id", Prive),
            ("dossier_id", Prive),
            ("collectivite_id", Public),
            ("sens", Public),
            ("motivation", Prive),
            ("statut", Prive),
            ("signataire", Prive),
            ("prepare_par", Prive),
            ("prise_le", Public),
            ("part_le", Prive),
            ("partie_le", Prive),
            ("job_id", Prive),
        ],
    },
    Table {
        nom: "messages",
        colonnes: &[
            ("id", Prive),
            ("dossier_id", Prive),
            ("collectivite_id", Public),
            ("auteur", Prive),
            ("agent_id", Prive),
            ("corps", Prive),
            ("cree_le", Prive),
            ("fichiers", Prive),
            ("retire_le", Prive),
        ],
    },
    Table {
        nom: "corrections",
        colonnes: &[
            ("id", Prive),
            ("dossier_id", Prive),
            ("collectivite_id", Public),
            ("message_id", Prive),
            ("motif", Public),
            ("champs", Prive),
            ("depuis", Public),
            ("demandee_le", Public),
            ("attendue_le", Public),
            ("fondement", Public),
            ("issue", Public),
            ("close_le", Public),
            ("recue_le", Public),
            ("avant", Prive),
        ],
    },
    Table {
        nom: "reponses_en_correction",
        colonnes: &[
            ("dossier_id", Prive),
            ("bloc", Prive),
            ("collectivite_id", Public),
            ("version", Prive),
            ("contenu", Prive),
        ],
    },
    Table {
        nom: "notes",
        colonnes: &[
            ("id", Prive),
            ("dossier_id", Prive),
            ("collectivite_id", Public),
            ("agent_id", Prive),
            ("corps", Prive),
            ("cree_le", Prive),
        ],
    },
    Table {
        nom: "suivis",
        colonnes: &[
            ("dossier_id", Prive),
            ("agent_id", Prive),
            ("collectivite_id", Public),
            ("pour", Prive),
            ("clos", Prive),
            ("echeance", Prive),
            ("nom", Prive),
        ],
    },
    Table {
        nom: "lignes",
        colonnes: &[
            ("dossier_id", Prive),
            ("collectivite_id", Public),
            ("groupe_id", Prive),
            ("demarche_id", Public),
            ("onglet", Prive),
            ("clos", Prive),
            ("echeance", Prive),
            ("nom", Prive),
            ("alerte", Prive),
            ("a_lire", Prive),
        ],
    },
    Table {
        nom: "listes_gardees",
        colonnes: &[("collectivite_id", Public), ("agent_id", Prive), ("filtres", Prive)],
    },
    Table {
        nom: "phrases",
        colonnes: &[
            ("id", Prive),
            ("collectivite_id", Public),
            ("demarche_id", Public),
            ("genre", Prive),
            ("nom", Prive),
            ("texte", Prive),
            ("modifie_par", Prive),
            ("modifie_le", Prive),
        ],
    },
    Table {
        nom: "absences",
        colonnes: &[
            ("id", Prive),
            ("collectivite_id", Public),
            ("agent_id", Prive),
            ("remplacant_id", Prive),
            ("debut", Prive),
            ("fin", Prive),
            ("etat", Prive),
        ],
    },
    Table {
        nom: "consentements",
        colonnes: &[("dossier_id", Prive), ("collectivite_id", Public), ("donne_le", Prive)],
    },
    Table {
        nom: "lectures_de_decision",
        colonnes: &[("decision_id", Prive), ("collectivite_id", Public), ("lue_le", Prive)],
    },
    Table {
        nom: "courriers",
        colonnes: &[
            ("id", Prive),
            ("collectivite_id", Public),
            ("dossier_id", Prive),
            ("acte", Public),
            ("cree_le", Prive),
            ("postee_le", Prive),
            ("postee_par", Prive),
        ],
    },
    Table {
        nom: "avis_du_jour",
        colonnes: &[
            ("id", Prive),
            ("collectivite_id", Public),
            ("demarche_id", Public),
            ("dossier_id", Prive),
            ("nouvelle", Public),
        ],
    },
    Table {
        nom: "preremplis",
        colonnes: &[
            ("dossier_id", Prive),
            ("collectivite_id", Public),
            ("empreinte", Prive),
            ("champs", Public),
            ("ecartes", Public),
            ("inconnues", Public),
            ("ouvert_le", Prive),
        ],
    },
    Table {
        nom: "reponses_delaissees",
        colonnes: &[("dossier_id", Prive), ("collectivite_id", Public), ("contenu", Prive)],
    },
    Table {
        nom: "annotations",
        colonnes: &[
            ("dossier_id", Prive),
            ("bloc", Prive),
            ("collectivite_id", Public),
            ("version", Prive),
            ("contenu", Prive),
        ],
    },
    Table {
        nom: "fiches",
        colonnes: &[
            ("dossier_id", Prive),
            ("registre", Public),
            ("cle", Prive),
            ("collectivite_id", Public),
            ("etat", Prive),
            ("contenu", Prive),
            ("demandee_le", Prive),
        ],
    },
    Table { nom: "dossiers_mots", colonnes: &[("id", Prive), ("words", Prive)] },
];

const DOSSIERS: LienAgents = LienAgents {
    texte: |t| t.agent_nav_dossiers(),
    chemin: "/agent",
    pages: "/agent/dossiers/",
    permission: comptes::permissions::ENTRER,
};
const SAISIR: LienAgents = LienAgents {
    texte: |t| t.agent_nav_saisir(),
    chemin: "/agent/saisir",
    pages: "/agent/saisir/",
    permission: actions::REMPLIR.permission,
};
const COURRIERS: LienAgents = LienAgents {
    texte: |t| t.courriel_agent_courriers(),
    chemin: "/agent/courriers",
    pages: "/agent/courriers/",
    permission: actions::INSTRUIRE.permission,
};
const RECHERCHE: LienAgents = LienAgents {
    texte: |t| t.agent_recherche(),
    permission: actions::LIRE_AGENT.permission,
    ..DOSSIERS
};

/// Filling in, filing, following; studying and deciding.
pub fn module() -> Module {
    Module {
        nom: "dossiers",
        routes: pages::routes(),
        jobs: vec![
            actions::PARTIR,
            actions::COMMENCER_ABSENCE,
            actions::FINIR_ABSENCE,
            courriels::AVISER,
        ],
        events: vec![taches::REDATER, taches::VEILLER, courriels::ECHOUES],
        tables: TABLES,
        permissions: actions::PERMISSIONS,
        samples: pages::samples(),
        agents: EspaceAgents { liens: &[DOSSIERS, SAISIR, COURRIERS], recherche: Some(RECHERCHE) },
    }
}
