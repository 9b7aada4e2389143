//! The tab of private annotations: shown to agents of the group, written by those who may annotate.

use std::sync::Arc;

use axum::http::StatusCode;
use formulaires::{Formulaire, Reponses, Visibilite, ecarts, parcourir, texte};
use web::composants::{
    BlocFormulaire, Bouton, Encart, Entree, HtmlSur, LigneRecap, PiedFormulaire, Recapitulatif, Ton,
};
use web::{Formulaire as Envoi, PathArgs, Reponse, Requete, redirect_303, rendre};

use super::commun::{Lu, adresse, ouvrir, peut};
use super::dossier::{Partie, avec_statut, cadre};
use crate::actions::{self, Annotations, NOTER};
use crate::erreur::Erreur;
use crate::modele::DossierId;
use crate::pages::html::Cache;
use crate::pages::usager::{Annotees, Privees};

pub(super) async fn montrer(requete: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    let lu = ouvrir(&requete, DossierId(n)).await?;
    let notees = lire(&requete, DossierId(n)).await?;
    rendre(&cadre(&requete, &lu, Partie::Annotations).contenu(contenu(&requete, &lu, &notees)))
}

async fn lire(requete: &Requete, id: DossierId) -> Result<Annotations, web::PageError> {
    let lire = move |tx: &mut db::Tx<'_>| actions::annotations(tx, id);
    Ok(requete.app.db.read(&requete.ctx, lire).await?)
}

pub(super) async fn enregistrer(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Envoi,
) -> Reponse {
    let id = DossierId(n);
    let lu = ouvrir(&requete, id).await?;
    let seules = Arc::new(lu.agent.vue.revision.des_annotations());
    let (annotees, form) = (Annotees::nouvelles(envoi), Arc::clone(&seules));
    let postees = annotees.clone();
    let garder = move |tx: &mut db::Tx<'_>| annotees.garder(tx, id, &form);
    match requete.app.db.write(&requete.ctx, garder).await {
        Ok(()) => Ok(redirect_303(adresse(&requete, id, "/annotations?fait=annotations#contenu"))),
        Err(Erreur::Conflit) => {
            let notees = lire(&requete, id).await?;
            let (avant, form) = (notees.reponses.clone(), Arc::clone(&seules));
            let relire = move |tx: &mut db::Tx<'_>| postees.lire(tx, &form, &avant);
            let ecrites = requete.app.db.read(&requete.ctx, relire).await?;
            conflit(&requete, &lu, notees, ecrites)
        }
        Err(autre) => Err(autre.into()),
    }
}

/// What was typed stays in the controls; what a colleague wrote meanwhile is told above.
fn conflit(requete: &Requete, lu: &Lu, notees: Annotations, ecrites: Reponses) -> Reponse {
    let t = requete.textes;
    let seules = lu.agent.vue.revision.des_annotations();
    let autres = ecarts(&seules.formulaire, &ecrites, &notees.reponses);
    let lignes = autres.iter().map(|ecart| {
        let dit = ecart.apres.map(|valeur| texte(ecart.champ, valeur)).unwrap_or_default();
        LigneRecap::texte(demarches::texte_simple(&ecart.champ.libelle), &dit)
    });
    let lignes = Recapitulatif::nouveau(lignes.collect());
    let texte = HtmlSur::paragraphe(&HtmlSur::texte(t.brouillon_agent_annotations_conflit_texte()));
    let encart = Encart::html(Ton::Attention, texte.puis(lignes))
        .titre(t.brouillon_agent_annotations_conflit());
    let miennes = Annotations { reponses: ecrites, versions: notees.versions };
    let contenu = HtmlSur::from(encart).puis(contenu(requete, lu, &miennes));
    avec_statut(StatusCode::CONFLICT, &cadre(requete, lu, Partie::Annotations).contenu(contenu))
}

fn contenu(requete: &Requete, lu: &Lu, notees: &Annotations) -> HtmlSur {
    let t = requete.textes;
    let vue = &lu.agent.vue;
    let seules = vue.revision.des_annotations();
    let privees = Privees {
        revision: &vue.revision,
        seules: &seules,
        publiques: vue.tenues.as_ref().unwrap_or(&vue.contenu.reponses),
        notees,
        id: vue.dossier().id,
    };
    let note = Encart::texte(Ton::Pierre, t.brouillon_agent_annotations_note());
    if !peut(requete, NOTER.permission) {
        let lues = lues(&seules.formulaire, &notees.reponses, &privees.visibles());
        return HtmlSur::from(note).puis(lues);
    }
    let (resume, controles) = privees.controles(requete);
    let csrf = requete.csrf();
    let caches =
        HtmlSur::from(Cache { nom: "csrf", valeur: &csrf }).puis(privees.caches()).puis(Entree);
    let bouton = Bouton::primaire(t.brouillon_agent_annotations_garder());
    let pied = PiedFormulaire::nouveau(bouton.nom("action", "continuer"));
    let ici = adresse(requete, vue.dossier().id, "/annotations");
    let formulaire = BlocFormulaire::post(ici, caches, controles.puis(pied));
    HtmlSur::from(resume).puis(note).puis(formulaire)
}

/// For who may only read.
fn lues(
    formulaire: &Formulaire,
    reponses: &Reponses,
    visibles: &Visibilite<'_>,
) -> Recapitulatif<'static> {
    let rencontres = parcourir(formulaire, reponses, visibles).into_iter();
    let lignes = rencontres.filter_map(|lue| {
        let dit = texte(lue.champ, lue.valeur?);
        let libelle = demarches::texte_simple(&lue.champ.libelle);
        (!dit.is_empty()).then(|| LigneRecap::texte(libelle, &dit))
    });
    Recapitulatif::nouveau(lignes.collect())
}
