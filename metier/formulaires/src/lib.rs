#![doc = include_str!("../README.md")]

mod condition;
mod controles;
mod descripteurs;
mod differences;
mod ecarts;
mod echange;
mod exemple;
mod formats;
mod formulaire;
mod genre;
mod ids;
mod lecture;
pub mod lieux;
mod parcours;
mod prerempli;
mod probleme;
mod reponses;
mod texte;
mod transposition;
mod une_fois;
mod valeur;
mod verification;
mod visibilite;

pub use condition::{Condition, Operateur, Terme, operateurs, verifier_regle};
pub use controles::{
    FORMATS_COURANTS, accepte, est_identite, est_purge, familles, fichier_inutilisable, formats,
    nombre_max,
};
pub use descripteurs::{lire_annotations, lire_descripteurs};
pub use differences::{Aspect, Changement, differences};
pub use ecarts::{Ecart, ecarts};
pub use echange::{
    Colonne, Partie, cellules, colonnes, deproteger, depuis_objet, lire_cellules, proteger,
    vers_objet,
};
pub use exemple::{exemple, exemples, vers_requete};
pub use formats::{courriel_valide, rna_valide, siret_valide, telephone_e164, telephone_valide};
pub use formulaire::{CHAMPS_MAX, Champ, Etape, Formulaire};
pub use genre::{Bornes, BornesDate, Genre, Ligne, Liste, Piece, Primaire, Regles, UneFois};
pub use ids::{BlocId, ChampId, RangeeId};
pub use lecture::{CONSEIL, Controles, Lecture, Saisie, lire_champ, lire_etape, vers_saisie};
pub use parcours::{Rencontre, parcourir, parcourir_etape};
pub use prerempli::{Prerempli, depuis_requete, preremplir, preremplissable};
pub use probleme::{
    Argument, Arguments, Avertissement, Code, CodeAvertissement, CodeRefus, Probleme, Refus,
};
pub use reponses::{Bloc, Reponses};
pub use texte::{string_value, texte};
pub use transposition::{Orpheline, Transposition, transposer};
pub use une_fois::{Donnee, Sorte};
pub use valeur::{Adresse, Declaration, FichierRef, Lieu, Valeur};
pub use verification::verifier;
pub use visibilite::{Visibilite, evaluer, visibles, visibles_avec};
