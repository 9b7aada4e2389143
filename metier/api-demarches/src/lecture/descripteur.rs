use formulaires::{Champ, Condition, Formulaire, Genre, Primaire, lieux};

use crate::ids;
use crate::noeud::{Noeud, Objet, objet};

/// The descriptors of a form, in order, those of rows inside their block.
pub(crate) fn descripteurs(formulaire: &Formulaire) -> Vec<Noeud> {
    formulaire.champs().iter().map(descripteur).collect()
}

/// A revision and its form.
pub(crate) fn revision(exposee: &demarches::RevisionExposee) -> Noeud {
    objet!("Revision", {
        "id": ids::id("ProcedureRevision", exposee.id),
        "dateCreation": ids::instant(exposee.creee_le),
        "datePublication": exposee.publiee_le.map(ids::instant),
        "champDescriptors": descripteurs(&exposee.contenu.formulaire),
        "annotationDescriptors": descripteurs(&exposee.contenu.annotations),
        "ineligibilite": Noeud::NUL,
    })
}

/// The name of the type of a descriptor, when the schema has one; an unknown type is text.
fn genre_graphql(genre: &Genre) -> &'static str {
    let nom = genre.type_champ();
    GENRES
        .iter()
        .find(|(type_champ, _)| *type_champ == nom)
        .map_or("TextChampDescriptor", |lu| lu.1)
}

#[rustfmt::skip]
const GENRES: &[(&str, &str)] = &[
    ("aah", "AAHChampDescriptor"), ("address", "AddressChampDescriptor"),
    ("aeeh", "AEEHChampDescriptor"), ("annuaire_education", "AnnuaireEducationChampDescriptor"),
    ("ars", "ARSChampDescriptor"), ("carte", "CarteChampDescriptor"),
    ("checkbox", "CheckboxChampDescriptor"), ("civilite", "CiviliteChampDescriptor"),
    ("cnaf", "CnafChampDescriptor"), ("cojo", "COJOChampDescriptor"),
    ("communes", "CommuneChampDescriptor"), ("date", "DateChampDescriptor"),
    ("datetime", "DatetimeChampDescriptor"), ("decimal_number", "DecimalNumberChampDescriptor"),
    ("departements", "DepartementChampDescriptor"), ("dgfip", "DgfipChampDescriptor"),
    ("dossier_link", "DossierLinkChampDescriptor"), ("drop_down_list", "DropDownListChampDescriptor"),
    ("email", "EmailChampDescriptor"), ("engagement_juridique", "EngagementJuridiqueChampDescriptor"),
    ("epci", "EpciChampDescriptor"), ("etudiant_boursier", "EtudiantBoursierChampDescriptor"),
    ("explication", "ExplicationChampDescriptor"), ("formatted", "FormattedChampDescriptor"),
    ("header_section", "HeaderSectionChampDescriptor"), ("iban", "IbanChampDescriptor"),
    ("integer_number", "IntegerNumberChampDescriptor"),
    ("linked_drop_down_list", "LinkedDropDownListChampDescriptor"), ("mesri", "MesriChampDescriptor"),
    ("multiple_drop_down_list", "MultipleDropDownListChampDescriptor"), ("pays", "PaysChampDescriptor"),
    ("phone", "PhoneChampDescriptor"), ("piece_justificative", "PieceJustificativeChampDescriptor"),
    ("pole_emploi", "PoleEmploiChampDescriptor"), ("pre_rempli", "PreRempliChampDescriptor"),
    ("quotient_familial", "QuotientFamilialChampDescriptor"),
    ("referentiel", "ReferentielChampDescriptor"), ("regions", "RegionChampDescriptor"),
    ("repetition", "RepetitionChampDescriptor"), ("rna", "RNAChampDescriptor"),
    ("rnf", "RNFChampDescriptor"), ("siret", "SiretChampDescriptor"), ("text", "TextChampDescriptor"),
    ("textarea", "TextareaChampDescriptor"), ("titre_identite", "TitreIdentiteChampDescriptor"),
    ("yes_no", "YesNoChampDescriptor"),
];

fn descripteur(champ: &Champ) -> Noeud {
    let enfants = champ.genre.enfants().map(|champs| champs.iter().map(descripteur).collect());
    let mut champs: Vec<(&'static str, Noeud)> = vec![
        ("id", champ.id.graphql().into()),
        ("label", (&champ.libelle).into()),
        ("description", champ.description.as_ref().into()),
        ("required", champ.obligatoire().into()),
        ("type", champ.genre.type_champ().into()),
        ("champDescriptors", enfants.map_or(Noeud::NUL, Noeud::Liste)),
        ("condition", champ.condition.as_ref().map(Condition::to_json).into()),
        ("conditionExpression", champ.condition.as_ref().map(Condition::expression).into()),
    ];
    champs.extend(propres(&champ.genre));
    Objet::nouveau(genre_graphql(&champ.genre), champs).into()
}

/// What only descriptors of this type have.
fn propres(genre: &Genre) -> Vec<(&'static str, Noeud)> {
    match genre {
        Genre::Date(bornes) => vec![("birthdate", bornes.naissance.into())],
        Genre::DropDownList(liste) => {
            vec![("options", liste.options.clone().into()), ("otherOption", liste.autre.into())]
        }
        Genre::MultipleDropDownList(liste) => vec![("options", liste.options.clone().into())],
        Genre::LinkedDropDownList(primaires) => vec![("options", liees(primaires).into())],
        Genre::Departements => vec![("options", officiels("Departement", lieux::departements()))],
        Genre::Regions => vec![("options", officiels("Region", lieux::regions()))],
        Genre::Pays => vec![("options", officiels("Pays", lieux::pays()))],
        Genre::PieceJustificative(_) => vec![("fileTemplate", Noeud::NUL)],
        Genre::HeaderSection { niveau } => vec![("level", i64::from(*niveau).into())],
        Genre::Explication { repliable } => vec![
            ("collapsibleExplanationEnabled", repliable.is_some().into()),
            ("collapsibleExplanationText", repliable.as_ref().into()),
        ],
        _ => Vec::new(),
    }
}

/// Linked lists as one: each primary choice is a heading.
fn liees(primaires: &[Primaire]) -> Vec<String> {
    primaires
        .iter()
        .flat_map(|primaire| {
            let titre = format!("--{}--", primaire.nom);
            std::iter::once(titre).chain(primaire.secondaires.iter().cloned())
        })
        .collect()
}

fn officiels(genre: &'static str, liste: &'static [lieux::LieuOfficiel]) -> Noeud {
    Noeud::liste(liste.iter().map(|lieu| objet!(genre, { "name": lieu.nom, "code": lieu.code })))
}
