//! The documents that a client names by their id.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::ExecutableDocument;

const TEXTES: [(&str, &str); 3] = [
    ("ds-query-v2", include_str!("contrat/ds-query-v2.graphql")),
    ("ds-mutation-v2", include_str!("contrat/ds-mutation-v2.graphql")),
    ("introspection", include_str!("contrat/introspection.graphql")),
];

static DOCUMENTS: LazyLock<BTreeMap<&str, ExecutableDocument>> = LazyLock::new(|| {
    let lus = TEXTES.iter().filter_map(|(id, texte)| Some((*id, parse_query(texte).ok()?)));
    lus.collect()
});

/// The document of an id.
pub(crate) fn trouver(id: &str) -> Option<&'static ExecutableDocument> {
    DOCUMENTS.get(id)
}
