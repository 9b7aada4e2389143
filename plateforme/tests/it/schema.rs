use std::collections::{BTreeMap, BTreeSet};

use db::Engine;
use db::testing::TestDb;

/// Tables of the kernel: nothing of them is ever published.
const KERNEL: [&str; 12] = [
    "migrations",
    "horloge",
    "journal_tetes",
    "journal",
    "journal_personnel",
    "journal_lectures",
    "journal_scelles",
    "journal_scelles_tetes",
    "jobs",
    "fichiers",
    "courriels",
    "documents",
];

/// Full text differs by nature: FTS5 on SQLite, tsvector on PostgreSQL.
fn is_full_text(table: &str) -> bool {
    table.contains("_mots")
}

/// The type of each column of each table.
type Columns = BTreeMap<(String, String), String>;

fn schema(engine: Engine) -> Columns {
    let base = TestDb::open(engine);
    let columns = base.db.schema().unwrap();
    columns
        .into_iter()
        .filter(|(table, ..)| !is_full_text(table))
        .map(|(table, column, ty)| ((table, column), ty))
        .collect()
}

#[test]
fn both_engines_have_the_same_tables_columns_and_types() {
    let (sqlite, postgres) = (schema(Engine::Sqlite), schema(Engine::Postgres));
    let only = |a: &Columns, b: &Columns| -> Vec<_> {
        let differs = |(key, ty): &(&(String, String), &String)| b.get(*key) != Some(*ty);
        a.iter().filter(differs).map(|column| format!("{column:?}")).collect()
    };
    let (left, right) = (only(&sqlite, &postgres), only(&postgres, &sqlite));
    assert!(left.is_empty() && right.is_empty(), "SQLite: {left:#?}\nPostgreSQL: {right:#?}");
    assert!(sqlite.len() > 100);
}

#[test]
fn every_table_belongs_to_its_collectivite() {
    let columns = schema(Engine::Sqlite);
    let tables: BTreeSet<_> = columns.keys().map(|(table, _)| table.as_str()).collect();
    let free = ["migrations", "horloge"];
    for table in tables.iter().filter(|table| !free.contains(table)) {
        let key = ((*table).to_owned(), "collectivite_id".to_owned());
        assert!(columns.contains_key(&key), "{table} has no collectivite_id");
    }
}

#[test]
fn every_column_is_declared_public_or_private_by_the_owner_of_its_table() {
    let columns = schema(Engine::Sqlite);
    let mut declared = BTreeSet::new();
    for module in parvis::modules() {
        for table in module.tables.iter().filter(|table| !is_full_text(table.nom)) {
            for (column, _) in table.colonnes {
                let key = (table.nom.to_owned(), (*column).to_owned());
                assert!(
                    declared.insert(key),
                    "{} declares {}.{column} again",
                    module.nom,
                    table.nom
                );
            }
        }
    }
    let real: BTreeSet<_> =
        columns.into_keys().filter(|(t, _)| !KERNEL.contains(&t.as_str())).collect();
    let missing: Vec<_> = real.difference(&declared).collect();
    let unknown: Vec<_> = declared.difference(&real).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "missing {missing:?}, unknown {unknown:?}");
}
