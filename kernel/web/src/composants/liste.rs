//! The agents' list of requests.

use super::{Bouton, Etiquette, HtmlSur, Mots, Texte};

/// When an answer is due, and what is left.
#[derive(Debug, Clone)]
pub struct Echeance<'a> {
    date: Texte<'a>,
    reste: Texte<'a>,
    retard: bool,
}

/// One request of the list.
#[derive(Debug, Clone)]
pub struct LigneDossier<'a> {
    valeur: Texte<'a>,
    href: Texte<'a>,
    echeance: Echeance<'a>,
    demandeur: Texte<'a>,
    demarche: Texte<'a>,
    etat: Etiquette<'a>,
    suivi_par: Texte<'a>,
    dernier_fait: Texte<'a>,
    signes: Vec<Etiquette<'a>>,
    acte: Option<(Texte<'a>, Texte<'a>)>,
    choisi: bool,
}

/// Requests due at the same time.
#[derive(Debug, Clone)]
pub struct GroupeDossiers<'a> {
    titre: Texte<'a>,
    lignes: Vec<LigneDossier<'a>>,
}

/// The list: a table on a screen, blocks on a phone. It stands inside the caller's `<form>`.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/liste_dossiers.html")]
pub struct ListeDossiers<'a> {
    legende: Texte<'a>,
    nom: Option<Texte<'a>>,
    groupes: Vec<GroupeDossiers<'a>>,
    barre: Option<HtmlSur>,
    mots: &'static Mots,
}

/// The bar at the foot of the list: what is done to the chosen requests.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/barre_de_lot.html")]
pub struct BarreDeLot<'a> {
    texte: Texte<'a>,
    boutons: Vec<Bouton<'a>>,
    droite: Texte<'a>,
    mots: &'static Mots,
}

/// On a phone, the bar that leads to the decision until it is reached.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/barre_decider.html")]
pub struct BarreDecider<'a> {
    ancre: Texte<'a>,
    mots: &'static Mots,
}

/// One filter with its count.
#[derive(Debug, Clone)]
pub struct Puce<'a> {
    texte: Texte<'a>,
    href: Texte<'a>,
    compte: Option<u64>,
    choisie: bool,
}

/// Filters as chips, each a link.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/puces.html")]
pub struct Puces<'a> {
    puces: Vec<Puce<'a>>,
    mots: &'static Mots,
}

composants!(ListeDossiers<'a>, BarreDeLot<'a>, BarreDecider<'a>, Puces<'a>);

impl<'a> Echeance<'a> {
    /// « mar. 24 nov. » and « 2 j ».
    pub fn nouvelle(date: impl Into<Texte<'a>>, reste: impl Into<Texte<'a>>) -> Self {
        Self { date: date.into(), reste: reste.into(), retard: false }
    }

    /// A due date that has passed.
    #[must_use]
    pub fn en_retard(mut self) -> Self {
        self.retard = true;
        self
    }
}

impl<'a> LigneDossier<'a> {
    /// A request: the value its box sends, its page, its due date, who asks for what, its state
    /// (made bare by the list).
    pub fn nouvelle(
        valeur: impl Into<Texte<'a>>,
        href: impl Into<Texte<'a>>,
        echeance: Echeance<'a>,
        demandeur: impl Into<Texte<'a>>,
        demarche: impl Into<Texte<'a>>,
        etat: Etiquette<'a>,
    ) -> Self {
        Self {
            valeur: valeur.into(),
            href: href.into(),
            echeance,
            demandeur: demandeur.into(),
            demarche: demarche.into(),
            etat: etat.nue(),
            suivi_par: Texte::default(),
            dernier_fait: Texte::default(),
            signes: Vec::new(),
            acte: None,
            choisi: false,
        }
    }

    /// Who follows it (« personne » when nobody does).
    #[must_use]
    pub fn suivi_par(mut self, agent: impl Into<Texte<'a>>) -> Self {
        self.suivi_par = agent.into();
        self
    }

