//! Answers to be read again: the review, the follow page.

use askama::filters::HtmlSafe;
use formulaires::{BlocId, Champ, Etape, Genre, RangeeId, Valeur};
use langues::Textes;
use web::composants::{HtmlSur, LigneRecap, Recapitulatif};

use super::cadre::{Lieu, Parcours, titre_etape};
use super::champs::OUVERTE;
use super::decor::Decor;
use super::fautes::{self, Faute, libelle_court};
use crate::modele::{Identite, PourQui};
use crate::pages::fiches::{self, Lecteur};
use crate::pages::html::Lien;
use crate::pages::virus::Virus;

/// An answer that has to be mended, where the summary of errors leads.
#[derive(askama::Template)]
#[template(
    source = r#"<span id="{{ ancre }}" tabindex="-1">{{ valeur }}</span>{% for p in phrases %}<br><strong class="faute">{{ p }}</strong>{% endfor %}"#,
    ext = "html"
)]
struct Fautive<'a> {
    ancre: &'a str,
    valeur: &'a HtmlSur,
    phrases: Vec<&'a str>,
}

impl HtmlSafe for Fautive<'_> {}

/// An answer with what is to be mended in it; as it is when nothing is.
pub(super) fn fautive(ancre: &str, valeur: HtmlSur, phrases: &[String]) -> HtmlSur {
    if phrases.is_empty() {
        return valeur;
    }
    let phrases = phrases.iter().map(String::as_str).collect();
    Fautive { ancre, valeur: &valeur, phrases }.into()
}

/// Who asks, as terms and values; what is not given has no line.
pub(super) fn lignes_identite(
    t: Textes,
    i: &Identite,
) -> Vec<(&'static str, &'static str, String)> {
    let nom = |prenom: &str, nom: &str| format!("{prenom} {nom}").trim().to_owned();
    let pour = match i.pour {
        PourQui::Moi => t.usager_pour_moi(),
        PourQui::Autrui => t.usager_pour_autrui(),
        PourQui::Entreprise => t.usager_pour_entreprise(),
        PourQui::Association => t.usager_pour_association(),
    };
    let civilite = match i.civilite.as_str() {
        "M" => t.usager_monsieur(),
        "Mme" => t.usager_madame(),
        _ => "",
    };
    let beneficiaire = nom(&i.beneficiaire_prenom, &i.beneficiaire_nom);
    let organisme = match i.pour {
        PourQui::Entreprise => t.usager_identite_entreprise(),
        _ => t.usager_identite_association(),
    };
    let lignes = [
        ("pour", t.usager_pour_titre_court(), pour.to_owned()),
        ("organisme", organisme, i.organisme.clone()),
        ("siret", t.usager_identite_siret(), i.siret.clone()),
        ("rna", t.usager_identite_rna(), i.rna.clone()),
        ("beneficiaire_prenom", t.usager_identite_beneficiaire(), beneficiaire),
        ("civilite", t.usager_civilite(), civilite.to_owned()),
        ("prenom", t.usager_identite_vous(), nom(&i.prenom, &i.nom)),
        ("courriel", t.commun_courriel(), i.courriel.clone()),
        ("telephone", t.commun_telephone(), i.telephone.clone()),
        ("adresse", t.commun_adresse(), i.adresse.clone()),
    ];
    lignes.into_iter().filter(|(_, _, valeur)| !valeur.is_empty()).collect()
}

/// How answers are shown: with « Modifier » on a draft, with their errors on the review.
pub(super) struct Relecture<'a> {
    pub(super) parcours: &'a Parcours<'a>,
    pub(super) fautes: &'a [Faute],
    pub(super) modifiable: bool,
}

