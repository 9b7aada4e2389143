use db::testing::TestDb;
use db_macros::both_engines;
use demarches::Etat;
use demarches::import::{Lot, Suite, importer_fichier, lire, lister};
use langues::Textes;
use serde_json::{Value, json};

use crate::{ctx, data, descripteur, elsewhere, import, options, write};

#[both_engines]
fn every_published_file_is_imported_and_a_second_time_makes_no_double(db: TestDb) {
    let files = lister(&[data()]).unwrap();
    assert_eq!(files.len(), 291);
    let run = |publier: bool| {
        let mut lot = Lot::default();
        files
            .iter()
            .map(|file| {
                importer_fichier(&db.db, &ctx(), file, &mut lot, &options(publier), Textes::fr())
                    .unwrap()
            })
            .collect::<Vec<_>>()
    };
    let first = run(true);
    for (line, importee) in &first {
        assert_eq!(line.error, None, "{}", line.file);
        let importee = importee.as_ref().unwrap();
        assert_eq!(importee.suite, Suite::Creee, "{}", line.file);
        assert!(
            importee.publiee && importee.champs > 0 && line.warnings.len() >= 2,
            "{}",
            line.file
        );
        assert!(line.file.ends_with(&format!("/{}.json", importee.numero)), "keeps its number");
    }
    let second = run(true);
    assert!(
        second.iter().all(|(_, importee)| importee.as_ref().unwrap().suite == Suite::Inchangee)
    );
    let all = write(&db, |tx| Ok(demarches::lister(tx).unwrap()));
    assert_eq!(all.len(), 291);
    assert!(all.iter().all(|demarche| demarche.etat == Etat::Publiee));
}

#[both_engines]
fn the_form_and_its_helps_are_read_back(db: TestDb) {
    let mut value = descripteur(12, "Louer une salle", "");
    value["revision"]["champDescriptors"][0]["description"] =
        json!("Voir <b>www.a.fr</b><script>x()</script>");
    let id = import(&db.db, &ctx(), &value, false).id;
    let (_, revision) = write(&db, move |tx| {
        let demarche = demarches::par_id(tx, id)?.unwrap();
        Ok(demarches::revision_active(tx, &demarche)?.unwrap())
    });
    let champs = revision.formulaire.champs();
    assert_eq!(champs.len(), 2);
    let help = revision.aide(champs[0].id).unwrap().to_string();
    assert_eq!(
        help,
        "<p>Voir <b><a href=\"https://www.a.fr\" rel=\"nofollow noopener noreferrer\">www.a.fr</a></b></p>"
    );
    assert_eq!(revision.aide(champs[1].id), None);
    let group = write(&db, move |tx| demarches::groupe_par_defaut(tx, id));
    assert!(group.is_some());
    let seen = db.db.read_blocking(&elsewhere(), move |tx| demarches::par_id(tx, id)).unwrap();
    assert_eq!(seen, None, "another collectivité sees nothing");
}

#[both_engines]
fn a_changed_file_adds_a_revision_and_keeps_what_agents_have_set(db: TestDb) {
    let value = descripteur(12, "Louer une salle", "");
    let first = import(&db.db, &ctx(), &value, true);
    let before = write(&db, move |tx| {
        let demarche = demarches::ouvrir(tx, 12).unwrap();
        let mut reglage = demarches::Reglage::de(&demarche);
        reglage.regime = delais::Regime::SilenceAccepte;
        Ok(demarches::regler(tx, 12, demarche.version, reglage).unwrap())
    });
    let mut changed = value.clone();
    changed["title"] = json!("Louer la salle");
    changed["revision"]["champDescriptors"][1]["label"] = json!("Assurance");
    let second = import(&db.db, &ctx(), &changed, true);
    assert_eq!((second.id, second.suite), (first.id, Suite::Revisee));
    let after = write(&db, |tx| Ok(demarches::ouvrir(tx, 12).unwrap()));
    assert_eq!(after.titre, "Louer la salle");
    assert_eq!(after.regime, delais::Regime::SilenceAccepte);
    assert_eq!(after.etat, Etat::Publiee);
    assert_ne!(after.revision_active, before.revision_active);
    let old = before.revision_active.unwrap();
    let kept = write(&db, move |tx| demarches::revision(tx, old)).unwrap();
    assert_eq!(kept.formulaire.champs()[1].libelle, "Plan", "a draft keeps its revision");

    let mut counted = changed.clone();
    counted["dossiersCount"] = json!(4_000);
    assert_eq!(import(&db.db, &ctx(), &counted, true).suite, Suite::Inchangee);
}

#[both_engines]
fn numbers_are_unique_in_the_installation_and_paths_in_the_collectivite(db: TestDb) {
    let value = descripteur(12, "Louer une salle", "");
    let here = import(&db.db, &ctx(), &value, true);
    let there = import(&db.db, &elsewhere(), &value, true);
    assert_eq!((here.numero, there.numero), (12, 1_000_001));
    assert_eq!(
        (here.chemin.as_str(), there.chemin.as_str()),
        ("louer-une-salle", "louer-une-salle")
    );
    let told =
        there.avertissements.iter().any(|told| told.phrase(Textes::fr()).contains("1000001"));
    assert!(told, "{:?}", there.avertissements);
    let again = import(&db.db, &elsewhere(), &value, true);
    assert_eq!((again.numero, again.suite), (1_000_001, Suite::Inchangee));
    let homonym = import(&db.db, &ctx(), &descripteur(13, "Louer une salle", "autre"), true);
    assert_eq!(homonym.chemin, "louer-une-salle-13");
}

