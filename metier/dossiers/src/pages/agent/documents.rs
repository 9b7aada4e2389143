//! The documents of a dossier for its agents: one large on a page, turned where it is read; the
//! original is always an attachment.

use axum::body::Body;
use files::{Availability, FileError, Named, Watermark};
use formulaires::FichierRef;
use langues::Textes;
use web::composants::{
    BlocFormulaire, Bouton, FilAriane, Gabarit, HtmlSur, Icone, LigneRecap, Recapitulatif,
    TitrePage, Visionneuse,
};
use web::{Formulaire, PageError, PathArgs, Reponse, Requete, redirect_303, rendre};

use super::commun::{Lu, Place, adresse, gabarit, ouvrir as ouvrir_dossier};
use crate::actions::{self, LIRE_AGENT, ouvrir, proprietaire};
use crate::erreur::Erreur;
use crate::lecture::Vue;
use crate::lisible;
use crate::modele::{DossierId, Etat};
use crate::pages::html::Cache;
use crate::pages::{lecteurs, virus};

/// A person's file, given back to the agents of its dossier, always as an attachment.
pub(super) async fn fichier(
    requete: Requete,
    PathArgs((n, fichier)): PathArgs<(i64, String)>,
) -> Reponse {
    let nomme = lire(&requete, DossierId(n), fichier).await?;
    let octets = requete.app.files.give(&nomme).await?;
    Ok(web::fichier(&nomme.stored.name, &nomme.stored.mime, Body::from_stream(octets)))
}

/// What the page of a document shows in its place: the JPEG of a picture, or a PDF.
pub(super) async fn vue(
    requete: Requete,
    PathArgs((n, fichier)): PathArgs<(i64, String)>,
) -> Reponse {
    let nomme = lire(&requete, DossierId(n), fichier).await?;
    if nomme.stored.mime == PDF {
        let octets = requete.app.files.give(&nomme).await?;
        return Ok(web::pdf_en_place(&nomme.stored.name, Body::from_stream(octets)));
    }
    match requete.app.files.preview(&nomme).await {
        Ok(jpeg) => Ok(web::image_en_place(Body::from(jpeg))),
        Err(FileError::NoPreview) => Err(PageError::Introuvable),
        Err(autre) => Err(autre.into()),
    }
}

/// The page of one document.
pub(super) async fn montrer(
    requete: Requete,
    PathArgs((n, fichier)): PathArgs<(i64, String)>,
) -> Reponse {
    let lu = ouvrir_dossier(&requete, DossierId(n)).await?;
    let nommes = documents(requete.textes, &lu.agent.vue);
    let rang = nommes.iter().position(|nomme| nomme.id == fichier);
    let rang = rang.ok_or(PageError::Introuvable)?;
    let page = Page { requete: &requete, lu: &lu, nommes: &nommes, rang };
    let visionneuse = page.visionneuse().await?;
    rendre(&page.gabarit(visionneuse))
}

/// Turns a document by a quarter, for every agent who will read it.
pub(super) async fn tourner(
    requete: Requete,
    PathArgs((n, fichier)): PathArgs<(i64, String)>,
    formulaire: Formulaire,
) -> Reponse {
    let id = DossierId(n);
    let a_droite = formulaire.texte("sens") != "gauche";
    let vers = adresse(&requete, id, &format!("/documents/{fichier}"));
    let ecrire = move |tx: &mut db::Tx<'_>| actions::tourner(tx, id, &fichier, a_droite);
    requete.app.db.write(&requete.ctx, ecrire).await.map_err(PageError::from)?;
    Ok(redirect_303(vers))
}

const PDF: &str = "application/pdf";

/// A file of a dossier that whoever asks may read.
async fn lire(requete: &Requete, id: DossierId, fichier: String) -> Result<Named, PageError> {
    let lire = move |tx: &mut db::Tx<'_>| {
        let dossier = ouvrir(tx, id, LIRE_AGENT)?;
        let nomme = files::find(tx, &fichier)?.filter(|nomme| nomme.owner == proprietaire(id));
        nomme.filter(|_| dossier.etat != Etat::Brouillon).ok_or(Erreur::Introuvable)
    };
    let lu = requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)?;
    lecteurs::noter(requete, id).await?;
    Ok(lu)
}

/// The documents of the answers in their order, then those of the messages.
fn documents(t: Textes, vue: &Vue) -> Vec<Named> {
    let des_reponses = lisible::fichiers(t, vue).into_iter();
    let des_messages = vue.messages.iter().flat_map(|message| &message.fichiers);
    let nomme = |fichier: &FichierRef| vue.fichiers.iter().find(|n| n.id == fichier.id).cloned();
    let nommes = des_reponses.chain(des_messages).filter_map(nomme);
    nommes.filter(|nomme| nomme.erased.is_none()).collect()
}

struct Page<'a> {
    requete: &'a Requete,
    lu: &'a Lu,
    nommes: &'a [Named],
    rang: usize,
}

