#![doc = include_str!("../README.md")]

mod actions;
mod courriels;
mod depot;
mod erreur;
mod exporter;
mod exposer;
mod lecteurs;
mod lecture;
mod lettres;
mod lisible;
pub mod modele;
mod module;
mod pages;
mod recherche;
mod taches;

pub use actions::*;
pub use courriels::Liens;
pub use depot::{
    CLE, Filtres, Ligne, Onglet, Ordre, Page, PageExposee, Portee, Repere, Tranche, Tri, Urgences,
};
pub use erreur::Erreur;
pub use exporter::{Exporte, Tableau, lot, tracer_export};
pub use exposer::{
    Besoin, Expose, depose, deposes_par_demarche, dossier_du_message, exposer, exposes_par_ids,
    page_exposee,
};
pub use lecteurs::Lecteur;
pub use lecture::{
    Liste, Vue, VueAgent, a_remplir, brouillon, consulter, demandees, instruire, lister, par_code,
    urgences,
};
pub use lettres::{DECISION, PREUVE};
pub use module::module;
pub use recherche::requete_de_mots;
