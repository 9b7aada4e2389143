//! The logo: received, checked, and served to everyone.

use axum::body::Body;
use bytes::Bytes;
use db::Tx;
use files::{FileError, Limits, Stored};
use futures_util::TryStreamExt;
use web::{DepotRefuse, Formulaire, PageError, PathArgs, Reponse, Requete, redirect_303};

use super::administrer;
use crate::actions;
use crate::annuaire::Annuaire;
use crate::logo::{OCTETS_MAX, reduire};
use crate::modele::ErreurCollectivite;

/// The control of the form, and the button that takes the logo away.
pub(super) const CHAMP: &str = "logo";
pub(super) const RETIRER: &str = "retirer";

/// `/logo/{fichier}`: the present logo and no other file, kept by browsers.
pub(super) async fn servir(requete: Requete, PathArgs(fichier): PathArgs<String>) -> Reponse {
    let present = requete.app.db.read(&requete.ctx, actions::logo).await?;
    let stored = present.filter(|nomme| nomme.id == fichier).ok_or(PageError::Introuvable)?.stored;
    let media = match stored.mime.as_str() {
        "image/png" => "image/png",
        _ => "image/jpeg",
    };
    let octets = requete.app.files.open(&stored).await?;
    Ok(web::image_publique(media, Body::from_stream(octets)))
}

pub(super) async fn recevoir(requete: Requete, formulaire: Formulaire) -> Reponse {
    let recu = match formulaire.texte(RETIRER) {
        "" => ranger(&requete, &formulaire).await.map(Some),
        _ => Ok(None),
    };
    let fait = match recu {
        Ok(stored) => {
            let poser = move |tx: &mut Tx<'_>| actions::poser_logo(tx, stored.as_ref());
            requete.app.db.write(&requete.ctx, poser).await
        }
        Err(erreur) => Err(erreur),
    };
    match fait {
        Ok(_) => {
            Annuaire::perimer();
            Ok(redirect_303(requete.ctx.url(format_args!("{}?fait=oui", administrer::CHEMIN))))
        }
        Err(erreur) if erreur.champ().is_some() => administrer::refuser(&requete, erreur).await,
        Err(erreur) => Err(erreur.into()),
    }
}

/// The logo made of what was sent, in the store; what was sent is collected later.
async fn ranger(requete: &Requete, envoi: &Formulaire) -> Result<Stored, ErreurCollectivite> {
    let depot = envoi.fichiers.iter().find(|depot| depot.champ == CHAMP);
    let envoye = match depot.map(|depot| &depot.contenu) {
        Some(Ok(stored)) => stored,
        Some(Err(DepotRefuse::TropGros(_))) => return Err(ErreurCollectivite::LogoTropGrand),
        _ => return Err(ErreurCollectivite::LogoIllisible),
    };
    let morceaux: Vec<Bytes> = requete.app.files.open(envoye).await?.try_collect().await?;
    let octets = morceaux.concat();
    let reduit = tokio::task::spawn_blocking(move || reduire(&octets)).await;
    let logo = reduit.map_err(|_| ErreurCollectivite::LogoIllisible)??;
    let contenu = futures_util::stream::iter([Ok::<_, FileError>(Bytes::from(logo.octets))]);
    Ok(requete.app.files.put(logo.nom, Limits { size: OCTETS_MAX }, contenu).await?)
}
