//! Who may not apply: the rule and what the person is told.

use formulaires::{Condition, Refus};
use http::StatusCode;
use langues::Arg;
use web::composants::{
    Banniere, BlocFormulaire, Bouton, Cache, ChampTextarea, Encart, Entree, FilAriane, Gabarit,
    HtmlSur, PiedFormulaire, ResumeErreurs, TitrePage, Ton, id_de,
};
use web::{Formulaire as Envoi, PageError, PathArgs, Reponse, Requete, redirect_303};

use super::conditions::{self, Ebauche, Editeur, Geste, JSON};
use crate::actions::{self, ErreurDemarche};
use crate::modele::{Demarche, Ineligibilite};
use crate::regles::regler_ineligibilite;
use crate::revision::{Revision, revision};

/// What is being written.
struct Ecrit {
    version: i64,
    ebauche: Option<Ebauche>,
    json: String,
    message: String,
    fautes: Vec<(String, String)>,
}

impl Ecrit {
    fn de(demarche: &Demarche) -> Self {
        let connue = demarche.ineligibilite.as_ref();
        Self {
            version: demarche.version,
            ebauche: connue.map_or(Some(Ebauche::neuve()), |connue| Ebauche::de(&connue.regle)),
            json: connue.map(|connue| conditions::en_json(&connue.regle)).unwrap_or_default(),
            message: connue.map(|connue| connue.message.clone()).unwrap_or_default(),
            fautes: Vec::new(),
        }
    }

    fn postee(envoi: &Envoi, geste: &Geste) -> Self {
        Self {
            version: envoi.texte("version").parse().unwrap_or(0),
            ebauche: Some(Ebauche::postee(envoi, geste)),
            json: envoi.texte(JSON).to_owned(),
            message: envoi.texte("message").replace("\r\n", "\n"),
            fautes: Vec::new(),
        }
    }
}

pub(super) async fn montrer(requete: Requete, PathArgs(numero): PathArgs<i64>) -> Reponse {
    let (demarche, revision) = lire(&requete, numero).await?;
    let ecrit = Ecrit::de(&demarche);
    Ok(web::page(StatusCode::OK, rendre(&requete, &demarche, &revision, &ecrit)))
}

pub(super) async fn enregistrer(
    requete: Requete,
    PathArgs(numero): PathArgs<i64>,
    envoi: Envoi,
) -> Reponse {
    let geste = Geste::lire(envoi.texte("action"));
    let (demarche, revision) = lire(&requete, numero).await?;
    let mut ecrit = Ecrit::postee(&envoi, &geste);
    let regle =
        match conditions::voulue(&geste, ecrit.ebauche.as_ref(), &ecrit.json, &revision.formulaire)
        {
            None => {
                return Ok(web::page(
                    StatusCode::OK,
                    rendre(&requete, &demarche, &revision, &ecrit),
                ));
            }
            Some(Ok(regle)) => regle,
            Some(Err(controle)) => {
                ecrit
                    .fautes
                    .push((controle, requete.textes.brouillon_admin_regle_incomplete().to_owned()));
                return Ok(refusee(&requete, &demarche, &revision, &ecrit));
            }
        };
    match garder(&requete, numero, &ecrit, regle).await {
        Ok(()) => {
            let ici = format_args!("/admin/demarches/{numero}/eligibilite?fait=garde");
            Ok(redirect_303(requete.ctx.url(ici)))
        }
        Err(ErreurDemarche::Regle(refus)) => {
            ecrit.fautes.push((JSON.to_owned(), phrase(&requete, &refus)));
            Ok(refusee(&requete, &demarche, &revision, &ecrit))
        }
        Err(ErreurDemarche::Texte) => {
            let manque = requete.textes.brouillon_admin_eligibilite_message_manque();
            ecrit.fautes.push(("message".to_owned(), manque.to_owned()));
            Ok(refusee(&requete, &demarche, &revision, &ecrit))
        }
        Err(ErreurDemarche::Perimee) => {
            ecrit.version = demarche.version;
            let perimee = requete.textes.demarches_admin_perimee().to_owned();
            ecrit.fautes.push(("message".to_owned(), perimee));
            let html = rendre(&requete, &demarche, &revision, &ecrit);
            Ok(web::page(StatusCode::CONFLICT, html))
        }
        Err(autre) => Err(autre.into()),
    }
}

async fn garder(
    requete: &Requete,
    numero: i64,
    ecrit: &Ecrit,
    regle: Option<Condition>,
) -> Result<(), ErreurDemarche> {
    let (version, message) = (ecrit.version, ecrit.message.trim().to_owned());
    let voulue = regle.map(|regle| Ineligibilite { regle, message });
    let garder = move |tx: &mut db::Tx<'_>| {
        regler_ineligibilite(tx, numero, version, voulue.clone()).map(drop)
    };
    requete.app.db.write(&requete.ctx, garder).await
}

