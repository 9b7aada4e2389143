//! The logo: received, checked, and served to everyone.

use bytes::Bytes;
use db::Tx;
use futures_util::TryStreamExt;
use web::{DepotRefuse, Formulaire, PageError, PathArgs, Reponse, Requete, redirect_303};

use super::administrer;
use crate::actions;
use crate::annuaire::Annuaire;
use crate::logo::{Logo, reduire};
use crate::modele::ErreurCollectivite;

/// The control of the form, and the button that takes the logo away.
pub(super) const CHAMP: &str = "logo";
pub(super) const RETIRER: &str = "retirer";

/// `/logo/{nom}`: the present logo and nothing else, kept by browsers.
pub(super) async fn servir(requete: Requete, PathArgs(nom): PathArgs<String>) -> Reponse {
    let present = requete.app.db.read(&requete.ctx, actions::logo).await?;
    let logo = present.filter(|logo| logo.nom == nom).ok_or(PageError::Introuvable)?;
    Ok(web::image_publique(logo.mime(), logo.octets.into()))
}

pub(super) async fn recevoir(requete: Requete, formulaire: Formulaire) -> Reponse {
    let recu = match formulaire.texte(RETIRER) {
        "" => reduit(&requete, &formulaire).await.map(Some),
        _ => Ok(None),
    };
    let fait = match recu {
        Ok(logo) => {
            let poser = move |tx: &mut Tx<'_>| actions::poser_logo(tx, logo.as_ref());
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

/// The logo made of what was sent; the store collects what was sent, which nothing names.
async fn reduit(requete: &Requete, envoi: &Formulaire) -> Result<Logo, ErreurCollectivite> {
    let depot = envoi.fichiers.iter().find(|depot| depot.champ == CHAMP);
    let envoye = match depot.map(|depot| &depot.contenu) {
        Some(Ok(stored)) => stored,
        Some(Err(DepotRefuse::TropGros(_))) => return Err(ErreurCollectivite::LogoTropGrand),
        _ => return Err(ErreurCollectivite::LogoIllisible),
    };
    let morceaux: Vec<Bytes> = requete.app.files.open(envoye).await?.try_collect().await?;
    let octets = morceaux.concat();
    let fait = tokio::task::spawn_blocking(move || reduire(&octets)).await;
    fait.map_err(|_| ErreurCollectivite::LogoIllisible)?
}
