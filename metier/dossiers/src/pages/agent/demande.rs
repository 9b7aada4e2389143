//! What was asked: who, the answers section by section, the documents.

use axum::body::Body;
use files::{Named, Owner};
use formulaires::{Champ, FichierRef, Valeur};
use langues::Textes;
use web::composants::{Carte, Documents, HtmlSur, LigneRecap, Recapitulatif, Vignette};
use web::{PageError, PathArgs, Reponse, Requete};

use super::commun::{Lu, adresse};
use super::mots;
use crate::actions::{LIRE_AGENT, ouvrir};
use crate::depot::CLE;
use crate::erreur::Erreur;
use crate::lisible;
use crate::modele::{DossierId, Etat, PourQui};
use crate::pages::html::Lien;

/// A person's file, given back to the agents of its dossier, always as an attachment.
pub(super) async fn fichier(
    requete: Requete,
    PathArgs((n, fichier)): PathArgs<(i64, String)>,
) -> Reponse {
    let id = DossierId(n);
    let lire = move |tx: &mut db::Tx<'_>| {
        let dossier = ouvrir(tx, id, LIRE_AGENT)?;
        let sien = Owner { kind: CLE.to_owned(), id: id.0 };
        let nomme = files::find(tx, &fichier)?.filter(|nomme| nomme.owner == sien);
        nomme.filter(|_| dossier.etat != Etat::Brouillon).ok_or(Erreur::Introuvable)
    };
    let lu: Result<Named, PageError> =
        requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from);
    let Named { stored, .. } = lu?;
    let octets = requete.app.files.open(&stored).await?;
    Ok(web::fichier(&stored.name, &stored.mime, Body::from_stream(octets)))
}

/// The cards of the request.
pub(super) fn cartes(requete: &Requete, lu: &Lu) -> HtmlSur {
    let t = requete.textes;
    let vue = &lu.agent.vue;
    let reponses = Reponses { t, requete, dossier: lu.dossier().id };
    let mut html = HtmlSur::from(qui(t, lu));
    let mut fichiers = Vec::new();
    for section in lisible::sections(t, vue) {
        let siens = section.rencontres.iter().filter_map(|rencontre| rencontre.valeur);
        fichiers.extend(siens.flat_map(Valeur::fichiers));
        html = html.puis(reponses.carte(section));
    }
    if fichiers.is_empty() {
        return html;
    }
    let vignettes = fichiers.into_iter().map(|fichier| reponses.vignette(fichier)).collect();
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
        HtmlSur::texte(texte.as_deref().unwrap_or(self.t.agent_reponse_vide()))
    }

    fn adresse(&self, fichier: &FichierRef) -> String {
        adresse(self.requete, self.dossier, &format!("/fichiers/{}", fichier.id))
    }

    fn liens(&self, fichiers: &[FichierRef]) -> HtmlSur {
        let mut html = HtmlSur::default();
        for (rang, fichier) in fichiers.iter().enumerate() {
            if rang > 0 {
                html = html.puis(HtmlSur::texte(", "));
            }
            html = html.puis(Lien { href: &self.adresse(fichier), texte: &fichier.nom });
        }
        html
    }

    fn vignette(&self, fichier: &FichierRef) -> Vignette<'static> {
        let t = self.t;
        let taille = t.taille_fichier(fichier.octets);
        let detail = t.agent_document_detail(genre(&fichier.type_mime), taille);
        Vignette::nouvelle(fichier.nom.clone(), detail, self.adresse(fichier))
    }
}

/// « PDF », « JPEG »: the short name of a type.
fn genre(mime: &str) -> String {
    let court = mime.split(';').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let court = court.rsplit(['.', '+', '-']).next().unwrap_or_default();
    court.to_uppercase()
}
