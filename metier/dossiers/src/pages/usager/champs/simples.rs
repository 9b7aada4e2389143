//! Texts, numbers, dates, boxes.

use formulaires::{CONSEIL, Genre, Piece, Valeur};
use registres::Registre;
use web::composants::{
    Bouton, CaseSeule, ChampDate, ChampDateHeure, ChampRadios, ChampTextarea, ChampTexte, Choix,
    Depliant, HtmlSur, Largeur, Saisie,
};

use super::{Dessin, Place, habiller};
use crate::pages::fiches;
use crate::pages::html::Cache;

impl Dessin<'_> {
    /// A champ that is not a list.
    pub(super) fn simple(&self, place: &Place<'_>) -> HtmlSur {
        match &place.champ.genre {
            Genre::Textarea { limite } => self.long_texte(place, *limite),
            Genre::Date(bornes) => self.date(place, bornes.naissance),
            Genre::Datetime => self.date_heure(place),
            Genre::YesNo => self.oui_non(place),
            Genre::Checkbox => self.case(place),
            Genre::Civilite => self.civilite(place),
            Genre::Address => self.adresse(place),
            Genre::PieceJustificative(piece) => self.fichiers(place, piece),
            Genre::TitreIdentite => self.fichiers(place, &Piece::default()),
            Genre::Carte => self.carte(place),
            _ => self.une_ligne(place),
        }
    }

    pub(super) fn une_ligne(&self, place: &Place<'_>) -> HtmlSur {
        let t = self.decor.t;
        let (saisie, largeur, format) = match &place.champ.genre {
            Genre::IntegerNumber(_) | Genre::DossierLink => {
                (Saisie::Entier, Largeur::Dix, String::new())
            }
            Genre::DecimalNumber(_) => (Saisie::Decimal, Largeur::Dix, String::new()),
            Genre::Email => (Saisie::Courriel, Largeur::Pleine, t.usager_format_courriel().into()),
            Genre::Phone => (Saisie::Telephone, Largeur::Vingt, t.usager_format_telephone().into()),
            Genre::Siret => (Saisie::Code, Largeur::Vingt, t.usager_format_siret().into()),
            Genre::Rna => (Saisie::Mots, Largeur::Vingt, t.usager_format_rna().into()),
            Genre::Rnf => (Saisie::Mots, Largeur::Vingt, t.usager_format_rnf().into()),
            Genre::Iban => (Saisie::Mots, Largeur::Pleine, t.usager_format_iban().into()),
            Genre::Communes => (Saisie::Mots, Largeur::Pleine, t.usager_format_commune().into()),
            Genre::AnnuaireEducation => {
                (Saisie::Mots, Largeur::Pleine, t.usager_format_ecole().into())
            }
            Genre::Formatted(regles) => {
                let exemple = regles.exemple.as_deref().filter(|exemple| !exemple.is_empty());
                let format = exemple.map(|exemple| t.usager_format_exemple(exemple));
                (Saisie::Mots, Largeur::Pleine, format.unwrap_or_default())
            }
            _ => (Saisie::Mots, Largeur::Pleine, String::new()),
        };
        let texte = match (&place.champ.genre, place.valeur) {
            (Genre::Communes | Genre::Phone, Some(valeur)) => lisible(place, valeur),
            _ => place.texte(""),
        };
        let champ = ChampTexte::nouveau(place.nom.clone(), place.libelle.clone());
        let champ = champ.saisie(saisie).largeur(largeur).valeur(texte.clone());
        let html = habiller!(self, place, champ, &format);
        match (&place.champ.genre, place.erreurs.is_empty()) {
            (Genre::Email, false) => {
                let nom = format!("{}{CONSEIL}", place.nom);
                html.puis(Cache { nom: &nom, valeur: &texte })
            }
            _ => html,
        }
    }

    /// A number that a register may know: a button asks it, what it says stands below.
    pub(super) fn de_registre(&self, place: &Place<'_>) -> HtmlSur {
        let t = self.decor.t;
        let registre = match place.champ.genre {
            Genre::Siret => Registre::Entreprises,
            Genre::Rna => Registre::Associations,
            Genre::Rnf => Registre::Fondations,
            _ => Registre::Ecoles,
        };
        let html = self.une_ligne(place);
        if !self.decor.registre(registre) {
            return html;
        }
        let verifier = Bouton::neutre(t.registres_verifier()).petit().sans_controle();
        let verifier = verifier.nom("action", format!("chercher:{}", place.nom));
        let fiche = fiches::encart(t, self.fiches, place.champ, place.valeur);
        html.puis(verifier).puis(fiche)
    }

    fn long_texte(&self, place: &Place<'_>, limite: Option<u32>) -> HtmlSur {
        let (mots, nom) = (self.decor.mots, place.nom.clone());
        let champ = ChampTextarea::nouveau(mots, nom, place.libelle.clone());
        let champ = champ.valeur(place.texte(""));
        let champ = match limite {
            Some(limite) => champ.max(limite),
            None => champ,
        };
        habiller!(self, place, champ, "")
    }

    fn date(&self, place: &Place<'_>, naissance: bool) -> HtmlSur {
        let t = self.decor.t;
        let exemple = if naissance { t.usager_format_naissance() } else { t.usager_format_date() };
        let champ = ChampDate::nouveau(self.decor.mots, place.nom.clone(), place.libelle.clone());
        let [jour, mois, annee] = ["_jour", "_mois", "_annee"].map(|suffixe| place.texte(suffixe));
        habiller!(self, place, champ.valeurs(jour, mois, annee), exemple)
    }

    fn date_heure(&self, place: &Place<'_>) -> HtmlSur {
        let (mots, nom) = (self.decor.mots, place.nom.clone());
        let champ = ChampDateHeure::nouveau(mots, nom, place.libelle.clone());
        let valeurs = ["_jour", "_mois", "_annee", "_heure", "_minute"]
            .map(|suffixe| place.texte(suffixe).into());
        habiller!(self, place, champ.valeurs(valeurs), self.decor.t.usager_format_date_heure())
    }

    /// Radio buttons; where no answer is required, one of them takes the answer back.
    pub(super) fn radios(&self, place: &Place<'_>, mut choix: Vec<Choix<'static>>) -> HtmlSur {
        let en_ligne = choix.len() <= 2;
        if !place.champ.obligatoire() {
            let vide = place.valeur.is_none();
            choix.push(Choix::nouveau("", self.decor.t.usager_sans_reponse()).choisi(vide));
        }
        let champ = ChampRadios::nouveau(place.nom.clone(), place.libelle.clone(), choix);
        let champ = if en_ligne { champ.en_ligne() } else { champ };
        habiller!(self, place, champ, "")
    }

    fn oui_non(&self, place: &Place<'_>) -> HtmlSur {
        let (t, lu) = (self.decor.t, place.texte(""));
        let choix = [("true", t.commun_oui()), ("false", t.commun_non())];
        let choix = choix.map(|(code, mot)| Choix::nouveau(code, mot).choisi(lu == code));
        self.radios(place, choix.into())
    }

    fn civilite(&self, place: &Place<'_>) -> HtmlSur {
        let (t, lue) = (self.decor.t, place.texte(""));
        let choix = [("Mme", t.usager_madame()), ("M", t.usager_monsieur())];
        let choix = choix.map(|(code, mot)| Choix::nouveau(code, mot).choisi(lue == code));
        self.radios(place, choix.into())
    }

    fn case(&self, place: &Place<'_>) -> HtmlSur {
        let cochee = place.valeur == Some(&Valeur::Booleen(true));
        let champ = CaseSeule::nouvelle(place.nom.clone(), place.libelle.clone());
        let champ = champ.valeur("true").cochee(cochee);
        self.vide(&place.nom).puis(habiller!(self, place, champ, ""))
    }

    /// Street, postal code, commune; the country only when it is not France.
    fn adresse(&self, place: &Place<'_>) -> HtmlSur {
        let t = self.decor.t;
        let voie = Some(place.texte("_voie")).filter(|voie| !voie.is_empty());
        let voie = voie.unwrap_or_else(|| place.texte(""));
        let partie = |suffixe: &str, libelle: &'static str, valeur: String| {
            ChampTexte::nouveau(format!("{}{suffixe}", place.nom), libelle).valeur(valeur).sobre()
        };
        let voie = partie("_voie", t.usager_adresse_voie(), voie).erreurs(place.erreurs.clone());
        let code = partie("_code_postal", t.usager_adresse_code(), place.texte("_code_postal"));
        let commune = partie("_commune", t.usager_adresse_commune(), place.texte("_commune"));
        let pays = place.texte("_pays");
        let ailleurs = partie("_pays", t.usager_pays(), pays.clone());
        let depliant = Depliant::nouveau(t.usager_adresse_ailleurs(), ailleurs);
        let champs = HtmlSur::from(voie)
            .puis(code.saisie(Saisie::Code).largeur(Largeur::Cinq))
            .puis(commune)
            .puis(if pays.is_empty() { depliant } else { depliant.ouvert() });
        Groupe {
            id: &super::id_suffixe(&place.nom, "groupe"),
            legende: &place.libelle,
            marque: if place.champ.obligatoire() { "" } else { t.commun_facultatif() },
            aide: self.aide(place.champ, ""),
            champs,
        }
        .into()
    }
}

/// Several controls under one question.
#[derive(askama::Template)]
#[template(
    source = r#"<fieldset class="champ champ-lie"{% if !aide.est_vide() %} aria-describedby="{{ id }}-aide"{% endif %}><legend class="lib">{{ legende }}{% if !marque.is_empty() %} <span class="marque">({{ marque }})</span>{% endif %}</legend>{% if !aide.est_vide() %}<div class="aide" id="{{ id }}-aide">{{ aide }}</div>{% endif %}{{ champs }}</fieldset>"#,
    ext = "html"
)]
pub(super) struct Groupe<'a> {
    pub(super) id: &'a str,
    pub(super) legende: &'a str,
    pub(super) marque: &'a str,
    pub(super) aide: HtmlSur,
    pub(super) champs: HtmlSur,
}

impl askama::filters::HtmlSafe for Groupe<'_> {}

/// A commune with its postal code, a telephone with its spaces.
fn lisible(place: &Place<'_>, valeur: &Valeur) -> String {
    match valeur {
        Valeur::Lieu(_) => formulaires::texte(place.champ, valeur),
        Valeur::Texte(_) => formulaires::texte(place.champ, valeur),
        _ => place.texte(""),
    }
}
