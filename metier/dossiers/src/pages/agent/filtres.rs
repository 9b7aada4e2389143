//! What the list is restricted to: read from the address, written back into addresses.

use jiff::ToSpan;
use jiff::civil::Date;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use web::Valeurs;

use crate::depot::{Onglet, Page, Repere, Tri};
use crate::modele::{Canal, Etat};

/// The periods of reception offered, in days.
pub(super) const PERIODES: [i64; 4] = [7, 30, 90, 365];

/// The states offered.
pub(super) const ETATS: [Etat; 5] =
    [Etat::EnConstruction, Etat::EnInstruction, Etat::Accepte, Etat::Refuse, Etat::SansSuite];

/// What is written otherwise in an address.
const ENCODE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// The longest search that is looked at, in characters.
const CHERCHE_MAX: usize = 200;

/// The filters of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Adresse {
    pub(super) onglet: Onglet,
    pub(super) tri: Tri,
    /// The number of a démarche.
    pub(super) demarche: Option<i64>,
    pub(super) etat: Option<Etat>,
    /// Received in these last days.
    pub(super) recu: Option<i64>,
    pub(super) canal: Option<Canal>,
    /// Followed by this agent.
    pub(super) suivi: Option<i64>,
    /// The words searched.
    pub(super) q: String,
    pub(super) page: Page,
}

impl Adresse {
    /// What an address says; what it says wrong counts as absent.
    pub(super) fn lire(parametres: &Valeurs) -> Self {
        let q: String = parametres.texte("q").chars().take(CHERCHE_MAX).collect();
        let sinon = if q.trim().is_empty() { Onglet::APrendre } else { Onglet::Tous };
        let nombre = |nom: &str| parametres.texte(nom).parse::<i64>().ok();
        let repere = |nom: &str| Repere::lire(parametres.texte(nom));
        let page = match (repere("apres"), repere("avant")) {
            (Some(repere), _) => Page::Apres(repere),
            (None, Some(repere)) => Page::Avant(repere),
            (None, None) => Page::Debut,
        };
        Self {
            onglet: Onglet::lire(parametres.texte("onglet")).unwrap_or(sinon),
            tri: Tri::lire(parametres.texte("tri")).unwrap_or(Tri::Echeance),
            demarche: nombre("demarche"),
            etat: Etat::lire(parametres.texte("etat")).filter(|etat| ETATS.contains(etat)),
            recu: nombre("recu").filter(|jours| PERIODES.contains(jours)),
            canal: Canal::lire(parametres.texte("canal")),
            suivi: nombre("suivi"),
            q,
            page,
        }
    }

    /// The first day of reception.
    pub(super) fn depuis(&self, aujourdhui: Date) -> Option<Date> {
        self.recu.and_then(|jours| aujourdhui.checked_sub(jours.days()).ok())
    }

    /// Whether one of the filters is set, the search aside.
    pub(super) fn filtre(&self) -> bool {
        self.demarche.is_some()
            || self.etat.is_some()
            || self.recu.is_some()
            || self.canal.is_some()
            || self.suivi.is_some()
    }

    /// Whether what failed stands above the rows: at the beginning of each list, not in a search.
    pub(super) fn montre_a_reparer(&self) -> bool {
        self.page == Page::Debut && !self.restreint() && self.onglet != Onglet::AReparer
    }

    /// Whether the rows of the tab are restricted.
    pub(super) fn restreint(&self) -> bool {
        self.filtre() || !self.q.is_empty()
    }

    /// The same filters in another tab, from its beginning.
    pub(super) fn dans(&self, onglet: Onglet) -> Self {
        Self { onglet, ..self.a(Page::Debut) }
    }

    /// The same filters, elsewhere in the list.
    pub(super) fn a(&self, page: Page) -> Self {
        Self { page, ..self.clone() }
    }

    /// The order and the filters alone, as an agent keeps them.
    pub(super) fn gardee(&self) -> String {
        let mut parts = Vec::new();
        if self.tri != Tri::Echeance {
            parts.push(("tri", self.tri.code().to_owned()));
        }
        parts.extend(self.demarche.map(|numero| ("demarche", numero.to_string())));
        parts.extend(self.etat.map(|etat| ("etat", etat.code().to_owned())));
        parts.extend(self.recu.map(|jours| ("recu", jours.to_string())));
        parts.extend(self.canal.map(|canal| ("canal", canal.code().to_owned())));
        parts.extend(self.suivi.map(|agent| ("suivi", agent.to_string())));
        ecrire(parts)
    }

    /// The path of the list with these filters.
    pub(super) fn chemin(&self) -> String {
        let mut parts = Vec::new();
        if !self.q.is_empty() {
            parts.push(("q", self.q.clone()));
        }
        match &self.page {
            Page::Debut => {}
            Page::Apres(repere) => parts.push(("apres", repere.texte())),
            Page::Avant(repere) => parts.push(("avant", repere.texte())),
        }
        let onglet = format!("onglet={}", self.onglet.code());
        let parts = [onglet, self.gardee(), ecrire(parts)];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("/agent?{}", parts.join("&"))
    }

    /// The number of a dossier, when nothing else was typed: « 4 790 », « n° 4790 ».
    pub(super) fn numero(&self) -> Option<i64> {
        let nu = self.q.trim_start_matches(['n', 'N', '°', 'º', '#']);
        let chiffres: String = nu.chars().filter(|signe| !signe.is_whitespace()).collect();
        let seul = !chiffres.is_empty() && chiffres.chars().all(|signe| signe.is_ascii_digit());
        if seul { chiffres.parse().ok() } else { None }
    }
}

fn ecrire(parts: Vec<(&'static str, String)>) -> String {
    let part =
        |(nom, valeur): &(&str, String)| format!("{nom}={}", utf8_percent_encode(valeur, ENCODE));
    parts.iter().map(part).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lue(paires: &[(&str, &str)]) -> Adresse {
        let paires = paires.iter().map(|(nom, valeur)| ((*nom).to_owned(), (*valeur).to_owned()));
        Adresse::lire(&Valeurs::new(paires.collect()))
    }

    #[test]
    fn an_address_is_read_and_written_back() {
        let filtres = lue(&[
            ("onglet", "miens"),
            ("tri", "recents"),
            ("etat", "refuse"),
            ("recu", "30"),
            ("q", "école & co"),
            ("canal", "guichet"),
            ("suivi", "7"),
            ("apres", "0~~3"),
        ]);
        let gardes = "tri=recents&etat=refuse&recu=30&canal=guichet&suivi=7";
        assert_eq!(filtres.gardee(), gardes);
        let suite = "&q=%C3%A9cole%20%26%20co&apres=0%7E%7E3";
        assert_eq!(filtres.chemin(), format!("/agent?onglet=miens&{gardes}{suite}"));
        assert_eq!(filtres.dans(Onglet::Ranges).page, Page::Debut);
    }

    #[test]
    fn what_is_wrong_counts_as_absent() {
        let filtres =
            lue(&[("onglet", "x"), ("etat", "brouillon"), ("recu", "2"), ("apres", "-4")]);
        assert_eq!(filtres.chemin(), "/agent?onglet=a-prendre");
        assert!(!filtres.restreint());
    }

    #[test]
    fn a_bare_number_is_a_dossier() {
        for saisie in ["4790", "4 790", "n° 4790", " N°4\u{a0}790"] {
            assert_eq!(lue(&[("q", saisie)]).numero(), Some(4790), "{saisie}");
        }
        for saisie in ["", "12 rue Haute", "n", "martin"] {
            assert_eq!(lue(&[("q", saisie)]).numero(), None, "{saisie}");
        }
    }
}
