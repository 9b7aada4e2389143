//! Démarches made for the measures, in the format of DS, and answers to them.

use std::collections::BTreeMap;

use formulaires::{Bloc, BlocId, Champ, Formulaire, Genre, Valeur};
use jiff::civil::Date;
use serde_json::{Value, json};

/// A démarche of so many required questions of the usual kinds, `by_page` on each page.
pub(crate) fn descriptor(number: i64, questions: usize, by_page: usize) -> Value {
    let mut champs = Vec::new();
    for rank in 0..questions {
        if rank % by_page == 0 && by_page < questions {
            let label = format!("Partie {}", rank / by_page + 1);
            champs.push(json!({ "__typename": "HeaderSectionChampDescriptor", "label": label, "level": "1" }));
        }
        champs.push(question(rank));
    }
    json!({
        "number": number,
        "title": format!("Mesure de {questions} questions"),
        "description": "Une démarche faite pour mesurer.",
        "tags": [],
        "demarcheUrl": format!("https://mesure.invalid/commencer/mesure-{number}"),
        "service": { "nom": "Accueil", "organisme": "Mairie de Saint-Exemple" },
        "revision": { "champDescriptors": champs },
    })
}

/// Questions that look at one another: one in three is asked when the « oui » before it is given.
pub(crate) fn conditional(questions: usize) -> Value {
    let id = |rank: usize| formulaires::ChampId(rank as u64 + 1).graphql();
    let mut last_yes = None;
    let champs = (0..questions).map(|rank| {
        let mut champ = question(rank);
        champ["id"] = json!(id(rank));
        if rank % 3 == 2
            && let Some(yes) = last_yes
        {
            let other = json!(["!=", ["champ", id(rank - 1)], "jamais"]);
            champ["condition"] = json!(["and", ["=", ["champ", id(yes)], true], other]);
        }
        if champ["__typename"] == "YesNoChampDescriptor" {
            last_yes = Some(rank);
        }
        champ
    });
    champs.collect()
}

fn question(rank: usize) -> Value {
    const KINDS: [(&str, &str); 10] = [
        ("Text", "Quel est le lieu concerné ?"),
        ("YesNo", "Avez-vous déjà fait cette demande ?"),
        ("Textarea", "Que souhaitez-vous ?"),
        ("Email", "Quelle est l’adresse électronique de l’association ?"),
        ("Phone", "À quel numéro vous joindre ?"),
        ("IntegerNumber", "Combien de personnes viendront ?"),
        ("Date", "Quel jour ?"),
        ("DropDownList", "Quelle salle ?"),
        ("DecimalNumber", "Quelle surface, en mètres carrés ?"),
        ("Text", "Qui est responsable sur place ?"),
    ];
    let (kind, label) = KINDS[rank % KINDS.len()];
    let mut champ = json!({
        "__typename": format!("{kind}ChampDescriptor"),
        "label": format!("{label} ({})", rank + 1),
        "description": "Écrivez ce que vous savez : un agent complétera avec vous.",
        "required": true,
    });
    if kind == "DropDownList" {
        champ["options"] =
            json!(["Grande salle", "Petite salle", "Salle du conseil", "Préau", "Gymnase"]);
    }
    champ
}

/// An answer to every question, different for each `who`.
pub(crate) fn answers(formulaire: &Formulaire, who: usize) -> Vec<(BlocId, Bloc)> {
    let mut blocks = Vec::new();
    for etape in formulaire.etapes() {
        let given = etape.champs.iter().filter_map(|champ| Some((champ.id, answer(champ, who)?)));
        let content: BTreeMap<_, _> = given.collect();
        if !content.is_empty() {
            blocks.push((etape.bloc.clone(), Bloc(content)));
        }
    }
    blocks
}

fn answer(champ: &Champ, who: usize) -> Option<Valeur> {
    const PLACES: [&str; 8] = [
        "place du Marché",
        "rue du Lavoir",
        "chemin des Vignes",
        "impasse des Lilas",
        "route de la Côte",
        "rue des Écoles",
        "allée des Tilleuls",
        "quai du Port",
    ];
    let place = PLACES[who % PLACES.len()];
    Some(match &champ.genre {
        Genre::Text => Valeur::Texte(format!("{} {place}", who % 97 + 1)),
        Genre::Textarea { .. } => Valeur::Texte(format!(
            "Nous préparons la fête du quartier n° {who}, {place}, le matin."
        )),
        Genre::YesNo => Valeur::Booleen(true),
        Genre::Email => Valeur::Texte(format!("amicale{who}@exemple.example")),
        Genre::Phone => Valeur::Texte("+33639982741".into()),
        Genre::IntegerNumber(_) => Valeur::Entier(12),
        Genre::DecimalNumber(_) => Valeur::Decimal(rust_decimal::Decimal::new(125, 1)),
        Genre::Date(_) => Valeur::Date(Date::constant(2026, 6, 12)),
        Genre::DropDownList(liste) => Valeur::Choix(liste.choix().next()?.to_owned()),
        _ => return None,
    })
}
