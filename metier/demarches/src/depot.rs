//! The only SQL over `demarches`, `revisions`, `groupes_instructeurs` and `demarches_mots`.

pub(crate) mod exposer;

use authz::{Resource, Scelle};
use db::{DbError, FromRow, Row, Tx, args, sql};
use formulaires::Condition;
use primitives::fold;

use crate::modele::{Apercu, Demarche, DemarcheId, Etat, GroupeId, RevisionId, colonnes_demarche};
use crate::regles::Groupe;

/// The most results that a search ranks.
const MOST_FOUND: i64 = 1_000;

macro_rules! lire {
    ($where:literal) => {
        concat!("SELECT ", colonnes_demarche!(), " FROM demarches d WHERE ", $where)
    };
}

/// The columns of an overview; the reader takes them in this order.
macro_rules! apercus {
    ($where:literal) => {
        concat!(
            "SELECT d.id, d.numero, d.chemin, d.titre, d.resume, d.service_nom, d.duree_minutes, d.mode, \
             d.regime, d.etat FROM demarches d WHERE d.collectivite_id = $1 AND ",
            $where
        )
    };
}

sql! {
    PAR_CHEMIN = lire!("d.collectivite_id = $1 AND d.chemin = $2");
    PAR_ID = lire!("d.collectivite_id = $1 AND d.id = $2");
    PAR_NUMERO = lire!("d.collectivite_id = $1 AND d.numero = $2");
    A_PREREMPLIR = lire!("d.collectivite_id = $1 AND d.numero = $2 AND d.etat IN ('publiee', 'brouillon')");
    GARDE_BROUILLON = "SELECT garde_brouillon_jours FROM demarches WHERE id = $1 AND collectivite_id = $2";
    IMPORTEE = "SELECT id, empreinte_import FROM demarches \
        WHERE collectivite_id = $1 AND numero_origine = $2";
    VERROU = "SELECT version FROM demarches WHERE id = $1 {lock}";
    CHEMIN_PRIS = "SELECT numero FROM demarches WHERE collectivite_id = $1 AND chemin = $2";
    DERNIER_NUMERO = "SELECT COALESCE(max(numero), $1) FROM demarches WHERE numero >= $1";
    CREER = "INSERT INTO demarches (collectivite_id, numero, chemin, titre, titre_tri, nom_demande, \
        resume, description, pour_qui, cout, delai_usuel, et_ensuite, service_nom, \
        service_organisme, service_adresse, service_courriel, service_telephone, regime, delai, \
        voies_recours, mode, url_nationale, etat, finalite, base_legale, duree_conservation_mois, \
        destinataires, dpo, duree_minutes, tags, numero_origine, version, cree_le, modifiee_le) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, \
        $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, 1, $32, $32) \
        ON CONFLICT DO NOTHING RETURNING id";
    ENREGISTRER = "UPDATE demarches SET titre = $2, titre_tri = $3, nom_demande = $4, resume = $5, \
        description = $6, pour_qui = $7, cout = $8, delai_usuel = $9, et_ensuite = $10, \
        service_nom = $11, service_organisme = $12, service_adresse = $13, service_courriel = $14, \
        service_telephone = $15, regime = $16, delai = $17, voies_recours = $18, mode = $19, \
        url_nationale = $20, etat = $21, finalite = $22, base_legale = $23, \
        duree_conservation_mois = $24, destinataires = $25, dpo = $26, duree_minutes = $27, \
        tags = $28, publiee_le = $29, modifiee_le = $30, avis = $32, \
        garde_brouillon_jours = $33, ineligibilite = $34, version = version + 1 \
        WHERE id = $1 AND version = $31";
    EMPREINTE = "UPDATE demarches SET empreinte_import = $2 WHERE id = $1";
    ACTIVER = "UPDATE demarches SET revision_active_id = $2 WHERE id = $1";
    REVISION_SUIVANTE = "SELECT COALESCE(max(numero), CAST(0 AS BIGINT)) + CAST(1 AS BIGINT) \
        FROM revisions WHERE demarche_id = $1";
    CREER_REVISION = "INSERT INTO revisions (demarche_id, collectivite_id, numero, empreinte, \
        formulaire, annotations, cree_le, publiee_le) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7) RETURNING id";
    REVISIONS_DE = "SELECT id FROM revisions WHERE collectivite_id = $1 AND demarche_id = $2 \
        ORDER BY numero DESC";
    EMPREINTE_REVISION = "SELECT empreinte FROM revisions WHERE collectivite_id = $1 AND id = $2";
    CONTENU_REVISION = "SELECT formulaire, annotations FROM revisions \
        WHERE collectivite_id = $1 AND id = $2";
    CREER_GROUPE = "INSERT INTO groupes_instructeurs (collectivite_id, demarche_id, nom, defaut) \
        VALUES ($1, $2, $3, $4) RETURNING id";
    GROUPE_PAR_DEFAUT = "SELECT id FROM groupes_instructeurs \
        WHERE collectivite_id = $1 AND demarche_id = $2 AND defaut = 1 ORDER BY id LIMIT 1";
    GROUPES = "SELECT id, nom FROM groupes_instructeurs \
        WHERE collectivite_id = $1 AND demarche_id = $2 ORDER BY id";
    GROUPES_REGLES = "SELECT id, nom, defaut, regle FROM groupes_instructeurs \
        WHERE collectivite_id = $1 AND demarche_id = $2 ORDER BY defaut DESC, id";
    REGLER_GROUPE = "UPDATE groupes_instructeurs SET nom = $4, regle = $5 \
        WHERE collectivite_id = $1 AND demarche_id = $2 AND id = $3";
    OUBLIER_MOTS = "DELETE FROM demarches_mots WHERE {words_id} = $1";
    GARDER_MOTS = "INSERT INTO demarches_mots ({words_id}, words) VALUES ($1, {words:$2})";
    PUBLIEES = apercus!("d.etat = 'publiee' ORDER BY d.titre_tri, d.id LIMIT $2 OFFSET $3");
    PARMI = apercus!("d.etat = 'publiee' AND d.id IN {any:$2}");
    COMPTER_PUBLIEES = "SELECT count(*) FROM demarches \
        WHERE collectivite_id = $1 AND etat = 'publiee'";
    TROUVER = apercus!("d.etat = 'publiee' AND {matches:demarches_mots:d.id:$2} \
        ORDER BY d.titre_tri, d.id LIMIT $3");
    TOUTES = apercus!("d.id > CAST(0 AS BIGINT) ORDER BY d.titre_tri, d.id");
}

