#![doc = include_str!("../README.md")]

mod condition;
mod descripteurs;
mod formulaire;
mod genre;
mod ids;
pub mod lieux;
mod probleme;
mod reponses;
mod valeur;
mod visibilite;

pub use condition::{Condition, Operateur, Terme};
pub use descripteurs::{lire_annotations, lire_descripteurs};
pub use formulaire::{CHAMPS_MAX, Champ, Etape, Formulaire};
pub use genre::{Bornes, BornesDate, Genre, Ligne, Liste, Piece, Primaire, Regles, UneFois};
pub use ids::{BlocId, ChampId, RangeeId};
pub use probleme::{Argument, Arguments, Avertissement, Code, CodeAvertissement, CodeRefus, Probleme, Refus};
pub use reponses::{Bloc, Reponses};
pub use valeur::{Adresse, FichierRef, Lieu, Valeur};
pub use visibilite::{Visibilite, evaluer, visibles, visibles_avec};