    /// The last thing that happened.
    #[must_use]
    pub fn dernier_fait(mut self, fait: impl Into<Texte<'a>>) -> Self {
        self.dernier_fait = fait.into();
        self
    }

    /// A mark beside its state (« Courriel revenu », « Message à lire »), bare too.
    #[must_use]
    pub fn signe(mut self, signe: Etiquette<'a>) -> Self {
        self.signes.push(signe.nue());
        self
    }

    /// What is done from the list itself: its text and its address.
    #[must_use]
    pub fn acte(mut self, texte: impl Into<Texte<'a>>, href: impl Into<Texte<'a>>) -> Self {
        self.acte = Some((texte.into(), href.into()));
        self
    }

    /// Whether its box is ticked.
    #[must_use]
    pub fn choisi(mut self, choisi: bool) -> Self {
        self.choisi = choisi;
        self
    }
}

impl<'a> GroupeDossiers<'a> {
    /// Its title (« Aujourd’hui ») and its requests.
    pub fn nouveau(titre: impl Into<Texte<'a>>, lignes: Vec<LigneDossier<'a>>) -> Self {
        Self { titre: titre.into(), lignes }
    }
}

impl<'a> ListeDossiers<'a> {
    /// The table's caption (read aloud only) and its groups.
    pub fn nouvelle(
        mots: &'static Mots,
        legende: impl Into<Texte<'a>>,
        groupes: Vec<GroupeDossiers<'a>>,
    ) -> Self {
        Self { legende: legende.into(), nom: None, groupes, barre: None, mots }
    }

    /// Adds a box to each row, sending this name.
    #[must_use]
    pub fn choix(mut self, nom: impl Into<Texte<'a>>) -> Self {
        self.nom = Some(nom.into());
        self
    }

    /// The bar at the foot.
    #[must_use]
    pub fn barre(mut self, barre: BarreDeLot<'a>) -> Self {
        self.barre = Some(barre.into());
        self
    }

    fn colonnes(&self) -> usize {
        if self.nom.is_some() { 9 } else { 8 }
    }
}

impl<'a> BarreDeLot<'a> {
    /// What is chosen (« 3 dossiers choisis ») and how many there are (« 22 dossiers sur 22 »).
    pub fn nouvelle(
        mots: &'static Mots,
        texte: impl Into<Texte<'a>>,
        droite: impl Into<Texte<'a>>,
    ) -> Self {
        Self { texte: texte.into(), boutons: Vec::new(), droite: droite.into(), mots }
    }

    /// One action on what is chosen.
    #[must_use]
    pub fn bouton(mut self, bouton: Bouton<'a>) -> Self {
        self.boutons.push(bouton);
        self
    }
}

impl<'a> BarreDecider<'a> {
    /// Leads to the element of this id; stands at the end of the left column.
    pub fn vers(mots: &'static Mots, ancre: impl Into<Texte<'a>>) -> Self {
        Self { ancre: ancre.into(), mots }
    }
}

impl<'a> Puce<'a> {
    /// A filter and its address.
    pub fn nouvelle(texte: impl Into<Texte<'a>>, href: impl Into<Texte<'a>>) -> Self {
        Self { texte: texte.into(), href: href.into(), compte: None, choisie: false }
    }

    /// How many requests it shows.
    #[must_use]
    pub fn compte(mut self, compte: u64) -> Self {
        self.compte = Some(compte);
        self
    }

    /// Whether it is the one in use.
    #[must_use]
    pub fn choisie(mut self, choisie: bool) -> Self {
        self.choisie = choisie;
        self
    }
}

impl<'a> Puces<'a> {
    /// The filters in their order.
    pub fn nouvelles(mots: &'static Mots, puces: Vec<Puce<'a>>) -> Self {
        Self { puces, mots }
    }
}