/// The démarche of a path, whatever its state.
pub(crate) fn par_chemin(tx: &mut Tx<'_>, chemin: &str) -> Result<Option<Demarche>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&PAR_CHEMIN, args![tenant, chemin])
}

pub(crate) fn par_id(tx: &mut Tx<'_>, id: DemarcheId) -> Result<Option<Demarche>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&PAR_ID, args![tenant, id])
}

/// The démarche of a number, closed until someone says what for.
pub(crate) fn par_numero(
    tx: &mut Tx<'_>,
    numero: i64,
) -> Result<Option<Scelle<Demarche>>, DbError> {
    let tenant = tx.ctx().tenant;
    let found: Option<Demarche> = tx.query_opt(&PAR_NUMERO, args![tenant, numero])?;
    Ok(found.map(|demarche| Scelle::new(demarche, Resource { tenant, group: None, key: None })))
}

/// The démarche of a number, when drafts can be prepared for it.
pub(crate) fn a_preremplir(tx: &mut Tx<'_>, numero: i64) -> Result<Option<Demarche>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&A_PREREMPLIR, args![tenant, numero])
}

pub(crate) fn garde_brouillon(tx: &mut Tx<'_>, id: DemarcheId) -> Result<i64, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_one(&GARDE_BROUILLON, args![id, tenant])
}

/// The démarche imported from that number of another installation, and its content's hash.
pub(crate) fn importee(
    tx: &mut Tx<'_>,
    numero_origine: i64,
) -> Result<Option<(DemarcheId, Option<String>)>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&IMPORTEE, args![tenant, numero_origine])
}

/// Locks a démarche until the end of the transaction; its version.
pub(crate) fn verrouiller(tx: &mut Tx<'_>, id: DemarcheId) -> Result<i64, DbError> {
    tx.query_one(&VERROU, args![id])
}

pub(crate) fn chemin_pris(tx: &mut Tx<'_>, chemin: &str) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    Ok(tx.query_opt::<i64>(&CHEMIN_PRIS, args![tenant, chemin])?.is_some())
}

/// The highest number given from `depuis` on, else `depuis`.
pub(crate) fn dernier_numero(tx: &mut Tx<'_>, depuis: i64) -> Result<i64, DbError> {
    tx.query_one(&DERNIER_NUMERO, args![depuis])
}

