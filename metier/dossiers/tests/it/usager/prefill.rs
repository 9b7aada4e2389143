//! Prefill, numbered as the conformance cases of DS (ds-conformance.md, F).

use axum::body::Body;
use axum::http::Method;
use db::testing::TestDb;
use db_macros::both_engines;
use formulaires::ChampId;
use serde_json::{Value, json};
use testkit::{Answer, Browser};

use super::guichet::Guichet;

const CHEMIN: &str = "fete-de-quartier";
const NUMERO: i64 = 9_001;

fn nom(id: u64) -> String {
    ChampId(id).nom(None)
}

fn fete(titre: &str) -> Value {
    let champ = |id: u64, genre: &str, label: &str| {
        json!({ "id": ChampId(id).graphql(), "__typename": format!("{genre}ChampDescriptor"),
            "label": label, "description": "", "required": false })
    };
    let mut bloc = champ(3, "Repetition", "Barnums");
    bloc["champDescriptors"] =
        json!([champ(4, "Text", "Taille"), champ(5, "IntegerNumber", "Nombre")]);
    json!({
        "number": NUMERO, "title": titre, "description": "", "tags": [],
        "demarcheUrl": format!("https://x.invalid/commencer/{CHEMIN}"),
        "service": {"nom": "Accueil", "organisme": "Mairie"},
        "revision": {"champDescriptors": [
            champ(1, "Text", "Rue"), champ(2, "Date", "Jour de la fête"), bloc,
            champ(6, "PieceJustificative", "Plan"),
        ]},
    })
}

fn guichet(base: TestDb) -> Guichet {
    let guichet = Guichet::ouvrir(base);
    guichet.importer_json(fete("Fermer une rue"));
    guichet
}

fn adresse(numero: i64) -> String {
    format!("/api/public/v1/demarches/{numero}/dossiers")
}

fn poster(navigateur: &mut Browser<'_>, corps: &Value) -> Answer {
    let corps = if corps.is_null() { Body::empty() } else { Body::from(corps.to_string()) };
    navigateur.send(Method::POST, &adresse(NUMERO), Some("application/json"), corps)
}

fn lu(reponse: &Answer) -> Value {
    serde_json::from_slice(&reponse.bytes).unwrap()
}

fn jeton(cree: &Value) -> String {
    let url = cree["dossier_url"].as_str().unwrap();
    url.split_once("prefill_token=").unwrap().1.to_owned()
}

/// The page that the address of a prepared draft leads to.
fn lien(cree: &Value) -> String {
    format!("/commencer/{CHEMIN}?prefill_token={}", jeton(cree))
}

#[both_engines]
fn case_86_an_empty_body_makes_a_draft_of_nobody(base: TestDb) {
    let guichet = guichet(base);
    let mut programme = guichet.app.browser();
    let reponse = poster(&mut programme, &Value::Null);
    assert_eq!(reponse.status, 201, "{}", reponse.text());
    assert_eq!(reponse.header("access-control-allow-origin"), Some("*"));
    let cree = lu(&reponse);
    let url = cree["dossier_url"].as_str().unwrap();
    assert!(url.contains(&format!("/commencer/{CHEMIN}?prefill_token=")), "{url}");
    let numero = cree["dossier_number"].as_i64().unwrap();
    let id = data_encoding::BASE64.encode(format!("Dossier-{numero}").as_bytes());
    assert_eq!((&cree["dossier_id"], &cree["state"]), (&json!(id), &json!("prefilled")));
    // Nobody opens it by its number.
    let mut passant = guichet.app.browser();
    assert!(
        passant.get(&format!("/brouillons/{numero}/etapes/1")).texts("h1")[0].contains("Retrouver")
    );
}

