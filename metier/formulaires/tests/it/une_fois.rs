//! Once-only data when no register gives them: figures and their proof.

use formulaires::{
    BlocId, ChampId, Code, FichierRef, Formulaire, Genre, Reponses, UneFois, Valeur, lire_etape,
    texte, verifier, vers_saisie,
};

use crate::outils::{AUJOURDHUI, formulaire, requis, saisie};

fn nom(suffixe: &str) -> String {
    ChampId(1).nom(None) + suffixe
}

fn preuve() -> FichierRef {
    FichierRef {
        id: "f".into(),
        nom: "attestation.pdf".into(),
        octets: 10,
        type_mime: "application/pdf".into(),
        sha256: "0".repeat(64),
    }
}

fn lire(
    formulaire: &Formulaire,
    poste: &[(&str, &str)],
    avant: &Reponses,
) -> (Reponses, Vec<Code>) {
    let poste: Vec<_> = poste.iter().map(|(suffixe, texte)| (nom(suffixe), *texte)).collect();
    let poste: Vec<_> = poste.iter().map(|(nom, texte)| (nom.as_str(), *texte)).collect();
    let etape = formulaire.etapes().next().unwrap();
    let lecture = lire_etape(formulaire, &etape, &saisie(&poste), avant, AUJOURDHUI);
    let codes = lecture.problemes.iter().map(|probleme| probleme.code).collect();
    assert_eq!(verifier(formulaire, &lecture.reponses, AUJOURDHUI), lecture.problemes);
    (lecture.reponses, codes)
}

fn avec_preuve(formulaire: &Formulaire, source: UneFois) -> Reponses {
    let mut avant = Reponses::nouvelles();
    let valeur = Valeur::avec_fichiers(&Genre::UneFois(source), None, vec![preuve()]);
    avant.poser(formulaire, ChampId(1), None, valeur);
    avant
}

#[test]
fn a_quotient_is_a_figure_a_number_and_a_document() {
    let source = UneFois::QuotientFamilial;
    let formulaire = formulaire(vec![requis(1, Genre::UneFois(source))]);
    let poste =
        [("_quotient", "1 250,50 €"), ("_allocataire", "12 345 67"), ("_code_postal", "02000")];
    let (sans, codes) = lire(&formulaire, &poste, &Reponses::nouvelles());
    assert_eq!(codes, [Code::PreuveManquante]);
    let avant = avec_preuve(&formulaire, source);
    let (lues, codes) = lire(&formulaire, &poste, &avant);
    assert_eq!(codes, []);
    let valeur = lues.valeur(&formulaire, ChampId(1), None).unwrap();
    assert_eq!(valeur.fichiers(), [preuve()]);
    let champ = &formulaire.champs()[0];
    assert_eq!(
        texte(champ, valeur),
        "Quotient familial : 1250.5, Numéro d’allocataire : 1234567, Code postal : 02000, attestation.pdf"
    );
    let json = lues.bloc(&BlocId::Debut).unwrap().to_json();
    assert_eq!(formulaires::Bloc::from_json(&json).unwrap(), *lues.bloc(&BlocId::Debut).unwrap());
    // The page shows the figures again, and saved again they are the same.
    let montres = vers_saisie(champ, None, valeur);
    let montres: Vec<_> = montres
        .iter()
        .map(|(nom_, texte)| (nom_.strip_prefix(&nom("")).unwrap(), texte.as_str()))
        .collect();
    assert_eq!(lire(&formulaire, &montres, &lues).0, lues);
    assert_ne!(sans, lues);
}

#[test]
fn a_wrong_figure_loses_neither_what_was_typed_nor_the_proof() {
    let source = UneFois::QuotientFamilial;
    let formulaire = formulaire(vec![requis(1, Genre::UneFois(source))]);
    let avant = avec_preuve(&formulaire, source);
    for (poste, attendu) in [
        (vec![("_quotient", "beaucoup")], Code::NombreAttendu),
        (vec![("_allocataire", "1234567")], Code::ChiffresManquants),
        (vec![("_quotient", "700"), ("_allocataire", "12/../34")], Code::NumeroAttendu),
        (vec![("_quotient", "")], Code::ChiffresManquants),
    ] {
        let (lues, codes) = lire(&formulaire, &poste, &avant);
        assert_eq!(codes, [attendu], "{poste:?}");
        let valeur = lues.valeur(&formulaire, ChampId(1), None).unwrap();
        assert_eq!(valeur.fichiers().len(), 1);
        let montres = vers_saisie(&formulaire.champs()[0], None, valeur);
        assert!(
            poste.iter().all(|(s, t)| t.is_empty() || montres.contains(&(nom(s), (*t).to_owned())))
        );
    }
}

#[test]
fn who_says_no_proves_nothing_and_words_of_before_stay() {
    for source in [UneFois::EtudiantBoursier, UneFois::Aah, UneFois::PoleEmploi] {
        let formulaire = formulaire(vec![requis(1, Genre::UneFois(source))]);
        let oui_non = source.donnees()[0].suffixe;
        let lu = |texte: &str| lire(&formulaire, &[(oui_non, texte)], &Reponses::nouvelles()).1;
        assert_eq!(lu("false"), [], "{source:?}");
        assert_eq!(lu("true"), [Code::PreuveManquante], "{source:?}");
        assert_eq!(lu("peut-être"), [Code::OuiOuNon], "{source:?}");
        assert_eq!(lu(""), [Code::Obligatoire], "{source:?}");
        let (lues, codes) = lire(&formulaire, &[("", "QF 750")], &Reponses::nouvelles());
        assert_eq!(codes, []);
        let valeur = lues.valeur(&formulaire, ChampId(1), None);
        assert_eq!(valeur, Some(&Valeur::Texte("QF 750".into())));
    }
}
