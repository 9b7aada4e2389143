use std::{collections::HashSet, iter, ops::Range};

use serde::{Deserialize, Serialize};

mod index;

use crate::{
    condition::Condition,
    genre::Genre,
    ids::{BlocId, ChampId, RangeeId},
    probleme::Refus,
};
pub(crate) use index::{Index, Noeud};

/// The most champs of a form, those of rows included.
pub const CHAMPS_MAX: usize = 10_000;

/// A question, a title or a text of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Champ {
    /// Its id through all revisions.
    pub id: ChampId,
    /// Its label, as written by the administrator.
    pub libelle: String,
    /// Its help, raw: it may hold HTML or Markdown, which pages sanitise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether the file asks for an answer; see [`Champ::obligatoire`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub requis: bool,
    /// Sensitive data (GDPR article 9): hidden from those who do not decide.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sensible: bool,
    /// What it asks.
    pub genre: Genre,
    /// When it is shown; `None` means always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
}

impl Etape<'_> {
    /// Every champ of this page, rows included.
    fn tous(&self) -> impl Iterator<Item = &Champ> {
        self.champs
            .iter()
            .flat_map(|champ| iter::once(champ).chain(champ.genre.enfants().unwrap_or_default()))
    }

    /// Whether an answer of this page may show or hide something of it.
    pub fn suit_ses_reponses(&self) -> bool {
        let ici: HashSet<ChampId> = self.tous().map(|champ| champ.id).collect();
        let conditions = self.tous().filter_map(|champ| champ.condition.as_ref());
        conditions.flat_map(Condition::sources).any(|(source, _)| ici.contains(&source))
    }
}

impl Champ {
    /// Whether an answer is required. Civilité never is, whatever the file says: asking for it is not
    /// necessary to serve a person (CJEU, 9 January 2025, C-394/23, Mousse).
    pub fn obligatoire(&self) -> bool {
        self.requis && self.genre.demande() && self.genre != Genre::Civilite
    }
}

/// A form: its champs in order, checked and indexed once.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "Champs", into = "Champs")]
pub struct Formulaire {
    champs: Vec<Champ>,
    index: Index,
}

/// The stored form of a [`Formulaire`]: `{"champs":[…]}`.
#[derive(Serialize, Deserialize)]
struct Champs {
    champs: Vec<Champ>,
}

impl TryFrom<Champs> for Formulaire {
    type Error = Refus;

    fn try_from(lus: Champs) -> Result<Self, Refus> {
        Self::nouveau(lus.champs)
    }
}

impl From<Formulaire> for Champs {
    fn from(formulaire: Formulaire) -> Self {
        Self { champs: formulaire.champs }
    }
}

impl PartialEq for Formulaire {
    fn eq(&self, autre: &Self) -> bool {
        self.champs == autre.champs
    }
}

/// A page of a form: the champs of a first-level section.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Etape<'f> {
    /// Its rank, from 0.
    pub numero: usize,
    /// The block that holds its answers: also its stable key.
    pub bloc: &'f BlocId,
    /// The label of its section; `None` before the first section.
    pub titre: Option<&'f str>,
    /// Its champs in order, the section that opens it included.
    pub champs: &'f [Champ],
}

impl Formulaire {
    /// Checks and indexes champs. Paths in a refusal start at `$.champs`.
    ///
    /// # Errors
    /// Two equal ids, a repeatable block in another, too many champs, a condition that looks at nothing,
    /// goes round in a circle or looks into a row from outside, a regular expression that cannot be read.
    pub fn nouveau(champs: Vec<Champ>) -> Result<Self, Refus> {
        Self::nouveau_depuis(champs, "$.champs", "champs", None)
    }

    /// The same for private annotations, whose conditions may also look at the public form.
    ///
    /// # Errors
    /// As [`Formulaire::nouveau`].
    pub fn annotations(champs: Vec<Champ>, public: &Formulaire) -> Result<Self, Refus> {
        Self::nouveau_depuis(champs, "$.champs", "champs", Some(public))
    }

    pub(crate) fn nouveau_depuis(
        champs: Vec<Champ>,
        chemin: &str,
        enfants: &str,
        public: Option<&Formulaire>,
    ) -> Result<Self, Refus> {
        let index = Index::nouveau(&champs, index::Source { chemin, enfants, public })?;
        Ok(Self { champs, index })
    }

    /// The first-level champs, in order.
    pub fn champs(&self) -> &[Champ] {
        &self.champs
    }
    /// All the champs in order, each repeatable block followed by its own.
    pub fn tous(&self) -> impl Iterator<Item = &Champ> {
        self.champs
            .iter()
            .flat_map(|champ| std::iter::once(champ).chain(champ.genre.enfants().unwrap_or(&[])))
    }

    /// A champ by its id, those of rows included.
    pub fn champ(&self, id: ChampId) -> Option<&Champ> {
        Some(self.a(self.index.noeud(id)?))
    }

    /// The repeatable block that a champ belongs to.
    pub fn repetition_de(&self, id: ChampId) -> Option<&Champ> {
        let noeud = self.index.noeud(id)?;
        noeud.enfant.map(|_| &self.champs[noeud.racine as usize])
    }

    /// The pages of the form; at least one, empty for an empty form.
    pub fn etapes(&self) -> impl ExactSizeIterator<Item = Etape<'_>> {
        (0..self.index.etapes.len()).map(|numero| self.etape_a(numero))
    }

    /// A page by its block.
    pub fn etape(&self, bloc: &BlocId) -> Option<Etape<'_>> {
        self.etapes().find(|etape| etape.bloc == bloc)
    }

    /// The page where a champ stands.
    pub fn etape_de(&self, champ: ChampId) -> Option<Etape<'_>> {
        Some(self.etape_a(self.index.noeud(champ)?.etape as usize))
    }

    /// The block that holds the answer to a champ; `None` for a champ of a row without its row, and the reverse.
    pub fn bloc_de(&self, champ: ChampId, rangee: Option<&RangeeId>) -> Option<BlocId> {
        let noeud = self.index.noeud(champ)?;
        match (noeud.enfant, rangee) {
            (None, None) => Some(self.index.etapes[noeud.etape as usize].0.clone()),
            (Some(_), Some(rangee)) => {
                Some(BlocId::Rangee(self.champs[noeud.racine as usize].id, rangee.clone()))
            }
            _ => None,
        }
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    pub(crate) fn a(&self, noeud: &Noeud) -> &Champ {
        index::a(&self.champs, noeud)
    }

    fn etape_a(&self, numero: usize) -> Etape<'_> {
        let (bloc, rangs): &(BlocId, Range<usize>) = &self.index.etapes[numero];
        let champs = &self.champs[rangs.clone()];
        let titre =
            champs.first().filter(|_| *bloc != BlocId::Debut).map(|champ| champ.libelle.as_str());
        Etape { numero, bloc, titre, champs }
    }
}
