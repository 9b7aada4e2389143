//! The messages of one language, read from its files, and the comparison of two languages.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentBundle, FluentResource};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement,
};
use fluent_syntax::parser;

pub struct Fichier {
    pub nom: String,
    pub contenu: String,
}

pub struct Phrase {
    pub fichier: String,
    /// In the order of their first appearance, those of referenced messages included.
    pub variables: Vec<String>,
    /// The resolved text of a message without variables.
    pub fixe: Option<String>,
    /// What the message says, for the accessor's documentation.
    pub apercu: String,
}

pub struct Catalogue {
    pub langue: String,
    pub fichiers: BTreeSet<String>,
    pub phrases: BTreeMap<String, Phrase>,
    /// All the files, one after the other.
    pub source: String,
}

enum Reference {
    Variable(String),
    Message(String),
}

struct Brute {
    fichier: String,
    references: Vec<Reference>,
    apercu: String,
}

impl Catalogue {
    pub fn lire(langue: &str, fichiers: &[Fichier]) -> Result<Self, Vec<String>> {
        let mut brutes = BTreeMap::new();
        let mut errors = Vec::new();
        for fichier in fichiers {
            lire_fichier(langue, fichier, &mut brutes, &mut errors);
        }
        let mut catalogue = Self {
            langue: langue.to_owned(),
            fichiers: fichiers.iter().map(|fichier| fichier.nom.clone()).collect(),
            phrases: BTreeMap::new(),
            source: fichiers.iter().map(|fichier| format!("{}\n\n", fichier.contenu)).collect(),
        };
        if errors.is_empty() {
            catalogue.resoudre(&brutes, &mut errors);
        }
        if errors.is_empty() { Ok(catalogue) } else { Err(errors) }
    }

    fn resoudre(&mut self, brutes: &BTreeMap<String, Brute>, errors: &mut Vec<String>) {
        let Some(bundle) = bundle(&self.langue, &self.source) else {
            errors.push(format!("locales/{}: the files cannot be read together", self.langue));
            return;
        };
        for (cle, brute) in brutes {
            let place = format!("locales/{}/{}: {cle}", self.langue, brute.fichier);
            let mut variables = Vec::new();
            if let Err(error) = collecter(cle, brutes, &mut Vec::new(), &mut variables) {
                errors.push(format!("{place}: {error}"));
                continue;
            }
            let fixe =
                if variables.is_empty() { formater(&bundle, cle).map(Some) } else { Ok(None) };
            match fixe {
                Ok(fixe) => {
                    let (fichier, apercu) = (brute.fichier.clone(), brute.apercu.clone());
                    self.phrases.insert(cle.clone(), Phrase { fichier, variables, fixe, apercu });
                }
                Err(error) => errors.push(format!("{place}: {error}")),
            }
        }
    }
}