#[both_engines]
fn contacts_come_from_the_collectivite_when_the_file_has_none(db: TestDb) {
    import(&db.db, &ctx(), &descripteur(12, "Louer une salle", ""), true);
    let service = write(&db, |tx| Ok(demarches::ouvrir(tx, 12).unwrap().service));
    assert_eq!((service.nom.as_str(), service.organisme.as_str()), ("Service", "Mairie"));
    assert_eq!(service.telephone, "04 65 71 23 45");
}

#[both_engines]
fn a_broken_file_is_refused_with_its_name_and_its_path_and_the_others_go_on(db: TestDb) {
    let folder = tempfile::tempdir().unwrap();
    let put =
        |name: &str, content: &[u8]| std::fs::write(folder.path().join(name), content).unwrap();
    let good = descripteur(5, "Bonne", "").to_string();
    let mut bad = descripteur(6, "Mauvaise", "");
    bad["revision"]["champDescriptors"][1]["label"] = json!(3);
    put("a-champ.json", bad.to_string().as_bytes());
    put("b-coupe.json", &good.as_bytes()[..40]);
    put("c-latin1.json", b"{\"title\": \"\xe9\"}");
    put("d-double.json", descripteur(7, "Sept", "").to_string().as_bytes());
    put("e-double.json", descripteur(7, "Sept aussi", "").to_string().as_bytes());
    put("f-bonne.json", format!("\u{feff}{good}").as_bytes());
    put(
        "g-enveloppe.json",
        json!({"data": {"demarcheDescriptor": descripteur(8, "Huit", "")}}).to_string().as_bytes(),
    );
    put("h-vide.json", b"");
    put("ignored.txt", b"not a d\xc3\xa9marche");
    let files = lister(&[folder.path().to_owned(), folder.path().join("absent.json")]).unwrap();
    let mut lot = Lot::default();
    let lines: Vec<_> = files
        .iter()
        .map(|file| {
            importer_fichier(&db.db, &ctx(), file, &mut lot, &options(true), Textes::fr())
                .unwrap()
                .0
        })
        .collect();
    let errors: Vec<_> = lines
        .iter()
        .map(|line| (line.file.rsplit('/').next().unwrap(), line.error.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(errors.len(), 9);
    assert!(errors[0].1.starts_with("$.revision.champDescriptors[1]"), "{errors:?}");
    assert!(errors[1].1.contains("line 1"), "{errors:?}");
    assert!(errors[2].1.contains("UTF-8"), "{errors:?}");
    assert_eq!(errors[3].1, "");
    assert!(
        errors[4].1.starts_with("$.number") && errors[4].1.contains("d-double.json"),
        "{errors:?}"
    );
    assert_eq!((errors[5].1, errors[6].1), ("", ""));
    assert!(!errors[7].1.is_empty() && errors[8].0 == "absent.json" && !errors[8].1.is_empty());
    let titles = write(&db, |tx| Ok(demarches::lister(tx).unwrap().len()));
    assert_eq!(titles, 3);
}

#[test]
fn refusals_name_the_place() {
    let paths = |value: Value| lire(&value).unwrap_err().chemin;
    assert_eq!(paths(json!([])), "$");
    assert_eq!(paths(json!({"data": null})), "$.data");
    assert_eq!(paths(json!({"data": {"demarcheDescriptor": null}})), "$.data.demarcheDescriptor");
    assert_eq!(paths(json!({})), "$.number");
    let with = |name: &str, value: Value| {
        let mut d = descripteur(1, "T", "");
        d[name] = value;
        d
    };
    for number in [json!(0), json!(-1), json!(1.5), json!("1"), json!(1e300), json!(null)] {
        assert_eq!(paths(with("number", number)), "$.number");
    }
    assert_eq!(paths(with("title", json!(" \u{0}<b></b> "))), "$.title");
    assert_eq!(paths(with("tags", json!(["a", 1]))), "$.tags[1]");
    assert_eq!(paths(with("service", json!("x"))), "$.service");
    assert_eq!(paths(with("service", json!({"nom": []}))), "$.service.nom");
    assert_eq!(paths(with("revision", json!(null))), "$.revision");
    assert_eq!(paths(with("revision", json!({}))), "$.revision.champDescriptors");
    assert_eq!(
        paths(with("revision", json!({"champDescriptors": [3]}))),
        "$.revision.champDescriptors[0]"
    );
}

#[test]
fn dirt_is_set_aside() {
    let mut d = descripteur(
        9,
        " <b>Location</b>\r\n de&nbsp;salle\u{0} ",
        "Pour vous. <script>x()</script>",
    );
    d["demarcheUrl"] =
        json!("https://www.demarches-simplifiees.fr/commencer/Location-de-SALLE/?a=b");
    d["cadreJuridiqueUrl"] = json!("rien");
    d["tags"] = json!(["", " Salle ", "Salle"]);
    let lu = lire(&d).unwrap();
    assert_eq!(lu.titre, "Location de salle");
    assert_eq!(lu.chemin, "location-de-salle");
    assert_eq!((lu.donnees.base_legale.as_str(), lu.tags), ("", vec!["Salle".to_owned()]));
    assert_eq!(lu.fiche.resume, "Pour vous.");
}
