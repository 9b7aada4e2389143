//! The sentences of the real files, each variant of a choice apart, « x » in the place of each argument.

use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::{parser, unicode};

pub struct Texte {
    pub fichier: String,
    pub cle: String,
    pub texte: String,
}

pub fn locales() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales")
}

pub fn lire(langue: &str) -> Vec<Texte> {
    let mut out = Vec::new();
    for entry in fs::read_dir(locales().join(langue)).expect("the folder of locales") {
        let path = entry.expect("a file").path();
        let source = fs::read_to_string(&path).expect("a text");
        let resource = parser::parse(source.as_str()).expect("the build has checked it");
        let fichier = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for entry in &resource.body {
            let (cle, pattern) = match entry {
                Entry::Message(message) => (message.id.name, message.value.as_ref()),
                Entry::Term(term) => (term.id.name, Some(&term.value)),
                _ => continue,
            };
            for texte in pattern.map(variantes).unwrap_or_default() {
                out.push(Texte { fichier: fichier.clone(), cle: cle.to_owned(), texte });
            }
        }
    }
    out
}

/// One text a choice: the n-th variant of every choice of the message together, which shows each variant once.
pub fn variantes(pattern: &Pattern<&str>) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let pieces = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => pieces(expression),
        };
        let longest = texts.len().max(pieces.len());
        texts = (0..longest)
            .map(|rang| {
                let (debut, fin) =
                    (&texts[rang.min(texts.len() - 1)], &pieces[rang.min(pieces.len() - 1)]);
                format!("{debut}{fin}")
            })
            .collect();
    }
    texts
}

fn pieces(expression: &Expression<&str>) -> Vec<String> {
    match expression {
        Expression::Select { variants, .. } => {
            variants.iter().flat_map(|variant| variantes(&variant.value)).collect()
        }
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            let mut literal = String::new();
            let _ = unicode::unescape_unicode(&mut literal, value);
            vec![literal]
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => pieces(expression),
        Expression::Inline(_) => vec!["x".to_owned()],
    }
}
