//! Repeatable blocks: rows, each with its controls.

use formulaires::{BlocId, Champ, RangeeId};
use web::composants::{Bouton, HtmlSur, Rangee, Rangees};

use super::{Dessin, Place, habiller};
use crate::pages::html::Cache;

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
        let mut caches = HtmlSur::default();
        for (rang, rangee) in rangees.iter().enumerate() {
            caches = caches.puis(Cache { nom: &place.nom, valeur: rangee.as_str() });
            bloc = bloc.rangee(self.rangee(place, enfants, rangee, (rang, rangees.len())));
        }
        let premiere = nouvelle_rangee(&self.decor.ctx.random)
            .filter(|_| rangees.is_empty() && place.champ.obligatoire());
        if let Some(rangee) = &premiere {
            caches = caches.puis(Cache { nom: &place.nom, valeur: rangee.as_str() });
            let titre = self.decor.t.usager_rangee("1");
            bloc = bloc.rangee(Rangee::nouvelle(titre, self.premiere(enfants, rangee)));
        }
        let action = format!("ajouter:{}", place.champ.id);
        let bloc = bloc.ajouter(self.decor.t.usager_rangee_ajouter(), "action", action);
        caches.puis(habiller!(self, place, bloc, ""))
    }

    fn rangee(
        &self,
        place: &Place<'_>,
        enfants: &[Champ],
        rangee: &RangeeId,
        (rang, total): (usize, usize),
    ) -> Rangee<'static> {
        let t = self.decor.t;
        let id = BlocId::Rangee(place.champ.id, rangee.clone());
        let bloc = self.reponses.bloc(&id);
        let vus = enfants.iter().filter(|champ| self.visibles.voit(champ.id, Some(rangee)));
        let mut champs = vus.fold(HtmlSur::default(), |html, champ| {
            html.puis(self.champ(champ, Some(rangee), bloc))
        });
        let titre = t.usager_rangee((rang + 1).to_string());
        let bouger = |texte: &'static str, verbe: &str| {
            Bouton::lien(texte)
                .nom("action", format!("{verbe}:{}:{rangee}", place.champ.id))
                .precision(titre.clone())
                .sans_controle()
        };
        if rang > 0 {
            champs = champs.puis(bouger(t.usager_rangee_monter(), "monter"));
        }
        if rang + 1 < total {
            champs = champs.puis(bouger(t.usager_rangee_descendre(), "descendre"));
        }
        let retirer = format!("retirer:{}:{rangee}", place.champ.id);
        Rangee::nouvelle(titre, champs).retirer(self.decor.mots, "action", retirer)
    }

    /// A row that is not written yet: everything in it that does not depend on an answer.
    fn premiere(&self, enfants: &[Champ], rangee: &RangeeId) -> HtmlSur {
        let sans_condition = enfants.iter().filter(|champ| champ.condition.is_none());
        sans_condition.fold(HtmlSur::default(), |html, champ| {
            html.puis(self.champ(champ, Some(rangee), None))
        })
    }
}
