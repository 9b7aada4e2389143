//! The agents' lists: a finite builder, every statement of which is known to the general test, and
//! each of which walks an index in the order of the page.

mod enonces;
mod urgences;

pub use urgences::Urgences;
pub(crate) use urgences::{Voisins, urgences, voisins};

use db::{Arg, DbError, FromRow, Row, Statement, Tx, args, sql, sql_family};
use demarches::DemarcheId;
use jiff::civil::Date;
use primitives::{COUNT_LIMIT, Count, Stamp};

use super::{code, projection::lire_alertes};
use crate::modele::{Alerte, Canal, DossierId, Etat, Place};
use enonces::{ENONCES, Forme, Lecture, Parametre};

/// The tabs of the list (mairie.md, 18).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Onglet {
    /// Filed or studied, followed by nobody.
    APrendre,
    /// Followed by the agent and not decided.
    Miens,
    /// Its applicant has to answer first.
    Attente,
    /// A decision waits for a signature.
    ASigner,
    /// Decided.
    Termines,
    /// Put away.
    Ranges,
    /// Something failed and has to be mended.
    AReparer,
    /// Everything, for a search.
    Tous,
}

impl Onglet {
    /// Every tab, in the order of the page.
    pub const TOUS: [Self; 8] = [
        Self::APrendre,
        Self::Miens,
        Self::Attente,
        Self::ASigner,
        Self::Termines,
        Self::Ranges,
        Self::AReparer,
        Self::Tous,
    ];

    /// Its word in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::APrendre => "a-prendre",
            Self::Miens => "miens",
            Self::Attente => "attente",
            Self::ASigner => "a-signer",
            Self::Termines => "termines",
            Self::Ranges => "ranges",
            Self::AReparer => "a-reparer",
            Self::Tous => "tous",
        }
    }

    /// The tab of a word.
    pub fn lire(mot: &str) -> Option<Self> {
        Self::TOUS.into_iter().find(|onglet| onglet.code() == mot)
    }

    /// Whether the page says how many dossiers it holds; what is to be mended is among what is urgent.
    pub(crate) const fn compte(self) -> bool {
        !matches!(self, Self::AReparer | Self::Tous)
    }

    /// The one place whose dossiers it shows; the others show several.
    const fn place(self) -> Option<Place> {
        match self {
            Self::APrendre => Some(Place::APrendre),
            Self::Attente => Some(Place::Attente),
            Self::ASigner => Some(Place::ASigner),
            Self::Termines => Some(Place::Termine),
            Self::Ranges => Some(Place::Range),
            Self::Miens | Self::AReparer | Self::Tous => None,
        }
    }
}

/// The orders of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tri {
    /// The earliest due date first; in the tab of everything, what nobody has to answer comes last.
    Echeance,
    /// The latest received first.
    Recents,
    /// By applicant, the family name first.
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
    /// One way of coming.
    pub canal: Option<Canal>,
    /// Followed by this agent.
    pub suivi_par: Option<i64>,
    /// A query for the index, made by [`requete_de_mots`](crate::requete_de_mots): what is found
    /// comes in the order of reception, the latest first, whatever the order asked.
    pub mots: Option<String>,
}

impl Filtres {
    /// A tab without filter.
    pub const fn onglet(onglet: Onglet) -> Self {
        Self {
            onglet,
            demarche_id: None,
            depuis: None,
            etat: None,
            canal: None,
            suivi_par: None,
            mots: None,
        }
    }

    fn forme(&self) -> Forme {
        Forme {
            onglet: self.onglet,
            demarche: self.demarche_id.is_some(),
            reste: self.depuis.is_some()
                || self.etat.is_some()
                || self.canal.is_some()
                || self.suivi_par.is_some(),
            mots: self.mots.is_some(),
        }
    }
}

/// A place in an order: the row that a page begins after, or ends before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repere {
    clos: bool,
    cle: String,
    id: DossierId,
}

impl Repere {
    /// Its text in an address: `0~2026-12-03~481`.
    pub fn texte(&self) -> String {
        format!("{}~{}~{}", u8::from(self.clos), self.cle, self.id)
    }

    /// The place of a text.
    pub fn lire(texte: &str) -> Option<Self> {
        let (clos, reste) = texte.split_once('~')?;
        let (cle, id) = reste.rsplit_once('~')?;
        Some(Self { clos: clos == "1", cle: cle.into(), id: DossierId(id.parse().ok()?) })
    }
}

/// Which part of a list is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Its beginning.
    #[default]
    Debut,
    /// What follows a row.
    Apres(Repere),
    /// What stands before a row.
    Avant(Repere),
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
    /// Where it stands.
    pub place: Place,
    /// What failed and has to be mended.
    pub alertes: Vec<Alerte>,
    /// The applicant wrote something that no agent has read.
    pub a_lire: bool,
    /// The absent colleague whose delays the agent watches here.
    pub pour: Option<i64>,
    clos: bool,
    nom: String,
}

