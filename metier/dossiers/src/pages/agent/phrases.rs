//! The phrases that agents write often: their page, and the choice of one in a form.

use axum::http::StatusCode;
use db::Tx;
use demarches::{Apercu, DemarcheId};
use web::composants::{
    BlocFormulaire, Bouton, Carte, ChampSelect, ChampTextarea, ChampTexte, Choix, FilAriane,
    Gabarit, HtmlSur, LigneRecap, PiedFormulaire, Recapitulatif, TitrePage, TitreSection,
};
use web::{Formulaire, PageError, Reponse, Requete, Valeurs, redirect_303, rendre};

use super::commun::{Lu, Place, gabarit};
use super::dossier::avec_statut;
use crate::actions::{self, Phrases};
use crate::erreur::Erreur;
use crate::modele::{Phrase, PhraseId, Reperes};
use crate::pages::html::{Cache, Lien};

/// The choice of the closing formula.
const FORMULE: &str = "formule";

/// The value of the button that puts a phrase in a text.
pub(super) const INSERER: &str = "inserer";

/// Where phrases are written.
const CHEMIN: &str = "/agent/phrases";

pub(super) async fn montrer(requete: Requete) -> Reponse {
    let lues = lire(&requete).await?;
    rendre(&page(&requete, &lues, None))
}

/// Keeps or erases a phrase, or keeps the closing formula.
pub(super) async fn envoyer(requete: Requete, envoi: Formulaire) -> Reponse {
    let texte = |nom: &str| envoi.texte(nom).to_owned();
    let (acte, nom, corps) = (texte("acte"), texte("nom"), texte("texte"));
    let id = envoi.texte("phrase").parse().ok().map(PhraseId);
    let demarche = envoi.texte("demarche").parse().ok().map(DemarcheId);
    let ecrire = move |tx: &mut Tx<'_>| match (acte.as_str(), id) {
        ("effacer", Some(id)) => actions::effacer_phrase(tx, id),
        (FORMULE, _) => actions::garder_formule(tx, &corps),
        _ => actions::garder_phrase(tx, id, demarche, &nom, &corps),
    };
    let t = requete.textes;
    let faute = match requete.app.db.write(&requete.ctx, ecrire).await {
        Ok(()) => return Ok(redirect_303(requete.ctx.url(CHEMIN))),
        Err(Erreur::TexteVide) => t.liste_agent_phrase_erreur_vide().to_owned(),
        Err(Erreur::TexteTropLong(max)) => t.agent_decider_erreur_long(max),
        Err(autre) => return Err(autre.into()),
    };
    let lues = lire(&requete).await?;
    avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page(&requete, &lues, Some((&envoi, faute))))
}

/// What the page shows.
struct Lues {
    phrases: Phrases,
    demarches: Vec<Apercu>,
}

async fn lire(requete: &Requete) -> Result<Lues, PageError> {
    let lire = |tx: &mut Tx<'_>| {
        let demarches = demarches::lister(tx).map_err(|_| Erreur::Introuvable)?;
        Ok::<_, Erreur>(Lues { phrases: actions::phrases(tx)?, demarches })
    };
    requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)
}

/// The page; `refus` is what was typed and why it was refused.
fn page<'a>(requete: &'a Requete, lues: &Lues, refus: Option<(&Valeurs, String)>) -> Gabarit<'a> {
    let t = requete.textes;
    let choisie = requete.parametres().texte("phrase").parse().ok().map(PhraseId);
    let choisie = lues.phrases.phrases.iter().find(|phrase| Some(phrase.id) == choisie);
    let contenu = liste(requete, &lues.phrases)
        .puis(TitreSection::nouveau(match choisie {
            Some(_) => t.liste_agent_phrase_changer(),
            None => t.liste_agent_phrase_nouvelle(),
        }))
        .puis(formulaire(requete, lues, choisie, &refus))
        .puis(TitreSection::nouveau(t.liste_agent_formule()))
        .puis(formule(requete, &lues.phrases.formule));
    let titre = t.liste_agent_phrases();
    let fil = [(t.agent_nav_dossiers(), requete.ctx.url("/agent"))];
    gabarit(requete, titre, Place::Dossiers, "")
        .fil(FilAriane::nouveau(requete.mots(), fil))
        .titre_page(TitrePage::nouveau(titre).accroche(t.liste_agent_phrases_texte()))
        .en_erreur(refus.is_some())
        .etroit()
        .contenu(contenu)
}

fn liste(requete: &Requete, lues: &Phrases) -> HtmlSur {
    let t = requete.textes;
    if lues.phrases.is_empty() {
        return HtmlSur::paragraphe(&HtmlSur::texte(t.liste_agent_phrases_aucune()));
    }
    let lignes = lues.phrases.iter().map(|phrase| {
        let vers = requete.ctx.url(format_args!("{CHEMIN}?phrase={}", phrase.id));
        LigneRecap::texte(phrase.nom.clone(), &phrase.texte)
            .modifier(t.liste_agent_phrase_changer_lien(), vers)
    });
    Carte::nouvelle(t.liste_agent_phrases_gardees(), Recapitulatif::nouveau(lignes.collect()))
        .into()
}

