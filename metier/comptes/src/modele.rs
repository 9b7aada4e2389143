//! Agents, roles, delegations, and what can go wrong. No input, no output.

use authz::Refus;
use db::DbError;
use jiff::civil::Date;
use primitives::{Stamp, TenantId};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

primitives::id! {
    /// An agent's account.
    AgentId
}
primitives::id! {
    /// A session, of an agent or of a visitor.
    SessionId
}
primitives::id! {
    /// A token of the API.
    JetonId
}
primitives::id! {
    /// A delegation of signature.
    DelegationId
}
db::id_column!(AgentId, SessionId, JetonId, DelegationId);

/// What an agent is in a collectivité.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Builds the démarches, names the agents.
    Administrateur,
    /// Follows and decides the dossiers of their groups.
    Instructeur,
    /// Receives people and files for them.
    Guichet,
    /// Reads.
    Lecteur,
    /// Gives an opinion.
    Expert,
    /// Keeps and destroys.
    Archiviste,
    /// Data protection officer.
    Dpo,
    /// Runs the installation.
    Operateur,
}

impl Role {
    /// Every role, in the order of the table of permissions.
    pub const TOUS: [Self; 8] = [
        Self::Administrateur,
        Self::Instructeur,
        Self::Guichet,
        Self::Lecteur,
        Self::Expert,
        Self::Archiviste,
        Self::Dpo,
        Self::Operateur,
    ];

    pub(crate) const fn rang(self) -> usize {
        self as usize
    }

    /// Its name in the database and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Administrateur => "administrateur",
            Self::Instructeur => "instructeur",
            Self::Guichet => "guichet",
            Self::Lecteur => "lecteur",
            Self::Expert => "expert",
            Self::Archiviste => "archiviste",
            Self::Dpo => "dpo",
            Self::Operateur => "operateur",
        }
    }
}

impl std::fmt::Display for Role {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::str::FromStr for Role {
    type Err = ErreurCompte;

    fn from_str(code: &str) -> Result<Self, ErreurCompte> {
        Self::TOUS.into_iter().find(|role| role.code() == code).ok_or(ErreurCompte::RoleInconnu)
    }
}

/// Who an agent is for those they write to (CRPA L111-2: given name, name, quality).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identite {
    /// The account.
    pub id: AgentId,
    /// Given name.
    pub prenom: String,
    /// Name.
    pub nom: String,
    /// Quality: « secrétaire de mairie ».
    pub qualite: String,
}

impl Identite {
    /// « Camille Martin », or what is known of it.
    pub fn nom_complet(&self) -> String {
        format!("{} {}", self.prenom, self.nom).trim().to_owned()
    }
}

/// Who an agent is for other programs: the API names people by their e-mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profil {
    /// The account.
    pub id: AgentId,
    /// E-mail, folded.
    pub courriel: String,
}

/// An account as its administrators and its owner see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// Who it is.
    pub identite: Identite,
    /// The collectivité that opened it; the installation for an operator.
    pub collectivite: TenantId,
    /// E-mail, folded: it signs in with it.
    pub courriel: String,
    /// Since when.
    pub cree_le: Stamp,
    /// Closed since.
    pub desactive_le: Option<Stamp>,
}

/// What is needed to open an account, or to give an existing one another role.
#[derive(Clone, Debug)]
pub struct NouvelAgent {
    /// E-mail.
    pub courriel: String,
    /// Given name.
    pub prenom: String,
    /// Name.
    pub nom: String,
    /// Quality.
    pub qualite: String,
    /// Role in the collectivité of the context.
    pub role: Role,
    /// The hash of their password, made by [`MotsDePasse`](crate::MotsDePasse); without one the
    /// agent cannot sign in by password.
    pub empreinte: Option<String>,
}

/// What came of the opening of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgentCree {
    /// The account.
    pub id: AgentId,
    /// Whether it is new; else it only got the role.
    pub nouveau: bool,
}

