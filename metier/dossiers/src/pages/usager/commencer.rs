//! Before the first question: what it is, what to bring, what becomes of the answers (RGPD,
//! article 13), and for whom it is done.

use axum::http::StatusCode;
use axum::response::Response;
use collectivites::Collectivite;
use demarches::{Demarche, Etat, Mode, Revision};
use formulaires::{Champ, Genre};
use std::sync::Arc;
use web::composants::{
    BlocFormulaire, Bouton, ChampRadios, Choix, Encart, Fait, Faits, FilAriane, Gabarit, HtmlSur,
    Icone, LigneIcone, ListeIcones, PiedFormulaire, Prose, TitrePage, TitreSection, Ton, id_de,
};
use web::{Formulaire, PageError, PathArgs, Reponse, Requete, page, redirect_303};

use super::cadre::Lieu;
use super::decor::Decor;
use super::fautes::libelle_court;
use super::preparees::{self, Apport};
use super::session::Secrets;
use crate::actions::{self, Preparees};
use crate::erreur::Erreur;
use crate::modele::{Canal, DossierId, PourQui};
use crate::pages::html::Lien;

/// What the page is made from.
pub(super) struct Depart {
    pub(super) demarche: Demarche,
    pub(super) revision: Option<Arc<Revision>>,
    pub(super) collectivite: Option<Collectivite>,
    /// What the address brings.
    pub(super) apport: Apport,
}

async fn charger(requete: &Requete, chemin: String) -> Result<Depart, PageError> {
    let parametres = requete.parametres();
    let lire = move |tx: &mut db::Tx<'_>| {
        let Some(demarche) = demarches::visible_par_chemin(tx, &chemin)? else { return Ok(None) };
        let revision = demarches::revision_active(tx, &demarche)?.map(|(_, revision)| revision);
        let collectivite = collectivites::publique(tx)?;
        let apport = Apport::lire(tx, &demarche, revision.as_deref(), &parametres)?;
        Ok::<_, Erreur>(Some(Depart { demarche, revision, collectivite, apport }))
    };
    requete.app.db.read(&requete.ctx, lire).await?.ok_or(PageError::Introuvable)
}

pub(super) async fn montrer(requete: Requete, PathArgs(chemin): PathArgs<String>) -> Reponse {
    let depart = charger(&requete, chemin).await?;
    let decor = Decor::de(&requete);
    match depart.apport {
        Apport::Perime(connu) => Ok(perimee(&requete, &decor, &depart, connu)),
        _ => web::rendre(&page_depart(&decor, &depart, false)),
    }
}

/// The draft that the link opened, for who took it; else that it no longer serves.
fn perimee(
    requete: &Requete,
    decor: &Decor<'_>,
    depart: &Depart,
    connu: Option<DossierId>,
) -> Response {
    match connu.filter(|id| actions::tient_la_cle(&requete.ctx, *id)) {
        Some(id) => redirect_303(decor.url(format_args!("/brouillons/{id}"))),
        None => preparees::perimee(decor, &depart.demarche.chemin),
    }
}

pub(super) async fn commencer(
    requete: Requete,
    PathArgs(chemin): PathArgs<String>,
    formulaire: Formulaire,
) -> Reponse {
    let depart = charger(&requete, chemin).await?;
    let decor = Decor::de(&requete);
    if !depart.demarche.ouverte() {
        return Ok(fermee(&decor, &depart));
    }
    let Some(pour) = PourQui::lire(formulaire.texte("pour")) else {
        return web::page_refusee(&page_depart(&decor, &depart, true));
    };
    let secrets = Arc::new(Secrets::de(&requete, true)?);
    let donnes = Arc::clone(&secrets);
    let depart = Arc::new(depart);
    let voulu = Arc::clone(&depart);
    let ecrire = move |tx: &mut db::Tx<'_>| {
        let Some(id) = ouvrir(tx, &voulu, pour)? else { return Ok(None) };
        donnes.donner(tx, id)?;
        Ok::<_, Erreur>(Some(id))
    };
    match requete.app.db.write(&requete.ctx, ecrire).await {
        Ok(None) => Ok(perimee(&requete, &decor, &depart, None)),
        Ok(Some(id)) => {
            let suite = redirect_303(Lieu::Identite.adresse(&decor, id));
            Ok(secrets.poser(&requete, suite))
        }
        Err(Erreur::DemarcheFermee) => Ok(fermee(&decor, &depart)),
        Err(autre) => Err(autre.into()),
    }
}

