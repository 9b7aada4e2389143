//! One TOML file, each key also an environment variable `PARVIS_…`. An unknown key or a bad value
//! stops the start with one line that says which.

mod outside;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use primitives::Network;
use thiserror::Error;

/// What an installation is told.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The folder of everything that is not elsewhere.
    pub data: PathBuf,
    /// `sqlite://…` or `postgres://…`.
    pub database_url: String,
    /// `file://…`.
    pub files_url: String,
    /// The address that people type.
    pub base_url: String,
    /// What to log: `info`, `debug`, `parvis=debug,db=info`…
    pub log: String,
    /// The file of the key under which secrets are kept; made at the first start.
    pub secrets_key_file: PathBuf,
    /// The file of the key that signs the seals of the journal; made at the first start.
    pub seal_key_file: PathBuf,
    /// How long, in months, readings of dossiers are kept (CNIL 2021-122: 6 to 12, to 36 if justified).
    pub readings_kept_months: i64,
    /// A folder of fonts for what the embedded ones do not write.
    pub fonts: Option<PathBuf>,
    /// The proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// How long, in seconds, a decision waits before it leaves and can be undone.
    pub departure_delay: i64,
    /// The server that takes mails; without one they go to the folder `mailbox` of the data.
    pub smtp: Option<mail::Smtp>,
    /// The address that sends mails, in the domain of the operator: its SPF, DKIM and DMARC speak.
    pub mail_from: mail::Address,
    /// The mailbox where what could not be delivered comes back: `maildir:///folder`.
    pub bounces: Option<PathBuf>,
    /// The selector of the DKIM key of the sender's domain, for `parvis doctor`.
    pub dkim_selector: Option<String>,
    /// The antivirus that checks files, when there is one: `unix:///run/clamav/clamd.ctl` or
    /// `tcp://127.0.0.1:3310`.
    pub clamav: Option<files::Antivirus>,
    /// Where calls to the outside may go.
    pub outgoing: outgoing::Policy,
    /// The registers that are asked.
    pub registres: registres::Reglages,
    /// Settings of the public surface that were given and that this version does not use yet.
    pub unused: Vec<String>,
}

/// A setting that cannot be used, in one line.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// The file cannot be read.
    #[error("{0}: {1}")]
    File(PathBuf, String),
    /// Nobody knows this key.
    #[error("{0}: unknown setting; the known ones are {known}", known = KEYS.join(", "))]
    Unknown(String),
    /// The value has not the form that it should have.
    #[error("{key} = {value:?}: {cause}")]
    Value {
        /// The setting.
        key: String,
        /// What was given.
        value: String,
        /// What was expected.
        cause: String,
    },
}

const KEYS: &[&str] = &[
    "listen",
    "data",
    "database_url",
    "files_url",
    "base_url",
    "log",
    "secrets_key_file",
    "seal_key_file",
    "readings_kept_months",
    "fonts",
    "trusted_proxies",
    "departure_delay",
    "smtp_url",
    "smtp_ca_file",
    "mail_from",
    "bounces_url",
    "dkim_selector",
    "clamav",
    "outgoing_proxy",
    "outgoing_allowed",
    "outgoing_ca_file",
    "registres_ban_url",
    "registres_entreprises_url",
    "registres_api_entreprise_url",
    "registres_api_entreprise_token_file",
    "registres_api_entreprise_siret",
    "registres_fondations_url",
    "registres_ecoles_url",
    "registres_api_particulier_url",
    "registres_api_particulier_token_file",
];
/// Settings of the public surface whose service is still to come: scripts may give them already, the
/// start says that they change nothing.
const LATER: &[&str] = &["otlp_url"];
const PREFIX: &str = "PARVIS_";

