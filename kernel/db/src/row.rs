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
    pub fn get<T: Cell>(&self, index: usize) -> Result<T, DbError> {
        T::read(self, index)
    }

    fn raw<T: Raw>(&self, index: usize) -> Result<T, DbError> {
        match self {
            Row::Sqlite(row) => {
                row.get(index).map_err(|error| DbError::Type { index, cause: error.to_string() })
            }
            Row::Postgres(row) => row
                .try_get(index)
                .map_err(|error| DbError::Type { index, cause: error.to_string() }),
        }
    }
}

/// A type that both drivers read.
pub trait Raw: rusqlite::types::FromSql + for<'a> postgres::types::FromSql<'a> {}
impl<T: rusqlite::types::FromSql + for<'a> postgres::types::FromSql<'a>> Raw for T {}

/// What a column can be read as; `Option` of it where the column may be NULL.
pub trait Column: Sized {
    /// The type that the drivers read: `i64`, `f64`, `String` or `Vec<u8>`.
    type Raw: Raw;

    /// The value made of it.
    fn made(raw: Self::Raw) -> Self;
}

/// A column's value or its absence.
pub trait Cell: Sized {
    /// Reads column `index` of `row`.
    fn read(row: &Row<'_>, index: usize) -> Result<Self, DbError>;
}

impl<T: Column> Cell for T {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, DbError> {
        row.raw::<T::Raw>(index).map(T::made)
    }
}

impl<T: Column> Cell for Option<T> {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, DbError> {
        Ok(row.raw::<Option<T::Raw>>(index)?.map(T::made))
    }
}

macro_rules! column {
    ($($type:ty = $raw:ty => |$value:ident| $made:expr;)*) => {$(
        impl Column for $type {
            type Raw = $raw;

            fn made($value: $raw) -> Self {
                $made
            }
        }
    )*};
}
column! {
    i64 = i64 => |v| v;
    f64 = f64 => |v| v;
    String = String => |v| v;
    Vec<u8> = Vec<u8> => |v| v;
    bool = i64 => |v| v != 0;
    Stamp = i64 => |v| Stamp(v);
    TenantId = i64 => |v| TenantId(v);
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
            type Raw = i64;

            fn made(raw: i64) -> Self {
                $type(raw)
            }
        }
        impl<'a> $crate::IntoArg<'a> for $type {
            fn into_arg(self) -> $crate::Arg<'a> {
                $crate::Arg::Int(self.0)
            }
        }
    )*};
}

impl<T: Cell> FromRow for T {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        row.get(0)
    }
}

macro_rules! tuple {
    ($($name:ident $index:tt),*) => {
        impl<$($name: Cell),*> FromRow for ($($name,)*) {
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
