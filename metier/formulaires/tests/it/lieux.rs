use std::collections::HashMap;
use std::fs;

use formulaires::lieux::{
    Doute, Nature, chercher_communes, chercher_epcis, commune, communes, communes_du_code_postal,
    epci, epcis, reconnaitre_commune, reconnaitre_epci,
};

fn source(nom: &str) -> Vec<Vec<String>> {
    let chemin = format!(
        "{}/../../../shared/data/decoupage-administratif/{nom}",
        env!("CARGO_MANIFEST_DIR")
    );
    let texte = fs::read_to_string(chemin).unwrap();
    let cases = |ligne: &str| ligne.split(';').map(str::to_owned).collect();
    texte.lines().skip(1).map(cases).collect()
}

#[test]
fn the_communes_are_those_of_the_source() {
    let (mut presentes, mut arrondissements) = (0, 0);
    for ligne in source("communes.csv") {
        let trouvee = commune(&ligne[0]).unwrap();
        match ligne[2].as_str() {
            "commune-actuelle" => presentes += 1,
            "arrondissement-municipal" => arrondissements += 1,
            _ => {
                assert_eq!(trouvee.nature, Nature::Commune, "{ligne:?}");
                continue;
            }
        }
        let postaux = trouvee.codes_postaux().collect::<Vec<_>>().join("|");
        assert_eq!(
            (trouvee.code, trouvee.nom, trouvee.departement(), postaux.as_str()),
            (&*ligne[0], &*ligne[1], &*ligne[3], &*ligne[7])
        );
        let habitants = if ligne[8].is_empty() { "0" } else { &ligne[8] };
        assert_eq!(trouvee.population.to_string(), habitants);
    }
    assert_eq!((presentes, arrondissements), (34_969, 45));
}

#[test]
fn the_epci_are_those_of_the_source() {
    let lignes = source("epci.csv");
    assert_eq!(lignes.len(), epcis().len());
    for ligne in lignes {
        let trouve = epci(&ligne[0]).unwrap();
        assert_eq!(trouve.nom, ligne[1]);
        let mut membres: Vec<&str> = ligne[5].split('|').collect();
        membres.sort_unstable();
        assert_eq!(trouve.communes().map(|c| c.code).collect::<Vec<_>>(), membres);
        assert!(trouve.communes().all(|c| trouve.departements().contains(&c.departement())));
    }
    assert_eq!(commune("02408").unwrap().epci().unwrap().nom, "CA du Pays de Laon");
    assert_eq!(commune("75119").unwrap().epci(), commune("75056").unwrap().epci());
}

fn trouvees(texte: &str, max: usize) -> Vec<String> {
    chercher_communes(texte, max).iter().map(|trouvee| trouvee.texte()).collect()
}

#[test]
fn communes_are_searched_by_name_and_by_postal_code() {
    assert_eq!(trouvees("laon", 1), ["Laon (02000)"]);
    assert_eq!(trouvees("LAON 02000", 1), ["Laon (02000)"]);
    assert_eq!(trouvees("Laon (02000)", 1), ["Laon (02000)"]);
    assert_eq!(trouvees("02000", 1), ["Laon (02000)"]);
    assert_eq!(trouvees("st étienne", 1), ["Saint-Étienne (42000)"]);
    assert_eq!(trouvees("lyo", 1), ["Lyon"]);
    assert_eq!(trouvees("paris 19", 9), ["Paris 19e Arrondissement (75019)"]);
    assert_eq!(trouvees("31400", 9), ["Toulouse (31400)"]);
    assert_eq!(trouvees("toulouse", 2), ["Toulouse (31000)", "Toulouse (31100)"]);
    assert_eq!(trouvees("papeete", 1), ["Papeete (98714)"]);
    assert_eq!(trouvees("miquelon", 1), ["Miquelon-Langlade (97500)"]);
    // The largest town of a name comes first.
    assert_eq!(trouvees("saint denis", 1), ["Saint-Denis (97400)"]);
    assert_eq!(trouvees("l'isle adam", 1), ["L'Isle-Adam (95290)"]);
    assert_eq!(trouvees("oeuilly", 1).len(), 1);
    for rien in ["", "  ", "-", "xyzzy", "99999"] {
        assert_eq!(trouvees(rien, 9), [""; 0], "{rien:?}");
    }
    assert_eq!(trouvees("s", 7).len(), 7);
}

