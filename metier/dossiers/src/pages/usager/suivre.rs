//! Number and code: from any computer, without an account. Attempts are counted by whoever tries,
//! never by what is tried: a stranger cannot lock a resident out.

use std::sync::Arc;

use axum::http::StatusCode;
use web::composants::{
    BlocFormulaire, Bouton, ChampTexte, Encart, Gabarit, HtmlSur, Largeur, PiedFormulaire, Prose,
    ResumeErreurs, Saisie as Clavier, TitrePage, Ton, id_de,
};
use web::{Formulaire, PageError, Regle, Reponse, Requete, page, redirect_303};

use super::decor::Decor;
use super::session::Secrets;
use super::{codes, session};
use crate::lecture;
use crate::modele::{DossierId, Etat};
use crate::pages::html::Cache;

/// What the form of number and code shows again. A code is never written in a page.
#[derive(Default)]
pub(super) struct Saisie {
    pub(super) numero: String,
    /// Whether the number is known from the address: only the code is asked.
    pub(super) connu: bool,
    /// What was typed on the page whose session ended.
    pub(super) caches: HtmlSur,
    /// Whether a session has just ended.
    pub(super) perdue: bool,
}

pub(super) async fn montrer(requete: Requete) -> Reponse {
    let decor = Decor::de(&requete);
    web::rendre(&page_code(&decor, &Saisie::default(), None))
}

pub(super) async fn montrer_reprendre(requete: Requete) -> Reponse {
    montrer(requete).await
}

pub(super) async fn ouvrir(requete: Requete, formulaire: Formulaire) -> Reponse {
    requete.essayer("code", &Regle::SECRETS)?;
    let numero: String = formulaire.texte("numero").chars().filter(char::is_ascii_digit).collect();
    let saisi = formulaire.texte("code").to_owned();
    // What is sent once more bears a token of the present secret.
    let renvoi = !formulaire.texte("vers").is_empty();
    let secrets = Arc::new(Secrets::de(&requete, !renvoi)?);
    let trouve = match numero.parse() {
        Ok(numero) => chercher(&requete, DossierId(numero), saisi, &secrets).await?,
        Err(_) => None,
    };
    let Some((id, etat)) = trouve else { return refuser(&requete, &formulaire) };
    requete.reussi("code");
    let vers = formulaire.texte("vers");
    if session::page_de(vers, id) {
        return session::renvoyer(&requete, &formulaire, vers);
    }
    let suite = redirect_303(requete.ctx.url(match etat {
        Etat::Brouillon => format!("/brouillons/{id}"),
        _ => format!("/dossiers/{id}"),
    }));
    Ok(secrets.poser(&requete, suite))
}

/// The dossier that a code opens; the session receives its key.
async fn chercher(
    requete: &Requete,
    id: DossierId,
    saisi: String,
    secrets: &Arc<Secrets>,
) -> Result<Option<(DossierId, Etat)>, PageError> {
    let codes = codes(requete);
    let lire = move |tx: &mut db::Tx<'_>| {
        lecture::par_code(tx, id, |dossier| codes.convient(dossier, &saisi))
    };
    let Some(dossier) = requete.app.db.read(&requete.ctx, lire).await? else { return Ok(None) };
    let secrets = Arc::clone(secrets);
    let donner = move |tx: &mut db::Tx<'_>| secrets.donner(tx, id);
    requete.app.db.write(&requete.ctx, donner).await?;
    Ok(Some((dossier.id, dossier.etat)))
}

/// The same words for an unknown number and a wrong code.
fn refuser(requete: &Requete, formulaire: &Formulaire) -> Reponse {
    let decor = Decor::de(requete);
    let mut caches = HtmlSur::default();
    for (nom, valeur) in formulaire.iter() {
        if nom == "vers" || nom.starts_with(session::GARDE) {
            caches = caches.puis(Cache { nom, valeur });
        }
    }
    let numero = formulaire.texte("numero").to_owned();
    let perdue = !caches.est_vide();
    let saisie = Saisie { numero, caches, perdue, connu: false };
    let erreur = decor.t.usager_code_refuse();
    let html = page_code(&decor, &saisie, Some(erreur)).to_string();
    Ok(page(StatusCode::UNPROCESSABLE_ENTITY, html))
}

