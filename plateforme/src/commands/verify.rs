use std::process::ExitCode;

use journal::{Broken, BrokenSeal, Report};
use primitives::TenantId;

use super::say;
use crate::installation::{Installation, StartError};

/// Reads every chain and every seal of the journal again, then every file, and says what is not what it was.
pub(crate) fn run(installation: &Installation) -> Result<ExitCode, StartError> {
    let ctx = installation.ctx(TenantId::INSTALLATION);
    let key = installation.seal_key.public();
    let read = move |tx: &mut db::Tx<'_>| journal::verify_all(tx, Some(key));
    let report = installation.db.read_blocking::<_, db::DbError, _>(&ctx, read)?;
    tell(&report);
    let files = files(installation)?;
    Ok(if report.is_true() && files { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads every file again; whether all are as they were stored.
fn files(installation: &Installation) -> Result<bool, StartError> {
    let ctx = installation.ctx(TenantId::INSTALLATION);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let verifying = files::verify(&installation.files, &installation.db, &ctx);
    let verified = runtime.block_on(verifying)?;
    for (named, why) in &verified.wrong {
        let owner = &named.owner;
        let cause = match why {
            files::FileError::Missing => "il manque dans le stockage",
            _ => "son contenu n’est plus celui qui a été reçu",
        };
        say(format!("✗ fichier {} ({} {}) : {cause}", named.id, owner.kind, owner.id));
    }
    let (read, wrong) = (verified.files, verified.wrong.len());
    say(format!("{read} fichiers relus ({} octets), {wrong} faux", verified.bytes));
    Ok(verified.wrong.is_empty())
}

fn tell(report: &Report) {
    for ((kind, id), broken) in &report.broken {
        say(format!("✗ {kind} {id} : {}", words(broken)));
    }
    for (number, broken) in &report.broken_seals {
        say(format!("✗ scellé {number} : {}", seal_words(*broken)));
    }
    for ((kind, id), gap) in &report.gaps {
        let rank = gap.rank;
        say(format!("· {kind} {id} : les {rank} premières lignes ont été purgées, comme déclaré"));
    }
    let (chains, lines, seals) = (report.chains, report.lines, report.seals);
    say(format!("{chains} chaînes lues ({lines} lignes), {} rompues", report.broken.len()));
    say(format!("{seals} scellés lus, {} faux", report.broken_seals.len()));
    if report.unsealed > 0 {
        let unsealed = report.unsealed;
        say(format!("{unsealed} lignes attendent leur scellé : leur retrait ne se verrait pas"));
    }
}

fn words(broken: &Broken) -> String {
    match broken {
        Broken::Chain(rank) => {
            format!("la ligne {rank} ne suit pas celle d’avant (ligne retirée ou déplacée)")
        }
        Broken::Text(rank) => format!("le texte de la ligne {rank} a été modifié"),
        Broken::Personal(rank) => {
            format!("le contenu personnel de la ligne {rank} a été modifié")
        }
        Broken::Erased(rank) => {
            format!("le contenu personnel de la ligne {rank} manque, sans effacement déclaré")
        }
        Broken::Undeclared(rank) => {
            format!("les lignes jusqu’à {rank} manquent, sans purge déclarée à un scellé")
        }
        Broken::Sealed { rank, seal } => {
            format!("la ligne {rank} n’est pas celle que couvre le scellé {seal}")
        }
        Broken::Cut { found, rank, seal } => {
            format!("coupée après la ligne {found} ; le scellé {seal} couvre la ligne {rank}")
        }
        Broken::Head { found, expected } => {
            format!("finit à la ligne {found} ; sa tête annonce la ligne {expected}")
        }
    }
}

const fn seal_words(broken: BrokenSeal) -> &'static str {
    match broken {
        BrokenSeal::Missing => "il manque",
        BrokenSeal::Text => "son texte a été modifié",
        BrokenSeal::Previous => "il ne suit pas le scellé d’avant",
        BrokenSeal::Key => "sa clé n’est pas celle qu’annonçait le scellé d’avant",
        BrokenSeal::Signature => "sa signature est fausse",
        BrokenSeal::Heads => "les têtes de chaînes qu’il couvre ont changé",
        BrokenSeal::Foreign => "la clé de l’installation (seal_key_file) n’est pas la sienne",
    }
}
