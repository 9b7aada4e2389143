//! Answers that someone else prepared: what brings them, and how the person is told.

use axum::http::StatusCode;
use axum::response::Response;
use db::Tx;
use demarches::{Demarche, Revision};
use formulaires::{ChampId, Formulaire};
use web::composants::{Bouton, Encart, Gabarit, HtmlSur, PiedFormulaire, TitrePage, Ton};
use web::{Valeurs, page};

use super::cadre::Parcours;
use super::decor::Decor;
use super::fautes::libelle_court;
use crate::actions::{Preparees, par_jeton};
use crate::erreur::Erreur;
use crate::modele::{DossierId, Preremplissage};

/// The name of the token in addresses, as DS.
pub(crate) const JETON: &str = "prefill_token";

/// What the address of a start page brings with it.
pub(super) enum Apport {
    /// Nothing.
    Rien,
    /// Answers.
    Reponses(Box<Preparees>),
    /// The token of a draft that a program prepared, and that nobody took.
    Attendu(String, Preremplissage),
    /// A token that opens nothing, or no more; the draft that it opened.
    Perime(Option<DossierId>),
}

impl Apport {
    /// Reads the parameters of the address. Nothing is written: programs follow links.
    pub(super) fn lire(
        tx: &mut Tx<'_>,
        demarche: &Demarche,
        revision: Option<&Revision>,
        parametres: &Valeurs,
    ) -> Result<Self, Erreur> {
        let jeton = parametres.texte(JETON);
        if !jeton.is_empty() {
            return Ok(match par_jeton(tx, demarche.id, jeton)? {
                Some((_, marque)) if marque.ouvert_le.is_none() => {
                    Self::Attendu(jeton.to_owned(), marque)
                }
                connu => Self::Perime(connu.map(|(dossier, _)| dossier.id)),
            });
        }
        let Some(revision) = revision else { return Ok(Self::Rien) };
        let valeurs = formulaires::depuis_requete(parametres.iter());
        let preparees = Preparees::lire(revision, &valeurs, tx.now()?.date());
        Ok(if preparees.est_vide() { Self::Rien } else { Self::Reponses(Box::new(preparees)) })
    }

    /// What the person is told before starting.
    pub(super) fn annonce(&self, decor: &Decor<'_>, formulaire: &Formulaire) -> HtmlSur {
        let marque = match self {
            Self::Reponses(preparees) => &preparees.marque(DossierId(0)),
            Self::Attendu(_, marque) => marque,
            Self::Rien | Self::Perime(_) => return HtmlSur::default(),
        };
        annoncer(decor, formulaire, marque, |_| true).unwrap_or_default()
    }

    /// Where the form of the start page goes: with what the address brings, until it is pressed.
    pub(super) fn adresse(&self, decor: &Decor<'_>, demarche: &Demarche) -> String {
        match self {
            Self::Reponses(_) | Self::Attendu(..) => decor.ici(),
            _ => decor.url(format_args!("/commencer/{}", demarche.chemin)),
        }
    }
}

/// On a page of the draft: what was prepared there.
pub(super) fn rappel(parcours: &Parcours<'_>, ici: impl Fn(ChampId) -> bool) -> HtmlSur {
    let Some(marque) = &parcours.vue.prerempli else { return HtmlSur::default() };
    let formulaire = &parcours.vue.revision.formulaire;
    annoncer(parcours.decor, formulaire, marque, ici).unwrap_or_default()
}

fn annoncer(
    decor: &Decor<'_>,
    formulaire: &Formulaire,
    marque: &Preremplissage,
    ici: impl Fn(ChampId) -> bool,
) -> Option<HtmlSur> {
    let t = decor.t;
    let remplies = marque.champs.iter().any(|champ| ici(*champ));
    let ecartes = marque.ecartes.iter().filter(|champ| ici(**champ));
    let ecartes: Vec<String> = ecartes
        .filter_map(|champ| formulaire.champ(*champ))
        .map(|champ| libelle_court(&champ.libelle))
        .collect();
    let mut phrases = Vec::new();
    if remplies {
        phrases.push(t.brouillon_prepare_texte().to_owned());
    }
    if !ecartes.is_empty() {
        phrases.push(t.brouillon_prepare_non_reprises(ecartes.join(", ")));
    }
    if marque.inconnues > 0 && parle_de_tout(marque, &ici) {
        phrases.push(t.brouillon_prepare_inconnues().to_owned());
    }
    let contenu = phrases
        .iter()
        .map(|phrase| HtmlSur::paragraphe(&HtmlSur::texte(phrase)))
        .reduce(HtmlSur::puis)?;
    let (ton, titre) = match remplies {
        true => (Ton::Info, t.brouillon_prepare_titre()),
        false => (Ton::Attention, t.brouillon_prepare_rien()),
    };
    Some(Encart::html(ton, contenu).titre(titre).into())
}

/// A key of no question is told where everything is.
fn parle_de_tout(marque: &Preremplissage, ici: &impl Fn(ChampId) -> bool) -> bool {
    marque.champs.iter().chain(&marque.ecartes).all(|champ| ici(*champ))
}

/// « Ce lien ne sert plus »: to go on with what it opened, or to start without it.
pub(super) fn page_perimee<'p>(decor: &'p Decor<'_>, chemin: &str) -> Gabarit<'p> {
    let t = decor.t;
    let titre = TitrePage::nouveau(t.brouillon_prepare_perime_titre())
        .accroche(t.brouillon_prepare_perime_texte());
    let reprendre = Bouton::primaire(t.usager_reprendre_titre()).vers(decor.url("/reprendre"));
    let commencer = Bouton::lien(t.brouillon_prepare_perime_commencer())
        .vers(decor.url(format_args!("/commencer/{chemin}")));
    let pied = PiedFormulaire::nouveau(reprendre).autre(commencer).sans_filet();
    decor
        .gabarit(t.brouillon_prepare_perime_titre())
        .etroit()
        .contenu(HtmlSur::from(titre).puis(pied))
}

pub(super) fn perimee(decor: &Decor<'_>, chemin: &str) -> Response {
    page(StatusCode::GONE, page_perimee(decor, chemin).to_string())
}
