//! What a démarche is: its words, its legal rules, its states and what each passage asks.

use db::{Cell, DbError, FromRow, Row};
use delais::{Delai, Manque, Regime, ServiceCharge};
use formulaires::Condition;
use primitives::{Stamp, TenantId};
use serde::{Deserialize, Serialize};

primitives::id!(
    /// A démarche.
    DemarcheId
);
primitives::id!(
    /// One text of a démarche's form; it never changes.
    RevisionId
);
primitives::id!(
    /// Agents who see the dossiers of a démarche.
    GroupeId
);
db::id_column!(DemarcheId, RevisionId, GroupeId);

primitives::codes! {
    /// Where a démarche stands.
    Etat {
        /// Being prepared: agents alone see it.
        Brouillon = "brouillon",
        /// Residents find it and start it.
        Publiee = "publiee",
        /// Read by all, started by nobody: its season is over.
        Close = "close",
        /// Taken back: nobody finds it, its dossiers go on.
        Depubliee = "depubliee",
    }
}

primitives::codes! {
    /// How it is done.
    Mode {
        /// Filed whole online (CRPA L112-8).
        EnLigne = "en_ligne",
        /// Prepared online, finished in presence (decrees 2016-1491 and 2018-954).
        PreparationPresence = "preparation_presence",
        /// The State has its own téléservice: the sheet leads there.
        LienNational = "lien_national",
    }
}

primitives::codes! {
    /// The noun by which residents call what they send. All are feminine in French, so that the
    /// sentences around them agree.
    NomDemande {
        /// « Votre demande »
        Demande = "demande",
        /// « Votre déclaration »
        Declaration = "declaration",
        /// « Votre inscription »
        Inscription = "inscription",
        /// « Votre réservation »
        Reservation = "reservation",
        /// « Votre candidature »
        Candidature = "candidature",
    }
}

primitives::codes! {
    /// When the mailbox of the service is told of what residents send.
    #[derive(Default)]
    AvisService {
        /// At each filing, message and completed correction.
        #[default]
        Aussitot = "aussitot",
        /// Once a day, at eight o'clock in Paris.
        Quotidien = "quotidien",
        /// Never: agents look at their list.
        Aucun = "aucun",
    }
}

impl NomDemande {
    /// The noun in a language: « inscription », after « votre ».
    pub fn mot(self, t: langues::Textes) -> &'static str {
        match self {
            Self::Demande => t.demarches_nom_demande(),
            Self::Declaration => t.demarches_nom_declaration(),
            Self::Inscription => t.demarches_nom_inscription(),
            Self::Reservation => t.demarches_nom_reservation(),
            Self::Candidature => t.demarches_nom_candidature(),
        }
    }
}

/// The service in charge, as a receipt must name it (CRPA R112-11-1). Empty texts are unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// Its name.
    pub nom: String,
    /// The authority it is part of.
    pub organisme: String,
    /// Its postal address, lines separated by `\n`.
    pub adresse: String,
    /// Its e-mail address.
    pub courriel: String,
    /// Its telephone number.
    pub telephone: String,
}

/// What the start page says before the first question (RGPD, article 13). Empty texts are unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Donnees {
    /// What the answers are for.
    pub finalite: String,
    /// The text that founds it.
    pub base_legale: String,
    /// How long the dossier is kept after its end, in months.
    pub duree_conservation_mois: Option<i64>,
    /// Who sees the answers.
    pub destinataires: String,
    /// How to reach the data protection officer.
    pub dpo: String,
}

/// The texts of the sheet. Empty ones are not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fiche {
    /// One sentence, for lists and for the lead of the sheet; plain text.
    pub resume: String,
    /// The whole description; HTML or Markdown, dirt included: see [`crate::texte_riche`].
    pub description: String,
    /// For whom it is.
    pub pour_qui: String,
    /// What it costs.
    pub cout: String,
    /// How long it usually takes, shorter than the law's delay.
    pub delai_usuel: String,
    /// What comes next.
    pub et_ensuite: String,
}