/// A delegation of signature or of power (CRPA L212-1, L212-2; CGCT L2122-18, L2122-19).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// Its id.
    pub id: DelegationId,
    /// Who received it.
    pub agent: AgentId,
    /// What for: « urbanisme ».
    pub objet: String,
    /// The act that gives it: « arrêté 2026-12 du 3 mars 2026 ».
    pub reference: String,
    /// First day.
    pub debut: Date,
    /// Last day; without one it lasts until it is withdrawn.
    pub fin: Option<Date>,
}

impl Delegation {
    /// Whether it holds on that day, both ends counted.
    pub fn vaut_le(&self, jour: Date) -> bool {
        self.debut <= jour && self.fin.is_none_or(|fin| jour <= fin)
    }
}

/// A delegation to record.
#[derive(Clone, Debug)]
pub struct NouvelleDelegation {
    /// Who receives it.
    pub agent: AgentId,
    /// What for.
    pub objet: String,
    /// The act that gives it.
    pub reference: String,
    /// First day.
    pub debut: Date,
    /// Last day.
    pub fin: Option<Date>,
}

/// Why an account, a session or a token was not opened or changed.
#[derive(Debug, Error)]
pub enum ErreurCompte {
    /// Not an e-mail address.
    #[error("e-mail: not an address")]
    CourrielInvalide,
    /// A name is longer than anyone's.
    #[error("{0}: too long")]
    TropLong(&'static str),
    /// None of the eight.
    #[error(
        "role: administrateur, instructeur, guichet, lecteur, expert, archiviste, dpo, operateur"
    )]
    RoleInconnu,
    /// E-mail or password do not fit, or the account is closed: never told which.
    #[error("e-mail and password do not fit")]
    IdentifiantsFaux,
    /// The account is right but has no role in this collectivité.
    #[error("this account has no role here")]
    SansRole,
    /// The present password is not the one given.
    #[error("password: not the present one")]
    AncienFaux,
    /// Shorter than twelve characters.
    #[error("password: at least 12 characters")]
    MotDePasseCourt,
    /// Longer than the machine agrees to hash.
    #[error("password: at most 512 characters")]
    MotDePasseLong,
    /// One of the passwords tried first by those who guess.
    #[error("password: it is among the most common ones")]
    MotDePasseCourant,
    /// The second writing is not the first.
    #[error("password: the two are not the same")]
    MotDePasseDifferent,
    /// A delegation needs its subject and its act.
    #[error("delegation: its subject and its act are needed")]
    DelegationIncomplete,
    /// It ends before it begins.
    #[error("delegation: it ends before it begins")]
    DelegationInversee,
    /// The machine could not hash.
    #[error("password: {0}")]
    Hachage(String),
    /// Not there for this actor.
    #[error(transparent)]
    Introuvable(#[from] Refus),
    /// Not the person's doing.
    #[error(transparent)]
    Interne(#[from] DbError),
}

impl ErreurCompte {
    /// The HTTP status that says it.
    pub fn statut(&self) -> u16 {
        match self {
            Self::Introuvable(_) => 404,
            Self::Interne(DbError::Saturated | DbError::Lost(_)) => 503,
            Self::Interne(_) | Self::Hachage(_) => 500,
            _ => 422,
        }
    }

    /// The key of its sentence in `locales`; `None` for what the person cannot mend.
    pub fn cle(&self) -> Option<&'static str> {
        Some(match self {
            Self::CourrielInvalide => "comptes-agent-erreur-courriel",
            Self::TropLong(_) => "comptes-agent-erreur-trop-long",
            Self::RoleInconnu => "comptes-agent-erreur-role",
            Self::IdentifiantsFaux => "comptes-agent-erreur-identifiants",
            Self::SansRole => "comptes-agent-erreur-sans-role",
            Self::AncienFaux => "comptes-agent-erreur-ancien",
            Self::MotDePasseCourt => "comptes-agent-erreur-court",
            Self::MotDePasseLong => "comptes-agent-erreur-long",
            Self::MotDePasseCourant => "comptes-agent-erreur-courant",
            Self::MotDePasseDifferent => "comptes-agent-erreur-different",
            Self::DelegationIncomplete => "comptes-agent-erreur-delegation",
            Self::DelegationInversee => "comptes-agent-erreur-delegation-dates",
            Self::Hachage(_) | Self::Introuvable(_) | Self::Interne(_) => return None,
        })
    }

    /// The name of the field that the person should mend.
    pub fn champ(&self) -> Option<&'static str> {
        Some(match self {
            Self::CourrielInvalide | Self::IdentifiantsFaux | Self::SansRole => "courriel",
            Self::TropLong(champ) => champ,
            Self::RoleInconnu => "role",
            Self::AncienFaux => "ancien_mot_de_passe",
            Self::MotDePasseCourt | Self::MotDePasseLong | Self::MotDePasseCourant => {
                "nouveau_mot_de_passe"
            }
            Self::MotDePasseDifferent => "encore_mot_de_passe",
            Self::DelegationIncomplete => "objet",
            Self::DelegationInversee => "fin",
            Self::Hachage(_) | Self::Introuvable(_) | Self::Interne(_) => return None,
        })
    }
}

