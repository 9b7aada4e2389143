//! The controls of the private annotations: those of the public form, for agents.

use std::collections::BTreeSet;
use std::sync::Arc;

use db::Tx;
use demarches::Revision;
use formulaires::{Etape, Reponses, Valeur, Visibilite, lire_etape, parcourir, visibles_avec};
use web::Requete;
use web::composants::{HtmlSur, ResumeErreurs, TitreSection};

use super::cadre::titre_etape;
use super::champs::{Dessin, Plis};
use super::decor::Decor;
use super::fautes::{self, Faute};
use super::sauver::{self, Bouton, Postee, VERSION};
use crate::actions::{self, Annotations, Ecriture};
use crate::erreur::Erreur;
use crate::modele::DossierId;
use crate::pages::html::Cache;

/// The annotations of a dossier over its public answers.
pub(in crate::pages) struct Privees<'a> {
    /// The revision of the dossier.
    pub(in crate::pages) revision: &'a Revision,
    /// Its annotations, as a form of their own.
    pub(in crate::pages) seules: &'a Revision,
    pub(in crate::pages) publiques: &'a Reponses,
    pub(in crate::pages) notees: &'a Annotations,
    pub(in crate::pages) id: DossierId,
}

impl Privees<'_> {
    /// Which are shown: their conditions may look at the public form.
    pub(in crate::pages) fn visibles(&self) -> Visibilite<'_> {
        let public = (&self.revision.formulaire, self.publiques);
        visibles_avec(&self.seules.formulaire, &self.notees.reponses, Some(public))
    }

    fn etapes<'v>(&'v self, visibles: &Visibilite<'_>) -> Vec<Etape<'v>> {
        let vues = self.seules.formulaire.etapes();
        vues.filter(|etape| etape.champs.iter().any(|champ| visibles.voit(champ.id, None)))
            .collect()
    }

    /// What does not read as an answer, among what is shown.
    fn fautes(&self, decor: &Decor<'_>, visibles: &Visibilite<'_>) -> Vec<Faute> {
        let formulaire = &self.seules.formulaire;
        let jour = decor.ctx.clock.now().date();
        let connus = formulaires::verifier(formulaire, &self.notees.reponses, jour);
        let brutes = parcourir(formulaire, &self.notees.reponses, visibles).into_iter();
        let brutes = brutes.filter(|lue| matches!(lue.valeur, Some(Valeur::Brute(_))));
        brutes
            .map(|lue| {
                let connu = connus
                    .iter()
                    .find(|p| p.champ == lue.champ.id && p.rangee.as_ref() == lue.rangee);
                match connu {
                    Some(probleme) => Faute::de(decor.t, formulaire, probleme),
                    None => {
                        let phrase = decor.t.brouillon_agent_annotation_fausse().to_owned();
                        Faute::nouvelle(decor.t, formulaire, lue.champ.id, lue.rangee, phrase)
                    }
                }
            })
            .collect()
    }

    /// The controls, and the summary of what is to be mended.
    pub(in crate::pages) fn controles(
        &self,
        requete: &Requete,
    ) -> (ResumeErreurs<'static>, HtmlSur) {
        let decor = Decor::de(requete);
        let visibles = self.visibles();
        let fautes = self.fautes(&decor, &visibles);
        let dessin = Dessin {
            fiches: &[],
            decor: &decor,
            id: self.id,
            virus: decor.virus(&[]),
            revision: self.seules,
            reponses: &self.notees.reponses,
            visibles: &visibles,
            fautes: &fautes,
            recherche: None,
            tenues: None,
            demandes: &[],
            montrees: BTreeSet::new(),
            plis: Plis::default(),
        };
        let mut html = HtmlSur::default();
        for etape in self.etapes(&visibles) {
            if etape.titre.is_some() {
                html = html.puis(TitreSection::nouveau(titre_etape(decor.t, &etape)));
            }
            html = html.puis(dessin.etape(&etape, false));
        }
        (fautes::resume(&decor, &fautes), html)
    }

    /// The hidden controls: the version of each block.
    pub(in crate::pages) fn caches(&self) -> HtmlSur {
        let mut html = HtmlSur::default();
        for etape in self.seules.formulaire.etapes() {
            let mut blocs: Vec<_> = sauver::blocs_de(&etape, &self.notees.reponses)
                .into_iter()
                .map(|(id, _)| id)
                .collect();
            if !blocs.contains(etape.bloc) {
                blocs.push(etape.bloc.clone());
            }
            for bloc in blocs {
                let version = self.notees.versions.get(&bloc).copied().unwrap_or_default();
                html = html.puis(Cache { nom: VERSION, valeur: &format!("{bloc}={version}") });
            }
        }
        html
    }
}

/// What a page of annotations posted.
#[derive(Clone)]
pub(in crate::pages) struct Annotees(Postee);

impl Annotees {
    pub(in crate::pages) fn nouvelles(envoi: web::Formulaire) -> Self {
        Self(Postee(Arc::new(envoi)))
    }

    /// The annotations as posted, over those that stand.
    pub(in crate::pages) fn lire(
        &self,
        tx: &mut Tx<'_>,
        seules: &Revision,
        avant: &Reponses,
    ) -> Result<Reponses, Erreur> {
        let formulaire = &seules.formulaire;
        let (jour, random) = (tx.now()?.date(), tx.ctx().random.clone());
        let mut apres = avant.clone();
        for etape in formulaire.etapes() {
            let lue = lire_etape(formulaire, &etape, &self.0, &apres, jour);
            lue.retirees.iter().for_each(|bloc| drop(apres.retirer_bloc(bloc)));
            apres.reprendre(lue.reponses);
        }
        let bouton = Bouton::lire(self.0.0.texte("action"));
        sauver::agir(formulaire, &mut apres, &bouton, &random);
        Ok(apres)
    }

    /// Keeps them, over the versions that the page showed.
    pub(in crate::pages) fn garder(
        &self,
        tx: &mut Tx<'_>,
        id: DossierId,
        seules: &Revision,
    ) -> Result<(), Erreur> {
        let avant = actions::annotations(tx, id)?;
        let apres = self.lire(tx, seules, &avant.reponses)?;
        let mut ecritures: Vec<Ecriture> = Vec::new();
        for etape in seules.formulaire.etapes() {
            ecritures.extend(sauver::ecritures(&etape, &avant.reponses, &apres, &self.0));
        }
        actions::annoter(tx, id, &ecritures)
    }
}
