//! Numbers, sums of money, sizes and lists as each language writes them.

use crate::{Langue, Textes};

impl Textes {
    /// A whole number with its separators: « 1 200 » (U+202F), “1,200”.
    pub fn nombre(self, nombre: i64) -> String {
        grouper(self.langue(), &nombre.to_string())
    }

    /// A number with a fixed count of decimals: « 1 200,50 ».
    pub fn decimal(self, nombre: f64, decimales: usize) -> String {
        grouper(self.langue(), &format!("{nombre:.decimales$}"))
    }

    /// A sum in euros from its cents: « 12,50 € », « 12 € » when there are none.
    pub fn montant(self, centimes: i64) -> String {
        let signe = if centimes < 0 { "-" } else { "" };
        let (euros, reste) = (centimes.unsigned_abs() / 100, centimes.unsigned_abs() % 100);
        let somme = if reste == 0 {
            format!("{signe}{euros}")
        } else {
            format!("{signe}{euros}.{reste:02}")
        };
        self.commun_montant(grouper(self.langue(), &somme))
    }

    /// A file's size from its bytes, in units of a thousand: « 340 Ko », « 1,2 Mo ».
    pub fn taille_fichier(self, octets: u64) -> String {
        if octets < 1_000 {
            return self.commun_taille_octets(octets);
        }
        let arrondi = |unite: u64| octets.saturating_add(unite / 2) / unite;
        let texte = |unite: u64| {
            let dixiemes = arrondi(unite / 10);
            let nombre = match (dixiemes / 10, dixiemes % 10) {
                (entier @ 0..10, reste @ 1..) => format!("{entier}.{reste}"),
                _ => arrondi(unite).to_string(),
            };
            grouper(self.langue(), &nombre)
        };
        match octets {
            0..=999_499 => self.commun_taille_ko(texte(1_000)),
            999_500..=999_499_999 => self.commun_taille_mo(texte(1_000_000)),
            _ => self.commun_taille_go(texte(1_000_000_000)),
        }
    }

    /// A list in a sentence: « a, b et c ».
    pub fn liste<T: AsRef<str>>(self, elements: &[T]) -> String {
        match elements {
            [] => String::new(),
            [seul] => seul.as_ref().to_owned(),
            [debut @ .., dernier] => {
                let debut: Vec<&str> = debut.iter().map(AsRef::as_ref).collect();
                format!("{} {} {}", debut.join(", "), self.commun_et(), dernier.as_ref())
            }
        }
    }
}

/// Writes a number given with a point (`-1200.5`) with the language's separators.
pub(crate) fn grouper(langue: Langue, nombre: &str) -> String {
    let (groupe, virgule) = match langue {
        Langue::Fr => ('\u{202f}', ','),
        Langue::En => (',', '.'),
    };
    let (signe, chiffres) =
        nombre.strip_prefix('-').map_or(("", nombre), |chiffres| ("\u{2212}", chiffres));
    let (entier, decimales) = chiffres.split_once('.').unwrap_or((chiffres, ""));
    let mut out = signe.to_owned();
    for (rang, chiffre) in entier.chars().enumerate() {
        if rang > 0 && (entier.len() - rang).is_multiple_of(3) {
            out.push(groupe);
        }
        out.push(chiffre);
    }
    if !decimales.is_empty() {
        out.push(virgule);
        out.push_str(decimales);
    }
    out
}
