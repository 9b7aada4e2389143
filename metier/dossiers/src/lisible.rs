//! Answers as people read them, section by section: pages and letters read them here.

use formulaires::{Champ, Declaration, FichierRef, Genre, RangeeId, Rencontre, Sorte, Valeur};
use langues::Textes;

use crate::lecture::Vue;
use crate::modele::Canal;

/// A section of the answers: a title and what was asked under it; a row of a repetition is one.
pub(crate) struct Section<'v> {
    /// Its title; empty before the first one.
    pub(crate) titre: String,
    /// What was asked and answered.
    pub(crate) rencontres: Vec<Rencontre<'v>>,
}

/// The sections in order, those without any question left out.
pub(crate) fn sections<'v>(t: Textes, vue: &'v Vue) -> Vec<Section<'v>> {
    let (formulaire, reponses) = (&vue.revision.formulaire, &vue.contenu.reponses);
    let visibles = formulaires::visibles(formulaire, reponses);
    let mut sections = vec![Section { titre: String::new(), rencontres: Vec::new() }];
    let mut titre = String::new();
    let mut repetition: Option<(String, &[RangeeId])> = None;
    let mut dans: Option<&RangeeId> = None;
    for rencontre in formulaires::parcourir(formulaire, reponses, &visibles) {
        if rencontre.rangee != dans {
            dans = rencontre.rangee;
            let nom = match (dans, &repetition) {
                (Some(rangee), Some((nom, rangees))) => {
                    let rang = rangees.iter().position(|autre| autre == rangee).unwrap_or(0);
                    t.agent_reponses_rangee(nom, (rang + 1).to_string())
                }
                _ => titre.clone(),
            };
            sections.push(Section { titre: nom, rencontres: Vec::new() });
        }
        match &rencontre.champ.genre {
            Genre::HeaderSection { .. } => {
                titre = rencontre.champ.libelle.trim().to_owned();
                sections.push(Section { titre: titre.clone(), rencontres: Vec::new() });
            }
            Genre::Explication { .. } => {}
            Genre::Repetition { .. } => {
                let rangees = rencontre.valeur.map_or(&[][..], Valeur::rangees);
                repetition = Some((rencontre.champ.libelle.trim().to_owned(), rangees));
            }
            _ => {
                if let Some(section) = sections.last_mut() {
                    section.rencontres.push(rencontre);
                }
            }
        }
    }
    sections.retain(|section| !section.rencontres.is_empty());
    sections
}

/// An answer as people read it; `None` without one.
pub(crate) fn texte(t: Textes, champ: &Champ, valeur: Option<&Valeur>) -> Option<String> {
    let texte = match valeur.filter(|valeur| !valeur.est_vide())? {
        Valeur::Booleen(true) => t.commun_oui().to_owned(),
        Valeur::Booleen(false) => t.commun_non().to_owned(),
        Valeur::Date(jour) => t.date_longue(*jour),
        Valeur::DateHeure(instant) => t.instant(instant.to_zoned(primitives::paris()).datetime()),
        Valeur::Entier(nombre) if !matches!(champ.genre, Genre::DossierLink) => t.nombre(*nombre),
        Valeur::Decimal(nombre) => nombre.normalize().to_string().replace('.', ","),
        Valeur::Choix(code) if champ.genre == Genre::Civilite => match code.as_str() {
            "M" => t.usager_monsieur().to_owned(),
            _ => t.usager_madame().to_owned(),
        },
        Valeur::Plusieurs(choix) => choix.join("\n"),
        Valeur::UneFois(declaration) => figures(t, champ, declaration),
        Valeur::Rangees(rangees) => t.usager_rangees_nombre(rangees.len()),
        Valeur::Carte(geojson) => {
            point(geojson).unwrap_or_else(|| t.usager_carte_dessin().to_owned())
        }
        autre => formulaires::texte(champ, autre),
    };
    Some(texte)
}

/// Declared figures, a line each.
fn figures(t: Textes, champ: &Champ, declaration: &Declaration) -> String {
    let Genre::UneFois(source) = champ.genre else { return String::new() };
    let lignes = source.donnees().iter().filter_map(|donnee| {
        let valeur = declaration.donnees.get(&donnee.suffixe[1..])?;
        let valeur = match (donnee.sorte, valeur.as_str()) {
            (Sorte::OuiNon, "true") => t.commun_oui().to_owned(),
            (Sorte::OuiNon, "false") => t.commun_non().to_owned(),
            (Sorte::Nombre, nombre) => nombre.replace('.', ","),
            (_, autre) => autre.to_owned(),
        };
        let nom = crate::pages::fiches::donnee(t, &donnee.suffixe[1..]);
        Some(t.registres_fait(nom, valeur))
    });
    lignes.collect::<Vec<_>>().join("\n")
}

/// « 49.5641, 3.6199 », when a drawing is one point.
pub(crate) fn point(geojson: &serde_json::Value) -> Option<String> {
    let [seul] = geojson["features"].as_array()?.as_slice() else { return None };
    let geometrie = &seul["geometry"];
    let coordonnees =
        geometrie["coordinates"].as_array().filter(|_| geometrie["type"] == "Point")?;
    Some(format!("{}, {}", coordonnees.get(1)?, coordonnees.first()?))
}

/// A sentence's beginning.
pub(crate) fn majuscule(texte: &str) -> String {
    let mut lettres = texte.chars();
    lettres.next().map(|lettre| lettre.to_uppercase().chain(lettres).collect()).unwrap_or_default()
}

/// How a request came.
pub(crate) fn canal(t: Textes, canal: Canal) -> &'static str {
    match canal {
        Canal::EnLigne => t.agent_canal_en_ligne(),
        Canal::Guichet => t.agent_canal_guichet(),
        Canal::Telephone => t.agent_canal_telephone(),
        Canal::Courrier => t.agent_canal_courrier(),
        Canal::Courriel => t.agent_canal_courriel(),
    }
}

/// The files of the answers, in the order of the form.
pub(crate) fn fichiers(t: Textes, vue: &Vue) -> Vec<&FichierRef> {
    let rencontres = sections(t, vue).into_iter().flat_map(|section| section.rencontres);
    rencontres.filter_map(|rencontre| rencontre.valeur).flat_map(Valeur::fichiers).collect()
}

/// « PDF », « JPEG »: the short name of a type.
pub(crate) fn genre_court(mime: &str) -> String {
    let court = mime.split(';').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let court = court.rsplit(['.', '+', '-']).next().unwrap_or_default();
    court.to_uppercase()
}
