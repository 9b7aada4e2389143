//! The answers of a draft moved to another revision of its form.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    formulaire::{Champ, Formulaire},
    genre::Genre,
    ids::{BlocId, ChampId, RangeeId},
    lecture::{Controles, lire_champ, vers_saisie},
    reponses::Reponses,
    texte::texte,
    valeur::Valeur,
};

/// What becomes of the answers of a draft in another revision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transposition {
    /// The answers where the new form expects them; one that its question no longer takes is raw, to be mended.
    pub reponses: Reponses,
    /// The questions whose answer has to be given otherwise.
    pub a_reprendre: Vec<ChampId>,
    /// The answers whose question is gone, or takes nothing of the kind any more.
    pub orphelines: Vec<Orpheline>,
}

/// An answer without a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Orpheline {
    /// The question that it answered.
    pub champ: ChampId,
    /// Its row, in a repeatable block.
    pub rangee: Option<RangeeId>,
    /// The answer.
    pub valeur: Valeur,
}

/// Moves answers from a form to another. Nothing is lost: what is not in `reponses` is in `orphelines`.
pub fn transposer(
    ancien: &Formulaire,
    nouveau: &Formulaire,
    reponses: Reponses,
    aujourdhui: Date,
) -> Transposition {
    let (reponses, seules) = reponses.ranger(nouveau);
    let mut faite = Transposition { reponses, ..Transposition::default() };
    for (bloc, champ, valeur) in seules {
        faite.delaisser(ancien, champ, rangee_de(&bloc), valeur);
    }
    for (avant, apres) in changes(ancien, nouveau) {
        for (rangee, valeur) in places(nouveau, &faite.reponses, apres) {
            faite.convertir((ancien, avant), (nouveau, apres), rangee, valeur, aujourdhui);
        }
    }
    faite
}

/// The champs of both forms that ask something else now.
fn changes<'f>(
    ancien: &'f Formulaire,
    nouveau: &'f Formulaire,
) -> impl Iterator<Item = (&'f Champ, &'f Champ)> {
    nouveau.tous().filter_map(|apres| {
        let avant = ancien.champ(apres.id)?;
        let deux_blocs = avant.genre.enfants().is_some() && apres.genre.enfants().is_some();
        (!deux_blocs && avant.genre != apres.genre).then_some((avant, apres))
    })
}

/// The answers to a champ, in each row if it has rows.
fn places(
    formulaire: &Formulaire,
    reponses: &Reponses,
    champ: &Champ,
) -> Vec<(Option<RangeeId>, Valeur)> {
    let blocs = reponses.blocs().filter_map(|(id, bloc)| {
        let rangee = rangee_de(id);
        let sien = formulaire.bloc_de(champ.id, rangee.as_ref()).as_ref() == Some(id);
        Some((rangee, bloc.0.get(&champ.id).filter(|_| sien)?.clone()))
    });
    blocs.collect()
}

fn rangee_de(bloc: &BlocId) -> Option<RangeeId> {
    match bloc {
        BlocId::Rangee(_, rangee) => Some(rangee.clone()),
        _ => None,
    }
}

impl Transposition {
    fn convertir(
        &mut self,
        (ancien, avant): (&Formulaire, &Champ),
        (nouveau, apres): (&Formulaire, &Champ),
        rangee: Option<RangeeId>,
        valeur: Valeur,
        aujourdhui: Date,
    ) {
        let dit = texte(avant, &valeur);
        let sans_texte =
            matches!(valeur, Valeur::Fichiers(_) | Valeur::Rangees(_) | Valeur::UneFois(_));
        if sans_texte || !prend_du_texte(&apres.genre) {
            if garde_son_sens(&apres.genre, &valeur) {
                return;
            }
            self.reponses.effacer(nouveau, apres.id, rangee.as_ref());
            self.delaisser(ancien, avant.id, rangee, valeur);
            return;
        }
        let lire =
            |saisie: Controles| lire_champ(nouveau, apres, rangee.as_ref(), &saisie, aujourdhui);
        let comme_avant = lire(controles(avant, rangee.as_ref(), &valeur));
        let en_texte = || lire([(apres.id.nom(rangee.as_ref()), vec![dit.clone()])].into());
        let lue = match comme_avant {
            Ok(Some(lue)) => Some(lue),
            _ => en_texte().ok().flatten(),
        };
        let lue = lue.unwrap_or_else(|| {
            if !self.a_reprendre.contains(&apres.id) {
                self.a_reprendre.push(apres.id);
            }
            Valeur::Brute(BTreeMap::from([(String::new(), dit.clone())]))
        });
        self.reponses.poser(nouveau, apres.id, rangee.as_ref(), lue);
    }

    fn delaisser(
        &mut self,
        ancien: &Formulaire,
        champ: ChampId,
        rangee: Option<RangeeId>,
        valeur: Valeur,
    ) {
        let des_rangees = matches!(valeur, Valeur::Rangees(_));
        if !des_rangees && !valeur.est_vide() && ancien.champ(champ).is_some() {
            self.orphelines.push(Orpheline { champ, rangee, valeur });
        }
    }
}

fn controles(champ: &Champ, rangee: Option<&RangeeId>, valeur: &Valeur) -> Controles {
    let mut controles = Controles::new();
    for (nom, texte) in vers_saisie(champ, rangee, valeur) {
        controles.entry(nom).or_default().push(texte);
    }
    controles
}

fn prend_du_texte(genre: &Genre) -> bool {
    let sans_texte =
        matches!(genre, Genre::PieceJustificative(_) | Genre::TitreIdentite | Genre::UneFois(_));
    genre.demande() && !sans_texte && genre.enfants().is_none()
}

/// Files stay where files are still asked for, figures where figures are.
fn garde_son_sens(genre: &Genre, valeur: &Valeur) -> bool {
    matches!(
        (genre, valeur),
        (Genre::PieceJustificative(_) | Genre::TitreIdentite, Valeur::Fichiers(_))
            | (Genre::UneFois(_), Valeur::UneFois(_))
    )
}
