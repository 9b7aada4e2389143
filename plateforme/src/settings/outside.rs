//! What the program asks outside: `[outgoing]` and `[registres]`.

use std::collections::BTreeMap;

use outgoing::Policy;
use registres::{Acces, Reglages};
use url::Url;

use super::{SettingsError, parse, refused};

type Given = BTreeMap<String, String>;

/// Where calls may go.
pub(super) fn policy(given: &Given) -> Result<Policy, SettingsError> {
    const ALLOWED: &str = "outgoing_allowed";
    let list = given.get(ALLOWED).map(String::as_str).unwrap_or_default();
    let allowed = list.split(',').map(str::trim).filter(|place| !place.is_empty());
    let allowed =
        allowed.map(|place| place.parse().map_err(|cause| refused(ALLOWED, place, cause)));
    let authorities = match given.get("outgoing_ca_file").filter(|path| !path.is_empty()) {
        Some(path) => std::fs::read(path)
            .map_err(|error| refused("outgoing_ca_file", path, &error.to_string()))?,
        None => Vec::new(),
    };
    // It may hold a password: the message does not repeat it.
    let proxy = given.get("outgoing_proxy").filter(|url| !url.is_empty());
    let proxy = proxy.map(|url| url.parse().map_err(|cause| refused("outgoing_proxy", "…", cause)));
    Ok(Policy {
        allowed: allowed.collect::<Result<_, _>>()?,
        proxy: proxy.transpose()?,
        authorities,
        ..Policy::default()
    })
}

/// Which registers are asked, and where.
pub(super) fn registers(given: &Given) -> Result<Reglages, SettingsError> {
    let api_entreprise = access(given, "registres_api_entreprise")?;
    const SIRET: &str = "registres_api_entreprise_siret";
    let siret = given.get(SIRET).cloned().unwrap_or_default();
    if api_entreprise.is_some() && !formulaires::siret_valide(&siret) {
        return Err(refused(SIRET, &siret, "the SIRET of who asks is expected"));
    }
    Ok(Reglages {
        ban: url(given, "registres_ban_url")?,
        entreprises: url(given, "registres_entreprises_url")?,
        api_entreprise: api_entreprise.map(|access| (access, siret)),
        fondations: url(given, "registres_fondations_url")?,
        ecoles: url(given, "registres_ecoles_url")?,
        particulier: access(given, "registres_api_particulier")?,
    })
}

fn url(given: &Given, key: &str) -> Result<Option<Url>, SettingsError> {
    const EXPECTED: &str = "an address in https:// or http:// is expected";
    let url: Option<Url> = parse(given, key, EXPECTED)?;
    match url {
        Some(url) if !matches!(url.scheme(), "https" | "http") || url.cannot_be_a_base() => {
            Err(refused(key, url.as_str(), EXPECTED))
        }
        url => Ok(url),
    }
}

/// An address and the token of its file: one without the other is a mistake.
fn access(given: &Given, key: &str) -> Result<Option<Acces>, SettingsError> {
    let Some(url) = url(given, &format!("{key}_url"))? else { return Ok(None) };
    let key = format!("{key}_token_file");
    let path = given.get(&key).cloned().unwrap_or_default();
    let token = std::fs::read_to_string(&path).map_err(|error| {
        refused(&key, &path, &format!("the file of the token is expected ({error})"))
    })?;
    Ok(Some(Acces { url, jeton: token.trim().to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(values: &[(&str, &str)]) -> Given {
        values.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn nothing_is_asked_without_a_setting() {
        let settings = registers(&given(&[])).unwrap();
        assert!(settings.ban.is_none() && settings.api_entreprise.is_none());
        let policy = policy(&given(&[])).unwrap();
        assert!(policy.allowed.is_empty() && policy.proxy.is_none());
    }

    #[test]
    fn a_token_is_read_from_its_file_and_told_in_no_message() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("jeton");
        std::fs::write(&file, "tres-secret\n").unwrap();
        let path = file.display().to_string();
        let key = "registres_api_particulier";
        let both = [
            ("registres_api_particulier_url", "https://particulier.exemple.fr"),
            ("registres_api_particulier_token_file", path.as_str()),
        ];
        let access_ = access(&given(&both), key).unwrap().unwrap();
        assert_eq!(access_.jeton, "tres-secret");
        assert!(!format!("{access_:?}").contains("secret"));
        let refused = access(&given(&both[..1]), key).unwrap_err().to_string();
        assert!(refused.starts_with("registres_api_particulier_token_file"), "{refused}");
    }

    #[test]
    fn bad_places_say_which_and_a_proxy_keeps_its_password() {
        let bad = policy(&given(&[("outgoing_allowed", "10.0.0.0/8, http://x")])).unwrap_err();
        assert!(bad.to_string().starts_with("outgoing_allowed = \"http://x\""), "{bad}");
        let bad = policy(&given(&[("outgoing_proxy", "socks://a:secret@x")])).unwrap_err();
        assert!(!bad.to_string().contains("secret"), "{bad}");
        assert!(registers(&given(&[("registres_ban_url", "ftp://x")])).is_err());
        assert!(registers(&given(&[("registres_ban_url", "data:x")])).is_err());
    }
}