/// A démarche, without its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demarche {
    /// Its id.
    pub id: DemarcheId,
    /// The collectivité it belongs to.
    pub collectivite: TenantId,
    /// Its number, unique in the installation.
    pub numero: i64,
    /// Its segment in addresses, unique in the collectivité.
    pub chemin: String,
    /// Its title.
    pub titre: String,
    /// The noun residents read.
    pub nom_demande: NomDemande,
    /// The texts of the sheet.
    pub fiche: Fiche,
    /// The service in charge.
    pub service: Service,
    /// When the mailbox of the service is told of what comes.
    pub avis: AvisService,
    /// What silence means.
    pub regime: Regime,
    /// How long before silence speaks.
    pub delai: Delai,
    /// Where to contest a refusal: the court, its address, its website.
    pub voies_recours: String,
    /// How it is done.
    pub mode: Mode,
    /// The State's téléservice, when the mode is [`Mode::LienNational`].
    pub url_nationale: String,
    /// Where it stands.
    pub etat: Etat,
    /// What is said of the data.
    pub donnees: Donnees,
    /// How long the form takes, in minutes: estimated, see `duree::estimer`.
    pub duree_minutes: i64,
    /// Words given by its author.
    pub tags: Vec<String>,
    /// The form that new dossiers take.
    pub revision_active: Option<RevisionId>,
    /// How long a draft is kept after its last change, in days.
    pub garde_brouillon_jours: i64,
    /// Who may not apply; `None` when everyone may.
    pub ineligibilite: Option<Ineligibilite>,
    /// How many times it was saved; a form sends it back, so that nothing is overwritten.
    pub version: i64,
    /// When it was published.
    pub publiee_le: Option<Stamp>,
}

/// Who may not apply: the answers that exclude, and what the person is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ineligibilite {
    /// True for who may not apply; it looks at the public form.
    pub regle: Condition,
    /// The administrator's words.
    pub message: String,
}

impl Demarche {
    /// How long a draft is kept when nobody says otherwise, in days.
    pub const GARDE_BROUILLON: i64 = 90;
    /// The days that a draft may be kept: enough for a warning, not more than a year.
    pub const GARDES: std::ops::RangeInclusive<i64> = 15..=365;
}

/// What a list shows of a démarche.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apercu {
    /// Its id.
    pub id: DemarcheId,
    /// Its number.
    pub numero: i64,
    /// Its segment in addresses.
    pub chemin: String,
    /// Its title.
    pub titre: String,
    /// One sentence.
    pub resume: String,
    /// The service in charge.
    pub service_nom: String,
    /// How long the form takes, in minutes.
    pub duree_minutes: i64,
    /// How it is done.
    pub mode: Mode,
    /// What silence means.
    pub regime: Regime,
    /// Where it stands.
    pub etat: Etat,
}

/// What forbids publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManquePublication {
    /// The receipt would lack a mention of the law.
    Mention(Manque),
    /// It has no form.
    Formulaire,
    /// It leads to a national téléservice whose address is unknown.
    UrlNationale,
}

/// The passage is not possible from this state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassageImpossible {
    /// The state it is in.
    pub depuis: Etat,
}

impl Service {
    /// The same service, its unknown facts taken from `autre`. The name stays its own.
    pub fn complete_par(mut self, autre: &Self) -> Self {
        let vide = |texte: &mut String, autre: &str| {
            if texte.is_empty() {
                autre.clone_into(texte);
            }
        };
        vide(&mut self.nom, &autre.nom);
        vide(&mut self.organisme, &autre.organisme);
        vide(&mut self.adresse, &autre.adresse);
        vide(&mut self.courriel, &autre.courriel);
        vide(&mut self.telephone, &autre.telephone);
        self
    }
}

impl Demarche {
    /// Which facts its receipts can print.
    pub fn service_charge(&self) -> ServiceCharge {
        ServiceCharge {
            designation: !self.service.nom.is_empty(),
            adresse_postale: !self.service.adresse.is_empty(),
            courriel: !self.service.courriel.is_empty(),
            telephone: !self.service.telephone.is_empty(),
            voies_de_recours: !self.voies_recours.is_empty(),
        }
    }

    /// What forbids publishing it. Empty: it may be published.
    pub fn manques(&self) -> Vec<ManquePublication> {
        let mentions = delais::manques_pour_publier(self.regime, &self.service_charge());
        let mut manques: Vec<_> = mentions.into_iter().map(ManquePublication::Mention).collect();
        if self.mode == Mode::LienNational {
            if self.url_nationale.is_empty() {
                manques.push(ManquePublication::UrlNationale);
            }
        } else if self.revision_active.is_none() {
            manques.push(ManquePublication::Formulaire);
        }
        manques
    }

    /// Published from any other state, unless something is missing.
    pub fn publier(mut self) -> Result<Self, Vec<ManquePublication>> {
        let manques = self.manques();
        if !manques.is_empty() {
            return Err(manques);
        }
        self.etat = Etat::Publiee;
        Ok(self)
    }

