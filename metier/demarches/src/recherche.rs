//! The search of residents: every word counts but the small ones, whatever their case and accents;
//! what the title says comes before what the description says.

use db::{DbError, Tx};
use primitives::fold;

use crate::depot;
use crate::modele::Apercu;

/// How many démarches a page of the search shows.
pub const PAR_PAGE: usize = 20;

/// More words than that are not looked for.
const MOST_WORDS: usize = 12;

/// Words that say nothing of what is sought; single letters (« d’ », « l’ ») neither.
const PETITS_MOTS: &[&str] = &[
    "le", "la", "les", "un", "une", "des", "de", "du", "au", "aux", "et", "ou", "en", "pour",
    "par", "sur", "dans", "avec", "mon", "ma", "mes", "son", "sa", "ses", "je", "veux", "comment",
    "faire", "demande", "demander", "demarche", "obtenir",
];

/// One page of the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouvees {
    /// The démarches of this page.
    pub demarches: Vec<Apercu>,
    /// How many there are in all.
    pub total: usize,
    /// This page, from 1.
    pub page: usize,
    /// How many pages there are, at least 1.
    pub pages: usize,
    /// Whether nothing holds every word, so that these hold some of them.
    pub approchees: bool,
}

/// The published démarches that a resident's words find; without words, all of them by title.
/// `page` begins at 1 and is brought back within what there is.
pub fn chercher(tx: &mut Tx<'_>, mots: &str, page: usize) -> Result<Trouvees, DbError> {
    let words = mots_cherches(mots);
    if words.is_empty() {
        return toutes(tx, page);
    }
    let engine = tx.engine();
    let tenant = depot::mot_de_collectivite(tx);
    let find = |tx: &mut Tx<'_>, query: Option<String>| match query {
        Some(query) => depot::trouver(tx, &dans_la_collectivite(engine, &tenant, &query)),
        None => Ok(Vec::new()),
    };
    let mut found = find(tx, db::words_query(engine, &words, true))?;
    let approchees = found.is_empty() && words.len() > 1;
    if approchees {
        found = find(tx, db::any_words_query(engine, &words, true))?;
    }
    classer(&mut found, &words);
    Ok(decouper(found, page, approchees))
}

fn toutes(tx: &mut Tx<'_>, page: usize) -> Result<Trouvees, DbError> {
    let at = |page: usize| (PAR_PAGE as i64, ((page - 1) * PAR_PAGE) as i64);
    let (limit, offset) = at(page.clamp(1, 1_000_000));
    let (mut demarches, total) = depot::publiees(tx, limit, offset)?;
    let total = usize::try_from(total).unwrap_or_default();
    let pages = total.div_ceil(PAR_PAGE).max(1);
    let page = page.clamp(1, 1_000_000);
    if page > pages {
        let (limit, offset) = at(pages);
        demarches = depot::publiees(tx, limit, offset)?.0;
    }
    Ok(Trouvees { demarches, total, page: page.min(pages), pages, approchees: false })
}

/// The words worth looking for: stems, without repetition; the small ones when there is nothing else.
fn mots_cherches(mots: &str) -> Vec<String> {
    let folded = fold::fold(mots);
    let all: Vec<&str> = folded.split(' ').filter(|word| word.len() > 1).collect();
    let useful: Vec<&str> =
        all.iter().copied().filter(|word| !PETITS_MOTS.contains(word)).collect();
    let mut words: Vec<String> = Vec::new();
    for word in if useful.is_empty() { all } else { useful } {
        let stem = fold::stem(word);
        if !words.contains(&stem) && words.len() < MOST_WORDS {
            words.push(stem);
        }
    }
    words
}

fn dans_la_collectivite(engine: db::Engine, tenant: &str, query: &str) -> String {
    match engine {
        db::Engine::Sqlite => format!("\"{tenant}\" AND ({query})"),
        db::Engine::Postgres => format!("'{tenant}' & ({query})"),
    }
}

/// Best first: most words in the title, whole words before beginnings, then in the summary; equals
/// stay in the order of their titles.
fn classer(found: &mut [Apercu], words: &[String]) {
    found.sort_by_cached_key(|apercu| {
        std::cmp::Reverse(4 * score(&apercu.titre, words) + score(&apercu.resume, words))
    });
}

fn score(text: &str, words: &[String]) -> usize {
    let held = fold::words(text);
    let of = |word: &String| match () {
        () if held.contains(word) => 3,
        () if held.iter().any(|other| other.starts_with(word.as_str())) => 2,
        () => 0,
    };
    words.iter().map(of).sum()
}

fn decouper(found: Vec<Apercu>, page: usize, approchees: bool) -> Trouvees {
    let total = found.len();
    let pages = total.div_ceil(PAR_PAGE).max(1);
    let page = page.clamp(1, pages);
    let demarches = found.into_iter().skip((page - 1) * PAR_PAGE).take(PAR_PAGE).collect();
    Trouvees { demarches, total, page, pages, approchees }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_left_out_unless_there_is_nothing_else() {
        assert_eq!(mots_cherches("Demander un acte de naissance"), ["acte", "naissanc"]);
        assert_eq!(mots_cherches("l'école, L’ÉCOLE"), ["ecol"]);
        assert_eq!(mots_cherches("la demande"), ["la", "demand"]);
        assert_eq!(mots_cherches(" ' \u{0} "), Vec::<String>::new());
    }
}
