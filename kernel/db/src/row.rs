use primitives::{Stamp, TenantId};

use crate::DbError;

/// One row of an answer, whichever engine gave it.
pub enum Row<'r> {
    /// From SQLite.
    Sqlite(&'r rusqlite::Row<'r>),
    /// From PostgreSQL.
    Postgres(&'r postgres::Row),
}

impl Row<'_> {
    /// The value of column `index` (from 0).
    pub fn get<T: Column>(&self, index: usize) -> Result<T, DbError> {
        T::read(self, index)
    }

    fn raw<T>(&self, index: usize) -> Result<T, DbError>
    where
        T: rusqlite::types::FromSql + for<'a> postgres::types::FromSql<'a>,
    {
        match self {
            Row::Sqlite(row) => row
                .get(index)
                .map_err(|error| DbError::Type { index, cause: error.to_string() }),
            Row::Postgres(row) => row
                .try_get(index)
                .map_err(|error| DbError::Type { index, cause: error.to_string() }),
        }
    }
}

/// What a column can be read as.
pub trait Column: Sized {
    /// Reads column `index` of `row`.
    fn read(row: &Row<'_>, index: usize) -> Result<Self, DbError>;
}

macro_rules! raw_column {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read(row: &Row<'_>, index: usize) -> Result<Self, DbError> { row.raw(index) }
        }
        impl Column for Option<$type> {
            fn read(row: &Row<'_>, index: usize) -> Result<Self, DbError> { row.raw(index) }
        }
    )*};
}
raw_column!(i64, f64, String, Vec<u8>);

macro_rules! int_column {
    ($($type:ty => |$value:ident| $made:expr;)*) => {$(
        impl Column for $type {
            fn read(row: &Row<'_>, index: usize) -> Result<Self, DbError> {
                let $value: i64 = row.raw(index)?;
                Ok($made)
            }
        }
        impl Column for Option<$type> {
            fn read(row: &Row<'_>, index: usize) -> Result<Self, DbError> {
                Ok(row.raw::<Option<i64>>(index)?.map(|$value| $made))
            }
        }
    )*};
}
int_column! {
    bool => |v| v != 0;
    Stamp => |v| Stamp(v);
    TenantId => |v| TenantId(v);
}

/// What can be read from a whole row.
pub trait FromRow: Sized {
    /// Reads the columns in their order.
    fn from_row(row: &Row<'_>) -> Result<Self, DbError>;
}

/// Reads a struct's fields from the columns in the order given: `from_row!(Compte { id, nom });`.
#[macro_export]
macro_rules! from_row {
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::FromRow for $type {
            fn from_row(row: &$crate::Row<'_>) -> Result<Self, $crate::DbError> {
                let mut index = 0..;
                Ok(Self { $($field: row.get(index.next().unwrap_or(usize::MAX))?),* })
            }
        }
    };
}

/// Reads a typed id declared by `primitives::id!` from a BIGINT column, and gives it to statements.
#[macro_export]
macro_rules! id_column {
    ($($type:ident),*) => {$(
        impl $crate::Column for $type {
            fn read(row: &$crate::Row<'_>, index: usize) -> Result<Self, $crate::DbError> {
                Ok($type(row.get(index)?))
            }
        }
        impl $crate::Column for Option<$type> {
            fn read(row: &$crate::Row<'_>, index: usize) -> Result<Self, $crate::DbError> {
                Ok(row.get::<Option<i64>>(index)?.map($type))
            }
        }
        impl<'a> $crate::IntoArg<'a> for $type {
            fn into_arg(self) -> $crate::Arg<'a> {
                $crate::Arg::Int(self.0)
            }
        }
    )*};
}

impl<T: Column> FromRow for T {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        row.get(0)
    }
}

macro_rules! tuple {
    ($($name:ident $index:tt),*) => {
        impl<$($name: Column),*> FromRow for ($($name,)*) {
            fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
                Ok(($(row.get::<$name>($index)?,)*))
            }
        }
    };
}
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
