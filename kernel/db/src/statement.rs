use std::borrow::Cow;
use std::sync::OnceLock;

use crate::marks;

/// A statement written once for both engines. Only [`sql!`](crate::sql) and [`Family`] make one, so
/// that one test prepares them all.
pub struct Statement {
    name: Cow<'static, str>,
    text: Cow<'static, str>,
    texts: OnceLock<Texts>,
}

/// The text of a statement for each engine.
#[derive(Debug)]
pub struct Texts {
    /// For SQLite.
    pub sqlite: String,
    /// For PostgreSQL.
    pub postgres: String,
    /// Whether it holds `{visible}`, whose three arguments the transaction adds from its context.
    pub visible: bool,
}

/// The types of a prepared statement, in the engine's words.
#[derive(Debug, Default)]
pub struct Signature {
    /// Of its parameters.
    pub parameters: Vec<String>,
    /// Of its columns.
    pub columns: Vec<String>,
}

impl Statement {
    /// For [`sql!`](crate::sql) only.
    #[doc(hidden)]
    pub const fn new(name: &'static str, text: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), text: Cow::Borrowed(text), texts: OnceLock::new() }
    }

    /// A statement of a [`Family`], made once and kept for the life of the program.
    pub fn of_family(name: String, text: String) -> &'static Self {
        let statement =
            Self { name: Cow::Owned(name), text: Cow::Owned(text), texts: OnceLock::new() };
        Box::leak(Box::new(statement))
    }

    /// Its name: the module and the constant.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text for each engine.
    pub fn texts(&self) -> &Texts {
        self.texts.get_or_init(|| marks::expand(&self.text))
    }
}

/// A finite set of statements made by one builder (a list with its filters and sorts).
pub struct Family {
    /// Its name.
    pub name: &'static str,
    /// Every member.
    pub members: fn() -> Vec<&'static Statement>,
}

/// What the test of statements walks.
pub enum Registered {
    /// One statement.
    One(&'static Statement),
    /// All those of a builder.
    Many(Family),
}

inventory::collect!(Registered);

/// Every statement of the program.
pub fn registered() -> Vec<&'static Statement> {
    inventory::iter::<Registered>
        .into_iter()
        .flat_map(|registered| match registered {
            Registered::One(statement) => vec![*statement],
            Registered::Many(family) => (family.members)(),
        })
        .collect()
}

/// Declares statements: `sql! { pub(crate) LIRE = "SELECT … WHERE id = $1"; }`.
///
/// The text is the common subset of both engines, with `$n` parameters and these marks:
/// `{any:$n}` and `{any_text:$n}` (the members of a JSON array, for `IN`), `{lock}` and
/// `{skip_locked}` (row locks, nothing on SQLite), `{sum:expr}` (as BIGINT), `{json:col:key}`
/// (a text member of a JSON text), `{visible:alias}` (what the actor may see),
/// `{matches:table:id:$n}`, `{found:table:$n}` (the table itself is walked), `{words_id}` and
/// `{words:$n}` (full text).
#[macro_export]
macro_rules! sql {
    ($($(#[$doc:meta])* $vis:vis $name:ident = $text:expr;)+) => {$(
        $(#[$doc])*
        $vis static $name: $crate::Statement =
            $crate::Statement::new(concat!(module_path!(), "::", stringify!($name)), $text);
        $crate::inventory::submit! { $crate::Registered::One(&$name) }
    )+};
}

/// Declares a finite builder of statements: `sql_family! { LISTES = members; }`.
#[macro_export]
macro_rules! sql_family {
    ($name:literal = $members:path) => {
        $crate::inventory::submit! {
            $crate::Registered::Many($crate::Family { name: $name, members: $members })
        }
    };
}
