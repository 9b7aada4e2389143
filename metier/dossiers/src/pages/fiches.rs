//! What a register said of an answer, as both sides read it.

use formulaires::{Champ, Genre, Valeur};
use langues::Textes;
use registres::{Contenu, Registre, Source};
use web::composants::{Encart, HtmlSur, Ton};

use crate::modele::{EtatFiche, Fiche, fiche_de};

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lecteur {
    /// Whoever answers.
    Usager,
    /// Whoever studies: they are told where each figure comes from.
    Agent,
}

/// The lines under an answer: what a register said, from which and when. Empty when none was asked.
pub(crate) fn lignes(
    t: Textes,
    fiches: &[Fiche],
    champ: &Champ,
    valeur: Option<&Valeur>,
    lecteur: Lecteur,
) -> Vec<String> {
    let Some(valeur) = valeur.filter(|valeur| !valeur.est_vide()) else { return Vec::new() };
    let Some(fiche) = fiche_de(fiches, champ, valeur) else {
        let declare = matches!(champ.genre, Genre::UneFois(_)) && lecteur == Lecteur::Agent;
        return if declare { vec![t.registres_donne_par_usager().to_owned()] } else { Vec::new() };
    };
    let registre = nom(t, champ, fiche.registre);
    match (fiche.etat, &fiche.contenu) {
        (EtatFiche::Trouvee, Some(contenu)) => {
            let mut lignes = contenu_lisible(t, contenu, lecteur);
            if contenu.finie() {
                lignes.push(t.registres_finie().to_owned());
            }
            lignes.push(t.registres_source(registre, t.date_longue(fiche.demandee_le.date())));
            lignes
        }
        (EtatFiche::Inconnue, _) => vec![t.registres_inconnue(registre)],
        (EtatFiche::NonDiffusible, _) => vec![t.registres_non_diffusible(registre)],
        (EtatFiche::AVerifier, _) | (EtatFiche::Trouvee, None) => {
            vec![t.registres_a_verifier(registre)]
        }
    }
}

/// The same beside a control, in a box.
pub(crate) fn encart(
    t: Textes,
    fiches: &[Fiche],
    champ: &Champ,
    valeur: Option<&Valeur>,
) -> HtmlSur {
    let lignes = lignes(t, fiches, champ, valeur, Lecteur::Usager);
    if lignes.is_empty() {
        return HtmlSur::default();
    }
    let trouvee = valeur
        .and_then(|valeur| fiche_de(fiches, champ, valeur))
        .is_some_and(|fiche| fiche.etat == EtatFiche::Trouvee);
    let ton = if trouvee { Ton::Info } else { Ton::Attention };
    let contenu = lignes.iter().fold(HtmlSur::default(), |html, ligne| {
        html.puis(HtmlSur::paragraphe(&HtmlSur::texte(ligne)))
    });
    Encart::html(ton, contenu).into()
}

fn contenu_lisible(t: Textes, contenu: &Contenu, lecteur: Lecteur) -> Vec<String> {
    let montres = contenu.faits().iter().filter(|fait| lecteur == Lecteur::Agent || !fait.agents);
    let faits = montres.map(|fait| t.registres_fait(donnee(t, &fait.nom), &fait.valeur));
    let textes = [contenu.titre(), contenu.adresse()].into_iter().flatten().map(str::to_owned);
    textes.chain(faits).collect()
}

/// The name of a figure; a referential gives its own.
pub(crate) fn donnee(t: Textes, code: &str) -> String {
    let cle = format!("registres-donnee-{}", code.replace('_', "-"));
    t.par_cle(&cle, &[]).unwrap_or_else(|| code.to_owned())
}

/// The name of a register, in a sentence.
fn nom(t: Textes, champ: &Champ, registre: Registre) -> &'static str {
    match (registre, &champ.genre) {
        (Registre::Entreprises, _) => t.registres_nom_entreprises(),
        (Registre::Associations, _) => t.registres_nom_associations(),
        (Registre::Fondations, _) => t.registres_nom_fondations(),
        (Registre::Ecoles, _) => t.registres_nom_ecoles(),
        (Registre::Particulier, Genre::UneFois(source)) => match Source::de(*source) {
            Source::Cnaf => t.registres_nom_cnaf(),
            Source::Dgfip => t.registres_nom_dgfip(),
            Source::FranceTravail => t.registres_nom_france_travail(),
            Source::Mesri => t.registres_nom_mesri(),
        },
        (Registre::Particulier | Registre::Referentiel, _) => t.registres_nom_referentiel(),
    }
}
