//! Saint-Exemple, the commune of the demonstration: agents, démarches, dossiers. Planted twice, it
//! is there once.

mod answers;
mod people;

use bytes::Bytes;
use collectivites::Modification;
use comptes::{AgentId, NouveauJeton, NouvelAgent, NouvelleDelegation, Role};
use demarches::{Demarche, MODELES};
use dossiers::modele::{Canal, DossierId, Evenement, Sens, Signataire};
use dossiers::{AuteurDecision, Ecriture};
use files::Stored;
use jiff::ToSpan;
use primitives::{Actor, ActorKind, Clock, Ctx, TenantId};

use crate::commands::import_options;
use crate::installation::{Installation, StartError};

/// The slug of the commune.
pub const SLUG: &str = "saint-exemple";
/// The password of every agent of the demonstration.
pub const PASSWORD: &str = "parvis-de-saint-exemple";

/// What was planted, or was there.
pub struct Seeded {
    /// The commune.
    pub tenant: TenantId,
    /// E-mail and role of each agent.
    pub agents: Vec<(&'static str, &'static str)>,
    /// The démarches.
    pub demarches: Vec<Demarche>,
}

/// E-mail, first name, name, quality, role.
const AGENTS: [(&str, &str, &str, &str, Role); 6] = [
    (
        "claire.morel@saint-exemple.example",
        "Claire",
        "Morel",
        "secrétaire de mairie",
        Role::Instructeur,
    ),
    (
        "yanis.benali@saint-exemple.example",
        "Yanis",
        "Benali",
        "agent du service technique",
        Role::Instructeur,
    ),
    ("anne.roux@saint-exemple.example", "Anne", "Roux", "maire", Role::Administrateur),
    ("accueil@saint-exemple.example", "Lucie", "Petit", "agente d’accueil", Role::Guichet),
    ("lecture@saint-exemple.example", "Marc", "Lefèvre", "adjoint aux finances", Role::Lecteur),
    (
        "operateur@saint-exemple.example",
        "Nora",
        "Keller",
        "technicienne de l’EPCI",
        Role::Operateur,
    ),
];

/// Days between two requests of the demonstration.
const RYTHME: i64 = 3;

/// Plants what is missing. What is planted happened in its time: a commune that opened before the
/// first request, requests of the last weeks.
pub fn plant(installation: &Installation) -> Result<Seeded, StartError> {
    let clock = Clock::system();
    clock.advance(-86_400 * (RYTHME * people::PEOPLE.len() as i64 + 7));
    let installation = &Installation { clock, ..installation.clone() };
    let tenant = tenant(installation)?;
    let ctx = installation.ctx(tenant);
    let options = import_options(installation, SLUG, true)?;
    let mut demarches = Vec::new();
    for modele in MODELES {
        let options = options.clone();
        let install = move |tx: &mut db::Tx<'_>| demarches::installer_modele(tx, modele, &options);
        demarches.push(installation.db.write_blocking(&ctx, install).map_err(told)?);
    }
    let agents = agents(installation, &ctx, &demarches)?;
    if !has_dossiers(installation, &ctx)? {
        dossiers(installation, &ctx, &demarches, &agents)?;
    }
    let agents = AGENTS.iter().map(|(email, .., role)| (*email, role.code())).collect();
    Ok(Seeded { tenant, agents, demarches })
}

/// Makes a token of the commune; shown this once.
pub fn token(
    installation: &Installation,
    tenant: TenantId,
    write: bool,
) -> Result<String, StartError> {
    let ctx = installation.ctx(tenant);
    let token =
        NouveauJeton { nom: "démonstration".into(), ecriture: write, ..NouveauJeton::default() };
    installation.db.write_blocking(&ctx, move |tx| comptes::creer_jeton(tx, &token)).map_err(told)
}

fn told(error: impl std::fmt::Display) -> StartError {
    StartError::Service(error.to_string())
}

fn tenant(installation: &Installation) -> Result<TenantId, StartError> {
    let ctx = installation.ctx(TenantId::INSTALLATION);
    let found = installation.db.read_blocking(&ctx, |tx| collectivites::par_slug(tx, SLUG))?;
    match found {
        Some(commune) => Ok(commune.id),
        None => {
            let commune = collectivites::saint_exemple();
            let make = move |tx: &mut db::Tx<'_>| collectivites::creer(tx, &commune);
            let tenant = installation.db.write_blocking(&ctx, make).map_err(told)?;
            furnish(installation, tenant)?;
            Ok(tenant)
        }
    }
}

