//! Dossiers written by the actions themselves, without HTTP: what a measure starts from.

use comptes::{AgentId, Role};
use db::{Db, Options, Tx};
use demarches::Demarche;
use dossiers::modele::{Canal, DossierId, Evenement, Identite, Sens, Signataire};
use dossiers::{AuteurDecision, Ecriture, Erreur};
use primitives::{Actor, ActorKind, Clock, Ctx, Random, TenantId};

use crate::server::{AGENT, COMMUNE};
use crate::{Done, demarche, told};

/// Dossiers written in one transaction.
const CHUNK: usize = 50;

/// The commune of an installation whose server does not run, opened by this process.
#[derive(Clone)]
pub(crate) struct House {
    /// Its database.
    pub(crate) db: Db,
    /// The program itself in the commune.
    pub(crate) system: Ctx,
    /// The démarche under measure.
    pub(crate) demarche: Demarche,
}

impl House {
    /// Opens it; the démarche is the one published at `path`.
    pub(crate) fn open(url: &str, path: &str) -> Done<Self> {
        let db = Db::open(url, &Options::default()).map_err(told)?;
        let root = Ctx::system(TenantId::INSTALLATION, Clock::system(), Random::system());
        let commune = db.read_blocking(&root, |tx| collectivites::par_slug(tx, COMMUNE));
        let commune = commune.map_err(told)?.ok_or("the commune is not there")?;
        let system = Ctx::system(commune.id, Clock::system(), Random::system());
        let wanted = path.to_owned();
        let found = db.read_blocking(&system, move |tx| demarches::publiee_par_chemin(tx, &wanted));
        let demarche = found.map_err(told)?.ok_or_else(|| format!("{path} is not published"))?;
        Ok(Self { db, system, demarche })
    }

    /// An agent who studies its dossiers.
    pub(crate) fn agent(&self) -> Done<Ctx> {
        let read = |tx: &mut Tx<'_>| comptes::agent_par_courriel(tx, AGENT);
        let agent: AgentId =
            self.db.read_blocking(&self.system, read).map_err(told)?.ok_or("no such agent")?;
        Ok(self.system.with(|parts| {
            parts.actor = Actor { kind: ActorKind::Staff, account: Some(agent.0) };
            parts.grants.permissions.extend(Role::Instructeur.permissions());
        }))
    }

    /// `count` drafts with every answer, ready to be filed.
    pub(crate) fn drafts(&self, first: usize, count: usize) -> Done<Vec<DossierId>> {
        let mut made = Vec::with_capacity(count);
        for start in (first..first + count).step_by(CHUNK) {
            let (demarche, end) = (self.demarche.clone(), (start + CHUNK).min(first + count));
            let write = move |tx: &mut Tx<'_>| {
                (start..end).map(|who| draft(tx, &demarche, who)).collect::<Result<Vec<_>, _>>()
            };
            made.extend(self.db.write_blocking(&self.system, write).map_err(told)?);
        }
        Ok(made)
    }

    /// `count` dossiers at every stage, as a commune has them: three in four are decided.
    pub(crate) fn dossiers(&self, count: usize) -> Done<()> {
        let agent = self.agent()?;
        for start in (0..count).step_by(CHUNK) {
            let ids = self.drafts(start, CHUNK.min(count - start))?;
            let filed = ids.clone();
            let file = move |tx: &mut Tx<'_>| {
                filed.iter().try_for_each(|id| dossiers::deposer(tx, *id, None).map(drop))
            };
            self.db.write_blocking(&self.system, file).map_err(told)?;
            let study = move |tx: &mut Tx<'_>| {
                ids.iter().zip(start..).try_for_each(|(id, rank)| follow_up(tx, *id, rank))
            };
            self.db.write_blocking(&agent, study).map_err(told)?;
        }
        Ok(())
    }
}

fn draft(tx: &mut Tx<'_>, demarche: &Demarche, who: usize) -> Result<DossierId, Erreur> {
    let id = dossiers::commencer(tx, demarche, Canal::EnLigne, &identity(who))?;
    let revision = demarches::revision_active(tx, demarche)?;
    let Some((_, revision)) = revision else { return Err(Erreur::DemarcheFermee) };
    let blocks: Vec<_> = demarche::answers(&revision.formulaire, who)
        .into_iter()
        .map(|(bloc, contenu)| Ecriture { bloc, version: 0, contenu: Some(contenu) })
        .collect();
    dossiers::enregistrer(tx, id, &blocks)?;
    Ok(id)
}

fn identity(who: usize) -> Identite {
    const FIRST: [&str; 10] =
        ["Zoé", "Hugo", "Fatima", "Inès", "Tom", "Louise", "Amadou", "Chloé", "Paul", "Sarah"];
    const LAST: [&str; 11] = [
        "Martin", "Durand", "Haddad", "Le Goff", "Moreau", "Perret", "Girard", "Fontaine",
        "Diallo", "Bertrand", "Cohen",
    ];
    Identite {
        prenom: FIRST[who % FIRST.len()].into(),
        nom: LAST[who % LAST.len()].into(),
        courriel: format!("personne{who}@exemple.example"),
        telephone: "06 39 98 27 41".into(),
        adresse: format!("{} rue de la Mairie\n29999 Saint-Exemple", who % 97 + 1),
        ..Identite::default()
    }
}

/// Of twenty dossiers: two wait, two are followed, one studied, one to be signed, ten decided, four
/// put away.
fn follow_up(tx: &mut Tx<'_>, id: DossierId, rank: usize) -> Result<(), Erreur> {
    let stage = rank % 20;
    match stage {
        0 | 1 => return Ok(()),
        2 | 3 => return dossiers::suivre(tx, id, true),
        _ => {}
    }
    let version = dossiers::ouvrir(tx, id, dossiers::LIRE)?.version;
    dossiers::repasser(tx, id, version, Evenement::PasserEnInstruction)?;
    let version = dossiers::ouvrir(tx, id, dossiers::LIRE)?.version;
    let motivation = "Votre dossier remplit toutes les conditions.";
    let act = AuteurDecision { version, sens: Sens::Accepter, motivation };
    match stage {
        4 => return Ok(()),
        5 => return dossiers::proposer(tx, id, &act).map(drop),
        _ => {}
    }
    let mayor = Signataire {
        prenom: "Anne".into(),
        nom: "Roux".into(),
        qualite: "maire".into(),
        ..Signataire::default()
    };
    dossiers::decider(tx, id, &act, &mayor, 0)?;
    dossiers::envoyer_maintenant(tx, id)?;
    if stage >= 16 { dossiers::ranger(tx, id, true) } else { Ok(()) }
}
