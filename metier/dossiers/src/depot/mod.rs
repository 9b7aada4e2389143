//! The only place of this service with SQL, and its own tables only.

/// The columns of a [`Dossier`] and which rows.
macro_rules! lire {
    ($where:expr) => {
        concat!(
            "SELECT id, demarche_id, revision_id, groupe_id, etat, version, canal, saisi_par, code_rang,
                        identite, demandeur, cree_le, modifie_le, expire_le, recu_le, echeance, terme_legal,
                        depose_le, en_instruction_le, traite_le, archive, suivis, decision_id, a_signer,
                        suspensions, a_completer, attend_lecture
                    FROM dossiers WHERE ",
            $where
        )
    };
}

mod absences;
mod annotations;
mod corrections;
mod decisions;
mod delaissees;
mod echanges;
mod exports;
mod exposer;
mod fiches;
mod gardees;
mod listes;
mod notifications;
mod phrases;
mod preremplis;
mod projection;
mod reponses;

pub(crate) use absences::{absences, couvrir, inserer_absence, passer_absence, rendre};
pub(crate) use annotations::*;
pub(crate) use corrections::*;
pub(crate) use decisions::*;
pub(crate) use delaissees::*;
pub(crate) use echanges::*;
pub(crate) use exports::{blocs_de, deposes};
pub(crate) use exposer::*;
pub use exposer::{Ordre, PageExposee, Portee};
pub(crate) use fiches::{a_verifier, effacer_fiches, fiches, garder_fiche};
pub(crate) use gardees::{garder_liste, liste_gardee};
pub use listes::{Filtres, Ligne, Onglet, Page, Repere, Tranche, Tri, Urgences};
pub(crate) use listes::{Voisins, compter, lister, suiveurs_de, urgences, voisins};
pub(crate) use notifications::*;
pub(crate) use phrases::{ecrire_formule, ecrire_phrase, effacer_phrase, formule, phrases};
pub(crate) use preremplis::*;
pub(crate) use projection::{alerter, alertes, projeter};
pub(crate) use reponses::*;

use authz::{Resource, Scelle};
use db::{DbError, FromRow, Row, Tx, args, sql};
use demarches::{DemarcheId, GroupeId, RevisionId};
use primitives::{ResourceKey, Stamp, TenantId};

use crate::modele::{Canal, Dossier, DossierId, Etat, Evenement, Identite, Traitement};

/// The kind of key that opens a dossier to its applicant.
pub const CLE: &str = "dossiers";

