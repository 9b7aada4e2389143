//! The proof of sending and the answer, as pages and as PDFs; the whole dossier as a PDF.

use db::Tx;
use documents::Document;
use web::composants::{
    Bouton, Carte, FilAriane, Gabarit, HtmlSur, Icone, PiedFormulaire, TitrePage,
};
use web::{PageError, PathArgs, Reponse, Requete};

use super::decor::Decor;
use super::notification;
use super::recapituler::lignes_identite;
use crate::actions::{self, LIRE};
use crate::erreur::Erreur;
use crate::lecture::{self, Vue};
use crate::lettres::{self, Complement, DECISION, Entete, PREUVE};
use crate::modele::{Auteur, DossierId, Etat, Evenement};
use crate::pages::lettres::{a_l_instant, corps, gardee, recapituler};

pub(super) async fn preuve_pdf(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    gardee(&requete, DossierId(id), LIRE, PREUVE).await
}

pub(super) async fn decision_pdf(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let lettre = gardee(&requete, DossierId(id), LIRE, DECISION).await?;
    notification::noter_lecture(&requete, DossierId(id)).await?;
    Ok(lettre)
}

pub(super) async fn preuve(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    page(&requete, DossierId(id), PREUVE).await
}

pub(super) async fn decision(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let lettre = page(&requete, DossierId(id), DECISION).await?;
    notification::noter_lecture(&requete, DossierId(id)).await?;
    Ok(lettre)
}

async fn page(requete: &Requete, id: DossierId, nature: &'static str) -> Reponse {
    let lire = move |tx: &mut Tx<'_>| {
        let lettre = actions::texte_de_lettre(tx, id, LIRE, nature)?;
        Ok::<_, Erreur>((lettre, lecture::brouillon(tx, id)?))
    };
    let lue = requete.app.db.read(&requete.ctx, lire).await;
    let (lettre, vue) = lue.map_err(PageError::from)?;
    let decor = Decor::de(requete);
    let pdf = decor.url(format_args!("/dossiers/{id}/{nature}.pdf"));
    web::rendre(&page_lettre(&decor, &vue, &lettre, pdf))
}

/// A letter as a page, in the language that it was written in.
pub(super) fn page_lettre<'p>(
    decor: &'p Decor<'_>,
    vue: &Vue,
    lettre: &Document,
    pdf: String,
) -> Gabarit<'p> {
    let t = decor.t;
    let nom = vue.demarche.nom_demande.mot(t);
    let suivi = decor.url(format_args!("/dossiers/{}", vue.dossier().id));
    let retour = t.lettre_retour(nom);
    let titre = TitrePage::nouveau(lettre.subject.clone())
        .avant(FilAriane::nouveau(decor.mots, [(retour, suivi)]))
        .meta(&lettre.place_and_date);
    let telecharger = Bouton::second(t.lettre_pdf()).icone(Icone::Document).vers(pdf);
    // The first line of the foot repeats the reference, for the sheets that follow the first.
    let notes = lettre.footer.iter().skip(1);
    let texte = notes.fold(corps(t, lettre), |texte, note| texte.paragraphe(note));
    let feuille = HtmlSur::from(recapituler(&lettre.reference)).puis(texte);
    let contenu = HtmlSur::from(titre)
        .puis(Carte::nue(feuille))
        .puis(PiedFormulaire::nouveau(telecharger).sans_filet());
    decor.gabarit_parcours(lettre.title.clone()).etroit().contenu(contenu)
}

/// `/dossiers/{id}/dossier.pdf`: all that the applicant sent and was told.
pub(super) async fn dossier_pdf(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let (t, le) = (requete.textes, requete.ctx.clock.now());
    let autorite = crate::lisible::majuscule(&requete.site.autorite);
    let lire = move |tx: &mut Tx<'_>| {
        let vue = lecture::consulter(tx, DossierId(id))?;
        if vue.dossier().etat == Etat::Brouillon {
            return Err(Erreur::Introuvable);
        }
        let entete = Entete::lire(tx, vue.dossier(), None)?;
        let complement = complement(t, &vue, &autorite);
        Ok(lettres::dossier(t, &entete, &vue, complement, le))
    };
    let tout = a_l_instant(&requete, DossierId(id), lire).await?;
    notification::noter_lecture(&requete, DossierId(id)).await?;
    Ok(tout)
}

/// What the applicant is told of it.
fn complement(t: langues::Textes, vue: &Vue, autorite: &str) -> Complement {
    let nomme = |evenement| match evenement {
        Evenement::Deposer => Some(t.usager_chemin_recue(autorite)),
        Evenement::PasserEnInstruction => Some(t.usager_chemin_etude().to_owned()),
        Evenement::Accepter => Some(t.usager_etat_acceptee().to_owned()),
        Evenement::Refuser => Some(t.usager_etat_refusee().to_owned()),
        Evenement::ClasserSansSuite => Some(t.usager_etat_arretee().to_owned()),
        _ => None,
    };
    let histoire = vue.traitements_visibles().filter_map(|traitement| {
        let quand = t.instant(traitement.quand.in_paris().datetime());
        Some((nomme(traitement.evenement)?, quand))
    });
    let auteur = |auteur| match auteur {
        Auteur::Usager => t.lettre_dossier_vous().to_owned(),
        Auteur::Agent => autorite.to_owned(),
    };
    let identite = lignes_identite(t, &vue.dossier().identite).into_iter();
    Complement {
        identite: identite.map(|(_, terme, valeur)| (terme.to_owned(), valeur)).collect(),
        decision: vue.decision().filter(|decision| decision.partie_le.is_some()).cloned(),
        histoire: histoire.collect(),
        auteurs: vue.messages.iter().map(|message| auteur(message.auteur)).collect(),
    }
}
