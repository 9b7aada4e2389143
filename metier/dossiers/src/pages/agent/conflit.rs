//! « Quelqu’un a agi entre-temps », and what is no longer possible: nothing was overwritten.

use axum::http::StatusCode;
use primitives::Stamp;
use web::composants::{
    Bouton, Carte, ChampTextarea, Chemin, Encart, HtmlSur, PiedFormulaire, TitrePage, Ton,
};
use web::{Reponse, Requete, Valeurs};

use super::commun::{Lu, Place, adresse, gabarit, ouvrir};
use super::dossier::avec_statut;
use super::{histoire, mots};
use crate::modele::{DossierId, Impossible};

/// Someone acted since the page was shown: what happened, and the text to copy.
pub(super) async fn entre_temps(
    requete: &Requete,
    id: DossierId,
    envoi: &Valeurs,
    texte: &str,
) -> Reponse {
    let lu = ouvrir(requete, id).await?;
    let t = requete.textes;
    let vu_le = Stamp(envoi.texte("vu_le").parse().unwrap_or(i64::MAX));
    let pas = histoire::pas_depuis(t, &lu, vu_le);
    let aujourdhui = requete.ctx.clock.now().date();
    let suite: HtmlSur = match pas.is_empty() {
        true => {
            let quand = mots::quand(t, lu.dossier().modifie_le, aujourdhui);
            HtmlSur::paragraphe(&HtmlSur::texte(&t.agent_conflit_autre(quand)))
        }
        false => Chemin::histoire(requete.mots(), pas).into(),
    };
    let encart = Encart::texte(Ton::Attention, t.agent_conflit_texte());
    let debut = HtmlSur::from(encart).puis(Carte::nouvelle(t.agent_partie_histoire(), suite));
    page(requete, &lu, t.agent_conflit_titre(), debut, texte)
}

/// The state machine refuses.
pub(super) async fn impossible(
    requete: &Requete,
    id: DossierId,
    raison: Impossible,
    texte: &str,
) -> Reponse {
    let lu = ouvrir(requete, id).await?;
    let t = requete.textes;
    let phrase = match raison {
        Impossible::Depuis(..) | Impossible::Ineligible => t.agent_impossible_depuis(),
        Impossible::CorrectionAttendue => t.agent_impossible_correction(),
        Impossible::SansCorrection => t.correction_agent_impossible_sans(),
        Impossible::MessageDUnAutre => t.correction_agent_impossible_message(),
        Impossible::SilenceDecide => t.agent_impossible_silence(),
        Impossible::SansMotivation => t.agent_impossible_motif(),
        Impossible::UsagerSupprime => t.agent_impossible_usager(),
        Impossible::DecisionPartie => t.agent_impossible_partie(),
        Impossible::RetraitInterdit => t.agent_impossible_retrait(),
    };
    let debut = Encart::texte(Ton::Attention, phrase).into();
    page(requete, &lu, t.agent_impossible_titre(), debut, texte)
}

fn page(requete: &Requete, lu: &Lu, titre: &'static str, debut: HtmlSur, texte: &str) -> Reponse {
    let t = requete.textes;
    let dossier = lu.dossier();
    let etiquette = mots::etiquette(t, dossier.etat, crate::modele::Place::de(dossier));
    let tete = TitrePage::nouveau(titre).etiquette(etiquette).reference(lu.titre(t));
    let mut contenu = debut;
    if !texte.is_empty() {
        let garde = ChampTextarea::nouveau(requete.mots(), "texte", t.agent_conflit_votre_texte())
            .aide(t.agent_conflit_votre_texte_aide())
            .valeur(texte.to_owned());
        contenu = contenu.puis(garde);
    }
    let retour = Bouton::primaire(t.agent_conflit_reprendre());
    let retour = retour.vers(adresse(requete, dossier.id, ""));
    let contenu = contenu.puis(PiedFormulaire::nouveau(retour));
    let gabarit = gabarit(requete, titre, Place::Dossiers, "");
    avec_statut(StatusCode::CONFLICT, &gabarit.titre_page(tete).etroit().contenu(contenu))
}
