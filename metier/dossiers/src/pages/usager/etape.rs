//! A page of the form: shown, kept as it is left, gone on from when it is right.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::Response;
use formulaires::{BlocId, Etape, Genre, RangeeId};
use web::composants::{
    BlocFormulaire, Bouton as BoutonPage, Encart, Entree, Gabarit, HtmlSur, Neuf, PiedFormulaire,
    Saisies, Suivi, Ton,
};
use web::{Formulaire, PageError, PathArgs, Reponse, Requete, page, redirect_303};

use super::cadre::{Lieu, Parcours, titre_etape};
use super::champs::{Dessin, OUVERTE, Plis};
use super::decor::Decor;
use super::fautes::{self, Faute};
use super::sauver::{self, Bouton, Postee, Sauvee, VERSION};
use super::{
    acces, completer, conflit, corriger, fichiers, preparees, reunir, session, suivi_saisie,
    version,
};
use crate::actions::{self, Contenu};
use crate::erreur::Erreur;
use crate::lecture::Vue;
use crate::modele::DossierId;
use crate::pages::html::Cache;

/// What a page of the form shows besides its questions.
#[derive(Default)]
pub(super) struct Etat {
    /// What is to be mended.
    pub(super) fautes: Vec<Faute>,
    /// Whether questions have just appeared.
    pub(super) nouvelles: bool,
    /// Back to the review afterwards.
    pub(super) retour: bool,
    /// What is searched in a long list: the champ's name, the words.
    pub(super) recherche: Option<(String, String)>,
    /// The row to open where they are folded.
    pub(super) ouverte: Option<RangeeId>,
}

pub(super) async fn montrer(
    requete: Requete,
    PathArgs((id, n)): PathArgs<(i64, usize)>,
) -> Reponse {
    let vue = match acces::a_remplir(&requete, DossierId(id)).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let decor = Decor::de(&requete);
    let parametres = requete.parametres();
    let etape = sauver::etape(&vue.revision.formulaire, n).ok_or(PageError::Introuvable)?;
    let fautes =
        if parametres.contient("verifier") { verifier(&decor, &vue, &etape) } else { Vec::new() };
    let recherche = parametres.valeur("cherche");
    let etat = Etat {
        fautes,
        nouvelles: parametres.contient("nouvelles"),
        retour: parametres.contient("retour"),
        recherche: recherche.map(|nom| (nom.to_owned(), parametres.texte("mots").to_owned())),
        ouverte: RangeeId::lire(parametres.texte(OUVERTE)),
    };
    let parcours = Parcours::nouveau(&decor, &vue);
    web::rendre(&page_etape(&parcours, &etape, &etat))
}

pub(super) async fn enregistrer(
    requete: Requete,
    PathArgs((id, n)): PathArgs<(i64, usize)>,
    formulaire: Formulaire,
) -> Reponse {
    let id = DossierId(id);
    let postee = Postee(Arc::new(formulaire));
    let bouton = Bouton::lire(postee.0.texte("action"));
    let (envoi, demande) = (postee.clone(), bouton.clone());
    let ecrire = move |tx: &mut db::Tx<'_>| {
        let sauvee = sauver::sauver(tx, id, n, &envoi, &demande)?;
        if demande == Bouton::PlusTard {
            actions::garder_pour_plus_tard(tx, id)?;
        }
        Ok(sauvee)
    };
    let ecrite = requete.app.db.write(&requete.ctx, ecrire).await;
    let faite = match (ecrite, &bouton) {
        (Ok(sauvee), Bouton::Reunir(nom)) => reunir::reunir(&requete, nom, sauvee).await?,
        (ecrite, _) => ecrite,
    };
    match faite {
        faite if suivi_saisie::demande(&postee) => {
            suivi_saisie::repondre(&requete, n, &postee, &bouton, faite)
        }
        Ok(sauvee) if matches!(bouton, Bouton::Continuer | Bouton::Chercher(_)) => {
            let sauvee = completer::completer(&requete, n, sauvee).await;
            suite(&requete, n, &postee, &bouton, &sauvee)
        }
        Ok(sauvee) => suite(&requete, n, &postee, &bouton, &sauvee),
        Err(Erreur::Conflit) => conflit::repondre(&requete, id, n, &postee).await,
        Err(Erreur::Introuvable) => session::perdue(&requete, id, &postee.0).await,
        Err(autre) => Err(autre.into()),
    }
}