sql! {
    INSERER = "INSERT INTO dossiers (collectivite_id, demarche_id, revision_id, groupe_id, etat, version,
            canal, saisi_par, code_rang, identite, demandeur, cree_le, modifie_le, expire_le,
            recu_le, echeance, archive, suivis, a_signer)
        VALUES ($1, $2, $3, $4, 'brouillon', 1, $5, $6, 0, $7, $8, $9, $9, $10, '', '', 0, 0, 0)
        RETURNING id";
    LIRE = lire!("id = $1 AND collectivite_id = $2");
    OUVERTS = lire!("demarche_id = $1 AND etat IN ('en_construction', 'en_instruction')
        AND id > $2 AND collectivite_id = $3 ORDER BY id LIMIT $4 {lock}");
    REDATER = "UPDATE dossiers SET echeance = $2, terme_legal = $3 WHERE id = $1";
    EXISTANTS = "SELECT id FROM dossiers WHERE collectivite_id = $1 AND id IN {any:$2}";
    VERROUILLER = "SELECT id FROM dossiers WHERE id = $1 AND collectivite_id = $2 {lock}";
    ECRIRE = "UPDATE dossiers SET etat = $2, version = version + 1, identite = $3, demandeur = $4,
            modifie_le = $5, expire_le = $6, recu_le = $7, echeance = $8, terme_legal = $9,
            depose_le = $10, en_instruction_le = $11, traite_le = $12, archive = $13, suivis = $14,
            decision_id = $15, a_signer = $16, code_rang = $17, revision_id = $18,
            suspensions = $19, a_completer = $20, attend_lecture = $21, groupe_id = $22
        WHERE id = $1";
    EFFACER_REPONSES = "DELETE FROM reponses WHERE dossier_id = $1";
    EFFACER_BROUILLON = "DELETE FROM dossiers WHERE id = $1 AND etat = 'brouillon'";
    BROUILLONS_PERIMES = "SELECT id FROM dossiers WHERE etat = 'brouillon' AND expire_le < $1
        AND collectivite_id = $2 ORDER BY expire_le, id LIMIT 500";
    BROUILLONS_A_PREVENIR = lire!("etat = 'brouillon' AND expire_le > $1 AND expire_le <= $2
        AND (averti_le IS NULL OR averti_le < expire_le - CAST($4 AS BIGINT)) AND modifie_le <= $5
        AND collectivite_id = $3 ORDER BY expire_le, id LIMIT 500");
    AVERTIR = "UPDATE dossiers SET averti_le = $2 WHERE id = $1";
    DATER_RECEPTION = "UPDATE dossiers SET recu_le = $2 WHERE id = $1 AND etat = 'brouillon'";
    TRAITEMENT = "INSERT INTO traitements
            (dossier_id, collectivite_id, evenement, etat, quand, agent_id, decision_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    TRAITEMENTS = "SELECT evenement, etat, quand, agent_id, decision_id FROM traitements
        WHERE dossier_id = $1 ORDER BY id";
    DEMANDEES = "SELECT demarche_id FROM (SELECT demarche_id FROM dossiers
            WHERE collectivite_id = $1 AND etat <> 'brouillon' ORDER BY id DESC LIMIT $2) r
        GROUP BY demarche_id ORDER BY count(*) DESC, demarche_id LIMIT $3";
    OUBLIER_MOTS = "DELETE FROM dossiers_mots WHERE {words_id} = $1";
    INDEXER = "INSERT INTO dossiers_mots ({words_id}, words) VALUES ($1, {words:$2})";
}

/// What a new draft starts from.
pub(crate) struct Nouveau<'a> {
    pub(crate) demarche_id: DemarcheId,
    pub(crate) revision_id: RevisionId,
    pub(crate) groupe_id: GroupeId,
    pub(crate) canal: Canal,
    pub(crate) saisi_par: Option<i64>,
    pub(crate) identite: &'a Identite,
    pub(crate) expire_le: Stamp,
}

impl FromRow for Dossier {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let jour = |index| row.get::<String>(index).map(|texte| texte.parse().ok());
        let identite: String = row.get(9)?;
        let suspensions: String = row.get(24)?;
        Ok(Self {
            id: row.get(0)?,
            demarche_id: row.get(1)?,
            revision_id: row.get(2)?,
            groupe_id: row.get(3)?,
            etat: code(row, 4, Etat::lire)?,
            version: row.get(5)?,
            canal: code(row, 6, Canal::lire)?,
            saisi_par: row.get(7)?,
            code_rang: row.get(8)?,
            identite: lire_json(&identite, 9)?,
            demandeur: row.get(10)?,
            cree_le: row.get(11)?,
            modifie_le: row.get(12)?,
            expire_le: row.get(13)?,
            recu_le: jour(14)?,
            echeance: jour(15)?,
            terme_legal: row.get::<Option<String>>(16)?.and_then(|texte| texte.parse().ok()),
            depose_le: row.get(17)?,
            en_instruction_le: row.get(18)?,
            traite_le: row.get(19)?,
            archive: row.get(20)?,
            suivis: row.get(21)?,
            decision_id: row.get(22)?,
            a_signer: row.get(23)?,
            suspensions: lire_json(&suspensions, 24)?,
            a_completer: row.get(25)?,
            attend_lecture: row.get(26)?,
        })
    }
}

