//! Who may open a page: the key of the session, else the number and the code.

use axum::http::StatusCode;
use axum::response::Response;
use web::{PageError, PathArgs, Reponse, Requete, page, redirect_303};

use super::cadre::Parcours;
use super::decor::Decor;
use super::suivre;
use crate::erreur::Erreur;
use crate::lecture::{self, Vue};
use crate::modele::{DossierId, Etat};
use crate::pages::lecteurs;

/// A draft of the holder of this session, or a dossier whose correction is awaited; else what to
/// answer instead: the form of number and code without its key, its receipt or its follow page when
/// it was sent meanwhile.
pub(super) async fn a_remplir(
    requete: &Requete,
    id: DossierId,
) -> Result<Result<Vue, Response>, PageError> {
    let lue = requete.app.db.read(&requete.ctx, move |tx| lecture::a_remplir(tx, id)).await;
    match lue {
        Ok(vue) if vue.dossier().etat == Etat::Brouillon || vue.tenues.is_some() => Ok(Ok(vue)),
        Ok(vue) if !vue.dossier().suspensions.is_empty() => Ok(Err(vers_suivi(requete, id))),
        Ok(_) => Ok(Err(vers_recu(requete, id))),
        Err(Erreur::Introuvable) => demander(requete, id, StatusCode::OK).map(Err),
        Err(autre) => Err(autre.into()),
    }
}

/// A filed dossier for its applicant, or what to answer instead.
pub(super) async fn depose(
    requete: &Requete,
    id: DossierId,
) -> Result<Result<Vue, Response>, PageError> {
    let lue = requete.app.db.read(&requete.ctx, move |tx| lecture::consulter(tx, id)).await;
    match lue {
        Ok(vue) if vue.dossier().etat == Etat::Brouillon => {
            Ok(Err(redirect_303(requete.ctx.url(format_args!("/brouillons/{id}")))))
        }
        Ok(vue) => {
            // An agent of its group may come by this page too.
            lecteurs::noter(requete, id).await?;
            Ok(Ok(vue))
        }
        Err(Erreur::Introuvable) => demander(requete, id, StatusCode::OK).map(Err),
        Err(autre) => Err(autre.into()),
    }
}

/// The same for a page that only a draft has.
pub(super) async fn brouillon(
    requete: &Requete,
    id: DossierId,
) -> Result<Result<Vue, Response>, PageError> {
    Ok(match a_remplir(requete, id).await? {
        Ok(vue) if vue.tenues.is_some() => {
            Err(redirect_303(requete.ctx.url(format_args!("/brouillons/{id}"))))
        }
        autre => autre,
    })
}

fn vers_suivi(requete: &Requete, id: DossierId) -> Response {
    redirect_303(requete.ctx.url(format_args!("/dossiers/{id}")))
}

pub(super) fn vers_recu(requete: &Requete, id: DossierId) -> Response {
    redirect_303(requete.ctx.url(format_args!("/dossiers/{id}/recu")))
}

/// The form of number and code, the number filled in. It says nothing of what is behind.
pub(super) fn demander(
    requete: &Requete,
    id: DossierId,
    status: StatusCode,
) -> Result<Response, PageError> {
    let decor = Decor::de(requete);
    let saisie =
        suivre::Saisie { numero: id.to_string(), connu: true, ..suivre::Saisie::default() };
    let html = suivre::page_code(&decor, &saisie, None).to_string();
    Ok(page(status, html))
}

/// `/brouillons/{id}`: the page where it was left.
pub(super) async fn reprendre(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let id = DossierId(id);
    let vue = match a_remplir(&requete, id).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let decor = Decor::de(&requete);
    let lieu = Parcours::nouveau(&decor, &vue).ou_reprendre();
    Ok(redirect_303(lieu.adresse(&decor, id)))
}