/// The draft that the button makes, or takes when a program prepared it; `None` when it was taken.
fn ouvrir(
    tx: &mut db::Tx<'_>,
    depart: &Depart,
    pour: PourQui,
) -> Result<Option<DossierId>, Erreur> {
    let demarche = &depart.demarche;
    let preparees = match &depart.apport {
        Apport::Attendu(jeton, _) => return actions::prendre_preparee(tx, demarche, jeton, pour),
        Apport::Perime(_) => return Ok(None),
        Apport::Reponses(preparees) => preparees,
        Apport::Rien => &Preparees::default(),
    };
    actions::commencer_avec(tx, demarche, Canal::EnLigne, pour, preparees).map(Some)
}

fn fermee(decor: &Decor<'_>, depart: &Depart) -> Response {
    page(StatusCode::CONFLICT, page_depart(decor, depart, false).to_string())
}

/// The page before the first question; a link or a word where there is none to ask.
pub(super) fn page_depart<'p>(
    decor: &'p Decor<'_>,
    depart: &Depart,
    en_erreur: bool,
) -> Gabarit<'p> {
    let (t, demarche) = (decor.t, &depart.demarche);
    let fiche = decor.url(format_args!("/demarches/{}", demarche.chemin));
    let fil = [
        (t.commun_accueil().to_owned(), decor.url("/")),
        (t.usager_commencer_fiche().to_owned(), fiche),
    ];
    let duree = t.usager_commencer_duree(demarche.duree_minutes);
    let titre =
        TitrePage::nouveau(demarche.titre.clone()).avant(FilAriane::nouveau(decor.mots, fil));
    let titre = if demarche.ouverte() { titre.accroche(duree) } else { titre };
    let gabarit = decor
        .gabarit(t.usager_commencer_titre_page(&demarche.titre))
        .etroit()
        .en_erreur(en_erreur)
        .rail(decor.carte_service(demarche));
    let titre = HtmlSur::from(titre);
    match (demarche.etat, demarche.mode) {
        (Etat::Publiee, Mode::LienNational) => {
            gabarit.contenu(titre.puis(national(decor, demarche)))
        }
        (Etat::Publiee, _) => {
            let corps = titre.puis(resume(decor, en_erreur)).puis(presence(decor, demarche));
            let formulaire = depart.revision.as_ref().map(|revision| &revision.formulaire);
            let annonce = formulaire.map(|formulaire| depart.apport.annonce(decor, formulaire));
            let corps = corps.puis(annonce.unwrap_or_default());
            let corps = corps.puis(preparer(decor, depart)).puis(donnees(decor, depart));
            gabarit.contenu(corps.puis(question(decor, depart, en_erreur)))
        }
        _ => {
            let ferme = Encart::texte(Ton::Attention, t.usager_commencer_ferme_texte());
            gabarit.contenu(titre.puis(ferme.titre(t.usager_commencer_ferme())))
        }
    }
}

fn resume(decor: &Decor<'_>, en_erreur: bool) -> HtmlSur {
    if !en_erreur {
        return HtmlSur::default();
    }
    web::composants::ResumeErreurs::nouveau(decor.mots)
        .sans_garde()
        .erreur(id_de("pour"), decor.t.usager_pour_a_choisir())
        .into()
}

fn presence(decor: &Decor<'_>, demarche: &Demarche) -> HtmlSur {
    match demarche.mode {
        Mode::PreparationPresence => {
            Encart::texte(Ton::Info, decor.t.usager_commencer_presence()).into()
        }
        _ => HtmlSur::default(),
    }
}

fn national(decor: &Decor<'_>, demarche: &Demarche) -> HtmlSur {
    let t = decor.t;
    let texte = Prose::texte(t.usager_commencer_national());
    let url = demarche.url_nationale.clone();
    let bouton = Bouton::primaire(t.demarches_fiche_national()).vers(url).avance();
    HtmlSur::from(texte).puis(bouton)
}

/// The documents that the form asks for.
fn preparer(decor: &Decor<'_>, depart: &Depart) -> HtmlSur {
    let t = decor.t;
    let titre = HtmlSur::from(TitreSection::nouveau(t.usager_commencer_preparer()));
    let demande =
        |champ: &&Champ| matches!(champ.genre, Genre::PieceJustificative(_) | Genre::TitreIdentite);
    let champs = depart.revision.iter().flat_map(|revision| revision.formulaire.tous());
    let lignes: Vec<_> = champs
        .filter(demande)
        .map(|champ| {
            let ligne = LigneIcone::nouvelle(Icone::Document, libelle_court(&champ.libelle));
            if champ.obligatoire() { ligne } else { ligne.detail(t.commun_facultatif()) }
        })
        .collect();
    if lignes.is_empty() {
        return titre.puis(Prose::texte(t.demarches_fiche_rien()));
    }
    titre.puis(ListeIcones::reglee(lignes))
}

