//! The fixed words of the components, in each language.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_syntax::ast;
use fluent_syntax::parser::parse;

macro_rules! mots {
    ($($champ:ident = $cle:literal),+ $(,)?) => {
        /// The words that components say by themselves; pages give all the others.
        #[derive(Debug)]
        pub struct Mots {
            $(pub(crate) $champ: String,)+
            erreurs_en_lettres: Vec<String>,
        }

        impl Mots {
            fn lire(ftl: &str) -> Self {
                let mut textes = lire(ftl);
                let mut prendre = |cle: &str| textes.remove(cle).unwrap_or_else(|| cle.to_owned());
                Self {
                    $($champ: prendre($cle),)+
                    erreurs_en_lettres: (1..=9).map(|n| prendre(&format!("composants-erreurs-{n}"))).collect(),
                }
            }

            #[cfg(test)]
            fn cles() -> Vec<&'static str> {
                vec![$($cle),+]
            }
        }
    };
}

mots! {
    aller_au_contenu = "composants-aller-au-contenu",
    annee = "composants-date-annee",
    composer = "composants-etape",
    copie = "composants-copie",
    decider = "composants-decider",
    delai_titre = "composants-delai-titre",
    delai_texte = "composants-delai-texte",
    delai_prolonger = "composants-delai-prolonger",
    envoi_en_cours = "composants-envoi-en-cours",
    erreur = "composants-erreur",
    erreurs_nombreuses = "composants-erreurs-nombreuses",
    etape_faite = "composants-etape-faite",
    facultatif = "composants-facultatif",
    fermer = "composants-fermer",
    fil_ariane = "composants-fil-ariane",
    filtres = "composants-filtres",
    heure = "composants-date-heure",
    jour = "composants-date-jour",
    liste_choisir = "composants-liste-choisir",
    liste_demandeur = "composants-liste-demandeur",
    liste_demarche = "composants-liste-demarche",
    liste_dernier_fait = "composants-liste-dernier-fait",
    liste_echeance = "composants-liste-echeance",
    liste_etat = "composants-liste-etat",
    liste_reste = "composants-liste-reste",
    liste_suivi_par = "composants-liste-suivi-par",
    liste_tous = "composants-liste-tous",
    menu = "composants-menu",
    minute = "composants-date-minute",
    mois = "composants-date-mois",
    navigation = "composants-navigation",
    onglets = "composants-onglets",
    page_suivante = "composants-page-suivante",
    page_precedente = "composants-page-precedente",
    pagination = "composants-pagination",
    position = "composants-page-position",
    raccourcis = "composants-raccourcis",
    reponses_gardees = "composants-reponses-gardees",
    retirer = "composants-retirer",
    signes = "composants-signes-au-plus",
    signes_en_trop = "composants-signes-en-trop",
    signes_restants = "composants-signes-restants",
}

static FRANCAIS: LazyLock<Mots> =
    LazyLock::new(|| Mots::lire(include_str!("../../../../locales/fr/composants.ftl")));
static ANGLAIS: LazyLock<Mots> =
    LazyLock::new(|| Mots::lire(include_str!("../../../../locales/en/composants.ftl")));

/// Every message of a file whose pattern is text and plain variables; a variable is kept as `{nom}`.
fn lire(ftl: &str) -> HashMap<String, String> {
    let ressource = parse(ftl).unwrap_or_else(|(ressource, _)| ressource);
    let messages = ressource.body.into_iter().filter_map(|entree| match entree {
        ast::Entry::Message(message) => Some((message.id.name, message.value?)),
        _ => None,
    });
    messages.map(|(cle, motif)| (cle.to_owned(), motif_en_texte(&motif))).collect()
}

fn motif_en_texte(motif: &ast::Pattern<&str>) -> String {
    let mut texte = String::new();
    for element in &motif.elements {
        match element {
            ast::PatternElement::TextElement { value } => texte.push_str(value),
            ast::PatternElement::Placeable {
                expression:
                    ast::Expression::Inline(ast::InlineExpression::VariableReference { id }),
            } => {
                texte.push('{');
                texte.push_str(id.name);
                texte.push('}');
            }
            ast::PatternElement::Placeable { .. } => {}
        }
    }
    texte
}

impl Mots {
    /// The words of a language (`fr`, `en`); French when it is another one.
    #[must_use]
    pub fn de(langue: &str) -> &'static Mots {
        match langue {
            "en" => &ANGLAIS,
            _ => &FRANCAIS,
        }
    }

    /// « Étape 2 sur 7 ».
    pub(crate) fn etape(&self, courante: usize, total: usize) -> String {
        (self.composer.replace("{courante}", &courante.to_string()))
            .replace("{total}", &total.to_string())
    }

    /// « Quatre réponses sont à corriger ».
    pub(crate) fn erreurs(&self, nombre: usize) -> String {
        match self.erreurs_en_lettres.get(nombre.wrapping_sub(1)) {
            Some(titre) => titre.clone(),
            None => self.erreurs_nombreuses.replace("{nombre}", &nombre.to_string()),
        }
    }

    /// « 500 signes au plus ».
    pub(crate) fn signes_au_plus(&self, max: u32) -> String {
        self.signes.replace("{max}", &max.to_string())
    }

    /// « Page 2 sur 9 ».
    pub(crate) fn position(&self, page: u64, total: u64) -> String {
        (self.position.replace("{page}", &page.to_string())).replace("{total}", &total.to_string())
    }

    /// « Erreur : L’enfant à inscrire ».
    pub(crate) fn titre_en_erreur(&self, titre: &str) -> String {
        self.erreur.replace("{titre}", titre)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word() {
        for (nom, ftl) in [
            ("fr", include_str!("../../../../locales/fr/composants.ftl")),
            ("en", include_str!("../../../../locales/en/composants.ftl")),
        ] {
            let textes = lire(ftl);
            let nombres = (1..=9).map(|n| format!("composants-erreurs-{n}"));
            let cles: Vec<_> = Mots::cles().into_iter().map(str::to_owned).chain(nombres).collect();
            for cle in &cles {
                assert!(textes.contains_key(cle), "{nom} lacks {cle}");
            }
            assert_eq!(textes.len(), cles.len(), "{nom} has words that nothing says");
        }
    }

    #[test]
    fn counts_are_in_letters_up_to_nine() {
        let mots = Mots::de("fr");
        assert_eq!(mots.erreurs(4), "Quatre réponses sont à corriger");
        assert_eq!(mots.erreurs(12), "12 réponses sont à corriger");
        assert_eq!(mots.etape(2, 7), "Étape 2 sur 7");
    }
}
