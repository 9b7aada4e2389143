//! The catalogue on both engines.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests: what fails must stop them")]

mod cycle;
mod import;
mod modeles;
mod pages;
mod recherche;
mod regles;

use std::path::PathBuf;

use db::testing::TestDb;
use db::{Db, DbError, Tx};
use demarches::Service;
use demarches::import::{Importee, OptionsImport, importer, lire};
use primitives::{Clock, Ctx, Random, TenantId};
use serde_json::{Value, json};

pub(crate) fn ctx() -> Ctx {
    Ctx::system(TenantId(1), Clock::system(), Random::system())
}

pub(crate) fn elsewhere() -> Ctx {
    Ctx::system(TenantId(2), Clock::system(), Random::system())
}

pub(crate) fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/demarches")
}

/// Options of a collectivité that has its contacts.
pub(crate) fn options(publier: bool) -> OptionsImport {
    let service = Service {
        nom: "Mairie".into(),
        organisme: "Saint-Exemple".into(),
        adresse: "1 place de la Mairie\n01340 Saint-Exemple".into(),
        courriel: "mairie@saint-exemple.fr".into(),
        telephone: "04 65 71 23 45".into(),
    };
    OptionsImport { publier, service, dpo: "dpo@saint-exemple.fr".into() }
}

pub(crate) fn descripteur(numero: i64, titre: &str, description: &str) -> Value {
    json!({
        "number": numero, "title": titre, "description": description, "tags": [],
        "demarcheUrl": null, "service": {"nom": "Service", "organisme": "Mairie"},
        "revision": {"champDescriptors": [
            {"__typename": "TextChampDescriptor", "label": "Nom", "description": "", "required": true},
            {"__typename": "PieceJustificativeChampDescriptor", "label": "Plan", "description": "", "required": true},
        ]},
    })
}

pub(crate) fn import(db: &Db, ctx: &Ctx, value: &Value, publier: bool) -> Importee {
    let lu = lire(value).unwrap();
    db.write_blocking(ctx, move |tx| importer(tx, &lu, &options(publier))).unwrap()
}

pub(crate) fn write<T: Send + 'static>(
    db: &TestDb,
    act: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + 'static,
) -> T {
    db.db.write_blocking(&ctx(), act).unwrap()
}