/// The form of number and code.
pub(super) fn page_code<'p>(
    decor: &'p Decor<'_>,
    saisie: &Saisie,
    erreur: Option<&'static str>,
) -> Gabarit<'p> {
    let t = decor.t;
    let titre = if saisie.perdue { t.usager_perdue_titre() } else { t.usager_suivre_titre() };
    let accroche = if saisie.perdue { t.usager_perdue_texte() } else { t.usager_suivre_texte() };
    let numero = numero(decor, saisie, erreur);
    let code = ChampTexte::nouveau("code", t.usager_suivre_code())
        .aide(t.usager_code_aide())
        .largeur(Largeur::Vingt)
        .autocomplete("off")
        .erreurs(erreur)
        .obligatoire();
    let pied = PiedFormulaire::nouveau(Bouton::primaire(t.usager_suivre_bouton()).avance())
        .autre(Bouton::lien(t.usager_code_perdu_titre()).vers(decor.url("/code-perdu")));
    let champs = numero.puis(code).puis(pied);
    let caches = decor.jeton().puis(saisie.caches.clone());
    let mut resume = ResumeErreurs::nouveau(decor.mots).sans_garde();
    if let Some(erreur) = erreur {
        resume = resume.titre(t.usager_code_refuse_titre()).erreur(id_de("numero"), erreur);
    }
    let mut titre_page = TitrePage::nouveau(titre).accroche(accroche);
    if saisie.connu {
        titre_page = titre_page.meta(&t.usager_suivre_connu(&saisie.numero));
    }
    let formulaire = BlocFormulaire::post(decor.url("/suivre"), caches, champs);
    decor
        .gabarit(titre)
        .etroit()
        .en_erreur(erreur.is_some())
        .contenu(HtmlSur::from(titre_page).puis(resume).puis(formulaire).puis(decor.quitter()))
}

/// The number, asked or known.
fn numero(decor: &Decor<'_>, saisie: &Saisie, erreur: Option<&'static str>) -> HtmlSur {
    if saisie.connu {
        return Cache { nom: "numero", valeur: &saisie.numero }.into();
    }
    ChampTexte::nouveau("numero", decor.t.usager_suivre_numero())
        .saisie(Clavier::Code)
        .largeur(Largeur::Dix)
        .autocomplete("off")
        .valeur(saisie.numero.clone())
        .erreurs(erreur)
        .obligatoire()
        .into()
}

pub(super) async fn code_perdu(requete: Requete) -> Reponse {
    web::rendre(&page_code_perdu(&Decor::de(&requete)))
}

/// What can be done without the code: honest, and a person to reach.
pub(super) fn page_code_perdu<'p>(decor: &'p Decor<'_>) -> Gabarit<'p> {
    let (t, site) = (decor.t, decor.site);
    let titre =
        TitrePage::nouveau(t.usager_code_perdu_titre()).accroche(t.usager_code_perdu_texte());
    let telephone = match site.telephone.as_str() {
        "" => t.usager_code_perdu_sur_place().to_owned(),
        telephone => t.usager_code_perdu_appeler(telephone.replace(' ', "\u{a0}")),
    };
    let texte = format!("{telephone}\n\n{}", t.usager_code_perdu_identite());
    let note = Encart::texte(Ton::Info, t.usager_code_perdu_note());
    let lien = Bouton::primaire(t.courriel_demande_titre()).vers(decor.url("/liens"));
    let retour = Bouton::lien(t.usager_suivre_titre()).vers(decor.url("/suivre"));
    let pied = PiedFormulaire::nouveau(lien).autre(retour).sans_filet();
    let contenu = HtmlSur::from(titre).puis(Prose::texte(&texte)).puis(note).puis(pied);
    decor.gabarit(t.usager_code_perdu_titre()).etroit().contenu(contenu)
}
