//! The pages of rules, as an administrator without scripts sees them.

use comptes::{NouvelAgent, Role};
use db::testing::TestDb;
use db_macros::both_engines;
use demarches::ErreurDemarche;
use formulaires::ChampId;
use serde_json::json;

use crate::pages::{ADMIN, AGENT, app, signed};
use crate::{ctx, descripteur, import};

const ICI: &str = "/admin/demarches/7/eligibilite";

fn demarche() -> serde_json::Value {
    let mut value = descripteur(7, "Carte jeune", "");
    let liste = |id: u64, label: &str| {
        json!({"id": ChampId(id).graphql(), "__typename": "DropDownListChampDescriptor", "label": label,
            "description": "", "required": false, "options": ["nord", "sud"], "otherOption": false})
    };
    value["revision"]["champDescriptors"] = json!([
        {"id": ChampId(1).graphql(), "__typename": "IntegerNumberChampDescriptor", "label": "Âge",
            "description": "", "required": false},
        liste(2, "Quartier"),
    ]);
    value
}

#[both_engines]
fn a_rule_is_written_with_controls_alone(db: TestDb) {
    let app = app(db);
    import(&app.db.db, &ctx(), &demarche(), true);
    let mut admin = signed(&app, ADMIN);
    admin.get(ICI);
    // The question first: its operators and its choices then come.
    let choisie = admin.press("action", "actualiser", &[("r0_0_champ", "2")]);
    assert_eq!(choisie.status, 200);
    assert_eq!(choisie.attrs("[name=r0_0_valeur] option", "value"), ["", "nord", "sud"]);
    let operateurs = choisie.attrs("[name=r0_0_operateur] option", "value");
    assert_eq!(operateurs, ["=", "!=", "empty?"]);
    let deux = admin.press("action", "ajouter:0", &[("r0_0_valeur", "nord"), ("r0_lien", "ou")]);
    assert_eq!(deux.attrs("[name=r0_1_champ]", "name").len(), 1);
    let manque = admin.press(
        "action",
        "enregistrer",
        &[("r0_1_champ", "1"), ("r0_1_operateur", ">"), ("message", "Non.")],
    );
    assert_eq!(manque.status, 422);
    assert_eq!(manque.attrs(".resume a", "href"), ["#c-r0-1-valeur"]);
    let garde = admin.press("action", "enregistrer", &[("r0_1_valeur", "25,5")]);
    assert_eq!(garde.status, 303, "{:?}", garde.texts(".resume"));
    let relue = admin.follow(&garde);
    let json = &relue.texts("[name=regle_json]")[0];
    let attendue = json!([
        "or",
        ["=", ["champ", ChampId(2).graphql()], "nord"],
        [">", ["champ", ChampId(1).graphql()], 25.5]
    ]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(json).unwrap(), attendue);
    assert_eq!(relue.attrs("[name=r0_1_valeur]", "value"), ["25,5"]);
    let oter = admin.press("action", "oter", &[]);
    assert_eq!(admin.follow(&oter).texts("[name=regle_json]"), [""]);
}

