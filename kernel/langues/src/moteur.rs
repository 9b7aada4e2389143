//! The messages that take arguments: one Fluent bundle a language, made when first needed.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{Arg, Langue, nombres};

type Bundle = FluentBundle<FluentResource>;

static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Langue::Fr));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Langue::En));

pub(crate) fn formater(langue: Langue, cle: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
    let bundle: &Bundle = match langue {
        Langue::Fr => &FRENCH,
        Langue::En => &ENGLISH,
    };
    let pattern = bundle.get_message(cle)?.value()?;
    let mut values = FluentArgs::with_capacity(args.len());
    for (nom, arg) in args {
        values.set(*nom, arg.value());
    }
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
}

/// `build/` has already refused whatever could fail here: what is left out of an error is then an empty bundle.
fn bundle(langue: Langue) -> Bundle {
    let source = match langue {
        Langue::Fr => include_str!(concat!(env!("OUT_DIR"), "/fr.ftl")),
        Langue::En => include_str!(concat!(env!("OUT_DIR"), "/en.ftl")),
    };
    let id: LanguageIdentifier = langue.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match langue {
        Langue::Fr => french_number,
        Langue::En => english_number,
    }));
    let _ = bundle.add_builtins();
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let _ = bundle.add_resource(resource);
    bundle
}

fn french_number<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    number(value, Langue::Fr)
}

fn english_number<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    number(value, Langue::En)
}

fn number(value: &FluentValue<'_>, langue: Langue) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            Some(nombres::grouper(langue, &FluentNumber::as_string(number)))
        }
        _ => None,
    }
}