    /// Closed: read by all, started by nobody.
    pub fn clore(self) -> Result<Self, PassageImpossible> {
        self.passer(&[Etat::Publiee], Etat::Close)
    }

    /// Taken back: nobody finds it any more.
    pub fn depublier(self) -> Result<Self, PassageImpossible> {
        self.passer(&[Etat::Publiee, Etat::Close], Etat::Depubliee)
    }

    fn passer(mut self, depuis: &[Etat], vers: Etat) -> Result<Self, PassageImpossible> {
        if !depuis.contains(&self.etat) {
            return Err(PassageImpossible { depuis: self.etat });
        }
        self.etat = vers;
        Ok(self)
    }

    /// Whether a resident may start it here.
    pub fn ouverte(&self) -> bool {
        self.etat == Etat::Publiee && self.mode != Mode::LienNational
    }
}

/// Reads the columns of a row one after the other.
struct Colonnes<'r> {
    row: &'r Row<'r>,
    index: usize,
}

impl Colonnes<'_> {
    fn next<T: Cell>(&mut self) -> Result<T, DbError> {
        self.index += 1;
        self.row.get(self.index - 1)
    }

    fn code<T>(&mut self, lire: impl Fn(&str) -> Option<T>) -> Result<T, DbError> {
        let code: String = self.next()?;
        let cause =
            || DbError::Type { index: self.index - 1, cause: format!("unknown code {code:?}") };
        lire(&code).ok_or_else(cause)
    }
}

/// The columns of [`Demarche`], in the order its reader takes them.
macro_rules! colonnes_demarche {
    () => {
        "d.id, d.collectivite_id, d.numero, d.chemin, d.titre, d.nom_demande, d.resume, \
         d.description, d.pour_qui, d.cout, d.delai_usuel, d.et_ensuite, d.service_nom, \
         d.service_organisme, d.service_adresse, d.service_courriel, d.service_telephone, \
         d.regime, d.delai, d.voies_recours, d.mode, d.url_nationale, d.etat, d.finalite, \
         d.base_legale, d.duree_conservation_mois, d.destinataires, d.dpo, d.duree_minutes, \
         d.tags, d.revision_active_id, d.version, d.publiee_le, d.avis, \
         d.garde_brouillon_jours, d.ineligibilite"
    };
}
pub(crate) use colonnes_demarche;
/// How many they are: what a statement reads after them stands from here on.
pub(crate) const COLONNES_DEMARCHE: usize = 36;

impl FromRow for Demarche {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let mut c = Colonnes { row, index: 0 };
        Ok(Self {
            id: c.next()?,
            collectivite: c.next()?,
            numero: c.next()?,
            chemin: c.next()?,
            titre: c.next()?,
            nom_demande: c.code(NomDemande::lire)?,
            fiche: Fiche {
                resume: c.next()?,
                description: c.next()?,
                pour_qui: c.next()?,
                cout: c.next()?,
                delai_usuel: c.next()?,
                et_ensuite: c.next()?,
            },
            service: Service {
                nom: c.next()?,
                organisme: c.next()?,
                adresse: c.next()?,
                courriel: c.next()?,
                telephone: c.next()?,
            },
            regime: c.code(|code| code.parse().ok())?,
            delai: c.code(|code| code.parse().ok())?,
            voies_recours: c.next()?,
            mode: c.code(Mode::lire)?,
            url_nationale: c.next()?,
            etat: c.code(Etat::lire)?,
            donnees: Donnees {
                finalite: c.next()?,
                base_legale: c.next()?,
                duree_conservation_mois: c.next()?,
                destinataires: c.next()?,
                dpo: c.next()?,
            },
            duree_minutes: c.next()?,
            tags: c.code(|json| serde_json::from_str(json).ok())?,
            revision_active: c.next()?,
            version: c.next()?,
            publiee_le: c.next()?,
            avis: c.code(AvisService::lire)?,
            garde_brouillon_jours: c.next()?,
            ineligibilite: c.code(|texte| match texte {
                "" => Some(None),
                json => serde_json::from_str(json).ok().map(Some),
            })?,
        })
    }
}

impl FromRow for Apercu {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let mut c = Colonnes { row, index: 0 };
        Ok(Self {
            id: c.next()?,
            numero: c.next()?,
            chemin: c.next()?,
            titre: c.next()?,
            resume: c.next()?,
            service_nom: c.next()?,
            duree_minutes: c.next()?,
            mode: c.code(Mode::lire)?,
            regime: c.code(|code| code.parse().ok())?,
            etat: c.code(Etat::lire)?,
        })
    }
}
