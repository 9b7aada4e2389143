//! The rules of a form on one submission, in this process: no database, no HTTP.

use std::time::Instant;

use formulaires::{Reponses, lire_descripteurs};
use jiff::civil::Date;
use serde_json::json;

use crate::load::{RUNS, median, rounded};
use crate::report::Figure;
use crate::{Done, demarche};

const SUBMISSIONS: usize = 400;

pub(crate) fn measure() -> Done<Vec<Figure>> {
    Ok(vec![form(648, 100.0)?, form(2_000, 500.0)?])
}

fn form(questions: usize, most: f64) -> Done<Figure> {
    let descriptors = demarche::conditional(questions);
    let (formulaire, _) = lire_descripteurs(&descriptors, "$", 1)
        .map_err(|refused| format!("{}: {:?}", refused.chemin, refused.cle()))?;
    let mut reponses = Reponses::nouvelles();
    for (id, bloc) in demarche::answers(&formulaire, 7) {
        reponses.poser_bloc(id, bloc);
    }
    let today = Date::constant(2026, 1, 5);
    let problems = formulaires::verifier(&formulaire, &reponses, today);
    if let Some(problem) = problems.iter().find(|problem| problem.bloque()) {
        return Err(format!("the answers made for {questions} questions are refused: {problem:?}"));
    }
    let conditions = formulaire.tous().filter(|champ| champ.condition.is_some()).count();
    let runs: Vec<f64> = (0..RUNS)
        .map(|_| {
            median((0..SUBMISSIONS).map(|_| {
                let begun = Instant::now();
                std::hint::black_box(formulaires::verifier(&formulaire, &reponses, today));
                begun.elapsed().as_secs_f64() * 1_000_000.0
            }))
        })
        .collect();
    let micros = median(runs.iter().copied());
    Ok(Figure::new(
        &format!("{questions} fields, {conditions} of them under a condition"),
        format!("{micros:.0} µs"),
    )
    .target(&format!("< {most:.0} µs"), micros < most)
    .raw(json!(runs.into_iter().map(rounded).collect::<Vec<_>>())))
}
