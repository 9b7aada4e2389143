use db::{DbError, FromRow, Row, Tx, args, sql};

use crate::{Named, Owner, Stored};

sql! {
    INSERT = "INSERT INTO fichiers
        (id, collectivite_id, genre, objet_id, cle, nom, type_mime, octets, sha256, cree_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    FIND = "SELECT id, genre, objet_id, cle, nom, type_mime, octets, sha256, cree_le FROM fichiers
        WHERE id = $1 AND collectivite_id = $2";
    OF_OWNER = "SELECT id, genre, objet_id, cle, nom, type_mime, octets, sha256, cree_le FROM fichiers
        WHERE genre = $1 AND objet_id = $2 AND collectivite_id = $3 ORDER BY cree_le, id";
    FORGET = "DELETE FROM fichiers
        WHERE id = $1 AND genre = $2 AND objet_id = $3 AND collectivite_id = $4";
    HAND_OVER = "UPDATE fichiers SET genre = $1, objet_id = $2
        WHERE genre = $3 AND objet_id = $4 AND collectivite_id = $5";
    NAMED_AMONG = "SELECT cle FROM fichiers WHERE cle IN {any_text:$1}";
}

impl FromRow for Named {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            owner: Owner { kind: row.get(1)?, id: row.get(2)? },
            stored: Stored {
                key: row.get(3)?,
                name: row.get(4)?,
                mime: row.get(5)?,
                size: row.get(6)?,
                sha256: row.get(7)?,
            },
            created: row.get(8)?,
        })
    }
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    id: &str,
    owner: &Owner,
    stored: &Stored,
) -> Result<(), DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    let Stored { key, name, mime, size, sha256 } = stored;
    tx.execute(
        &INSERT,
        args![id, tenant, &owner.kind, owner.id, key, name, mime, *size, sha256, now],
    )?;
    Ok(())
}

pub(crate) fn find(tx: &mut Tx<'_>, id: &str) -> Result<Option<Named>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&FIND, args![id, tenant])
}

pub(crate) fn of_owner(tx: &mut Tx<'_>, owner: &Owner) -> Result<Vec<Named>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&OF_OWNER, args![&owner.kind, owner.id, tenant])
}

pub(crate) fn forget(tx: &mut Tx<'_>, owner: &Owner, id: &str) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    Ok(tx.execute(&FORGET, args![id, &owner.kind, owner.id, tenant])? == 1)
}

pub(crate) fn hand_over(tx: &mut Tx<'_>, from: &Owner, to: &Owner) -> Result<u64, DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&HAND_OVER, args![&to.kind, to.id, &from.kind, from.id, tenant])
}

pub(crate) fn named_among(tx: &mut Tx<'_>, keys: &[String]) -> Result<Vec<String>, DbError> {
    let keys = serde_json::Value::from(keys).to_string();
    tx.query(&NAMED_AMONG, args![keys])
}
