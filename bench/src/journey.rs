//! A resident files: every page asked for, every form filled and sent.

use std::net::SocketAddr;

use crate::client::Browser;
use crate::form::{decoded, main_form};
use crate::{Done, say};

/// The most pages of a journey: beyond, it goes round in circles.
const PAGES: usize = 20;

/// Someone in the middle of a filing.
pub(crate) struct Resident {
    /// Their browser.
    pub(crate) browser: Browser,
    number: usize,
}

impl Resident {
    /// Someone new.
    pub(crate) fn new(address: SocketAddr, number: usize) -> Self {
        Self { browser: Browser::new(address, number), number }
    }

    /// Starts a démarche and sends every page up to the review, which is then shown.
    pub(crate) async fn fill(&mut self, path: &str) -> Done<()> {
        self.open(&format!("/commencer/{path}")).await?;
        for _ in 0..PAGES {
            if self.browser.path.ends_with("/relire") {
                return Ok(());
            }
            let next = self.send().await?;
            self.open(&next).await?;
        }
        Err(format!("no review after {PAGES} pages: {}", self.browser.path))
    }

    /// Sends the review; where its receipt is.
    pub(crate) async fn file(&mut self) -> Done<String> {
        let receipt = self.send().await?;
        match receipt.contains("/dossiers/") {
            true => Ok(receipt),
            false => Err(format!("the filing led to {receipt}")),
        }
    }

    /// Opens a page that must be there.
    pub(crate) async fn open(&mut self, path: &str) -> Done<()> {
        match self.browser.visit(path).await? {
            200 => Ok(()),
            status => Err(format!("{path}: {status}")),
        }
    }

    /// Sends the form of the page; where it leads.
    pub(crate) async fn send(&mut self) -> Done<String> {
        let path = self.browser.path.clone();
        let form = main_form(&self.browser.page, &path, self.number)
            .ok_or_else(|| format!("{path}: no form that goes forward"))?;
        match self.browser.submit(&form).await? {
            (303, Some(next)) => Ok(next),
            (status, _) => Err(format!("{path}: {status}: {}", errors(&self.browser.page))),
        }
    }
}

/// What a refused page says, without its tags.
fn errors(page: &str) -> String {
    let main = page.split_once("<main").map_or(page, |(_, main)| main);
    let texts =
        main.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.trim());
    let said: Vec<_> = texts.filter(|text| !text.is_empty()).take(25).collect();
    decoded(&said.join(" · "))
}

/// Residents who have filled every page and are about to send, `at_once` at a time.
pub(crate) async fn prepare(
    address: SocketAddr,
    path: &str,
    first: usize,
    count: usize,
    at_once: usize,
) -> Done<Vec<Resident>> {
    let each = count.div_ceil(at_once);
    let mut tasks = tokio::task::JoinSet::new();
    for lane in 0..at_once {
        let path = path.to_owned();
        tasks.spawn(async move {
            let mut ready: Vec<Resident> = Vec::new();
            for rank in 0..each {
                let mut resident = Resident::new(address, first + lane * each + rank);
                if let Some(last) = ready.last_mut() {
                    resident.browser.take_connection(&mut last.browser);
                }
                resident.fill(&path).await?;
                ready.push(resident);
            }
            Ok::<_, String>(ready)
        });
    }
    let mut all = Vec::with_capacity(count);
    while let Some(done) = tasks.join_next().await {
        all.extend(done.map_err(crate::told)??);
    }
    say(format!("  {} residents are ready to send", all.len()));
    Ok(all)
}
