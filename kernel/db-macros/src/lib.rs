//! `#[both_engines]`: one test body, one test for each engine.

use proc_macro::{Group, TokenStream, TokenTree};

/// Runs a test on SQLite and on PostgreSQL: `#[both_engines] fn name(db: TestDb) { … }`, or
/// `async fn`, becomes `name::sqlite` and `name::postgres`.
#[proc_macro_attribute]
pub fn both_engines(_: TokenStream, item: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = item.into_iter().collect();
    let is = |token: &TokenTree, word: &str| token.to_string() == word;
    let asynchronous = tokens.iter().any(|token| is(token, "async"));
    let name = tokens
        .iter()
        .position(|token| is(token, "fn"))
        .and_then(|at| tokens.get(at + 1))
        .map(ToString::to_string)
        .unwrap_or_default();
    let call = if asynchronous {
        "::tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()\
         .unwrap().block_on(body(db))"
    } else {
        "body(db)"
    };
    let tests = [("sqlite", "Sqlite"), ("postgres", "Postgres")].map(|(test, engine)| {
        format!(
            "#[test] fn {test}() {{ let db = ::db::testing::TestDb::open(::db::Engine::{engine}); {call} }}"
        )
    });
    let tests: TokenStream =
        format!("use super::*; {}", tests.concat()).parse().unwrap_or_default();
    let inner = tests.into_iter().chain(tokens.into_iter().map(|token| renamed(token, &name)));
    let module: TokenStream = format!("mod {name}").parse().unwrap_or_default();
    let inner = Group::new(proc_macro::Delimiter::Brace, inner.collect());
    module.into_iter().chain([TokenTree::Group(inner)]).collect()
}

fn renamed(token: TokenTree, name: &str) -> TokenTree {
    match token {
        TokenTree::Ident(ident) if ident.to_string() == name => {
            TokenTree::Ident(proc_macro::Ident::new("body", ident.span()))
        }
        other => other,
    }
}