impl Page<'_> {
    fn t(&self) -> Textes {
        self.requete.textes
    }

    fn nomme(&self) -> &Named {
        &self.nommes[self.rang]
    }

    fn adresse(&self, nomme: &Named, suite: &str) -> String {
        let id = self.lu.dossier().id;
        adresse(self.requete, id, &format!("/documents/{}{suite}", nomme.id))
    }

    /// The document itself, or why it is not shown.
    async fn visionneuse(&self) -> Result<Visionneuse<'static>, PageError> {
        let (t, nomme) = (self.t(), self.nomme());
        let nom = nomme.stored.name.clone();
        let availability = self.requete.app.files.availability(nomme);
        if !matches!(availability, Availability::Clean | Availability::Unchecked) {
            return Ok(Visionneuse::rien(nom, phrase(t, nomme, availability)));
        }
        if nomme.stored.mime == PDF {
            let cadre = Visionneuse::cadre(nom, self.adresse(nomme, "/vue"));
            return Ok(cadre.note(t.fichiers_document_pdf()));
        }
        match self.requete.app.files.preview(nomme).await {
            Ok(_) => {
                let src = format!("{}?{}", self.adresse(nomme, "/vue"), nomme.turn);
                Ok(Visionneuse::image(nom, src).gestes(self.gestes()))
            }
            Err(FileError::NoPreview) => {
                Ok(Visionneuse::rien(nom, t.fichiers_document_sans_apercu()))
            }
            Err(autre) => Err(autre.into()),
        }
    }

    fn gestes(&self) -> BlocFormulaire<'static> {
        let t = self.t();
        let jeton = HtmlSur::from(Cache { nom: "csrf", valeur: &self.requete.csrf() });
        let gauche = Bouton::neutre(t.fichiers_tourner_gauche()).petit().nom("sens", "gauche");
        let droite = Bouton::neutre(t.fichiers_tourner_droite()).petit().nom("sens", "droite");
        let action = self.adresse(self.nomme(), "/tourner");
        BlocFormulaire::post(action, jeton, HtmlSur::from(gauche).puis(droite))
    }

    fn gabarit(&self, visionneuse: Visionneuse<'_>) -> Gabarit<'_> {
        let (t, requete) = (self.t(), self.requete);
        let dossier = self.lu.dossier();
        let nom = self.nomme().stored.name.as_str();
        let fil = [
            (t.agent_nav_dossiers().to_owned(), requete.ctx.url("/agent")),
            (self.lu.titre(t), adresse(requete, dossier.id, "")),
        ];
        let rang = t.fichiers_document_rang(self.rang + 1, self.nommes.len());
        let titre = TitrePage::nouveau(nom.to_owned()).meta(&rang);
        let titre_page = t.fichiers_document_titre(nom, dossier.id.to_string());
        gabarit(requete, titre_page, Place::Dossiers, "")
            .fil(FilAriane::nouveau(requete.mots(), fil))
            .titre_page(HtmlSur::from(titre))
            .contenu(HtmlSur::from(visionneuse))
            .rail(self.rail())
    }

    /// The neighbours, the original, and what is known of it.
    fn rail(&self) -> HtmlSur {
        let (t, nomme) = (self.t(), self.nomme());
        let stored = &nomme.stored;
        let availability = self.requete.app.files.availability(nomme);
        let mut html = HtmlSur::default();
        let avant = self.rang.checked_sub(1).and_then(|rang| self.nommes.get(rang));
        if let Some(avant) = avant {
            let vers = Bouton::neutre(t.fichiers_document_precedent()).icone(Icone::ChevronGauche);
            html = html.puis(vers.large().vers(self.adresse(avant, "")));
        }
        if let Some(apres) = self.nommes.get(self.rang + 1) {
            let vers = Bouton::neutre(t.fichiers_document_suivant()).avance();
            html = html.puis(vers.large().vers(self.adresse(apres, "")));
        }
        if matches!(availability, Availability::Clean | Availability::Unchecked) {
            let id = self.lu.dossier().id;
            let original = adresse(self.requete, id, &format!("/fichiers/{}", nomme.id));
            let bouton = Bouton::second(match nomme.watermark {
                Watermark::Done => t.pieces_agent_telecharger(),
                _ => t.fichiers_document_telecharger(),
            });
            html = html.puis(bouton.icone(Icone::Telecharger).large().vers(original));
        }
        let octets = u64::try_from(stored.size).unwrap_or_default();
        let lignes = [
            (t.fichiers_document_type(), lisible::genre_court(&stored.mime)),
            (t.fichiers_document_taille(), t.taille_fichier(octets)),
            (t.fichiers_document_recu(), t.instant(nomme.created.in_paris().datetime())),
            (t.fichiers_document_virus(), phrase(t, nomme, availability)),
            (t.fichiers_document_empreinte(), stored.sha256.clone()),
        ];
        let lignes = lignes.map(|(terme, valeur)| LigneRecap::texte(terme, &valeur));
        html.puis(Recapitulatif::en_carte(t.fichiers_document_carte(), lignes.into()))
    }
}

/// What the antivirus says of a document, with its reason.
fn phrase(t: Textes, nomme: &Named, availability: Availability) -> String {
    match (&nomme.check.verdict, availability) {
        (Some(files::Verdict::Infected(nom)), _) => t.fichiers_document_infecte(nom),
        (_, Availability::Waiting) if !nomme.check.trouble.is_empty() => {
            t.fichiers_attente_agent_cause(&nomme.check.trouble)
        }
        _ => virus::mot(t, availability).to_owned(),
    }
}
