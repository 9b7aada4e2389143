/// The address to go back to after a sign-in: `vers` when it is a path of this host, else `sinon`.
pub fn retour_sur<'a>(vers: Option<&'a str>, sinon: &'a str) -> &'a str {
    vers.filter(|vers| is_local_path(vers)).unwrap_or(sinon)
}

/// Browsers read `//host`, `/\host` and `/<tab>/host` as another host.
fn is_local_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= 2_000
        && !path.chars().any(|c| c == '\\' || c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::retour_sur;

    #[test]
    fn only_paths_of_this_host_are_followed() {
        for good in ["/", "/agent/dossiers/12?tri=date", "/c/x/agent"] {
            assert_eq!(retour_sur(Some(good), "/agent"), good);
        }
        let elsewhere = [
            "",
            "agent",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/a\r\nSet-Cookie: x",
            " /agent",
        ];
        for bad in elsewhere {
            assert_eq!(retour_sur(Some(bad), "/agent"), "/agent", "{bad:?}");
        }
        assert_eq!(retour_sur(None, "/agent"), "/agent");
    }
}