impl FromRow for Traitement {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            evenement: code(row, 0, Evenement::lire)?,
            etat: code(row, 1, Etat::lire)?,
            quand: row.get(2)?,
            agent_id: row.get(3)?,
            decision_id: row.get(4)?,
        })
    }
}

/// Reads a column that holds the stable text of an enum.
fn code<T>(row: &Row<'_>, index: usize, lire: fn(&str) -> Option<T>) -> Result<T, DbError> {
    let texte: String = row.get(index)?;
    lire(&texte).ok_or_else(|| DbError::Type { index, cause: format!("unknown code {texte:?}") })
}

/// Reads a column that holds JSON.
fn lire_json<T: serde::de::DeserializeOwned>(texte: &str, index: usize) -> Result<T, DbError> {
    serde_json::from_str(texte).map_err(|error| DbError::Type { index, cause: error.to_string() })
}

/// The JSON of a value of ours, which always has one.
fn json(valeur: &impl serde::Serialize) -> String {
    serde_json::to_value(valeur).unwrap_or_default().to_string()
}

pub(crate) fn inserer(tx: &mut Tx<'_>, nouveau: &Nouveau<'_>) -> Result<DossierId, DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    let Nouveau { demarche_id, revision_id, groupe_id, canal, saisi_par, identite, expire_le } =
        *nouveau;
    let demandeur = identite.demandeur();
    tx.query_one(
        &INSERER,
        args![
            tenant,
            demarche_id,
            revision_id,
            groupe_id,
            canal.code(),
            saisi_par,
            json(identite),
            demandeur,
            now,
            expire_le
        ],
    )
}

/// A dossier of this tenant, closed until someone says what for.
pub(crate) fn lire(tx: &mut Tx<'_>, id: DossierId) -> Result<Option<Scelle<Dossier>>, DbError> {
    let tenant = tx.ctx().tenant;
    let lu: Option<Dossier> = tx.query_opt(&LIRE, args![id, tenant])?;
    Ok(lu.map(|dossier| {
        let key = Some(ResourceKey { kind: CLE, id: id.0 });
        let group = Some(dossier.groupe_id.0);
        Scelle::new(dossier, Resource { tenant, group, key })
    }))
}

/// Locks a dossier until the end of the transaction, so that acts on it take turns.
pub(crate) fn verrouiller(tx: &mut Tx<'_>, id: DossierId) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt::<i64>(&VERROUILLER, args![id, tenant])?;
    Ok(())
}

/// Writes a dossier that was opened for the act; its version rises.
pub(crate) fn ecrire(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<(), DbError> {
    let now = tx.now()?;
    let jour = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    tx.execute(
        &ECRIRE,
        args![
            dossier.id,
            dossier.etat.code(),
            json(&dossier.identite),
            dossier.identite.demandeur(),
            now,
            dossier.expire_le,
            jour(dossier.recu_le).unwrap_or_default(),
            jour(dossier.echeance).unwrap_or_default(),
            jour(dossier.terme_legal),
            dossier.depose_le,
            dossier.en_instruction_le,
            dossier.traite_le,
            dossier.archive,
            dossier.suivis,
            dossier.decision_id,
            dossier.a_signer,
            dossier.code_rang,
            dossier.revision_id,
            json(&dossier.suspensions),
            dossier.a_completer,
            dossier.attend_lecture,
            dossier.groupe_id
        ],
    )?;
    projeter(tx, dossier)
}

/// Writes the day on which the request of a draft was received.
pub(crate) fn dater_reception(
    tx: &mut Tx<'_>,
    id: DossierId,
    recu_le: jiff::civil::Date,
) -> Result<(), DbError> {
    tx.execute(&DATER_RECEPTION, args![id, recu_le.to_string()])?;
    Ok(())
}

/// Removes a draft that was never filed, with its answers.
pub(crate) fn effacer_brouillon(tx: &mut Tx<'_>, id: DossierId) -> Result<(), DbError> {
    tx.execute(&EFFACER_REPONSES, args![id])?;
    oublier_preremplissage(tx, id)?;
    oublier_delaissees(tx, id)?;
    effacer_fiches(tx, id)?;
    tx.execute(&EFFACER_BROUILLON, args![id])?;
    Ok(())
}

/// Those of these dossiers that exist in this tenant.
pub(crate) fn existants(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<DossierId>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&EXISTANTS, args![tenant, serde_json::Value::from(ids).to_string()])
}

