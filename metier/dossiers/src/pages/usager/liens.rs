//! The links of mails. Opening one changes nothing: programs that look for viruses follow links. It
//! shows a number and a button, and the button opens.

use std::sync::Arc;

use axum::http::StatusCode;
use primitives::ResourceKey;
use web::composants::{
    BlocFormulaire, Bouton, ChampTexte, Encart, Gabarit, HtmlSur, Largeur, PiedFormulaire,
    Saisie as Clavier, TitrePage, Ton,
};
use web::{Formulaire, PageError, PathArgs, Regle, Reponse, Requete, page, redirect_303};

use super::decor::Decor;
use super::session::Secrets;
use crate::actions;
use crate::courriels::par_lien;
use crate::depot::CLE;
use crate::modele::{Dossier, DossierId, Etat};

pub(super) async fn montrer(requete: Requete, PathArgs(jeton): PathArgs<String>) -> Reponse {
    let decor = Decor::de(&requete);
    let Some(dossier) = lire(&requete, &jeton).await? else { return perime(&decor) };
    let cle = ResourceKey { kind: CLE, id: dossier.id.0 };
    if requete.ctx.grants.keys.contains(&cle) {
        return Ok(redirect_303(suite(&requete, &dossier)));
    }
    web::rendre(&page_lien(&decor, dossier.id, &jeton))
}

pub(super) async fn ouvrir(
    requete: Requete,
    PathArgs(jeton): PathArgs<String>,
    _: Formulaire,
) -> Reponse {
    let Some(dossier) = lire(&requete, &jeton).await? else {
        return perime(&Decor::de(&requete));
    };
    let secrets = Arc::new(Secrets::de(&requete, true)?);
    let (donnes, id) = (Arc::clone(&secrets), dossier.id);
    requete.app.db.write(&requete.ctx, move |tx| donnes.donner(tx, id)).await?;
    Ok(secrets.poser(&requete, redirect_303(suite(&requete, &dossier))))
}

pub(super) async fn montrer_demande(requete: Requete) -> Reponse {
    web::rendre(&page_demande(&Decor::de(&requete)))
}

/// The same answer whether the number and the address go together or not.
pub(super) async fn demander(requete: Requete, formulaire: Formulaire) -> Reponse {
    requete.essayer("lien", &Regle::SECRETS)?;
    let numero: String = formulaire.texte("numero").chars().filter(char::is_ascii_digit).collect();
    let courriel = formulaire.texte("courriel").to_owned();
    if let Ok(numero) = numero.parse() {
        let demander =
            move |tx: &mut db::Tx<'_>| actions::demander_lien(tx, DossierId(numero), &courriel);
        requete.app.db.write(&requete.ctx, demander).await?;
    }
    web::rendre(&page_demandee(&Decor::de(&requete)))
}

async fn lire(requete: &Requete, jeton: &str) -> Result<Option<Dossier>, PageError> {
    let jeton = jeton.to_owned();
    let lire = move |tx: &mut db::Tx<'_>| par_lien(tx, &jeton);
    requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)
}

fn suite(requete: &Requete, dossier: &Dossier) -> String {
    let lieu = if dossier.etat == Etat::Brouillon { "brouillons" } else { "dossiers" };
    requete.ctx.url(format_args!("/{lieu}/{}", dossier.id))
}

/// The number alone, and the button.
pub(super) fn page_lien<'p>(decor: &'p Decor<'_>, id: DossierId, jeton: &str) -> Gabarit<'p> {
    let t = decor.t;
    let titre = t.courriel_lien_titre(id.to_string());
    let tete = TitrePage::nouveau(titre.clone()).accroche(t.courriel_lien_texte());
    let bouton = PiedFormulaire::nouveau(Bouton::primaire(t.courriel_lien_ouvrir()).avance());
    let adresse = decor.url(format_args!("/liens/{jeton}"));
    let contenu =
        HtmlSur::from(tete).puis(BlocFormulaire::post(adresse, decor.jeton(), bouton.sans_filet()));
    decor.gabarit(titre).etroit().contenu(contenu)
}

fn perime(decor: &Decor<'_>) -> Reponse {
    Ok(page(StatusCode::GONE, page_perime(decor).to_string()))
}

/// The same page for a link that is over, closed by a new code, or altered.
pub(super) fn page_perime<'p>(decor: &'p Decor<'_>) -> Gabarit<'p> {
    let t = decor.t;
    let titre = TitrePage::nouveau(t.courriel_perime_titre()).accroche(t.courriel_perime_texte());
    let autre = Bouton::primaire(t.courriel_demande_titre()).vers(decor.url("/liens"));
    let code = Bouton::lien(t.usager_reprendre_titre()).vers(decor.url("/suivre"));
    let pied = PiedFormulaire::nouveau(autre).autre(code).sans_filet();
    decor.gabarit(t.courriel_perime_titre()).etroit().contenu(HtmlSur::from(titre).puis(pied))
}

/// Number and address, for another link.
pub(super) fn page_demande<'p>(decor: &'p Decor<'_>) -> Gabarit<'p> {
    let t = decor.t;
    let titre = TitrePage::nouveau(t.courriel_demande_titre()).accroche(t.courriel_demande_texte());
    let numero = ChampTexte::nouveau("numero", t.usager_suivre_numero())
        .saisie(Clavier::Code)
        .largeur(Largeur::Dix)
        .autocomplete("off")
        .obligatoire();
    let courriel = ChampTexte::nouveau("courriel", t.commun_courriel())
        .aide(t.courriel_demande_aide())
        .saisie(Clavier::Courriel)
        .autocomplete("email")
        .obligatoire();
    let pied = PiedFormulaire::nouveau(Bouton::primaire(t.courriel_demande_bouton()))
        .autre(Bouton::lien(t.usager_code_perdu_titre()).vers(decor.url("/code-perdu")));
    let champs = HtmlSur::from(numero).puis(courriel).puis(pied);
    let formulaire = BlocFormulaire::post(decor.url("/liens"), decor.jeton(), champs);
    decor
        .gabarit(t.courriel_demande_titre())
        .etroit()
        .contenu(HtmlSur::from(titre).puis(formulaire))
}

/// Whatever was written: if both go together, a link leaves.
pub(super) fn page_demandee<'p>(decor: &'p Decor<'_>) -> Gabarit<'p> {
    let t = decor.t;
    let titre =
        TitrePage::nouveau(t.courriel_demandee_titre()).accroche(t.courriel_demandee_texte());
    let note = Encart::texte(Ton::Info, t.courriel_demandee_note());
    let retour = Bouton::neutre(t.usager_code_perdu_titre()).vers(decor.url("/code-perdu"));
    let contenu = HtmlSur::from(titre).puis(note).puis(HtmlSur::paragraphe(&retour.into()));
    decor.gabarit(t.courriel_demandee_titre()).etroit().contenu(contenu)
}