#[both_engines]
fn nested_groups_come_by_json_and_what_is_wrong_is_told_with_its_path(db: TestDb) {
    let app = app(db);
    import(&app.db.db, &ctx(), &demarche(), true);
    let mut admin = signed(&app, ADMIN);
    let age = |op: &str, n: i64| json!([op, ["champ", ChampId(1).graphql()], n]);
    let profonde =
        json!(["and", age(">", 1), ["or", age("<", 9), ["and", age(">", 5), age("<", 7)]]]);
    let pendante = json!(["and", age(">", 1), ["=", ["champ", ChampId(99).graphql()], 2]]);
    let mal_typee = json!(["=", ["champ", ChampId(2).graphql()], "ouest"]);
    for (regle, statut, dit) in [
        ("{".to_owned(), 422, "Complétez"),
        ("[\"fois\", 1, 2]".to_owned(), 422, "Complétez"),
        (pendante.to_string(), 422, "$[2][1]"),
        (mal_typee.to_string(), 422, "$[2]"),
        (profonde.to_string(), 303, ""),
    ] {
        admin.get(ICI);
        let envoi = admin.press("action", "json", &[("regle_json", &regle), ("message", "Non.")]);
        assert_eq!(envoi.status, statut, "{regle}: {:?}", envoi.texts(".resume"));
        assert!(envoi.text().contains(dit), "{regle}: {:?}", envoi.texts(".resume"));
    }
    let relue = admin.get(ICI);
    assert!(
        relue.attrs("[name=r0_0_champ]", "name").is_empty(),
        "deeper than groups: the JSON alone"
    );
    assert_eq!(relue.attrs("details[open] [name=regle_json]", "name").len(), 1);
    assert_eq!(signed(&app, AGENT).get(ICI).status, 404, "administrators alone");
}

#[both_engines]
fn a_rule_that_a_revision_breaks_is_told_to_its_administrator(db: TestDb) {
    let app = app(db);
    import(&app.db.db, &ctx(), &demarche(), true);
    let mut admin = signed(&app, ADMIN);
    admin.get(ICI);
    let regle = json!([">", ["champ", ChampId(1).graphql()], 25]).to_string();
    let garde = admin.press("action", "json", &[("regle_json", &regle), ("message", "Non.")]);
    assert_eq!(garde.status, 303);
    assert!(!admin.get("/admin/demarches/7").text().contains("Une règle ne convient plus"));
    let mut autre = demarche();
    autre["revision"]["champDescriptors"].as_array_mut().unwrap().remove(0);
    import(&app.db.db, &ctx(), &autre, true);
    assert!(admin.get("/admin/demarches/7").text().contains("Une règle ne convient plus"));
    assert!(admin.get(ICI).text().contains("Cette règle ne convient plus"));
}

#[both_engines]
fn a_group_is_made_named_ruled_and_given_agents(db: TestDb) {
    let app = app(db);
    import(&app.db.db, &ctx(), &demarche(), true);
    let agent = app
        .db
        .db
        .write_blocking(&ctx(), |tx| {
            let nouveau = NouvelAgent {
                courriel: "anne@exemple.fr".into(),
                prenom: "Anne".into(),
                nom: "Roux".into(),
                qualite: "agente".into(),
                role: Role::Instructeur,
                empreinte: None,
            };
            Ok::<_, ErreurDemarche>(comptes::creer_agent(tx, &nouveau)?.id)
        })
        .unwrap();
    let mut admin = signed(&app, ADMIN);
    let liste = admin.get("/admin/demarches/7/groupes");
    assert!(liste.text().contains("Reçoit tout ce qui ne va pas ailleurs"));
    assert_eq!(admin.submit(&[("nom", "défaut")]).status, 422, "taken");
    let cree = admin.submit(&[("nom", "Quartier nord")]);
    let page = admin.follow(&cree);
    assert_eq!(page.texts("h1"), ["Quartier nord"]);
    let id = agent.to_string();
    let garde = admin.press(
        "action",
        "enregistrer",
        &[
            ("membres", id.as_str()),
            ("r0_0_champ", "2"),
            ("r0_0_operateur", "="),
            ("r0_0_valeur", "nord"),
        ],
    );
    assert_eq!(garde.status, 303, "{:?}", garde.texts(".resume"));
    let relue = admin.follow(&garde);
    assert_eq!(relue.attrs("[name=membres][checked]", "value"), [id]);
    assert_eq!(relue.attrs("[name=r0_0_valeur] option[selected]", "value"), ["nord"]);
    let liste = admin.get("/admin/demarches/7/groupes");
    assert!(
        liste.text().contains("Un agent")
            && liste.text().contains("Reçoit les dossiers de sa règle")
    );
    assert_eq!(admin.get("/admin/demarches/7/groupes/999").status, 404);
}
