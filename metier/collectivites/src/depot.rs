//! The table `collectivites`, and the only SQL that touches it.

use authz::{Resource, Scelle};
use data_encoding::BASE64;
use db::{DbError, FromRow, Row, Tx, args, sql};
use primitives::{Stamp, TenantId};

use crate::horaires::Horaires;
use crate::logo::Logo;
use crate::modele::{Collectivite, Genre, Modification};

sql! {
    CREER = "INSERT INTO collectivites (id, collectivite_id, slug, nom, insee, parent_id, genre,
        autorite, couleur, adresse, courriel, telephone, horaires, dpo_nom, dpo_courriel,
        directeur_publication, hebergeur, hote, territoire, version, cree_le, modifie_le)
        VALUES ((SELECT coalesce(max(id), 0) + 1 FROM collectivites),
        (SELECT coalesce(max(id), 0) + 1 FROM collectivites), $1, $2, $3, $4, $5, $6, $7, $8, $9,
        $10, $11, $12, $13, $14, $15, $16, $17, 1, $18, $18) RETURNING id";
    LIRE = "SELECT id, slug, nom, insee, parent_id, genre, autorite, couleur, adresse, courriel,
        telephone, horaires, dpo_nom, dpo_courriel, directeur_publication, hebergeur, hote,
        territoire, version, cree_le, modifie_le, logo FROM collectivites WHERE id = $1";
    PAR_SLUG = "SELECT id, slug, nom, insee, parent_id, genre, autorite, couleur, adresse, courriel,
        telephone, horaires, dpo_nom, dpo_courriel, directeur_publication, hebergeur, hote,
        territoire, version, cree_le, modifie_le, logo FROM collectivites WHERE slug = $1";
    TOUTES = "SELECT id, slug, nom, insee, parent_id, genre, autorite, couleur, adresse, courriel,
        telephone, horaires, dpo_nom, dpo_courriel, directeur_publication, hebergeur, hote,
        territoire, version, cree_le, modifie_le, logo FROM collectivites ORDER BY nom, id";
    HOTE_PRIS = "SELECT id FROM collectivites WHERE hote = $1";
    MODIFIER = "UPDATE collectivites SET nom = $3, autorite = $4, couleur = $5, adresse = $6,
        courriel = $7, telephone = $8, horaires = $9, dpo_nom = $10, dpo_courriel = $11,
        directeur_publication = $12, hebergeur = $13, version = version + 1, modifie_le = $14
        WHERE id = $1 AND version = $2";
    POSER_LOGO = "UPDATE collectivites SET logo = $2, logo_octets = $3, version = version + 1,
        modifie_le = $4 WHERE id = $1";
    LIRE_LOGO = "SELECT logo, logo_octets FROM collectivites WHERE id = $1 AND logo <> ''";
    ETAT = "SELECT count(*), coalesce({sum:version}, 0) FROM collectivites";
}

impl FromRow for Collectivite {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            slug: row.get(1)?,
            nom: row.get(2)?,
            insee: row.get(3)?,
            parent: row.get(4)?,
            genre: lu(row, 5, Genre::depuis_code)?,
            autorite: row.get(6)?,
            couleur: row.get(7)?,
            adresse: row.get(8)?,
            courriel: row.get(9)?,
            telephone: row.get(10)?,
            horaires: lu(row, 11, |json| serde_json::from_str(json).ok())?,
            dpo_nom: row.get(12)?,
            dpo_courriel: row.get(13)?,
            directeur_publication: row.get(14)?,
            hebergeur: row.get(15)?,
            hote: row.get(16)?,
            territoire: lu(row, 17, |code| code.parse().ok())?,
            version: row.get(18)?,
            cree_le: row.get(19)?,
            modifie_le: row.get(20)?,
            logo: Some(row.get::<String>(21)?).filter(|logo| !logo.is_empty()),
        })
    }
}

fn lu<T>(row: &Row<'_>, index: usize, lire: impl Fn(&str) -> Option<T>) -> Result<T, DbError> {
    let texte: String = row.get(index)?;
    lire(&texte).ok_or_else(|| DbError::Type { index, cause: format!("{texte:?} is not known") })
}

