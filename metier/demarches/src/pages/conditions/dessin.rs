//! The controls of a condition.

use formulaires::{Champ, Condition, Formulaire, Genre, Operateur, operateurs};
use langues::Textes;
use web::composants::{
    Bouton, Cache, ChampRadios, ChampSelect, ChampTextarea, ChampTexte, Choix, Depliant, HtmlSur,
    Mots, Rangee, Rangees,
};

use super::{Ebauche, Groupe, JSON, Ligne};
use crate::texte::texte_simple;

/// A list longer than this is typed, not chosen.
const CHOIX_MAX: usize = 200;
/// A question is told in so many characters.
const LIBELLE_MAX: usize = 80;

/// The words of a choice between « all » and « one »: its label, then both.
type Mots3 = (&'static str, &'static str, &'static str);

/// The editor of one condition over a form.
pub(crate) struct Editeur<'a> {
    pub(crate) t: Textes,
    pub(crate) mots: &'static Mots,
    pub(crate) formulaire: &'a Formulaire,
    /// What is shown; nothing when the condition is only shown as JSON.
    pub(crate) ebauche: Option<&'a Ebauche>,
    /// The JSON shown in the fold.
    pub(crate) json: String,
    /// The control that lacks something.
    pub(crate) faute: Option<&'a str>,
}

/// The text that the fold shows of a condition.
pub(crate) fn en_json(condition: &Condition) -> String {
    serde_json::to_string_pretty(&condition.to_json()).unwrap_or_default()
}

