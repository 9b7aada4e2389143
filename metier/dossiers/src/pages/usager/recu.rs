//! The proof of sending (CRPA R112-11-1), which prints well, and what happens next.

use delais::Regime;
use demarches::Mode;
use web::composants::{
    Bouton, Encart, FinDeSaisie, Gabarit, HtmlSur, Icone, LigneRecap, NumeroEtCode, PiedFormulaire,
    Prose, Recapitulatif, TitrePage, TitreSection, Ton,
};
use web::{PathArgs, Reponse, Requete};

use super::acces;
use super::decor::Decor;
use crate::actions;
use crate::lecture::Vue;
use crate::lettres::{self, mentions};
use crate::modele::DossierId;

pub(super) async fn montrer(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let vue = match acces::depose(&requete, DossierId(id)).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let decor = Decor::de(&requete);
    let code = decor.code(vue.dossier());
    web::rendre(&page_recu(&decor, &vue, code))
}

/// The receipt, with the code for who may read it.
pub(super) fn page_recu<'p>(decor: &'p Decor<'_>, vue: &Vue, code: Option<String>) -> Gabarit<'p> {
    let (t, dossier) = (decor.t, vue.dossier());
    let nom = vue.demarche.nom_demande.mot(t);
    let titre = TitrePage::nouveau(t.usager_recu_titre(nom)).accroche(vue.demarche.titre.clone());
    let numero = dossier.id.to_string();
    let signe = code.map_or_else(HtmlSur::default, |code| {
        NumeroEtCode::nouveau(t.usager_numero(), numero, t.usager_code(), code)
            .texte(t.usager_recu_code(nom))
            .copier(t.usager_copier())
            .into()
    });
    let suivre = decor.url(format_args!("/dossiers/{}", dossier.id));
    let preuve_pdf = decor.url(format_args!("/dossiers/{}/preuve.pdf", dossier.id));
    let telecharger = Bouton::second(t.lettre_preuve_telecharger()).icone(Icone::Document);
    let pied = PiedFormulaire::nouveau(Bouton::primaire(t.usager_recu_suivre(nom)).vers(suivre))
        .autre(telecharger.vers(preuve_pdf));
    let contenu = HtmlSur::from(titre)
        .puis(signe)
        .puis(presence(decor, vue))
        .puis(preuve(decor, vue))
        .puis(TitreSection::nouveau(t.usager_recu_suite_titre()))
        .puis(Prose::texte(&suite(decor, vue)))
        .puis(pied)
        .puis(FinDeSaisie::nouvelle(decor.url(format_args!("/brouillons/{}/", dossier.id))))
        .puis(decor.quitter());
    decor.gabarit_parcours(t.usager_recu_titre_page(nom)).etroit().contenu(contenu)
}

fn presence(decor: &Decor<'_>, vue: &Vue) -> HtmlSur {
    match vue.demarche.mode {
        Mode::PreparationPresence => {
            Encart::texte(Ton::Attention, decor.t.usager_recu_presence()).into()
        }
        _ => HtmlSur::default(),
    }
}

/// The lines of the law, under its name.
fn preuve(decor: &Decor<'_>, vue: &Vue) -> HtmlSur {
    let t = decor.t;
    let Some(horloge) = actions::horloge(vue.dossier(), &vue.demarche) else {
        return HtmlSur::default();
    };
    let mentions = mentions(t, &horloge, &vue.demarche, &decor.site.into());
    let lignes = vec![
        LigneRecap::texte(t.usager_recu_envoye_par(), &lettres::envoyee_par(t, vue.dossier())),
        LigneRecap::texte(t.usager_recu_quand(), &quand(decor, vue)),
        LigneRecap::texte(mentions.loi, &mentions.lignes.join("\n")),
        LigneRecap::texte(t.usager_service_titre(), &mentions.service.join("\n")),
    ];
    Recapitulatif::en_carte(t.delais_mention_titre(), lignes).into()
}

fn quand(decor: &Decor<'_>, vue: &Vue) -> String {
    vue.dossier().depose_le.map(|instant| decor.instant(instant)).unwrap_or_default()
}

/// What happens next, when, and how to reach a person.
fn suite(decor: &Decor<'_>, vue: &Vue) -> String {
    let (t, demarche) = (decor.t, &vue.demarche);
    let nom = demarche.nom_demande.mot(t);
    let mut paragraphes = vec![match demarche.fiche.et_ensuite.as_str() {
        "" if demarche.regime == Regime::Declaratif => t.usager_recu_suite_declaration(nom),
        "" => t.usager_recu_suite_defaut(decor.autorite(), nom),
        dite => dite.to_owned(),
    }];
    paragraphes.push(t.usager_recu_suite_suivre().to_owned());
    let telephone = match demarche.service.telephone.as_str() {
        "" => decor.site.telephone.as_str(),
        telephone => telephone,
    };
    if !telephone.is_empty() {
        paragraphes.push(t.usager_recu_suite_appeler(telephone.replace(' ', "\u{a0}")));
    }
    paragraphes.push(t.usager_recu_imprimer().to_owned());
    paragraphes.join("\n\n")
}
