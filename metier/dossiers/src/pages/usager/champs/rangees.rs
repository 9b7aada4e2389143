//! Repeatable blocks: rows, each with its controls.

use formulaires::{Champ, RangeeId};
use web::composants::{Bouton, HtmlSur, Rangee, Rangees};

use super::{Dessin, Place, habiller, plis};
use crate::pages::html::Cache;

/// The hidden control that bears the row that is open when the others are folded.
pub(in super::super) const OUVERTE: &str = "ouverte";
/// The signs of a row's id.
const SIGNES: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// An id for a new row.
pub(in super::super) fn nouvelle_rangee(random: &primitives::Random) -> Option<RangeeId> {
    RangeeId::lire(&random.pick(SIGNES, 20))
}

impl Dessin<'_> {
    /// The rows of a block; a required one shows a first row before there is any.
    pub(super) fn rangees(&self, place: &Place<'_>, enfants: &[Champ]) -> HtmlSur {
        let rangees = place.valeur.map_or(&[][..], |valeur| valeur.rangees());
        let mut bloc = Rangees::nouvelles(place.nom.clone(), place.libelle.clone());
        for (rang, rangee) in rangees.iter().enumerate() {
            bloc = bloc.rangee(match self.plis.fermee(place.champ.id, rangee) {
                true => self.pliee(place, enfants, rangee, rang),
                false => self.rangee(place, enfants, rangee, (rang, rangees.len())),
            });
        }
        if rangees.is_empty() && place.champ.obligatoire() {
            bloc = self.premiere(place, enfants).into_iter().fold(bloc, Rangees::rangee);
        }
        let action = format!("ajouter:{}", place.champ.id);
        let bloc = bloc.ajouter(self.decor.t.usager_rangee_ajouter(), "action", action);
        habiller!(self, place, bloc, "")
    }

    fn rangee(
        &self,
        place: &Place<'_>,
        enfants: &[Champ],
        rangee: &RangeeId,
        (rang, total): (usize, usize),
    ) -> Rangee<'static> {
        let t = self.decor.t;
        let bloc = plis::bloc(self.reponses, place.champ.id, rangee);
        let vus = enfants.iter().filter(|champ| self.visibles.voit(champ.id, Some(rangee)));
        let champs = vus.fold(HtmlSur::default(), |html, champ| {
            html.puis(self.question(champ, Some(rangee), |d| d.champ(champ, Some(rangee), bloc)))
        });
        let titre = t.usager_rangee((rang + 1).to_string());
        let plie = self.plis.plie(place.champ.id);
        let fermer = plie.then(|| acte(place, t.suivre_rangee_fermer(), "fermer", rangee, &titre));
        let monter =
            (rang > 0).then(|| acte(place, t.usager_rangee_monter(), "monter", rangee, &titre));
        let descendre = (rang + 1 < total)
            .then(|| acte(place, t.usager_rangee_descendre(), "descendre", rangee, &titre));
        let caches = match plie {
            true => Cache { nom: OUVERTE, valeur: rangee.as_str() },
            false => Cache { nom: &place.nom, valeur: rangee.as_str() },
        };
        let retirer = format!("retirer:{}:{rangee}", place.champ.id);
        let neuve = Rangee::nouvelle(cle(rangee), titre.clone(), champs).caches(caches).retirer(
            self.decor.mots,
            "action",
            retirer,
        );
        let actes = fermer.into_iter().chain(monter).chain(descendre);
        self.connue(cle(rangee), actes.fold(neuve, Rangee::acte))
    }

    /// A row under its summary. Its controls are not there: what is not posted keeps its answer.
    fn pliee(
        &self,
        place: &Place<'_>,
        enfants: &[Champ],
        rangee: &RangeeId,
        rang: usize,
    ) -> Rangee<'static> {
        let t = self.decor.t;
        let bloc = plis::bloc(self.reponses, place.champ.id, rangee);
        let titre = t.usager_rangee((rang + 1).to_string());
        let ouvrir = acte(place, t.suivre_rangee_ouvrir(), "ouvrir", rangee, &titre);
        let retirer = format!("retirer:{}:{rangee}", place.champ.id);
        let faute = self
            .fautes
            .iter()
            .find(|faute| faute.champ == place.champ.id && faute.rangee.as_ref() == Some(rangee));
        let cle = cle_pliee(rangee, rang);
        let pliee = Rangee::pliee(cle.clone(), titre, plis::resume(t, enfants, bloc), ouvrir)
            .retirer(self.decor.mots, "action", retirer);
        let pliee = match faute {
            Some(faute) => pliee.erreur(faute.phrase.clone()),
            None => pliee,
        };
        self.connue(cle, pliee)
    }

    /// A row that is not written yet: everything in it that does not depend on an answer. Its id is
    /// always the same, so that two pages that show it write the same row.
    fn premiere(&self, place: &Place<'_>, enfants: &[Champ]) -> Option<Rangee<'static>> {
        let rangee = RangeeId::lire(&format!("un{}", place.champ.id))?;
        let sans_condition = enfants.iter().filter(|champ| champ.condition.is_none());
        let champs = sans_condition.fold(HtmlSur::default(), |html, champ| {
            html.puis(self.question(champ, Some(&rangee), |d| d.champ(champ, Some(&rangee), None)))
        });
        let neuve = Rangee::nouvelle(cle(&rangee), self.decor.t.usager_rangee("1"), champs);
        let caches = Cache { nom: &place.nom, valeur: rangee.as_str() };
        Some(self.connue(cle(&rangee), neuve.caches(caches)))
    }

    fn connue(&self, cle: String, rangee: Rangee<'static>) -> Rangee<'static> {
        if self.montrees.contains(&cle) { rangee.deja_la() } else { rangee }
    }
}

/// A quiet button of a row.
fn acte(
    place: &Place<'_>,
    texte: &'static str,
    verbe: &str,
    rangee: &RangeeId,
    titre: &str,
) -> Bouton<'static> {
    Bouton::lien(texte)
        .nom("action", format!("{verbe}:{}:{rangee}", place.champ.id))
        .precision(titre.to_owned())
        .sans_controle()
}

/// The key of an open row, the id of its element.
fn cle(rangee: &RangeeId) -> String {
    format!("r-{rangee}")
}

/// The key of a folded row: its place tells its title.
pub(super) fn cle_pliee(rangee: &RangeeId, rang: usize) -> String {
    format!("p-{rangee}-{rang}")
}
