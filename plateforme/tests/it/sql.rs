use db::testing::TestDb;
use db_macros::both_engines;

/// The types that both engines share; anything else would be read as nonsense on one of them.
const SHARED: [&str; 5] = ["int8", "text", "bytea", "float8", "tsvector"];

#[both_engines]
fn every_statement_is_prepared_and_keeps_to_the_shared_types(db: TestDb) {
    // The modules are named so that none of their crates is left out of this binary.
    assert!(!parvis::modules().is_empty());
    let statements = db::registered();
    assert!(statements.len() > 100, "{} statements", statements.len());
    let mut faults = Vec::new();
    for statement in statements {
        match db.db.signature(statement) {
            Err(error) => faults.push(format!("{}: {error}", statement.name())),
            Ok(_) if db.db.engine() == db::Engine::Sqlite => {}
            Ok(signature) => {
                let types = signature.parameters.iter().chain(&signature.columns);
                for other in types.filter(|ty| !SHARED.contains(&ty.as_str())) {
                    faults.push(format!("{}: type {other}", statement.name()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn statements_have_names_of_their_own() {
    assert!(!parvis::modules().is_empty());
    let mut names: Vec<_> = db::registered().into_iter().map(db::Statement::name).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}
