//! The agents' list at a thousand dossiers and at a hundred thousand, over HTTP.

use std::time::Instant;

use serde_json::json;

use crate::client::{Browser, Connection};
use crate::form::{attributes, forms};
use crate::house::House;
use crate::load::{percentile, rounded, runtime};
use crate::report::Figure;
use crate::server::{AGENT, Installation, Server};
use crate::{Done, demarche, machine, say};

const SMALL: usize = 1_000;
const LARGE: usize = 100_000;
/// Requests of each address; both sizes are asked in turn.
const REQUESTS: usize = 200;
/// The password of the agents of the demonstration.
const PASSWORD: &str = "parvis-de-saint-exemple";

/// A commune with so many dossiers, and its agent signed in.
struct Side {
    server: Server,
    agent: Browser,
    database_mb: f64,
}

pub(crate) fn measure() -> Done<Vec<Figure>> {
    let runtime = runtime()?;
    let mut small = side(SMALL)?;
    let mut large = side(LARGE)?;
    machine::stay_on("1")?;
    let measured = runtime.block_on(compare(&mut small, &mut large));
    machine::stay_on("0-1")?;
    let mut figures = measured?;
    let megabytes = large.database_mb;
    figures.push(
        Figure::new("Database at 100,000 dossiers of 30 fields", format!("{megabytes:.0} MB"))
            .target("< 450 MB", megabytes < 450.0)
            .beside("Redmine 458 MB, Open Forms 1,291 MB (quoted)"),
    );
    small.server.stop()?;
    large.server.stop()?;
    Ok(figures)
}

fn side(count: usize) -> Done<Side> {
    let house = Installation::fresh(&format!("list-{count}"), None)?;
    let path = house.import(&demarche::descriptor(830, 30, 10))?;
    let begun = Instant::now();
    let opened = House::open(&house.database_url(), &path)?;
    opened.dossiers(count)?;
    opened.db.close();
    say(format!("  {count} dossiers written in {:.0} s", begun.elapsed().as_secs_f64()));
    let server = house.serve(Some("0"))?;
    let agent = Browser::new(server.address, 1);
    let database_mb = house.database_bytes() as f64 / 1_048_576.0;
    Ok(Side { server, agent, database_mb })
}

impl Side {
    async fn sign_in(&mut self) -> Done<()> {
        self.agent.visit("/agent/connexion").await?;
        let form = forms(&self.agent.page, 0)
            .into_iter()
            .find(|form| form.fields.iter().any(|(name, _)| name == "mot_de_passe"))
            .ok_or("no form to sign in")?;
        let form = form.with("courriel", AGENT).with("mot_de_passe", PASSWORD);
        match self.agent.submit(&form).await? {
            (303, _) => Ok(()),
            (status, _) => Err(format!("the sign-in answered {status}")),
        }
    }
}

/// The addresses of the tabs that the list itself links to, in each order, and two of its search.
async fn addresses(agent: &mut Browser) -> Done<Vec<(String, String)>> {
    let mut list = String::new();
    for page in ["/agent", "/agent/dossiers"] {
        if agent.visit(page).await? == 200 && agent.page.contains("onglet=") {
            page.clone_into(&mut list);
            break;
        }
    }
    if list.is_empty() {
        return Err("no agents' page has tabs yet".to_owned());
    }
    let links = attributes(&agent.page, "a", "href");
    let mut found: Vec<(String, String)> = Vec::new();
    for link in links.into_iter().filter(|link| link.starts_with(&list) && link.contains("onglet="))
    {
        let name = link.split("onglet=").nth(1).and_then(|rest| rest.split('&').next());
        let name = format!("Tab {}", name.unwrap_or_default());
        if !link.contains("tri=") && found.iter().all(|(known, _)| !known.starts_with(&name)) {
            for tri in dossiers::Tri::TOUS {
                let sorted = format!("{link}&tri={}", tri.code());
                found.push((format!("{name}, by {}", tri.code()), sorted));
            }
        }
    }
    let search =
        forms(&agent.page, 0).into_iter().find(|form| !form.post && !form.boxes.is_empty());
    if let Some(form) = search {
        let action = if form.action.is_empty() { list } else { form.action };
        let name = &form.boxes[0];
        for (words, title) in
            [("fontaine", "a name"), ("quartier+4242", "two words of the answers")]
        {
            found
                .push((format!("Search: {title}"), format!("{action}?{name}={words}&onglet=tous")));
        }
    }
    Ok(found)
}

async fn compare(small: &mut Side, large: &mut Side) -> Done<Vec<Figure>> {
    small.sign_in().await?;
    large.sign_in().await?;
    let mut figures = Vec::new();
    for (name, path) in addresses(&mut large.agent).await? {
        let few = timed(small, &path).await?;
        let many = timed(large, &path).await?;
        figures.push(figure(&name, &path, few, many));
    }
    Ok(figures)
}

/// Half of the answers, and 99 of a hundred, within: milliseconds.
type Times = (f64, f64);

async fn timed(side: &Side, path: &str) -> Done<Times> {
    let request = side.agent.request("GET", path, "accept-encoding: zstd\r\n");
    let mut connection = Connection::open(side.server.address).await?;
    let mut times = Vec::with_capacity(REQUESTS);
    for _ in 0..REQUESTS {
        let begun = Instant::now();
        let status = connection.exchange(request.as_bytes()).await?.status;
        if status != 200 {
            return Err(format!("{path}: {status}"));
        }
        times.push(u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX));
    }
    Ok((percentile(&mut times, 0.5), percentile(&mut times, 0.99)))
}

fn figure(name: &str, path: &str, few: Times, many: Times) -> Figure {
    let (ratio, most) = (many.0 / few.0, if name.starts_with("Search") { 100.0 } else { 50.0 });
    let target = format!("≤ 3 ×, p99 < {most:.0} ms (at 1,000,000)");
    Figure::new(name, format!("p50 {:.1} ms, p99 {:.1} ms, that is {ratio:.1} ×", many.0, many.1))
        .target(&target, ratio <= 3.0 && many.1 < most)
        .beside(format!("at 1,000: p50 {:.1} ms, p99 {:.1} ms", few.0, few.1))
        .raw(json!({
            "address": path,
            "at_1000": { "p50_ms": rounded(few.0), "p99_ms": rounded(few.1) },
            "at_100000": { "p50_ms": rounded(many.0), "p99_ms": rounded(many.1) },
        }))
}
