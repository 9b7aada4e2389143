//! `/mailbox`: in a demonstration, the mails that would have left. The module is only there then.

use std::future::ready;

use authz::Access;
use http::StatusCode;
use http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue};
use mail::{Folder, Opened};
use web::composants::{
    Bouton, Dalle, Dalles, HtmlSur, Icone, LiensEnLigne, Message, TitrePage, TitreSection, Vide,
};
use web::{EspaceAgents, Module, PageError, PathArgs, Reponse, Requete, Route, page, rendre};

/// How many mails the list shows.
const LISTED: usize = 100;
/// A mail is a stranger's page: it may look as it wants, and do nothing.
const SANDBOX: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; \
     base-uri 'none'; form-action 'none'; sandbox",
);
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const PLAIN: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

/// The pages over a folder of mails.
pub fn module(folder: Folder) -> Module {
    let [one, html, source] = [folder.clone(), folder.clone(), folder.clone()];
    let public = Access::Public;
    let list = move |requete: Requete| ready(list(&requete, &folder));
    let show = move |requete: Requete, PathArgs(nom): PathArgs<String>| {
        ready(opened(&one, &nom).and_then(|mail| show(&requete, &mail)))
    };
    let html = move |PathArgs(nom): PathArgs<String>| {
        ready(opened(&html, &nom).and_then(|mail| sandboxed(mail.html, HTML)))
    };
    let source = move |PathArgs(nom): PathArgs<String>| {
        ready(opened(&source, &nom).and_then(|mail| sandboxed(mail.source, PLAIN)))
    };
    Module {
        nom: "mailbox",
        routes: vec![
            Route::get("/mailbox", public, list),
            Route::get("/mailbox/{nom}", public, show),
            Route::get("/mailbox/{nom}/html", public, html),
            Route::get("/mailbox/{nom}/source", public, source),
        ],
        jobs: Vec::new(),
        events: Vec::new(),
        tables: &[],
        permissions: &[],
        samples: Vec::new(),
        agents: EspaceAgents::default(),
    }
}

fn opened(folder: &Folder, nom: &str) -> Result<Opened, PageError> {
    folder.open(nom).map_err(unreadable)?.ok_or(PageError::Introuvable)
}

fn unreadable(error: std::io::Error) -> PageError {
    PageError::Interne(Box::new(error))
}

fn list(requete: &Requete, folder: &Folder) -> Reponse {
    let t = requete.textes;
    let mails = folder.latest(LISTED).map_err(unreadable)?;
    let contenu = if mails.is_empty() {
        let (titre, texte) = (t.mailbox_vide(), t.mailbox_vide_texte());
        HtmlSur::from(Vide::nouveau(Icone::Enveloppe, titre, texte))
    } else {
        let dalle = |mail: Opened| {
            let quand = t.instant(mail.asked.in_paris().datetime());
            let detail = t.mailbox_pour(mail.to, quand);
            Dalle::nouvelle(
                mail.subject,
                requete.ctx.url(format!("/mailbox/{}", mail.name)),
                detail,
            )
        };
        Dalles::en_liste(mails.into_iter().map(dalle).collect()).into()
    };
    let titre = t.mailbox_titre();
    let tete = TitrePage::nouveau(titre).accroche(t.mailbox_accroche());
    rendre(&requete.gabarit(titre).titre_page(tete).contenu(contenu))
}

fn show(requete: &Requete, mail: &Opened) -> Reponse {
    let t = requete.textes;
    let adresse = |suite: &str| requete.ctx.url(format!("/mailbox/{}{suite}", mail.name));
    let meta = match mail.reply_to.as_str() {
        "" => t.mailbox_vers(&mail.to),
        reponse => t.mailbox_vers_reponse(&mail.to, reponse),
    };
    let quand = t.instant(mail.asked.in_paris().datetime());
    let retour = Bouton::lien(t.mailbox_retour()).vers(requete.ctx.url("/mailbox"));
    let tete = TitrePage::nouveau(&mail.subject).avant(retour).meta(&meta);
    let html = Bouton::second(t.mailbox_html()).vers(adresse("/html"));
    let source = Bouton::lien(t.mailbox_source()).vers(adresse("/source"));
    let contenu = HtmlSur::default()
        .puis(Message::de_l_autre(&mail.from, quand, &mail.text))
        .puis(TitreSection::nouveau(t.mailbox_liens()))
        .puis(LiensEnLigne::nouveaux(links(&mail.text)))
        .puis(html)
        .puis(source);
    rendre(&requete.gabarit(&mail.subject).titre_page(tete).contenu(contenu))
}

/// The links of a text part: an address on a line of its own, named by the line before.
fn links(text: &str) -> Vec<(&str, &str)> {
    let is_link = |line: &str| line.starts_with("https://") || line.starts_with("http://");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.windows(2).filter(|pair| is_link(pair[1])).map(|pair| (pair[0], pair[1])).collect()
}

fn sandboxed(body: String, media: HeaderValue) -> Reponse {
    let mut response = page(StatusCode::OK, body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, SANDBOX);
    headers.insert(CONTENT_TYPE, media);
    Ok(response)
}
