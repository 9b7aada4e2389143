//! The acts of one press: follow, pass, put away, send now, undo, a new code.

use db::Tx;
use web::composants::{Bouton, HtmlSur, NumeroEtCode, TitrePage};
use web::{Formulaire, PageError, PathArgs, Reponse, Requete, Valeurs, redirect_303, rendre};

use super::commun::{Place, adresse, gabarit, version};
use super::conflit;
use crate::actions::{self, Codes};
use crate::erreur::Erreur;
use crate::modele::{DossierId, Evenement, Statut};

/// How much longer « Garder » keeps a decision, in seconds.
const GARDE: i64 = 900;

pub(super) async fn suivre(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let (id, suit) = (DossierId(n), envoi.texte("acte") != "ne-plus-suivre");
    let fait = if suit { "suivre" } else { "ne-plus-suivre" };
    let acte = move |tx: &mut Tx<'_>| actions::suivre(tx, id, suit);
    finir(&requete, id, &envoi, fait, acte).await
}

pub(super) async fn repasser(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let (fait, evenement) = match envoi.texte("acte") {
        "etudier" => ("etudier", Evenement::PasserEnInstruction),
        "rendre" => ("rendre", Evenement::RepasserEnConstruction),
        "rouvrir" => ("rouvrir", Evenement::RepasserEnInstruction),
        _ => return Err(PageError::Texte),
    };
    let (id, version) = (DossierId(n), version(&envoi));
    let acte = move |tx: &mut Tx<'_>| actions::repasser(tx, id, version, evenement);
    finir(&requete, id, &envoi, fait, acte).await
}

pub(super) async fn ranger(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let (id, range) = (DossierId(n), envoi.texte("acte") != "sortir");
    let fait = if range { "ranger" } else { "sortir" };
    let acte = move |tx: &mut Tx<'_>| actions::ranger(tx, id, range);
    finir(&requete, id, &envoi, fait, acte).await
}

pub(super) async fn envoyer(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let id = DossierId(n);
    let acte = move |tx: &mut Tx<'_>| actions::envoyer_maintenant(tx, id);
    finir(&requete, id, &envoi, "envoye", acte).await
}

pub(super) async fn garder(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let id = DossierId(n);
    let acte = move |tx: &mut Tx<'_>| actions::garder(tx, id, GARDE);
    finir(&requete, id, &envoi, "garde", acte).await
}

pub(super) async fn annuler(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let id = DossierId(n);
    let lu = super::commun::ouvrir(&requete, id).await?;
    let proposee = lu.agent.vue.decision().is_some_and(|d| d.statut == Statut::Proposee);
    let fait = if proposee { "retire" } else { "annule" };
    let acte = move |tx: &mut Tx<'_>| actions::annuler(tx, id);
    finir(&requete, id, &envoi, fait, acte).await
}

/// A new code, shown in this answer and nowhere else.
pub(super) async fn nouveau_code(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let id = DossierId(n);
    let codes = Codes::new(requete.app.settings.secret);
    let acte = move |tx: &mut Tx<'_>| actions::nouveau_code(tx, id);
    let dossier = match requete.app.db.write(&requete.ctx, acte).await {
        Ok(dossier) => dossier,
        Err(erreur) => return refuser(&requete, id, &envoi, erreur, "").await,
    };
    let t = requete.textes;
    let titre = TitrePage::nouveau(t.agent_code_nouveau_titre());
    let plaque = NumeroEtCode::nouveau(
        t.agent_code_numero(),
        id.to_string(),
        t.agent_code_code(),
        codes.code(&dossier),
    )
    .texte(t.agent_code_nouveau_texte())
    .copier(t.agent_code_copier());
    let retour = Bouton::second(t.agent_retour_dossier()).vers(adresse(&requete, id, ""));
    let contenu = HtmlSur::from(plaque).puis(HtmlSur::paragraphe(&retour.into()));
    let page = gabarit(&requete, t.agent_code_nouveau_titre(), Place::Dossiers, "");
    rendre(&page.titre_page(titre).etroit().contenu(contenu))
}

/// Does an act, then goes back to the dossier, which says that it is done.
async fn finir(
    requete: &Requete,
    id: DossierId,
    envoi: &Valeurs,
    fait: &str,
    acte: impl Fn(&mut Tx<'_>) -> Result<(), Erreur> + Send + 'static,
) -> Reponse {
    match requete.app.db.write(&requete.ctx, acte).await {
        Ok(()) => Ok(redirect_303(adresse(requete, id, &format!("?fait={fait}")))),
        Err(erreur) => refuser(requete, id, envoi, erreur, "").await,
    }
}

/// The page of an act that was refused; `texte` is what was typed, given back.
pub(super) async fn refuser(
    requete: &Requete,
    id: DossierId,
    envoi: &Valeurs,
    erreur: Erreur,
    texte: &str,
) -> Reponse {
    match erreur {
        Erreur::Conflit => conflit::entre_temps(requete, id, envoi, texte).await,
        Erreur::Impossible(raison) => conflit::impossible(requete, id, raison, texte).await,
        autre => Err(autre.into()),
    }
}
