//! The agents' lists: a finite builder, every statement of which is known to the general test.

use std::sync::LazyLock;

use db::{Arg, DbError, FromRow, Row, Statement, Tx, args, sql, sql_family};
use demarches::DemarcheId;
use jiff::civil::Date;
use primitives::{COUNT_LIMIT, Count, Stamp};

use super::code;
use crate::modele::{Dossier, DossierId, Etat};

/// The tabs of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Onglet {
    /// Filed or studied, followed by nobody.
    APrendre,
    /// Followed by the agent and not decided.
    Miens,
    /// Being studied.
    ALEtude,
    /// A decision waits for a signature.
    ASigner,
    /// Decided.
    Termines,
    /// Put away.
    Ranges,
    /// Everything, for a search.
    Tous,
}

impl Onglet {
    /// Every tab, in the order of the page.
    pub const TOUS: [Self; 7] = [
        Self::APrendre,
        Self::Miens,
        Self::ALEtude,
        Self::ASigner,
        Self::Termines,
        Self::Ranges,
        Self::Tous,
    ];

    /// Its word in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::APrendre => "a-prendre",
            Self::Miens => "miens",
            Self::ALEtude => "a-l-etude",
            Self::ASigner => "a-signer",
            Self::Termines => "termines",
            Self::Ranges => "ranges",
            Self::Tous => "tous",
        }
    }

    /// The tab of a word.
    pub fn lire(mot: &str) -> Option<Self> {
        Self::TOUS.into_iter().find(|onglet| onglet.code() == mot)
    }

    const fn condition(self) -> &'static str {
        match self {
            Self::APrendre => {
                "d.archive = 0 AND d.etat IN ('en_construction', 'en_instruction') AND d.suivis = 0"
            }
            Self::Miens => {
                "d.archive = 0 AND d.etat IN ('en_construction', 'en_instruction') AND EXISTS \
                 (SELECT 1 FROM suivis s WHERE s.dossier_id = d.id AND s.agent_id = $#)"
            }
            Self::ALEtude => "d.archive = 0 AND d.etat = 'en_instruction'",
            Self::ASigner => "d.archive = 0 AND d.a_signer = 1 AND d.etat = 'en_instruction'",
            Self::Termines => "d.archive = 0 AND d.etat IN ('accepte', 'refuse', 'sans_suite')",
            Self::Ranges => "d.archive = 1 AND d.etat <> 'brouillon'",
            Self::Tous => "d.etat <> 'brouillon'",
        }
    }
}

/// The orders of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tri {
    /// The earliest due date first.
    Echeance,
    /// The latest received first.
    Recents,
    /// By applicant.
    Demandeur,
}

impl Tri {
    /// Every order.
    pub const TOUS: [Self; 3] = [Self::Echeance, Self::Recents, Self::Demandeur];

    /// Its word in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Echeance => "echeance",
            Self::Recents => "recents",
            Self::Demandeur => "demandeur",
        }
    }

    /// The order of a word.
    pub fn lire(mot: &str) -> Option<Self> {
        Self::TOUS.into_iter().find(|tri| tri.code() == mot)
    }

    const fn ordre(self) -> &'static str {
        match self {
            Self::Echeance => "d.echeance, d.id",
            Self::Recents => "d.id DESC",
            Self::Demandeur => "d.demandeur, d.id",
        }
    }
}

/// What a list is restricted to.
#[derive(Clone, Debug)]
pub struct Filtres {
    /// The tab.
    pub onglet: Onglet,
    /// One démarche.
    pub demarche_id: Option<DemarcheId>,
    /// Received from this day on.
    pub depuis: Option<Date>,
    /// One state.
    pub etat: Option<Etat>,
    /// A query for the index, made by [`requete_de_mots`].
    pub mots: Option<String>,
}

impl Filtres {
    /// A tab without filter.
    pub const fn onglet(onglet: Onglet) -> Self {
        Self { onglet, demarche_id: None, depuis: None, etat: None, mots: None }
    }

    fn presents(&self) -> Presents {
        Presents {
            onglet: self.onglet,
            demarche: self.demarche_id.is_some(),
            depuis: self.depuis.is_some(),
            etat: self.etat.is_some(),
            mots: self.mots.is_some(),
        }
    }
}

/// A row of the list.
#[derive(Clone, Debug)]
pub struct Ligne {
    /// The dossier.
    pub id: DossierId,
    /// Its démarche.
    pub demarche_id: DemarcheId,
    /// Its state.
    pub etat: Etat,
    /// The applicant.
    pub demandeur: String,
    /// The day to answer by.
    pub echeance: Option<Date>,
    /// Legal reception.
    pub recu_le: Option<Date>,
    /// The last act.
    pub modifie_le: Stamp,
    /// How many agents follow it.
    pub suivis: i64,
    /// A decision waits for a signature.
    pub a_signer: bool,
}

