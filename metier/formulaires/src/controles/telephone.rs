use crate::probleme::{Code, Rejet};

/// The country codes of the overseas territories that dial like France: code, first digits of the national number.
const OUTRE_MER: &[(&str, &[&str])] = &[
    ("590", &["590", "690", "691"]),
    ("594", &["594", "694"]),
    ("596", &["596", "696", "697"]),
    ("262", &["262", "263", "269", "639", "692", "693"]),
];

/// Brings what a person types to E.164: `06 12 34 56 78`, `+33 (0)6 12…`, `0033 6…`, `0590 12 34 56`, `+44 20…`.
pub(crate) fn lire(texte: &str) -> Result<String, Rejet> {
    let texte = texte.trim().replace("(0)", "");
    let plus = texte.starts_with('+');
    if texte
        .chars()
        .any(|signe| !signe.is_ascii_digit() && !" .-/()+\u{a0}\u{202f}\u{2011}".contains(signe))
    {
        return Err(Code::TelephoneAttendu.into());
    }
    let chiffres: String = texte.chars().filter(char::is_ascii_digit).collect();
    let e164 = match (plus, chiffres.strip_prefix("00")) {
        (true, _) => chiffres,
        (false, Some(international)) => international.to_owned(),
        (false, None) => national(&chiffres).ok_or(Code::TelephoneAttendu)?,
    };
    let e164 = format!("+{}", sans_zero(&e164));
    controler(&e164)?;
    Ok(e164)
}

/// An E.164 number: a French one follows the plan of ARCEP (decision 2018-0881), another has 7 to 15 digits.
pub(crate) fn controler(e164: &str) -> Result<(), Rejet> {
    let juste = e164.strip_prefix('+').is_some_and(|chiffres| {
        super::registres::chiffres(chiffres)
            && match chiffres.strip_prefix("33") {
                Some(national) => francais(national),
                None => outre_mer(chiffres)
                    .unwrap_or(!chiffres.starts_with('0') && (7..=15).contains(&chiffres.len())),
            }
    });
    if juste { Ok(()) } else { Err(Code::TelephoneAttendu.into()) }
}

/// The national form: `06 12 34 56 78`; another country’s number stays in E.164.
pub(crate) fn afficher(e164: &str) -> String {
    let national = match e164.strip_prefix("+33") {
        Some(national) if national.len() == 9 => Some(national),
        _ => OUTRE_MER
            .iter()
            .find_map(|(code, _)| e164.strip_prefix('+')?.strip_prefix(code))
            .filter(|national| national.len() == 9),
    };
    let Some(national) = national else { return e164.to_owned() };
    format!("0{national}")
        .as_bytes()
        .chunks(2)
        .map(String::from_utf8_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The ten digits of the national form, to country code and number.
fn national(chiffres: &str) -> Option<String> {
    let nu = chiffres.strip_prefix('0')?;
    if nu.len() != 9 {
        return None;
    }
    let code = OUTRE_MER
        .iter()
        .find(|(_, debuts)| debuts.iter().any(|debut| nu.starts_with(debut)))
        .map_or("33", |(code, _)| code);
    Some(format!("{code}{nu}"))
}

/// People write `+33 06…`: the zero of the national form goes.
fn sans_zero(e164: &str) -> String {
    let codes = OUTRE_MER.iter().map(|(code, _)| *code).chain(["33"]);
    for code in codes {
        if let Some(national) = e164.strip_prefix(code).and_then(|reste| reste.strip_prefix('0')) {
            return format!("{code}{national}");
        }
    }
    e164.to_owned()
}

fn francais(national: &str) -> bool {
    national.len() == 9 && !national.starts_with('0')
}

fn outre_mer(chiffres: &str) -> Option<bool> {
    let (code, debuts) = OUTRE_MER.iter().find(|(code, _)| chiffres.starts_with(code))?;
    let national = chiffres.strip_prefix(code)?;
    Some(
        national.len() == 9
            && (debuts.iter().any(|debut| national.starts_with(debut))
                || national.starts_with('9')),
    )
}
