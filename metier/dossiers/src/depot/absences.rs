//! Who is away, and who watches their delays.

use db::{DbError, FromRow, Row, Tx, args, sql};
use jiff::civil::Date;

use crate::modele::{Absence, AbsenceId};

sql! {
    INSERER = "INSERT INTO absences (collectivite_id, agent_id, remplacant_id, debut, fin, etat)
        VALUES ($1, $2, $3, $4, $5, 'attendue') RETURNING id";
    OUVERTES = "SELECT id, agent_id, remplacant_id, debut, fin FROM absences
        WHERE collectivite_id = $1 AND etat IN ('attendue', 'en_cours') AND agent_id = $2 ORDER BY id";
    LIRE = "SELECT id, agent_id, remplacant_id, debut, fin FROM absences
        WHERE collectivite_id = $1 AND id = $2 AND etat = $3";
    PASSER = "UPDATE absences SET etat = $3 WHERE collectivite_id = $1 AND id = $2";
    COUVRIR = "INSERT INTO suivis (dossier_id, agent_id, collectivite_id, pour, clos, echeance, nom)
        SELECT s.dossier_id, $3, s.collectivite_id, s.agent_id, s.clos, s.echeance, s.nom FROM suivis s
        WHERE s.agent_id = $2 AND s.clos = 0 AND s.pour IS NULL AND s.collectivite_id = $1
        ON CONFLICT (dossier_id, agent_id) DO NOTHING";
    RENDRE = "DELETE FROM suivis WHERE agent_id = $3 AND pour = $2 AND collectivite_id = $1";
}

impl FromRow for Absence {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let jour = |index| -> Result<Date, DbError> {
            let texte: String = row.get(index)?;
            texte.parse().map_err(|_| DbError::Type { index, cause: format!("no day: {texte:?}") })
        };
        Ok(Self {
            id: row.get(0)?,
            agent: row.get(1)?,
            remplacant: row.get(2)?,
            debut: jour(3)?,
            fin: jour(4)?,
        })
    }
}

/// Writes an absence to come.
pub(crate) fn inserer_absence(
    tx: &mut Tx<'_>,
    agent: i64,
    remplacant: i64,
    debut: Date,
    fin: Date,
) -> Result<AbsenceId, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_one(&INSERER, args![tenant, agent, remplacant, debut.to_string(), fin.to_string()])
}

/// The absences of an agent that are not over.
pub(crate) fn absences(tx: &mut Tx<'_>, agent: i64) -> Result<Vec<Absence>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&OUVERTES, args![tenant, agent])
}

/// Makes an absence pass from a state; `None` when it is in another.
pub(crate) fn passer_absence(
    tx: &mut Tx<'_>,
    id: AbsenceId,
    de: &str,
    a: &str,
) -> Result<Option<Absence>, DbError> {
    let tenant = tx.ctx().tenant;
    let absence: Option<Absence> = tx.query_opt(&LIRE, args![tenant, id, de])?;
    if absence.is_some() {
        tx.execute(&PASSER, args![tenant, id, a])?;
    }
    Ok(absence)
}

/// Puts whoever replaces an agent on the delays of the open dossiers that this one follows.
pub(crate) fn couvrir(tx: &mut Tx<'_>, absence: &Absence) -> Result<u64, DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&COUVRIR, args![tenant, absence.agent, absence.remplacant])
}

/// Takes them off again; what they took for themselves meanwhile stays theirs.
pub(crate) fn rendre(tx: &mut Tx<'_>, absence: &Absence) -> Result<u64, DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&RENDRE, args![tenant, absence.agent, absence.remplacant])
}
