//! The groups of agents of a démarche: their names, their members, which dossiers they receive.

use comptes::AgentId;
use formulaires::Condition;
use web::composants::{
    Banniere, BlocFormulaire, Bouton, Cache, ChampCases, ChampTexte, Choix, Encart, Entree,
    Etiquette, FilAriane, Gabarit, HtmlSur, Icone, LigneRecap, PiedFormulaire, Recapitulatif,
    ResumeErreurs, TitrePage, TitreSection, Ton, id_de,
};
use web::{Formulaire as Envoi, PageError, PathArgs, Reponse, Requete, redirect_303};

use super::admin_eligibilite::{lire, phrase};
use super::conditions::{self, Ebauche, Editeur, Geste, JSON};
use crate::actions::ErreurDemarche;
use crate::modele::{Demarche, GroupeId};
use crate::regles::{Groupe, creer_groupe, groupes_de, regler_groupe};
use crate::revision::Revision;

/// A group with its members.
type Compose = (Groupe, Vec<comptes::Identite>);

async fn composes(requete: &Requete, numero: i64) -> Result<(Demarche, Vec<Compose>), PageError> {
    let lire = move |tx: &mut db::Tx<'_>| {
        let (demarche, groupes) = groupes_de(tx, numero)?;
        let avec = groupes.into_iter().map(|groupe| {
            let membres = comptes::membres(tx, groupe.id.0)?;
            Ok::<_, ErreurDemarche>((groupe, membres))
        });
        Ok((demarche, avec.collect::<Result<Vec<_>, _>>()?))
    };
    requete.app.db.read(&requete.ctx, lire).await.map_err(|erreur: ErreurDemarche| erreur.into())
}

pub(super) async fn lister(requete: Requete, PathArgs(numero): PathArgs<i64>) -> Reponse {
    let (demarche, groupes) = composes(&requete, numero).await?;
    web::rendre(&page_liste(&requete, &demarche, &groupes, "", false))
}

pub(super) async fn creer(
    requete: Requete,
    PathArgs(numero): PathArgs<i64>,
    envoi: Envoi,
) -> Reponse {
    let nom = envoi.texte("nom").to_owned();
    let voulu = nom.clone();
    let creer = move |tx: &mut db::Tx<'_>| creer_groupe(tx, numero, &voulu);
    match requete.app.db.write(&requete.ctx, creer).await {
        Ok(groupe) => {
            let suite = format_args!("/admin/demarches/{numero}/groupes/{groupe}");
            Ok(redirect_303(requete.ctx.url(suite)))
        }
        Err(ErreurDemarche::Texte) => {
            let (demarche, groupes) = composes(&requete, numero).await?;
            web::page_refusee(&page_liste(&requete, &demarche, &groupes, &nom, true))
        }
        Err(autre) => Err(autre.into()),
    }
}

fn page_liste<'g>(
    requete: &'g Requete,
    demarche: &Demarche,
    groupes: &[Compose],
    nom: &str,
    refuse: bool,
) -> Gabarit<'g> {
    let t = requete.textes;
    let ici = requete.ctx.url(format_args!("/admin/demarches/{}/groupes", demarche.numero));
    let lignes = groupes.iter().map(|(groupe, membres)| {
        let combien = t.brouillon_admin_groupe_membres(membres.len());
        let regle = match (&groupe.regle, groupe.defaut) {
            (_, true) => t.brouillon_admin_groupe_defaut(),
            (Some(_), _) => t.brouillon_admin_groupe_regle(),
            (None, _) => t.brouillon_admin_groupe_sans_regle(),
        };
        let dit = HtmlSur::from(Etiquette::libre(Icone::Personnes, Ton::Pierre, combien))
            .puis(HtmlSur::texte(&format!(" {regle}")));
        LigneRecap::html(groupe.nom.clone(), dit)
            .modifier(t.commun_modifier(), format!("{ici}/{}", groupe.id))
    });
    let champ = ChampTexte::nouveau("nom", t.brouillon_admin_groupe_nom()).valeur(nom.to_owned());
    let champ = if refuse { champ.erreur(t.brouillon_admin_groupe_nom_refuse()) } else { champ };
    let resume = ResumeErreurs::nouveau(requete.mots());
    let resume = match refuse {
        true => resume.erreur(id_de("nom"), t.brouillon_admin_groupe_nom_refuse()),
        false => resume,
    };
    let pied =
        PiedFormulaire::nouveau(Bouton::second(t.brouillon_admin_groupe_creer())).sans_filet();
    let csrf = requete.csrf();
    let caches = HtmlSur::from(Cache { nom: "csrf", valeur: &csrf });
    let contenu = HtmlSur::from(resume)
        .puis(Recapitulatif::nouveau(lignes.collect()))
        .puis(TitreSection::nouveau(t.brouillon_admin_groupe_nouveau()))
        .puis(BlocFormulaire::post(ici, caches, HtmlSur::from(champ).puis(pied)));
    let titre = TitrePage::nouveau(t.brouillon_admin_groupes_titre())
        .avant(FilAriane::nouveau(requete.mots(), fil(requete, demarche)))
        .accroche(t.brouillon_admin_groupes_accroche());
    requete
        .gabarit_agent(t.brouillon_admin_groupes_titre())
        .etroit()
        .titre_page(titre)
        .contenu(contenu)
        .en_erreur(refuse)
}

