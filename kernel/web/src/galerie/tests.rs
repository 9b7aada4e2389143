use super::*;

/// Tags that HTML never closes.
const VIDES: [&str; 8] = ["!doctype", "meta", "link", "input", "img", "br", "path", "hr"];

/// Every opened tag is closed, in order; ids are unique; each `for` and `aria-*` reference exists.
fn verifier(nom: &str, html: &str) {
    let (mut ouvertes, mut ids, mut renvois) = (Vec::new(), Vec::new(), Vec::new());
    for morceau in html.split('<').skip(1) {
        let (balise, _) = morceau.split_once('>').unwrap_or_else(|| panic!("{nom}: {morceau}"));
        let tag = balise.split([' ', '\n']).next().unwrap().to_lowercase();
        if let Some(fermee) = tag.strip_prefix('/') {
            assert_eq!(ouvertes.pop().as_deref(), Some(fermee), "{nom}: </{fermee}>");
        } else if !VIDES.contains(&tag.as_str()) && !balise.ends_with('/') {
            ouvertes.push(tag);
        }
        ids.extend(attribut(balise, "id"));
        for lien in ["for", "aria-describedby", "aria-labelledby", "data-si"] {
            renvois.extend(attribut(balise, lien));
        }
    }
    assert!(ouvertes.is_empty(), "{nom}: {ouvertes:?} stay open");
    let nombre = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), nombre, "{nom}: an id is there twice");
    for renvoi in renvois.iter().flat_map(|r| r.split(' ')) {
        assert!(ids.binary_search(&renvoi).is_ok(), "{nom}: nothing has the id {renvoi}");
    }
}

fn attribut<'a>(balise: &'a str, nom: &str) -> Option<&'a str> {
    let debut = balise.find(&format!(" {nom}=\""))? + nom.len() + 3;
    balise[debut..].split('"').next()
}

#[test]
fn every_page_of_the_gallery_is_well_formed() {
    for nom in PAGES {
        verifier(nom, &page(nom, "/couleurs/x.css").unwrap());
    }
    assert_eq!(page("rien", ""), None);
}

#[test]
fn every_page_has_one_title_one_main_and_known_assets() {
    for nom in PAGES {
        let html = page(nom, "/couleurs/x.css").unwrap();
        let compter = |motif: &str| html.matches(motif).count();
        assert_eq!(compter("<h1"), 1, "{nom}: h1");
        assert_eq!(compter("<main"), 1, "{nom}: main");
        assert_eq!(compter("/assets/absent"), 0, "{nom}: an asset is unknown");
        assert!(compter(" style=") + compter("<style") + compter(" onclick") == 0, "{nom}: inline");
    }
}

#[test]
fn a_page_has_one_plaque_and_a_form_none() {
    for (nom, nombre) in [
        ("accueil", 1),
        ("demarche", 1),
        ("formulaire", 0),
        ("formulaire-erreurs", 0),
        ("suivi", 1),
        ("dossier", 1),
    ] {
        let html = page(nom, "").unwrap();
        assert_eq!(html.matches("class=\"plaque-in\"").count(), nombre, "{nom}");
    }
}

#[test]
fn a_page_in_error_says_it_first() {
    let html = page("formulaire-erreurs", "").unwrap();
    assert!(html.contains("<title>Erreur\u{202f}: Étape 2 sur 7"), "{}", &html[..400]);
    assert!(html.contains("Quatre réponses sont à corriger"));
    assert!(!page("formulaire", "").unwrap().contains("class=\"resume\""));
}

#[test]
fn every_component_has_its_samples() {
    let tout: String = PAGES.iter().map(|nom| page(nom, "").unwrap()).collect();
    for modele in include_dir() {
        assert!(tout.contains(&format!("class=\"{modele}")), "no sample shows .{modele}");
    }
}

/// The first class of every component, as its template writes it.
fn include_dir() -> Vec<String> {
    let dossier = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/composants");
    let fichiers = std::fs::read_dir(dossier).unwrap().map(|f| f.unwrap().path());
    let textes = fichiers.filter(|f| f.is_file()).map(|f| std::fs::read_to_string(f).unwrap());
    textes
        .filter_map(|texte| {
            let classe = texte.split("class=\"").nth(1)?.split(['"', ' ', '{']).next()?;
            (!classe.is_empty()).then(|| classe.to_owned())
        })
        .collect()
}

#[test]
fn a_text_given_by_a_caller_is_escaped_once() {
    use crate::composants::{Bouton, ChampTexte};
    let html = HtmlSur::from(Bouton::primaire("<b>&</b>")).to_string();
    assert!(html.contains("&#60;b&#62;&#38;&#60;/b&#62;"), "{html}");
    let champ = HtmlSur::from(ChampTexte::nouveau("a", "A").valeur("\"><script>").aide("a < b"));
    assert!(!champ.as_str().contains("<script>"), "{champ}");
    assert!(champ.as_str().contains("a &lt; b"), "{champ}");
    assert_eq!(HtmlSur::assainir("<p onclick=x>a<script>b</script></p>").as_str(), "<p>a</p>");
}