impl Relecture<'_> {
    /// The answers of a page of the form, its sub-titles and rows each under a title.
    pub(super) fn etape(&self, etape: &Etape<'_>) -> HtmlSur {
        let titre = titre_etape(self.parcours.decor.t, etape);
        let bloc = self.parcours.vue.contenu.reponses.bloc(etape.bloc);
        let mut parties = vec![(titre, Vec::new())];
        for champ in etape.champs {
            if !self.parcours.visibles.voit(champ.id, None) {
                continue;
            }
            let valeur = bloc.and_then(|bloc| bloc.0.get(&champ.id));
            match &champ.genre {
                Genre::HeaderSection { niveau: 1 } | Genre::Explication { .. } => {}
                Genre::HeaderSection { .. } => {
                    parties.push((libelle_court(&champ.libelle), Vec::new()));
                }
                Genre::Repetition { champs } => {
                    self.repetition(etape, champ, champs, valeur, &mut parties);
                }
                _ => {
                    if let Some((_, lignes)) = parties.last_mut() {
                        lignes.push(self.ligne(etape, champ, None, valeur));
                    }
                }
            }
        }
        let parties = parties.into_iter().filter(|(_, lignes)| !lignes.is_empty());
        parties.fold(HtmlSur::default(), |html, (titre, lignes)| {
            html.puis(Recapitulatif::nouveau(lignes).titre(titre))
        })
    }

    fn repetition(
        &self,
        etape: &Etape<'_>,
        champ: &Champ,
        enfants: &[Champ],
        valeur: Option<&Valeur>,
        parties: &mut Vec<(String, Vec<LigneRecap<'static>>)>,
    ) {
        let rangees = valeur.map_or(&[][..], Valeur::rangees);
        let titre = libelle_court(&champ.libelle);
        if rangees.is_empty() {
            parties.push((titre, vec![self.ligne(etape, champ, None, None)]));
            return;
        }
        let contenu = &self.parcours.vue.contenu.reponses;
        for (rang, rangee) in rangees.iter().enumerate() {
            let bloc = contenu.bloc(&BlocId::Rangee(champ.id, rangee.clone()));
            let vus = enfants.iter().filter(|enfant| {
                enfant.genre.demande() && self.parcours.visibles.voit(enfant.id, Some(rangee))
            });
            let lignes = vus.map(|enfant| {
                let valeur = bloc.and_then(|bloc| bloc.0.get(&enfant.id));
                self.ligne(etape, enfant, Some(rangee), valeur)
            });
            parties.push((format!("{titre} ({})", rang + 1), lignes.collect()));
        }
        // What follows the rows does not belong to the last of them.
        parties.push((titre_etape(self.parcours.decor.t, etape), Vec::new()));
    }

    fn ligne(
        &self,
        etape: &Etape<'_>,
        champ: &Champ,
        rangee: Option<&RangeeId>,
        valeur: Option<&Valeur>,
    ) -> LigneRecap<'static> {
        let decor = self.parcours.decor;
        let id = self.parcours.vue.dossier().id;
        let ancre = fautes::ancre(champ.id, rangee, Some(&champ.genre));
        let ici = |faute: &&Faute| faute.champ == champ.id && faute.rangee.as_ref() == rangee;
        let phrases: Vec<String> =
            self.fautes.iter().filter(ici).map(|faute| faute.phrase.clone()).collect();
        let fichiers = match self.modifiable {
            true => decor.url(format_args!("/brouillons/{id}/fichiers")),
            false => decor.url(format_args!("/dossiers/{id}/fichiers")),
        };
        let html = match (valeur, phrases.is_empty()) {
            (None, false) => HtmlSur::texte(decor.t.usager_relire_manque()),
            (Some(Valeur::Fichiers(liste)), _) if !liste.is_empty() => {
                liens_fichiers(&fichiers, liste, decor.virus(&self.parcours.vue.fichiers))
            }
            (Some(autre), _) if !autre.fichiers().is_empty() => {
                let liens = liens_fichiers(
                    &fichiers,
                    autre.fichiers(),
                    decor.virus(&self.parcours.vue.fichiers),
                );
                valeur_lisible(decor, champ, valeur).puis(HtmlSur::paragraphe(&liens))
            }
            _ => valeur_lisible(decor, champ, valeur),
        };
        let fiches = &self.parcours.vue.fiches;
        let dites = fiches::lignes(decor.t, fiches, champ, valeur, Lecteur::Usager);
        let html = dites
            .iter()
            .fold(html, |html, ligne| html.puis(HtmlSur::paragraphe(&HtmlSur::texte(ligne))));
        let (libelle, verifier) = (libelle_court(&champ.libelle), !phrases.is_empty());
        let ligne = LigneRecap::html(libelle, fautive(&ancre, html, &phrases));
        if !self.modifiable {
            return ligne;
        }
        let page = Lieu::Etape(etape.numero + 1).adresse(decor, id);
        let verifier = if verifier { "&verifier" } else { "" };
        let ouverte = rangee.map(|rangee| format!("&{OUVERTE}={rangee}")).unwrap_or_default();
        let href = format!("{page}?retour{ouverte}{verifier}#{ancre}");
        ligne.modifier(decor.t.commun_modifier(), href)
    }
}

fn liens_fichiers(base: &str, fichiers: &[formulaires::FichierRef], virus: Virus<'_>) -> HtmlSur {
    let mut html = HtmlSur::default();
    for (rang, fichier) in fichiers.iter().enumerate() {
        if rang > 0 {
            html = html.puis(HtmlSur::texte(", "));
        }
        let href = format!("{base}/{}", fichier.id);
        html = match virus.etat(fichier) {
            Some(etat) => {
                html.puis(HtmlSur::texte(&virus.t.commun_libelle_valeur(&fichier.nom, etat)))
            }
            None => html.puis(Lien { href: &href, texte: &fichier.nom }),
        };
    }
    html
}

/// An answer as people read it.
pub(super) fn valeur_lisible(decor: &Decor<'_>, champ: &Champ, valeur: Option<&Valeur>) -> HtmlSur {
    let texte = crate::lisible::texte(decor.t, champ, valeur);
    HtmlSur::texte(texte.as_deref().unwrap_or(decor.t.usager_sans_reponse()))
}
