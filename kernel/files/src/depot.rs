use db::{DbError, FromRow, Row, Tx, args, sql};

use primitives::{Stamp, TenantId};

use crate::scanning::{Waiting, late};
use crate::watermark::Unmarked;
use crate::{Check, Named, Owner, Stored, Unfit, Verdict, Watermark};

const UNCHECKED: &str = "non_analyse";
const CLEAN: &str = "sain";
const INFECTED: &str = "infecte";

sql! {
    INSERT = "INSERT INTO fichiers
        (id, collectivite_id, genre, objet_id, cle, nom, type_mime, octets, sha256, cree_le, md5)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    FIND = "SELECT id, genre, objet_id, cle, nom, type_mime, octets, sha256, cree_le,
        virus, virus_detail, virus_le, rotation, virus_apres, filigrane_etat, efface_le, md5
        FROM fichiers
        WHERE id = $1 AND collectivite_id = $2";
    OF_OWNER = "SELECT id, genre, objet_id, cle, nom, type_mime, octets, sha256, cree_le,
        virus, virus_detail, virus_le, rotation, virus_apres, filigrane_etat, efface_le, md5
        FROM fichiers
        WHERE genre = $1 AND objet_id = $2 AND collectivite_id = $3 ORDER BY cree_le, id";
    AFTER = "SELECT id, genre, objet_id, cle, nom, type_mime, octets, sha256, cree_le,
        virus, virus_detail, virus_le, rotation, virus_apres, filigrane_etat, efface_le, md5
        FROM fichiers WHERE id > $1 ORDER BY id LIMIT $2";
    OF_OWNERS = "SELECT id, genre, objet_id, cle, nom, type_mime, octets, sha256, cree_le,
        virus, virus_detail, virus_le, rotation, virus_apres, filigrane_etat, efface_le, md5
        FROM fichiers
        WHERE genre = $1 AND objet_id IN {any:$2} AND collectivite_id = $3 ORDER BY cree_le, id";
    FORGET = "DELETE FROM fichiers
        WHERE id = $1 AND genre = $2 AND objet_id = $3 AND collectivite_id = $4";
    FORGET_ALL = "DELETE FROM fichiers
        WHERE genre = $1 AND objet_id = $2 AND collectivite_id = $3";
    OWNERS = "SELECT DISTINCT objet_id FROM fichiers
        WHERE genre = $1 AND objet_id > $2 AND collectivite_id = $3 ORDER BY objet_id LIMIT $4";
    HAND_OVER = "UPDATE fichiers SET genre = $1, objet_id = $2
        WHERE genre = $3 AND objet_id = $4 AND collectivite_id = $5";
    WAITING = "SELECT id, collectivite_id, cle, sha256, virus_essais, genre, objet_id, cree_le,
        virus_apres FROM fichiers
        WHERE virus = 'non_analyse' AND virus_apres <= $1
        ORDER BY virus_essais, cree_le DESC LIMIT $2";
    SETTLE = "UPDATE fichiers SET virus = $1, virus_detail = $2, virus_le = $3
        WHERE id = $4 AND collectivite_id = $5";
    PUT_OFF = "UPDATE fichiers SET virus_essais = $1, virus_detail = $2, virus_apres = $3
        WHERE id = $4 AND collectivite_id = $5";
    TURN = "UPDATE fichiers SET rotation = $1
        WHERE id = $2 AND genre = $3 AND objet_id = $4 AND collectivite_id = $5";
    PROTECT = "UPDATE fichiers SET filigrane = $1, filigrane_etat = 'attend'
        WHERE id = $2 AND genre = $3 AND objet_id = $4 AND collectivite_id = $5";
    UNMARKED = "SELECT id, genre, objet_id, cle, nom, type_mime, octets, sha256, cree_le,
        virus, virus_detail, virus_le, rotation, virus_apres, filigrane_etat, efface_le, md5,
        collectivite_id, filigrane FROM fichiers
        WHERE filigrane_etat = 'attend' AND efface_le IS NULL AND virus IN ('sain', $1)
        ORDER BY cree_le, id LIMIT $2";
    REPLACE = "UPDATE fichiers SET cle = $1, nom = $2, type_mime = $3, octets = $4, sha256 = $5,
        md5 = $6, filigrane_etat = 'fait'
        WHERE id = $7 AND cle = $8 AND efface_le IS NULL AND collectivite_id = $9";
    REFUSE_WATERMARK = "UPDATE fichiers SET filigrane_etat = $1
        WHERE id = $2 AND collectivite_id = $3";
    KEEP_UNTIL_ERASED = "UPDATE fichiers SET ephemere = 1
        WHERE id = $1 AND genre = $2 AND objet_id = $3 AND collectivite_id = $4";
    ERASE = "UPDATE fichiers SET efface_le = $1, filigrane = ''
        WHERE genre = $2 AND objet_id = $3 AND collectivite_id = $4
        AND ephemere = 1 AND efface_le IS NULL";
    TO_ERASE = "SELECT collectivite_id, id, cle FROM fichiers
        WHERE efface_le IS NOT NULL AND cle <> '' ORDER BY efface_le, id LIMIT $1";
    ERASED = "UPDATE fichiers SET cle = '' WHERE id = $1 AND collectivite_id = $2";
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
                md5: row.get(16)?,
            },
            created: row.get(8)?,
            check: check(row)?,
            turn: row.get(12)?,
            watermark: watermark(row.get::<String>(14)?.as_str()),
            erased: row.get(15)?,
        })
    }
}

