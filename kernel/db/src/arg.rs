use std::borrow::Cow;

use postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use primitives::{Stamp, TenantId};

/// A value given to a statement: one of the four types that both engines share.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    /// No value.
    Null,
    /// BIGINT.
    Int(i64),
    /// FLOAT8 / REAL.
    Real(f64),
    /// TEXT.
    Text(Cow<'a, str>),
    /// BYTEA / BLOB.
    Bytes(Cow<'a, [u8]>),
}

/// What can be given to a statement.
pub trait IntoArg<'a> {
    /// The value as the engines take it.
    fn into_arg(self) -> Arg<'a>;
}

impl<'a> IntoArg<'a> for Arg<'a> {
    fn into_arg(self) -> Arg<'a> {
        self
    }
}

macro_rules! into_arg {
    ($($type:ty => |$value:ident| $arg:expr;)*) => {$(
        impl<'a> IntoArg<'a> for $type {
            fn into_arg(self) -> Arg<'a> {
                let $value = self;
                $arg
            }
        }
    )*};
}

into_arg! {
    i64 => |v| Arg::Int(v);
    i32 => |v| Arg::Int(v.into());
    u32 => |v| Arg::Int(v.into());
    bool => |v| Arg::Int(v.into());
    f64 => |v| Arg::Real(v);
    Stamp => |v| Arg::Int(v.0);
    TenantId => |v| Arg::Int(v.0);
    &'a str => |v| Arg::Text(Cow::Borrowed(v));
    String => |v| Arg::Text(Cow::Owned(v));
    &'a String => |v| Arg::Text(Cow::Borrowed(v));
    &'a [u8] => |v| Arg::Bytes(Cow::Borrowed(v));
    Vec<u8> => |v| Arg::Bytes(Cow::Owned(v));
    &'a Vec<u8> => |v| Arg::Bytes(Cow::Borrowed(v));
}

impl<'a, T: IntoArg<'a>> IntoArg<'a> for Option<T> {
    fn into_arg(self) -> Arg<'a> {
        self.map_or(Arg::Null, IntoArg::into_arg)
    }
}

/// The arguments of a statement, in the order of its `$n`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { &[$($crate::IntoArg::into_arg($value)),*] };
}

impl rusqlite::ToSql for Arg<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(v) => ValueRef::Integer(*v),
            Self::Real(v) => ValueRef::Real(*v),
            Self::Text(v) => ValueRef::Text(v.as_bytes()),
            Self::Bytes(v) => ValueRef::Blob(v),
        }))
    }
}

impl ToSql for Arg<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(v) => v.to_sql_checked(ty, out),
            Self::Real(v) => v.to_sql_checked(ty, out),
            Self::Text(v) => v.as_ref().to_sql_checked(ty, out),
            Self::Bytes(v) => v.as_ref().to_sql_checked(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
