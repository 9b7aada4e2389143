//! Letters as PDF/A-2a: the time of one, the memory of ten thousand, how many a second are drained.

use std::sync::Arc;
use std::time::Instant;

use db::{Db, DbError, Options, Tx};
use documents::{Block, Document, Owner, Press, Qr, Sender, Typesetter, Worker};
use documents_typst::TypstTypesetter;
use primitives::{Clock, Ctx, Random, TenantId};
use serde_json::json;

use crate::load::{RUNS, median, rounded, runtime};
use crate::report::Figure;
use crate::{Done, machine, told};

/// Few of them where nobody looks at the figure: a build without optimisation.
const FEW: bool = cfg!(debug_assertions);
const TIMED: usize = if FEW { 3 } else { 200 };
const HELD: usize = if FEW { 20 } else { 10_000 };
const DRAINED: usize = if FEW { 10 } else { 600 };
/// Memory that may be taken after the first hundredth of the letters, in megabytes.
const GROWTH: f64 = 16.0;

pub(crate) fn measure() -> Done<Vec<Figure>> {
    let press = Arc::new(TypstTypesetter::new(None).map_err(told)?);
    Ok(vec![one(&press)?, memory(&press)?, drained(press)?])
}

fn one(press: &TypstTypesetter) -> Done<Figure> {
    let (mut millis, mut size) = (Vec::new(), 0);
    for run in 0..RUNS {
        let mut times = Vec::with_capacity(TIMED);
        for number in 0..TIMED {
            let (letter, begun) = (letter(run * TIMED + number), Instant::now());
            size = press.pdf(std::slice::from_ref(&letter)).map_err(told)?.len();
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        }
        millis.push(median(times));
    }
    let time = median(millis.iter().copied());
    Ok(Figure::new("One letter, PDF/A-2a with PDF/UA-1", format!("{time:.1} ms"))
        .target("< 15 ms", time < 15.0)
        .beside(format!("{} KB each", size / 1_024))
        .raw(json!(millis.into_iter().map(rounded).collect::<Vec<_>>())))
}

fn memory(press: &TypstTypesetter) -> Done<Figure> {
    let (mut held, pid) = (Vec::new(), std::process::id());
    for number in 0..HELD {
        press.pdf(&[letter(number)]).map_err(told)?;
        if (number + 1) % (HELD / 10) == 0 || number == HELD / 100 {
            held.push(machine::resident_mb(pid)?);
        }
    }
    let (first, last) = (held[0], held[held.len() - 1]);
    Ok(Figure::new(&format!("Memory over {HELD} letters"), format!("{first:.0} → {last:.0} MB"))
        .target(&format!("flat: less than {GROWTH:.0} MB more"), last - first < GROWTH)
        .raw(json!(held.into_iter().map(rounded).collect::<Vec<_>>())))
}

/// Letters kept in a database, then made, stored and named by the worker.
fn drained(press: Arc<TypstTypesetter>) -> Done<Figure> {
    let folder = machine::folder().join("pdf");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(told)?;
    }
    std::fs::create_dir_all(&folder).map_err(told)?;
    let url = |name: &str| folder.join(name).display().to_string();
    let db = Db::open(&format!("sqlite://{}", url("pdf.db")), &Options::default()).map_err(told)?;
    let files = format!("file://{}", url("files"));
    let files = files::Store::open_url(&files, Random::system()).map_err(told)?;
    let ctx = Ctx::system(TenantId(1), Clock::system(), Random::system());
    let worker = Worker::new(Press::new(db.clone(), files, press), ctx.clone());
    let keep = |tx: &mut Tx<'_>| {
        let owner = Owner { kind: "bench".into(), id: 1 };
        let keep = |number| documents::keep(tx, &owner, "lettre", &letter(number)).map(drop);
        (0..DRAINED).try_for_each(keep)
    };
    db.write_blocking(&ctx, keep).map_err(told)?;
    let begun = Instant::now();
    let made = runtime()?.block_on(worker.run_due()).map_err(|error: DbError| told(error))?;
    let rate = made as f64 / begun.elapsed().as_secs_f64();
    db.close();
    Ok(Figure::new("Letters made, stored and named", format!("{rate:.0}/s"))
        .target("≥ 60/s", rate >= 60.0)
        .beside("Open Forms files 0.83/s with its PDF (quoted)"))
}

/// A decision as a commune sends it: each with its number.
fn letter(number: usize) -> Document {
    let text = |text: &str| text.to_owned();
    Document {
        langue: text("fr"),
        title: format!("Décision nº {number}"),
        date: primitives::Stamp(1_795_536_000_000_000),
        sender: Sender {
            name: text("Saint-Exemple"),
            logo: None,
            lines: vec![text("12 place de la Mairie"), text("29999 Saint-Exemple")],
        },
        recipient: Some(vec![text("Madame Zoé Le Goff"), text("29999 SAINT-EXEMPLE")]),
        reference: vec![(text("Numéro"), number.to_string())],
        place_and_date: text("Saint-Exemple, le 24 novembre 2026"),
        subject: text("Votre demande est refusée"),
        blocks: vec![
            Block::Paragraph(text("Vous avez demandé de poser une clôture. C’est refusé.")),
            Block::Heading(text("Pourquoi ?")),
            Block::Paragraph("La clôture dépasse la hauteur que fixe le plan local. ".repeat(8)),
            Block::Heading(text("Si vous n’êtes pas d’accord")),
            Block::List(vec![text("Écrivez au maire."), text("Saisissez le tribunal.")]),
            Block::Facts((1..=12).map(|n| (format!("Pièce {n}"), text("Reçue"))).collect()),
        ],
        signature: Some(vec![text("Anne Roux"), text("Maire")]),
        qr: Some(Qr {
            url: format!("https://demarches.exemple.fr/dossiers/{number}"),
            caption: text("Suivre votre demande"),
        }),
        footer: vec![format!("Déclaration préalable, demande nº {number}")],
        colour: text("#0f6f73"),
    }
}