/// Its colour and its opening hours, as its first administrator would enter them.
fn furnish(installation: &Installation, tenant: TenantId) -> Result<(), StartError> {
    let write = move |tx: &mut db::Tx<'_>| {
        let bare = collectivites::ouvrir(tx)?;
        let furnished = Modification {
            couleur: "#0f6f73".into(),
            horaires: collectivites::horaires_exemple(),
            dpo_nom: "Centre de gestion du Finistère".into(),
            dpo_courriel: "dpo@saint-exemple.example".into(),
            ..Modification::de(&bare)
        };
        collectivites::modifier(tx, &furnished).map(drop)
    };
    installation.db.write_blocking(&installation.ctx(tenant), write).map_err(told)
}

/// The accounts, each a member of every group whose role reads dossiers; the secretary also holds a
/// delegation of signature (CRPA L212-2).
fn agents(
    installation: &Installation,
    ctx: &Ctx,
    demarches: &[Demarche],
) -> Result<Vec<AgentId>, StartError> {
    let mut ids = Vec::new();
    for (email, prenom, nom, qualite, role) in AGENTS {
        let hash = comptes::hacher_ici(PASSWORD, &installation.random).map_err(told)?;
        let agent = NouvelAgent {
            courriel: email.into(),
            prenom: prenom.into(),
            nom: nom.into(),
            qualite: qualite.into(),
            role,
            empreinte: Some(hash),
        };
        let open = move |tx: &mut db::Tx<'_>| comptes::creer_agent(tx, &agent);
        let made = installation.db.write_blocking(ctx, open).map_err(told)?;
        if role.permissions().contains(&"dossier.lire") {
            for demarche in demarches {
                crate::commands::join_group(installation, ctx, demarche.id, made.id)?;
            }
        }
        if made.nouveau && nom == "Morel" {
            delegate(installation, ctx, made.id)?;
        }
        ids.push(made.id);
    }
    Ok(ids)
}

fn delegate(installation: &Installation, ctx: &Ctx, agent: AgentId) -> Result<(), StartError> {
    let today = installation.clock.now().date();
    let delegation = NouvelleDelegation {
        agent,
        objet: "Demandes des habitants".into(),
        reference: "arrêté n° 2026-014".into(),
        debut: today.saturating_sub(1.year()),
        fin: Some(today.saturating_add(3.years())),
    };
    let write = move |tx: &mut db::Tx<'_>| comptes::deleguer(tx, &delegation).map(drop);
    installation.db.write_blocking(ctx, write).map_err(told)
}

fn has_dossiers(installation: &Installation, ctx: &Ctx) -> Result<bool, StartError> {
    let filters = dossiers::Filtres::onglet(dossiers::Onglet::Tous);
    let read = move |tx: &mut db::Tx<'_>| {
        dossiers::lister(tx, &filters, dossiers::Tri::Recents, &dossiers::Page::Debut, 1)
    };
    let list = installation.db.read_blocking(ctx, read).map_err(told)?;
    Ok(list.total.0 > 0)
}

/// What became of a seeded dossier.
#[derive(Clone, Copy)]
enum Fate {
    Filed,
    Followed,
    Studied,
    Proposed,
    Decided(Sens),
}

/// Two dozen requests of the last weeks, at every stage.
fn dossiers(
    installation: &Installation,
    ctx: &Ctx,
    demarches: &[Demarche],
    agents: &[AgentId],
) -> Result<(), StartError> {
    let fates = [
        Fate::Filed,
        Fate::Followed,
        Fate::Studied,
        Fate::Decided(Sens::Accepter),
        Fate::Filed,
        Fate::Proposed,
        Fate::Decided(Sens::Refuser),
    ];
    let stored = document(installation)?;
    for (number, person) in people::PEOPLE.iter().enumerate().rev() {
        let demarche = &demarches[number % demarches.len()];
        days_ago(&installation.clock, number as i64 * RYTHME);
        let id = file(installation, ctx, demarche, person, &stored)?;
        days_ago(&installation.clock, (number as i64 * RYTHME - 1).max(0));
        let agent = agents.get(number % 2).copied().unwrap_or(AgentId(0));
        follow_up(installation, ctx, id, agent, fates[number % fates.len()])?;
    }
    Ok(())
}