/// What differs between the reference and another language, one line a difference.
pub fn comparer(reference: &Catalogue, autre: &Catalogue) -> Result<(), Vec<String>> {
    let mut errors = Vec::new();
    for (ici, la) in [(reference, autre), (autre, reference)] {
        for fichier in ici.fichiers.difference(&la.fichiers) {
            errors.push(format!(
                "locales/{}/{fichier}: file missing (it is in {})",
                la.langue, ici.langue
            ));
        }
        for (cle, phrase) in &ici.phrases {
            if la.fichiers.contains(&phrase.fichier) && !la.phrases.contains_key(cle) {
                errors.push(format!(
                    "locales/{}/{}: {cle}: key missing (it is in {})",
                    la.langue, phrase.fichier, ici.langue
                ));
            }
        }
    }
    for (cle, phrase) in &reference.phrases {
        let Some(traduite) = autre.phrases.get(cle) else { continue };
        let voulues: BTreeSet<_> = phrase.variables.iter().collect();
        let trouvees: BTreeSet<_> = traduite.variables.iter().collect();
        if voulues != trouvees {
            errors.push(format!(
                "locales/{}/{}: {cle}: variables {trouvees:?}, {} has {voulues:?}",
                autre.langue, traduite.fichier, reference.langue
            ));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn lire_fichier(
    langue: &str,
    fichier: &Fichier,
    brutes: &mut BTreeMap<String, Brute>,
    errors: &mut Vec<String>,
) {
    let place = format!("locales/{langue}/{}", fichier.nom);
    let resource = match parser::parse(fichier.contenu.as_str()) {
        Ok(resource) => resource,
        Err((resource, found)) => {
            for error in found {
                let before = fichier.contenu.get(..error.pos.start).unwrap_or_default();
                errors.push(format!(
                    "{place}:{}: {}",
                    before.matches('\n').count() + 1,
                    error.kind
                ));
            }
            resource
        }
    };
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let cle = message.id.name.to_owned();
        match brute(&fichier.nom, &message) {
            Err(error) => errors.push(format!("{place}: {cle}: {error}")),
            Ok(brute) => {
                if let Some(first) = brutes.insert(cle.clone(), brute) {
                    errors.push(format!(
                        "{place}: {cle}: key already in locales/{langue}/{}",
                        first.fichier
                    ));
                }
            }
        }
    }
}

fn brute(fichier: &str, message: &Message<&str>) -> Result<Brute, String> {
    if !message.attributes.is_empty() {
        return Err("attributes are not used here: write one message each".to_owned());
    }
    let value = message.value.as_ref().ok_or("a message needs a text")?;
    let mut references = Vec::new();
    pattern_references(value, &mut references);
    let mut apercu = String::new();
    for element in &value.elements {
        match element {
            PatternElement::TextElement { value } => apercu.push_str(value),
            PatternElement::Placeable { .. } => apercu.push('…'),
        }
    }
    Ok(Brute { fichier: fichier.to_owned(), references, apercu })
}

fn pattern_references(pattern: &Pattern<&str>, out: &mut Vec<Reference>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_references(expression, out);
        }
    }
}

fn expression_references(expression: &Expression<&str>, out: &mut Vec<Reference>) {
    match expression {
        Expression::Inline(inline) => inline_references(inline, out),
        Expression::Select { selector, variants } => {
            inline_references(selector, out);
            for variant in variants {
                pattern_references(&variant.value, out);
            }
        }
    }
}

fn inline_references(inline: &InlineExpression<&str>, out: &mut Vec<Reference>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            out.push(Reference::Variable(id.name.to_owned()))
        }
        InlineExpression::MessageReference { id, .. } => {
            out.push(Reference::Message(id.name.to_owned()))
        }
        InlineExpression::FunctionReference { arguments, .. } => call_references(arguments, out),
        InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            call_references(arguments, out)
        }
        InlineExpression::Placeable { expression } => expression_references(expression, out),
        _ => {}
    }
}

fn call_references(arguments: &CallArguments<&str>, out: &mut Vec<Reference>) {
    for argument in &arguments.positional {
        inline_references(argument, out);
    }
    for argument in &arguments.named {
        inline_references(&argument.value, out);
    }
}

fn collecter(
    cle: &str,
    brutes: &BTreeMap<String, Brute>,
    chemin: &mut Vec<String>,
    variables: &mut Vec<String>,
) -> Result<(), String> {
    let brute = brutes.get(cle).ok_or_else(|| format!("refers to {cle}, which does not exist"))?;
    if chemin.iter().any(|seen| seen == cle) {
        return Err("refers to itself".to_owned());
    }
    chemin.push(cle.to_owned());
    for reference in &brute.references {
        match reference {
            Reference::Variable(nom) if !variables.contains(nom) => variables.push(nom.clone()),
            Reference::Variable(_) => {}
            Reference::Message(nom) => collecter(nom, brutes, chemin, variables)?,
        }
    }
    chemin.pop();
    Ok(())
}

fn bundle(langue: &str, source: &str) -> Option<FluentBundle<FluentResource>> {
    let mut bundle = FluentBundle::new(vec![langue.parse().ok()?]);
    bundle.set_use_isolating(false);
    bundle.add_builtins().ok()?;
    bundle.add_resource(FluentResource::try_new(source.to_owned()).ok()?).ok()?;
    Some(bundle)
}

fn formater(bundle: &FluentBundle<FluentResource>, cle: &str) -> Result<String, String> {
    let pattern =
        bundle.get_message(cle).and_then(|message| message.value()).ok_or("has no text")?;
    let mut errors = Vec::new();
    let texte = bundle.format_pattern(pattern, None, &mut errors).into_owned();
    match errors.first() {
        None => Ok(texte),
        Some(error) => Err(error.to_string()),
    }
}
