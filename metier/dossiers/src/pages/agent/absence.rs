//! « Mes absences »: from when to when, and who watches the delays meanwhile.

use axum::http::StatusCode;
use comptes::{AgentId, Identite as Agent};
use db::Tx;
use web::composants::{
    BlocFormulaire, Bouton, ChampDate, ChampSelect, Choix, FilAriane, Gabarit, HtmlSur,
    PiedFormulaire, TitrePage, TitreSection,
};
use web::{Formulaire, PageError, Reponse, Requete, Valeurs, redirect_303, rendre};

use super::commun::{Place, gabarit, nom_de};
use super::dossier::avec_statut;
use super::saisie::date;
use crate::actions;
use crate::erreur::Erreur;
use crate::modele::{Absence, AbsenceId};
use crate::pages::html::Cache;

/// Where absences are said.
const CHEMIN: &str = "/agent/absences";

/// What the page shows.
struct Lues {
    absences: Vec<Absence>,
    collegues: Vec<Agent>,
    moi: Option<i64>,
}

pub(super) async fn montrer(requete: Requete) -> Reponse {
    let lues = lire(&requete).await?;
    rendre(&page(&requete, &lues, None))
}

/// Says an absence, or ends one.
pub(super) async fn envoyer(requete: Requete, envoi: Formulaire) -> Reponse {
    let jour = |nom: &str| {
        date(
            &["jour", "mois", "annee"].map(|case| envoi.texte(&format!("{nom}_{case}")).to_owned()),
        )
    };
    let (debut, fin) = (jour("debut"), jour("fin"));
    let nombre = |nom: &str| envoi.texte(nom).parse::<i64>().ok();
    let (remplacant, finie) = (nombre("remplacant").map(AgentId), nombre("revenir").map(AbsenceId));
    let ecrire = move |tx: &mut Tx<'_>| match (finie, debut, fin, remplacant) {
        (Some(absence), ..) => actions::revenir(tx, absence),
        (None, Some(debut), Some(fin), Some(remplacant)) => {
            actions::s_absenter(tx, debut, fin, remplacant).map(drop)
        }
        _ => Err(Erreur::AbsenceImpossible),
    };
    match requete.app.db.write(&requete.ctx, ecrire).await {
        Ok(()) => Ok(redirect_303(requete.ctx.url(CHEMIN))),
        Err(Erreur::AbsenceImpossible) => {
            let lues = lire(&requete).await?;
            avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page(&requete, &lues, Some(&envoi)))
        }
        Err(autre) => Err(autre.into()),
    }
}

async fn lire(requete: &Requete) -> Result<Lues, PageError> {
    let lire = |tx: &mut Tx<'_>| {
        let absences = actions::mes_absences(tx)?;
        let moi = crate::depot::agent_id(tx);
        Ok::<_, Erreur>(Lues { absences, collegues: comptes::collegues(tx)?, moi })
    };
    requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)
}

/// The page; `refus` is what was typed and cannot be.
fn page<'a>(requete: &'a Requete, lues: &Lues, refus: Option<&Valeurs>) -> Gabarit<'a> {
    let t = requete.textes;
    let mut contenu = HtmlSur::default();
    for absence in &lues.absences {
        contenu = contenu.puis(prevue(requete, lues, absence));
    }
    let contenu = contenu
        .puis(TitreSection::nouveau(t.liste_agent_absence_nouvelle()))
        .puis(formulaire(requete, lues, refus));
    let titre = t.liste_agent_absences();
    let fil = [(t.agent_nav_dossiers(), requete.ctx.url("/agent"))];
    gabarit(requete, titre, Place::Dossiers, "")
        .fil(FilAriane::nouveau(requete.mots(), fil))
        .titre_page(TitrePage::nouveau(titre).accroche(t.liste_agent_absences_texte()))
        .en_erreur(refus.is_some())
        .etroit()
        .contenu(contenu)
}

/// One absence, and the way back before its last day.
fn prevue(requete: &Requete, lues: &Lues, absence: &Absence) -> BlocFormulaire<'static> {
    let t = requete.textes;
    let collegue = lues.collegues.iter().find(|agent| agent.id.0 == absence.remplacant);
    let (debut, fin) = (t.date_longue(absence.debut), t.date_longue(absence.fin));
    let phrase = t.liste_agent_absence_prevue(debut, fin, nom_de(t, collegue));
    let bouton =
        Bouton::neutre(t.liste_agent_absence_revenir()).nom("revenir", absence.id.to_string());
    let contenu = HtmlSur::paragraphe(&HtmlSur::texte(&phrase))
        .puis(PiedFormulaire::nouveau(bouton).sans_filet());
    BlocFormulaire::post(requete.ctx.url(CHEMIN), jeton(requete), contenu)
}

fn formulaire(requete: &Requete, lues: &Lues, refus: Option<&Valeurs>) -> BlocFormulaire<'static> {
    let t = requete.textes;
    let saisi = |nom: String| refus.map(|envoi| envoi.texte(&nom).to_owned()).unwrap_or_default();
    let champ = |nom: &'static str, libelle: &'static str| {
        let [jour, mois, annee] =
            ["jour", "mois", "annee"].map(|case| saisi(format!("{nom}_{case}")));
        ChampDate::nouveau(requete.mots(), nom, libelle).valeurs(jour, mois, annee)
    };
    let debut = champ("debut", t.liste_agent_absence_debut());
    let debut = match refus {
        Some(_) => debut.erreur(t.liste_agent_absence_erreur()),
        None => debut,
    };
    let choisi = saisi("remplacant".into());
    let collegues = lues.collegues.iter().filter(|agent| Some(agent.id.0) != lues.moi);
    let collegues = collegues.map(|agent| {
        let id = agent.id.to_string();
        let choisi = id == choisi;
        Choix::nouveau(id, agent.nom_complet()).choisi(choisi)
    });
    let remplacant =
        ChampSelect::nouveau("remplacant", t.liste_agent_absence_remplacant(), collegues.collect())
            .vide(t.liste_agent_absence_choisir());
    let pied = PiedFormulaire::nouveau(Bouton::primaire(t.liste_agent_absence_garder()));
    let champs = HtmlSur::from(debut)
        .puis(champ("fin", t.liste_agent_absence_fin()))
        .puis(remplacant)
        .puis(pied);
    BlocFormulaire::post(requete.ctx.url(CHEMIN), jeton(requete), champs)
}

fn jeton(requete: &Requete) -> HtmlSur {
    Cache { nom: "csrf", valeur: &requete.csrf() }.into()
}
