//! What is done to collectivités: one transaction each.

use authz::Action;
use db::{DbError, Tx};
use delais::Territoire;
use journal::{Entry, Subject};
use primitives::{ActorKind, Stamp, TenantId};
use serde_json::json;

use crate::depot;
use crate::horaires::Horaires;
use crate::logo::Logo;
use crate::modele::{
    COULEUR_PAR_DEFAUT, Collectivite, ErreurCollectivite, Modification, NouvelleCollectivite,
    insee_valide, slug_valide,
};

/// To change the name, the contacts and the brand of one's collectivité.
pub const ADMINISTRER: Action = Action::staff("collectivite.administrer");
/// To open a collectivité on the installation.
pub const OUVRIR: &str = "installation.administrer";

const SUJET: &str = "collectivite";

/// Opens a collectivité; the empty contact details are its parent's. For the program and for those
/// who hold [`OUVRIR`].
pub fn creer(
    tx: &mut Tx<'_>,
    demande: &NouvelleCollectivite,
) -> Result<TenantId, ErreurCollectivite> {
    let ctx = tx.ctx();
    if ctx.actor.kind != ActorKind::System && !ctx.grants.permissions.contains(OUVRIR) {
        return Err(authz::Refus.into());
    }
    let parent = match demande.parent.as_deref() {
        Some(slug) => Some(depot::par_slug(tx, slug)?.ok_or(ErreurCollectivite::ParentInconnu)?),
        None => None,
    };
    let nouvelle = composer(demande, parent.as_ref())?;
    if depot::par_slug(tx, &nouvelle.slug)?.is_some() {
        return Err(ErreurCollectivite::SlugPris);
    }
    if let Some(hote) = &nouvelle.hote
        && depot::hote_pris(tx, hote)?
    {
        return Err(ErreurCollectivite::HotePris);
    }
    let le = tx.now()?;
    let id = depot::creer(tx, &nouvelle, le)?;
    let public = json!({"slug": nouvelle.slug, "insee": nouvelle.insee, "parent": nouvelle.parent});
    journaliser(tx, id, "collectivite.creee", public)?;
    Ok(id)
}

fn composer(
    demande: &NouvelleCollectivite,
    parent: Option<&Collectivite>,
) -> Result<Collectivite, ErreurCollectivite> {
    let slug = demande.slug.trim().to_owned();
    if !slug_valide(&slug) {
        return Err(ErreurCollectivite::SlugInvalide);
    }
    let insee = demande.insee.trim().to_uppercase();
    if !insee_valide(&insee) {
        return Err(ErreurCollectivite::InseeInvalide);
    }
    let herite = |donne: &Option<String>, de: fn(&Collectivite) -> &String| {
        let donne = donne.as_deref().map(str::trim).filter(|texte| !texte.is_empty());
        donne.map(str::to_owned).or_else(|| parent.map(|p| de(p).clone())).unwrap_or_default()
    };
    let couleur = herite(&demande.couleur, |p| &p.couleur);
    let couleur = if couleur.is_empty() { COULEUR_PAR_DEFAUT.to_owned() } else { couleur };
    let contacts = Modification {
        version: 1,
        nom: demande.nom.clone(),
        autorite: demande.genre.autorite().to_owned(),
        couleur,
        adresse: herite(&demande.adresse, |p| &p.adresse),
        courriel: herite(&demande.courriel, |p| &p.courriel),
        telephone: herite(&demande.telephone, |p| &p.telephone),
        horaires: Horaires::default(),
        dpo_nom: herite(&None, |p| &p.dpo_nom),
        dpo_courriel: herite(&None, |p| &p.dpo_courriel),
        directeur_publication: String::new(),
        hebergeur: herite(&None, |p| &p.hebergeur),
    };
    let c = contacts.verifiee()?;
    let hote = demande.hote.as_deref().map(|hote| hote.trim().to_lowercase());
    Ok(Collectivite {
        id: TenantId::INSTALLATION,
        slug,
        nom: c.nom,
        parent: parent.map(|p| p.id),
        genre: demande.genre,
        autorite: c.autorite,
        couleur: c.couleur,
        adresse: c.adresse,
        courriel: c.courriel,
        telephone: c.telephone,
        horaires: c.horaires,
        dpo_nom: c.dpo_nom,
        dpo_courriel: c.dpo_courriel,
        directeur_publication: c.directeur_publication,
        hebergeur: c.hebergeur,
        hote: hote.filter(|hote| !hote.is_empty()),
        territoire: Territoire::depuis_insee(&insee),
        logo: None,
        insee,
        version: c.version,
        cree_le: Stamp(0),
        modifie_le: Stamp(0),
    })
}

