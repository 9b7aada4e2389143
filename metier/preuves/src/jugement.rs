//! What is to be said of a code or of a file.

use db::{DbError, Tx};
use journal::{BadCode, Proof, PublicKey, SealedProof};
use primitives::Stamp;

/// A proof whose signature is true.
#[derive(Clone, Debug)]
pub(crate) struct Vraie {
    /// The kind and the id of what it is about.
    pub(crate) sujet: (String, i64),
    pub(crate) rang: i64,
    pub(crate) quand: Stamp,
    /// The hash of the answers, in hexadecimal; empty when the act gave none.
    pub(crate) reponses: String,
    pub(crate) ligne: String,
    pub(crate) cle: PublicKey,
    /// The seal that covers it, with its instant.
    pub(crate) scelle: Option<(i64, Stamp)>,
}

/// The judgement.
#[derive(Clone, Debug)]
pub(crate) enum Jugement {
    /// True, ours, and the journal still has the line.
    Gardee(Box<Vraie>),
    /// True and ours, but the journal has another line there, or none.
    Perdue(Box<Vraie>),
    /// Signed by a key that is not ours.
    Etrangere(Box<Vraie>),
    /// The signature does not fit what is written.
    Fausse,
    /// A sign is missing or mistaken.
    MalCopiee,
    /// Neither a code nor a file of ours.
    Illisible,
}

/// What can be said without the database.
pub(crate) fn lire(texte: &str) -> Result<Vraie, Jugement> {
    let texte = texte.trim();
    if texte.starts_with('{') { lire_fichier(texte) } else { lire_code(texte) }
}

fn lire_code(code: &str) -> Result<Vraie, Jugement> {
    let preuve = Proof::read(code).map_err(|faute| match faute {
        BadCode::Copied => Jugement::MalCopiee,
        BadCode::Version => Jugement::Illisible,
    })?;
    if !preuve.is_true() {
        return Err(Jugement::Fausse);
    }
    let reponses = if preuve.content == [0; 32] { String::new() } else { preuve.content_hex() };
    Ok(Vraie {
        rang: preuve.rank,
        quand: preuve.at,
        reponses,
        ligne: preuve.line_hex(),
        cle: preuve.key,
        scelle: None,
        sujet: (preuve.kind, preuve.id),
    })
}

fn lire_fichier(texte: &str) -> Result<Vraie, Jugement> {
    let preuve: SealedProof = serde_json::from_str(texte).map_err(|_| Jugement::Illisible)?;
    let vue = preuve.check().map_err(|faute| match faute {
        journal::Untrue::Form => Jugement::Illisible,
        _ => Jugement::Fausse,
    })?;
    Ok(Vraie {
        sujet: vue.subject,
        rang: vue.rank,
        quand: vue.at,
        reponses: vue.content.unwrap_or_default(),
        ligne: vue.line,
        cle: vue.key,
        scelle: Some((vue.seal, vue.sealed_at)),
    })
}

/// The rest: whose key it is, and whether the journal still has the line.
pub(crate) fn confronter(
    tx: &mut Tx<'_>,
    vraie: Vraie,
    cle: PublicKey,
) -> Result<Jugement, DbError> {
    if vraie.cle != cle && !journal::keys(tx)?.contains(&vraie.cle) {
        return Ok(Jugement::Etrangere(Box::new(vraie)));
    }
    let (genre, id) = (&*vraie.sujet.0, vraie.sujet.1);
    let gardee = journal::still_there(tx, (genre, id), vraie.rang, &vraie.ligne)?;
    let vraie = Box::new(vraie);
    Ok(if gardee { Jugement::Gardee(vraie) } else { Jugement::Perdue(vraie) })
}
