//! What a file of the repository may not hold. Each rule takes a path and a text, and says what is wrong.

use std::collections::BTreeSet;

const LIGNES: usize = 500;
const SOURCES: [&str; 9] = ["rs", "html", "css", "scss", "js", "mjs", "ts", "sh", "py"];
/// Kernel crates that own tables, or that make SQL what it is.
const AVEC_SQL: [&str; 8] =
    ["db", "db-macros", "journal", "jobs", "files", "mail", "documents", "testkit"];
const ETAT: [&str; 3] = ["@gouvfr", "dsfr", "marianne"];

/// A source file that should become a folder.
pub fn trop_de_lignes(path: &str, content: &str) -> Option<String> {
    let source = extension(path).is_some_and(|extension| SOURCES.contains(&extension))
        || path.starts_with("scripts/")
        || path == "Makefile";
    let lines = content.lines().count();
    (source && lines > LIGNES).then(|| format!("{path}: {lines} lines (at most {LIGNES})"))
}

/// A statement outside the only place where a service's SQL lives.
pub fn sql_hors_du_depot(path: &str, content: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').collect();
    let kernel =
        parts.first() == Some(&"kernel") && parts.get(1).is_some_and(|c| AVEC_SQL.contains(c));
    let depot = parts.iter().any(|part| part.starts_with("depot"));
    let exempt = kernel
        || depot
        || parts.contains(&"tests")
        || matches!(parts.first(), Some(&"xtask" | &"bench"));
    if extension(path) != Some("rs") || exempt {
        return None;
    }
    let line =
        content.lines().position(|line| line.contains("sql!(") || line.contains("sql! {"))? + 1;
    Some(format!("{path}:{line}: SQL outside depot.rs"))
}

/// The State's design system, its font or its mark: forbidden to communes.
pub fn identite_de_l_etat(path: &str, content: &str) -> Option<String> {
    let named = path.to_lowercase();
    let drawn =
        matches!(extension(path), Some("html" | "css" | "scss" | "js" | "mjs" | "ts" | "svg"));
    let packages = path.ends_with("package.json") || path.ends_with("package-lock.json");
    let content = if drawn || packages { content.to_lowercase() } else { String::new() };
    let word = ETAT.iter().find(|word| named.contains(**word) || content.contains(**word))?;
    Some(format!("{path}: {word}"))
}

/// The migrations that one engine has and the other has not.
pub fn migrations_desaccordees(paths: &[String]) -> Vec<String> {
    let of = |engine: &str| -> BTreeSet<String> {
        let folder = format!("migrations/{engine}/");
        paths.iter().filter_map(|path| path.strip_prefix(&folder)).map(str::to_owned).collect()
    };
    let (sqlite, postgres) = (of("sqlite"), of("postgres"));
    sqlite
        .symmetric_difference(&postgres)
        .map(|name| format!("migrations: {name} is in one folder only"))
        .collect()
}

fn extension(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.rsplit_once('.').map(|(_, extension)| extension)
}
