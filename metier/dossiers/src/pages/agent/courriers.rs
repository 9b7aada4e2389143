//! « Courriers à poster »: the letters in place of mails, and the refusals that go by post.

use axum::http::StatusCode;
use jiff::civil::Date;
use journal::Reading;
use web::composants::{
    BlocFormulaire, Bouton, ChampDate, Gabarit, HtmlSur, Icone, LigneRecap, PiedFormulaire,
    Recapitulatif, TitrePage, Ton, Vide,
};
use web::{Formulaire, PageError, PathArgs, Reponse, Requete, redirect_303, rendre};

use super::commun::{Place, adresse, gabarit, nom_visible};
use super::courriels::acte;
use super::dossier::avec_statut;
use super::mots;
use super::saisie::date;
use crate::actions;
use crate::erreur::Erreur;
use crate::modele::{Acte, Courrier, CourrierId, Dossier};
use crate::pages::html::{Cache, Lien};

/// The name of the day of posting, under which its three boxes stand.
const JOUR: &str = "postee";

/// A day that was refused: the letter, and what was typed.
type Refusee = Option<(CourrierId, [String; 3])>;

pub(super) async fn montrer(requete: Requete) -> Reponse {
    rendre(&page(&requete, &lire(&requete).await?, &None))
}

pub(super) async fn poster(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let id = CourrierId(n);
    let saisie = ["jour", "mois", "annee"].map(|part| envoi.texte(&format!("{JOUR}_{part}")));
    let saisie = saisie.map(str::to_owned);
    let faite = match date(&saisie) {
        None => Err(Erreur::EnvoiImpossible),
        Some(le) => {
            let acte = move |tx: &mut db::Tx<'_>| actions::poster(tx, id, le);
            requete.app.db.write(&requete.ctx, acte).await
        }
    };
    match faite {
        Ok(_) => Ok(redirect_303(requete.ctx.url("/agent/courriers?fait=poste"))),
        Err(Erreur::EnvoiImpossible) => {
            let lus = lire(&requete).await?;
            let page = page(&requete, &lus, &Some((id, saisie))).en_erreur(true);
            avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(autre) => Err(autre.into()),
    }
}

async fn lire(requete: &Requete) -> Result<Vec<(Courrier, Dossier)>, PageError> {
    let lus = requete.app.db.read(&requete.ctx, actions::courriers_a_poster).await;
    let lus = lus.map_err(PageError::from)?;
    let montres = lus.iter().map(|(_, dossier)| dossier.id.0).collect();
    requete.lire(Reading::list(actions::SUJET, montres)).await?;
    Ok(lus)
}

fn page<'a>(requete: &'a Requete, lus: &[(Courrier, Dossier)], refusee: &Refusee) -> Gabarit<'a> {
    let t = requete.textes;
    let titre = t.courriel_agent_courriers();
    let tete = TitrePage::nouveau(titre).accroche(t.courriel_agent_courriers_texte());
    let gabarit = gabarit(requete, titre, Place::Dossiers, "").titre_page(tete);
    let gabarit = match requete.parametres().texte("fait") {
        "poste" => gabarit.banniere(web::composants::Banniere::nouvelle(
            Ton::Bien,
            t.courriel_agent_fait_poste(),
        )),
        _ => gabarit,
    };
    if lus.is_empty() {
        let (titre, texte) =
            (t.courriel_agent_courriers_vide(), t.courriel_agent_courriers_vide_texte());
        return gabarit.contenu(Vide::nouveau(Icone::Enveloppe, titre, texte));
    }
    let aujourdhui = requete.ctx.clock.now().date();
    let cartes = lus.iter().fold(HtmlSur::default(), |html, (courrier, dossier)| {
        html.puis(carte(requete, courrier, dossier, aujourdhui, refusee))
    });
    gabarit.etroit().contenu(cartes)
}

fn carte(
    requete: &Requete,
    courrier: &Courrier,
    dossier: &Dossier,
    aujourdhui: Date,
    refusee: &Refusee,
) -> HtmlSur {
    let t = requete.textes;
    let numero = dossier.id.to_string();
    let vers = adresse(requete, dossier.id, "");
    let (dit, qui) = (t.agent_dossier_numero(&numero), nom_visible(t, &dossier.demandeur));
    let lien: HtmlSur = Lien { href: &vers, texte: &dit }.into();
    let adresse = match dossier.identite.adresse.as_str() {
        "" => t.courriel_agent_sans_adresse(),
        adresse => adresse,
    };
    let mut lignes = vec![
        LigneRecap::html(t.courriel_agent_dossier(), lien),
        LigneRecap::texte(t.commun_adresse(), &format!("{qui}\n{adresse}")),
        LigneRecap::texte(t.courriel_agent_depuis(), &mots::instant(t, courrier.cree_le)),
    ];
    let lettre = match courrier.acte {
        Acte::Depot => Some((t.lettres_agent_preuve(), "/preuve.pdf")),
        Acte::Decision => Some((t.lettres_agent_decision(), "/decision.pdf")),
        _ => None,
    };
    if let Some((nom, suite)) = lettre {
        let pdf = self::adresse(requete, dossier.id, suite);
        let lien: HtmlSur = Lien { href: &pdf, texte: nom }.into();
        lignes.push(LigneRecap::html(t.lettres_agent_titre(), lien));
    }
    let lettre = Recapitulatif::en_carte(acte(t, courrier.acte), lignes);
    HtmlSur::from(lettre).puis(formulaire(requete, courrier, aujourdhui, refusee))
}

fn formulaire(
    requete: &Requete,
    courrier: &Courrier,
    aujourdhui: Date,
    refusee: &Refusee,
) -> HtmlSur {
    let t = requete.textes;
    let refusee = refusee.as_ref().filter(|(id, _)| *id == courrier.id);
    let [jour, mois, annee] = match refusee {
        Some((_, saisie)) => saisie.clone(),
        None => [
            aujourdhui.day().to_string(),
            aujourdhui.month().to_string(),
            aujourdhui.year().to_string(),
        ],
    };
    let champ = ChampDate::nouveau(requete.mots(), JOUR, t.courriel_agent_postee())
        .id(format!("c-{JOUR}-{}", courrier.id))
        .valeurs(jour, mois, annee)
        .erreurs(refusee.map(|_| t.courriel_agent_jour_impossible()))
        .sobre();
    let pied = PiedFormulaire::nouveau(Bouton::second(t.courriel_agent_poster())).sans_filet();
    let jeton: HtmlSur = Cache { nom: "csrf", valeur: &requete.csrf() }.into();
    let vers = requete.ctx.url(format_args!("/agent/courriers/{}", courrier.id));
    BlocFormulaire::post(vers, jeton, HtmlSur::from(champ).puis(pied)).into()
}
