//! The parts of the bench; each gives its figures, or says why it could not.

mod filing;
mod list;
mod page;
mod pdf;
mod rules;
mod start;
mod submit;
mod view;

use crate::Done;
use crate::report::Figure;

/// Their names, in the order of the report.
pub(crate) const NAMES: [&str; 8] =
    ["start", "view", "page", "submit", "filing", "list", "rules", "pdf"];

/// The title of a part.
pub(crate) fn title(name: &str) -> &'static str {
    match name {
        "start" => "Start, memory, binary",
        "view" => "What a resident’s first view weighs",
        "page" => "A form page of 40 fields of a draft",
        "submit" => "Final submission of 30 answers, acknowledged after the sync",
        "filing" => "A whole filing of 30 required fields",
        "list" => "The agents’ list",
        "rules" => "Validation and conditions of one submission",
        "pdf" => "Letters as PDF",
        _ => "",
    }
}

/// Measures a part.
pub(crate) fn run(name: &str) -> Vec<Figure> {
    let measured: Done<Vec<Figure>> = match name {
        "start" => start::measure(),
        "view" => view::measure(),
        "page" => page::measure(),
        "submit" => submit::measure(),
        "filing" => filing::measure(),
        "list" => list::measure(),
        "pdf" => pdf::measure(),
        _ => rules::measure(),
    };
    measured.unwrap_or_else(|cause| vec![Figure::absent(title(name), &cause)])
}
