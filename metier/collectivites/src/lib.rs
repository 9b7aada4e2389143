#![doc = include_str!("../README.md")]

mod actions;
mod adresses;
mod annuaire;
mod depot;
mod horaires;
mod logo;
mod modele;
mod module;
mod pages;
mod samples;
mod sites;
mod textes;

pub use actions::{ADMINISTRER, OUVRIR, creer, logo, modifier, ouvrir, publique};
pub use adresses::adresse;
pub use annuaire::Annuaire;
pub use depot::{par_slug, toutes};
pub use horaires::{
    HoraireIllisible, Horaires, Ouverture, Plage, ecrire as ecrire_horaires, fuseau, lire_jour,
};
pub use logo::Logo;
pub use modele::{
    COULEUR_PAR_DEFAUT, Collectivite, ErreurCollectivite, Genre, Modification,
    NouvelleCollectivite, couleur_valide, courriel_valide, insee_valide, slug_valide,
};
pub use module::module;
pub use samples::{collectivite as exemple, horaires as horaires_exemple, saint_exemple};
pub use sites::site;
pub use textes::lignes_horaires;
