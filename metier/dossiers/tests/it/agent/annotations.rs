//! Private annotations: agents fill them by the same controls; the resident never sees them.

use super::*;
use formulaires::ChampId;
use serde_json::json;

/// The house's démarche, with private champs: one looks at the public form, one is sensitive.
fn annotee(mairie: &Mairie) {
    let public = mairie.maison.motif.graphql();
    let champ = |id: u64, genre: &str, label: &str| {
        json!({ "id": ChampId(id).graphql(), "__typename": format!("{genre}ChampDescriptor"),
            "label": label, "description": "", "required": false })
    };
    let mut si_motif = champ(702, "Text", "Suite donnée au motif");
    si_motif["condition"] = json!(["=", ["champ", public], "Pour l’école"]);
    let fichier = json!({
        "number": 900, "title": "Demander un badge", "description": "", "tags": [],
        "demarcheUrl": "https://x.invalid/commencer/badge",
        "service": {"nom": "Accueil", "organisme": "Mairie"},
        "revision": {
            "champDescriptors": [
                {"id": mairie.maison.nom.graphql(), "__typename": "TextChampDescriptor", "label": "Nom du badge", "description": "", "required": true},
                {"id": mairie.maison.motif.graphql(), "__typename": "TextareaChampDescriptor", "label": "Motif", "description": "", "required": false},
            ],
            "annotationDescriptors": [
                champ(700, "Text", "Avis du service"), champ(701, "IntegerNumber", "Points"), si_motif,
                champ(703, "PieceJustificative", "Pièce interne"),
            ],
        },
    });
    let lu = demarches::import::lire(&fichier).unwrap();
    let options = demarches::import::OptionsImport { publier: true, ..Default::default() };
    let importer = move |tx: &mut Tx<'_>| demarches::import::importer(tx, &lu, &options);
    mairie.maison.db.write_blocking(&mairie.maison.systeme, importer).unwrap();
}

fn nom(id: u64) -> String {
    ChampId(id).nom(None)
}

/// A request filed once the démarche has its annotations.
fn depose(mairie: &mut Mairie) -> DossierId {
    annotee(mairie);
    let lire = |tx: &mut Tx<'_>| demarches::publiee_par_chemin(tx, "badge");
    let maison = &mairie.maison;
    let demarche = maison.db.read_blocking(&maison.systeme, lire).unwrap();
    mairie.maison.demarche = demarche.unwrap();
    mairie.maison.depose()
}

/// The browser of who holds the key of a dossier.
fn usager(mairie: &Mairie, id: DossierId) -> Browser<'_> {
    let secret = "usager".repeat(6);
    let session = Session {
        id: 1,
        actor: Actor::VISITOR,
        grants: mairie.maison.usager(id).grants.clone(),
        nom: String::new(),
        touches: true,
        expire_le: Stamp(i64::MAX),
    };
    mairie.sessions.put(&secret, session);
    let mut navigateur = mairie.app.browser();
    navigateur.cookies.insert("parvis".into(), secret);
    navigateur
}

#[both_engines]
fn annotations_are_kept_found_and_hidden_from_the_resident(base: TestDb) {
    let mut mairie = mairie(base);
    let id = depose(&mut mairie);
    let mut agent = mairie.instructeur("Anne");
    let ici = format!("/agent/dossiers/{id}/annotations");
    assert!(agent.get(&format!("/agent/dossiers/{id}")).attrs("nav a", "href").contains(&ici));
    let page = agent.get(&ici);
    assert_eq!(page.status, 200);
    assert!(
        page.text().contains("Suite donnée au motif"),
        "its condition looks at the public form"
    );
    assert!(!page.text().contains("Pièce interne"));
    let garde = agent.submit(&[(&nom(700), "Zébulon favorable"), (&nom(701), "douze")]);
    assert_eq!(garde.status, 303, "{}", garde.text());
    let relue = agent.get(&ici);
    assert_eq!(relue.attrs(&format!("[name='{}']", nom(700)), "value"), ["Zébulon favorable"]);
    assert_eq!(relue.attrs(&format!("[name='{}']", nom(701)), "value"), ["douze"], "kept, to mend");
    assert_eq!(relue.attrs(".resume a", "href").len(), 1);
    let trouves = agent.get("/agent?q=zebulon");
    assert!(trouves.text().contains(&format!("/agent/dossiers/{id}")), "the search finds it");

    let lignes = move |tx: &mut Tx<'_>| {
        journal::lines(tx, journal::Subject { kind: dossiers::SUJET, id: id.0 })
    };
    let lignes = mairie.maison.db.read_blocking(&mairie.maison.systeme, lignes).unwrap();
    assert_eq!(lignes.iter().filter(|ligne| ligne.text.contains("\"annote\"")).count(), 1);

    let mut usager = usager(&mairie, id);
    for page in [format!("/dossiers/{id}"), format!("/dossiers/{id}/recu"), ici.clone()] {
        let vue = usager.get(&page);
        assert!(
            !vue.text().contains("Zébulon") && !vue.text().contains("Avis du service"),
            "{page}"
        );
    }
    let (_, mut autre) = mairie.agent("Luc", Role::Instructeur, false);
    assert_eq!(autre.get(&ici).status, 404, "another group");
}

#[both_engines]
fn two_agents_do_not_overwrite_each_other_and_a_reader_only_reads(base: TestDb) {
    let mut mairie = mairie(base);
    let id = depose(&mut mairie);
    let ici = format!("/agent/dossiers/{id}/annotations");
    let (mut anne, mut luc) = (mairie.instructeur("Anne"), mairie.instructeur("Luc"));
    anne.get(&ici);
    luc.get(&ici);
    assert_eq!(anne.submit(&[(&nom(700), "favorable")]).status, 303);
    let perdu = luc.submit(&[(&nom(700), "défavorable")]);
    assert_eq!(perdu.status, 409);
    assert!(perdu.texts(".encart").concat().contains("favorable"));
    assert_eq!(perdu.attrs(&format!("[name='{}']", nom(700)), "value"), ["défavorable"]);
    assert_eq!(luc.submit(&[]).status, 303, "once seen, their own words may stand");
    assert_eq!(anne.get(&ici).attrs(&format!("[name='{}']", nom(700)), "value"), ["défavorable"]);
    let (_, mut lecteur) = mairie.agent("Paul", Role::Lecteur, true);
    let lue = lecteur.get(&ici);
    assert!(lue.text().contains("défavorable"));
    assert!(lue.attrs(&format!("[name='{}']", nom(700)), "value").is_empty());
}