impl FromRow for Unmarked {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self { named: Named::from_row(row)?, tenant: row.get(17)?, text: row.get(18)? })
    }
}

fn watermark(state: &str) -> Watermark {
    match state {
        "attend" => Watermark::Waiting,
        "fait" => Watermark::Done,
        "chiffre" => Watermark::Refused(Unfit::Encrypted),
        "illisible" => Watermark::Refused(Unfit::Broken),
        "lourd" => Watermark::Refused(Unfit::TooLarge),
        _ => Watermark::None,
    }
}

fn check(row: &Row<'_>) -> Result<Check, DbError> {
    let (state, detail): (String, String) = (row.get(9)?, row.get(10)?);
    let (verdict, trouble) = match state.as_str() {
        CLEAN => (Some(Verdict::Clean), String::new()),
        INFECTED => (Some(Verdict::Infected(detail)), String::new()),
        _ => (None, detail),
    };
    let late = verdict.is_none() && late(row.get(8)?, row.get(13)?);
    Ok(Check { verdict, trouble, at: row.get(11)?, late })
}

impl FromRow for Waiting {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            tenant: row.get(1)?,
            key: row.get(2)?,
            sha256: row.get(3)?,
            attempts: row.get(4)?,
            owner: Owner { kind: row.get(5)?, id: row.get(6)? },
            created: row.get(7)?,
            due: row.get(8)?,
        })
    }
}

/// The files whose id follows `id`, in every tenant: what checks the store reads them all.
pub(crate) fn after(tx: &mut Tx<'_>, id: &str, limit: i64) -> Result<Vec<Named>, DbError> {
    tx.query(&AFTER, args![id, limit])
}

/// What waits for the antivirus, in every tenant: those that gave no trouble first, the latest first.
pub(crate) fn waiting(tx: &mut Tx<'_>, now: Stamp, limit: i64) -> Result<Vec<Waiting>, DbError> {
    tx.query(&WAITING, args![now, limit])
}

pub(crate) fn settle(tx: &mut Tx<'_>, id: &str, verdict: &Verdict) -> Result<(), DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    let (state, detail) = match verdict {
        Verdict::Clean => (CLEAN, ""),
        Verdict::Infected(name) => (INFECTED, name.as_str()),
    };
    tx.execute(&SETTLE, args![state, detail, now, id, tenant])?;
    Ok(())
}

/// Says when the file will be tried again.
pub(crate) fn put_off(
    tx: &mut Tx<'_>,
    id: &str,
    attempts: i64,
    cause: &str,
    wait: i64,
) -> Result<Stamp, DbError> {
    let (tenant, next) = (tx.ctx().tenant, tx.now()?.plus_seconds(wait));
    tx.execute(&PUT_OFF, args![attempts, cause, next, id, tenant])?;
    Ok(next)
}

