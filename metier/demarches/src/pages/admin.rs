//! `/admin`: the démarches of the collectivité and their settings.

use askama::Template;
use delais::Regime;
use http::StatusCode;
use langues::Textes;
use primitives::Ctx;
use web::composants::{
    Banniere, Bouton, Encart, Etiquette, FilAriane, Gabarit, HtmlSur, Icone, LigneRecap, Mots,
    Recapitulatif, ResumeErreurs, TitrePage, Ton, Vide, id_de,
};
use web::{Formulaire, PageError, PathArgs, Reponse, Requete, redirect_303};

use super::admin_champs::{Champs, champs};
use super::admin_saisie::Saisie;
use crate::actions::{self, ErreurDemarche, Passage, Reglage};
use crate::modele::{Apercu, Demarche, Etat};
use crate::regles::regles_brisees;

/// The list of the démarches.
pub(crate) struct PageListe<'a> {
    pub(crate) t: Textes,
    pub(crate) ctx: &'a Ctx,
    pub(crate) demarches: Vec<Apercu>,
}

/// A démarche and its settings.
pub(crate) struct PageReglage<'a> {
    pub(crate) t: Textes,
    pub(crate) mots: &'static Mots,
    pub(crate) ctx: &'a Ctx,
    pub(crate) csrf: String,
    pub(crate) demarche: &'a Demarche,
    pub(crate) saisie: Saisie,
    pub(crate) message: Option<(Ton, &'static str)>,
}

#[derive(Template)]
#[template(path = "admin_reglage.html")]
struct Contenu<'a> {
    t: Textes,
    csrf: &'a str,
    version: i64,
    action: String,
    resume: ResumeErreurs<'a>,
    champs: Champs<'a>,
    boutons: Vec<Bouton<'a>>,
    liens: Vec<Bouton<'a>>,
    passages: Vec<Bouton<'a>>,
    action_etat: String,
}

pub(crate) async fn lister(requete: Requete) -> Reponse {
    let demarches = requete
        .app
        .db
        .read(&requete.ctx, |tx| actions::lister(tx).map_err(PageError::from))
        .await?;
    let vue = PageListe { t: requete.textes, ctx: &requete.ctx, demarches };
    web::rendre(&vue.dans(requete.gabarit_agent(requete.textes.demarches_admin_titre())))
}

pub(crate) async fn montrer(requete: Requete, PathArgs(numero): PathArgs<i64>) -> Reponse {
    let demarche = lire(&requete, numero).await?;
    let lue = demarche.clone();
    let brisees = move |tx: &mut db::Tx<'_>| regles_brisees(tx, &lue).map_err(PageError::from);
    let brisees = requete.app.db.read(&requete.ctx, brisees).await?;
    let brisees =
        brisees.then(|| (Ton::Attention, requete.textes.brouillon_admin_regles_brisees()));
    let message = message(requete.textes, requete.parametres().texte("fait")).or(brisees);
    let html = regler(&requete, &demarche, Saisie::de(&demarche), message)?;
    Ok(web::page(StatusCode::OK, html))
}

pub(crate) async fn enregistrer(
    requete: Requete,
    PathArgs(numero): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let t = requete.textes;
    let mut saisie = Saisie::envoyee(&envoi);
    let Some(reglage) = saisie.lire(t) else {
        let mut demarche = lire(&requete, numero).await?;
        demarche.version = version(&envoi);
        return Ok(refusee(regler(&requete, &demarche, saisie, None)?));
    };
    let publish = envoi.texte("suite") == "publier";
    match sauver(&requete, numero, version(&envoi), reglage, publish).await {
        Ok(()) => {
            let done = if publish { "publiee" } else { "enregistree" };
            let back = format_args!("/admin/demarches/{numero}?fait={done}");
            Ok(redirect_303(requete.ctx.url(back)))
        }
        Err(ErreurDemarche::Manques(manques)) => {
            saisie.refuser_manques(&manques, t);
            let mut demarche = lire(&requete, numero).await?;
            demarche.version = version(&envoi);
            Ok(refusee(regler(&requete, &demarche, saisie, None)?))
        }
        Err(ErreurDemarche::Perimee) => {
            let demarche = lire(&requete, numero).await?;
            let told = Some((Ton::Attention, t.demarches_admin_perimee()));
            let html = regler(&requete, &demarche, saisie, told)?;
            Ok(web::page(StatusCode::CONFLICT, html))
        }
        Err(other) => Err(other.into()),
    }
}