/// The collectivité of the request as everyone may see it: all of it is published.
pub fn publique(tx: &mut Tx<'_>) -> Result<Option<Collectivite>, DbError> {
    let id = tx.ctx().tenant;
    depot::publique(tx, id)
}

/// The collectivité of the request, for those who administer it.
pub fn ouvrir(tx: &mut Tx<'_>) -> Result<Collectivite, ErreurCollectivite> {
    let ctx = tx.ctx().clone();
    let lue = depot::lire(tx, ctx.tenant)?.ok_or(authz::Refus)?;
    Ok(lue.ouvrir(&ctx, ADMINISTRER)?)
}

/// Changes the name, the contacts, the brand and the hours of the collectivité of the request.
pub fn modifier(
    tx: &mut Tx<'_>,
    modification: &Modification,
) -> Result<Collectivite, ErreurCollectivite> {
    let avant = ouvrir(tx)?;
    let voulue = modification.clone().verifiee()?;
    let le = tx.now()?;
    if !depot::modifier(tx, avant.id, &voulue, le)? {
        return Err(ErreurCollectivite::Perimee);
    }
    let public = json!({"champs": champs_changes(&avant, &voulue), "version": voulue.version + 1});
    journaliser(tx, avant.id, "collectivite.modifiee", public)?;
    ouvrir(tx)
}

/// Puts a logo, already checked and shrunk, in the place of the one before; `None` takes it away.
pub(crate) fn poser_logo(
    tx: &mut Tx<'_>,
    logo: Option<&Logo>,
) -> Result<Collectivite, ErreurCollectivite> {
    let avant = ouvrir(tx)?;
    let le = tx.now()?;
    depot::poser_logo(tx, avant.id, logo, le)?;
    let public = json!({"champs": ["logo"], "version": avant.version + 1});
    journaliser(tx, avant.id, "collectivite.modifiee", public)?;
    ouvrir(tx)
}

/// The logo of the collectivité of the request, which everyone may see.
pub fn logo(tx: &mut Tx<'_>) -> Result<Option<Logo>, DbError> {
    let id = tx.ctx().tenant;
    depot::logo(tx, id)
}

fn champs_changes(avant: &Collectivite, apres: &Modification) -> Vec<&'static str> {
    let changes = [
        ("nom", avant.nom != apres.nom),
        ("autorite", avant.autorite != apres.autorite),
        ("couleur", avant.couleur != apres.couleur),
        ("adresse", avant.adresse != apres.adresse),
        ("courriel", avant.courriel != apres.courriel),
        ("telephone", avant.telephone != apres.telephone),
        ("horaires", avant.horaires != apres.horaires),
        ("dpo_nom", avant.dpo_nom != apres.dpo_nom),
        ("dpo_courriel", avant.dpo_courriel != apres.dpo_courriel),
        ("directeur_publication", avant.directeur_publication != apres.directeur_publication),
        ("hebergeur", avant.hebergeur != apres.hebergeur),
    ];
    changes.into_iter().filter(|(_, change)| *change).map(|(champ, _)| champ).collect()
}

fn journaliser(
    tx: &mut Tx<'_>,
    id: TenantId,
    act: &'static str,
    public: serde_json::Value,
) -> Result<(), DbError> {
    let entry = Entry { act, public, personal: None };
    journal::append(tx, Subject { kind: SUJET, id: id.0 }, &entry)
}
