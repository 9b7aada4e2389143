use thiserror::Error;

primitives::codes! {
    /// Where a dossier stands (API sheet, « DS dossier state machine »).
    Etat {
        /// Being written; nobody but its author sees it.
        Brouillon = "brouillon",
        /// Filed; the applicant may still be asked to complete it.
        EnConstruction = "en_construction",
        /// Being studied.
        EnInstruction = "en_instruction",
        /// Granted.
        Accepte = "accepte",
        /// Refused.
        Refuse = "refuse",
        /// Closed without a decision on its substance.
        SansSuite = "sans_suite",
    }
}

impl Etat {
    /// Whether the study is over.
    pub const fn est_termine(self) -> bool {
        matches!(self, Self::Accepte | Self::Refuse | Self::SansSuite)
    }
}

primitives::codes! {
    /// What makes a dossier pass from one state to another. The texts are those of the API's
    /// `TraitementEvent` where it has one.
    Evenement {
        /// The applicant files it.
        Deposer = "depose",
        /// An agent starts to study it.
        PasserEnInstruction = "passe_en_instruction",
        /// The program starts the study: declaration, silence rule, closing date.
        PasserAutomatiquementEnInstruction = "passe_en_instruction_automatiquement",
        /// An agent gives it back to its applicant.
        RepasserEnConstruction = "repasse_en_construction",
        /// An agent asks for a correction.
        DemanderCorrection = "demande_correction",
        /// The applicant sends the correction.
        DeposerCorrectionUsager = "depose_correction_usager",
        /// An agent enters the correction that came on paper.
        DeposerCorrectionInstructeur = "depose_correction_instructeur",
        /// An agent gives up the correction that was asked.
        AnnulerCorrection = "annule_correction",
        /// An agent grants it.
        Accepter = "accepte",
        /// An agent refuses it.
        Refuser = "refuse",
        /// An agent closes it.
        ClasserSansSuite = "classe_sans_suite",
        /// Silence granted it, or a declaration took effect.
        AccepterAutomatiquement = "accepte_automatiquement",
        /// Silence refused it.
        RefuserAutomatiquement = "refuse_automatiquement",
        /// An agent reopens a decided one.
        RepasserEnInstruction = "repasse_en_instruction",
        /// An agent takes back a decision that has not left yet.
        AnnulerDecision = "annule_decision",
    }
}

/// What a guard looks at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faits {
    /// The ineligibility rule of the démarche is true for these answers.
    pub ineligible: bool,
    /// A correction was asked and has not come.
    pub correction_attendue: bool,
    /// Silence decides on this démarche, either way.
    pub silence_decide: bool,
    /// A reason was written.
    pub motivee: bool,
    /// The applicant's account was deleted.
    pub usager_supprime: bool,
    /// The decision has left: mail, letter, what the applicant sees.
    pub decision_partie: bool,
    /// Silence granted it: refusing now is a withdrawal (CRPA L242-1).
    pub acceptation_tacite: bool,
    /// The withdrawal is lawful: illegal act, within four months, the person heard (L121-1).
    pub retrait_permis: bool,
}

/// Why an event is refused; nothing has changed.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Impossible {
    /// This event does not leave from this state.
    #[error("{} does not leave from {}", .0.code(), .1.code())]
    Depuis(Evenement, Etat),
    /// The answers make it ineligible.
    #[error("ineligible")]
    Ineligible,
    /// A correction is awaited.
    #[error("a correction is awaited")]
    CorrectionAttendue,
    /// No correction is awaited.
    #[error("no correction is awaited")]
    SansCorrection,
    /// The message was written by someone else.
    #[error("the message is someone else's")]
    MessageDUnAutre,
    /// Silence decides on this démarche: giving it back would move the term.
    #[error("silence decides on this démarche")]
    SilenceDecide,
    /// A refusal and a closing say why (CRPA L211-5).
    #[error("without a reason")]
    SansMotivation,
    /// Its applicant's account is gone.
    #[error("the applicant's account was deleted")]
    UsagerSupprime,
    /// The decision has left.
    #[error("the decision has left")]
    DecisionPartie,
    /// A tacit acceptance can only be withdrawn as CRPA L242-1 allows.
    #[error("a tacit acceptance cannot be withdrawn so")]
    RetraitInterdit,
}

/// The state that follows `etat` by `evenement`, or why there is none.
pub fn passer(etat: Etat, evenement: Evenement, faits: &Faits) -> Result<Etat, Impossible> {
    use Etat::*;
    use Evenement::*;
    let suivant = match (evenement, etat) {
        (Deposer, Brouillon) => EnConstruction,
        (PasserEnInstruction | PasserAutomatiquementEnInstruction, EnConstruction) => EnInstruction,
        (RepasserEnConstruction | DemanderCorrection, EnInstruction) => EnConstruction,
        (
            DemanderCorrection
            | DeposerCorrectionUsager
            | DeposerCorrectionInstructeur
            | AnnulerCorrection,
            EnConstruction,
        ) => EnConstruction,
        (Accepter, EnInstruction) => Accepte,
        (AccepterAutomatiquement, EnConstruction | EnInstruction) => Accepte,
        (Refuser | RefuserAutomatiquement, EnInstruction) => Refuse,
        (ClasserSansSuite, EnInstruction) => SansSuite,
        (RepasserEnInstruction | AnnulerDecision, Accepte | Refuse | SansSuite) => EnInstruction,
        _ => return Err(Impossible::Depuis(evenement, etat)),
    };
    garder(evenement, faits).map(|()| suivant)
}

