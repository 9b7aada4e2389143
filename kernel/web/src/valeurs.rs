use percent_encoding::percent_decode_str;

/// The values of a form or of an address, in their order. Several can have one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Valeurs {
    pairs: Vec<(String, String)>,
    by_name: Vec<u32>,
}

/// A text that is not UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotText;

impl Valeurs {
    /// From pairs of name and value.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        let mut by_name: Vec<u32> = (0..u32::try_from(pairs.len()).unwrap_or(u32::MAX)).collect();
        by_name.sort_by(|a, b| pairs[*a as usize].0.cmp(&pairs[*b as usize].0));
        Self { pairs, by_name }
    }

    /// From `a=1&b=2`, refusing what is not UTF-8.
    pub(crate) fn parse(text: &str) -> Result<Self, NotText> {
        let pairs = text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode(name)?, decode(value)?))
        });
        Ok(Self::new(pairs.collect::<Result<_, _>>()?))
    }

    /// Every value sent under a name.
    pub fn valeurs(&self, nom: &str) -> Vec<&str> {
        let start = self.by_name.partition_point(|index| self.pair(*index).0 < nom);
        let named = self.by_name[start..].iter().map(|index| self.pair(*index));
        named.take_while(|(name, _)| *name == nom).map(|(_, value)| value).collect()
    }

    /// The first value sent under a name.
    pub fn valeur(&self, nom: &str) -> Option<&str> {
        let start = self.by_name.partition_point(|index| self.pair(*index).0 < nom);
        let (name, value) = self.pair(*self.by_name.get(start)?);
        (name == nom).then_some(value)
    }

    /// The first value sent under a name, without the white space around it; empty when absent.
    pub fn texte(&self, nom: &str) -> &str {
        self.valeur(nom).unwrap_or_default().trim()
    }

    /// Whether something was sent under a name.
    pub fn contient(&self, nom: &str) -> bool {
        self.valeur(nom).is_some()
    }

    /// Every pair, in the order of sending.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn pair(&self, index: u32) -> (&str, &str) {
        let (name, value) = &self.pairs[index as usize];
        (name, value)
    }
}

fn decode(text: &str) -> Result<String, NotText> {
    let spaced;
    let text = if text.contains('+') {
        spaced = text.replace('+', " ");
        &spaced
    } else {
        text
    };
    Ok(percent_decode_str(text).decode_utf8().map_err(|_| NotText)?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_order_under_each_name() {
        let valeurs = Valeurs::parse("b=1&a=x+y&&b=%C3%A9&c&b=3").unwrap();
        assert_eq!(valeurs.valeurs("b"), ["1", "é", "3"]);
        assert_eq!(valeurs.valeur("a"), Some("x y"));
        assert_eq!((valeurs.valeur("c"), valeurs.valeur("d")), (Some(""), None));
        assert_eq!(valeurs.iter().count(), 5);
    }

    #[test]
    fn broken_text_is_refused() {
        assert_eq!(Valeurs::parse("a=%FF"), Err(NotText));
        assert_eq!(Valeurs::parse("%C3=1"), Err(NotText));
        assert_eq!(Valeurs::parse("a=%00%"), Ok(Valeurs::new(vec![("a".into(), "\0%".into())])));
    }
}