impl Editeur<'_> {
    /// Groups, their comparisons, the buttons that add and take out, and the JSON in a fold.
    pub(crate) fn controles(&self) -> HtmlSur {
        let t = self.t;
        let mut html = HtmlSur::default();
        if let Some(ebauche) = self.ebauche {
            if ebauche.groupes.len() > 1 {
                let mots = (
                    t.brouillon_admin_regle_groupes(),
                    t.brouillon_admin_regle_tous_groupes(),
                    t.brouillon_admin_regle_un_groupe(),
                );
                html = html.puis(self.lien("r_lien", mots, ebauche.un_groupe_suffit));
            }
            for (rang, groupe) in ebauche.groupes.iter().enumerate() {
                html = html.puis(self.groupe(rang, groupe, ebauche.groupes.len() > 1));
            }
            let autre = Bouton::neutre(t.brouillon_admin_regle_ajouter_groupe()).petit();
            let actualiser = Bouton::neutre(t.brouillon_admin_regle_actualiser()).petit();
            let boutons = HtmlSur::from(actualiser.nom("action", "actualiser").sans_controle())
                .puis(HtmlSur::texte(" "))
                .puis(autre.nom("action", "groupe").sans_controle());
            html = html.puis(HtmlSur::paragraphe(&boutons));
        }
        let json = ChampTextarea::nouveau(self.mots, JSON, t.brouillon_admin_regle_json())
            .aide(t.brouillon_admin_regle_json_aide())
            .lignes(8)
            .valeur(self.json.clone());
        let json = if self.faute == Some(JSON) {
            json.erreur(t.brouillon_admin_regle_json_faux())
        } else {
            json
        };
        let garder = Bouton::neutre(t.brouillon_admin_regle_json_garder()).petit();
        let contenu = HtmlSur::from(json).puis(garder.nom("action", "json").sans_controle());
        let depliant = Depliant::nouveau(t.brouillon_admin_regle_avance(), contenu);
        let ouvert = self.ebauche.is_none() || self.faute == Some(JSON);
        html.puis(if ouvert { depliant.ouvert() } else { depliant })
    }

    fn lien(&self, nom: &str, (libelle, toutes, une): Mots3, ou: bool) -> HtmlSur {
        let choix =
            vec![Choix::nouveau("et", toutes).choisi(!ou), Choix::nouveau("ou", une).choisi(ou)];
        ChampRadios::nouveau(nom.to_owned(), libelle, choix).en_ligne().into()
    }

    fn groupe(&self, rang: usize, groupe: &Groupe, nombreux: bool) -> HtmlSur {
        let t = self.t;
        let titre = match nombreux {
            true => t.brouillon_admin_regle_groupe((rang + 1).to_string()),
            false => t.brouillon_admin_regle_conditions().to_owned(),
        };
        let nom = format!("r{rang}_lien");
        let mots = (
            t.brouillon_admin_regle_lien(),
            t.brouillon_admin_regle_toutes(),
            t.brouillon_admin_regle_une(),
        );
        let lien = match groupe.lignes.len() {
            // One condition needs no word between conditions; the control says that the group is there.
            ..=1 => Cache { nom: &nom, valeur: if groupe.une_suffit { "ou" } else { "et" } }.into(),
            _ => self.lien(&nom, mots, groupe.une_suffit),
        };
        let mut rangees = Rangees::nouvelles(format!("r{rang}"), titre);
        for (place, ligne) in groupe.lignes.iter().enumerate() {
            let titre = t.brouillon_admin_regle_condition((place + 1).to_string());
            let cle = format!("r-{rang}-{place}");
            let rangee = Rangee::nouvelle(cle, titre, self.ligne(rang, place, ligne));
            let retirer = format!("retirer:{rang}:{place}");
            rangees = rangees.rangee(rangee.retirer(self.mots, "action", retirer));
        }
        let ajouter = t.brouillon_admin_regle_ajouter();
        let rangees = rangees.ajouter(ajouter, "action", format!("ajouter:{rang}"));
        HtmlSur::from(rangees).puis(lien)
    }

    fn ligne(&self, groupe: usize, rang: usize, ligne: &Ligne) -> HtmlSur {
        let t = self.t;
        let champ = ligne.champ.and_then(|id| self.formulaire.champ(id));
        let (nom_champ, nom_operateur) =
            (Ligne::nom(groupe, rang, "champ"), Ligne::nom(groupe, rang, "operateur"));
        let questions = self.sources().map(|un| {
            Choix::nouveau(un.id.to_string(), libelle(un)).choisi(ligne.champ == Some(un.id))
        });
        let question = ChampSelect::nouveau(
            nom_champ.clone(),
            t.brouillon_admin_regle_question(),
            questions.collect(),
        )
        .vide(t.brouillon_admin_regle_choisir())
        .sobre()
        .erreurs(self.faute_de(&nom_champ, t.brouillon_admin_regle_question_manque()));
        let permis = champ.map_or(Operateur::TOUS, |champ| operateurs(&champ.genre));
        let permis = permis.iter().filter(|un| !matches!(un, Operateur::Et | Operateur::Ou));
        let choix = permis.map(|un| {
            Choix::nouveau(un.as_str(), mot(t, *un)).choisi(ligne.operateur == Some(*un))
        });
        let operateur = ChampSelect::nouveau(
            nom_operateur.clone(),
            t.brouillon_admin_regle_operateur(),
            choix.collect(),
        )
        .sobre()
        .erreurs(self.faute_de(&nom_operateur, t.brouillon_admin_regle_operateur_manque()));
        HtmlSur::from(question).puis(operateur).puis(self.valeur(groupe, rang, ligne, champ))
    }

    fn valeur(&self, groupe: usize, rang: usize, ligne: &Ligne, champ: Option<&Champ>) -> HtmlSur {
        let t = self.t;
        let nom = Ligne::nom(groupe, rang, "valeur");
        let erreurs = self.faute_de(&nom, t.brouillon_admin_regle_valeur_manque());
        let choix = champ.map(|champ| choix_de(t, champ)).unwrap_or_default();
        if choix.is_empty() || choix.len() > CHOIX_MAX {
            return ChampTexte::nouveau(nom, t.brouillon_admin_regle_valeur())
                .aide(champ.map_or("", |champ| aide(t, &champ.genre)))
                .valeur(ligne.valeur.clone())
                .sobre()
                .erreurs(erreurs)
                .into();
        }
        let choix = choix.into_iter().map(|(valeur, texte)| {
            let choisi = valeur == ligne.valeur;
            Choix::nouveau(valeur, texte).choisi(choisi)
        });
        ChampSelect::nouveau(nom, t.brouillon_admin_regle_valeur(), choix.collect())
            .vide(t.brouillon_admin_regle_choisir())
            .sobre()
            .erreurs(erreurs)
            .into()
    }

    /// The champs that a rule may look at.
    fn sources(&self) -> impl Iterator<Item = &Champ> {
        self.formulaire.champs().iter().filter(|champ| !operateurs(&champ.genre).is_empty())
    }

    fn faute_de(&self, nom: &str, phrase: &'static str) -> Option<&'static str> {
        (self.faute == Some(nom)).then_some(phrase)
    }
}