fn garder(evenement: Evenement, faits: &Faits) -> Result<(), Impossible> {
    use Evenement::*;
    let refus = match evenement {
        Deposer => [(faits.ineligible, Impossible::Ineligible)].to_vec(),
        PasserEnInstruction | PasserAutomatiquementEnInstruction | DemanderCorrection => {
            [(faits.correction_attendue, Impossible::CorrectionAttendue)].to_vec()
        }
        RepasserEnConstruction => [(faits.silence_decide, Impossible::SilenceDecide)].to_vec(),
        Refuser | ClasserSansSuite => vec![
            (!faits.motivee, Impossible::SansMotivation),
            (retrait_interdit(faits), Impossible::RetraitInterdit),
        ],
        RepasserEnInstruction => vec![
            (faits.usager_supprime, Impossible::UsagerSupprime),
            (retrait_interdit(faits), Impossible::RetraitInterdit),
        ],
        AnnulerDecision => [(faits.decision_partie, Impossible::DecisionPartie)].to_vec(),
        DeposerCorrectionUsager
        | DeposerCorrectionInstructeur
        | AnnulerCorrection
        | Accepter
        | AccepterAutomatiquement
        | RefuserAutomatiquement => vec![],
    };
    refus.into_iter().find(|(vrai, _)| *vrai).map_or(Ok(()), |(_, raison)| Err(raison))
}

fn retrait_interdit(faits: &Faits) -> bool {
    faits.acceptation_tacite && !faits.retrait_permis
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table: every event from every state with nothing that a guard refuses.
    #[test]
    fn each_event_leaves_from_its_states_only() {
        use Etat::*;
        use Evenement::*;
        let faits = Faits { motivee: true, ..Faits::default() };
        let passages = [
            (Deposer, Brouillon, EnConstruction),
            (PasserEnInstruction, EnConstruction, EnInstruction),
            (PasserAutomatiquementEnInstruction, EnConstruction, EnInstruction),
            (RepasserEnConstruction, EnInstruction, EnConstruction),
            (DemanderCorrection, EnInstruction, EnConstruction),
            (DemanderCorrection, EnConstruction, EnConstruction),
            (DeposerCorrectionUsager, EnConstruction, EnConstruction),
            (DeposerCorrectionInstructeur, EnConstruction, EnConstruction),
            (AnnulerCorrection, EnConstruction, EnConstruction),
            (Accepter, EnInstruction, Accepte),
            (AccepterAutomatiquement, EnConstruction, Accepte),
            (AccepterAutomatiquement, EnInstruction, Accepte),
            (Refuser, EnInstruction, Refuse),
            (RefuserAutomatiquement, EnInstruction, Refuse),
            (ClasserSansSuite, EnInstruction, SansSuite),
            (RepasserEnInstruction, Accepte, EnInstruction),
            (RepasserEnInstruction, Refuse, EnInstruction),
            (RepasserEnInstruction, SansSuite, EnInstruction),
            (AnnulerDecision, Accepte, EnInstruction),
            (AnnulerDecision, Refuse, EnInstruction),
            (AnnulerDecision, SansSuite, EnInstruction),
        ];
        for evenement in Evenement::TOUS {
            for etat in Etat::TOUS {
                let attendu = passages
                    .iter()
                    .find(|(par, de, _)| par == evenement && de == etat)
                    .map(|(.., vers)| *vers)
                    .ok_or(Impossible::Depuis(*evenement, *etat));
                assert_eq!(passer(*etat, *evenement, &faits), attendu);
            }
        }
    }

    #[test]
    fn each_guard_refuses_its_event_and_no_other() {
        use Evenement::*;
        type Changer = fn(&mut Faits);
        let gardes: [(Changer, Impossible, &[Evenement]); 7] = [
            (|f| f.ineligible = true, Impossible::Ineligible, &[Deposer]),
            (
                |f| f.correction_attendue = true,
                Impossible::CorrectionAttendue,
                &[PasserEnInstruction, PasserAutomatiquementEnInstruction, DemanderCorrection],
            ),
            (|f| f.silence_decide = true, Impossible::SilenceDecide, &[RepasserEnConstruction]),
            (|f| f.motivee = false, Impossible::SansMotivation, &[Refuser, ClasserSansSuite]),
            (|f| f.usager_supprime = true, Impossible::UsagerSupprime, &[RepasserEnInstruction]),
            (|f| f.decision_partie = true, Impossible::DecisionPartie, &[AnnulerDecision]),
            (
                |f| f.acceptation_tacite = true,
                Impossible::RetraitInterdit,
                &[Refuser, ClasserSansSuite, RepasserEnInstruction],
            ),
        ];
        for (changer, raison, gardes) in gardes {
            let mut faits = Faits { motivee: true, ..Faits::default() };
            changer(&mut faits);
            for evenement in Evenement::TOUS {
                let refus: Vec<_> = Etat::TOUS
                    .iter()
                    .map(|etat| passer(*etat, *evenement, &faits))
                    .filter(
                        |fin| matches!(fin, Err(autre) if !matches!(autre, Impossible::Depuis(..))),
                    )
                    .collect();
                let attendu = gardes.contains(evenement);
                assert_eq!(!refus.is_empty(), attendu, "{evenement:?} {raison:?}");
                assert!(refus.iter().all(|fin| *fin == Err(raison)));
            }
        }
    }

    #[test]
    fn a_lawful_withdrawal_passes() {
        let faits = Faits {
            motivee: true,
            acceptation_tacite: true,
            retrait_permis: true,
            ..Faits::default()
        };
        assert_eq!(passer(Etat::EnInstruction, Evenement::Refuser, &faits), Ok(Etat::Refuse));
    }

    #[test]
    fn texts_are_read_back() {
        for etat in Etat::TOUS {
            assert_eq!(Etat::lire(etat.code()), Some(*etat));
        }
        assert_eq!(Etat::lire("autre"), None);
    }
}
