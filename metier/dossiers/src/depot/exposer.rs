//! Filed dossiers by pages, and what belongs to several of them: one statement a table, however many.

use authz::{Resource, Scelle};
use db::{DbError, FromRow, Row, Statement, Tx, args, sql};
use primitives::{ResourceKey, Stamp};

use super::CLE;
use crate::modele::{Correction, Decision, Dossier, DossierId, Etat, Message, Traitement};

/// A page of the dossiers of `$ou`, in the order of `$cle`.
macro_rules! page {
    ($ou:literal, $cle:literal, $sens:literal) => {
        lire!(concat!(
            "{visible:dossiers} AND ",
            $ou,
            " = $1 AND etat <> 'brouillon' AND (",
            $cle,
            ", id) > ($2, $3) AND (",
            $cle,
            ", id) < ($4, $5) AND ($6 = '' OR etat = $6)
             AND ($7 = CAST(-1 AS BIGINT) OR archive = $7)
             AND revision_id >= $8 AND revision_id <= $9 AND depose_le >= $10
             AND modifie_le >= $11 AND ",
            $cle,
            " <= $12 ORDER BY ",
            $cle,
            " ",
            $sens,
            ", id ",
            $sens,
            " LIMIT $13"
        ))
    };
}

sql! {
    DEMARCHE_DEPOT = page!("demarche_id", "depose_le", "ASC");
    DEMARCHE_DEPOT_DESC = page!("demarche_id", "depose_le", "DESC");
    DEMARCHE_MODIF = page!("demarche_id", "modifie_le", "ASC");
    DEMARCHE_MODIF_DESC = page!("demarche_id", "modifie_le", "DESC");
    GROUPE_DEPOT = page!("groupe_id", "depose_le", "ASC");
    GROUPE_DEPOT_DESC = page!("groupe_id", "depose_le", "DESC");
    GROUPE_MODIF = page!("groupe_id", "modifie_le", "ASC");
    GROUPE_MODIF_DESC = page!("groupe_id", "modifie_le", "DESC");
    PAR_IDS = lire!("id IN {any:$1} AND collectivite_id = $2 AND etat <> 'brouillon' ORDER BY id");
    DEPOSES_PAR_DEMARCHE = "SELECT demarche_id, count(*) FROM dossiers
        WHERE demarche_id IN {any:$1} AND collectivite_id = $2 AND etat <> 'brouillon'
        GROUP BY demarche_id";
    REPONSES_DE = "SELECT bloc, contenu, dossier_id FROM reponses
        WHERE dossier_id IN {any:$1} AND collectivite_id = $2";
    TRAITEMENTS_DE = "SELECT evenement, etat, quand, agent_id, decision_id, dossier_id, id
        FROM traitements WHERE dossier_id IN {any:$1} AND collectivite_id = $2 ORDER BY id";
    DECISIONS_DE = "SELECT id, sens, motivation, statut, signataire, prepare_par, prise_le, part_le,
            partie_le, job_id, dossier_id
        FROM decisions WHERE dossier_id IN {any:$1} AND collectivite_id = $2 ORDER BY id";
    MESSAGES_DE = "SELECT id, auteur, agent_id, corps, cree_le, fichiers, retire_le, dossier_id
        FROM messages WHERE dossier_id IN {any:$1} AND collectivite_id = $2 ORDER BY id";
    DOSSIER_DU_MESSAGE = "SELECT dossier_id FROM messages WHERE id = $1 AND collectivite_id = $2";
    CORRECTIONS_DE = "SELECT id, message_id, motif, champs, depuis, demandee_le, attendue_le, fondement,
            issue, close_le, recue_le, avant, dossier_id
        FROM corrections WHERE dossier_id IN {any:$1} AND collectivite_id = $2 ORDER BY id";
}

/// Whose dossiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portee {
    /// Those of a démarche.
    Demarche(demarches::DemarcheId),
    /// Those of a group of agents.
    Groupe(demarches::GroupeId),
}

/// What a page of filed dossiers follows: an instant and the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordre {
    /// The filing.
    Depot,
    /// The last act.
    Modification,
}

/// A place in an order.
pub type Place = (Stamp, DossierId);

/// Which filed dossiers, in which order.
#[derive(Clone, Debug)]
pub struct PageExposee {
    /// Whose.
    pub portee: Portee,
    /// In which order.
    pub ordre: Ordre,
    /// From the latest to the oldest.
    pub decroissant: bool,
    /// Only those after this place of the rising order.
    pub apres: Option<Place>,
    /// Only those before this place of the rising order.
    pub avant: Option<Place>,
    /// In this state.
    pub etat: Option<Etat>,
    /// Put away or not.
    pub archive: Option<bool>,
    /// From this revision on.
    pub revision_min: Option<i64>,
    /// Up to this revision.
    pub revision_max: Option<i64>,
    /// Filed since.
    pub deposes_depuis: Option<Stamp>,
    /// Changed since.
    pub modifies_depuis: Option<Stamp>,
    /// Nothing later than this instant: see `Tx::horizon`.
    pub horizon: Stamp,
    /// At most so many.
    pub limite: i64,
}