#[test]
fn old_names_lead_to_the_commune_of_today() {
    let trouvee = chercher_communes("arbignieu", 1)[0];
    assert_eq!((trouvee.ancien_nom, trouvee.commune.nom), (Some("Arbignieu"), "Arboys en Bugey"));
    assert_eq!(reconnaitre_commune("Arbignieu", None, None).unwrap().commune.code, "01015");
}

#[test]
fn no_two_choices_read_the_same() {
    let mut vues: HashMap<String, &str> = HashMap::new();
    for commune in communes().iter().filter(|commune| commune.nature != Nature::AncienNom) {
        for postal in commune.codes_postaux() {
            let texte = format!("{} ({postal})", commune.nom);
            let autre = vues.insert(texte, commune.code);
            assert_eq!(autre, None, "{} {postal}", commune.nom);
        }
    }
    for epci in epcis() {
        let lu = reconnaitre_epci(epci.siren, None);
        assert_eq!(lu.map(|lu| lu.siren), Ok(epci.siren));
    }
}

#[test]
fn a_commune_is_recognised_or_asked_never_guessed() {
    let code = |texte, insee, postal| {
        reconnaitre_commune(texte, insee, postal).map(|trouvee| trouvee.commune.code)
    };
    for (texte, voulu) in [
        ("Laon", Ok("02408")),
        ("laon 02000", Ok("02408")),
        ("02000 Laon", Ok("02408")),
        ("Laon (02001)", Ok("02408")),
        ("Saint-Denis", Err(Doute::Plusieurs)),
        ("Saint-Denis (97400)", Ok("97411")),
        ("St Denis 93200", Ok("93066")),
        // No list has the CEDEX: the département decides.
        ("Saint-Denis 93205", Ok("93066")),
        ("51300", Err(Doute::Plusieurs)),
        ("95290", Ok("95313")),
        ("Lao", Err(Doute::Plusieurs)),
        ("Atlantide", Err(Doute::Inconnu)),
        ("99999", Err(Doute::Inconnu)),
        ("Paris", Ok("75056")),
        ("Paris 19e Arrondissement", Ok("75119")),
        ("Papeete", Ok("98735")),
    ] {
        assert_eq!(code(texte, None, None), voulu, "{texte}");
    }
    assert_eq!(code("", Some("02408"), None), Ok("02408"));
    assert_eq!(code("Laon", Some("02408"), Some("02000")), Ok("02408"));
    // The words were changed by hand: the code of before does not count.
    assert_eq!(code("Soissons", Some("02408"), Some("02000")), Ok("02722"));
    assert_eq!(code("", Some("00000"), None), Err(Doute::Inconnu));
    let lille = reconnaitre_commune("Lille", None, None).unwrap();
    assert_eq!((lille.code_postal, lille.texte().as_str()), (None, "Lille"));
    let lille = reconnaitre_commune("Lille", None, Some("59800")).unwrap();
    assert_eq!(lille.code_postal, Some("59800"));
}

#[test]
fn postal_codes_are_shared() {
    let noms: Vec<&str> = communes_du_code_postal("02000").map(|commune| commune.nom).collect();
    assert!(noms.contains(&"Laon") && noms.len() > 3, "{noms:?}");
    assert_eq!(communes_du_code_postal("99999").count(), 0);
}

#[test]
fn epci_are_searched_by_their_names_and_by_their_communes() {
    let laon = "CA du Pays de Laon";
    let trouves = |texte| chercher_epcis(texte, 5).iter().map(|un| un.nom).collect::<Vec<_>>();
    for texte in
        ["pays de laon", "CA du Pays de Laon", "communauté d’agglomération du pays de laon"]
    {
        assert_eq!(trouves(texte)[0], laon, "{texte}");
        assert_eq!(reconnaitre_epci(texte, None).map(|un| un.nom), Ok(laon), "{texte}");
    }
    for texte in ["laon", "02000"] {
        assert!(trouves(texte).contains(&laon), "{texte}");
    }
    assert_eq!(reconnaitre_epci("Quatre Rivières", None), Err(Doute::Plusieurs));
    assert_eq!(reconnaitre_epci("Atlantide", None), Err(Doute::Inconnu));
    assert_eq!(trouves(""), [""; 0]);
}
