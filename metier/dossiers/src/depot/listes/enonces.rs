//! The text of each list: where it reads, what it keeps, in which order.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use db::Statement;

use super::{Onglet, Repere, Tri};
use crate::modele::DossierId;

/// Which conditions a statement holds: its place in the finite set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Forme {
    pub(super) onglet: Onglet,
    /// One démarche.
    pub(super) demarche: bool,
    /// What no index holds: state, period, channel, who follows.
    pub(super) reste: bool,
    /// Words, found in the order of reception.
    pub(super) mots: bool,
}

/// What is asked of a list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lecture {
    /// How many rows.
    Compte,
    /// The rows after a place of an order, or those before it, the nearest first.
    Page { tri: Tri, avant: bool },
}

/// What a statement is given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parametre {
    Limite,
    Agent,
    Clos,
    Cle,
    Id,
    Demarche,
    Etat,
    Depuis,
    Canal,
    SuiviPar,
    Mots,
}

/// A statement and its parameters, in the order of its `$n`.
pub(super) struct Enonce {
    pub(super) statement: &'static Statement,
    pub(super) parametres: Vec<Parametre>,
}

type Enonces = BTreeMap<(Forme, Lecture), Enonce>;

pub(super) static ENONCES: LazyLock<Enonces> = LazyLock::new(|| {
    let mut enonces = Enonces::new();
    for onglet in Onglet::TOUS {
        for bits in 0..8_u8 {
            let [demarche, reste, mots] = [1, 2, 4].map(|bit| bits & bit != 0);
            let forme = Forme { onglet, demarche, reste, mots };
            let tris = if mots { &[Tri::Recents][..] } else { &Tri::TOUS };
            enonces.insert((forme, Lecture::Compte), forme.compte());
            for (tri, avant) in tris.iter().flat_map(|tri| [(*tri, false), (*tri, true)]) {
                enonces.insert((forme, Lecture::Page { tri, avant }), forme.page(tri, avant));
            }
        }
    }
    enonces
});

/// A place before every row of an order.
pub(super) const fn debut(tri: Tri) -> Repere {
    let id = match tri {
        Tri::Recents => i64::MAX,
        Tri::Echeance | Tri::Demandeur => i64::MIN,
    };
    Repere { clos: false, cle: String::new(), id: DossierId(id) }
}

/// A text being written, with the parameters that it names.
struct Ecriture {
    conditions: Vec<String>,
    parametres: Vec<Parametre>,
}

impl Ecriture {
    fn nouvelle() -> Self {
        let conditions = vec!["{visible:l}".to_owned()];
        Self { conditions, parametres: vec![Parametre::Limite] }
    }

    /// Adds a condition whose `#` are these parameters.
    fn ajouter(&mut self, condition: &str, parametres: &[Parametre]) {
        let mut morceaux = condition.split('#');
        let mut texte = morceaux.next().unwrap_or_default().to_owned();
        for (morceau, parametre) in morceaux.zip(parametres) {
            let rang = self.rang(*parametre);
            texte.push_str(&format!("${rang}{morceau}"));
        }
        self.conditions.push(texte);
    }

    fn rang(&mut self, parametre: Parametre) -> usize {
        let connu = self.parametres.iter().position(|autre| *autre == parametre);
        let rang = connu.unwrap_or(self.parametres.len());
        if connu.is_none() {
            self.parametres.push(parametre);
        }
        rang + 1
    }

    fn ou(&self) -> String {
        self.conditions.join(" AND ")
    }
}

/// The tables of a list, in the order in which they are walked: the first one gives the order.
const SUIVIS: &str = "suivis s CROSS JOIN lignes l";
const TROUVES: &str = "dossiers_mots CROSS JOIN lignes l";
const LIGNES: &str = "lignes l";

impl Forme {
    fn compte(self) -> Enonce {
        let mut ecriture = self.ecrire();
        let mut sources = self.sources().to_owned();
        if self.reste {
            sources.push_str(" CROSS JOIN dossiers d");
            ecriture.ajouter("d.id = l.dossier_id", &[]);
        }
        let ou = ecriture.ou();
        let texte = format!("SELECT count(*) FROM (SELECT 1 FROM {sources} WHERE {ou} LIMIT $1) c");
        self.enonce("compte", texte, ecriture.parametres)
    }