/// Keeps a new démarche; `None` when its number or its path was taken meanwhile.
pub(crate) fn creer(
    tx: &mut Tx<'_>,
    d: &Demarche,
    numero_origine: Option<i64>,
) -> Result<Option<DemarcheId>, DbError> {
    let now = tx.now()?;
    let (fiche, service, donnees) = (&d.fiche, &d.service, &d.donnees);
    tx.query_opt(
        &CREER,
        args![
            d.collectivite,
            d.numero,
            &d.chemin,
            &d.titre,
            fold::fold(&d.titre),
            d.nom_demande.code(),
            &fiche.resume,
            &fiche.description,
            &fiche.pour_qui,
            &fiche.cout,
            &fiche.delai_usuel,
            &fiche.et_ensuite,
            &service.nom,
            &service.organisme,
            &service.adresse,
            &service.courriel,
            &service.telephone,
            d.regime.code(),
            d.delai.to_string(),
            &d.voies_recours,
            d.mode.code(),
            &d.url_nationale,
            d.etat.code(),
            &donnees.finalite,
            &donnees.base_legale,
            donnees.duree_conservation_mois,
            &donnees.destinataires,
            &donnees.dpo,
            d.duree_minutes,
            tags(d),
            numero_origine,
            now,
        ],
    )
}

/// Keeps what changed; `false` when someone saved it since `d.version` was read.
pub(crate) fn enregistrer(tx: &mut Tx<'_>, d: &Demarche) -> Result<bool, DbError> {
    let now = tx.now()?;
    let publiee_le = match d.etat {
        Etat::Publiee => d.publiee_le.or(Some(now)),
        _ => d.publiee_le,
    };
    let (fiche, service, donnees) = (&d.fiche, &d.service, &d.donnees);
    let touched = tx.execute(
        &ENREGISTRER,
        args![
            d.id,
            &d.titre,
            fold::fold(&d.titre),
            d.nom_demande.code(),
            &fiche.resume,
            &fiche.description,
            &fiche.pour_qui,
            &fiche.cout,
            &fiche.delai_usuel,
            &fiche.et_ensuite,
            &service.nom,
            &service.organisme,
            &service.adresse,
            &service.courriel,
            &service.telephone,
            d.regime.code(),
            d.delai.to_string(),
            &d.voies_recours,
            d.mode.code(),
            &d.url_nationale,
            d.etat.code(),
            &donnees.finalite,
            &donnees.base_legale,
            donnees.duree_conservation_mois,
            &donnees.destinataires,
            &donnees.dpo,
            d.duree_minutes,
            tags(d),
            publiee_le,
            now,
            d.version,
            d.avis.code(),
            d.garde_brouillon_jours,
            ineligibilite(d),
        ],
    )?;
    Ok(touched == 1)
}

fn ineligibilite(d: &Demarche) -> String {
    let regle = d.ineligibilite.as_ref();
    regle.and_then(|regle| serde_json::to_string(regle).ok()).unwrap_or_default()
}

fn tags(d: &Demarche) -> String {
    serde_json::Value::from(d.tags.clone()).to_string()
}

pub(crate) fn garder_empreinte(
    tx: &mut Tx<'_>,
    id: DemarcheId,
    empreinte: &str,
) -> Result<(), DbError> {
    tx.execute(&EMPREINTE, args![id, empreinte]).map(|_| ())
}

/// Keeps a form and makes it the one that new dossiers take; the démarche is locked by then.
pub(crate) fn ajouter_revision(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
    formulaire: &str,
    annotations: &str,
    empreinte: &str,
) -> Result<RevisionId, DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    let numero: i64 = tx.query_one(&REVISION_SUIVANTE, args![demarche])?;
    let values = args![demarche, tenant, numero, empreinte, formulaire, annotations, now];
    let id: RevisionId = tx.query_one(&CREER_REVISION, values)?;
    tx.execute(&ACTIVER, args![demarche, id])?;
    Ok(id)
}

/// The revisions of a démarche, the latest first.
pub(crate) fn revisions_de(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
) -> Result<Vec<RevisionId>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&REVISIONS_DE, args![tenant, demarche])
}

