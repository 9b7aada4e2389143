//! The editor of a condition: groups of comparisons, without scripts. What it cannot show is edited as JSON.

mod dessin;

use formulaires::{Champ, ChampId, Condition, Formulaire, Genre, Operateur, Terme, operateurs};
use rust_decimal::Decimal;
use serde_json::Value;
use web::Valeurs;

pub(crate) use dessin::{Editeur, en_json};

/// The most groups, and the most comparisons in a group.
const LIGNES_MAX: usize = 30;
/// Where the JSON of a condition is typed.
pub(crate) const JSON: &str = "regle_json";

/// A condition as it is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ebauche {
    /// Whether one group is enough, else all are wanted.
    pub(crate) un_groupe_suffit: bool,
    pub(crate) groupes: Vec<Groupe>,
}

/// Comparisons joined by one word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Groupe {
    /// Whether one comparison is enough.
    pub(crate) une_suffit: bool,
    pub(crate) lignes: Vec<Ligne>,
}

/// A comparison: a champ, an operator, a value as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ligne {
    pub(crate) champ: Option<ChampId>,
    pub(crate) operateur: Option<Operateur>,
    pub(crate) valeur: String,
}

/// What a button of the editor asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Geste {
    /// Keep the condition.
    Enregistrer,
    /// Keep the JSON.
    EnregistrerJson,
    /// Take the condition away.
    Oter,
    /// Another comparison in a group.
    Ajouter(usize),
    /// Another group.
    AjouterGroupe,
    /// A comparison less.
    Retirer(usize, usize),
    /// Show the operators and the choices of the questions that were chosen.
    Actualiser,
}

impl Geste {
    pub(crate) fn lire(action: &str) -> Self {
        let nombre = |texte: &str| texte.parse().ok().filter(|rang| *rang < LIGNES_MAX);
        match action.split(':').collect::<Vec<_>>().as_slice() {
            ["json"] => Self::EnregistrerJson,
            ["oter"] => Self::Oter,
            ["groupe"] => Self::AjouterGroupe,
            ["actualiser"] => Self::Actualiser,
            ["ajouter", groupe] => nombre(groupe).map_or(Self::Actualiser, Self::Ajouter),
            ["retirer", groupe, ligne] => match (nombre(groupe), nombre(ligne)) {
                (Some(groupe), Some(ligne)) => Self::Retirer(groupe, ligne),
                _ => Self::Actualiser,
            },
            _ => Self::Enregistrer,
        }
    }
}

impl Ebauche {
    /// With one comparison to write.
    pub(crate) fn neuve() -> Self {
        let groupe = Groupe { une_suffit: false, lignes: vec![Ligne::default()] };
        Self { un_groupe_suffit: false, groupes: vec![groupe] }
    }

    /// A condition in groups; `None` when it is nested deeper.
    pub(crate) fn de(condition: &Condition) -> Option<Self> {
        let (ou, termes) = match &condition.0 {
            Terme::Operation(Operateur::Et, termes) => (false, termes.as_slice()),
            Terme::Operation(Operateur::Ou, termes) => (true, termes.as_slice()),
            seul => (false, std::slice::from_ref(seul)),
        };
        let mut groupes: Vec<Groupe> = Vec::new();
        let mut simples = Vec::new();
        for terme in termes {
            match terme {
                Terme::Operation(lien @ (Operateur::Et | Operateur::Ou), lignes) => {
                    let lignes = lignes.iter().map(Ligne::de).collect::<Option<Vec<_>>>()?;
                    groupes.push(Groupe { une_suffit: *lien == Operateur::Ou, lignes });
                }
                simple => simples.push(Ligne::de(simple)?),
            }
        }
        if !simples.is_empty() {
            groupes.insert(0, Groupe { une_suffit: ou, lignes: simples });
        }
        (!groupes.is_empty()).then_some(Self { un_groupe_suffit: ou, groupes })
    }

    /// What was posted, after the button that was pressed.
    pub(crate) fn postee(envoi: &Valeurs, geste: &Geste) -> Self {
        let groupes = (0..LIGNES_MAX)
            .take_while(|groupe| envoi.contient(&format!("r{groupe}_lien")))
            .map(|groupe| Groupe {
                une_suffit: envoi.texte(&format!("r{groupe}_lien")) == "ou",
                lignes: (0..LIGNES_MAX)
                    .take_while(|rang| envoi.contient(&Ligne::nom(groupe, *rang, "champ")))
                    .map(|rang| Ligne::postee(envoi, groupe, rang))
                    .collect(),
            });
        let mut ebauche =
            Self { un_groupe_suffit: envoi.texte("r_lien") == "ou", groupes: groupes.collect() };
        ebauche.appliquer(geste);
        ebauche
    }

