#![doc = include_str!("../README.md")]

mod code;
mod delai;
mod gardes;
mod horloge;
mod mentions;
mod modeles;
mod recours;
mod regime;
mod territoire;

pub use code::CodeInconnu;
pub use delai::{Delai, DelaiIllisible, terme};
pub use gardes::{
    fin_du_retrait, limite_accuse_enregistrement, limite_accuse_envoi, limite_motifs,
    notification_electronique, retrait_possible,
};
pub use horloge::{Echeance, Horloge, Suspension};
pub use mentions::{
    Envoi, Manque, Mention, ServiceCharge, manques, manques_pour_publier, mentions,
};
pub use modeles::{MODELES, Modele, modele};
pub use recours::{Eloignement, delai_de_recours, delai_de_recours_eloigne};
pub use regime::{Regime, Silence};
pub use territoire::Territoire;