#[both_engines]
fn case_87_answers_a_name_and_rows_are_in_the_draft_of_who_opens_it(base: TestDb) {
    let guichet = guichet(base);
    let mut programme = guichet.app.browser();
    let cree = lu(&poster(
        &mut programme,
        &json!({
            nom(1): "rue <b>Haute</b>", nom(2): "hier", nom(6): "plan.pdf", "champ_inconnu": 1,
            nom(3): [{nom(4): "3 x 3", nom(5): "2"}, {nom(4): "6 x 3", nom(5): "un"}],
            "identite_prenom": "Ada", "identite_courriel": "pirate@exemple.fr",
        }),
    ));
    let codes: Vec<&str> =
        cree["warnings"].as_array().unwrap().iter().map(|a| a["code"].as_str().unwrap()).collect();
    assert_eq!(codes.iter().filter(|code| **code == "inconnue").count(), 3, "{cree}");
    assert_eq!(codes.len(), 5, "{cree}");

    let mut passant = guichet.app.browser();
    let depart = passant.get(&lien(&cree));
    assert_eq!(depart.status, 200);
    let dit = depart.texts(".encart").join(" ");
    assert!(dit.contains("Ces réponses ont été remplies pour vous. Relisez-les."), "{dit}");
    assert!(
        dit.contains("Nous n’avons pas pu reprendre\u{202f}: Jour de la fête, Nombre."),
        "{dit}"
    );
    let debut = passant.submit(&[("pour", "moi")]);
    let numero = cree["dossier_number"].as_i64().unwrap();
    assert_eq!(debut.location(), Some(format!("/brouillons/{numero}/identite").as_str()));
    let identite = passant.follow(&debut);
    assert_eq!(identite.attrs("#c-prenom", "value"), ["Ada"]);
    assert_eq!(
        identite.attrs("#c-courriel", "value").concat(),
        "",
        "an address is the person’s own"
    );
    let page = passant.get(&format!("/brouillons/{numero}/etapes/1"));
    assert_eq!(page.attrs(&format!("[name='{}']", nom(1)), "value"), ["rue <b>Haute</b>"]);
    let tailles = page.attrs(&format!("[name^='{}.']", nom(4)), "value");
    assert_eq!(tailles, ["3 x 3", "6 x 3"]);
    assert!(page.text().contains("Relisez-les."), "told where the answers are");
}

#[both_engines]
fn case_88_closed_and_unknown_are_not_found_a_draft_is(base: TestDb) {
    let guichet = guichet(base);
    let mut programme = guichet.app.browser();
    let inconnue =
        programme.send(Method::POST, &adresse(1), Some("application/json"), Body::from("{}"));
    assert_eq!(inconnue.status, 404);
    assert_eq!(lu(&inconnue), json!({ "error": "procedure 1 is not found" }));
    guichet.passer(NUMERO, demarches::Passage::Clore);
    let close = poster(&mut programme, &json!({}));
    assert_eq!(close.status, 404);
    assert_eq!(lu(&close)["error"], format!("procedure {NUMERO} is not found"));

    let en_preparation = guichet.importer_brouillon(json!({
        "number": 9_002, "title": "En préparation", "description": "", "tags": [], "demarcheUrl": null,
        "service": {"nom": "Accueil"}, "revision": {"champDescriptors": []},
    }));
    let cree =
        programme.send(Method::POST, &adresse(9_002), Some("application/json"), Body::from("{}"));
    assert_eq!(cree.status, 201, "{}", cree.text());
    let mut passant = guichet.app.browser();
    let jeton = jeton(&lu(&cree));
    let pas_encore = passant.get(&format!("/commencer/{en_preparation}?prefill_token={jeton}"));
    assert_eq!(pas_encore.status, 404, "it opens once the démarche is published");
}

#[both_engines]
fn case_89_only_json_is_read(base: TestDb) {
    let guichet = guichet(base);
    let mut programme = guichet.app.browser();
    for media in [None, Some("application/x-www-form-urlencoded"), Some("text/plain")] {
        let reponse = programme.send(Method::POST, &adresse(NUMERO), media, Body::from("a=1"));
        assert_eq!(reponse.status, 400);
        assert_eq!(lu(&reponse), json!({ "error": "Content-Type should be json" }));
    }
    let media = Some("application/json; charset=utf-8");
    let bonne = programme.send(Method::POST, &adresse(NUMERO), media, Body::from("{}"));
    assert_eq!(bonne.status, 201);
}

#[both_engines]
fn case_90_what_cannot_be_a_file_is_refused_with_its_reason(base: TestDb) {
    let guichet = guichet(base);
    let mut programme = guichet.app.browser();
    for (corps, raison) in [("[1]", "JSON object"), ("{", "not JSON"), ("\"a\"", "JSON object")] {
        let media = Some("application/json");
        let reponse = programme.send(Method::POST, &adresse(NUMERO), media, Body::from(corps));
        assert_eq!(reponse.status, 400, "{corps}");
        assert!(lu(&reponse)["error"].as_str().unwrap().contains(raison), "{corps}");
    }
    let gros = format!("{{\"{}\": \"{}\"}}", nom(1), "x".repeat(3_000_000));
    let reponse =
        programme.send(Method::POST, &adresse(NUMERO), Some("application/json"), Body::from(gros));
    assert_eq!(reponse.status, 413);
    let trop_long = json!({ nom(1): "x".repeat(20_000) });
    let cree = lu(&poster(&mut programme, &trop_long));
    assert_eq!(cree["warnings"][0]["key"], nom(1), "too long is left out, and told");
}

