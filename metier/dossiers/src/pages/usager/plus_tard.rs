//! « Enregistrer et finir plus tard »: number and code, until when it is kept, how to come back.

use web::composants::{
    Bouton, Encart, Gabarit, HtmlSur, NumeroEtCode, PiedFormulaire, Prose, TitrePage, Ton,
};
use web::{PathArgs, Reponse, Requete};

use super::decor::Decor;
use super::{acces, codes};
use crate::lecture::Vue;
use crate::modele::DossierId;

pub(super) async fn montrer(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let vue = match acces::a_remplir(&requete, DossierId(id)).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let code = codes(&requete).code(vue.dossier());
    web::rendre(&page_plus_tard(&Decor::de(&requete), &vue, &code))
}

/// What is needed to come back.
pub(super) fn page_plus_tard<'p>(decor: &'p Decor<'_>, vue: &Vue, code: &str) -> Gabarit<'p> {
    let (t, dossier) = (decor.t, vue.dossier());
    let titre = TitrePage::nouveau(t.usager_garde_titre()).accroche(vue.demarche.titre.clone());
    let jusque = dossier.expire_le.map(|fin| t.usager_garde_jusqua(t.date_longue(fin.date())));
    let numero = dossier.id.to_string();
    let signe = NumeroEtCode::nouveau(t.usager_numero(), numero, t.usager_code(), code.to_owned())
        .texte(jusque.unwrap_or_default())
        .copier(t.usager_copier());
    let retour = decor.url("/suivre");
    let comment = t.usager_garde_comment(decor.site.nom.as_str());
    let avertir = Encart::texte(Ton::Attention, t.usager_garde_avertir());
    let continuer = decor.url(format_args!("/brouillons/{}", dossier.id));
    let pied =
        PiedFormulaire::nouveau(Bouton::primaire(t.usager_garde_continuer()).vers(continuer))
            .autre(Bouton::lien(t.usager_reprendre_titre()).vers(retour));
    let contenu = HtmlSur::from(titre)
        .puis(signe)
        .puis(avertir)
        .puis(Prose::texte(&comment))
        .puis(pied)
        .puis(decor.quitter());
    decor
        .gabarit_parcours(t.usager_garde_titre())
        .etroit()
        .contenu(contenu)
        .rail(decor.carte_service(&vue.demarche))
}
