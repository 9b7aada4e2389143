//! Lists: short ones as radio buttons, middle ones as a drop-down, long ones searched.

use formulaires::{Genre, Ligne, Liste, Primaire, Valeur, lieux};
use web::composants::{
    Bouton, ChampCases, ChampListeLiee, ChampRadios, ChampSelect, ChampTexte, Choix, GroupeChoix,
    HtmlSur, Saisie, id_de,
};

use super::{Dessin, Place, habiller, id_suffixe};

/// A list of at most so many choices is shown whole as radio buttons.
const RADIOS_MAX: usize = 6;
/// A list of more choices is searched, never put whole in the page.
const LISTE_MAX: usize = 300;
/// Second choices that are shown whole, under the first ones.
const LIES_MAX: usize = 1_000;
/// A search shows at most so many choices.
const TROUVES_MAX: usize = 50;
/// « Autre », as the form engine names it.
const AUTRE: &str = "__other__";

impl Dessin<'_> {
    pub(super) fn un_choix(&self, place: &Place<'_>, liste: &Liste) -> HtmlSur {
        if liste.choix().next().is_none() {
            let champ = ChampTexte::nouveau(place.nom.clone(), place.libelle.clone());
            return habiller!(self, place, champ.valeur(place.texte("")), "");
        }
        if liste.options.len() > LISTE_MAX {
            return self.un_choix_cherche(place, liste);
        }
        let titres = liste.lignes().any(|ligne| matches!(ligne, Ligne::Titre(_)));
        if liste.options.len() <= RADIOS_MAX && !titres {
            return self.un_choix_radios(place, liste);
        }
        let choisi = place.texte("");
        let options = libres(liste, &choisi).into_iter().chain(self.option_autre(place, liste));
        let (nom, libelle) = (place.nom.clone(), place.libelle.clone());
        let champ = ChampSelect::nouveau(nom, libelle, options.collect());
        let champ = groupes(liste, &choisi)
            .into_iter()
            .fold(champ.vide(self.decor.t.usager_choisir()), ChampSelect::groupe);
        let html = habiller!(self, place, champ, "");
        if liste.autre { html.puis(self.precision_autre(place)) } else { html }
    }

    fn un_choix_radios(&self, place: &Place<'_>, liste: &Liste) -> HtmlSur {
        let choisi = place.texte("");
        let mut choix: Vec<_> = liste
            .choix()
            .map(|texte| Choix::nouveau(texte.to_owned(), texte.to_owned()).choisi(choisi == texte))
            .collect();
        if let Some(autre) = self.option_autre(place, liste) {
            choix.push(autre.suite(self.precision_autre(place)));
        }
        self.radios(place, choix)
    }

    fn option_autre(&self, place: &Place<'_>, liste: &Liste) -> Option<Choix<'static>> {
        let choisi = place.texte("") == AUTRE;
        let mot = self.decor.t.commun_autre();
        liste.autre.then(|| Choix::nouveau(AUTRE, mot).choisi(choisi))
    }

    fn precision_autre(&self, place: &Place<'_>) -> HtmlSur {
        let libelle = self.decor.t.usager_autre_precision();
        ChampTexte::nouveau(format!("{}_autre", place.nom), libelle)
            .valeur(place.texte("_autre"))
            .sobre()
            .into()
    }

    /// The words typed, then the choices that contain them. Both bear the champ's name: a choice
    /// that is ticked counts, else words that are exactly a choice.
    fn un_choix_cherche(&self, place: &Place<'_>, liste: &Liste) -> HtmlSur {
        let t = self.decor.t;
        let mots = match place.valeur {
            Some(Valeur::Autre(mots)) => mots.clone(),
            _ => place.texte(""),
        };
        let chercher = Bouton::neutre(t.usager_chercher_liste()).petit();
        let chercher = chercher.nom("action", format!("chercher:{}", place.nom)).sans_controle();
        let champ = ChampTexte::nouveau(place.nom.clone(), place.libelle.clone());
        let champ = champ.saisie(Saisie::Recherche).valeur(mots.clone());
        let format = t.usager_format_liste(liste.options.len());
        let saisie = habiller!(self, place, champ, &format).puis(chercher);
        if mots.is_empty() || matches!(place.valeur, Some(Valeur::Choix(_))) {
            return saisie;
        }
        let trouves = liste.chercher(&mots, TROUVES_MAX);
        if trouves.is_empty() {
            let rien = HtmlSur::texte(t.usager_liste_rien());
            return saisie.puis(HtmlSur::paragraphe(&rien));
        }
        let legende = t.usager_liste_trouves(trouves.len());
        let choix = trouves.iter().map(|c| Choix::nouveau((*c).to_owned(), (*c).to_owned()));
        let radios = ChampRadios::nouveau(place.nom.clone(), legende, choix.collect());
        saisie.puis(radios.id(id_suffixe(&place.nom, "choix")).sobre())
    }

    pub(super) fn plusieurs_choix(&self, place: &Place<'_>, liste: &Liste) -> HtmlSur {
        let choisis = place.textes();
        if liste.choix().next().is_none() {
            let champ = ChampTexte::nouveau(place.nom.clone(), place.libelle.clone());
            return habiller!(self, place, champ.valeur(choisis.join(", ")), "");
        }
        if liste.options.len() > LISTE_MAX {
            return self.plusieurs_choix_cherches(place, liste, &choisis);
        }
        let choix = liste.choix().map(|texte| {
            Choix::nouveau(texte.to_owned(), texte.to_owned()).choisi(choisis.contains(&texte))
        });
        let champ = ChampCases::nouveau(place.nom.clone(), place.libelle.clone(), choix.collect());
        self.vide(&place.nom).puis(habiller!(self, place, champ, ""))
    }

    /// What is chosen and what is found are boxes of one list; the words have a control apart.
    fn plusieurs_choix_cherches(
        &self,
        place: &Place<'_>,
        liste: &Liste,
        choisis: &[&str],
    ) -> HtmlSur {
        let t = self.decor.t;
        let mots = match &self.recherche {
            Some((nom, mots)) if *nom == place.nom => mots.as_str(),
            _ => "",
        };
        let chercher = Bouton::neutre(t.usager_chercher_liste()).petit();
        let chercher = chercher.nom("action", format!("chercher:{}", place.nom)).sans_controle();
        let champ = ChampTexte::nouveau(format!("cherche_{}", place.nom), place.libelle.clone());
        let champ = champ.id(id_de(&place.nom)).saisie(Saisie::Recherche).valeur(mots.to_owned());
        let format = t.usager_format_liste(liste.options.len());
        let saisie = self.vide(&place.nom).puis(habiller!(self, place, champ, &format));
        let trouves = if mots.is_empty() { Vec::new() } else { liste.chercher(mots, TROUVES_MAX) };
        let nouveaux = trouves.iter().filter(|texte| !choisis.contains(texte));
        let choix: Vec<_> = choisis
            .iter()
            .map(|texte| Choix::nouveau((*texte).to_owned(), (*texte).to_owned()).choisi(true))
            .chain(nouveaux.map(|c| Choix::nouveau((*c).to_owned(), (*c).to_owned())))
            .collect();
        let saisie = saisie.puis(chercher);
        if choix.is_empty() {
            return saisie;
        }
        let cases = ChampCases::nouveau(place.nom.clone(), t.usager_liste_choisis(), choix);
        saisie.puis(cases.id(id_suffixe(&place.nom, "choix")).sobre())
    }

    /// Two lists. The second holds all its groups while they are few, else only those of the first
    /// list's choice, which a button asks for.
    pub(super) fn choix_lies(&self, place: &Place<'_>, primaires: &[Primaire]) -> HtmlSur {
        let t = self.decor.t;
        let (premier, second) = (place.texte("_primaire"), place.texte("_secondaire"));
        let options = primaires
            .iter()
            .map(|p| Choix::nouveau(p.nom.clone(), p.nom.clone()).choisi(p.nom == premier));
        let nom_premier = format!("{}_primaire", place.nom);
        let liste = ChampSelect::nouveau(nom_premier, t.usager_liste_premiere(), options.collect())
            .vide(t.usager_choisir());
        let total: usize = primaires.iter().map(|p| p.secondaires.len()).sum();
        let tous = total <= LIES_MAX;
        let nom_second = format!("{}_secondaire", place.nom);
        let mut suite = ChampSelect::nouveau(nom_second, t.usager_liste_seconde(), Vec::new())
            .vide(t.usager_choisir());
        for primaire in primaires.iter().filter(|p| tous || p.nom == premier) {
            let options = primaire.secondaires.iter().map(|texte| {
                let choisi = *texte == second && primaire.nom == premier;
                Choix::nouveau(texte.clone(), texte.clone()).choisi(choisi)
            });
            suite = suite.groupe(GroupeChoix::nouveau(primaire.nom.clone(), options.collect()));
        }
        let champ = ChampListeLiee::nouveau(place.nom.clone(), place.libelle.clone(), liste, suite);
        let html = habiller!(self, place, champ, "");
        if tous {
            return html;
        }
        let voir = Bouton::neutre(t.usager_liste_voir_seconde()).petit().sans_controle();
        html.puis(voir.nom("action", format!("chercher:{}", place.nom)))
    }

    /// A département, a region, a country: an official list, chosen by its code.
    pub(super) fn lieu_officiel(&self, place: &Place<'_>) -> HtmlSur {
        let (liste, avec_code) = match place.champ.genre {
            Genre::Departements => (lieux::departements(), true),
            Genre::Regions => (lieux::regions(), false),
            _ => (lieux::pays(), false),
        };
        let choisi = place.texte("");
        let mut options: Vec<_> = liste
            .iter()
            .map(|lieu| {
                let texte = match avec_code {
                    true => format!("{} - {}", lieu.code, lieu.nom),
                    false => lieu.nom.to_owned(),
                };
                Choix::nouveau(lieu.code, texte).choisi(lieu.code == choisi)
            })
            .collect();
        if !choisi.is_empty() && !liste.iter().any(|lieu| lieu.code == choisi) {
            options.push(Choix::nouveau(choisi.clone(), choisi).choisi(true));
        }
        let champ = ChampSelect::nouveau(place.nom.clone(), place.libelle.clone(), options)
            .vide(self.decor.t.usager_choisir());
        habiller!(self, place, champ, "")
    }
}

fn option(texte: &str, choisi: &str) -> Choix<'static> {
    Choix::nouveau(texte.to_owned(), texte.to_owned()).choisi(texte == choisi)
}

/// The choices before the first heading.
fn libres(liste: &Liste, choisi: &str) -> Vec<Choix<'static>> {
    let avant = |ligne: Ligne<'_>| match ligne {
        Ligne::Option(texte) => Some(option(texte, choisi)),
        Ligne::Titre(_) => None,
    };
    liste.lignes().map_while(avant).collect()
}

/// The choices under each heading.
fn groupes(liste: &Liste, choisi: &str) -> Vec<GroupeChoix<'static>> {
    let mut groupes: Vec<(String, Vec<Choix<'static>>)> = Vec::new();
    for ligne in liste.lignes() {
        match (ligne, groupes.last_mut()) {
            (Ligne::Titre(titre), _) => groupes.push((titre.to_owned(), Vec::new())),
            (Ligne::Option(texte), Some((_, choix))) => choix.push(option(texte, choisi)),
            (Ligne::Option(_), None) => {}
        }
    }
    groupes.into_iter().map(|(titre, choix)| GroupeChoix::nouveau(titre, choix)).collect()
}
