mod mails;

use std::path::Path;
use std::process::ExitCode;

use documents_typst::TypstTypesetter;
use futures_util::TryStreamExt;
use primitives::TenantId;

use super::say;
use crate::installation::Installation;
use crate::settings::Settings;

/// Checks what the program leans on, and says in plain French what to mend.
pub(crate) fn run(settings: Settings) -> ExitCode {
    let folder = settings.data.clone();
    let database = settings.database_url.clone();
    let fonts = fonts(settings.fonts.as_deref());
    let mut healthy =
        check("Dossier de données", writable(&folder), "donnez-en le droit d’écriture");
    healthy &= check("Polices des courriers", fonts, "corrigez PARVIS_FONTS");
    match Installation::open(settings) {
        Err(error) => {
            healthy = check("Installation", Err(error.to_string()), "corrigez le réglage nommé");
        }
        Ok(installation) => {
            healthy &=
                check("Base de données", reading(&installation), "vérifiez PARVIS_DATABASE_URL");
            healthy &= check("Fichiers", files(&installation), "vérifiez PARVIS_FILES_URL");
            healthy &= check("Horloge", clock(&installation), "réglez l’horloge de la machine");
            healthy &=
                check("Clé des secrets", key_rights(&installation), "chmod 600 sur ce fichier");
            healthy &= mails::healthy(&installation.settings);
            healthy &= check("Antivirus", antivirus(&installation), "vérifiez PARVIS_CLAMAV");
        }
    }
    say(format!("Base : {}", without_password(&database)));
    if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check(name: &str, found: Result<String, String>, mend: &str) -> bool {
    match found {
        Ok(detail) => {
            say(format!("✓ {name} : {detail}"));
            true
        }
        Err(cause) => {
            say(format!("✗ {name} : {cause}. À faire : {mend}."));
            false
        }
    }
}

fn writable(folder: &Path) -> Result<String, String> {
    let probe = folder.join(".parvis-essai");
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&probe, b"essai"))
        .and_then(|()| std::fs::remove_file(&probe))
        .map(|()| format!("{} accepte l’écriture", folder.display()))
        .map_err(|error| format!("{} refuse l’écriture ({error})", folder.display()))
}

/// What letters are written with; the signs that these lack come out as codes.
fn fonts(folder: Option<&Path>) -> Result<String, String> {
    let typesetter = TypstTypesetter::new(folder).map_err(|error| error.to_string())?;
    let families = typesetter.families().len();
    Ok(match folder {
        Some(folder) => format!("{families} familles, avec celles de {}", folder.display()),
        None => format!("{families} familles ; PARVIS_FONTS en ajoute (chinois, japonais, coréen)"),
    })
}

fn reading(installation: &Installation) -> Result<String, String> {
    let ctx = installation.ctx(TenantId::INSTALLATION);
    let found = installation.db.read_blocking(&ctx, collectivites::toutes);
    found
        .map(|all| format!("répond, {} collectivité(s)", all.len()))
        .map_err(|error| error.to_string())
}

/// The last stamp written must not be in the future: a clock set back would stop new stamps from
/// following the day.
fn clock(installation: &Installation) -> Result<String, String> {
    let ctx = installation.ctx(TenantId::INSTALLATION);
    let now = installation.clock.now();
    let written = installation.db.write_blocking(&ctx, |tx| tx.now()).map_err(|e| e.to_string())?;
    let ahead = (written.0 - now.0) / 1_000_000;
    if ahead.abs() <= 60 {
        Ok(format!("{}", now.in_paris().strftime("%d/%m/%Y %H:%M, heure de Paris")))
    } else {
        Err(format!("elle diffère de {ahead} secondes de la dernière écriture"))
    }
}

fn key_rights(installation: &Installation) -> Result<String, String> {
    use std::os::unix::fs::PermissionsExt;
    let path = &installation.settings.secrets_key_file;
    let mode = std::fs::metadata(path).map_err(|error| error.to_string())?.permissions().mode();
    if mode & 0o077 == 0 {
        Ok(format!("{} n’est lisible que par son propriétaire", path.display()))
    } else {
        Err(format!("{} est lisible par d’autres", path.display()))
    }
}

/// A file goes to the store and comes back; what no row names is collected after a day.
fn files(installation: &Installation) -> Result<String, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let essay = async {
        let bytes = [Ok::<_, std::io::Error>(bytes::Bytes::from_static(b"essai"))];
        let limits = files::Limits::default();
        let store = &installation.files;
        let stored = store.put("essai.txt", limits, futures_util::stream::iter(bytes)).await?;
        store.open(&stored).await?.try_for_each(|_| async { Ok(()) }).await
    };
    runtime.block_on(essay).map_err(|error: files::FileError| error.to_string())?;
    Ok("un fichier d’essai est écrit et relu".into())
}

/// Without an antivirus the pages say that files are not checked: it is no fault.
fn antivirus(installation: &Installation) -> Result<String, String> {
    let Some(antivirus) = installation.files.antivirus() else {
        return Ok("aucun, les documents sont dits « pas encore vérifiés »".into());
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let version = runtime.block_on(antivirus.version()).map_err(|error| error.to_string())?;
    Ok(format!("répond, {version}"))
}

/// An address without what must not be shown.
fn without_password(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(start), Some(end)) if start < end => format!("{}://…{}", &url[..start], &url[end..]),
        _ => url.to_owned(),
    }
}