    fn page(self, tri: Tri, avant: bool) -> Enonce {
        let mut ecriture = self.ecrire();
        let (colonnes, parametres) = self.ordre(tri);
        let descend = (tri == Tri::Recents) != avant;
        let (signe, sens) = if descend { ("<", " DESC") } else { (">", "") };
        let croix = vec!["#"; parametres.len()].join(", ");
        ecriture.ajouter(&format!("({}) {signe} ({croix})", colonnes.join(", ")), parametres);
        ecriture.ajouter("d.id = l.dossier_id", &[]);
        let ordre: Vec<_> = colonnes.iter().map(|colonne| format!("{colonne}{sens}")).collect();
        let pour = if self.par_suivis() { "s.pour" } else { "CAST(NULL AS BIGINT)" };
        let texte = format!(
            "SELECT d.id, d.demarche_id, d.etat, d.demandeur, d.echeance, d.recu_le, d.modifie_le, \
             d.suivis, l.onglet, l.alerte, l.a_lire, l.clos, l.nom, {pour} \
             FROM {} CROSS JOIN dossiers d WHERE {} ORDER BY {} LIMIT $1",
            self.sources(),
            ecriture.ou(),
            ordre.join(", ")
        );
        let nom = format!("{}-{}", tri.code(), if avant { "avant" } else { "apres" });
        self.enonce(&nom, texte, ecriture.parametres)
    }

    const fn par_suivis(self) -> bool {
        matches!(self.onglet, Onglet::Miens) && !self.mots
    }

    const fn sources(self) -> &'static str {
        match self.onglet {
            _ if self.mots => TROUVES,
            Onglet::Miens => SUIVIS,
            _ => LIGNES,
        }
    }

    /// The columns of an order, all in the same direction, and the place it is read from.
    fn ordre(self, tri: Tri) -> (Vec<&'static str>, &'static [Parametre]) {
        use Parametre::{Cle, Clos, Id};
        if self.mots {
            return (vec!["dossiers_mots.{words_id}"], &[Id]);
        }
        match (self.par_suivis(), tri) {
            (true, Tri::Echeance) => (vec!["s.echeance", "s.dossier_id"], &[Cle, Id]),
            (true, Tri::Recents) => (vec!["s.dossier_id"], &[Id]),
            (true, Tri::Demandeur) => (vec!["s.nom", "s.dossier_id"], &[Cle, Id]),
            (false, Tri::Echeance) if self.onglet == Onglet::Tous => {
                (vec!["l.clos", "l.echeance", "l.dossier_id"], &[Clos, Cle, Id])
            }
            (false, Tri::Echeance) => (vec!["l.echeance", "l.dossier_id"], &[Cle, Id]),
            (false, Tri::Recents) => (vec!["l.dossier_id"], &[Id]),
            (false, Tri::Demandeur) => (vec!["l.nom", "l.dossier_id"], &[Cle, Id]),
        }
    }

    fn ecrire(self) -> Ecriture {
        let mut ecriture = Ecriture::nouvelle();
        if self.mots {
            ecriture.ajouter("{found:dossiers_mots:#}", &[Parametre::Mots]);
            ecriture.ajouter("l.dossier_id = dossiers_mots.{words_id}", &[]);
        }
        match (self.onglet, self.onglet.place()) {
            (_, Some(place)) => ecriture.ajouter(&format!("l.onglet = '{}'", place.code()), &[]),
            (Onglet::AReparer, _) => ecriture.ajouter("l.alerte <> ''", &[]),
            (Onglet::Miens, _) if self.mots => ecriture.ajouter(
                "l.clos = 0 AND EXISTS (SELECT 1 FROM suivis s \
                 WHERE s.dossier_id = l.dossier_id AND s.agent_id = #)",
                &[Parametre::Agent],
            ),
            (Onglet::Miens, _) => ecriture.ajouter(
                "s.agent_id = # AND s.clos = 0 AND l.dossier_id = s.dossier_id",
                &[Parametre::Agent],
            ),
            _ => {}
        }
        if self.demarche {
            ecriture.ajouter("l.demarche_id = #", &[Parametre::Demarche]);
        }
        if self.reste {
            reste(&mut ecriture);
        }
        ecriture
    }

    fn enonce(self, nom: &str, texte: String, parametres: Vec<Parametre>) -> Enonce {
        let [demarche, reste, mots] = [self.demarche, self.reste, self.mots].map(u8::from);
        let onglet = self.onglet.code();
        let nom = format!("dossiers::listes::{onglet}-{nom}-{demarche}{reste}{mots}");
        Enonce { statement: Statement::of_family(nom, texte), parametres }
    }
}

/// What no index holds; a filter that is not asked for keeps every row.
fn reste(ecriture: &mut Ecriture) {
    use Parametre::{Canal, Depuis, Etat, SuiviPar};
    ecriture.ajouter("(# = '' OR d.etat = #)", &[Etat, Etat]);
    ecriture.ajouter("(# = '' OR d.recu_le >= #)", &[Depuis, Depuis]);
    ecriture.ajouter("(# = '' OR d.canal = #)", &[Canal, Canal]);
    ecriture.ajouter(
        "(# = CAST(0 AS BIGINT) OR EXISTS (SELECT 1 FROM suivis f \
         WHERE f.dossier_id = d.id AND f.agent_id = #))",
        &[SuiviPar, SuiviPar],
    );
}