fn formulaire(
    requete: &Requete,
    lues: &Lues,
    phrase: Option<&Phrase>,
    refus: &Option<(&Valeurs, String)>,
) -> BlocFormulaire<'static> {
    let t = requete.textes;
    let saisi = |nom: &str, gardee: Option<&String>| match refus {
        Some((envoi, _)) if envoi.texte("acte") != FORMULE => envoi.texte(nom).to_owned(),
        _ => gardee.cloned().unwrap_or_default(),
    };
    let nom = ChampTexte::nouveau("nom", t.liste_agent_phrase_nom())
        .valeur(saisi("nom", phrase.map(|phrase| &phrase.nom)));
    let mut texte = ChampTextarea::nouveau(requete.mots(), "texte", t.liste_agent_phrase_texte())
        .lignes(5)
        .aide(t.liste_agent_phrase_aide())
        .valeur(saisi("texte", phrase.map(|phrase| &phrase.texte)));
    if let Some((_, faute)) = refus {
        texte = texte.erreur(faute.clone());
    }
    let demarches = lues.demarches.iter().map(|apercu| {
        let choisie = phrase.and_then(|phrase| phrase.demarche_id) == Some(apercu.id.0);
        Choix::nouveau(apercu.id.to_string(), apercu.titre.clone()).choisi(choisie)
    });
    let demarche = ChampSelect::nouveau("demarche", t.agent_filtre_demarche(), demarches.collect())
        .vide(t.agent_filtre_toutes());
    let garder = Bouton::second(t.liste_agent_phrase_garder()).nom("acte", "garder");
    let mut pied = PiedFormulaire::nouveau(garder).sans_filet();
    let mut caches = HtmlSur::from(Cache { nom: "csrf", valeur: &requete.csrf() });
    if let Some(phrase) = phrase {
        caches = caches.puis(Cache { nom: "phrase", valeur: &phrase.id.to_string() });
        pied = pied.autre(Bouton::lien(t.liste_agent_phrase_effacer()).nom("acte", "effacer"));
    }
    let champs = HtmlSur::from(nom).puis(texte).puis(demarche).puis(pied);
    BlocFormulaire::post(requete.ctx.url(CHEMIN), caches, champs)
}

fn formule(requete: &Requete, formule: &str) -> BlocFormulaire<'static> {
    let t = requete.textes;
    let texte = ChampTextarea::nouveau(requete.mots(), "texte", t.liste_agent_formule_libelle())
        .id("formule-texte")
        .lignes(3)
        .valeur(formule.to_owned());
    let garder = Bouton::second(t.liste_agent_formule_garder()).nom("acte", FORMULE);
    let champs = HtmlSur::from(texte).puis(PiedFormulaire::nouveau(garder).sans_filet());
    let caches = HtmlSur::from(Cache { nom: "csrf", valeur: &requete.csrf() });
    BlocFormulaire::post(requete.ctx.url(CHEMIN), caches, champs)
}

/// Choosing a phrase to put at the end of the text of a form.
pub(super) fn choix(requete: &Requete, lu: &Lu) -> HtmlSur {
    let t = requete.textes;
    let href = requete.ctx.url(CHEMIN);
    let ecrire = HtmlSur::paragraphe(&Lien { href: &href, texte: t.liste_agent_phrases() }.into());
    let mut offertes: Vec<_> = offertes(lu)
        .map(|phrase| Choix::nouveau(phrase.id.to_string(), phrase.nom.clone()))
        .collect();
    if !lu.phrases.formule.is_empty() {
        offertes.push(Choix::nouveau(FORMULE, t.liste_agent_formule()));
    }
    if offertes.is_empty() {
        return ecrire;
    }
    let champ = ChampSelect::nouveau("phrase", t.liste_agent_phrase_choisir(), offertes)
        .vide(t.liste_agent_phrase_aucune());
    let bouton = Bouton::neutre(t.liste_agent_phrase_inserer()).nom("etape", INSERER).petit();
    HtmlSur::from(champ).puis(HtmlSur::paragraphe(&bouton.sans_controle().into())).puis(ecrire)
}

fn offertes(lu: &Lu) -> impl Iterator<Item = &Phrase> {
    let demarche = lu.dossier().demarche_id.0;
    lu.phrases
        .phrases
        .iter()
        .filter(move |phrase| phrase.demarche_id.is_none_or(|id| id == demarche))
}

/// A text with the phrase that a form chose at its end, the person's name in it.
pub(super) fn inserer(requete: &Requete, lu: &Lu, texte: &str, envoi: &Valeurs) -> String {
    let choisie = envoi.texte("phrase");
    let phrase = match choisie {
        FORMULE => Some(lu.phrases.formule.as_str()),
        _ => offertes(lu).find(|phrase| phrase.id.to_string() == choisie).map(|p| p.texte.as_str()),
    };
    let Some(phrase) = phrase else { return texte.to_owned() };
    let identite = &lu.dossier().identite;
    let numero = lu.dossier().id.to_string();
    let date = requete.textes.date_longue(requete.ctx.clock.now().date());
    let reperes = Reperes {
        prenom: &identite.prenom,
        nom: &identite.nom,
        numero: &numero,
        demarche: &lu.agent.vue.demarche.titre,
        date: &date,
    };
    let phrase = reperes.remplir(phrase);
    match texte.trim_end() {
        "" => phrase,
        avant => format!("{avant}\n\n{phrase}"),
    }
}