/// Writes a new row (its id, stamps and version are given here); the id.
pub fn creer(tx: &mut Tx<'_>, nouvelle: &Collectivite, le: Stamp) -> Result<TenantId, DbError> {
    let c = nouvelle;
    tx.query_one(
        &CREER,
        args![
            &c.slug,
            &c.nom,
            &c.insee,
            c.parent,
            c.genre.code(),
            &c.autorite,
            &c.couleur,
            &c.adresse,
            &c.courriel,
            &c.telephone,
            json(&c.horaires),
            &c.dpo_nom,
            &c.dpo_courriel,
            &c.directeur_publication,
            &c.hebergeur,
            c.hote.as_deref(),
            c.territoire.code(),
            le,
        ],
    )
}

/// One collectivité, closed.
pub fn lire(tx: &mut Tx<'_>, id: TenantId) -> Result<Option<Scelle<Collectivite>>, DbError> {
    let lue: Option<Collectivite> = tx.query_opt(&LIRE, args![id])?;
    Ok(lue.map(sceller))
}

fn sceller(collectivite: Collectivite) -> Scelle<Collectivite> {
    let resource = Resource { tenant: collectivite.id, group: None, key: None };
    Scelle::new(collectivite, resource)
}

/// The collectivité of an id. Open: what it says of itself is published.
pub fn publique(tx: &mut Tx<'_>, id: TenantId) -> Result<Option<Collectivite>, DbError> {
    tx.query_opt(&LIRE, args![id])
}

/// The collectivité of a slug. Open: what it says of itself is published.
pub fn par_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Collectivite>, DbError> {
    tx.query_opt(&PAR_SLUG, args![slug])
}

/// Every collectivité, by name. Open: what they say of themselves is published.
pub fn toutes(tx: &mut Tx<'_>) -> Result<Vec<Collectivite>, DbError> {
    tx.query(&TOUTES, args![])
}

/// Whether a host name is already used.
pub fn hote_pris(tx: &mut Tx<'_>, hote: &str) -> Result<bool, DbError> {
    Ok(tx.query_opt::<i64>(&HOTE_PRIS, args![hote])?.is_some())
}

/// Writes the change if the row still has the version that was shown; whether it had.
pub fn modifier(
    tx: &mut Tx<'_>,
    id: TenantId,
    nouvelle: &Modification,
    le: Stamp,
) -> Result<bool, DbError> {
    let m = nouvelle;
    let touchees = tx.execute(
        &MODIFIER,
        args![
            id,
            m.version,
            &m.nom,
            &m.autorite,
            &m.couleur,
            &m.adresse,
            &m.courriel,
            &m.telephone,
            json(&m.horaires),
            &m.dpo_nom,
            &m.dpo_courriel,
            &m.directeur_publication,
            &m.hebergeur,
            le,
        ],
    )?;
    Ok(touchees == 1)
}

/// Writes the logo, or takes it away.
pub fn poser_logo(
    tx: &mut Tx<'_>,
    id: TenantId,
    logo: Option<&Logo>,
    le: Stamp,
) -> Result<(), DbError> {
    let nom = logo.map_or("", |logo| &logo.nom);
    let octets = logo.map(|logo| BASE64.encode(&logo.octets)).unwrap_or_default();
    tx.execute(&POSER_LOGO, args![id, nom, octets, le])?;
    Ok(())
}

/// The logo of a collectivité. Open: it is published.
pub fn logo(tx: &mut Tx<'_>, id: TenantId) -> Result<Option<Logo>, DbError> {
    tx.query_opt(&LIRE_LOGO, args![id])
}

impl FromRow for Logo {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let octets = lu(row, 1, |texte| BASE64.decode(texte.as_bytes()).ok())?;
        Ok(Self { nom: row.get(0)?, octets })
    }
}

/// Two numbers that change whenever a row is added or changed (rows are never removed).
pub fn etat(tx: &mut Tx<'_>) -> Result<(i64, i64), DbError> {
    tx.query_one(&ETAT, args![])
}

/// A week of hours always has a JSON text: it holds nothing but times.
fn json(horaires: &Horaires) -> String {
    serde_json::to_string(horaires).unwrap_or_else(|_| "[[],[],[],[],[],[],[]]".into())
}