fn fil(requete: &Requete, demarche: &Demarche) -> [(String, String); 2] {
    let fiche = requete.ctx.url(format_args!("/admin/demarches/{}", demarche.numero));
    [
        (requete.textes.demarches_admin_titre().to_owned(), requete.ctx.url("/admin")),
        (demarche.titre.clone(), fiche),
    ]
}

/// A group as it is being set.
struct Ecrit {
    nom: String,
    membres: Vec<i64>,
    ebauche: Option<Ebauche>,
    json: String,
    fautes: Vec<(String, String)>,
}

impl Ecrit {
    fn de(groupe: &Groupe, membres: &[comptes::Identite]) -> Self {
        let connue = groupe.regle.as_ref();
        Self {
            nom: groupe.nom.clone(),
            membres: membres.iter().map(|membre| membre.id.0).collect(),
            ebauche: connue.map_or(Some(Ebauche::neuve()), Ebauche::de),
            json: connue.map(conditions::en_json).unwrap_or_default(),
            fautes: Vec::new(),
        }
    }

    fn postee(envoi: &Envoi, geste: &Geste) -> Self {
        let membres = envoi.valeurs("membres").into_iter().filter_map(|id| id.parse().ok());
        Self {
            nom: envoi.texte("nom").to_owned(),
            membres: membres.collect(),
            ebauche: Some(Ebauche::postee(envoi, geste)),
            json: envoi.texte(JSON).to_owned(),
            fautes: Vec::new(),
        }
    }
}

/// A group, its démarche, and the colleagues who may be its members.
struct Vue {
    demarche: Demarche,
    revision: std::sync::Arc<Revision>,
    groupe: Groupe,
    membres: Vec<comptes::Identite>,
    collegues: Vec<comptes::Identite>,
}

async fn charger(requete: &Requete, numero: i64, id: GroupeId) -> Result<Vue, PageError> {
    let (_, revision) = lire(requete, numero).await?;
    let (demarche, groupes) = composes(requete, numero).await?;
    let trouve = groupes.into_iter().find(|(groupe, _)| groupe.id == id);
    let (groupe, membres) = trouve.ok_or(PageError::Introuvable)?;
    let collegues = requete.app.db.read(&requete.ctx, comptes::collegues).await?;
    Ok(Vue { demarche, revision, groupe, membres, collegues })
}

pub(super) async fn montrer(
    requete: Requete,
    PathArgs((numero, groupe)): PathArgs<(i64, i64)>,
) -> Reponse {
    let vue = charger(&requete, numero, GroupeId(groupe)).await?;
    let ecrit = Ecrit::de(&vue.groupe, &vue.membres);
    web::rendre(&page_groupe(&requete, &vue, &ecrit))
}

pub(super) async fn enregistrer(
    requete: Requete,
    PathArgs((numero, groupe)): PathArgs<(i64, i64)>,
    envoi: Envoi,
) -> Reponse {
    let geste = Geste::lire(envoi.texte("action"));
    let vue = charger(&requete, numero, GroupeId(groupe)).await?;
    let mut ecrit = Ecrit::postee(&envoi, &geste);
    let neuve = ecrit.ebauche == Some(Ebauche::neuve()) || vue.groupe.defaut;
    let geste = if neuve && geste == Geste::Enregistrer { Geste::Oter } else { geste };
    let formulaire = &vue.revision.formulaire;
    let regle = match conditions::voulue(&geste, ecrit.ebauche.as_ref(), &ecrit.json, formulaire) {
        None => return web::rendre(&page_groupe(&requete, &vue, &ecrit)),
        Some(Ok(regle)) => regle,
        Some(Err(controle)) => {
            ecrit
                .fautes
                .push((controle, requete.textes.brouillon_admin_regle_incomplete().to_owned()));
            return web::page_refusee(&page_groupe(&requete, &vue, &ecrit));
        }
    };
    match garder(&requete, &vue, &ecrit, regle).await {
        Ok(()) => {
            let ici = format_args!("/admin/demarches/{numero}/groupes/{groupe}?fait=garde");
            Ok(redirect_303(requete.ctx.url(ici)))
        }
        Err(ErreurDemarche::Regle(refus)) => {
            ecrit.fautes.push((JSON.to_owned(), phrase(&requete, &refus)));
            web::page_refusee(&page_groupe(&requete, &vue, &ecrit))
        }
        Err(ErreurDemarche::Texte) => {
            let refuse = requete.textes.brouillon_admin_groupe_nom_refuse();
            ecrit.fautes.push(("nom".to_owned(), refuse.to_owned()));
            web::page_refusee(&page_groupe(&requete, &vue, &ecrit))
        }
        Err(autre) => Err(autre.into()),
    }
}

