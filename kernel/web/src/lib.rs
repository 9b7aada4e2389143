#![doc = include_str!("../README.md")]

mod adresse;
mod app;
pub mod assets;
pub mod composants;
mod compression;
mod cookie;
pub mod couleur;
mod entetes;
mod enveloppe;
pub mod envois;
mod erreur;
mod formulaire;
mod gabarit;
pub mod galerie;
mod jeton;
mod json;
mod limite;
mod module;
mod page_erreur;
mod porte;
mod reponse;
mod requete;
mod retour;
mod routeur;
mod serveur;
mod session;
mod site;
mod statiques;
mod valeurs;

pub use adresse::source;
pub use app::{App, AppParts, Settings};
pub use enveloppe::{Peer, Service};
pub use erreur::PageError;
pub use formulaire::{Depot, DepotRefuse, Formulaire};
pub use futures_util::future::BoxFuture;
pub use json::{JsonRefuse, json, lire_json};
pub use limite::{Attente, Limite, Regle};
pub use module::{EspaceAgents, LienAgents, Module, PageSample, Route, Table, Visibilite};
pub use reponse::{
    Reponse, fichier, image_en_place, image_publique, page, page_refusee, pdf_en_place,
    redirect_303, rendre,
};
pub use requete::{PathArgs, Requete};
pub use retour::retour_sur;
pub use routeur::router;
pub use serveur::serve;
pub use session::{Session, Sessions};
pub use site::{Site, Tenants};
pub use valeurs::Valeurs;
