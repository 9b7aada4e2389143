use crate::code::codes;

codes! {
    /// What the law makes of the administration's silence on a démarche.
    Regime {
        /// Silence is acceptance (CRPA L231-1), « SVA ».
        SilenceAccepte = "silence_accepte",
        /// Silence is refusal (CRPA L231-4 and decrees 2015-1459, 2015-1461, 2016-625), « SVR ».
        SilenceRefuse = "silence_refuse",
        /// A declaration: it takes effect by being filed, no decision is awaited.
        Declaratif = "declaratif",
        /// A request that ends by an act, never by silence (a civil status copy, a wedding).
        SansDecision = "sans_decision",
        /// Nobody has chosen yet, as on every import: nothing is asserted about silence.
        AVerifier = "a_verifier",
    }
}

codes! {
    /// The decision that is born when the administration has said nothing by the legal term.
    Silence {
        /// « Sans réponse le …, c'est accepté. »
        Acceptation = "acceptation",
        /// « Sans réponse le …, c'est refusé. »
        Refus = "refus",
    }
}

impl Regime {
    /// What silence means, `None` where it means nothing or is not known.
    #[must_use]
    pub const fn silence(self) -> Option<Silence> {
        match self {
            Self::SilenceAccepte => Some(Silence::Acceptation),
            Self::SilenceRefuse => Some(Silence::Refus),
            Self::Declaratif | Self::SansDecision | Self::AVerifier => None,
        }
    }
}