impl Settings {
    /// Reads the file, then the environment, which wins. Variables of the tests (`PARVIS_TEST_…`)
    /// are not settings.
    pub fn read(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, SettingsError> {
        let mut given = file.map(read_file).transpose()?.unwrap_or_default();
        for (name, value) in environment {
            match name.strip_prefix(PREFIX) {
                None | Some("CONFIG") => {}
                Some(key) if key.starts_with("TEST_") => {}
                Some(key) => {
                    given.insert(key.to_lowercase(), value);
                }
            }
        }
        let mut unused: Vec<_> = given.keys().cloned().collect();
        unused.retain(|key| LATER.contains(&key.as_str()));
        given.retain(|key, _| !unused.contains(key));
        if let Some(unknown) = given.keys().find(|key| !KEYS.contains(&key.as_str())) {
            return Err(SettingsError::Unknown(unknown.clone()));
        }
        Ok(Self { unused, ..Self::from_values(&given)? })
    }

    fn from_values(given: &BTreeMap<String, String>) -> Result<Self, SettingsError> {
        let text = |key: &str| given.get(key).filter(|value| !value.is_empty()).cloned();
        let listen: SocketAddr = parse(given, "listen", "an address and a port")?
            .unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)));
        let data = PathBuf::from(text("data").unwrap_or_else(|| "data".into()));
        let in_data = |name: &str| data.join(name).display().to_string();
        let database_url =
            text("database_url").unwrap_or_else(|| format!("sqlite://{}", in_data("parvis.db")));
        let files_url = text("files_url").unwrap_or_else(|| format!("file://{}", in_data("files")));
        let base_url = text("base_url").unwrap_or_else(|| format!("http://{listen}"));
        let base_url = base_url.trim_end_matches('/').to_owned();
        if !base_url.starts_with("http://") && !base_url.starts_with("https://") {
            return Err(refused("base_url", &base_url, "it begins with http:// or https://"));
        }
        let secrets_key_file =
            text("secrets_key_file").map_or_else(|| data.join("secrets.key"), PathBuf::from);
        let seal_key_file =
            text("seal_key_file").map_or_else(|| data.join("seal.key"), PathBuf::from);
        let readings_kept_months = months(given)?;
        let departure_delay =
            parse(given, "departure_delay", "a number of seconds")?.unwrap_or(600_u32).into();
        Ok(Self {
            listen,
            database_url,
            files_url,
            log: text("log").unwrap_or_else(|| "info".into()),
            secrets_key_file,
            seal_key_file,
            readings_kept_months,
            fonts: text("fonts").map(PathBuf::from),
            trusted_proxies: networks(&text("trusted_proxies").unwrap_or_default())?,
            departure_delay,
            smtp: smtp(text("smtp_url"), text("smtp_ca_file"))?,
            mail_from: mail_from(text("mail_from"), &base_url)?,
            bounces: text("bounces_url").map(|url| maildir(&url)).transpose()?,
            dkim_selector: text("dkim_selector"),
            base_url,
            clamav: parse(given, "clamav", "unix:///run/clamav/clamd.ctl or tcp://host:port")?,
            outgoing: outside::policy(given)?,
            registres: outside::registers(given)?,
            data,
            unused: Vec::new(),
        })
    }
}

fn read_file(path: &Path) -> Result<BTreeMap<String, String>, SettingsError> {
    let refused = |cause: String| SettingsError::File(path.to_owned(), cause);
    let text = std::fs::read_to_string(path).map_err(|error| refused(error.to_string()))?;
    let table: toml::Table =
        text.parse().map_err(|error: toml::de::Error| refused(error.message().to_owned()))?;
    let mut given = BTreeMap::new();
    for (key, value) in table {
        match value {
            // `[registres]` and `ban_url` make the setting `registres_ban_url`.
            toml::Value::Table(inside) => {
                for (name, value) in inside {
                    let key = format!("{key}_{name}");
                    given.insert(key.clone(), flat(&key, value)?);
                }
            }
            value => drop(given.insert(key.clone(), flat(&key, value)?)),
        }
    }
    Ok(given)
}

fn flat(key: &str, value: toml::Value) -> Result<String, SettingsError> {
    match value {
        toml::Value::String(text) => Ok(text),
        toml::Value::Integer(number) => Ok(number.to_string()),
        other => Err(refused(key, &other.to_string(), "a text or a number is expected")),
    }
}

fn parse<T: std::str::FromStr>(
    given: &BTreeMap<String, String>,
    key: &str,
    expected: &str,
) -> Result<Option<T>, SettingsError> {
    let value = given.get(key).filter(|value| !value.is_empty());
    let read = |value: &String| value.parse().map_err(|_| refused(key, value, expected));
    value.map(read).transpose()
}

fn months(given: &BTreeMap<String, String>) -> Result<i64, SettingsError> {
    const KEY: &str = "readings_kept_months";
    let expected = "a number of months from 6 to 36";
    match parse(given, KEY, expected)?.unwrap_or(12) {
        months @ 6..=36 => Ok(months),
        other => Err(refused(KEY, &other.to_string(), expected)),
    }
}

fn networks(list: &str) -> Result<Vec<Network>, SettingsError> {
    list.split(',')
        .map(str::trim)
        .filter(|network| !network.is_empty())
        .map(|network| {
            let expected = "addresses or networks (10.0.0.0/8) separated by commas";
            network.parse().map_err(|_| refused("trusted_proxies", network, expected))
        })
        .collect()
}

fn smtp(
    url: Option<String>,
    authority: Option<String>,
) -> Result<Option<mail::Smtp>, SettingsError> {
    let Some(url) = url else { return Ok(None) };
    // What follows holds a password: the message does not repeat it.
    let server = mail::Smtp::parse(&url).map_err(|cause| refused("smtp_url", "…", &cause))?;
    let Some(path) = authority else { return Ok(Some(server)) };
    let unreadable = |cause: String| refused("smtp_ca_file", &path, &cause);
    let pem = std::fs::read(&path).map_err(|error| unreadable(error.to_string()))?;
    server.trusting(&pem).map(Some).map_err(unreadable)
}

/// Without a setting: `ne-pas-repondre@` the host of the installation.
fn mail_from(given: Option<String>, base_url: &str) -> Result<mail::Address, SettingsError> {
    let given = given.unwrap_or_else(|| {
        let host = url::Url::parse(base_url).ok();
        let host = host.as_ref().and_then(url::Url::domain).unwrap_or("localhost");
        format!("ne-pas-repondre@{host}")
    });
    given.parse().map_err(|_| refused("mail_from", &given, "an address is expected: a@exemple.fr"))
}