/// A démarche for its administrator, with the form that its rules look at.
pub(super) async fn lire(
    requete: &Requete,
    numero: i64,
) -> Result<(Demarche, std::sync::Arc<Revision>), PageError> {
    let lire = move |tx: &mut db::Tx<'_>| {
        let demarche = actions::ouvrir(tx, numero)?;
        let Some(id) = demarche.revision_active else { return Ok(None) };
        Ok::<_, ErreurDemarche>(revision(tx, id)?.map(|revision| (demarche, revision)))
    };
    requete.app.db.read(&requete.ctx, lire).await?.ok_or(PageError::Introuvable)
}

/// The sentence of a refusal, with the place in the expression.
pub(super) fn phrase(requete: &Requete, refus: &Refus) -> String {
    let args: Vec<(&str, Arg<'static>)> = refus
        .args
        .iter()
        .map(|(nom, valeur)| {
            let texte = match valeur {
                formulaires::Argument::Nombre(nombre) => nombre.to_string(),
                formulaires::Argument::Texte(texte) => texte.clone(),
            };
            (nom.as_str(), Arg::Texte(texte.into()))
        })
        .collect();
    let cle = refus.cle();
    let phrase = requete.textes.par_cle(&cle, &args).unwrap_or(cle);
    requete.textes.brouillon_admin_regle_refusee(phrase, refus.chemin.as_str())
}

fn refusee(
    requete: &Requete,
    demarche: &Demarche,
    revision: &Revision,
    ecrit: &Ecrit,
) -> axum::response::Response {
    web::page(StatusCode::UNPROCESSABLE_ENTITY, rendre(requete, demarche, revision, ecrit))
}

fn rendre(requete: &Requete, demarche: &Demarche, revision: &Revision, ecrit: &Ecrit) -> String {
    let (t, numero) = (requete.textes, demarche.numero);
    let mut gabarit = requete.gabarit_agent(t.brouillon_admin_eligibilite_titre()).etroit();
    if requete.parametres().texte("fait") == "garde" {
        gabarit = gabarit.banniere(Banniere::nouvelle(Ton::Bien, t.brouillon_admin_regle_gardee()));
    }
    page(
        requete,
        gabarit,
        demarche,
        revision,
        ecrit,
        &requete.ctx.url(format_args!("/admin/demarches/{numero}/eligibilite")),
    )
    .to_string()
}

fn page<'g>(
    requete: &'g Requete,
    gabarit: Gabarit<'g>,
    demarche: &Demarche,
    revision: &Revision,
    ecrit: &Ecrit,
    ici: &str,
) -> Gabarit<'g> {
    let t = requete.textes;
    let fil = [
        (t.demarches_admin_titre().to_owned(), requete.ctx.url("/admin")),
        (
            demarche.titre.clone(),
            requete.ctx.url(format_args!("/admin/demarches/{}", demarche.numero)),
        ),
    ];
    let titre = TitrePage::nouveau(t.brouillon_admin_eligibilite_titre())
        .avant(FilAriane::nouveau(requete.mots(), fil))
        .accroche(t.brouillon_admin_eligibilite_accroche());
    let resume =
        ecrit.fautes.iter().fold(ResumeErreurs::nouveau(requete.mots()), |resume, (nom, texte)| {
            resume.erreur(id_de(nom), texte.clone())
        });
    let faute = ecrit.fautes.first().map(|(nom, _)| nom.as_str());
    let editeur = Editeur {
        t,
        mots: requete.mots(),
        formulaire: &revision.formulaire,
        ebauche: ecrit.ebauche.as_ref(),
        json: ecrit.json.clone(),
        faute,
    };
    let message =
        ChampTextarea::nouveau(requete.mots(), "message", t.brouillon_admin_eligibilite_message())
            .aide(t.brouillon_admin_eligibilite_message_aide())
            .lignes(4)
            .valeur(ecrit.message.clone());
    let message = match ecrit.fautes.iter().find(|(nom, _)| nom == "message") {
        Some((_, phrase)) => message.erreur(phrase.clone()),
        None => message,
    };
    let pied = PiedFormulaire::nouveau(
        Bouton::primaire(t.demarches_admin_enregistrer()).nom("action", "enregistrer"),
    )
    .autre(
        Bouton::lien(t.brouillon_admin_eligibilite_oter()).nom("action", "oter").sans_controle(),
    );
    let version = ecrit.version.to_string();
    let caches = HtmlSur::from(Cache { nom: "csrf", valeur: &requete.csrf() })
        .puis(Cache { nom: "version", valeur: &version })
        .puis(Entree);
    let contenu = editeur.controles().puis(message).puis(pied);
    let brisee = demarche.ineligibilite.as_ref().is_some_and(|connue| {
        formulaires::verifier_regle(&connue.regle, &revision.formulaire).is_err()
    });
    let alerte = match brisee {
        true => Encart::texte(Ton::Attention, t.brouillon_admin_regle_brisee()).into(),
        false => HtmlSur::default(),
    };
    gabarit
        .titre_page(titre)
        .contenu(HtmlSur::from(resume).puis(alerte).puis(BlocFormulaire::post(
            ici.to_owned(),
            caches,
            contenu,
        )))
        .en_erreur(!ecrit.fautes.is_empty())
}