#[both_engines]
fn case_91_the_state_follows_the_token(base: TestDb) {
    let guichet = guichet(base);
    let mut programme = guichet.app.browser();
    let un = lu(&poster(&mut programme, &json!({ nom(1): "rue Haute" })));
    let autre = lu(&poster(&mut programme, &json!({})));
    let etats = |programme: &mut Browser<'_>, parametres: String| -> Vec<Value> {
        let reponse = programme.get(&format!("{}?{parametres}", adresse(NUMERO)));
        assert_eq!(reponse.status, 200);
        lu(&reponse).as_array().unwrap().clone()
    };
    let demander = |cree: &Value| format!("prefill_token={}", jeton(cree));
    let de = |etats: Vec<Value>| -> Vec<Value> {
        etats.into_iter().map(|etat| etat["state"].clone()).collect()
    };
    assert_eq!(de(etats(&mut programme, demander(&un))), ["prefilled"]);
    assert!(etats(&mut programme, "prefill_token=inconnu".to_owned()).is_empty());
    assert!(etats(&mut programme, String::new()).is_empty());
    let deux = format!("prefill_token={},{}", jeton(&un), jeton(&autre));
    assert_eq!(etats(&mut programme, deux).len(), 2);
    let liste = format!("prefill_token[]={}&prefill_token[]={}", jeton(&un), jeton(&autre));
    assert_eq!(etats(&mut programme, liste).len(), 2);

    let mut passant = guichet.passant();
    let numero = passant.prendre(&lien(&un));
    assert_eq!(de(etats(&mut programme, demander(&un))), ["brouillon"]);
    passant.identite();
    let relire = format!("/brouillons/{numero}/relire");
    passant.navigateur.get(&relire);
    let formulaire = passant.navigateur.form(|form| form.action == relire);
    assert_eq!(passant.navigateur.send_form(&formulaire, 0, &[], &[]).status, 303);
    let depose = etats(&mut programme, demander(&un));
    assert_eq!(depose[0]["state"], "en_construction");
    assert!(depose[0]["submitted_at"].as_str().unwrap().len() >= 25, "{depose:?}");
    assert_eq!(programme.get(&format!("{}?prefill_token=x", adresse(1))).status, 404);
}

#[both_engines]
fn a_link_that_is_followed_takes_nothing_and_a_token_serves_once(base: TestDb) {
    let guichet = guichet(base);
    let mut programme = guichet.app.browser();
    let cree = lu(&poster(&mut programme, &json!({ nom(1): "rue Haute" })));
    for _ in 0..3 {
        assert_eq!(guichet.app.browser().get(&lien(&cree)).status, 200, "scanners follow links");
    }
    let mut premier = guichet.passant();
    let numero = premier.prendre(&lien(&cree));
    // Back on the link: their own draft, and nobody else's.
    let retour = premier.navigateur.get(&lien(&cree));
    assert_eq!(retour.location(), Some(format!("/brouillons/{numero}").as_str()));
    let mut second = guichet.app.browser();
    let perime = second.get(&lien(&cree));
    assert_eq!(perime.status, 410);
    assert_eq!(perime.texts("h1"), ["Ce lien ne sert plus"]);
    second.get(&format!("/commencer/{CHEMIN}"));
    let jeton = second.token().unwrap();
    let force = second.post(&lien(&cree), &[("csrf", &jeton), ("pour", "moi")]);
    assert_eq!(force.status, 410);
    assert!(
        second.get(&format!("/brouillons/{numero}/etapes/1")).texts("h1")[0].contains("Retrouver")
    );
    // A token of another démarche opens nothing here.
    assert_eq!(second.get(&lien(&cree).replace(CHEMIN, "cantine-periscolaire")).status, 410);
}