/// Where a page that was kept leads.
fn suite(
    requete: &Requete,
    n: usize,
    postee: &Postee,
    bouton: &Bouton,
    sauvee: &Sauvee,
) -> Reponse {
    let decor = Decor::de(requete);
    let (vue, id) = (&sauvee.vue, sauvee.vue.dossier().id);
    let parcours = Parcours::nouveau(&decor, vue);
    let retour = postee.0.contient("retour");
    let ouverte = sauvee.ouverte(postee, bouton);
    let ici = |ancre: &str, ouverte: Option<&RangeeId>| {
        let retour = if retour { "&retour" } else { "" };
        let ouverte = ouverte.map(|rangee| format!("&{OUVERTE}={rangee}")).unwrap_or_default();
        format!("{}?page{retour}{ouverte}#{ancre}", Lieu::Etape(n).adresse(&decor, id))
    };
    let etape = sauver::etape(&vue.revision.formulaire, n).ok_or(PageError::Introuvable)?;
    let fautes = refusees(&decor, vue, sauvee);
    if *bouton != Bouton::Continuer && fautes.is_empty() {
        return Ok(redirect_303(match bouton {
            Bouton::PlusTard => decor.url(format_args!("/brouillons/{id}/plus-tard?envoye")),
            Bouton::Chercher(nom) => chercher(&decor, vue, n, nom, postee, retour),
            autre => ici(&ancre_de(vue, autre, sauvee.ajoutee.as_ref()), ouverte.as_ref()),
        }));
    }
    let lues = sauvee.lecture.problemes.iter();
    let lues = lues.map(|p| Faute::de(decor.t, &vue.revision.formulaire, p));
    let continuer = *bouton == Bouton::Continuer;
    let fautes: Vec<Faute> =
        if continuer { fautes.into_iter().chain(lues).collect() } else { fautes };
    if !fautes.is_empty() {
        let nouvelles = !sauvee.lecture.nouvelles.is_empty();
        let etat = Etat { fautes, nouvelles, retour, recherche: None, ouverte };
        return web::page_refusee(&page_etape(&parcours, &etape, &etat));
    }
    if let Some((champ, rangee)) = sauvee.lecture.nouvelles.first() {
        let genre = vue.revision.formulaire.champ(*champ).map(|champ| &champ.genre);
        let ancre = fautes::ancre(*champ, rangee.as_ref(), genre);
        let vers = ici(&ancre, rangee.as_ref()).replacen("?page", "?nouvelles", 1);
        return Ok(redirect_303(vers));
    }
    if parcours.exclu().is_some() {
        return Ok(redirect_303(ici("contenu", ouverte.as_ref())));
    }
    let suivant = if retour { Lieu::Relire } else { parcours.apres(n) };
    Ok(redirect_303(suivant.adresse(&decor, id)))
}

/// The files that were not kept.
fn refusees(decor: &Decor<'_>, vue: &Vue, sauvee: &Sauvee) -> Vec<Faute> {
    let (t, formulaire) = (decor.t, &vue.revision.formulaire);
    let faute = |refuse: &sauver::FichierRefuse| {
        let (champ, rangee) = sauver::champ_du_nom(&refuse.champ)?;
        let genre = formulaire.champ(champ).map(|champ| &champ.genre)?;
        let phrase = fichiers::phrase(t, refuse, genre);
        Some(Faute::nouvelle(t, formulaire, champ, rangee.as_ref(), phrase))
    };
    sauvee.refuses.iter().filter_map(faute).collect()
}

