//! The pages of the collectivité: what the law wants said, and its settings.

mod accessibilite;
mod administrer;
mod donnees_personnelles;
mod logo;
mod mentions_legales;

use authz::Access;
use langues::Textes;
use web::composants::{Gabarit, HtmlSur, Identite, LigneRecap, Recapitulatif};
use web::{PageError, PageSample, Reponse, Requete, Route, rendre};

use crate::actions::{ADMINISTRER, publique};
use crate::modele::{Collectivite, ErreurCollectivite};
use crate::samples;

const ADMINISTRATION: Access = Access::Permission(ADMINISTRER.permission);

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/mentions-legales", Access::Public, mentions_legales::afficher),
        Route::get("/donnees-personnelles", Access::Public, donnees_personnelles::afficher),
        Route::get("/accessibilite", Access::Public, accessibilite::afficher),
        Route::get("/admin/collectivite", ADMINISTRATION, administrer::afficher),
        Route::post("/admin/collectivite", ADMINISTRATION, administrer::enregistrer),
        Route::post("/admin/collectivite/logo", ADMINISTRATION, logo::recevoir)
            .fichiers(crate::logo::OCTETS_MAX),
        Route::get("/logo/{nom}", Access::Public, logo::servir),
    ]
}

pub(crate) fn samples() -> Vec<PageSample> {
    vec![
        PageSample { nom: "mentions-legales", rendre: mentions_legales::exemple },
        PageSample { nom: "donnees-personnelles", rendre: donnees_personnelles::exemple },
        PageSample { nom: "accessibilite", rendre: accessibilite::exemple },
        PageSample { nom: "admin-collectivite", rendre: administrer::exemple },
        PageSample { nom: "admin-collectivite-erreur", rendre: administrer::exemple_en_erreur },
    ]
}

/// The collectivité of the request.
async fn charger(requete: &Requete) -> Result<Collectivite, PageError> {
    let lue = requete.app.db.read(&requete.ctx, publique).await?;
    lue.ok_or(PageError::Introuvable)
}

/// A page made of running text, in the tenant's layout.
fn page_de_texte(requete: &Requete, titre: &str, contenu: HtmlSur) -> Reponse {
    rendre(&requete.gabarit(titre).contenu(contenu))
}

/// A link to write to someone or to call them.
#[derive(askama::Template)]
#[template(source = r#"<a href="{{ href }}">{{ texte }}</a>"#, ext = "html")]
struct Lien<'a> {
    href: String,
    texte: &'a str,
}

/// A first line, then e-mail, telephone and address; what is not known has no line.
fn contacts<'a>(
    t: Textes,
    premiere: Option<LigneRecap<'a>>,
    courriel: &str,
    telephone: &str,
    adresse: &str,
) -> Recapitulatif<'a> {
    let chiffres: String = telephone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let lien =
        |href: String, texte: &str| HtmlSur::rendre(&Lien { href, texte }).unwrap_or_default();
    let telephone = &telephone.replace(' ', "\u{a0}");
    let lignes = [
        (t.commun_courriel(), courriel, lien(format!("mailto:{courriel}"), courriel)),
        (t.commun_telephone(), telephone, lien(format!("tel:{chiffres}"), telephone)),
        (t.commun_adresse(), adresse, HtmlSur::texte(adresse)),
    ];
    let connues = lignes.into_iter().filter(|(_, valeur, _)| !valeur.is_empty());
    let connues = connues.map(|(terme, _, html)| LigneRecap::html(terme, html));
    Recapitulatif::nouveau(premiere.into_iter().chain(connues).collect())
}

/// What makes the frame of a page: [`Gabarit::usager`] or [`Gabarit::agent`].
type Cadre = fn(&'static str, &'static str, Identite<'static>, String) -> Gabarit<'static>;

/// The frame of a sample, which belongs to nobody.
fn cadre_exemple(cadre: Cadre, t: Textes, titre: &'static str) -> Gabarit<'static> {
    let nom = samples::collectivite().nom;
    let identite = Identite { nom: nom.into(), accueil: "/".into(), ..Identite::default() };
    cadre(t.langue().code(), titre, identite, web::Site::css_url(crate::COULEUR_PAR_DEFAUT))
}

/// A sample of a residents' page.
fn page_exemple(t: Textes, titre: &'static str, contenu: HtmlSur) -> String {
    cadre_exemple(Gabarit::usager, t, titre).contenu(contenu).to_string()
}

impl From<ErreurCollectivite> for PageError {
    fn from(erreur: ErreurCollectivite) -> Self {
        match erreur {
            ErreurCollectivite::Introuvable(refus) => refus.into(),
            ErreurCollectivite::Interne(cause) => cause.into(),
            ErreurCollectivite::Fichier(cause) => cause.into(),
            autre => Self::interne(autre),
        }
    }
}
