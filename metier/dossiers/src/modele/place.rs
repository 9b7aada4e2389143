use super::{Dossier, Etat};

primitives::codes! {
    /// Where a filed dossier stands in the agents' list: one place each.
    Place {
        /// Nobody has taken it.
        APrendre = "a-prendre",
        /// Someone answers it.
        Suivi = "suivis",
        /// Its applicant has to answer first.
        Attente = "attente",
        /// A decision waits for a signature.
        ASigner = "a-signer",
        /// Decided.
        Termine = "termines",
        /// Put away.
        Range = "ranges",
    }
}

primitives::codes! {
    /// What failed around a dossier and has to be mended by an agent.
    Alerte {
        /// A mail was refused or came back.
        Courriel = "courriel",
        /// A file carries a virus, or could not be looked at.
        Fichier = "fichier",
    }
}

impl Place {
    /// The place of a dossier; a draft has none.
    pub const fn de(dossier: &Dossier) -> Option<Self> {
        Some(match dossier.etat {
            Etat::Brouillon => return None,
            _ if dossier.archive => Self::Range,
            Etat::Accepte | Etat::Refuse | Etat::SansSuite => Self::Termine,
            Etat::EnInstruction if dossier.a_signer => Self::ASigner,
            _ if dossier.a_completer => Self::Attente,
            _ if dossier.suivis > 0 => Self::Suivi,
            _ => Self::APrendre,
        })
    }

    /// Whether nobody has to answer any more.
    pub const fn est_close(self) -> bool {
        matches!(self, Self::Termine | Self::Range)
    }
}
