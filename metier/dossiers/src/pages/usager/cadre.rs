//! The frame of a journey: where one stands, who helps, what is kept.

use formulaires::{ChampId, Etape, Visibilite};
use langues::Textes;
use web::composants::{
    Bouton, Chemin, Etapes, Gabarit, HtmlSur, Icone, LigneIcone, ListeIcones, Pas, TitrePage,
};

use super::decor::Decor;
use crate::actions::AVERTISSEMENTS;
use crate::lecture::Vue;
use crate::modele::DossierId;
use crate::pages::html::Cache;

/// A page of the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lieu {
    /// Who asks.
    Identite,
    /// A page of the form, from 1.
    Etape(usize),
    /// The review.
    Relire,
}

/// The pages of a draft that its answers show.
pub(super) struct Parcours<'a> {
    pub(super) decor: &'a Decor<'a>,
    pub(super) vue: &'a Vue,
    pub(super) visibles: Visibilite<'a>,
    pub(super) etapes: Vec<Etape<'a>>,
}

impl Lieu {
    /// Its address.
    pub(super) fn adresse(self, decor: &Decor<'_>, id: DossierId) -> String {
        match self {
            Self::Identite => decor.url(format_args!("/brouillons/{id}/identite")),
            Self::Etape(n) => decor.url(format_args!("/brouillons/{id}/etapes/{n}")),
            Self::Relire => decor.url(format_args!("/brouillons/{id}/relire")),
        }
    }
}

/// The subject of a page of the form.
pub(super) fn titre_etape(t: Textes, etape: &Etape<'_>) -> String {
    let titre = demarches::texte_simple(etape.titre.unwrap_or_default());
    if titre.is_empty() { t.usager_etape_sans_titre().to_owned() } else { titre }
}

impl<'a> Parcours<'a> {
    /// The pages that are shown: one without anything to show is passed over.
    pub(super) fn nouveau(decor: &'a Decor<'a>, vue: &'a Vue) -> Self {
        let formulaire = &vue.revision.formulaire;
        let visibles = formulaires::visibles(formulaire, &vue.contenu.reponses);
        let etapes = formulaire
            .etapes()
            .filter(|etape| etape.champs.iter().any(|champ| visibles.voit(champ.id, None)))
            .collect();
        Self { decor, vue, visibles, etapes }
    }

    /// Every place, in order. In a correction: the pages to answer again, the others being reached
    /// from the review.
    pub(super) fn lieux(&self) -> Vec<Lieu> {
        let identite = self.vue.tenues.is_none().then_some(Lieu::Identite);
        let etapes = self.demandees().map(|etape| Lieu::Etape(etape.numero + 1));
        identite.into_iter().chain(etapes).chain([Lieu::Relire]).collect()
    }

