//! What an administrator does to a démarche: one transaction each.

use authz::{Action, Refus};
use db::{DbError, Tx};
use delais::{Delai, Regime};

use crate::depot;
use crate::evenements::RegimeChange;
use crate::import::journaliser;
use crate::modele::{
    Apercu, AvisService, Demarche, Donnees, Fiche, ManquePublication, Mode, NomDemande,
    PassageImpossible, Service,
};

/// Reading the démarches as staff: those that residents do not see too.
pub const LIRE: Action = Action::staff("demarche.lire");
/// Setting, publishing and closing them.
pub const ADMINISTRER: Action = Action::staff("demarche.administrer");

/// What the person can mend, or must be told.
#[derive(Debug, thiserror::Error)]
pub enum ErreurDemarche {
    /// There is no such démarche for this actor.
    #[error(transparent)]
    Introuvable(#[from] Refus),
    /// Someone saved it since the page was shown.
    #[error("saved by someone else meanwhile")]
    Perimee,
    /// It cannot be published yet.
    #[error("it cannot be published: {0:?}")]
    Manques(Vec<ManquePublication>),
    /// Not from this state.
    #[error("not possible from {:?}", .0.depuis)]
    Passage(PassageImpossible),
    /// A rule that makes no sense over the form.
    #[error("the rule is refused: {0}")]
    Regle(formulaires::Refus),
    /// A text that is missing, too long or already taken.
    #[error("a text that cannot be kept")]
    Texte,
    /// An agent cannot be made a member.
    #[error(transparent)]
    Compte(#[from] comptes::ErreurCompte),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What an administrator sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reglage {
    /// Its title.
    pub titre: String,
    /// The noun residents read.
    pub nom_demande: NomDemande,
    /// The texts of the sheet.
    pub fiche: Fiche,
    /// The service in charge.
    pub service: Service,
    /// When its mailbox is told of what comes.
    pub avis: AvisService,
    /// What silence means.
    pub regime: Regime,
    /// How long before it speaks.
    pub delai: Delai,
    /// Where to contest.
    pub voies_recours: String,
    /// How it is done.
    pub mode: Mode,
    /// The national téléservice.
    pub url_nationale: String,
    /// What is said of the data.
    pub donnees: Donnees,
    /// How long a draft is kept, in days.
    pub garde_brouillon_jours: i64,
}

impl Reglage {
    /// The settings as they are.
    pub fn de(demarche: &Demarche) -> Self {
        let d = demarche.clone();
        Self {
            titre: d.titre,
            nom_demande: d.nom_demande,
            fiche: d.fiche,
            service: d.service,
            avis: d.avis,
            regime: d.regime,
            delai: d.delai,
            voies_recours: d.voies_recours,
            mode: d.mode,
            url_nationale: d.url_nationale,
            donnees: d.donnees,
            garde_brouillon_jours: d.garde_brouillon_jours,
        }
    }

    /// The démarche with these settings.
    pub fn appliquer(self, mut demarche: Demarche) -> Demarche {
        demarche.titre = self.titre;
        demarche.nom_demande = self.nom_demande;
        demarche.fiche = self.fiche;
        demarche.service = self.service;
        demarche.avis = self.avis;
        demarche.regime = self.regime;
        demarche.delai = self.delai;
        demarche.voies_recours = self.voies_recours;
        demarche.mode = self.mode;
        demarche.url_nationale = self.url_nationale;
        demarche.donnees = self.donnees;
        demarche.garde_brouillon_jours = self.garde_brouillon_jours;
        demarche
    }
}

/// A passage that an administrator asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// Residents find it and start it.
    Publier,
    /// Nobody starts it any more.
    Clore,
    /// Nobody finds it any more.
    Depublier,
}

/// Every démarche of the tenant, by title.
pub fn lister(tx: &mut Tx<'_>) -> Result<Vec<Apercu>, ErreurDemarche> {
    let sealed = depot::toutes(tx)?;
    Ok(sealed.ouvrir(tx.ctx(), LIRE)?)
}

/// A démarche by its number, for whoever may set it.
pub fn ouvrir(tx: &mut Tx<'_>, numero: i64) -> Result<Demarche, ErreurDemarche> {
    let sealed = depot::par_numero(tx, numero)?.ok_or(Refus)?;
    Ok(sealed.ouvrir(tx.ctx(), ADMINISTRER)?)
}

/// A démarche by its number, for staff who may read it.
pub fn lire_par_numero(tx: &mut Tx<'_>, numero: i64) -> Result<Demarche, ErreurDemarche> {
    let sealed = depot::par_numero(tx, numero)?.ok_or(Refus)?;
    Ok(sealed.ouvrir(tx.ctx(), LIRE)?)
}

/// Keeps settings made on the version `version`. A published démarche cannot lose what the law
/// wants on its receipts.
pub fn regler(
    tx: &mut Tx<'_>,
    numero: i64,
    version: i64,
    reglage: Reglage,
) -> Result<Demarche, ErreurDemarche> {
    let before = verrouiller(tx, numero, version)?;
    let (regime, delai) = (before.regime, before.delai);
    let after = reglage.appliquer(before);
    let missing = after.manques();
    if after.etat == crate::Etat::Publiee && !missing.is_empty() {
        return Err(ErreurDemarche::Manques(missing));
    }
    if (after.regime, after.delai) != (regime, delai) {
        jobs::emit(tx, &RegimeChange { demarche: after.id })?;
    }
    enregistrer(tx, after, "demarche.reglee")
}

/// Publishes, closes or takes back.
pub fn passer(
    tx: &mut Tx<'_>,
    numero: i64,
    version: i64,
    passage: Passage,
) -> Result<Demarche, ErreurDemarche> {
    let before = verrouiller(tx, numero, version)?;
    let (after, act) = match passage {
        Passage::Publier => {
            (before.publier().map_err(ErreurDemarche::Manques)?, "demarche.publiee")
        }
        Passage::Clore => (before.clore().map_err(ErreurDemarche::Passage)?, "demarche.close"),
        Passage::Depublier => {
            (before.depublier().map_err(ErreurDemarche::Passage)?, "demarche.depubliee")
        }
    };
    enregistrer(tx, after, act)
}

pub(crate) fn verrouiller(
    tx: &mut Tx<'_>,
    numero: i64,
    version: i64,
) -> Result<Demarche, ErreurDemarche> {
    let demarche = ouvrir(tx, numero)?;
    if depot::verrouiller(tx, demarche.id)? != version || demarche.version != version {
        return Err(ErreurDemarche::Perimee);
    }
    Ok(demarche)
}

pub(crate) fn enregistrer(
    tx: &mut Tx<'_>,
    demarche: Demarche,
    act: &'static str,
) -> Result<Demarche, ErreurDemarche> {
    if !depot::enregistrer(tx, &demarche)? {
        return Err(ErreurDemarche::Perimee);
    }
    depot::indexer(tx, &demarche)?;
    journaliser(tx, &demarche, act, "")?;
    ouvrir(tx, demarche.numero)
}