/// Purpose, legal basis, readers, retention, rights, officer: before anything is asked.
fn donnees(decor: &Decor<'_>, depart: &Depart) -> HtmlSur {
    let (t, donnees) = (decor.t, &depart.demarche.donnees);
    let dit = |texte: &str, sinon: &str| {
        if texte.is_empty() { sinon.to_owned() } else { texte.to_owned() }
    };
    let duree = match donnees.duree_conservation_mois {
        Some(mois) => t.usager_donnees_mois(mois),
        None => t.usager_donnees_duree_inconnue().to_owned(),
    };
    let finalite = dit(&donnees.finalite, t.usager_donnees_finalite_defaut());
    let base = dit(&donnees.base_legale, t.usager_donnees_base_loi());
    let lecteurs = dit(&donnees.destinataires, t.usager_donnees_lecteurs_defaut());
    let droits =
        HtmlSur::texte(t.usager_donnees_droits_texte()).puis(HtmlSur::texte(" ")).puis(Lien {
            href: &decor.url("/donnees-personnelles"),
            texte: t.usager_donnees_droits_lien(),
        });
    let faits = vec![
        Fait::texte(t.usager_donnees_finalite(), &finalite),
        Fait::html(t.usager_donnees_base(), demarches::texte_riche(&base)),
        Fait::texte(t.usager_donnees_lecteurs(), &lecteurs),
        Fait::texte(t.usager_donnees_duree(), &duree),
        Fait::html(t.usager_donnees_droits(), HtmlSur::paragraphe(&droits)),
        Fait::html(t.usager_donnees_dpo(), demarches::texte_riche(&dpo(decor, depart))),
    ];
    HtmlSur::from(TitreSection::nouveau(t.usager_donnees_titre())).puis(Faits::nouveaux(faits))
}

/// The démarche's own officer, else the collectivité's, else the collectivité itself.
fn dpo(decor: &Decor<'_>, depart: &Depart) -> String {
    let de_la_collectivite = || {
        let c = depart.collectivite.as_ref()?;
        let contact: Vec<&str> = [c.dpo_nom.as_str(), c.dpo_courriel.as_str()]
            .into_iter()
            .filter(|texte| !texte.is_empty())
            .collect();
        (!contact.is_empty()).then(|| contact.join(", "))
    };
    let de_la_demarche = || {
        let dpo = &depart.demarche.donnees.dpo;
        (!dpo.is_empty()).then(|| dpo.clone())
    };
    let general = || {
        let contact = [decor.site.courriel.as_str(), decor.site.adresse.as_str()];
        let connu = contact.into_iter().find(|texte| !texte.is_empty());
        connu.unwrap_or(&decor.site.nom).replace('\n', ", ")
    };
    de_la_demarche().or_else(de_la_collectivite).unwrap_or_else(general)
}

fn question(decor: &Decor<'_>, depart: &Depart, en_erreur: bool) -> HtmlSur {
    let t = decor.t;
    let erreur = en_erreur.then_some(t.usager_pour_a_choisir());
    let radios = ChampRadios::nouveau("pour", t.usager_pour_titre(), pour_qui(decor, None))
        .erreurs(erreur)
        .obligatoire();
    let bouton = Bouton::primaire(t.demarches_fiche_commencer()).avance();
    let pied = PiedFormulaire::nouveau(bouton).note(HtmlSur::texte(t.usager_commencer_note()));
    let action = depart.apport.adresse(decor, &depart.demarche);
    BlocFormulaire::post(action, decor.jeton(), HtmlSur::from(radios).puis(pied)).into()
}

/// « Pour vous », « Pour quelqu’un d’autre », « Pour une entreprise », « Pour une association ».
pub(super) fn pour_qui(decor: &Decor<'_>, choisi: Option<PourQui>) -> Vec<Choix<'static>> {
    let t = decor.t;
    let choix = |pour: PourQui, texte: &'static str, aide: &str| {
        let choix = Choix::nouveau(pour.code(), texte).choisi(choisi == Some(pour));
        if aide.is_empty() { choix } else { choix.aide(aide) }
    };
    vec![
        choix(PourQui::Moi, t.usager_pour_moi(), ""),
        choix(PourQui::Autrui, t.usager_pour_autrui(), t.usager_pour_autrui_aide()),
        choix(PourQui::Entreprise, t.usager_pour_entreprise(), t.usager_pour_entreprise_aide()),
        choix(PourQui::Association, t.usager_pour_association(), t.usager_pour_association_aide()),
    ]
}
