use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{Delai, Regime, Silence, Territoire, terme};

/// Pieces asked of the person, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    /// The day the request left.
    pub demandee_le: Date,
    /// The last day of the delay given.
    pub attendue_le: Date,
    /// The day the last of the pieces came.
    #[serde(default)]
    pub recue_le: Option<Date>,
    /// The text that requires the piece, named by the agent who ticked « pièce exigée et
    /// indispensable ». Without one the clock goes on (CRPA L114-5-1).
    #[serde(default)]
    pub fondement: Option<String>,
}

impl Suspension {
    /// Whether the law lets this request act upon the clock.
    #[must_use]
    pub fn arrete_l_horloge(&self) -> bool {
        self.fondement.as_deref().is_some_and(|texte| !texte.trim().is_empty())
    }

    /// The day the refusal clock starts again: the piece comes or the delay ends, whichever first.
    fn fin(&self) -> Date {
        self.recue_le.map_or(self.attendue_le, |recue| recue.min(self.attendue_le))
    }
}

/// All that the legal clock of one dossier depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Horloge {
    /// Legal reception, the postmark's day for a letter (CRPA L112-1).
    pub recu_le: Date,
    /// What silence means.
    pub regime: Regime,
    /// After how long.
    #[serde(default)]
    pub delai: Delai,
    /// Requests for pieces, in any order.
    #[serde(default)]
    pub suspensions: Vec<Suspension>,
    /// The day everything had been received, when an agent or the form establishes it later than
    /// `recu_le`.
    #[serde(default)]
    pub complet_le: Option<Date>,
    /// The day the competent authority received it, when it was first sent to another: the
    /// acceptance clock waits for it, the refusal clock does not (CRPA L114-3).
    #[serde(default)]
    pub transmis_le: Option<Date>,
    /// The day after which an answer is of no use to the person (the day of the buvette).
    #[serde(default)]
    pub date_utile: Option<Date>,
    /// A silence delay runs from date to date whatever the day of the week \[K\]: `None`. A
    /// collectivité that holds otherwise names its calendar, and the term moves to a worked day.
    #[serde(default)]
    pub report_au_jour_ouvre: Option<Territoire>,
}

/// What an agent has before the eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Echeance {
    /// The day on which silence becomes a decision. `None`: silence decides nothing, or the
    /// acceptance clock has not started because pieces are missing.
    pub terme_legal: Option<Date>,
    /// The day to answer by when no law says one; equal to the legal term when there is one.
    pub interne: Date,
    /// The due date: the earlier of the legal term (else the internal one) and the date utile.
    pub date: Date,
    /// What silence means on `terme_legal`, or would mean once the clock runs.
    pub sens: Option<Silence>,
    /// The end of the latest delay given to the person for pieces that have not come.
    pub attente: Option<Date>,
}

impl Echeance {
    /// Days from today to the due date, negative when late.
    #[must_use]
    pub fn reste(&self, aujourdhui: Date) -> i32 {
        jours_entre(aujourdhui, self.date)
    }

    /// The decision born of silence, if it is: from the day after the term, which is wholly the
    /// administration's.
    #[must_use]
    pub fn decision_nee_du_silence(&self, aujourdhui: Date) -> Option<Silence> {
        self.sens.filter(|_| self.terme_legal.is_some_and(|terme| terme < aujourdhui))
    }
}

impl Horloge {
    /// A clock with nothing but what every dossier has.
    #[must_use]
    pub fn nouvelle(recu_le: Date, regime: Regime, delai: Delai) -> Self {
        Self {
            recu_le,
            regime,
            delai,
            suspensions: Vec::new(),
            complet_le: None,
            transmis_le: None,
            date_utile: None,
            report_au_jour_ouvre: None,
        }
    }

    /// The due date and its meaning, from the facts alone: whatever the day it is asked.
    #[must_use]
    pub fn echeance(&self) -> Echeance {
        let sens = self.regime.silence();
        let (terme_legal, interne) = match sens {
            Some(Silence::Refus) => {
                let terme = self.terme_du_refus();
                (Some(terme), terme)
            }
            Some(Silence::Acceptation) => self.terme_de_l_acceptation(),
            None => (None, self.terme_depuis(self.recu_le)),
        };
        let date = self.date_utile.map_or(interne, |utile| utile.min(interne));
        Echeance { terme_legal, interne, date, sens, attente: self.attente() }
    }

    /// CRPA L114-5: the refusal clock stops while an indispensable piece is asked. Days asked for
    /// twice count once; a request that leaves after the term comes too late.
    fn terme_du_refus(&self) -> Date {
        let mut arret = 0;
        let mut compte_jusqu_au = self.recu_le;
        let base = terme(self.recu_le, self.delai);
        for suspension in self.suspensions_utiles() {
            if suspension.demandee_le > self.reporter(jours_apres(base, arret)) {
                break;
            }
            let debut = suspension.demandee_le.max(compte_jusqu_au);
            arret += jours_entre(debut, suspension.fin()).max(0);
            compte_jusqu_au = compte_jusqu_au.max(suspension.fin());
        }
        self.reporter(jours_apres(base, arret))
    }

    /// CRPA L114-5: the acceptance clock runs from the reception of everything. Until then, the
    /// internal date supposes that the pieces come on the last day of the delay given.
    fn terme_de_l_acceptation(&self) -> (Option<Date>, Date) {
        let depart = [self.complet_le, self.transmis_le].into_iter().flatten();
        let mut depart = depart.fold(self.recu_le, Date::max);
        let mut tout_recu = true;
        for suspension in self.suspensions_utiles() {
            if tout_recu && suspension.demandee_le > self.terme_depuis(depart) {
                break;
            }
            tout_recu &= suspension.recue_le.is_some();
            depart = depart.max(suspension.recue_le.unwrap_or(suspension.attendue_le));
        }
        let terme = self.terme_depuis(depart);
        (tout_recu.then_some(terme), terme)
    }

    fn terme_depuis(&self, depart: Date) -> Date {
        let delai = match self.regime {
            Regime::AVerifier => Delai::default(),
            _ => self.delai,
        };
        self.reporter(terme(depart, delai))
    }

    fn reporter(&self, terme: Date) -> Date {
        self.report_au_jour_ouvre.map_or(terme, |calendrier| calendrier.premier_jour_ouvre(terme))
    }

    fn attente(&self) -> Option<Date> {
        let attendues = self.suspensions.iter().filter(|s| s.recue_le.is_none());
        attendues.map(|s| s.attendue_le).max()
    }

    fn suspensions_utiles(&self) -> Vec<&Suspension> {
        let mut utiles: Vec<_> = self.suspensions.iter().filter(|s| s.arrete_l_horloge()).collect();
        utiles.sort_by_key(|s| s.demandee_le);
        utiles
    }
}

fn jours_entre(debut: Date, fin: Date) -> i32 {
    (fin - debut).get_days()
}

fn jours_apres(date: Date, jours: i32) -> Date {
    date.saturating_add(jours.days())
}
