//! A resident's proof, checked with nothing but its text and a public key: no database is opened.

use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use journal::{BadCode, Proof, PublicKey, SealedProof, Untrue};
use primitives::Stamp;

use super::say;
use crate::installation::StartError;

/// The bytes that are read at most.
const LONGEST: u64 = 1024 * 1024;

#[derive(Args)]
pub struct Arguments {
    /// Le fichier de la preuve, ou un texte qui contient son code ; « - » lit l’entrée standard.
    fichier: PathBuf,
    /// La clé publique du site, lue à l’adresse /journal/cle ou sur un autre papier du même site.
    #[arg(long)]
    cle: Option<PublicKey>,
}

/// Says whether a proof is true; without a key, whose it is remains to be compared.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, StartError> {
    let text = read(arguments)?;
    let (key, said) = match judge(text.trim()) {
        Ok(found) => found,
        Err(reason) => {
            say(format!("✗ {reason}"));
            return Ok(ExitCode::FAILURE);
        }
    };
    if arguments.cle.is_some_and(|expected| expected != key) {
        say(format!("✗ La signature est juste, mais d’une autre clé : {key}"));
        return Ok(ExitCode::FAILURE);
    }
    say(format!("✓ {said}"));
    match arguments.cle {
        Some(_) => say("La clé est celle que vous avez donnée."),
        None => say(format!("Comparez la clé avec celle du site (adresse /journal/cle) : {key}")),
    }
    Ok(ExitCode::SUCCESS)
}

fn read(arguments: &Arguments) -> Result<String, StartError> {
    let mut text = String::new();
    if arguments.fichier.as_os_str() == "-" {
        std::io::stdin().take(LONGEST).read_to_string(&mut text)?;
    } else {
        std::fs::File::open(&arguments.fichier)?.take(LONGEST).read_to_string(&mut text)?;
    }
    Ok(text)
}

fn judge(text: &str) -> Result<(PublicKey, String), &'static str> {
    if text.starts_with('{') { judge_file(text) } else { judge_code(text) }
}

fn judge_code(code: &str) -> Result<(PublicKey, String), &'static str> {
    let proof = Proof::read(code).map_err(|bad| match bad {
        BadCode::Copied => "Le code est mal recopié : un signe manque ou n’est pas le bon.",
        BadCode::Version => "Ce code vient d’une version plus récente de Parvis.",
    })?;
    if !proof.is_true() {
        return Err("La signature est fausse : le code a été modifié.");
    }
    let said = said(&proof.kind, proof.id, proof.at, &proof.content_hex());
    Ok((proof.key, said))
}

fn judge_file(text: &str) -> Result<(PublicKey, String), &'static str> {
    const NOT_A_PROOF: &str = "Ce fichier n’est pas une preuve.";
    let proof: SealedProof = serde_json::from_str(text).map_err(|_| NOT_A_PROOF)?;
    let checked = proof.check().map_err(|untrue| match untrue {
        Untrue::Form => NOT_A_PROOF,
        Untrue::Lines => "Les lignes du journal ne se suivent pas : le fichier a été modifié.",
        Untrue::Path => "La ligne ne mène pas au scellé : le fichier a été modifié.",
        Untrue::Signature => "La signature du scellé est fausse : le fichier a été modifié.",
    })?;
    let (kind, id) = &checked.subject;
    let what = said(kind, *id, checked.at, checked.content.as_deref().unwrap_or("aucune"));
    let sealed = when(checked.sealed_at);
    Ok((checked.key, format!("{what}\n  Sous le scellé {}, fait le {sealed}.", checked.seal)))
}

fn said(kind: &str, id: i64, at: Stamp, content: &str) -> String {
    format!(
        "Le journal a écrit la ligne de : {kind} {id}, le {}.\n  Empreinte des réponses : {content}",
        when(at)
    )
}

fn when(at: Stamp) -> String {
    at.in_paris().strftime("%d/%m/%Y à %H h %M (heure de Paris)").to_string()
}
