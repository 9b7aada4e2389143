//! The controls of a page of the form: each champ by its component, named as the prefill names it.

mod carte;
mod fichiers;
mod listes;
mod plis;
mod rangees;
mod simples;
mod une_fois;

use std::collections::BTreeSet;

use demarches::Revision;
use formulaires::{Bloc, Champ, ChampId, Etape, Genre, RangeeId, Reponses, Valeur, Visibilite};
use web::composants::{
    Depliant, Encart, HtmlSur, LigneRecap, Prose, Question, Questions, Recapitulatif, Ton, id_de,
};

use super::decor::{Decor, Titre};
use super::fautes::Faute;
use crate::modele::{DossierId, Fiche};
use crate::pages::fiches;
use crate::pages::html::Cache;
use crate::pages::virus::Virus;

/// What the controls of a page are drawn from.
pub(super) struct Dessin<'a> {
    pub(super) decor: &'a Decor<'a>,
    pub(super) id: DossierId,
    pub(super) virus: Virus<'a>,
    /// What registers said of the answers.
    pub(super) fiches: &'a [Fiche],
    pub(super) revision: &'a Revision,
    pub(super) reponses: &'a Reponses,
    pub(super) visibles: &'a Visibilite<'a>,
    pub(super) fautes: &'a [Faute],
    /// What is searched in a long list of several choices: the name of its champ and the words.
    pub(super) recherche: Option<(String, String)>,
    /// The answers that stand, when they are being corrected: they stay in sight.
    pub(super) tenues: Option<&'a Reponses>,
    /// The champs that a correction asks to answer again: they come first.
    pub(super) demandes: &'a [ChampId],
    /// The keys of what the script of the page shows already: only their places are drawn.
    pub(super) montrees: BTreeSet<String>,
    /// The rows that are folded.
    pub(super) plis: Plis,
}

/// One champ where it stands, with what is shown in its controls.
pub(super) struct Place<'a> {
    pub(super) champ: &'a Champ,
    pub(super) rangee: Option<&'a RangeeId>,
    pub(super) valeur: Option<&'a Valeur>,
    pub(super) nom: String,
    pub(super) libelle: String,
    pub(super) erreurs: Vec<String>,
    saisie: Vec<(String, String)>,
}

impl Place<'_> {
    /// What a control shows; `suffixe` is empty for the main one.
    pub(super) fn texte(&self, suffixe: &str) -> String {
        let convient = |nom: &str| nom.strip_prefix(self.nom.as_str()) == Some(suffixe);
        let trouve = self.saisie.iter().find(|(nom, _)| convient(nom));
        trouve.map(|(_, valeur)| valeur.clone()).unwrap_or_default()
    }

    /// Every value of the main control.
    pub(super) fn textes(&self) -> Vec<&str> {
        let du_principal = self.saisie.iter().filter(|(nom, _)| *nom == self.nom);
        du_principal.map(|(_, valeur)| valeur.as_str()).collect()
    }
}

/// Dresses a component with what all controls share: help, errors, whether it is required.
macro_rules! habiller {
    ($dessin:expr, $place:expr, $composant:expr, $format:expr) => {{
        let composant = $composant
            .aide_html($dessin.aide($place.champ, $format))
            .erreurs($place.erreurs.clone());
        let composant = match $place.champ.obligatoire() {
            true => composant.obligatoire(),
            false => composant.facultatif($dessin.decor.mots),
        };
        let composant = match $place.rangee.is_some() {
            true => composant.sobre(),
            false => composant,
        };
        web::composants::HtmlSur::from(composant)
    }};
}
pub(super) use habiller;