/// Moves the clock of the planting to so many days before now.
fn days_ago(clock: &Clock, days: i64) {
    clock.advance(-86_400 * days - clock.offset() / 1_000_000);
}

/// The one document that every seeded request joins.
fn document(installation: &Installation) -> Result<Stored, StartError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let bytes = Bytes::from_static(include_bytes!("document.pdf"));
    let sent = futures_util::stream::iter([Ok::<_, std::convert::Infallible>(bytes)]);
    Ok(runtime.block_on(installation.files.put("document.pdf", files::Limits::default(), sent))?)
}

fn file(
    installation: &Installation,
    ctx: &Ctx,
    demarche: &Demarche,
    person: &people::Person,
    stored: &Stored,
) -> Result<DossierId, StartError> {
    let (demarche, person, stored) = (demarche.clone(), *person, stored.clone());
    let today = installation.clock.now().date();
    let key = installation.seal_key.clone();
    let file = move |tx: &mut db::Tx<'_>| {
        let identity = person.identity();
        let id = dossiers::commencer(tx, &demarche, Canal::EnLigne, &identity)?;
        let revision = demarches::revision_active(tx, &demarche)?;
        let Some((_, revision)) = revision else { return Err(dossiers::Erreur::DemarcheFermee) };
        let draft = dossiers::ouvrir(tx, id, dossiers::LIRE)?;
        let form = &revision.formulaire;
        let blocks = answers::plausible(tx, &draft, &stored, form, &person, today)?;
        let blocks: Vec<_> = blocks
            .into_iter()
            .map(|(bloc, contenu)| Ecriture { bloc, version: 0, contenu: Some(contenu) })
            .collect();
        dossiers::enregistrer(tx, id, &blocks)?;
        dossiers::deposer_atteste(tx, id, None, &key)?;
        Ok(id)
    };
    installation.db.write_blocking(ctx, file).map_err(told)
}

fn follow_up(
    installation: &Installation,
    ctx: &Ctx,
    id: DossierId,
    agent: AgentId,
    fate: Fate,
) -> Result<(), StartError> {
    let staff = ctx.with(|parts| {
        parts.actor = Actor { kind: ActorKind::Staff, account: Some(agent.0) };
        parts.grants.permissions.extend(Role::Instructeur.permissions());
    });
    let act = move |tx: &mut db::Tx<'_>| match fate {
        Fate::Filed => Ok(()),
        Fate::Followed => dossiers::suivre(tx, id, true),
        Fate::Studied => study(tx, id),
        Fate::Proposed => {
            study(tx, id)?;
            let version = dossiers::ouvrir(tx, id, dossiers::LIRE)?.version;
            let motivation = "Toutes les conditions sont réunies.";
            let act = AuteurDecision { version, sens: Sens::Accepter, motivation };
            dossiers::proposer(tx, id, &act).map(drop)
        }
        Fate::Decided(sens) => {
            study(tx, id)?;
            let version = dossiers::ouvrir(tx, id, dossiers::LIRE)?.version;
            let motivation = match sens {
                Sens::Accepter => "Votre dossier remplit toutes les conditions.",
                _ => {
                    "Le règlement municipal (article 4) n’autorise pas cette occupation le dimanche."
                }
            };
            let act = AuteurDecision { version, sens, motivation };
            dossiers::decider(tx, id, &act, &mayor(), 0)?;
            dossiers::envoyer_maintenant(tx, id)
        }
    };
    installation.db.write_blocking(&staff, act).map_err(told)
}

fn study(tx: &mut db::Tx<'_>, id: DossierId) -> Result<(), dossiers::Erreur> {
    let version = dossiers::ouvrir(tx, id, dossiers::LIRE)?.version;
    dossiers::repasser(tx, id, version, Evenement::PasserEnInstruction)
}

fn mayor() -> Signataire {
    Signataire {
        prenom: "Anne".into(),
        nom: "Roux".into(),
        qualite: "maire".into(),
        ..Signataire::default()
    }
}