/// The page again, with what a long list was searched for.
fn chercher(
    decor: &Decor<'_>,
    vue: &Vue,
    n: usize,
    nom: &str,
    postee: &Postee,
    retour: bool,
) -> String {
    let mots = postee.0.texte(&format!("cherche_{nom}"));
    let (champ, rangee) = sauver::champ_du_nom(nom).unzip();
    let genre = champ.and_then(|id| vue.revision.formulaire.champ(id)).map(|champ| &champ.genre);
    let ancre = champ.map(|champ| fautes::ancre(champ, rangee.flatten().as_ref(), genre));
    let encode = |texte: &str| {
        percent_encoding::utf8_percent_encode(texte, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let adresse = Lieu::Etape(n).adresse(decor, vue.dossier().id);
    let retour = if retour { "&retour" } else { "" };
    let (nom, mots) = (encode(nom), encode(mots));
    format!("{adresse}?cherche={nom}&mots={mots}{retour}#{}", ancre.unwrap_or_default())
}

/// Where the eye goes after a button: the new row, the block, the file's question.
fn ancre_de(vue: &Vue, bouton: &Bouton, ajoutee: Option<&RangeeId>) -> String {
    match (bouton, ajoutee) {
        (Bouton::Ajouter(repetition), Some(rangee)) | (Bouton::Ouvrir(repetition, rangee), _) => {
            let champ = vue.revision.formulaire.champ(*repetition);
            let enfants = champ.and_then(|champ| champ.genre.enfants()).unwrap_or_default();
            match enfants.iter().find(|enfant| enfant.genre.demande()) {
                Some(premier) => fautes::ancre(premier.id, Some(rangee), Some(&premier.genre)),
                None => fautes::ancre(*repetition, None, None),
            }
        }
        (
            Bouton::Retirer(id, _)
            | Bouton::Fermer(id, _)
            | Bouton::Deplacer(id, ..)
            | Bouton::Ajouter(id),
            _,
        ) => fautes::ancre(*id, None, None),
        (Bouton::Envoyer(nom) | Bouton::RetirerFichier(nom, _) | Bouton::Reunir(nom), _) => {
            web::composants::id_de(nom)
        }
        _ => "contenu".to_owned(),
    }
}

/// What is wrong on a page as it is kept.
fn verifier(decor: &Decor<'_>, vue: &Vue, etape: &Etape<'_>) -> Vec<Faute> {
    let formulaire = &vue.revision.formulaire;
    let jour = decor.ctx.clock.now().date();
    let ici = |champ| formulaire.etape_de(champ).is_some_and(|e| e.numero == etape.numero);
    formulaires::verifier(formulaire, &vue.contenu.reponses, jour)
        .iter()
        .filter(|probleme| ici(probleme.champ))
        .map(|probleme| Faute::de(decor.t, formulaire, probleme))
        .collect()
}

/// A page of the form.
pub(super) fn page_etape<'p>(
    parcours: &'p Parcours<'_>,
    etape: &Etape<'_>,
    etat: &Etat,
) -> Gabarit<'p> {
    let decor = parcours.decor;
    let t = decor.t;
    let id = parcours.vue.dossier().id;
    let lieu = Lieu::Etape(etape.numero + 1);
    let (formulaire, reponses) =
        (&parcours.vue.revision.formulaire, &parcours.vue.contenu.reponses);
    let plis = Plis::nouveaux(etape, formulaire, reponses, etat.ouverte.as_ref(), &etat.fautes);
    let fautes = plis.regrouper(t, formulaire, reponses, etat.fautes.clone());
    let caches = caches(parcours, etape, etat, &plis);
    let dessin = dessin(parcours, &fautes, plis, BTreeSet::new());
    let dessin = Dessin { recherche: etat.recherche.clone(), ..dessin };
    let pied = PiedFormulaire::nouveau(BoutonPage::primaire(t.commun_continuer()).avance())
        .autre(BoutonPage::lien(t.usager_plus_tard()).nom("action", "plus-tard").sans_controle());
    let suivi = Suivi::nouveau(decor.mots, etape.suit_ses_reponses());
    let champs = dessin.etape(etape, etat.nouvelles).puis(pied).puis(suivi);
    let adresse = lieu.adresse(decor, id);
    let gardees = Saisies::nouvelles(decor.mots, decor.url(format_args!("/brouillons/{id}/")));
    let gardees = gardees.ici(adresse.clone());
    let formulaire = match a_des_fichiers(etape) {
        true => BlocFormulaire::multipart(adresse, caches, champs),
        false => BlocFormulaire::post(adresse, caches, champs),
    };
    let nouvelles = match etat.nouvelles {
        true => Encart::texte(Ton::Info, t.usager_nouvelles_questions()).into(),
        false => HtmlSur::default(),
    };
    let demande = parcours.vue.correction().map_or_else(HtmlSur::default, |correction| {
        corriger::demande(decor, parcours.vue, correction)
    });
    let formulaire_de = &parcours.vue.revision.formulaire;
    let ici = |champ| formulaire_de.etape_de(champ).is_some_and(|e| e.numero == etape.numero);
    let tete = HtmlSur::from(fautes::resume(decor, &fautes))
        .puis(gardees)
        .puis(version::rappel(parcours))
        .puis(preparees::rappel(parcours, ici))
        .puis(nouvelles)
        .puis(demande);
    let titre = titre_etape(t, etape);
    parcours.page(lieu, &titre, tete, formulaire).en_erreur(!etat.fautes.is_empty())
}