impl FromRow for Ligne {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            demarche_id: row.get(1)?,
            etat: code(row, 2, Etat::lire)?,
            demandeur: row.get(3)?,
            echeance: row.get::<String>(4)?.parse().ok(),
            recu_le: row.get::<String>(5)?.parse().ok(),
            modifie_le: row.get(6)?,
            suivis: row.get(7)?,
            a_signer: row.get(8)?,
        })
    }
}

/// Which conditions a statement holds: its place in the finite set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Presents {
    onglet: Onglet,
    demarche: bool,
    depuis: bool,
    etat: bool,
    mots: bool,
}

type Listes = std::collections::BTreeMap<(Presents, Option<Tri>), &'static Statement>;

static LISTES: LazyLock<Listes> = LazyLock::new(|| {
    let mut listes = Listes::new();
    for onglet in Onglet::TOUS {
        for bits in 0..16_u8 {
            let presents = Presents {
                onglet,
                demarche: bits & 1 != 0,
                depuis: bits & 2 != 0,
                etat: bits & 4 != 0,
                mots: bits & 8 != 0,
            };
            for tri in [None, Some(Tri::Echeance), Some(Tri::Recents), Some(Tri::Demandeur)] {
                listes.insert((presents, tri), presents.statement(tri));
            }
        }
    }
    listes
});

fn membres() -> Vec<&'static Statement> {
    LISTES.values().copied().collect()
}

sql_family! { "dossiers::listes" = membres }

impl Presents {
    /// In the tab of everything, what nobody has to answer any more comes after what is due.
    const fn ordre(self, tri: Tri) -> &'static str {
        match (self.onglet, tri) {
            (Onglet::Tous, Tri::Echeance) => {
                "d.etat IN ('accepte', 'refuse', 'sans_suite'), d.echeance, d.id"
            }
            _ => tri.ordre(),
        }
    }

    /// The statement of a list in an order, or of its count (`None`). Parameters: how many rows,
    /// how many are passed over, the agent if the tab looks at it, the filters that are present.
    fn statement(self, tri: Option<Tri>) -> &'static Statement {
        let mut conditions = vec!["{visible:d}".to_owned()];
        let mut rang = 2;
        for (present, condition) in [
            (true, self.onglet.condition()),
            (self.demarche, "d.demarche_id = $#"),
            (self.depuis, "d.recu_le >= $#"),
            (self.etat, "d.etat = $#"),
            (self.mots, "{matches:dossiers_mots:d.id:$#}"),
        ] {
            if present {
                rang += usize::from(condition.contains('#'));
                conditions.push(condition.replace('#', &rang.to_string()));
            }
        }
        let conditions = conditions.join(" AND ");
        let text = match tri {
            None => format!(
                "SELECT count(*) FROM (SELECT 1 FROM dossiers d WHERE {conditions} \
                 LIMIT $1 OFFSET $2) c"
            ),
            Some(tri) => format!(
                "SELECT d.id, d.demarche_id, d.etat, d.demandeur, d.echeance, d.recu_le, \
                 d.modifie_le, d.suivis, d.a_signer FROM dossiers d WHERE {conditions} \
                 ORDER BY {} LIMIT $1 OFFSET $2",
                self.ordre(tri)
            ),
        };
        let name = format!(
            "dossiers::listes::{}-{:?}-{}{}{}{}",
            self.onglet.code(),
            tri,
            u8::from(self.demarche),
            u8::from(self.depuis),
            u8::from(self.etat),
            u8::from(self.mots)
        );
        Statement::of_family(name, text)
    }
}

fn arguments(filtres: &Filtres, agent: i64, limite: i64, passees: i64) -> Vec<Arg<'static>> {
    let mut arguments = vec![Arg::Int(limite), Arg::Int(passees)];
    arguments.extend((filtres.onglet == Onglet::Miens).then_some(Arg::Int(agent)));
    arguments.extend(filtres.demarche_id.map(|id| Arg::Int(id.0)));
    arguments.extend(filtres.depuis.map(|jour| Arg::Text(jour.to_string().into())));
    arguments.extend(filtres.etat.map(|etat| Arg::Text(etat.code().into())));
    arguments.extend(filtres.mots.clone().map(|mots| Arg::Text(mots.into())));
    arguments
}