impl Dessin<'_> {
    /// Everything that a page of the form shows: what a correction asks first, the rest folded
    /// unless something in it has just changed.
    pub(super) fn etape(&self, etape: &Etape<'_>, nouvelles: bool) -> HtmlSur {
        let (demandes, autres): (Vec<&Champ>, Vec<&Champ>) =
            etape.champs.iter().partition(|champ| self.demandes.contains(&champ.id));
        if demandes.is_empty() {
            return self.suite(etape, "questions", autres);
        }
        let demandes = self.suite(etape, "questions-demandees", demandes);
        let fautif = |champ: &&Champ| self.fautes.iter().any(|faute| faute.champ == champ.id);
        let ouvert = nouvelles || autres.iter().any(fautif);
        if !autres.iter().any(|champ| self.visibles.voit(champ.id, None)) {
            return demandes;
        }
        let autres = self.suite(etape, "questions", autres);
        let depliant = Depliant::nouveau(self.decor.t.correction_autres(), autres);
        demandes.puis(if ouvert { depliant.ouvert() } else { depliant })
    }

    fn suite(&self, etape: &Etape<'_>, id: &str, champs: Vec<&Champ>) -> HtmlSur {
        let bloc = self.reponses.bloc(etape.bloc);
        let mut html = HtmlSur::default();
        let mut sous_titre = false;
        for champ in champs.into_iter().filter(|champ| self.visibles.voit(champ.id, None)) {
            html = html.puis(self.question(champ, None, |dessin| match &champ.genre {
                Genre::HeaderSection { niveau } => dessin.titre(champ, *niveau, sous_titre),
                _ => dessin.champ(champ, None, bloc),
            }));
            sous_titre = sous_titre || matches!(champ.genre, Genre::HeaderSection { niveau: 2 });
        }
        Questions::nouvelles(format!("{id}-{}", etape.numero), html).into()
    }

    /// A champ under its key. Of what the script shows already only the place is drawn, with its rows.
    fn question(
        &self,
        champ: &Champ,
        rangee: Option<&RangeeId>,
        dessiner: impl FnOnce(&Self) -> HtmlSur,
    ) -> HtmlSur {
        let cle = id_de(&champ.id.nom(rangee)).replacen('c', "q", 1);
        let deja_la = self.montrees.contains(&cle);
        if deja_la && champ.genre.enfants().is_none() {
            return Question::nouvelle(cle, HtmlSur::default()).deja_la().into();
        }
        let contenu = dessiner(self);
        match (deja_la, contenu.est_vide()) {
            (true, _) => Question::nouvelle(cle, contenu).deja_la().into(),
            (false, true) => contenu,
            (false, false) => Question::nouvelle(cle, contenu).into(),
        }
    }

    /// The controls of one champ.
    fn champ(&self, champ: &Champ, rangee: Option<&RangeeId>, bloc: Option<&Bloc>) -> HtmlSur {
        let place = self.place(champ, rangee, bloc.and_then(|bloc| bloc.0.get(&champ.id)));
        match &champ.genre {
            Genre::HeaderSection { .. } => self.titre(champ, 3, true),
            Genre::Explication { repliable } => self.explication(champ, repliable.as_deref()),
            Genre::PreRempli => self.pre_rempli(&place),
            Genre::Repetition { champs } => self.rangees(&place, champs),
            Genre::DropDownList(liste) => self.un_choix(&place, liste),
            Genre::MultipleDropDownList(liste) => self.plusieurs_choix(&place, liste),
            Genre::LinkedDropDownList(primaires) => self.choix_lies(&place, primaires),
            Genre::Departements | Genre::Regions | Genre::Pays => self.lieu_officiel(&place),
            Genre::UneFois(source) => self.une_fois(&place, *source).puis(fiches::encart(
                self.decor.t,
                self.fiches,
                champ,
                place.valeur,
            )),
            Genre::Siret | Genre::Rna | Genre::Rnf | Genre::AnnuaireEducation => {
                self.de_registre(&place)
            }
            _ => self.simple(&place),
        }
    }

    fn place<'p>(
        &self,
        champ: &'p Champ,
        rangee: Option<&'p RangeeId>,
        valeur: Option<&'p Valeur>,
    ) -> Place<'p> {
        let ici = |faute: &&Faute| faute.champ == champ.id && faute.rangee.as_ref() == rangee;
        let saisie = valeur.map(|valeur| formulaires::vers_saisie(champ, rangee, valeur));
        let libelle = demarches::texte_simple(&champ.libelle);
        Place {
            champ,
            rangee,
            valeur,
            nom: champ.id.nom(rangee),
            libelle: if libelle.is_empty() {
                self.decor.t.usager_question_sans_nom().to_owned()
            } else {
                libelle
            },
            erreurs: self.fautes.iter().filter(ici).map(|faute| faute.phrase.clone()).collect(),
            saisie: saisie.unwrap_or_default(),
        }
    }

    /// The help of a champ, cleaned, then what its control expects.
    pub(super) fn aide(&self, champ: &Champ, format: &str) -> HtmlSur {
        let aide = self.revision.aide(champ.id).cloned().unwrap_or_default();
        let aide = match format.is_empty() {
            true => aide,
            false => aide.puis(HtmlSur::paragraphe(&HtmlSur::texte(format))),
        };
        aide.puis(self.tenue(champ))
    }

    /// The answer that stands, beside the control that corrects it.
    fn tenue(&self, champ: &Champ) -> HtmlSur {
        let Some(tenues) = self.tenues.filter(|_| self.demandes.contains(&champ.id)) else {
            return HtmlSur::default();
        };
        let t = self.decor.t;
        let valeur = tenues.valeur(&self.revision.formulaire, champ.id, None);
        let texte = crate::lisible::texte(t, champ, valeur);
        let texte = texte.as_deref().unwrap_or(t.correction_sans_reponse());
        HtmlSur::paragraphe(&HtmlSur::texte(&t.correction_reponse_actuelle(texte)))
    }

    /// A hidden control before boxes and radio buttons: unticked, they send nothing.
    pub(super) fn vide(&self, nom: &str) -> HtmlSur {
        Cache { nom, valeur: "" }.into()
    }

    /// A title inside the page: that of level 1 is the h1 already. No level is jumped over.
    fn titre(&self, champ: &Champ, niveau: u8, sous_titre: bool) -> HtmlSur {
        let aide = self.revision.aide(champ.id).cloned().unwrap_or_default();
        let aide = if aide.est_vide() { aide } else { Prose::html(aide).into() };
        let texte = demarches::texte_simple(&champ.libelle);
        if niveau <= 1 || texte.is_empty() {
            return aide;
        }
        let deux = niveau == 2 || !sous_titre;
        HtmlSur::from(Titre { deux, texte: &texte }).puis(aide)
    }

    fn explication(&self, champ: &Champ, repliable: Option<&str>) -> HtmlSur {
        let (t, titre) = (self.decor.t, demarches::texte_simple(&champ.libelle));
        let suite = repliable.map(demarches::texte_riche).filter(|suite| !suite.est_vide());
        let mut contenu = self.revision.aide(champ.id).cloned().unwrap_or_default();
        if let Some(suite) = suite {
            contenu = contenu.puis(Depliant::nouveau(t.usager_lire_la_suite(), suite));
        }
        match (titre.is_empty(), contenu.est_vide()) {
            (true, true) => HtmlSur::default(),
            (true, false) => Encart::html(Ton::Pierre, contenu).into(),
            (false, true) => Encart::texte(Ton::Pierre, titre).into(),
            (false, false) => Encart::html(Ton::Pierre, contenu).titre(titre).into(),
        }
    }

    fn pre_rempli(&self, place: &Place<'_>) -> HtmlSur {
        let Some(valeur) = place.valeur else { return HtmlSur::default() };
        let texte = formulaires::texte(place.champ, valeur);
        let ligne = LigneRecap::texte(place.libelle.clone(), &texte);
        Recapitulatif::nouveau(vec![ligne]).into()
    }
}

/// The id that a control without a name of its own takes from the champ's.
pub(super) fn id_suffixe(nom: &str, suffixe: &str) -> String {
    format!("{}-{suffixe}", id_de(nom))
}

pub(super) use plis::Plis;
pub(super) use rangees::{OUVERTE, nouvelle_rangee};
