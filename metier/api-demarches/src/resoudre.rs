//! From a field of the schema to its value: roots and pages are loaded, the rest is read from memory.

use std::sync::Arc;

use async_graphql::dynamic::{FieldFuture, FieldValue, ResolverContext};
use async_graphql::indexmap::IndexMap;
use async_graphql::{Error, ErrorExtensions, Name, Value};

use crate::appel::Appel;
use crate::erreur::{ErreurApi, situer};
use crate::lecture::Demandes;
use crate::noeud::{Noeud, Objet, argument};
use crate::{mutations, pages, racines};

/// A field of a type of the schema.
pub(crate) struct Lien {
    /// The type.
    pub(crate) objet: String,
    /// The field.
    pub(crate) champ: String,
    /// Whether it is never null.
    pub(crate) obligatoire: bool,
    /// Whether its values say their own type.
    pub(crate) abstrait: bool,
}

/// What a loaded field is asked.
pub(crate) struct Question {
    /// `Query.dossier`
    pub(crate) champ: String,
    /// Its arguments.
    pub(crate) arguments: IndexMap<Name, Value>,
    /// What is asked below it.
    pub(crate) demandes: Demandes,
    /// Whose pages, below the root.
    pub(crate) portee: Option<dossiers::Portee>,
}

/// The value of a field.
pub(crate) fn resoudre<'a>(lien: &Arc<Lien>, ctx: ResolverContext<'a>) -> FieldFuture<'a> {
    if est_charge(lien) {
        let lien = Arc::clone(lien);
        return FieldFuture::new(async move { charger(&lien, ctx).await });
    }
    match lire(lien, &ctx) {
        Ok(lue) => FieldFuture::Value(lue),
        Err(erreur) => FieldFuture::new(async move { Err::<Option<FieldValue<'a>>, _>(erreur) }),
    }
}

fn est_charge(lien: &Lien) -> bool {
    match lien.objet.as_str() {
        "Query" | "Mutation" => true,
        "Demarche" | "GroupeInstructeurWithDossiers" => {
            matches!(lien.champ.as_str(), "dossiers" | "deletedDossiers" | "pendingDeletedDossiers")
        }
        _ => false,
    }
}

async fn charger<'a>(
    lien: &Lien,
    ctx: ResolverContext<'a>,
) -> async_graphql::Result<Option<FieldValue<'a>>> {
    let appel = Arc::clone(ctx.data::<Arc<Appel>>()?);
    let question = Question {
        champ: format!("{}.{}", lien.objet, lien.champ),
        arguments: ctx.args.as_index_map().clone(),
        demandes: Demandes::de(ctx.field()),
        portee: ctx.parent_value.downcast_ref::<Objet>().and_then(|objet| objet.portee),
    };
    let lue = match (lien.objet.as_str(), lien.champ.as_str()) {
        ("Query", "demarche") => racines::demarche(&appel, &question).await,
        ("Query", "dossier") => racines::dossier(&appel, &question).await,
        ("Query", "groupeInstructeur") => racines::groupe(&appel, &question).await,
        ("Query", "demarcheDescriptor") => racines::descripteur(&appel, &question).await,
        ("Query", "demarcheDescriptors") => racines::descripteurs(&appel, &question).await,
        ("Mutation", mutation) => mutations::agir(&appel, mutation, &question).await,
        (_, "dossiers") => pages::dossiers(&appel, &question).await,
        _ => pages::supprimes(&question),
    };
    match lue {
        Ok(objet) => Ok(Some(FieldValue::owned_any(objet))),
        Err(erreur) => Err(situer(erreur.graphql(appel.numero()), ctx.path_node.as_ref())),
    }
}

fn lire<'a>(
    lien: &Lien,
    ctx: &ResolverContext<'a>,
) -> async_graphql::Result<Option<FieldValue<'a>>> {
    let parent: &'a Objet = ctx.parent_value.try_downcast_ref::<Objet>()?;
    let noeud = parent.champ(&lien.champ);
    let arguments = ctx.args.as_index_map();
    let lue = match (noeud, argument(arguments, "id"), argument(arguments, "closed")) {
        (Some(Noeud::Liste(liste)), Some(Value::String(id)), _) => {
            let choisis =
                liste.iter().filter(|noeud| noeud.objet().is_some_and(|o| o.id() == Some(id)));
            Some(FieldValue::list(choisis.map(|noeud| element(noeud, lien.abstrait))))
        }
        (Some(Noeud::Liste(_)), _, Some(Value::Boolean(true))) => {
            Some(FieldValue::list(Vec::<FieldValue<'a>>::new()))
        }
        (Some(noeud), ..) => rendre(noeud, lien.abstrait),
        (None, ..) => None,
    };
    if lue.is_none() && lien.obligatoire {
        return Err(situer(nul(lien), ctx.path_node.as_ref()));
    }
    Ok(lue)
}

/// A field that is never null has no value: its parent has none either.
fn nul(lien: &Lien) -> Error {
    let Lien { objet, champ, .. } = lien;
    let erreur = Error::new(format!("Cannot return null for non-nullable field {objet}.{champ}"));
    erreur.extend_with(|_, suite| suite.set("code", "invalid_null"))
}

fn rendre(noeud: &Noeud, abstrait: bool) -> Option<FieldValue<'_>> {
    match noeud {
        Noeud::Valeur(Value::Null) => None,
        Noeud::Valeur(valeur) => Some(FieldValue::value(valeur.clone())),
        Noeud::Liste(liste) => {
            Some(FieldValue::list(liste.iter().map(|noeud| element(noeud, abstrait))))
        }
        Noeud::Objet(objet) => {
            let valeur = FieldValue::borrowed_any(&**objet);
            Some(if abstrait { valeur.with_type(objet.genre) } else { valeur })
        }
    }
}

fn element(noeud: &Noeud, abstrait: bool) -> FieldValue<'_> {
    rendre(noeud, abstrait).unwrap_or(FieldValue::NULL)
}

impl Question {
    /// An argument that is a whole number of GraphQL: 32 bits.
    pub(crate) fn entier(&self, nom: &str) -> Result<i64, ErreurApi> {
        let lu = match argument(&self.arguments, nom) {
            Some(Value::Number(nombre)) => nombre.as_i64(),
            _ => None,
        };
        let lu = lu.ok_or_else(|| ErreurApi::demande(format!("Argument {nom} is required")))?;
        match i32::try_from(lu) {
            Ok(_) => Ok(lu),
            Err(_) => Err(ErreurApi::demande(format!("Integer out of bounds: {lu}"))),
        }
    }
}