/// A page of a list: only what the actor may see.
pub(crate) fn lister(
    tx: &mut Tx<'_>,
    filtres: &Filtres,
    tri: Tri,
    limite: i64,
    passees: i64,
) -> Result<Vec<Ligne>, DbError> {
    let agent = super::agent_id(tx).unwrap_or_default();
    let statement = LISTES.get(&(filtres.presents(), Some(tri)));
    let Some(statement) = statement else { return Ok(Vec::new()) };
    tx.query(statement, &arguments(filtres, agent, limite, passees))
}

sql! {
    EN_RETARD = "SELECT count(*) FROM (SELECT 1 FROM dossiers d WHERE {visible:d} AND d.archive = 0
        AND d.etat IN ('en_construction', 'en_instruction') AND d.echeance <> ''
        AND d.echeance < $1 LIMIT 1001) c";
    DU_JOUR = "SELECT count(*) FROM (SELECT 1 FROM dossiers d WHERE {visible:d} AND d.archive = 0
        AND d.etat IN ('en_construction', 'en_instruction') AND d.echeance = $1 LIMIT 1001) c";
    PLUS_URGENT = "SELECT d.id FROM dossiers d WHERE {visible:d} AND d.archive = 0
        AND d.etat IN ('en_construction', 'en_instruction') AND d.echeance <> ''
        ORDER BY d.echeance, d.id LIMIT 1";
    SUIVANT = "SELECT d.id FROM dossiers d WHERE {visible:d} AND d.archive = 0
        AND d.etat IN ('en_construction', 'en_instruction') AND d.echeance >= $1
        AND (d.echeance > $1 OR d.id > $2) ORDER BY d.echeance, d.id LIMIT 1";
    PRECEDENT = "SELECT d.id FROM dossiers d WHERE {visible:d} AND d.archive = 0
        AND d.etat IN ('en_construction', 'en_instruction') AND d.echeance <= $1
        AND (d.echeance < $1 OR d.id < $2) ORDER BY d.echeance DESC, d.id DESC LIMIT 1";
    SUIVEURS_DE = "SELECT dossier_id, agent_id FROM suivis WHERE dossier_id IN {any:$1}
        AND collectivite_id = $2 ORDER BY dossier_id, agent_id";
}

/// What is due, among what the actor may see.
#[derive(Clone, Copy, Debug)]
pub struct Urgences {
    /// Due before today and not decided.
    pub en_retard: Count,
    /// Due today and not decided.
    pub du_jour: Count,
    /// The one that is due first.
    pub premier: Option<DossierId>,
}

/// What is due on a day.
pub(crate) fn urgences(tx: &mut Tx<'_>, aujourdhui: Date) -> Result<Urgences, DbError> {
    let jour = aujourdhui.to_string();
    Ok(Urgences {
        en_retard: tx.query_one(&EN_RETARD, args![jour.as_str()]).map(Count)?,
        du_jour: tx.query_one(&DU_JOUR, args![jour.as_str()]).map(Count)?,
        premier: tx.query_opt(&PLUS_URGENT, args![])?,
    })
}

/// The dossiers to answer just before and just after one, by due date.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Voisins {
    pub(crate) precedent: Option<DossierId>,
    pub(crate) suivant: Option<DossierId>,
}

/// The neighbours of a dossier among those to answer.
pub(crate) fn voisins(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<Voisins, DbError> {
    let Some(echeance) = dossier.echeance.map(|jour| jour.to_string()) else {
        return Ok(Voisins::default());
    };
    Ok(Voisins {
        precedent: tx.query_opt(&PRECEDENT, args![echeance.as_str(), dossier.id])?,
        suivant: tx.query_opt(&SUIVANT, args![echeance.as_str(), dossier.id])?,
    })
}

/// Who follows each of these dossiers: pairs of dossier and agent.
pub(crate) fn suiveurs_de(
    tx: &mut Tx<'_>,
    dossiers: &[DossierId],
) -> Result<Vec<(DossierId, i64)>, DbError> {
    let ids: Vec<_> = dossiers.iter().map(ToString::to_string).collect();
    let tenant = tx.ctx().tenant;
    tx.query(&SUIVEURS_DE, args![format!("[{}]", ids.join(",")), tenant])
}

/// How many rows a list has, up to [`COUNT_LIMIT`].
pub(crate) fn compter(tx: &mut Tx<'_>, filtres: &Filtres) -> Result<Count, DbError> {
    let agent = super::agent_id(tx).unwrap_or_default();
    let statement = LISTES.get(&(filtres.presents(), None));
    let Some(statement) = statement else { return Ok(Count(0)) };
    tx.query_one(statement, &arguments(filtres, agent, COUNT_LIMIT + 1, 0)).map(Count)
}
