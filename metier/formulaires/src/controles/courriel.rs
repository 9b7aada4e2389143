use crate::probleme::{Code, Rejet};

/// The domains that most residents use.
const DOMAINES: &[&str] = &[
    "gmail.com",
    "orange.fr",
    "wanadoo.fr",
    "hotmail.fr",
    "hotmail.com",
    "outlook.fr",
    "outlook.com",
    "free.fr",
    "sfr.fr",
    "laposte.net",
    "yahoo.fr",
    "yahoo.com",
    "live.fr",
    "icloud.com",
    "bbox.fr",
    "neuf.fr",
    "numericable.fr",
    "club-internet.fr",
    "aliceadsl.fr",
    "gmx.fr",
    "protonmail.com",
    "proton.me",
    "msn.com",
    "me.com",
    "ymail.com",
];

/// An e-mail address as mail servers accept it: one `@`, a domain with a point, no space, 254 characters at most.
pub(crate) fn courriel(texte: &str) -> Result<(), Rejet> {
    let juste = texte.len() <= 254
        && texte
            .split_once('@')
            .is_some_and(|(nom, domaine)| nom_juste(nom) && domaine_juste(domaine));
    if juste { Ok(()) } else { Err(Code::CourrielAttendu.into()) }
}

fn nom_juste(nom: &str) -> bool {
    (1..=64).contains(&nom.len())
        && !nom.starts_with('.')
        && !nom.ends_with('.')
        && !nom.contains("..")
        && nom
            .bytes()
            .all(|octet| octet.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&octet))
}

fn domaine_juste(domaine: &str) -> bool {
    let etiquettes: Vec<&str> = domaine.split('.').collect();
    etiquettes.len() >= 2
        && etiquettes.iter().all(|etiquette| {
            (1..=63).contains(&etiquette.len())
                && !etiquette.starts_with('-')
                && !etiquette.ends_with('-')
                && etiquette.chars().all(|signe| signe.is_alphanumeric() || signe == '-')
        })
        && etiquettes.last().is_some_and(|dernier| {
            dernier.len() >= 2 && !dernier.bytes().all(|octet| octet.is_ascii_digit())
        })
}

/// A likely better address: the domain is one slip away from a common one.
pub(crate) fn suggestion(texte: &str) -> Option<String> {
    let (nom, domaine) = texte.split_once('@')?;
    let domaine = domaine.to_lowercase();
    if DOMAINES.contains(&domaine.as_str()) {
        return None;
    }
    let proche = DOMAINES.iter().find(|connu| a_une_faute(domaine.as_bytes(), connu.as_bytes()))?;
    Some(format!("{nom}@{proche}"))
}

/// Whether one sign was added, lost, changed, or two neighbours were swapped.
fn a_une_faute(ecrit: &[u8], voulu: &[u8]) -> bool {
    let debut = ecrit.iter().zip(voulu).take_while(|(a, b)| a == b).count();
    let (reste, attendu) = (&ecrit[debut..], &voulu[debut..]);
    match ecrit.len().abs_diff(voulu.len()) {
        0 => {
            reste.get(1..) == attendu.get(1..)
                || matches!((reste, attendu), ([a, b, x @ ..], [c, d, y @ ..]) if a == d && b == c && x == y)
        }
        1 if ecrit.len() > voulu.len() => reste.get(1..) == Some(attendu),
        1 => Some(reste) == attendu.get(1..),
        _ => false,
    }
}
