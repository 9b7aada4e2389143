//! Once-only data: the figures and their proof, under one question.

use formulaires::{Donnee, Sorte, UneFois, Valeur};
use web::composants::{ChampRadios, ChampTexte, Choix, HtmlSur, Largeur, Saisie};

use super::simples::Groupe;
use super::{Dessin, Place, id_suffixe};
use crate::pages::fiches;

impl Dessin<'_> {
    /// The figures of a source, then the document that proves them. Words that a prefill gave stay in
    /// the line where they can be read.
    pub(super) fn une_fois(&self, place: &Place<'_>, source: UneFois) -> HtmlSur {
        if matches!(place.valeur, Some(Valeur::Texte(_))) {
            return self.une_ligne(place);
        }
        let t = self.decor.t;
        let mut champs = HtmlSur::default();
        for (rang, donnee) in source.donnees().iter().enumerate() {
            let erreurs = if rang == 0 { place.erreurs.clone() } else { Vec::new() };
            champs = champs.puis(self.figure(place, donnee, erreurs));
        }
        let preuve = self.controle_fichiers(place, t.registres_preuve().to_owned());
        champs = champs.puis(preuve.aide(&self.format_fichiers(&place.champ.genre)).sobre());
        Groupe {
            id: &id_suffixe(&place.nom, "groupe"),
            legende: &place.libelle,
            marque: if place.champ.obligatoire() { "" } else { t.commun_facultatif() },
            aide: self.aide(place.champ, t.registres_une_fois_aide()),
            champs,
        }
        .into()
    }

    fn figure(&self, place: &Place<'_>, donnee: &Donnee, erreurs: Vec<String>) -> HtmlSur {
        let t = self.decor.t;
        let nom = format!("{}{}", place.nom, donnee.suffixe);
        let libelle = fiches::donnee(t, &donnee.suffixe[1..]);
        let lue = place.texte(donnee.suffixe);
        if donnee.sorte == Sorte::OuiNon {
            let choix = [("true", t.commun_oui()), ("false", t.commun_non())];
            let choix = choix.map(|(code, mot)| Choix::nouveau(code, mot).choisi(lue == code));
            let radios = ChampRadios::nouveau(nom.clone(), libelle, choix.into()).en_ligne();
            return self.vide(&nom).puis(radios.erreurs(erreurs).sobre());
        }
        let (saisie, largeur) = match donnee.sorte {
            Sorte::Nombre => (Saisie::Decimal, Largeur::Dix),
            Sorte::Numero => (Saisie::Mots, Largeur::Vingt),
            _ => (Saisie::Mots, Largeur::Pleine),
        };
        let valeur = if donnee.sorte == Sorte::Nombre { lue.replace('.', ",") } else { lue };
        let champ = ChampTexte::nouveau(nom, libelle).saisie(saisie).largeur(largeur);
        champ.valeur(valeur).erreurs(erreurs).sobre().into()
    }
}