/// Drafts of this tenant whose time is over.
pub(crate) fn brouillons_perimes(
    tx: &mut Tx<'_>,
    maintenant: Stamp,
) -> Result<Vec<DossierId>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&BROUILLONS_PERIMES, args![maintenant, tenant])
}

/// Drafts of this tenant that end in this span — after the first instant, until the second — that
/// nobody changed since `calme`, and whose authors were not warned in the `delai` seconds before the
/// end.
pub(crate) fn brouillons_finissant(
    tx: &mut Tx<'_>,
    apres: Stamp,
    jusque: Stamp,
    delai: i64,
    calme: Stamp,
) -> Result<Vec<Dossier>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&BROUILLONS_A_PREVENIR, args![apres, jusque, tenant, delai * 1_000_000, calme])
}

/// Notes that the author of a draft is warned of its end.
pub(crate) fn avertir(tx: &mut Tx<'_>, id: DossierId) -> Result<(), DbError> {
    let now = tx.now()?;
    tx.execute(&AVERTIR, args![id, now])?;
    Ok(())
}

/// Open dossiers of a démarche whose number follows `apres`, locked.
pub(crate) fn ouverts(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
    apres: DossierId,
    limite: i64,
) -> Result<Vec<Dossier>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&OUVERTS, args![demarche, apres, tenant, limite])
}

/// Writes the due dates alone: it is no act, the version of the dossier stays.
pub(crate) fn redater(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<(), DbError> {
    let echeance = dossier.echeance.map(|jour| jour.to_string()).unwrap_or_default();
    let terme = dossier.terme_legal.map(|jour| jour.to_string());
    tx.execute(&REDATER, args![dossier.id, echeance, terme])?;
    projeter(tx, dossier)
}

pub(crate) fn ajouter_traitement(
    tx: &mut Tx<'_>,
    dossier: &Dossier,
    evenement: Evenement,
) -> Result<(), DbError> {
    let (tenant, now, agent) = (tx.ctx().tenant, tx.now()?, agent_id(tx));
    tx.execute(
        &TRAITEMENT,
        args![
            dossier.id,
            tenant,
            evenement.code(),
            dossier.etat.code(),
            now,
            agent,
            dossier.decision_id
        ],
    )?;
    Ok(())
}

pub(crate) fn traitements(tx: &mut Tx<'_>, id: DossierId) -> Result<Vec<Traitement>, DbError> {
    tx.query(&TRAITEMENTS, args![id])
}

/// The démarches of the latest filings, those of most filings first.
pub(crate) fn demandees(
    tx: &mut Tx<'_>,
    depots: i64,
    limite: i64,
) -> Result<Vec<DemarcheId>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&DEMANDEES, args![tenant, depots, limite])
}

/// The agent of the context, if it is one.
pub(crate) fn agent_id(tx: &Tx<'_>) -> Option<i64> {
    let actor = tx.ctx().actor;
    actor.account.filter(|_| actor.kind == primitives::ActorKind::Staff)
}

/// Puts the words of a dossier in the index of the search, in place of those it had.
pub(crate) fn indexer(tx: &mut Tx<'_>, dossier: &Dossier, mots: &str) -> Result<(), DbError> {
    let jetons = format!("{} {mots}", mot_de_collectivite(tx.ctx().tenant));
    tx.execute(&OUBLIER_MOTS, args![dossier.id])?;
    tx.execute(&INDEXER, args![dossier.id, jetons])?;
    Ok(())
}

/// A word that no text holds, so that the index itself keeps tenants apart.
pub(crate) fn mot_de_collectivite(tenant: TenantId) -> String {
    format!("xt{}x", tenant.0)
}
