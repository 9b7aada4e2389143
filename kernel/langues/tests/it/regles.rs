//! The rules of language, on the real files.

use std::fs;

use crate::textes::{Texte, lire, locales};

const INSECABLES: [char; 2] = ['\u{202f}', '\u{a0}'];
const PAS_POUR_LES_HABITANTS: [&str; 5] = ["agent", "admin", "operateur", "galerie", "loi"];
const MOTS_PAR_PHRASE: usize = 25;

#[test]
fn french_typography() {
    report(lire("fr").iter().filter_map(|texte| Some((texte, typographie(&texte.texte)?))));
}

#[test]
fn sentences_are_short() {
    for langue in ["fr", "en"] {
        let textes = lire(langue);
        report(
            textes
                .iter()
                .filter(|texte| pour_les_habitants(texte))
                .filter_map(|texte| Some((texte, longueur(&texte.texte)?))),
        );
    }
}

#[test]
fn no_jargon() {
    let liste = fs::read_to_string(locales().join("jargon.txt")).expect("locales/jargon.txt");
    let jargon: Vec<&str> = liste
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    assert!(jargon.len() > 20, "the list of jargon is nearly empty");
    let textes = lire("fr");
    report(
        textes
            .iter()
            .filter(|texte| pour_les_habitants(texte))
            .filter_map(|texte| Some((texte, jargon_de(&texte.texte, &jargon)?))),
    );
}

#[test]
fn the_rules_see_faults() {
    for good in [
        "Que voulez-vous\u{202f}?",
        "«\u{a0}Oui\u{202f}», à 9\u{a0}h",
        "Voir https://a.fr/b?c=d;e",
        "Quoi\u{202f}?!",
        "Écrire à a:b@c.fr",
        "10\u{202f}:",
        "par exemple 14:30",
    ] {
        assert_eq!(typographie(good), None, "{good}");
    }
    for bad in ["Quoi ?", "Quoi?", "l'eau", "« Oui\u{a0}»", "«\u{a0}Oui »", "x: y", ": y"] {
        assert!(typographie(bad).is_some(), "{bad}");
    }
    let long = "mot ".repeat(26);
    assert!(longueur(&long).is_some());
    assert_eq!(longueur(&format!("{}. {}", "mot ".repeat(25), "mot ".repeat(25))), None);
    let jargon = ["usager", "pièce justificative"];
    assert!(jargon_de("Les Usagers.", &jargon).is_some());
    assert!(jargon_de("une pièce justificative", &jargon).is_some());
    assert_eq!(jargon_de("usagère", &jargon), None);
}

fn report<'a>(faults: impl Iterator<Item = (&'a Texte, String)>) {
    let lines: Vec<String> = faults
        .map(|(texte, fault)| format!("{}: {}: {fault}: {}", texte.fichier, texte.cle, texte.texte))
        .collect();
    assert!(lines.is_empty(), "{} fault(s):\n{}", lines.len(), lines.join("\n"));
}

fn pour_les_habitants(texte: &Texte) -> bool {
    !texte.cle.split('-').any(|segment| PAS_POUR_LES_HABITANTS.contains(&segment))
}

fn est_une_adresse(mot: &str) -> bool {
    mot.contains("://") || mot.contains('@')
}

fn typographie(texte: &str) -> Option<String> {
    let sans_adresses: String = texte
        .split_inclusive([' ', '\n'])
        .map(|mot| if est_une_adresse(mot) { "x " } else { mot })
        .collect();
    let mut avant = None;
    let mut suite = sans_adresses.chars().peekable();
    while let Some(c) = suite.next() {
        let chiffre = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
        let saisie = c == ':' && chiffre(avant.as_ref()) && chiffre(suite.peek());
        let double = matches!(c, ':' | ';' | '?' | '!' | '»') && !saisie;
        let espace =
            avant.is_some_and(|avant| INSECABLES.contains(&avant) || matches!(avant, '?' | '!'));
        if double && !espace {
            return Some(format!("a narrow no-break space (U+202F) goes before {c}"));
        }
        if c == '«' && !suite.peek().is_some_and(|apres| INSECABLES.contains(apres)) {
            return Some("a narrow no-break space (U+202F) goes after «".to_owned());
        }
        if c == '\'' {
            return Some("the apostrophe is ’".to_owned());
        }
        avant = Some(c);
    }
    None
}

fn longueur(texte: &str) -> Option<String> {
    let fin = |mot: &str| {
        mot.trim_end_matches(['»', '”', ')', '\u{202f}', '\u{a0}'])
            .ends_with(['.', '!', '?', '…', ':'])
    };
    let mut mots = 0;
    for ligne in texte.lines() {
        for mot in ligne.split(' ') {
            mots += usize::from(mot.chars().any(char::is_alphanumeric));
            if mots > MOTS_PAR_PHRASE {
                return Some(format!("a sentence of more than {MOTS_PAR_PHRASE} words"));
            }
            if fin(mot) {
                mots = 0;
            }
        }
        mots = 0;
    }
    None
}

fn jargon_de(texte: &str, jargon: &[&str]) -> Option<String> {
    let mots = format!(" {} ", mots(texte));
    jargon
        .iter()
        .find(|terme| {
            ["", "s", "x"].iter().any(|fin| mots.contains(&format!(" {}{fin} ", self::mots(terme))))
        })
        .map(|terme| format!("jargon « {terme} »"))
}

fn mots(texte: &str) -> String {
    let minuscules = texte.to_lowercase();
    minuscules
        .split(|c: char| !c.is_alphanumeric())
        .filter(|mot| !mot.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