fn maildir(url: &str) -> Result<PathBuf, SettingsError> {
    let path = url.strip_prefix("maildir://").filter(|path| path.starts_with('/'));
    path.map(PathBuf::from)
        .ok_or_else(|| refused("bounces_url", "…", "maildir:///folder is expected"))
}

fn refused(key: &str, value: &str, expected: &str) -> SettingsError {
    SettingsError::Value { key: key.into(), value: value.into(), cause: expected.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Settings, String> {
        let variables = variables.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        Settings::read(None, variables).map_err(|error| error.to_string())
    }

    #[test]
    fn defaults_follow_the_data_folder() {
        let settings = read(&[("PARVIS_DATA", "/srv/p"), ("HOME", "/root")]).unwrap();
        assert_eq!(settings.database_url, "sqlite:///srv/p/parvis.db");
        assert_eq!(settings.files_url, "file:///srv/p/files");
        assert_eq!(settings.base_url, "http://127.0.0.1:8080");
        assert_eq!(settings.departure_delay, 600);
    }

    #[test]
    fn an_unknown_key_and_a_bad_value_say_which() {
        assert!(read(&[("PARVIS_LISTNE", "x")]).unwrap_err().starts_with("listne: unknown"));
        let bad = read(&[("PARVIS_LISTEN", "8080")]).unwrap_err();
        assert_eq!(bad, "listen = \"8080\": an address and a port");
        assert!(read(&[("PARVIS_BASE_URL", "ftp://x")]).is_err());
        assert!(read(&[("PARVIS_CLAMAV", "/run/clamav/clamd.ctl")]).is_err());
        assert!(read(&[("PARVIS_TRUSTED_PROXIES", "10.0.0.0/8, autre")]).is_err());
        for months in ["5", "37", "un an"] {
            assert!(read(&[("PARVIS_READINGS_KEPT_MONTHS", months)]).is_err());
        }
    }

    #[test]
    fn a_setting_of_a_later_version_is_told_apart_from_an_unknown_one() {
        let settings = read(&[("PARVIS_OTLP_URL", "http://127.0.0.1:4317")]).unwrap();
        assert_eq!(settings.unused, ["otlp_url"]);
    }

    #[test]
    fn mails_leave_from_the_domain_of_the_installation_unless_told_otherwise() {
        let sender = |variables: &[(&str, &str)]| read(variables).unwrap().mail_from.to_string();
        assert_eq!(sender(&[]), "ne-pas-repondre@localhost");
        let https = ("PARVIS_BASE_URL", "https://demarches.exemple.fr:8443");
        assert_eq!(sender(&[https]), "ne-pas-repondre@demarches.exemple.fr");
        assert_eq!(sender(&[https, ("PARVIS_MAIL_FROM", "a@exemple.fr")]), "a@exemple.fr");
        assert!(read(&[("PARVIS_MAIL_FROM", "a")]).unwrap_err().starts_with("mail_from"));
    }

    #[test]
    fn a_mail_server_that_cannot_be_used_is_said_without_its_password() {
        let settings = read(&[("PARVIS_SMTP_URL", "smtps://a:b@smtp.exemple.fr")]).unwrap();
        assert_eq!(settings.smtp.unwrap().name(), "smtp.exemple.fr:465");
        let bad = read(&[("PARVIS_SMTP_URL", "smtp://a:secret@smtp.exemple.fr")]).unwrap_err();
        assert!(bad.starts_with("smtp_url") && !bad.contains("secret"), "{bad}");
        assert!(read(&[("PARVIS_BOUNCES_URL", "imap://a:b@exemple.fr")]).is_err());
        let bounces =
            read(&[("PARVIS_BOUNCES_URL", "maildir:///var/mail/retours")]).unwrap().bounces;
        assert_eq!(bounces, Some(PathBuf::from("/var/mail/retours")));
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("parvis.toml");
        std::fs::write(&file, "listen = \"0.0.0.0:80\"\nlog = \"debug\"\n").unwrap();
        let environment = [("PARVIS_LISTEN".to_owned(), "127.0.0.1:9".to_owned())];
        let settings = Settings::read(Some(&file), environment.into_iter()).unwrap();
        assert_eq!((settings.listen.port(), settings.log.as_str()), (9, "debug"));
        std::fs::write(&file, "[registres]\nban_url = \"https://ban.exemple.fr\"\n").unwrap();
        let settings = Settings::read(Some(&file), std::iter::empty()).unwrap();
        assert_eq!(settings.registres.ban.unwrap().as_str(), "https://ban.exemple.fr/");
        std::fs::write(&file, "couleur = 3\n").unwrap();
        let refused = Settings::read(Some(&file), std::iter::empty()).unwrap_err().to_string();
        assert!(refused.starts_with("couleur: unknown"), "{refused}");
    }
}
