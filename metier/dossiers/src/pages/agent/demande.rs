//! What was asked: who, the answers section by section, the documents.

use formulaires::{Champ, FichierRef, Valeur};
use langues::Textes;
use web::Requete;
use web::composants::{Carte, Documents, HtmlSur, LigneRecap, Recapitulatif, Vignette};

use super::commun::{Lu, adresse};
use super::mots;
use crate::lisible;
use crate::modele::{DossierId, Fiche, PourQui};
use crate::pages::fiches::{self, Lecteur};
use crate::pages::html::Lien;
use crate::pages::virus::Virus;

/// The cards of the request.
pub(super) fn cartes(requete: &Requete, lu: &Lu) -> HtmlSur {
    let t = requete.textes;
    let vue = &lu.agent.vue;
    let antivirus = requete.app.files.antivirus().is_some();
    let virus = Virus { t, antivirus, fichiers: &vue.fichiers };
    let reponses = Reponses { t, requete, dossier: lu.dossier().id, fiches: &vue.fiches, virus };
    let mut html = virus.alertes_agent().puis(qui(t, lu));
    let fichiers = lisible::fichiers(t, vue);
    for section in lisible::sections(t, vue) {
        html = html.puis(reponses.carte(section));
    }
    let restent = fichiers.into_iter().filter(|fichier| virus.est_garde(fichier));
    let vignettes: Vec<_> = restent.map(|fichier| reponses.vignette(fichier)).collect();
    if vignettes.is_empty() {
        return html;
    }
    html.puis(Carte::nouvelle(t.agent_documents_titre(), Documents::nouveaux(vignettes)))
}

fn qui(t: Textes, lu: &Lu) -> Recapitulatif<'static> {
    let lignes = identite(t, lu).into_iter();
    let lignes = lignes.map(|(terme, valeur)| LigneRecap::texte(terme, &valeur));
    Recapitulatif::en_carte(t.agent_qui_titre(), lignes.collect())
}

/// Who asks, how it came, as terms and values.
pub(super) fn identite(t: Textes, lu: &Lu) -> Vec<(&'static str, String)> {
    let dossier = lu.dossier();
    let i = &dossier.identite;
    let personne = format!("{} {}", i.prenom, i.nom).trim().to_owned();
    let autrui = matches!(i.pour, PourQui::Autrui);
    let beneficiaire =
        format!("{} {}", i.beneficiaire_prenom, i.beneficiaire_nom).trim().to_owned();
    let par = if i.pour == PourQui::Moi { t.agent_qui_nom() } else { t.agent_qui_demandeur() };
    let recu = dossier.recu_le.map(|jour| t.date_longue(jour)).unwrap_or_default();
    let arrivee = t.agent_qui_canal_recue(mots::canal(t, dossier.canal), recu);
    let arrivee = match dossier.saisi_par {
        Some(agent) => format!("{arrivee}\n{}", t.agent_qui_saisi_par(lu.nom(t, Some(agent)))),
        None => arrivee,
    };
    let lignes = [
        (t.agent_qui_organisme(), i.organisme.clone()),
        (t.agent_qui_siret(), i.siret.clone()),
        (t.agent_qui_rna(), i.rna.clone()),
        (t.agent_qui_nom(), if autrui { beneficiaire } else { String::new() }),
        (par, personne),
        (t.commun_courriel(), i.courriel.clone()),
        (t.commun_telephone(), i.telephone.clone()),
        (t.commun_adresse(), i.adresse.clone()),
        (t.agent_qui_canal(), arrivee),
    ];
    lignes.into_iter().filter(|(_, valeur)| !valeur.trim().is_empty()).collect()
}

/// The answers of a dossier.
struct Reponses<'a> {
    t: Textes,
    requete: &'a Requete,
    dossier: DossierId,
    fiches: &'a [Fiche],
    virus: Virus<'a>,
}

impl Reponses<'_> {
    /// A section as a card.
    fn carte(&self, section: lisible::Section<'_>) -> Recapitulatif<'static> {
        let titre = match section.titre.as_str() {
            "" => self.t.agent_reponses_titre(),
            titre => titre,
        };
        let lignes = section.rencontres.iter().map(|rencontre| {
            let valeur = self.valeur(rencontre.champ, rencontre.valeur);
            LigneRecap::html(rencontre.champ.libelle.trim().to_owned(), valeur)
        });
        Recapitulatif::en_carte(titre.to_owned(), lignes.collect())
    }

    fn valeur(&self, champ: &Champ, valeur: Option<&Valeur>) -> HtmlSur {
        if let Some(Valeur::Fichiers(fichiers)) = valeur.filter(|valeur| !valeur.est_vide()) {
            return self.liens(fichiers);
        }
        let texte = lisible::texte(self.t, champ, valeur);
        let html = HtmlSur::texte(texte.as_deref().unwrap_or(self.t.agent_reponse_vide()));
        let html = match valeur.map(Valeur::fichiers).filter(|fichiers| !fichiers.is_empty()) {
            Some(fichiers) => html.puis(HtmlSur::paragraphe(&self.liens(fichiers))),
            None => html,
        };
        let dites = fiches::lignes(self.t, self.fiches, champ, valeur, Lecteur::Agent);
        dites
            .iter()
            .fold(html, |html, ligne| html.puis(HtmlSur::paragraphe(&HtmlSur::texte(ligne))))
    }

    fn adresse(&self, fichier: &FichierRef) -> String {
        adresse(self.requete, self.dossier, &format!("/documents/{}", fichier.id))
    }

    fn liens(&self, fichiers: &[FichierRef]) -> HtmlSur {
        let mut html = HtmlSur::default();
        for (rang, fichier) in fichiers.iter().enumerate() {
            if rang > 0 {
                html = html.puis(HtmlSur::texte(", "));
            }
            html = match self.virus.etat(fichier) {
                Some(etat) => html.puis(HtmlSur::texte(&etat)),
                None => html.puis(Lien { href: &self.adresse(fichier), texte: &fichier.nom }),
            };
        }
        html
    }

    fn vignette(&self, fichier: &FichierRef) -> Vignette<'static> {
        let t = self.t;
        let taille = t.taille_fichier(fichier.octets);
        let detail = t.agent_document_detail(lisible::genre_court(&fichier.type_mime), taille);
        let detail = format!("{detail}\n{}", self.virus.mot(fichier));
        let page = self.adresse(fichier);
        let vignette = Vignette::nouvelle(fichier.nom.clone(), detail, page.clone());
        match files::is_picture(&fichier.type_mime) && self.virus.ouvre(fichier) {
            true => vignette.image(format!("{page}/vue")),
            false => vignette,
        }
    }
}
