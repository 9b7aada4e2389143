//! Who may do what: one table. A service names its permissions in its routes and its actions; a
//! permission that is not here is held by nobody but the program.

use std::sync::LazyLock;

use crate::modele::Role;

const X: bool = true;
const O: bool = false;

/// One row a permission, one column a role, in the order of [`Role::TOUS`].
///
/// - An `administrateur` builds démarches and names agents; reading dossiers takes another role
///   beside, as in DS.
/// - An `instructeur`, a `guichet`, a `lecteur` and an `expert` see the groups they are members of.
/// - `dossier.decider` lets one prepare and give a decision; who signs it is told by the
///   delegations (CRPA L212-1, L212-2), never by a role.
/// - An `operateur` belongs to the installation and reads no dossier.
#[rustfmt::skip]
pub const TABLE: &[(&str, [bool; 8])] = &[
    //                              adm ins gui lec exp arc dpo ope
    // the agents' space
    ("agent.entrer",               [X,  X,  X,  X,  X,  X,  X,  X]),
    // dossiers
    ("dossier.lire",               [O,  X,  X,  X,  X,  X,  O,  O]),
    ("dossier.saisir",             [O,  X,  X,  O,  O,  O,  O,  O]),
    ("dossier.instruire",          [O,  X,  O,  O,  O,  O,  O,  O]),
    ("dossier.ecrire",             [O,  X,  X,  O,  O,  O,  O,  O]),
    ("dossier.annoter",            [O,  X,  O,  O,  X,  O,  O,  O]),
    ("dossier.decider",            [O,  X,  O,  O,  O,  O,  O,  O]),
    ("dossier.ranger",             [O,  X,  O,  O,  O,  X,  O,  O]),
    ("dossier.exporter",           [O,  X,  O,  O,  O,  X,  O,  O]),
    // démarches
    ("demarche.lire",              [X,  X,  X,  X,  X,  X,  X,  O]),
    ("demarche.administrer",       [X,  O,  O,  O,  O,  O,  O,  O]),
    // the collectivité
    ("collectivite.administrer",   [X,  O,  O,  O,  O,  O,  O,  O]),
    ("agent.administrer",          [X,  O,  O,  O,  O,  O,  O,  O]),
    ("jeton.administrer",          [X,  O,  O,  O,  O,  O,  O,  O]),
    ("journal.lire",               [O,  O,  O,  O,  O,  O,  X,  O]),
    // the installation
    ("installation.administrer",   [O,  O,  O,  O,  O,  O,  O,  X]),
];

/// The permissions that this service itself asks for.
pub(crate) const NOMS: &[&str] = &[
    ENTRER,
    "agent.administrer",
    "demarche.administrer",
    "installation.administrer",
    "jeton.administrer",
];

/// To be in the agents' space at all.
pub const ENTRER: &str = "agent.entrer";

static PAR_ROLE: LazyLock<[Vec<&'static str>; 8]> = LazyLock::new(|| {
    Role::TOUS.map(|role| {
        let tenue = |(permission, tenues): &(&'static str, [bool; 8])| {
            tenues.get(role.rang()).is_some_and(|tenue| *tenue).then_some(*permission)
        };
        TABLE.iter().filter_map(tenue).collect()
    })
});

impl Role {
    /// The permissions of this role.
    pub fn permissions(self) -> &'static [&'static str] {
        PAR_ROLE.get(self.rang()).map_or(&[], Vec::as_slice)
    }

    /// Whether its holder sees every group of the collectivité: those whose work is the whole of
    /// it. An `administrateur` sees them to arrange them, without `dossier.lire`; with the role of
    /// `instructeur` beside (the sole secretary of a small mairie) they read every dossier, which
    /// they could anyway by naming themselves in each group.
    pub fn tous_groupes(self) -> bool {
        matches!(self, Self::Administrateur | Self::Archiviste | Self::Dpo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_permission_stands_once_and_belongs_to_someone() {
        for (index, (permission, tenues)) in TABLE.iter().enumerate() {
            assert!(tenues.contains(&X), "{permission}");
            assert!(
                TABLE.iter().skip(index + 1).all(|(autre, _)| autre != permission),
                "{permission}"
            );
        }
    }

    #[test]
    fn roles_hold_their_column() {
        assert!(Role::Instructeur.permissions().contains(&"dossier.decider"));
        assert_eq!(Role::Operateur.permissions(), ["agent.entrer", "installation.administrer"]);
        for role in [Role::Administrateur, Role::Dpo, Role::Operateur] {
            assert!(!role.permissions().contains(&"dossier.lire"), "{role}");
        }
    }
}
