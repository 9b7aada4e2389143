//! Files: what is asked, what came and what became of it, the model to fill.

use formulaires::{Genre, Piece, Valeur};
use web::composants::{Bouton, ChampFichier, FichierRecu, HtmlSur};

use super::super::{fichiers, reunir};
use super::{Dessin, Place, habiller};
use crate::pages::html::Lien;

impl Dessin<'_> {
    pub(super) fn fichiers(&self, place: &Place<'_>, piece: &Piece) -> HtmlSur {
        let t = self.decor.t;
        let champ = self.controle_fichiers(place, place.libelle.clone());
        let format = self.format_fichiers(&place.champ.genre);
        let corps = habiller!(self, place, champ, &format);
        match piece.modele.as_deref().filter(|modele| modele.starts_with("https://")) {
            Some(href) => {
                let lien = Lien { href, texte: t.usager_fichier_modele() };
                corps.puis(HtmlSur::paragraphe(&lien.into()))
            }
            None => corps,
        }
    }

    /// The control of files, without its help nor its errors.
    pub(super) fn controle_fichiers(
        &self,
        place: &Place<'_>,
        libelle: String,
    ) -> ChampFichier<'static> {
        let t = self.decor.t;
        let mut champ = ChampFichier::nouveau(place.nom.clone(), libelle);
        let recus = place.valeur.map_or(&[][..], Valeur::fichiers);
        if !reunir::photos(&place.champ.genre, recus).is_empty() {
            let bouton = Bouton::neutre(t.fichiers_photos_reunir()).petit();
            let action = format!("reunir:{}", place.nom);
            champ = champ.reunir(bouton.nom("action", action).sans_controle());
        }
        for fichier in recus {
            let action = format!("retirer-fichier:{}:{}", place.nom, fichier.id);
            let recu = FichierRecu::nouveau(fichier.nom.clone(), self.virus.recu(fichier));
            let recu = match self.virus.ouvre(fichier) {
                true => recu.vers(
                    self.decor.url(format_args!("/brouillons/{}/fichiers/{}", self.id, fichier.id)),
                ),
                false => recu,
            };
            champ = champ.recu(recu.retirer(self.decor.mots, "action", action));
        }
        champ = champ.accepte(formulaires::formats(&place.champ.genre).join(","));
        champ = champ.par_morceaux(self.decor.mots, self.decor.url(web::envois::CHEMIN));
        if usize::from(formulaires::nombre_max(&place.champ.genre)) > recus.len().max(1) {
            champ = champ.multiple();
        }
        let envoyer = Bouton::neutre(t.usager_fichier_envoyer()).petit();
        let envoyer = envoyer.nom("action", format!("envoyer:{}", place.nom)).sans_controle();
        champ.envoyer(envoyer)
    }

    /// What is accepted, how heavy, how many; what becomes of a proof of identity.
    pub(super) fn format_fichiers(&self, genre: &Genre) -> String {
        let t = self.decor.t;
        let octets = match formulaires::est_identite(genre) {
            true => Piece::OCTETS_MAX_IDENTITE,
            false => Piece::OCTETS_MAX,
        };
        let nombre = formulaires::nombre_max(genre);
        let taille = t.taille_fichier(octets);
        let acceptes = fichiers::acceptes(t, genre);
        let mut phrase = t.pieces_format(u32::from(nombre), acceptes, taille);
        let suite = match (formulaires::est_identite(genre), formulaires::est_purge(genre)) {
            (true, _) => Some(t.pieces_identite_sort()),
            (false, true) => Some(t.pieces_purge_sort()),
            (false, false) => None,
        };
        if let Some(suite) = suite {
            phrase.push(' ');
            phrase.push_str(suite);
        }
        phrase
    }
}
