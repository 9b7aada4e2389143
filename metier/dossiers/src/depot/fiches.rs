//! What registers said of the answers of a dossier.

use db::{DbError, FromRow, Row, Tx, args, sql};
use primitives::Stamp;
use registres::Registre;

use super::code;
use crate::modele::{DossierId, EtatFiche, Fiche};

sql! {
    FICHES = "SELECT registre, cle, etat, contenu, demandee_le FROM fiches
        WHERE dossier_id = $1 AND collectivite_id = $2 ORDER BY registre, cle";
    GARDER = "INSERT INTO fiches (dossier_id, registre, cle, collectivite_id, etat, contenu, demandee_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (dossier_id, registre, cle) DO UPDATE
            SET etat = excluded.etat, contenu = excluded.contenu, demandee_le = excluded.demandee_le";
    A_VERIFIER = "SELECT dossier_id, registre, cle FROM fiches
        WHERE collectivite_id = $1 AND etat = 'a_verifier' AND demandee_le < $2
        ORDER BY demandee_le LIMIT $3";
    EFFACER_FICHES = "DELETE FROM fiches WHERE dossier_id = $1 AND collectivite_id = $2";
}

impl FromRow for Fiche {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let contenu: Option<String> = row.get(3)?;
        let lu = |texte: String| {
            let illisible = |cause: serde_json::Error| cause.to_string();
            serde_json::from_str(&texte)
                .map_err(|cause| DbError::Type { index: 3, cause: illisible(cause) })
        };
        Ok(Self {
            registre: code(row, 0, Registre::lire)?,
            cle: row.get(1)?,
            etat: code(row, 2, EtatFiche::lire)?,
            contenu: contenu.map(lu).transpose()?,
            demandee_le: row.get(4)?,
        })
    }
}

/// A question to ask again.
pub(crate) struct Question {
    pub(crate) dossier: DossierId,
    pub(crate) registre: Registre,
    pub(crate) cle: String,
}

impl FromRow for Question {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self { dossier: row.get(0)?, registre: code(row, 1, Registre::lire)?, cle: row.get(2)? })
    }
}

/// The sheets of a dossier.
pub(crate) fn fiches(tx: &mut Tx<'_>, id: DossierId) -> Result<Vec<Fiche>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&FICHES, args![id, tenant])
}

/// Keeps a sheet in the place of the one before.
pub(crate) fn garder_fiche(tx: &mut Tx<'_>, id: DossierId, fiche: &Fiche) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    let contenu = fiche.contenu.as_ref().map(super::json);
    let (registre, etat) = (fiche.registre.code(), fiche.etat.code());
    let args = args![id, registre, &fiche.cle, tenant, etat, contenu, fiche.demandee_le];
    tx.execute(&GARDER, args)?;
    Ok(())
}

/// The questions of this tenant that no register answered, asked last before an instant.
pub(crate) fn a_verifier(
    tx: &mut Tx<'_>,
    avant: Stamp,
    limite: i64,
) -> Result<Vec<Question>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&A_VERIFIER, args![tenant, avant, limite])
}

/// Erases the sheets of a dossier.
pub(crate) fn effacer_fiches(tx: &mut Tx<'_>, id: DossierId) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&EFFACER_FICHES, args![id, tenant])?;
    Ok(())
}
