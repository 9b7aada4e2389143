//! `jetons`.

use authz::{Resource, Scelle};
use db::{DbError, FromRow, Row, Tx, args, sql};
use primitives::{Stamp, TenantId};

use crate::actions::jetons::{Jeton, NouveauJeton};
use crate::modele::JetonId;

sql! {
    CREER = "INSERT INTO jetons (collectivite_id, empreinte, nom, ecriture, demarches, reseaux,
        cree_le, expire_le) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
    PAR_EMPREINTE = "SELECT id, collectivite_id, nom, ecriture, demarches, reseaux, cree_le,
        expire_le, revoque_le FROM jetons WHERE empreinte = $1";
    LISTER = "SELECT id, collectivite_id, nom, ecriture, demarches, reseaux, cree_le, expire_le,
        revoque_le FROM jetons WHERE collectivite_id = $1 ORDER BY cree_le DESC, id DESC";
    REVOQUER = "UPDATE jetons SET revoque_le = $3
        WHERE id = $1 AND collectivite_id = $2 AND revoque_le IS NULL";
}

impl FromRow for Jeton {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            collectivite: row.get(1)?,
            nom: row.get(2)?,
            ecriture: row.get(3)?,
            demarches: liste(row, 4)?,
            reseaux: liste(row, 5)?,
            cree_le: row.get(6)?,
            expire_le: row.get(7)?,
            revoque_le: row.get(8)?,
        })
    }
}

fn liste<T: serde::de::DeserializeOwned>(row: &Row<'_>, index: usize) -> Result<Vec<T>, DbError> {
    let texte: String = row.get(index)?;
    serde_json::from_str(&texte).map_err(|e| DbError::Type { index, cause: e.to_string() })
}

pub(crate) fn creer(
    tx: &mut Tx<'_>,
    collectivite: TenantId,
    empreinte: &[u8],
    nouveau: &NouveauJeton,
    le: Stamp,
) -> Result<JetonId, DbError> {
    let demarches = serde_json::json!(nouveau.demarches).to_string();
    let reseaux = serde_json::json!(nouveau.reseaux).to_string();
    tx.query_one(
        &CREER,
        args![
            collectivite,
            empreinte,
            &nouveau.nom,
            nouveau.ecriture,
            demarches,
            reseaux,
            le,
            nouveau.expire_le,
        ],
    )
}

/// The token of a hash, even ended: whoever holds the secret may know what it is.
pub(crate) fn par_empreinte(tx: &mut Tx<'_>, empreinte: &[u8]) -> Result<Option<Jeton>, DbError> {
    tx.query_opt(&PAR_EMPREINTE, args![empreinte])
}

/// The tokens of a collectivité, closed.
pub(crate) fn lister(
    tx: &mut Tx<'_>,
    collectivite: TenantId,
) -> Result<Scelle<Vec<Jeton>>, DbError> {
    let jetons = tx.query(&LISTER, args![collectivite])?;
    Ok(Scelle::new(jetons, Resource { tenant: collectivite, group: None, key: None }))
}

pub(crate) fn revoquer(
    tx: &mut Tx<'_>,
    id: JetonId,
    collectivite: TenantId,
    le: Stamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(&REVOQUER, args![id, collectivite, le])? == 1)
}