/// An e-mail address as accounts are found by it: trimmed, composed, in lower case.
pub fn courriel_plie(courriel: &str) -> Result<String, ErreurCompte> {
    let plie: String = courriel.trim().nfc().collect::<String>().to_lowercase();
    let forme = |(nom, domaine): (&str, &str)| {
        !nom.is_empty() && !domaine.is_empty() && !domaine.contains('@')
    };
    let bon = plie.len() <= 254
        && !plie.chars().any(|c| c.is_whitespace() || c.is_control())
        && plie.split_once('@').is_some_and(forme);
    if bon { Ok(plie) } else { Err(ErreurCompte::CourrielInvalide) }
}

/// A name as it is kept: no control character, no white space around, 200 characters at most.
pub(crate) fn texte_range(champ: &'static str, texte: &str) -> Result<String, ErreurCompte> {
    let propre: String = texte.chars().filter(|c| !c.is_control()).collect();
    let propre = propre.trim().to_owned();
    if propre.chars().count() > 200 { Err(ErreurCompte::TropLong(champ)) } else { Ok(propre) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn e_mails_are_folded_and_nonsense_refused() {
        assert_eq!(courriel_plie("  Éloïse@Mairie.EXAMPLE ").unwrap(), "éloïse@mairie.example");
        assert_eq!(courriel_plie("E\u{301}a@b.fr").unwrap(), "éa@b.fr");
        for mauvais in ["", "a", "@b.fr", "a@", "a b@c.fr", "a@b@c", "a@b\n.fr"] {
            assert!(courriel_plie(mauvais).is_err(), "{mauvais:?}");
        }
    }

    #[test]
    fn roles_are_found_by_their_codes_in_the_order_of_the_table() {
        for (rang, role) in Role::TOUS.into_iter().enumerate() {
            assert_eq!(role.code().parse::<Role>().unwrap(), role);
            assert_eq!(role.rang(), rang);
        }
        assert!("maire".parse::<Role>().is_err());
    }

    #[test]
    fn a_delegation_holds_on_its_first_and_last_days() {
        let delegation = Delegation {
            id: DelegationId(1),
            agent: AgentId(1),
            objet: "urbanisme".into(),
            reference: "arrêté 12".into(),
            debut: date(2026, 3, 1),
            fin: Some(date(2026, 3, 31)),
        };
        assert!(delegation.vaut_le(date(2026, 3, 1)) && delegation.vaut_le(date(2026, 3, 31)));
        assert!(!delegation.vaut_le(date(2026, 2, 28)) && !delegation.vaut_le(date(2026, 4, 1)));
        let sans_fin = Delegation { fin: None, ..delegation };
        assert!(sans_fin.vaut_le(date(2036, 1, 1)));
    }
}
