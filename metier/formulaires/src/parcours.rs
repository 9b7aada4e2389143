use crate::{
    formulaire::{Champ, Etape, Formulaire},
    ids::{BlocId, RangeeId},
    reponses::{Bloc, Reponses},
    valeur::Valeur,
    visibilite::Visibilite,
};

/// A champ that is shown, met in the order of the form, with its answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rencontre<'a> {
    /// The champ: titles, explanations and repeatable blocks are met too.
    pub champ: &'a Champ,
    /// Its row, in a repeatable block.
    pub rangee: Option<&'a RangeeId>,
    /// Its answer.
    pub valeur: Option<&'a Valeur>,
}

/// All that is shown, in order; after a repeatable block come the champs of its first row, of its second…
/// Pages, exports and the API read answers here: what is hidden never leaves.
pub fn parcourir<'a>(
    formulaire: &'a Formulaire,
    reponses: &'a Reponses,
    visibilite: &Visibilite<'_>,
) -> Vec<Rencontre<'a>> {
    let mut rencontres = Vec::with_capacity(formulaire.champs().len());
    for etape in formulaire.etapes() {
        ajouter(formulaire, &etape, reponses, visibilite, &mut rencontres);
    }
    rencontres
}

/// The same for one page.
pub fn parcourir_etape<'a>(
    formulaire: &'a Formulaire,
    etape: &Etape<'a>,
    reponses: &'a Reponses,
    visibilite: &Visibilite<'_>,
) -> Vec<Rencontre<'a>> {
    let mut rencontres = Vec::with_capacity(etape.champs.len());
    ajouter(formulaire, etape, reponses, visibilite, &mut rencontres);
    rencontres
}

fn ajouter<'a>(
    formulaire: &Formulaire,
    etape: &Etape<'a>,
    reponses: &'a Reponses,
    visibilite: &Visibilite<'_>,
    rencontres: &mut Vec<Rencontre<'a>>,
) {
    let bloc = reponses.bloc(etape.bloc);
    let Some(mut rang) = etape.champs.first().and_then(|champ| formulaire.index().rang(champ.id))
    else {
        return;
    };
    for champ in etape.champs {
        let enfants = champ.genre.enfants().unwrap_or(&[]);
        if visibilite.voit_rang(rang, None) {
            let valeur = bloc.and_then(|bloc| bloc.0.get(&champ.id));
            rencontres.push(Rencontre { champ, rangee: None, valeur });
            for rangee in valeur.map_or(&[][..], Valeur::rangees) {
                let bloc = reponses.bloc(&BlocId::Rangee(champ.id, rangee.clone()));
                une_rangee(enfants, rang + 1, rangee, bloc, visibilite, rencontres);
            }
        }
        rang += 1 + u32::try_from(enfants.len()).unwrap_or(0);
    }
}

fn une_rangee<'a>(
    enfants: &'a [Champ],
    premier: u32,
    rangee: &'a RangeeId,
    bloc: Option<&'a Bloc>,
    visibilite: &Visibilite<'_>,
    rencontres: &mut Vec<Rencontre<'a>>,
) {
    for (rang, champ) in (premier..).zip(enfants) {
        if visibilite.voit_rang(rang, Some(rangee)) {
            let valeur = bloc.and_then(|bloc| bloc.0.get(&champ.id));
            rencontres.push(Rencontre { champ, rangee: Some(rangee), valeur });
        }
    }
}
