//! A small module that shows and receives forms.

use std::fmt::Write;
use std::sync::Arc;

use authz::Access;
use db::Engine;
use db::testing::TestDb;
use http::StatusCode;
use testkit::{TestApp, TestSessions, TestTenants};
use web::composants::HtmlSur;
use web::{
    Formulaire, Module, PageError, PathArgs, Regle, Reponse, Requete, Route, Sessions, Tenants,
    page, redirect_303, retour_sur,
};

pub const SECRET: &str = "abcdefghijklmnopqrstuvwxyz";

pub fn app() -> TestApp {
    app_with(TestTenants::one("saint-exemple"), TestSessions::none())
}

pub fn app_with(tenants: Arc<dyn Tenants>, sessions: Arc<dyn Sessions>) -> TestApp {
    TestApp::new(
        TestDb::open(Engine::Sqlite),
        &[module(), web::envois::module()],
        tenants,
        sessions,
    )
}

pub fn module() -> Module {
    Module {
        nom: "essai",
        routes: vec![
            Route::get("/", Access::Public, form),
            Route::post("/envoi", Access::Public, echo),
            Route::get("/envoi", Access::Permission("chose.lire"), form),
            Route::post("/recoit", Access::Public, echo),
            Route::post("/fichiers", Access::Public, files).fichiers(1_000),
            Route::post("/les-miens", Access::Key, files).fichiers(1_000),
            Route::get("/panique", Access::Public, panics),
            Route::post("/panique", Access::Public, panics_after_reading),
            Route::post("/sature", Access::Public, saturated),
            Route::get("/interne", Access::Public, internal),
            Route::get("/long", Access::Public, long),
            Route::get("/lente", Access::Public, slow),
            Route::get("/retour", Access::Public, back),
            Route::get("/nombre/{n}", Access::Public, number),
            Route::get("/agent", Access::Permission("chose.lire"), staff),
            Route::get("/agent/secret", Access::Permission("chose.secrete"), staff),
            Route::post("/agent/acte", Access::Permission("chose.lire"), echo),
            Route::get("/essai", Access::Public, attempt),
            Route::get("/entree", Access::Public, enter),
            Route::post("/sortie", Access::Public, leave),
        ],
        jobs: Vec::new(),
        events: Vec::new(),
        tables: &[],
        permissions: &["chose.lire", "chose.secrete"],
        samples: Vec::new(),
        agents: web::EspaceAgents::default(),
    }
}

async fn form(requete: Requete) -> Reponse {
    let contenu = format!(
        "<h1>Essai</h1><form method=post action=\"{}\"><input type=hidden name=csrf value=\"{}\">\
         <label for=a>A</label><input id=a name=a value=x><button>Envoyer</button></form>",
        requete.ctx.url("/envoi"),
        requete.csrf()
    );
    Ok(page(StatusCode::OK, contenu))
}

async fn echo(_: Requete, form: Formulaire) -> Reponse {
    let mut html = String::from("<h1>Reçu</h1>");
    for (name, value) in form.iter().filter(|(name, _)| *name != "csrf") {
        let _ = write!(html, "<p>{}={}</p>", HtmlSur::texte(name), HtmlSur::texte(value));
    }
    Ok(page(StatusCode::OK, html))
}

async fn files(requete: Requete, form: Formulaire) -> Reponse {
    let mut html = form.valeurs("a").concat();
    for depot in &form.fichiers {
        let end = match &depot.contenu {
            Ok(stored) => {
                let _ = requete.app.files.open(stored).await.map_err(PageError::interne)?;
                format!("{} {}", stored.size, stored.mime)
            }
            Err(refus) => format!("{refus:?}"),
        };
        let _ = write!(html, "<p>{} {} {end}</p>", depot.champ, depot.nom);
    }
    Ok(page(StatusCode::OK, html))
}

async fn panics(_: Requete) -> Reponse {
    panic!("on purpose")
}

async fn panics_after_reading(_: Requete, form: Formulaire) -> Reponse {
    panic!("on purpose, with {}", form.texte("a"))
}

async fn saturated(_: Requete, _: Formulaire) -> Reponse {
    Err(db::DbError::Saturated.into())
}

async fn internal(_: Requete) -> Reponse {
    Err(PageError::interne(db::DbError::NoRow("STATEMENT")))
}

async fn long(_: Requete) -> Reponse {
    Ok(page(StatusCode::OK, "<p>Bonjour à tous.</p>\n".repeat(400)))
}

async fn slow(_: Requete) -> Reponse {
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    Ok(page(StatusCode::OK, "lente".to_owned()))
}

async fn back(requete: Requete) -> Reponse {
    Ok(redirect_303(retour_sur(requete.parametres().valeur("vers"), "/agent")))
}

async fn number(_: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    Ok(page(StatusCode::OK, n.to_string()))
}

async fn staff(requete: Requete) -> Reponse {
    let name = requete.session.as_ref().map(|session| session.nom.clone()).unwrap_or_default();
    Ok(page(StatusCode::OK, name))
}

async fn attempt(requete: Requete) -> Reponse {
    requete.essayer("essai", &Regle::SECRETS)?;
    Ok(page(StatusCode::OK, String::new()))
}

async fn enter(requete: Requete) -> Reponse {
    let mut response = redirect_303(requete.ctx.url("/"));
    requete.poser_secret(&mut response, SECRET, None);
    Ok(response)
}

async fn leave(requete: Requete, _: Formulaire) -> Reponse {
    let mut response = redirect_303(requete.ctx.url("/"));
    requete.quitter(&mut response);
    Ok(response)
}