/// The hash of a revision's content, by which the cache knows it.
pub(crate) fn empreinte_revision(
    tx: &mut Tx<'_>,
    id: RevisionId,
) -> Result<Option<String>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&EMPREINTE_REVISION, args![tenant, id])
}

/// A revision's form and annotations.
pub(crate) fn contenu_revision(
    tx: &mut Tx<'_>,
    id: RevisionId,
) -> Result<(String, String), DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_one(&CONTENU_REVISION, args![tenant, id])
}

pub(crate) fn creer_groupe(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
    nom: &str,
    defaut: bool,
) -> Result<GroupeId, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_one(&CREER_GROUPE, args![tenant, demarche, nom, defaut])
}

pub(crate) fn groupe_par_defaut(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
) -> Result<Option<GroupeId>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&GROUPE_PAR_DEFAUT, args![tenant, demarche])
}

pub(crate) fn groupes(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
) -> Result<Vec<(GroupeId, String)>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&GROUPES, args![tenant, demarche])
}

impl FromRow for Groupe {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let regle: String = row.get(3)?;
        let regle = match regle.as_str() {
            "" => None,
            json => Some(
                serde_json::from_str(json)
                    .map_err(|error| DbError::Type { index: 3, cause: error.to_string() })?,
            ),
        };
        Ok(Self { id: row.get(0)?, nom: row.get(1)?, defaut: row.get(2)?, regle })
    }
}

/// The groups of a démarche with their rules, the default one first, then the oldest.
pub(crate) fn groupes_regles(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
) -> Result<Vec<Groupe>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&GROUPES_REGLES, args![tenant, demarche])
}

/// Whether the démarche has this group, which is then named and ruled.
pub(crate) fn regler_groupe(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
    groupe: GroupeId,
    nom: &str,
    regle: Option<&Condition>,
) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    let regle = regle.map(|regle| regle.to_json().to_string()).unwrap_or_default();
    Ok(tx.execute(&REGLER_GROUPE, args![tenant, demarche, groupe, nom, regle])? == 1)
}

/// Puts the words by which a démarche is found in the place of those it had.
pub(crate) fn indexer(tx: &mut Tx<'_>, d: &Demarche) -> Result<(), DbError> {
    let description = crate::texte::texte_nu(&d.fiche.description);
    let parts = [
        &d.titre,
        &d.tags.join(" "),
        &d.fiche.resume,
        &d.fiche.pour_qui,
        &d.service.nom,
        &description,
    ];
    let words: Vec<_> = parts.iter().map(|part| fold::fold_words(part)).collect();
    let words = format!("{} {}", mot_de_collectivite(tx), words.join(" "));
    tx.execute(&OUBLIER_MOTS, args![d.id])?;
    tx.execute(&GARDER_MOTS, args![d.id, words]).map(|_| ())
}

/// The word that only the rows of this tenant hold: the index itself leaves the others aside.
pub(crate) fn mot_de_collectivite(tx: &Tx<'_>) -> String {
    format!("zzcollectivite{}", tx.ctx().tenant.0)
}

/// A slice of the published démarches, by title, and how many there are.
pub(crate) fn publiees(
    tx: &mut Tx<'_>,
    limit: i64,
    offset: i64,
) -> Result<(Vec<Apercu>, i64), DbError> {
    let tenant = tx.ctx().tenant;
    let total = tx.query_one(&COMPTER_PUBLIEES, args![tenant])?;
    Ok((tx.query(&PUBLIEES, args![tenant, limit, offset])?, total))
}

/// The published démarches among these.
pub(crate) fn parmi(tx: &mut Tx<'_>, ids: &[DemarcheId]) -> Result<Vec<Apercu>, DbError> {
    let tenant = tx.ctx().tenant;
    let ids = serde_json::Value::from_iter(ids.iter().map(|id| id.0)).to_string();
    tx.query(&PARMI, args![tenant, ids])
}

/// The published démarches that a full-text query finds, by title.
pub(crate) fn trouver(tx: &mut Tx<'_>, query: &str) -> Result<Vec<Apercu>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&TROUVER, args![tenant, query, MOST_FOUND])
}

/// Every démarche of the tenant, by title, for its staff.
pub(crate) fn toutes(tx: &mut Tx<'_>) -> Result<Scelle<Vec<Apercu>>, DbError> {
    let tenant = tx.ctx().tenant;
    let all = tx.query(&TOUTES, args![tenant])?;
    Ok(Scelle::new(all, Resource { tenant, group: None, key: None }))
}
