//! Letters given to whoever may read their dossier: as a PDF, and as a page for who cannot read one.

use authz::Action;
use axum::body::Body;
use db::Tx;
use documents::{Block, Document, DocumentError};
use langues::Textes;
use web::composants::{Encart, LigneRecap, Prose, Recapitulatif, Ton};
use web::{PageError, Reponse, Requete};

use super::lecteurs;
use crate::actions;
use crate::erreur::Erreur;
use crate::modele::DossierId;

/// The kept letter of a nature, as a PDF: the stored one, or made now when it is not there yet.
pub(super) async fn gardee(
    requete: &Requete,
    id: DossierId,
    action: Action,
    nature: &'static str,
) -> Reponse {
    let lire = move |tx: &mut Tx<'_>| actions::lettre(tx, id, action, nature);
    let lettre = requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)?;
    lecteurs::noter(requete, id).await?;
    let stored = requete.app.press.open(&requete.ctx, lettre).await.map_err(erreur)?;
    let octets = requete.app.files.open(&stored).await?;
    Ok(web::fichier(&stored.name, &stored.mime, Body::from_stream(octets)))
}

fn erreur(erreur: DocumentError) -> PageError {
    match erreur {
        DocumentError::Busy => PageError::Sature,
        DocumentError::Missing => PageError::Introuvable,
        DocumentError::Db(erreur) => erreur.into(),
        DocumentError::File(erreur) => erreur.into(),
        DocumentError::Typeset(_) => PageError::interne(erreur),
    }
}

/// A letter that is not kept, typeset now.
pub(super) async fn a_l_instant(
    requete: &Requete,
    id: DossierId,
    lire: impl Fn(&mut Tx<'_>) -> Result<Document, Erreur> + Send + 'static,
) -> Reponse {
    let lettre = requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)?;
    lecteurs::noter(requete, id).await?;
    composees(requete, &format!("{}.pdf", lettre.title), vec![lettre]).await
}

/// Letters that are not kept, typeset now in one PDF; their reading is in the journal.
pub(super) async fn composees(requete: &Requete, nom: &str, lettres: Vec<Document>) -> Reponse {
    let pdf = requete.app.press.pdf(lettres).await.map_err(erreur)?;
    Ok(web::fichier(nom, "application/pdf", pdf.into()))
}

/// The words of a letter under the title of a page.
pub(super) fn corps(t: Textes, lettre: &Document) -> Prose {
    let mut prose = lettre.blocks.iter().fold(Prose::default(), |prose, bloc| match bloc {
        Block::Heading(titre) | Block::Subheading(titre) => prose.titre(titre),
        Block::Paragraph(texte) => prose.paragraphe(texte),
        Block::List(lignes) => prose.liste(lignes),
        Block::Facts(faits) => prose.puis(recapituler(faits)),
        Block::Notice(texte) => prose.puis(Encart::texte(Ton::Info, texte.clone())),
        Block::Code(texte) => prose.code(texte),
    });
    if let Some(lignes) = &lettre.signature {
        let titre = t.usager_decision_signee().to_owned();
        prose = prose.puis(recapituler(&[(titre, lignes.join("\n"))]));
    }
    prose
}

/// Names and values.
pub(super) fn recapituler(faits: &[(String, String)]) -> Recapitulatif<'static> {
    let ligne = |(terme, valeur): &(String, String)| LigneRecap::texte(terme.clone(), valeur);
    Recapitulatif::nouveau(faits.iter().map(ligne).collect())
}