pub(crate) async fn passer(
    requete: Requete,
    PathArgs(numero): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let (passage, done) = match envoi.texte("passage") {
        "clore" => (Passage::Clore, "close"),
        "depublier" => (Passage::Depublier, "depubliee"),
        _ => return Err(PageError::Texte),
    };
    let version = version(&envoi);
    let ended = requete
        .app
        .db
        .write(&requete.ctx, move |tx| actions::passer(tx, numero, version, passage))
        .await;
    match ended {
        Ok(_) => {
            let back = format_args!("/admin/demarches/{numero}?fait={done}");
            Ok(redirect_303(requete.ctx.url(back)))
        }
        Err(ErreurDemarche::Passage(_) | ErreurDemarche::Perimee) => {
            let demarche = lire(&requete, numero).await?;
            let told = Some((Ton::Attention, requete.textes.demarches_admin_passage_impossible()));
            let html = regler(&requete, &demarche, Saisie::de(&demarche), told)?;
            Ok(web::page(StatusCode::CONFLICT, html))
        }
        Err(other) => Err(other.into()),
    }
}

async fn lire(requete: &Requete, numero: i64) -> Result<Demarche, PageError> {
    let read = move |tx: &mut db::Tx<'_>| actions::ouvrir(tx, numero).map_err(PageError::from);
    requete.app.db.read(&requete.ctx, read).await
}

async fn sauver(
    requete: &Requete,
    numero: i64,
    version: i64,
    reglage: Reglage,
    publier: bool,
) -> Result<(), ErreurDemarche> {
    let save = move |tx: &mut db::Tx<'_>| {
        let saved = actions::regler(tx, numero, version, reglage.clone())?;
        if publier && saved.etat != Etat::Publiee {
            actions::passer(tx, numero, saved.version, Passage::Publier)?;
        }
        Ok(())
    };
    requete.app.db.write(&requete.ctx, save).await
}

/// The version that the form was shown with; 0, which no row has, when it is not a number.
fn version(envoi: &Formulaire) -> i64 {
    envoi.texte("version").parse().unwrap_or(0)
}

fn refusee(html: String) -> axum::response::Response {
    web::page(StatusCode::UNPROCESSABLE_ENTITY, html)
}

fn regler(
    requete: &Requete,
    demarche: &Demarche,
    saisie: Saisie,
    message: Option<(Ton, &'static str)>,
) -> Result<String, PageError> {
    let vue = PageReglage {
        t: requete.textes,
        mots: requete.mots(),
        ctx: &requete.ctx,
        csrf: requete.csrf(),
        demarche,
        saisie,
        message,
    };
    Ok(vue.dans(requete.gabarit_agent(demarche.titre.clone()))?.render()?)
}

fn message(t: Textes, done: &str) -> Option<(Ton, &'static str)> {
    let text = match done {
        "enregistree" => t.demarches_admin_enregistree(),
        "publiee" => t.demarches_admin_publiee(),
        "close" => t.demarches_admin_close(),
        "depubliee" => t.demarches_admin_depubliee(),
        _ => return None,
    };
    Some((Ton::Bien, text))
}

/// The state of a démarche as agents read it.
fn etiquette(t: Textes, etat: Etat) -> Etiquette<'static> {
    let (icone, ton, texte) = match etat {
        Etat::Brouillon => (Icone::Stylo, Ton::Pierre, t.demarches_admin_etat_brouillon()),
        Etat::Publiee => (Icone::CocheRonde, Ton::Bien, t.demarches_admin_etat_publiee()),
        Etat::Close => (Icone::Cadenas, Ton::Attention, t.demarches_admin_etat_close()),
        Etat::Depubliee => (Icone::Croix, Ton::Pierre, t.demarches_admin_etat_depubliee()),
    };
    Etiquette::libre(icone, ton, texte)
}

/// What silence means, in the agents' words.
pub(crate) fn regime(t: Textes, regime: Regime) -> &'static str {
    match regime {
        Regime::SilenceAccepte => t.delais_regime_silence_accepte(),
        Regime::SilenceRefuse => t.delais_regime_silence_refuse(),
        Regime::Declaratif => t.delais_regime_declaratif(),
        Regime::SansDecision => t.delais_regime_sans_decision(),
        Regime::AVerifier => t.delais_regime_a_renseigner(),
    }
}

