//! « Enregistrer et finir plus tard »: number and code, until when it is kept, how to come back.

use web::composants::{
    BlocFormulaire, Bouton, ChampTexte, Encart, Gabarit, HtmlSur, NumeroEtCode, PiedFormulaire,
    Prose, Saisie as Clavier, TitrePage, Ton,
};
use web::{Formulaire, PathArgs, Regle, Reponse, Requete, redirect_303};

use super::decor::Decor;
use super::{acces, session};
use crate::actions;
use crate::erreur::Erreur;
use crate::lecture::Vue;
use crate::modele::{Acte, DossierId};

pub(super) async fn montrer(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let vue = match acces::a_remplir(&requete, DossierId(id)).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let decor = Decor::de(&requete);
    let courriel = vue.dossier().identite.courriel.clone();
    let sien = |m: &mail::Kept| m.act == Acte::Brouillon.code() && m.to == courriel;
    let parti = requete.parametres().contient("envoye") && vue.envois.courriels.iter().any(sien);
    web::rendre(&page_plus_tard(&decor, &vue, &Lien { courriel, parti, faute: None }))
}

/// Keeps the address and sends the link there.
pub(super) async fn envoyer(
    requete: Requete,
    PathArgs(id): PathArgs<i64>,
    formulaire: Formulaire,
) -> Reponse {
    requete.essayer("lien", &Regle::SECRETS)?;
    let id = DossierId(id);
    let courriel = formulaire.texte("courriel").trim().to_owned();
    let saisi = courriel.clone();
    let envoyer = move |tx: &mut db::Tx<'_>| actions::envoyer_la_suite(tx, id, &courriel);
    match requete.app.db.write(&requete.ctx, envoyer).await {
        Ok(()) => {
            let ici = format_args!("/brouillons/{id}/plus-tard?envoye");
            Ok(redirect_303(requete.ctx.url(ici)))
        }
        Err(Erreur::Conflit) => Ok(acces::vers_recu(&requete, id)),
        Err(Erreur::Introuvable) => session::perdue(&requete, id, &formulaire).await,
        Err(erreur @ (Erreur::CourrielInvalide | Erreur::TropDeLiens)) => {
            let vue = match acces::brouillon(&requete, id).await? {
                Ok(vue) => vue,
                Err(reponse) => return Ok(reponse),
            };
            let decor = Decor::de(&requete);
            let faute = match erreur {
                Erreur::TropDeLiens => requete.textes.courriel_garde_trop(),
                _ => requete.textes.courriel_garde_faux(),
            };
            let lien = Lien { courriel: saisi, parti: false, faute: Some(faute) };
            web::page_refusee(&page_plus_tard(&decor, &vue, &lien))
        }
        Err(autre) => Err(autre.into()),
    }
}

/// The link to come back: where it goes, whether it left, why it did not.
struct Lien {
    courriel: String,
    parti: bool,
    faute: Option<&'static str>,
}

/// What is needed to come back.
fn page_plus_tard<'p>(decor: &'p Decor<'_>, vue: &Vue, lien: &Lien) -> Gabarit<'p> {
    let (t, dossier) = (decor.t, vue.dossier());
    let titre = TitrePage::nouveau(t.usager_garde_titre()).accroche(vue.demarche.titre.clone());
    let jusque = dossier.expire_le.map(|fin| t.usager_garde_jusqua(t.date_longue(fin.date())));
    let numero = dossier.id.to_string();
    let signe = decor.code(dossier).map_or_else(HtmlSur::default, |code| {
        NumeroEtCode::nouveau(t.usager_numero(), numero, t.usager_code(), code)
            .texte(jusque.unwrap_or_default())
            .copier(t.usager_copier())
            .into()
    });
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
        .puis(par_courriel(decor, vue, lien))
        .puis(Prose::texte(&comment))
        .puis(pied)
        .puis(decor.quitter());
    decor
        .gabarit_parcours(t.usager_garde_titre())
        .etroit()
        .en_erreur(lien.faute.is_some())
        .contenu(contenu)
        .rail(decor.carte_service(&vue.demarche))
}

/// That the link left, else the form that sends it.
fn par_courriel(decor: &Decor<'_>, vue: &Vue, lien: &Lien) -> HtmlSur {
    let t = decor.t;
    if lien.parti {
        return Encart::texte(Ton::Bien, t.courriel_garde_parti(&lien.courriel)).into();
    }
    let champ = ChampTexte::nouveau("courriel", t.commun_courriel())
        .aide(t.courriel_garde_aide())
        .saisie(Clavier::Courriel)
        .autocomplete("email")
        .valeur(lien.courriel.clone())
        .erreurs(lien.faute);
    let bouton = Bouton::second(t.courriel_garde_bouton());
    let pied = PiedFormulaire::nouveau(bouton).sans_filet();
    let vers = decor.url(format_args!("/brouillons/{}/plus-tard", vue.dossier().id));
    BlocFormulaire::post(vers, decor.jeton(), HtmlSur::from(champ).puis(pied)).into()
}
