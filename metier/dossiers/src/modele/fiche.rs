//! What a register said of an answer. It is kept by register and key, not by champ: a number that is
//! typed again, in another row or in a correction, has its sheet already.

use formulaires::{Champ, Genre, Valeur};
use primitives::Stamp;
use registres::{Contenu, Registre};

/// What became of a question to a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EtatFiche {
    /// It knows the key.
    Trouvee,
    /// It does not know it.
    Inconnue,
    /// It knows it and may not tell.
    NonDiffusible,
    /// It did not answer: it is asked again later.
    AVerifier,
}

impl EtatFiche {
    const TOUS: [Self; 4] = [Self::Trouvee, Self::Inconnue, Self::NonDiffusible, Self::AVerifier];

    /// Its name in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Trouvee => "trouvee",
            Self::Inconnue => "inconnue",
            Self::NonDiffusible => "non_diffusible",
            Self::AVerifier => "a_verifier",
        }
    }

    /// The state of this name.
    pub fn lire(code: &str) -> Option<Self> {
        Self::TOUS.into_iter().find(|etat| etat.code() == code)
    }
}

/// What a register said of a key, in a dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct Fiche {
    /// Which register.
    pub registre: Registre,
    /// The key it was asked.
    pub cle: String,
    /// What became of the question.
    pub etat: EtatFiche,
    /// What it knows, when it knows.
    pub contenu: Option<Contenu>,
    /// When it was asked last.
    pub demandee_le: Stamp,
}

impl Fiche {
    /// The sheet of an answer of a register.
    pub fn de(registre: Registre, cle: String, reponse: registres::Reponse, le: Stamp) -> Self {
        let (etat, contenu) = match reponse {
            registres::Reponse::Trouvee(contenu) => (EtatFiche::Trouvee, Some(*contenu)),
            registres::Reponse::NonDiffusible => (EtatFiche::NonDiffusible, None),
            registres::Reponse::Inconnue => (EtatFiche::Inconnue, None),
            registres::Reponse::Indisponible => (EtatFiche::AVerifier, None),
        };
        Self { registre, cle, etat, contenu, demandee_le: le }
    }
}

/// The register that knows of an answer, and the key to ask it by; `None` when there is none, or when
/// the answer is not whole yet.
pub fn cle_de_registre(champ: &Champ, valeur: &Valeur) -> Option<(Registre, String)> {
    let texte = match valeur {
        Valeur::Texte(texte) => texte.as_str(),
        Valeur::UneFois(declaration) => {
            let Genre::UneFois(source) = champ.genre else { return None };
            let numeros = source.donnees().iter().filter(|donnee| donnee.numero_de_registre);
            let numeros: Vec<&str> = numeros
                .map(|donnee| declaration.donnees.get(&donnee.suffixe[1..]))
                .map(|numero| numero.map_or("", String::as_str))
                .collect();
            let cle = registres::cle_particulier(source, &numeros)?;
            return Some((Registre::Particulier, cle));
        }
        _ => return None,
    };
    let registre = match champ.genre {
        Genre::Siret if formulaires::siret_valide(texte) => Registre::Entreprises,
        Genre::Rna if formulaires::rna_valide(texte) => Registre::Associations,
        Genre::Rnf => Registre::Fondations,
        Genre::AnnuaireEducation if est_uai(texte) => Registre::Ecoles,
        _ => return None,
    };
    Some((registre, texte.to_owned()))
}

/// Seven digits and a letter.
fn est_uai(texte: &str) -> bool {
    let (chiffres, lettre) = texte.split_at_checked(7).unwrap_or((texte, ""));
    chiffres.len() == 7
        && chiffres.bytes().all(|octet| octet.is_ascii_digit())
        && lettre.len() == 1
        && lettre.bytes().all(|octet| octet.is_ascii_alphabetic())
}

/// The sheet of an answer among those of its dossier.
pub fn fiche_de<'f>(fiches: &'f [Fiche], champ: &Champ, valeur: &Valeur) -> Option<&'f Fiche> {
    let (registre, cle) = cle_de_registre(champ, valeur)?;
    fiches.iter().find(|fiche| fiche.registre == registre && fiche.cle == cle)
}