impl Ligne {
    /// Its place in an order.
    pub fn repere(&self, tri: Tri) -> Repere {
        let cle = match tri {
            Tri::Echeance => self.echeance.map(|jour| jour.to_string()).unwrap_or_default(),
            Tri::Recents => String::new(),
            Tri::Demandeur => self.nom.clone(),
        };
        Repere { clos: self.clos, cle, id: self.id }
    }
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
            place: code(row, 8, Place::lire)?,
            alertes: lire_alertes(&row.get::<String>(9)?),
            a_lire: row.get(10)?,
            clos: row.get(11)?,
            nom: row.get(12)?,
            pour: row.get(13)?,
        })
    }
}

fn membres() -> Vec<&'static Statement> {
    ENONCES.values().map(|enonce| enonce.statement).collect()
}

sql_family! { "dossiers::listes" = membres }

fn arguments(
    parametres: &[Parametre],
    filtres: &Filtres,
    repere: &Repere,
    limite: i64,
    agent: i64,
) -> Vec<Arg<'static>> {
    let texte = |texte: Option<String>| Arg::Text(texte.unwrap_or_default().into());
    let argument = |parametre: &Parametre| match parametre {
        Parametre::Limite => Arg::Int(limite),
        Parametre::Agent => Arg::Int(agent),
        Parametre::Clos => Arg::Int(repere.clos.into()),
        Parametre::Cle => Arg::Text(repere.cle.clone().into()),
        Parametre::Id => Arg::Int(repere.id.0),
        Parametre::Demarche => Arg::Int(filtres.demarche_id.map_or(0, |id| id.0)),
        Parametre::Etat => texte(filtres.etat.map(|etat| etat.code().to_owned())),
        Parametre::Depuis => texte(filtres.depuis.map(|jour| jour.to_string())),
        Parametre::Canal => texte(filtres.canal.map(|canal| canal.code().to_owned())),
        Parametre::SuiviPar => Arg::Int(filtres.suivi_par.unwrap_or_default()),
        Parametre::Mots => texte(filtres.mots.clone()),
    };
    parametres.iter().map(argument).collect()
}

/// A part of a list, and whether there is more before and after it.
#[derive(Clone, Debug, Default)]
pub struct Tranche {
    /// Its rows.
    pub lignes: Vec<Ligne>,
    /// Whether rows stand before them.
    pub precede: bool,
    /// Whether rows follow them.
    pub suivie: bool,
}

/// A part of a list: only what the actor may see.
pub(crate) fn lister(
    tx: &mut Tx<'_>,
    filtres: &Filtres,
    tri: Tri,
    page: &Page,
    taille: usize,
) -> Result<Tranche, DbError> {
    let agent = super::agent_id(tx).unwrap_or_default();
    let tri = if filtres.mots.is_some() { Tri::Recents } else { tri };
    let (avant, repere) = match page {
        Page::Debut => (false, enonces::debut(tri)),
        Page::Apres(repere) => (false, repere.clone()),
        Page::Avant(repere) => (true, repere.clone()),
    };
    let Some(enonce) = ENONCES.get(&(filtres.forme(), Lecture::Page { tri, avant })) else {
        return Ok(Tranche::default());
    };
    let limite = i64::try_from(taille + 1).unwrap_or(i64::MAX);
    let arguments = arguments(&enonce.parametres, filtres, &repere, limite, agent);
    let mut lignes: Vec<Ligne> = tx.query(enonce.statement, &arguments)?;
    let encore = lignes.len() > taille;
    lignes.truncate(taille);
    if avant {
        lignes.reverse();
        return Ok(Tranche { lignes, precede: encore, suivie: true });
    }
    Ok(Tranche { lignes, precede: *page != Page::Debut, suivie: encore })
}

/// How many rows a list has, up to [`COUNT_LIMIT`].
pub(crate) fn compter(tx: &mut Tx<'_>, filtres: &Filtres) -> Result<Count, DbError> {
    let agent = super::agent_id(tx).unwrap_or_default();
    let Some(enonce) = ENONCES.get(&(filtres.forme(), Lecture::Compte)) else {
        return Ok(Count(0));
    };
    let nulle_part = enonces::debut(Tri::Recents);
    let arguments = arguments(&enonce.parametres, filtres, &nulle_part, COUNT_LIMIT + 1, agent);
    tx.query_one(enonce.statement, &arguments).map(Count)
}

sql! {
    SUIVEURS_DE = "SELECT dossier_id, agent_id FROM suivis WHERE dossier_id IN {any:$1}
        AND collectivite_id = $2 AND pour IS NULL ORDER BY dossier_id, agent_id";
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_an_order_is_read_back_from_its_text() {
        for cle in ["", "2026-12-03", "le goff ~ anne"] {
            let repere = Repere { clos: true, cle: cle.into(), id: DossierId(481) };
            assert_eq!(Repere::lire(&repere.texte()), Some(repere));
        }
        for texte in ["", "0", "0~", "0~x", "0~x~y", "~"] {
            assert_eq!(Repere::lire(texte), None, "{texte}");
        }
    }
}