pub(crate) fn turn(
    tx: &mut Tx<'_>,
    owner: &Owner,
    id: &str,
    degrees: i64,
) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    Ok(tx.execute(&TURN, args![degrees, id, &owner.kind, owner.id, tenant])? == 1)
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    id: &str,
    owner: &Owner,
    stored: &Stored,
) -> Result<(), DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    let Stored { key, name, mime, size, sha256, md5 } = stored;
    tx.execute(
        &INSERT,
        args![id, tenant, &owner.kind, owner.id, key, name, mime, *size, sha256, now, md5],
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

pub(crate) fn of_owners(tx: &mut Tx<'_>, kind: &str, ids: &str) -> Result<Vec<Named>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&OF_OWNERS, args![kind, ids, tenant])
}

pub(crate) fn forget(tx: &mut Tx<'_>, owner: &Owner, id: &str) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    Ok(tx.execute(&FORGET, args![id, &owner.kind, owner.id, tenant])? == 1)
}

pub(crate) fn forget_all(tx: &mut Tx<'_>, owner: &Owner) -> Result<u64, DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&FORGET_ALL, args![&owner.kind, owner.id, tenant])
}

pub(crate) fn owners(
    tx: &mut Tx<'_>,
    kind: &str,
    after: i64,
    limit: i64,
) -> Result<Vec<i64>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&OWNERS, args![kind, after, tenant, limit])
}

pub(crate) fn hand_over(tx: &mut Tx<'_>, from: &Owner, to: &Owner) -> Result<u64, DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&HAND_OVER, args![&to.kind, to.id, &from.kind, from.id, tenant])
}

pub(crate) fn named_among(tx: &mut Tx<'_>, keys: &[String]) -> Result<Vec<String>, DbError> {
    let keys = serde_json::Value::from(keys).to_string();
    tx.query(&NAMED_AMONG, args![keys])
}

pub(crate) fn protect(
    tx: &mut Tx<'_>,
    owner: &Owner,
    id: &str,
    text: &str,
) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    Ok(tx.execute(&PROTECT, args![text, id, &owner.kind, owner.id, tenant])? == 1)
}

/// What waits for its watermark, in every tenant, the oldest first; `unchecked` also what no
/// antivirus has looked at.
pub(crate) fn unmarked(
    tx: &mut Tx<'_>,
    unchecked: bool,
    limit: i64,
) -> Result<Vec<Unmarked>, DbError> {
    let also = if unchecked { UNCHECKED } else { CLEAN };
    tx.query(&UNMARKED, args![also, limit])
}

/// Puts a copy in the place of the bytes of a file, unless it is gone; whether it did.
pub(crate) fn replace(tx: &mut Tx<'_>, named: &Named, copy: &Stored) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    let Stored { key, name, mime, size, sha256, md5 } = copy;
    let before = &named.stored.key;
    Ok(tx
        .execute(&REPLACE, args![key, name, mime, *size, sha256, md5, &named.id, before, tenant])?
        == 1)
}

pub(crate) fn refuse_watermark(tx: &mut Tx<'_>, id: &str, unfit: Unfit) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    let state = match unfit {
        Unfit::Encrypted => "chiffre",
        Unfit::Broken => "illisible",
        Unfit::TooLarge => "lourd",
    };
    tx.execute(&REFUSE_WATERMARK, args![state, id, tenant])?;
    Ok(())
}

pub(crate) fn keep_until_erased(tx: &mut Tx<'_>, owner: &Owner, id: &str) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    Ok(tx.execute(&KEEP_UNTIL_ERASED, args![id, &owner.kind, owner.id, tenant])? == 1)
}

pub(crate) fn erase(tx: &mut Tx<'_>, owner: &Owner) -> Result<u64, DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    tx.execute(&ERASE, args![now, &owner.kind, owner.id, tenant])
}

/// What is erased and whose bytes are still there, in every tenant.
pub(crate) fn to_erase(
    tx: &mut Tx<'_>,
    limit: i64,
) -> Result<Vec<(TenantId, String, String)>, DbError> {
    tx.query(&TO_ERASE, args![limit])
}

pub(crate) fn erased(tx: &mut Tx<'_>, id: &str) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&ERASED, args![id, tenant])?;
    Ok(())
}
