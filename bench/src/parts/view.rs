//! The bytes of a first view, compressed as a browser receives them: the page, its styles, scripts,
//! pictures and fonts.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use serde_json::json;

use crate::client::{Browser, Connection, header};
use crate::form::attributes;
use crate::journey::Resident;
use crate::load::runtime;
use crate::report::Figure;
use crate::server::Installation;
use crate::{Done, demarche};

/// What a browser of today accepts.
const ACCEPT: &str = "accept-encoding: gzip, deflate, br, zstd\r\n";

pub(crate) fn measure() -> Done<Vec<Figure>> {
    let house = Installation::fresh("view", None)?;
    let path = house.import(&demarche::descriptor(840, 40, 40))?;
    let server = house.serve(None)?;
    let figures = runtime()?.block_on(async {
        let mut resident = Resident::new(server.address, 1);
        resident.open(&format!("/commencer/{path}")).await?;
        let identity = resident.send().await?;
        resident.open(&identity).await?;
        let form = resident.send().await?;
        let pages = [
            ("Home", "/".to_owned()),
            ("Sheet of a démarche", format!("/demarches/{path}")),
            ("Form page of 40 fields", form),
        ];
        let mut figures = Vec::new();
        for (name, page) in pages {
            figures.push(weigh(server.address, &mut resident.browser, name, &page).await?);
        }
        Ok::<_, String>(figures)
    });
    server.stop()?;
    figures
}

async fn weigh(address: SocketAddr, browser: &mut Browser, name: &str, page: &str) -> Done<Figure> {
    if browser.visit(page).await? != 200 {
        return Ok(Figure::absent(name, &format!("{page} does not answer 200")));
    }
    let html = browser.page.clone();
    let mut bytes = BTreeMap::new();
    bytes.insert(page.to_owned(), received(address, browser, page).await?);
    let mut wanted = attributes(&html, "script", "src");
    wanted.extend(attributes(&html, "img", "src"));
    let links = attributes(&html, "link", "href");
    for link in links.into_iter().filter(|link| is_loaded(link)) {
        if link.ends_with(".css") {
            browser.visit(&link).await?;
            wanted.extend(fonts(&browser.page));
        }
        wanted.push(link);
    }
    wanted.sort();
    wanted.dedup();
    for asset in wanted.into_iter().filter(|asset| asset.starts_with('/')) {
        let size = received(address, browser, &asset).await?;
        bytes.insert(asset, size);
    }
    let total = bytes.values().sum::<usize>() as f64 / 1_000.0;
    Ok(Figure::new(name, format!("{total:.1} kB in {} files", bytes.len()))
        .target("< 100 KB", total < 100.0)
        .beside("bodies as sent, every font that the styles name")
        .raw(json!(bytes)))
}

fn is_loaded(link: &str) -> bool {
    let path = link.split('?').next().unwrap_or_default();
    [".css", ".js", ".woff2", ".svg", ".png", ".ico"].iter().any(|end| path.ends_with(end))
}

/// The fonts that a sheet of styles names.
fn fonts(css: &str) -> Vec<String> {
    let urls = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let urls = urls.map(|url| url.trim_matches(['"', '\'']).to_owned());
    urls.filter(|url| url.ends_with(".woff2"))
        .map(|url| if url.starts_with('/') { url } else { format!("/assets/{url}") })
        .collect()
}

/// The bytes of the body of an answer, compressed.
async fn received(address: SocketAddr, browser: &Browser, path: &str) -> Done<usize> {
    let mut connection = Connection::open(address).await?;
    let answer = connection.exchange(browser.request("GET", path, ACCEPT).as_bytes()).await?;
    match answer.status {
        200 => {
            let told =
                header(&connection.head(answer), "content-length").and_then(|n| n.parse().ok());
            Ok(told.unwrap_or_else(|| connection.body(answer).len()))
        }
        status => Err(format!("{path}: {status}")),
    }
}