    fn appliquer(&mut self, geste: &Geste) {
        match geste {
            Geste::Ajouter(groupe) => {
                if let Some(groupe) = self.groupes.get_mut(*groupe) {
                    groupe.lignes.push(Ligne::default());
                }
            }
            Geste::AjouterGroupe => self.groupes.extend(Self::neuve().groupes),
            Geste::Retirer(groupe, ligne) => {
                let place = self.groupes.get_mut(*groupe);
                if let Some(groupe) = place.filter(|groupe| *ligne < groupe.lignes.len()) {
                    groupe.lignes.remove(*ligne);
                }
                self.groupes.retain(|groupe| !groupe.lignes.is_empty());
            }
            _ => {}
        }
        if self.groupes.is_empty() {
            *self = Self::neuve();
        }
        self.groupes.truncate(LIGNES_MAX);
        self.groupes.iter_mut().for_each(|groupe| groupe.lignes.truncate(LIGNES_MAX));
    }

    /// The condition; else the name of the first control that lacks something.
    pub(crate) fn condition(&self, formulaire: &Formulaire) -> Result<Condition, String> {
        let mut groupes = Vec::new();
        for (rang, groupe) in self.groupes.iter().enumerate() {
            let lignes = groupe.lignes.iter().enumerate();
            let termes = lignes
                .map(|(place, ligne)| {
                    ligne.terme(formulaire).map_err(|nom| Ligne::nom(rang, place, nom))
                })
                .collect::<Result<Vec<_>, _>>()?;
            groupes.push(joindre(groupe.une_suffit, termes));
        }
        Ok(Condition(joindre(self.un_groupe_suffit, groupes)))
    }
}

fn joindre(un_suffit: bool, mut termes: Vec<Terme>) -> Terme {
    if termes.len() == 1 {
        return termes.remove(0);
    }
    Terme::Operation(if un_suffit { Operateur::Ou } else { Operateur::Et }, termes)
}

impl Ligne {
    /// The name of a control.
    pub(crate) fn nom(groupe: usize, ligne: usize, partie: &str) -> String {
        format!("r{groupe}_{ligne}_{partie}")
    }

    fn de(terme: &Terme) -> Option<Self> {
        let Terme::Operation(operateur, termes) = terme else { return None };
        let Some(Terme::Champ(champ)) = termes.first() else { return None };
        let valeur = match termes.get(1) {
            None => String::new(),
            Some(Terme::Texte(texte)) => texte.clone(),
            Some(Terme::Nombre(nombre)) => nombre.to_string().replace('.', ","),
            Some(Terme::Booleen(vrai)) => vrai.to_string(),
            _ => return None,
        };
        let simple = !matches!(operateur, Operateur::Et | Operateur::Ou);
        simple.then_some(Self { champ: Some(*champ), operateur: Some(*operateur), valeur })
    }

    fn postee(envoi: &Valeurs, groupe: usize, rang: usize) -> Self {
        let texte = |partie: &str| envoi.texte(&Self::nom(groupe, rang, partie));
        let operateur = texte("operateur");
        Self {
            champ: texte("champ").parse().ok().map(ChampId),
            operateur: Operateur::TOUS.iter().copied().find(|un| un.as_str() == operateur),
            valeur: texte("valeur").to_owned(),
        }
    }

    /// The comparison; else the part that lacks something.
    fn terme(&self, formulaire: &Formulaire) -> Result<Terme, &'static str> {
        let champ = self.champ.and_then(|id| formulaire.champ(id)).ok_or("champ")?;
        let permis = operateurs(&champ.genre);
        let operateur = self.operateur.filter(|un| permis.contains(un)).ok_or("operateur")?;
        let mut termes = vec![Terme::Champ(champ.id)];
        if operateur != Operateur::Vide {
            termes.push(self.constante(champ).ok_or("valeur")?);
        }
        Ok(Terme::Operation(operateur, termes))
    }

    fn constante(&self, champ: &Champ) -> Option<Terme> {
        let texte = self.valeur.trim();
        Some(match &champ.genre {
            Genre::YesNo | Genre::Checkbox => Terme::Booleen(texte.parse().ok()?),
            Genre::IntegerNumber(_) | Genre::DecimalNumber(_) => {
                let compact: String = texte.chars().filter(|c| !c.is_whitespace()).collect();
                Terme::Nombre(compact.replace(',', ".").parse::<Decimal>().ok()?.normalize())
            }
            _ if texte.is_empty() => return None,
            _ => Terme::Texte(texte.to_owned()),
        })
    }
}

/// What a button keeps: a condition, or none; `None` when it only changes the page. The error names the control
/// that lacks something.
pub(crate) fn voulue(
    geste: &Geste,
    ebauche: Option<&Ebauche>,
    json: &str,
    formulaire: &Formulaire,
) -> Option<Result<Option<Condition>, String>> {
    match geste {
        Geste::Enregistrer => ebauche.map(|ebauche| ebauche.condition(formulaire).map(Some)),
        Geste::EnregistrerJson => {
            let lue = serde_json::from_str::<Value>(json).ok();
            let lue = lue.and_then(|valeur| Condition::lire(&valeur, "$").ok());
            Some(lue.map(Some).ok_or_else(|| JSON.to_owned()))
        }
        Geste::Oter => Some(Ok(None)),
        Geste::Ajouter(_) | Geste::AjouterGroupe | Geste::Retirer(..) | Geste::Actualiser => None,
    }
}
