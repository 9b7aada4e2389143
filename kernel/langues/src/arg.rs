use std::borrow::Cow;

use fluent_bundle::FluentValue;

/// What a message receives in the place of one of its variables.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    /// Shown as it is.
    Texte(Cow<'a, str>),
    /// Chooses the plural; shown with the language's separators.
    Nombre(i64),
    /// Chooses the plural; shown with the language's decimal mark.
    Decimal(f64),
}

impl<'a> Arg<'a> {
    #[allow(clippy::cast_precision_loss, reason = "Fluent counts in f64, exact below 2^53")]
    pub(crate) fn value(&'a self) -> FluentValue<'a> {
        match self {
            Self::Texte(texte) => FluentValue::String(Cow::Borrowed(texte)),
            Self::Nombre(nombre) => FluentValue::from(*nombre),
            Self::Decimal(nombre) => FluentValue::from(*nombre),
        }
    }
}

/// What can be given to a message: texts and numbers, owned or borrowed.
pub trait IntoArg {
    /// The argument, borrowing the text if it is one.
    fn to_arg(&self) -> Arg<'_>;
}

impl<T: IntoArg + ?Sized> IntoArg for &T {
    fn to_arg(&self) -> Arg<'_> {
        (**self).to_arg()
    }
}

impl IntoArg for Arg<'_> {
    fn to_arg(&self) -> Arg<'_> {
        match self {
            Self::Texte(texte) => Arg::Texte(Cow::Borrowed(texte)),
            Self::Nombre(nombre) => Arg::Nombre(*nombre),
            Self::Decimal(nombre) => Arg::Decimal(*nombre),
        }
    }
}

impl IntoArg for str {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Texte(Cow::Borrowed(self))
    }
}

impl IntoArg for String {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Texte(Cow::Borrowed(self))
    }
}

impl IntoArg for Cow<'_, str> {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Texte(Cow::Borrowed(self))
    }
}

impl IntoArg for f64 {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Decimal(*self)
    }
}

macro_rules! whole_numbers {
    ($($type:ty),*) => {$(
        impl IntoArg for $type {
            fn to_arg(&self) -> Arg<'_> {
                Arg::Nombre(i64::try_from(*self).unwrap_or(i64::MAX))
            }
        }
    )*};
}

whole_numbers!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);
