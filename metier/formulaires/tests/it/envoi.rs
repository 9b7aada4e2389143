use formulaires::{
    CONSEIL, ChampId, Code, FichierRef, Genre, Liste, Piece, Reponses, Valeur, lire_etape,
    string_value, verifier,
};

use crate::outils::{AUJOURDHUI, champ, formulaire, requis, saisie};

#[test]
fn files() {
    let fichier = |octets, type_mime: &str| FichierRef {
        id: "f1".to_owned(),
        nom: "rib.pdf".to_owned(),
        octets,
        type_mime: type_mime.to_owned(),
        sha256: "00".to_owned(),
    };
    let piece = Genre::PieceJustificative(Piece {
        formats: vec!["image/*".to_owned(), "application/pdf".to_owned()],
        nombre_max: Some(1),
        ..Piece::default()
    });
    let cas = [
        (piece.clone(), vec![fichier(1, "application/pdf")], None),
        (piece.clone(), vec![fichier(1, "image/png")], None),
        (piece.clone(), vec![fichier(1, "text/html")], Some(Code::FichierFormat)),
        (piece.clone(), vec![fichier(200_000_001, "image/png")], Some(Code::FichierTropLourd)),
        (
            piece.clone(),
            vec![fichier(1, "image/png"), fichier(1, "image/png")],
            Some(Code::FichiersTropNombreux),
        ),
        (piece, vec![], Some(Code::FichierManquant)),
        (
            Genre::TitreIdentite,
            vec![fichier(20_000_001, "image/png")],
            Some(Code::FichierTropLourd),
        ),
        (Genre::TitreIdentite, vec![fichier(1, "image/tiff")], Some(Code::FichierFormat)),
    ];
    for (genre, fichiers, code) in cas {
        let formulaire = formulaire(vec![requis(1, genre)]);
        let mut reponses = Reponses::nouvelles();
        reponses.poser(&formulaire, ChampId(1), None, Valeur::Fichiers(fichiers));
        assert_eq!(
            verifier(&formulaire, &reponses, AUJOURDHUI).first().map(|probleme| probleme.code),
            code
        );
    }
}

#[test]
fn what_is_required() {
    let liste = Liste { options: vec!["Un".to_owned()], autre: false };
    let cas = [
        (Genre::Text, Some(Code::Obligatoire)),
        (Genre::YesNo, Some(Code::Obligatoire)),
        (Genre::DropDownList(liste), Some(Code::Obligatoire)),
        (Genre::Checkbox, Some(Code::CaseACocher)),
        (Genre::TitreIdentite, Some(Code::FichierManquant)),
        (Genre::Repetition { champs: vec![] }, Some(Code::RangeeManquante)),
        (Genre::Civilite, None),
        (Genre::HeaderSection { niveau: 1 }, None),
        (Genre::Explication { repliable: None }, None),
        (Genre::PreRempli, None),
    ];
    for (genre, code) in cas {
        let formulaire = formulaire(vec![requis(1, genre)]);
        let problemes = verifier(&formulaire, &Reponses::nouvelles(), AUJOURDHUI);
        assert_eq!(problemes.first().map(|probleme| probleme.code), code);
        assert!(
            problemes
                .iter()
                .all(|probleme| probleme.champ == ChampId(1) && probleme.args[0].0 == "champ")
        );
    }
    let formulaire = formulaire(vec![requis(1, Genre::Checkbox)]);
    let mut reponses = Reponses::nouvelles();
    reponses.poser(&formulaire, ChampId(1), None, Valeur::Booleen(false));
    assert_eq!(verifier(&formulaire, &reponses, AUJOURDHUI)[0].code, Code::CaseACocher);
}

#[test]
fn a_slip_in_an_address_is_said_once() {
    let formulaire = formulaire(vec![champ(1, Genre::Email)]);
    let etape = formulaire.etapes().next().unwrap();
    let nom = "champ_Q2hhbXAtMQ==";
    let conseil = format!("{nom}{CONSEIL}");
    let lire = |controles: &[(&str, &str)], avant: &Reponses| {
        lire_etape(&formulaire, &etape, &saisie(controles), avant, AUJOURDHUI)
    };
    let lue = |texte: &str, avant: &Reponses| lire(&[(nom, texte)], avant);
    for (ecrit, voulu) in [
        ("a@gmial.com", "a@gmail.com"),
        ("a@gmail.co", "a@gmail.com"),
        ("a@orrange.fr", "a@orange.fr"),
        ("a@hotnail.fr", "a@hotmail.fr"),
    ] {
        let premiere = lue(ecrit, &Reponses::nouvelles());
        assert_eq!(premiere.problemes[0].code, Code::CourrielDouteux);
        assert_eq!(premiere.problemes[0].args[1].1, voulu.into());
        assert!(premiere.peut_continuer());
        let gardee = lue(ecrit, &premiere.reponses);
        assert_eq!(gardee.problemes, premiere.problemes, "kept by a script, not told yet");
        assert_eq!(lire(&[(nom, ecrit), (&conseil, ecrit)], &premiere.reponses).problemes, []);
        assert_eq!(
            lire(&[(nom, ecrit), (&conseil, "b@gmial.com")], &gardee.reponses).problemes.len(),
            1
        );
        assert_eq!(verifier(&formulaire, &premiere.reponses, AUJOURDHUI), []);
    }
    for juste in ["a@gmail.com", "a@mairie-laon.fr", "a@free.fr", "a@me.com"] {
        assert_eq!(lue(juste, &Reponses::nouvelles()).problemes, [], "{juste}");
    }
}

#[test]
fn the_text_of_the_api() {
    let rien = |genre| string_value(&champ(1, genre), None);
    assert_eq!(rien(Genre::Text), Some(String::new()));
    assert_eq!(rien(Genre::YesNo), Some(String::new()));
    assert_eq!(rien(Genre::Checkbox), Some("false".to_owned()));
    assert_eq!(rien(Genre::PieceJustificative(Piece::default())), Some(String::new()));
    assert_eq!(rien(Genre::Carte), None);
    assert_eq!(rien(Genre::TitreIdentite), None);
    assert_eq!(
        string_value(&champ(1, Genre::Phone), Some(&Valeur::Texte("+33612345678".to_owned()))),
        Some("06 12 34 56 78".to_owned())
    );
}
