use serde_json::{Value, json};

use super::{say, serve};
use crate::installation::{Installation, StartError};
use crate::seeds::{self, PASSWORD, Seeded};

/// Seeds Saint-Exemple if it is not there, says how to enter, then serves.
pub(crate) fn run(installation: &Installation) -> Result<(), StartError> {
    let seeded = seeds::plant(installation)?;
    write_summary(installation, &seeded)?;
    say(format!("Saint-Exemple, commune de démonstration : {}", installation.settings.base_url));
    say(format!("Espace des agents : {}/agent", installation.settings.base_url));
    for (email, role) in &seeded.agents {
        say(format!("  {role:<15} {email:<38} {PASSWORD}"));
    }
    serve::run(installation, true)
}

/// `demo.json`, for scripts: addresses, accounts, tokens.
fn write_summary(installation: &Installation, seeded: &Seeded) -> Result<(), StartError> {
    let path = installation.settings.data.join("demo.json");
    let tokens = match known_tokens(&path) {
        Some(tokens) => tokens,
        None => json!([
            { "token": seeds::token(installation, seeded.tenant, false)?, "write": false },
            { "token": seeds::token(installation, seeded.tenant, true)?, "write": true },
        ]),
    };
    let agents: Vec<Value> = seeded
        .agents
        .iter()
        .map(|(email, role)| json!({ "email": email, "password": PASSWORD, "role": role }))
        .collect();
    let demarches: Vec<Value> = seeded
        .demarches
        .iter()
        .map(|demarche| json!({ "number": demarche.numero, "path": demarche.chemin }))
        .collect();
    let summary = json!({
        "url": installation.settings.base_url,
        "collectivite": seeds::SLUG,
        "agents": agents,
        "jetons": tokens,
        "demarches": demarches,
    });
    std::fs::write(&path, format!("{summary:#}\n"))?;
    Ok(())
}

/// A token is shown once: those of an earlier start are kept.
fn known_tokens(path: &std::path::Path) -> Option<Value> {
    let earlier: Value = serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()?;
    let tokens = earlier.get("jetons")?.clone();
    tokens.as_array().filter(|tokens| !tokens.is_empty())?;
    Some(tokens)
}
