//! Pages of a connection: cursors, what a client asks, and what it is told of what surrounds.

use async_graphql::indexmap::IndexMap;
use async_graphql::{Name, Value};
use data_encoding::BASE64URL_NOPAD;
use dossiers::modele::DossierId;
use primitives::Stamp;

use crate::erreur::ErreurApi;
use crate::noeud::{Noeud, Objet, argument, objet};

/// The largest page, and the one that is given when none is asked.
pub(crate) const PAGE_MAX: i64 = 100;

/// The cursor of a place.
pub(crate) fn curseur((stamp, id): (Stamp, DossierId)) -> String {
    let instant = stamp.timestamp();
    let utc = instant.to_zoned(jiff::tz::TimeZone::UTC);
    let texte = format!("{};{id}", utc.strftime("%Y-%m-%dT%H:%M:%S.%9fZ"));
    BASE64URL_NOPAD.encode(texte.as_bytes())
}

/// The place of a cursor.
pub(crate) fn lire(curseur: &str) -> Option<(Stamp, DossierId)> {
    let octets = BASE64URL_NOPAD.decode(curseur.trim_end_matches('=').as_bytes()).ok()?;
    let texte = String::from_utf8(octets).ok()?;
    let (instant, id) = texte.split_once(';')?;
    let instant: jiff::Timestamp = instant.parse().ok()?;
    Some((Stamp(instant.as_microsecond()), DossierId(id.parse().ok()?)))
}

/// What a client asks of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Demande<P> {
    /// How many.
    pub(crate) nombre: i64,
    /// From the end.
    pub(crate) fin: bool,
    /// Only after this place, in the order asked.
    pub(crate) apres: Option<P>,
    /// Only before this place, in the order asked.
    pub(crate) avant: Option<P>,
    /// From the latest.
    pub(crate) decroissant: bool,
}

impl<P> Demande<P> {
    /// Reads `first`, `last`, `after`, `before`, `order`; `place` reads a cursor.
    pub(crate) fn lire(
        arguments: &IndexMap<Name, Value>,
        place: impl Fn(&str) -> Option<P>,
    ) -> Result<Self, ErreurApi> {
        let nombre = |nom| match argument(arguments, nom) {
            Some(Value::Number(nombre)) => nombre.as_i64(),
            _ => None,
        };
        let (first, last) = (nombre("first"), nombre("last"));
        if first.is_some() && last.is_some() {
            return Err(ErreurApi::demande("Arguments first and last are exclusive"));
        }
        let place = |nom| match argument(arguments, nom) {
            Some(Value::String(texte)) if !texte.is_empty() => {
                place(texte).map(Some).ok_or_else(|| ErreurApi::demande("Invalid cursor"))
            }
            _ => Ok(None),
        };
        let (apres, avant) = (place("after")?, place("before")?);
        if apres.is_some() && avant.is_some() {
            return Err(ErreurApi::demande("Arguments after and before are exclusive"));
        }
        let decroissant = argument(arguments, "order").is_some_and(|ordre| match ordre {
            Value::Enum(nom) => nom == "DESC",
            Value::String(nom) => nom == "DESC",
            _ => false,
        });
        if decroissant && last.is_some() {
            return Err(ErreurApi::demande("Arguments last and order: DESC are exclusive"));
        }
        let nombre = first.or(last).unwrap_or(PAGE_MAX).clamp(0, PAGE_MAX);
        Ok(Self { nombre, fin: last.is_some(), apres, avant, decroissant })
    }

    /// Whether rows are read from the end of the order asked: `last`, and what precedes a place.
    pub(crate) fn a_rebours(&self) -> bool {
        self.fin || self.avant.is_some()
    }
}

/// A page of a connection: its nodes with their places, and what surrounds them.
pub(crate) struct Page {
    pub(crate) noeuds: Vec<(String, Noeud)>,
    pub(crate) suivante: bool,
    pub(crate) precedente: bool,
}

impl Page {
    /// A page from one row more than asked, in the order of reading.
    pub(crate) fn de<P>(demande: &Demande<P>, mut lus: Vec<(String, Noeud)>) -> Self {
        let nombre = usize::try_from(demande.nombre).unwrap_or_default();
        let reste = lus.len() > nombre;
        lus.truncate(nombre);
        let rebours = demande.a_rebours();
        if rebours {
            lus.reverse();
        }
        Self {
            noeuds: lus,
            suivante: demande.avant.is_some() || (reste && !rebours),
            precedente: demande.apres.is_some() || (reste && rebours),
        }
    }

    /// The connection of this type.
    pub(crate) fn connexion(self, genre: &'static str, arete: &'static str) -> Objet {
        let debut = self.noeuds.first().map(|(curseur, _)| curseur.clone());
        let fin = self.noeuds.last().map(|(curseur, _)| curseur.clone());
        let aretes: Vec<Noeud> = self
            .noeuds
            .iter()
            .map(|(curseur, noeud)| objet!(arete, { "cursor": curseur, "node": noeud.clone() }))
            .collect();
        let noeuds = Noeud::liste(self.noeuds.into_iter().map(|(_, noeud)| noeud));
        let info = objet!("PageInfo", {
            "hasNextPage": self.suivante,
            "hasPreviousPage": self.precedente,
            "startCursor": debut,
            "endCursor": fin,
        });
        Objet::nouveau(genre, vec![("edges", aretes.into()), ("nodes", noeuds), ("pageInfo", info)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_holds_nine_decimals_and_the_number() {
        let place = (Stamp(1_767_225_600_123_456), DossierId(42));
        let texte = BASE64URL_NOPAD.decode(curseur(place).as_bytes()).unwrap_or_default();
        assert_eq!(String::from_utf8_lossy(&texte), "2026-01-01T00:00:00.123456000Z;42");
        assert_eq!(lire(&curseur(place)), Some(place));
        assert_eq!(lire("forgé"), None);
        assert_eq!(lire(&BASE64URL_NOPAD.encode(b"2026-01-01;x")), None);
    }
}