async fn garder(
    requete: &Requete,
    vue: &Vue,
    ecrit: &Ecrit,
    regle: Option<Condition>,
) -> Result<(), ErreurDemarche> {
    let (numero, groupe, nom) = (vue.demarche.numero, vue.groupe.id, ecrit.nom.clone());
    let avant: Vec<i64> = vue.membres.iter().map(|membre| membre.id.0).collect();
    let connus = vue.collegues.iter().map(|un| un.id.0);
    let voulus: Vec<i64> = connus.filter(|id| ecrit.membres.contains(id)).collect();
    let garder = move |tx: &mut db::Tx<'_>| {
        regler_groupe(tx, numero, groupe, &nom, regle.as_ref())?;
        for id in voulus.iter().filter(|id| !avant.contains(id)) {
            comptes::ajouter_au_groupe(tx, groupe.0, AgentId(*id))?;
        }
        for id in avant.iter().filter(|id| !voulus.contains(id)) {
            comptes::retirer_du_groupe(tx, groupe.0, AgentId(*id))?;
        }
        Ok::<_, ErreurDemarche>(())
    };
    requete.app.db.write(&requete.ctx, garder).await
}

fn page_groupe<'g>(requete: &'g Requete, vue: &Vue, ecrit: &Ecrit) -> Gabarit<'g> {
    let (t, mots) = (requete.textes, requete.mots());
    let resume = ecrit.fautes.iter().fold(ResumeErreurs::nouveau(mots), |resume, (nom, texte)| {
        resume.erreur(id_de(nom), texte.clone())
    });
    let faute = ecrit.fautes.first().map(|(nom, _)| nom.as_str());
    let nom = ChampTexte::nouveau("nom", t.brouillon_admin_groupe_nom()).valeur(ecrit.nom.clone());
    let nom = match ecrit.fautes.iter().find(|(champ, _)| champ == "nom") {
        Some((_, phrase)) => nom.erreur(phrase.clone()),
        None => nom,
    };
    let cases = vue.collegues.iter().map(|un| {
        let choix = Choix::nouveau(un.id.to_string(), format!("{} {}", un.prenom, un.nom));
        choix.aide(&un.qualite).choisi(ecrit.membres.contains(&un.id.0))
    });
    let membres =
        ChampCases::nouveau("membres", t.brouillon_admin_groupe_agents(), cases.collect());
    let pied = PiedFormulaire::nouveau(
        Bouton::primaire(t.demarches_admin_enregistrer()).nom("action", "enregistrer"),
    );
    let champs =
        HtmlSur::from(nom).puis(membres).puis(regle(requete, vue, ecrit, faute)).puis(pied);
    let csrf = requete.csrf();
    let caches = HtmlSur::from(Cache { nom: "csrf", valeur: &csrf }).puis(Entree);
    let groupes = format!("/admin/demarches/{}/groupes", vue.demarche.numero);
    let ici = requete.ctx.url(format_args!("{groupes}/{}", vue.groupe.id));
    let [admin, fiche] = fil(requete, &vue.demarche);
    let liste = (t.brouillon_admin_groupes_titre().to_owned(), requete.ctx.url(&groupes));
    let titre = TitrePage::nouveau(vue.groupe.nom.clone())
        .avant(FilAriane::nouveau(mots, [admin, fiche, liste]));
    let mut gabarit = requete.gabarit_agent(vue.groupe.nom.clone()).etroit();
    if requete.parametres().texte("fait") == "garde" {
        gabarit = gabarit.banniere(Banniere::nouvelle(Ton::Bien, t.brouillon_admin_groupe_garde()));
    }
    gabarit
        .titre_page(titre)
        .contenu(HtmlSur::from(resume).puis(BlocFormulaire::post(ici, caches, champs)))
        .en_erreur(!ecrit.fautes.is_empty())
}

/// Which dossiers the group receives; the default one receives what is left.
fn regle(requete: &Requete, vue: &Vue, ecrit: &Ecrit, faute: Option<&str>) -> HtmlSur {
    let t = requete.textes;
    let titre = HtmlSur::from(TitreSection::nouveau(t.brouillon_admin_groupe_recoit()));
    if vue.groupe.defaut {
        return titre.puis(Encart::texte(Ton::Info, t.brouillon_admin_groupe_recoit_defaut()));
    }
    let brisee =
        vue.groupe.regle.as_ref().is_some_and(|regle| {
            formulaires::verifier_regle(regle, &vue.revision.formulaire).is_err()
        });
    let alerte = match brisee {
        true => Encart::texte(Ton::Attention, t.brouillon_admin_regle_brisee()).into(),
        false => HtmlSur::default(),
    };
    let editeur = Editeur {
        t,
        mots: requete.mots(),
        formulaire: &vue.revision.formulaire,
        ebauche: ecrit.ebauche.as_ref(),
        json: ecrit.json.clone(),
        faute,
    };
    let oter = Bouton::lien(t.brouillon_admin_groupe_oter()).nom("action", "oter").sans_controle();
    titre.puis(alerte).puis(editeur.controles()).puis(HtmlSur::paragraphe(&oter.into()))
}