/// What the controls of the pages of a draft are drawn from.
pub(super) fn dessin<'p>(
    parcours: &'p Parcours<'_>,
    fautes: &'p [Faute],
    plis: Plis,
    montrees: BTreeSet<String>,
) -> Dessin<'p> {
    let (decor, vue) = (parcours.decor, parcours.vue);
    Dessin {
        decor,
        id: vue.dossier().id,
        fiches: &vue.fiches,
        virus: decor.virus(&vue.fichiers),
        revision: &vue.revision,
        reponses: &vue.contenu.reponses,
        visibles: &parcours.visibles,
        fautes,
        recherche: None,
        tenues: vue.tenues.as_ref(),
        demandes: parcours.demandes(),
        montrees,
        plis,
    }
}

/// The token, the button that the Enter key presses, the version of each block.
fn caches(parcours: &Parcours<'_>, etape: &Etape<'_>, etat: &Etat, plis: &Plis) -> HtmlSur {
    let versions = versions(&parcours.vue.contenu, etape, plis);
    let caches = parcours.decor.jeton().puis(Entree).puis(versions);
    if etat.retour { caches.puis(Cache { nom: "retour", valeur: "relire" }) } else { caches }
}

/// The version of each block that the page shows.
pub(super) fn versions(contenu: &Contenu, etape: &Etape<'_>, plis: &Plis) -> Neuf {
    let ouvert = |id: &BlocId| match id {
        BlocId::Rangee(repetition, rangee) => !plis.fermee(*repetition, rangee),
        _ => true,
    };
    let blocs = sauver::blocs_de(etape, &contenu.reponses).into_iter().map(|(id, _)| id);
    let mut blocs: Vec<_> = blocs.filter(ouvert).collect();
    if !blocs.contains(etape.bloc) {
        blocs.push(etape.bloc.clone());
    }
    let caches = blocs.into_iter().fold(HtmlSur::default(), |caches, bloc| {
        let version = contenu.versions.get(&bloc).copied().unwrap_or_default();
        caches.puis(Cache { nom: VERSION, valeur: &format!("{bloc}={version}") })
    });
    Neuf::cache("versions", caches)
}

fn a_des_fichiers(etape: &Etape<'_>) -> bool {
    let de_fichier = |genre: &Genre| {
        matches!(genre, Genre::PieceJustificative(_) | Genre::TitreIdentite | Genre::UneFois(_))
    };
    etape.champs.iter().any(|champ| {
        let enfants = champ.genre.enfants().unwrap_or_default();
        de_fichier(&champ.genre) || enfants.iter().any(|enfant| de_fichier(&enfant.genre))
    })
}

/// An answer of this status with a page.
pub(super) fn avec_statut(status: StatusCode, gabarit: &Gabarit<'_>) -> Response {
    page(status, gabarit.to_string())
}
