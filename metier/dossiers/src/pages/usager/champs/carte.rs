//! A place on a map.

use formulaires::Valeur;
use web::composants::{ChampTexte, HtmlSur, Saisie};

use super::{Dessin, Place, habiller};
use crate::lisible::point;

impl Dessin<'_> {
    pub(super) fn carte(&self, place: &Place<'_>) -> HtmlSur {
        let texte = match place.valeur {
            Some(Valeur::Carte(geojson)) => point(geojson).unwrap_or_else(|| place.texte("")),
            _ => place.texte(""),
        };
        let champ = ChampTexte::nouveau(place.nom.clone(), place.libelle.clone());
        let champ = champ.saisie(Saisie::Mots).valeur(texte);
        habiller!(self, place, champ, self.decor.t.usager_format_carte())
    }
}