fn enonce(page: &PageExposee) -> (&'static Statement, i64) {
    let (id, enonces) = match page.portee {
        Portee::Demarche(id) => {
            (id.0, [&DEMARCHE_DEPOT, &DEMARCHE_DEPOT_DESC, &DEMARCHE_MODIF, &DEMARCHE_MODIF_DESC])
        }
        Portee::Groupe(id) => {
            (id.0, [&GROUPE_DEPOT, &GROUPE_DEPOT_DESC, &GROUPE_MODIF, &GROUPE_MODIF_DESC])
        }
    };
    let [depot, depot_desc, modif, modif_desc] = enonces;
    let enonce = match (page.ordre, page.decroissant) {
        (Ordre::Depot, false) => depot,
        (Ordre::Depot, true) => depot_desc,
        (Ordre::Modification, false) => modif,
        (Ordre::Modification, true) => modif_desc,
    };
    (enonce, id)
}

/// A page of what the actor may see; whoever asks has checked the permission.
pub(crate) fn page_exposee(tx: &mut Tx<'_>, page: &PageExposee) -> Result<Vec<Dossier>, DbError> {
    let (enonce, id) = enonce(page);
    let (apres_le, apres_id) = page.apres.unwrap_or((Stamp(i64::MIN), DossierId(0)));
    let (avant_le, avant_id) = page.avant.unwrap_or((Stamp(i64::MAX), DossierId(i64::MAX)));
    tx.query(
        enonce,
        args![
            id,
            apres_le,
            apres_id,
            avant_le,
            avant_id,
            page.etat.map_or("", Etat::code),
            page.archive.map_or(-1, i64::from),
            page.revision_min.unwrap_or(0),
            page.revision_max.unwrap_or(i64::MAX),
            page.deposes_depuis.unwrap_or(Stamp(i64::MIN)),
            page.modifies_depuis.unwrap_or(Stamp(i64::MIN)),
            page.horizon,
            page.limite
        ],
    )
}

fn json_de(ids: &[DossierId]) -> String {
    serde_json::Value::from_iter(ids.iter().map(|id| id.0)).to_string()
}

/// These dossiers, each closed.
pub(crate) fn exposes_par_ids(
    tx: &mut Tx<'_>,
    ids: &[DossierId],
) -> Result<Vec<Scelle<Dossier>>, DbError> {
    let tenant = tx.ctx().tenant;
    let lus: Vec<Dossier> = tx.query(&PAR_IDS, args![json_de(ids), tenant])?;
    let sceller = |dossier: Dossier| {
        let key = Some(ResourceKey { kind: CLE, id: dossier.id.0 });
        let group = Some(dossier.groupe_id.0);
        Scelle::new(dossier, Resource { tenant, group, key })
    };
    Ok(lus.into_iter().map(sceller).collect())
}

pub(crate) fn deposes_par_demarche(
    tx: &mut Tx<'_>,
    demarches: &[demarches::DemarcheId],
) -> Result<Vec<(demarches::DemarcheId, i64)>, DbError> {
    let tenant = tx.ctx().tenant;
    let ids = serde_json::Value::from_iter(demarches.iter().map(|id| id.0)).to_string();
    tx.query(&DEPOSES_PAR_DEMARCHE, args![ids, tenant])
}

/// What belongs to a dossier, told by the column `N`.
pub(crate) struct De<T, const N: usize> {
    pub(crate) dossier: DossierId,
    pub(crate) lu: T,
}

impl<T: FromRow, const N: usize> FromRow for De<T, N> {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self { dossier: row.get(N)?, lu: T::from_row(row)? })
    }
}

/// A block as its JSON.
pub(crate) struct BlocExpose {
    pub(crate) bloc: String,
    pub(crate) contenu: String,
}
db::from_row!(BlocExpose { bloc, contenu });

/// A passage with its id.
pub(crate) struct TraitementExpose {
    pub(crate) id: i64,
    pub(crate) traitement: Traitement,
}

impl FromRow for TraitementExpose {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self { id: row.get(6)?, traitement: Traitement::from_row(row)? })
    }
}

pub(crate) fn reponses_de(
    tx: &mut Tx<'_>,
    ids: &[DossierId],
) -> Result<Vec<De<BlocExpose, 2>>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&REPONSES_DE, args![json_de(ids), tenant])
}

pub(crate) fn traitements_de(
    tx: &mut Tx<'_>,
    ids: &[DossierId],
) -> Result<Vec<De<TraitementExpose, 5>>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&TRAITEMENTS_DE, args![json_de(ids), tenant])
}

pub(crate) fn decisions_de(
    tx: &mut Tx<'_>,
    ids: &[DossierId],
) -> Result<Vec<De<Decision, 10>>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&DECISIONS_DE, args![json_de(ids), tenant])
}

pub(crate) fn messages_de(
    tx: &mut Tx<'_>,
    ids: &[DossierId],
) -> Result<Vec<De<Message, 7>>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&MESSAGES_DE, args![json_de(ids), tenant])
}

/// The dossier that a message of this tenant belongs to.
pub(crate) fn dossier_du_message(tx: &mut Tx<'_>, id: i64) -> Result<Option<DossierId>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&DOSSIER_DU_MESSAGE, args![id, tenant])
}

pub(crate) fn corrections_de(
    tx: &mut Tx<'_>,
    ids: &[DossierId],
) -> Result<Vec<De<Correction, 12>>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&CORRECTIONS_DE, args![json_de(ids), tenant])
}