fn libelle(champ: &Champ) -> String {
    let simple = texte_simple(&champ.libelle);
    if simple.chars().count() <= LIBELLE_MAX {
        return simple;
    }
    simple.chars().take(LIBELLE_MAX - 1).chain(['…']).collect()
}

/// The choices of a champ that has some, each its value and its words.
fn choix_de(t: Textes, champ: &Champ) -> Vec<(String, String)> {
    let paire = |valeur: &str| (valeur.to_owned(), valeur.to_owned());
    match &champ.genre {
        Genre::YesNo | Genre::Checkbox => vec![
            ("true".to_owned(), t.commun_oui().to_owned()),
            ("false".to_owned(), t.commun_non().to_owned()),
        ],
        Genre::DropDownList(liste) | Genre::MultipleDropDownList(liste) => {
            liste.choix().map(paire).collect()
        }
        Genre::LinkedDropDownList(primaires) => {
            primaires.iter().map(|primaire| paire(&primaire.nom)).collect()
        }
        Genre::Civilite => ["Mme", "M"].map(paire).to_vec(),
        _ => Vec::new(),
    }
}

fn aide(t: Textes, genre: &Genre) -> &'static str {
    match genre {
        Genre::Date(_) | Genre::Datetime => t.brouillon_admin_regle_aide_date(),
        Genre::Communes | Genre::Address | Genre::Departements | Genre::Regions | Genre::Pays => {
            t.brouillon_admin_regle_aide_code()
        }
        _ => "",
    }
}

/// The words of an operator.
fn mot(t: Textes, operateur: Operateur) -> &'static str {
    match operateur {
        Operateur::Et => t.brouillon_admin_regle_toutes(),
        Operateur::Ou => t.brouillon_admin_regle_une(),
        Operateur::Egal => t.brouillon_admin_operateur_egal(),
        Operateur::Different => t.brouillon_admin_operateur_different(),
        Operateur::Inferieur => t.brouillon_admin_operateur_inferieur(),
        Operateur::InferieurOuEgal => t.brouillon_admin_operateur_inferieur_ou_egal(),
        Operateur::Superieur => t.brouillon_admin_operateur_superieur(),
        Operateur::SuperieurOuEgal => t.brouillon_admin_operateur_superieur_ou_egal(),
        Operateur::Vide => t.brouillon_admin_operateur_vide(),
        Operateur::Contient => t.brouillon_admin_operateur_contient(),
        Operateur::Exclut => t.brouillon_admin_operateur_exclut(),
        Operateur::DansDepartement => t.brouillon_admin_operateur_dans_departement(),
        Operateur::HorsDepartement => t.brouillon_admin_operateur_hors_departement(),
        Operateur::DansRegion => t.brouillon_admin_operateur_dans_region(),
        Operateur::HorsRegion => t.brouillon_admin_operateur_hors_region(),
    }
}
