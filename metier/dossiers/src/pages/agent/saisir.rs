//! « Saisir pour quelqu’un »: which démarche, how it came, when; then the resident's own pages.

use axum::http::StatusCode;
use db::Tx;
use demarches::{Apercu, ErreurDemarche, Etat as EtatDemarche, Mode};
use web::composants::{
    BlocFormulaire, Bouton, ChampDate, ChampRadios, ChampSelect, Choix, Gabarit, HtmlSur, Icone,
    PiedFormulaire, ResumeErreurs, TitrePage, Vide, id_de,
};
use web::{Formulaire, PageError, Reponse, Requete, redirect_303, rendre};

use super::commun::{Place, gabarit};
use super::dossier::avec_statut;
use super::mots;
use super::saisie::date;
use crate::actions;
use crate::depot::CLE;
use crate::erreur::Erreur;
use crate::modele::Canal;
use crate::pages::html::Cache;

/// How a request reaches an agent.
const CANAUX: [Canal; 4] = [Canal::Guichet, Canal::Telephone, Canal::Courrier, Canal::Courriel];

/// What was typed.
struct Saisie {
    demarche: String,
    canal: String,
    recu: [String; 3],
    erreurs: Vec<(&'static str, &'static str)>,
}

pub(super) async fn montrer(requete: Requete) -> Reponse {
    let jour = requete.ctx.clock.now().date();
    let saisie = Saisie {
        demarche: requete.parametres().texte("demarche").to_owned(),
        canal: Canal::Guichet.code().to_owned(),
        recu: [jour.day().to_string(), jour.month().to_string(), jour.year().to_string()],
        erreurs: Vec::new(),
    };
    let demarches = ouvertes(&requete).await?;
    rendre(&page(&requete, &demarches, &saisie))
}

pub(super) async fn commencer(requete: Requete, envoi: Formulaire) -> Reponse {
    let t = requete.textes;
    let texte = |nom: &str| envoi.texte(nom).to_owned();
    let mut saisie = Saisie {
        demarche: texte("demarche"),
        canal: texte("canal"),
        recu: ["recu_jour", "recu_mois", "recu_annee"].map(texte),
        erreurs: Vec::new(),
    };
    let demarches = ouvertes(&requete).await?;
    let numero = saisie.demarche.parse::<i64>().ok();
    let numero = numero.filter(|numero| demarches.iter().any(|autre| autre.numero == *numero));
    let canal = Canal::lire(&saisie.canal).filter(|canal| CANAUX.contains(canal));
    let aujourdhui = requete.ctx.clock.now().date();
    let recu_le = date(&saisie.recu).filter(|jour| actions::reception_possible(*jour, aujourdhui));
    let manques = [
        ("demarche", numero.is_none(), t.agent_saisir_erreur_demarche()),
        ("canal", canal.is_none(), t.agent_saisir_erreur_canal()),
        ("recu", recu_le.is_none(), t.agent_saisir_erreur_date()),
    ];
    saisie.erreurs = manques
        .into_iter()
        .filter(|(_, manque, _)| *manque)
        .map(|(nom, _, phrase)| (nom, phrase))
        .collect();
    let (Some(numero), Some(canal), Some(recu_le)) = (numero, canal, recu_le) else {
        let page = page(&requete, &demarches, &saisie);
        return avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let secret = requete.secret().map(str::to_owned).ok_or(PageError::JetonAbsent)?;
    let acte = move |tx: &mut Tx<'_>| {
        let demarche = demarches::lire_par_numero(tx, numero).map_err(erreur)?;
        let id = actions::saisir(tx, &demarche, canal, recu_le)?;
        comptes::donner_cle(tx, &secret, CLE, id.0)?;
        Ok::<_, Erreur>(id)
    };
    let id = requete.app.db.write(&requete.ctx, acte).await.map_err(PageError::from)?;
    Ok(redirect_303(requete.ctx.url(format_args!("/brouillons/{id}/identite"))))
}

fn erreur(erreur: ErreurDemarche) -> Erreur {
    match erreur {
        ErreurDemarche::Db(erreur) => Erreur::Db(erreur),
        _ => Erreur::Introuvable,
    }
}

/// The démarches that can be filed here.
async fn ouvertes(requete: &Requete) -> Result<Vec<Apercu>, PageError> {
    let lire = |tx: &mut Tx<'_>| demarches::lister(tx).map_err(erreur);
    let toutes = requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)?;
    let ouverte =
        |apercu: &Apercu| apercu.etat == EtatDemarche::Publiee && apercu.mode != Mode::LienNational;
    Ok(toutes.into_iter().filter(ouverte).collect())
}

fn page<'a>(requete: &'a Requete, demarches: &[Apercu], saisie: &Saisie) -> Gabarit<'a> {
    let t = requete.textes;
    let titre = TitrePage::nouveau(t.agent_nav_saisir()).accroche(t.agent_saisir_texte());
    let gabarit = gabarit(requete, t.agent_nav_saisir(), Place::Saisir, "").titre_page(titre);
    if demarches.is_empty() {
        let vide = Vide::nouveau(Icone::Document, t.agent_vide_titre(), t.agent_saisir_vide());
        return gabarit.contenu(vide);
    }
    let jeton: HtmlSur = Cache { nom: "csrf", valeur: &requete.csrf() }.into();
    let bouton = Bouton::primaire(t.agent_saisir_commencer()).avance();
    let champs = champs(requete, demarches, saisie).puis(PiedFormulaire::nouveau(bouton));
    let resume = ResumeErreurs::nouveau(requete.mots());
    let resume = saisie
        .erreurs
        .iter()
        .fold(resume, |resume, (nom, phrase)| resume.erreur(id_de(nom), *phrase));
    let formulaire = BlocFormulaire::post(requete.ctx.url("/agent/saisir"), jeton, champs);
    let contenu = HtmlSur::from(resume).puis(formulaire);
    gabarit.etroit().en_erreur(!saisie.erreurs.is_empty()).contenu(contenu)
}

fn champs(requete: &Requete, demarches: &[Apercu], saisie: &Saisie) -> HtmlSur {
    let t = requete.textes;
    let faute = |nom: &'static str| {
        let sienne = saisie.erreurs.iter().find(|(autre, _)| *autre == nom);
        sienne.map(|(_, phrase)| *phrase)
    };
    let choix = demarches.iter().map(|apercu| {
        let numero = apercu.numero.to_string();
        let choisi = numero == saisie.demarche;
        Choix::nouveau(numero, apercu.titre.clone()).choisi(choisi)
    });
    let canaux = CANAUX.map(|canal| {
        let choisi = saisie.canal == canal.code();
        Choix::nouveau(canal.code(), mots::canal(t, canal)).choisi(choisi)
    });
    let [jour, mois, annee] = saisie.recu.clone();
    let demarche = ChampSelect::nouveau("demarche", t.agent_saisir_demarche(), choix.collect())
        .vide(t.agent_saisir_choisir())
        .erreurs(faute("demarche"))
        .obligatoire();
    let canal = ChampRadios::nouveau("canal", t.agent_saisir_canal(), canaux.into())
        .erreurs(faute("canal"));
    let recu = ChampDate::nouveau(requete.mots(), "recu", t.agent_saisir_recu())
        .aide(t.agent_saisir_recu_aide())
        .valeurs(jour, mois, annee)
        .erreurs(faute("recu"));
    HtmlSur::from(demarche).puis(canal).puis(recu)
}