#[both_engines]
fn a_prepared_draft_that_nobody_opens_goes_after_thirty_days(base: TestDb) {
    let guichet = guichet(base);
    let mut programme = guichet.app.browser();
    let cree = lu(&poster(&mut programme, &json!({ nom(1): "rue Haute" })));
    guichet.app.clock.advance(29 * 86_400);
    assert_eq!(guichet.app.browser().get(&lien(&cree)).status, 200);
    guichet.app.clock.advance(2 * 86_400);
    assert_eq!(guichet.app.browser().get(&lien(&cree)).status, 410);
    let effaces = guichet
        .app
        .db
        .db
        .write_blocking(&guichet.systeme_de_l_app(), dossiers::effacer_perimes)
        .unwrap();
    assert_eq!(effaces, 1);
}

#[both_engines]
fn a_source_that_prepares_too_much_waits(base: TestDb) {
    let guichet = guichet(base);
    let mut programme = guichet.app.browser();
    let statuts: Vec<u16> =
        (0..16).map(|_| poster(&mut programme, &json!({})).status.as_u16()).collect();
    assert_eq!(statuts[14..], [201, 429]);
}

#[both_engines]
fn a_link_with_answers_keeps_nothing_until_the_button(base: TestDb) {
    let guichet = guichet(base);
    let mut passant = guichet.app.browser();
    let encode = |texte: &str| {
        percent_encoding::utf8_percent_encode(texte, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let (rue, jour, taille) =
        (encode(&nom(1)), encode(&nom(2)), encode(&format!("{}[0][{}]", nom(3), nom(4))));
    let avec = format!(
        "/commencer/{CHEMIN}?{rue}=rue%20Haute&{jour}=demain&{taille}=3%20x%203&utm_source=x&identite_nom=Lovelace"
    );
    let depart = passant.get(&avec);
    assert_eq!(depart.status, 200);
    let dit = depart.texts(".encart").join(" ");
    assert!(dit.contains("remplies pour vous") && dit.contains("Jour de la fête"), "{dit}");
    // « Pour qui » was not answered: what the link brings is not lost.
    let refusee = passant.submit(&[]);
    assert_eq!(refusee.status, 422);
    let debut = passant.submit(&[("pour", "moi")]);
    let identite = passant.follow(&debut);
    assert_eq!(identite.attrs("#c-nom", "value"), ["Lovelace"]);
    let page = passant.get(&identite.path.replace("identite", "etapes/1"));
    assert_eq!(page.attrs(&format!("[name='{}']", nom(1)), "value"), ["rue Haute"]);
    assert_eq!(page.attrs(&format!("[name^='{}.']", nom(4)), "value"), ["3 x 3"]);

    // What is broken or hostile starts an ordinary draft.
    for mauvais in
        ["%FF=1", "champ_=1", "champ_%22%3E%3Cscript%3E=1", "champ_W10[0][champ_x]=1&a[]=[["]
    {
        let mut autre = guichet.app.browser();
        let page = autre.get(&format!("/commencer/{CHEMIN}?{mauvais}"));
        assert_eq!(page.status, 200, "{mauvais}");
        assert!(page.texts("main script").is_empty());
        assert_eq!(autre.submit(&[("pour", "moi")]).status, 303, "{mauvais}");
    }
}

#[both_engines]
fn a_page_tells_how_to_prepare_and_its_link_works(base: TestDb) {
    let guichet = guichet(base);
    let mut passant = guichet.app.browser();
    let page = passant.get(&format!("/preremplir/{CHEMIN}"));
    assert_eq!(page.status, 200);
    let texte = page.text();
    assert!(texte.contains(&nom(1)) && !texte.contains(&nom(6)), "documents cannot be prepared");
    let codes = page.texts("pre");
    let debut = codes[0].find("/commencer/").unwrap();
    let depart = passant.get(&codes[0][debut..]);
    assert_eq!(depart.status, 200);
    let dit = depart.texts(".encart").join(" ");
    assert!(dit.contains("remplies pour vous") && !dit.contains("pas pu reprendre"), "{dit}");
    assert_eq!(passant.get("/preremplir/rien").status, 404);
}

#[test]
fn another_site_may_ask() {
    let guichet = guichet(TestDb::open(db::Engine::Sqlite));
    let mut navigateur = guichet.app.browser();
    let permis = navigateur.send(Method::OPTIONS, &adresse(NUMERO), None, Body::empty());
    assert_eq!(permis.status, 204);
    assert_eq!(permis.header("access-control-allow-methods"), Some("GET, POST"));
    assert_eq!(permis.header("access-control-allow-credentials"), None);
}