impl PageListe<'_> {
    /// The page in its frame.
    pub(crate) fn dans<'g>(&self, gabarit: Gabarit<'g>) -> Gabarit<'g> {
        let t = self.t;
        let gabarit = gabarit.titre_page(TitrePage::nouveau(t.demarches_admin_titre()));
        if self.demarches.is_empty() {
            let (titre, texte) = (t.demarches_admin_vide_titre(), t.demarches_admin_vide_texte());
            return gabarit.contenu(Vide::nouveau(Icone::Document, titre, texte));
        }
        let (waiting, set): (Vec<_>, Vec<_>) =
            self.demarches.iter().partition(|apercu| apercu.regime == Regime::AVerifier);
        let mut content = HtmlSur::default();
        if !waiting.is_empty() {
            content = content
                .puis(Encart::texte(Ton::Attention, t.demarches_admin_a_regler_aide()))
                .puis(self.groupe(t.demarches_admin_a_regler(), &waiting));
        }
        if !set.is_empty() {
            content = content.puis(self.groupe(t.demarches_admin_reglees(), &set));
        }
        gabarit.contenu(content)
    }

    fn groupe(&self, titre: &'static str, apercus: &[&Apercu]) -> Recapitulatif<'static> {
        let t = self.t;
        let line = |apercu: &&Apercu| {
            let path = format!("/admin/demarches/{}", apercu.numero);
            let told = format!(
                " {} · {}",
                t.demarches_admin_numero(apercu.numero.to_string()),
                regime(t, apercu.regime)
            );
            let state = HtmlSur::from(etiquette(t, apercu.etat)).puis(HtmlSur::texte(&told));
            LigneRecap::html(apercu.titre.clone(), state)
                .modifier(t.demarches_admin_regler(), self.ctx.url(path))
        };
        Recapitulatif::en_carte(titre, apercus.iter().map(line).collect())
    }
}

impl PageReglage<'_> {
    /// The page in its frame.
    pub(crate) fn dans<'g>(&self, gabarit: Gabarit<'g>) -> Result<Gabarit<'g>, askama::Error> {
        let (t, d) = (self.t, self.demarche);
        let crumb = [(t.demarches_admin_titre(), self.ctx.url("/admin"))];
        let mut titre = TitrePage::nouveau(d.titre.clone())
            .avant(FilAriane::nouveau(self.mots, crumb))
            .etiquette(etiquette(t, d.etat))
            .reference(t.demarches_admin_numero(d.numero.to_string()));
        if matches!(d.etat, Etat::Publiee | Etat::Close) {
            let sheet = self.ctx.url(format_args!("/demarches/{}", d.chemin));
            titre = titre.action(Bouton::neutre(t.demarches_admin_voir()).vers(sheet).petit(), "");
        }
        let gabarit = match self.message {
            Some((ton, text)) => gabarit.banniere(Banniere::nouvelle(ton, text)),
            None => gabarit,
        };
        let contenu = HtmlSur::rendre(&self.contenu())?;
        Ok(gabarit
            .titre_page(titre)
            .contenu(contenu)
            .etroit()
            .en_erreur(!self.saisie.erreurs.is_empty()))
    }

    fn contenu(&self) -> Contenu<'_> {
        let (t, d) = (self.t, self.demarche);
        let mut resume = ResumeErreurs::nouveau(self.mots);
        for (name, text) in &self.saisie.erreurs {
            resume = resume.erreur(id_de(name), text.as_str());
        }
        let mut boutons = vec![Bouton::primaire(t.demarches_admin_enregistrer())];
        if d.etat != Etat::Publiee {
            let publish = Bouton::second(t.demarches_admin_publier());
            boutons.push(publish.nom("suite", "publier"));
        }
        let address = format!("/admin/demarches/{}", d.numero);
        Contenu {
            t,
            csrf: &self.csrf,
            version: d.version,
            action: self.ctx.url(&address),
            resume,
            champs: champs(t, self.mots, &self.saisie),
            boutons,
            liens: self.liens(),
            passages: self.passages(),
            action_etat: self.ctx.url(format_args!("{address}/etat")),
        }
    }

    /// The pages of the rules over the answers.
    fn liens(&self) -> Vec<Bouton<'static>> {
        let t = self.t;
        let page = |texte: &'static str, chemin: &str| {
            let numero = self.demarche.numero;
            let vers = self.ctx.url(format_args!("/admin/demarches/{numero}/{chemin}"));
            Bouton::neutre(texte).petit().vers(vers)
        };
        vec![
            page(t.brouillon_admin_eligibilite_titre(), "eligibilite"),
            page(t.brouillon_admin_groupes_titre(), "groupes"),
        ]
    }

    fn passages(&self) -> Vec<Bouton<'static>> {
        let t = self.t;
        let close = Bouton::neutre(t.demarches_admin_clore()).petit().nom("passage", "clore");
        let back =
            Bouton::neutre(t.demarches_admin_depublier()).petit().nom("passage", "depublier");
        match self.demarche.etat {
            Etat::Publiee => vec![close, back],
            Etat::Close => vec![back],
            Etat::Brouillon | Etat::Depubliee => Vec::new(),
        }
    }
}
