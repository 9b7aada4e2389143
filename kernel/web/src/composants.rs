//! The components of the house: every control, sign and frame a page is made of.
//!
//! A page of any room writes `{{ Bouton::primaire(t.continuer()) }}` in its own template: each
//! component is an askama template marked [`HtmlSafe`](askama::filters::HtmlSafe), so it is not
//! escaped twice. Texts given by callers are escaped; HTML passes only through [`HtmlSur`].

use std::borrow::Cow;

/// A text given by a caller, escaped when it is written: a `&str` or a `String`.
pub type Texte<'a> = Cow<'a, str>;

/// Declares that the given components write safe HTML (their templates escape every text).
macro_rules! composants {
    ($($nom:ident $(<$vie:lifetime>)?),+ $(,)?) => {
        $(impl $(<$vie>)? askama::filters::HtmlSafe for $nom $(<$vie>)? {})+
    };
}

mod accueil;
mod bouton;
mod caches;
mod cartes;
mod champs;
mod chemin;
mod dalles;
mod decision;
mod encarts;
mod etiquette;
mod formulaire;
mod gabarit;
mod horizon;
mod html;
mod icone;
mod liste;
mod messages;
mod mots;
mod navigation;
mod nuancier;
mod pied;
mod plaque;
mod questions;
mod recapitulatif;
mod tableau;
mod titres;
mod visionneuse;

pub use accueil::{Hero, LiensEnLigne};
pub use bouton::Bouton;
pub use caches::{Cache, Entree};
pub use cartes::{
    Carte, Documents, LigneIcone, ListeIcones, Verification, Verifications, Vignette,
};
pub use champs::{
    CaseSeule, ChampAdresse, ChampCases, ChampDate, ChampDateHeure, ChampFichier, ChampListeLiee,
    ChampRadios, ChampSelect, ChampTextarea, ChampTexte, Choix, FichierRecu, GroupeChoix, Largeur,
    Rangee, Rangees, Saisie, id_de,
};
pub use chemin::{Chemin, Etapes, Pas};
pub use dalles::{Chiffre, Chiffres, Dalle, Dalles, Porte, Portes, Vide};
pub use decision::Decision;
pub use encarts::{Banniere, Depliant, Encart, Ton};
pub use etiquette::{Etat, Etiquette};
pub use formulaire::{BlocFormulaire, PiedFormulaire, ResumeErreurs};
pub use gabarit::{Gabarit, Identite};
pub use horizon::{Horizon, Seuil};
pub use html::HtmlSur;
pub use icone::Icone;
pub use liste::{
    BarreDeLot, BarreDecider, Echeance, GroupeDossiers, LigneDossier, ListeDossiers, Puce, Puces,
};
pub use messages::Message;
pub use mots::Mots;
pub use navigation::{
    Entete, EnteteAgents, FilAriane, LienNav, MenuActions, Onglet, Onglets, Pagination,
    RechercheAgents,
};
pub use nuancier::Nuancier;
pub use pied::Pied;
pub use plaque::{NumeroEtCode, Plaque};
pub use questions::{FinDeSaisie, Neuf, Question, Questions, Saisies, Suivi};
pub use recapitulatif::{Fait, Faits, LigneRecap, Recapitulatif};
pub use tableau::Tableau;
pub use titres::{Prose, TitrePage, TitreSection};
pub use visionneuse::Visionneuse;