    /// The pages to go through: those of the correction that is awaited, else all.
    fn demandees(&self) -> impl Iterator<Item = &Etape<'a>> {
        let demandes = self.demandes();
        self.etapes.iter().filter(move |etape| {
            demandes.is_empty() || etape.champs.iter().any(|champ| demandes.contains(&champ.id))
        })
    }

    /// The champs that a correction asks to answer again.
    pub(super) fn demandes(&self) -> &'a [ChampId] {
        self.vue.correction().map_or(&[], |correction| &correction.champs)
    }

    /// The place that follows a page of the form.
    pub(super) fn apres(&self, n: usize) -> Lieu {
        let suivante = self.demandees().find(|etape| etape.numero + 1 > n);
        suivante.map_or(Lieu::Relire, |etape| Lieu::Etape(etape.numero + 1))
    }

    /// The first page that was never left, or that has something to mend.
    pub(super) fn ou_reprendre(&self) -> Lieu {
        if let Some(tenues) = &self.vue.tenues {
            let bloc = |etape: &Etape<'_>| self.vue.contenu.reponses.bloc(etape.bloc);
            let inchangee = self.demandees().find(|etape| bloc(etape) == tenues.bloc(etape.bloc));
            return inchangee.map_or(Lieu::Relire, |etape| Lieu::Etape(etape.numero + 1));
        }
        if !self.vue.dossier().identite.defauts().is_empty() {
            return Lieu::Identite;
        }
        let jour = self.decor.ctx.clock.now().date();
        let (formulaire, contenu) = (&self.vue.revision.formulaire, &self.vue.contenu);
        let problemes = formulaires::verifier(formulaire, &contenu.reponses, jour);
        let fautive = |etape: &&Etape<'_>| {
            let ici = |champ| formulaire.etape_de(champ).is_some_and(|e| e.numero == etape.numero);
            !contenu.versions.contains_key(etape.bloc)
                || problemes.iter().any(|probleme| probleme.bloque() && ici(probleme.champ))
        };
        let etape = self.etapes.iter().find(fautive);
        etape.map_or(Lieu::Relire, |etape| Lieu::Etape(etape.numero + 1))
    }

    fn nom(&self, lieu: Lieu) -> String {
        let t = self.decor.t;
        match lieu {
            Lieu::Identite => t.usager_etape_identite().to_owned(),
            Lieu::Relire => t.usager_etape_relire().to_owned(),
            Lieu::Etape(n) => {
                let etape = self.etapes.iter().find(|etape| etape.numero + 1 == n);
                etape.map_or_else(String::new, |etape| titre_etape(t, etape))
            }
        }
    }

    fn rang(&self, lieu: Lieu) -> (usize, usize) {
        let lieux = self.lieux();
        let rang = lieux.iter().position(|autre| *autre == lieu).unwrap_or(lieux.len() - 1);
        (rang + 1, lieux.len())
    }

    /// A page of the journey: `contenu` under its h1.
    pub(super) fn page(
        &self,
        lieu: Lieu,
        titre: &str,
        tete: impl Into<HtmlSur>,
        contenu: impl Into<HtmlSur>,
    ) -> Gabarit<'_> {
        let (rang, total) = self.rang(lieu);
        let demarche = self.vue.demarche.titre.clone();
        let barres = Etapes::nouvelles(self.decor.mots, rang, total, demarche);
        let h1 = TitrePage::nouveau(titre.to_owned()).avant(barres);
        self.decor
            .gabarit_parcours(self.decor.t.usager_titre_etape(rang, total, titre))
            .etroit()
            .contenu(
                HtmlSur::from(h1)
                    .puis(self.exclusion())
                    .puis(self.finit_bientot())
                    .puis(tete)
                    .puis(contenu),
            )
            .rail(self.rail(lieu))
    }

    /// What the administrator says to who may not apply with these answers.
    pub(super) fn exclu(&self) -> Option<&'a str> {
        let (formulaire, reponses) = (&self.vue.revision.formulaire, &self.vue.contenu.reponses);
        let brouillon = self.vue.dossier().etat == crate::modele::Etat::Brouillon;
        self.vue.demarche.exclut(formulaire, reponses).filter(|_| brouillon)
    }

    fn exclusion(&self) -> HtmlSur {
        let Some(message) = self.exclu() else { return HtmlSur::default() };
        let t = self.decor.t;
        let texte = web::composants::Prose::texte(message).paragraphe(t.brouillon_exclu_suite());
        web::composants::Encart::html(web::composants::Ton::Grave, texte)
            .titre(t.brouillon_exclu_titre())
            .into()
    }

    /// The day a draft goes away, when its author would be warned of it: who gave no address is told here.
    fn finit_bientot(&self) -> HtmlSur {
        let Some(fin) = self.vue.dossier().expire_le else { return HtmlSur::default() };
        let reste = fin.0 - self.decor.ctx.clock.now().0;
        let alerte = AVERTISSEMENTS.iter().max().copied().unwrap_or_default();
        if reste > alerte * 86_400_000_000 {
            return HtmlSur::default();
        }
        let t = self.decor.t;
        let texte = t.brouillon_garde_bientot(t.date_longue(fin.date()));
        web::composants::Encart::texte(web::composants::Ton::Attention, texte).into()
    }

    fn rail(&self, lieu: Lieu) -> HtmlSur {
        HtmlSur::from(self.chemin(lieu))
            .puis(self.decor.carte_aide(&self.vue.demarche))
            .puis(self.garde())
    }

    fn chemin(&self, lieu: Lieu) -> Chemin<'static> {
        let (rang, id) = (self.rang(lieu).0, self.vue.dossier().id);
        let pas = self.lieux().into_iter().zip(1..).map(|(autre, place)| {
            let nom = self.nom(autre);
            match autre {
                _ if place == rang => Pas::courant(nom),
                _ if place < rang => Pas::fait(nom).vers(autre.adresse(self.decor, id)),
                Lieu::Etape(n) if self.ecrite(n) => {
                    Pas::a_venir(nom).vers(autre.adresse(self.decor, id))
                }
                _ => Pas::a_venir(nom),
            }
        });
        Chemin::petit(self.decor.mots, self.decor.t.usager_etapes(), pas.collect())
    }

    fn ecrite(&self, n: usize) -> bool {
        let etape = self.etapes.iter().find(|etape| etape.numero + 1 == n);
        etape.is_some_and(|etape| self.vue.contenu.versions.contains_key(etape.bloc))
    }

    /// « Gardé à 10 h 42. Votre numéro : 4 812 », the code to come back, and until when the page stays open.
    fn garde(&self) -> HtmlSur {
        let (t, dossier) = (self.decor.t, self.vue.dossier());
        let heure = t.heure(dossier.modifie_le.in_paris().time());
        let garde = t.usager_garde(heure, dossier.id.to_string());
        let mut lignes = vec![LigneIcone::nouvelle(Icone::Coche, garde)];
        if let Some(fin) = dossier.expire_le {
            let jour = t.date_longue(fin.date());
            lignes.push(LigneIcone::nouvelle(Icone::Calendrier, t.brouillon_garde_jusque(jour)));
        }
        if let Some(code) = self.decor.code(dossier) {
            lignes.push(LigneIcone::nouvelle(Icone::Cle, t.usager_garde_code(code)));
        }
        if let Some(fin) = self.decor.fin {
            let jusque = t.usager_ouverte_jusqua(self.decor.instant(fin));
            lignes.push(LigneIcone::nouvelle(Icone::Horloge, jusque));
        }
        let rester = Bouton::lien(t.usager_rester());
        let ici = Cache { nom: "vers", valeur: &self.decor.ici() };
        let caches = self.decor.jeton().puis(ici);
        let formulaire =
            web::composants::BlocFormulaire::post(self.decor.url("/rester"), caches, rester);
        HtmlSur::from(ListeIcones::nouvelle(lignes)).puis(formulaire).puis(self.decor.quitter())
    }
}
