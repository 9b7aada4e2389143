//! What a correction changed, as both sides read it: before, now.

use formulaires::{Champ, Reponses, Valeur};
use langues::Textes;
use web::composants::{HtmlSur, LigneRecap};

use crate::lecture::Vue;
use crate::lisible;
use crate::modele::Correction;
use crate::pages::html::Lien;

/// Whose answers are shown, and where their files are read again.
pub(crate) struct Changements<'a> {
    pub(crate) t: Textes,
    pub(crate) vue: &'a Vue,
    /// The address under which the files of the dossier are.
    pub(crate) fichiers: String,
}

impl Changements<'_> {
    /// What a correction that was sent changed; nothing for one that was not.
    pub(crate) fn de(&self, correction: &Correction) -> Vec<LigneRecap<'static>> {
        let Some(avant) = &correction.avant else { return Vec::new() };
        self.entre(avant, self.vue.reponses_apres(correction))
    }

    /// What differs from `avant` to `apres`.
    pub(crate) fn entre(&self, avant: &Reponses, apres: &Reponses) -> Vec<LigneRecap<'static>> {
        let formulaire = &self.vue.revision.formulaire;
        let ecarts = formulaires::ecarts(formulaire, avant, apres);
        ecarts
            .into_iter()
            .map(|ecart| {
                let libelle = demarches::texte_simple(&ecart.champ.libelle);
                let avant = self.phrase(self.t.correction_avant(), ecart.champ, ecart.avant);
                let apres = self.phrase(self.t.correction_apres(), ecart.champ, ecart.apres);
                LigneRecap::html(libelle, avant.puis(apres))
            })
            .collect()
    }

    fn phrase(&self, mot: &str, champ: &Champ, valeur: Option<&Valeur>) -> HtmlSur {
        let debut = HtmlSur::texte(&format!("{mot} "));
        HtmlSur::paragraphe(&debut.puis(self.valeur(champ, valeur)))
    }

    /// An answer, its files as links.
    pub(crate) fn valeur(&self, champ: &Champ, valeur: Option<&Valeur>) -> HtmlSur {
        let fichiers = valeur.map_or(&[][..], Valeur::fichiers);
        if fichiers.is_empty() {
            let texte = lisible::texte(self.t, champ, valeur);
            return HtmlSur::texte(texte.as_deref().unwrap_or(self.t.correction_sans_reponse()));
        }
        let mut html = HtmlSur::default();
        for (rang, fichier) in fichiers.iter().enumerate() {
            if rang > 0 {
                html = html.puis(HtmlSur::texte(", "));
            }
            let href = format!("{}/{}", self.fichiers, fichier.id);
            html = html.puis(Lien { href: &href, texte: &fichier.nom });
        }
        html
    }
}
