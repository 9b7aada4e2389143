//! Filed dossiers with their answers, many at once: two statements whatever their number.

use authz::{Resource, Scelle};
use db::{DbError, Tx, args, from_row, sql};
use demarches::DemarcheId;
use primitives::ResourceKey;
use serde_json::Value;

use super::CLE;
use crate::modele::{Dossier, DossierId};

sql! {
    DEPOSES = lire!("demarche_id = $1 AND etat <> 'brouillon' AND id > $2 AND collectivite_id = $3 ORDER BY id LIMIT $4");
    BLOCS_DE = "SELECT dossier_id, bloc, contenu FROM reponses WHERE collectivite_id = $1 AND dossier_id IN {any:$2}";
}

/// A block of one of several dossiers.
pub(crate) struct BlocDe {
    pub(crate) dossier_id: DossierId,
    pub(crate) bloc: String,
    pub(crate) contenu: String,
}
from_row!(BlocDe { dossier_id, bloc, contenu });

/// The filed dossiers of a démarche whose number follows `apres`, each closed until someone says what for.
pub(crate) fn deposes(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
    apres: DossierId,
    limite: i64,
) -> Result<Vec<Scelle<Dossier>>, DbError> {
    let tenant = tx.ctx().tenant;
    let dossiers: Vec<Dossier> = tx.query(&DEPOSES, args![demarche, apres, tenant, limite])?;
    let sceller = |dossier: Dossier| {
        let key = Some(ResourceKey { kind: CLE, id: dossier.id.0 });
        let group = Some(dossier.groupe_id.0);
        Scelle::new(dossier, Resource { tenant, group, key })
    };
    Ok(dossiers.into_iter().map(sceller).collect())
}

/// The blocks that stand of these dossiers.
pub(crate) fn blocs_de(tx: &mut Tx<'_>, ids: &[DossierId]) -> Result<Vec<BlocDe>, DbError> {
    let tenant = tx.ctx().tenant;
    let ids: Value = ids.iter().map(|id| id.0).collect();
    tx.query(&BLOCS_DE, args![tenant, ids.to_string()])
}
