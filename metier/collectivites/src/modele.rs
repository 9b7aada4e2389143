//! What a collectivité is, and what makes one acceptable. No input, no output.

use authz::Refus;
use db::DbError;
use delais::Territoire;
use primitives::{Stamp, TenantId};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::horaires::Horaires;

/// The kinds of authority, which give « la mairie » its other names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    /// A commune.
    #[default]
    Commune,
    /// A group of communes with its own taxes (CGCT L5210-1-1 A).
    Epci,
    /// A commune's social centre (CASF L123-5).
    Ccas,
    /// A joint board of communes.
    Syndicat,
    /// Any other public authority.
    Autre,
}

impl Genre {
    /// Every kind.
    pub const TOUS: [Self; 5] =
        [Self::Commune, Self::Epci, Self::Ccas, Self::Syndicat, Self::Autre];

    /// Its name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::Epci => "epci",
            Self::Ccas => "ccas",
            Self::Syndicat => "syndicat",
            Self::Autre => "autre",
        }
    }

    /// The kind of a name.
    pub fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUS.into_iter().find(|genre| genre.code() == code)
    }

    /// What residents call it until someone says otherwise (a value of the row, not a text of the
    /// interface: each authority keeps its own).
    pub const fn autorite(self) -> &'static str {
        match self {
            Self::Commune => "la mairie",
            Self::Epci => "la communauté de communes",
            Self::Ccas => "le centre communal d’action sociale",
            Self::Syndicat => "le syndicat",
            Self::Autre => "l’administration",
        }
    }
}

/// An authority that serves the public with this installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collectivite {
    /// Its id, which every row of the tenant carries.
    pub id: TenantId,
    /// Its name in addresses: `saint-exemple`.
    pub slug: String,
    /// Its name for people.
    pub nom: String,
    /// Its INSEE code, five characters.
    pub insee: String,
    /// The EPCI (or commune) that it belongs to here.
    pub parent: Option<TenantId>,
    /// What it is.
    pub genre: Genre,
    /// What residents call it, with its article, as a subject: « la mairie ».
    pub autorite: String,
    /// Its colour, `#rrggbb`.
    pub couleur: String,
    /// Postal address, lines separated by line feeds.
    pub adresse: String,
    /// E-mail that residents may write to.
    pub courriel: String,
    /// Telephone.
    pub telephone: String,
    /// Opening hours.
    pub horaires: Horaires,
    /// Data protection officer: a name, or the body that holds the role.
    pub dpo_nom: String,
    /// How to write to the officer.
    pub dpo_courriel: String,
    /// Who answers for what is published (loi 2004-575, article 1-1).
    pub directeur_publication: String,
    /// Who keeps the servers: name, address and telephone (same article).
    pub hebergeur: String,
    /// The host name it answers at, if it has its own.
    pub hote: Option<String>,
    /// Where its public holidays and its clock are.
    pub territoire: Territoire,
    /// The name of its logo, served at `/logo/{nom}`; it changes with its bytes.
    pub logo: Option<String>,
    /// Grows at each change: two people cannot overwrite one another.
    pub version: i64,
    /// Since when.
    pub cree_le: Stamp,
    /// Last change.
    pub modifie_le: Stamp,
}

/// What is needed to create a collectivité; empty contact details come from the parent.
#[derive(Clone, Debug, Default)]
pub struct NouvelleCollectivite {
    /// Its name in addresses.
    pub slug: String,
    /// Its name for people.
    pub nom: String,
    /// Its INSEE code.
    pub insee: String,
    /// The slug of its parent.
    pub parent: Option<String>,
    /// What it is.
    pub genre: Genre,
    /// Its colour; the installation's default when absent.
    pub couleur: Option<String>,
    /// Postal address.
    pub adresse: Option<String>,
    /// E-mail.
    pub courriel: Option<String>,
    /// Telephone.
    pub telephone: Option<String>,
    /// Its own host name.
    pub hote: Option<String>,
}

/// What its administrators may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modification {
    /// The version that was shown.
    pub version: i64,
    /// Its name for people.
    pub nom: String,
    /// What residents call it, with its article.
    pub autorite: String,
    /// Its colour.
    pub couleur: String,
    /// Postal address.
    pub adresse: String,
    /// E-mail.
    pub courriel: String,
    /// Telephone.
    pub telephone: String,
    /// Opening hours.
    pub horaires: Horaires,
    /// Data protection officer.
    pub dpo_nom: String,
    /// How to write to the officer.
    pub dpo_courriel: String,
    /// Who answers for what is published.
    pub directeur_publication: String,
    /// Who keeps the servers.
    pub hebergeur: String,
}

/// The colour of an authority that has not chosen: the enamel blue of street signs.
pub const COULEUR_PAR_DEFAUT: &str = "#1f4e8c";

/// Why a collectivité was not created or changed.
#[derive(Debug, Error)]
pub enum ErreurCollectivite {
    /// Not `[a-z0-9-]`, or too long.
    #[error("slug: 1 to 63 of a-z, 0-9 and -, beginning and ending with a letter or a digit")]
    SlugInvalide,
    /// Another one has it.
    #[error("slug: another collectivité has this one")]
    SlugPris,
    /// Another one has it.
    #[error("host: another collectivité has this one")]
    HotePris,
    /// Not an INSEE code.
    #[error("insee: five characters, such as 29019, 2A004 or 97411")]
    InseeInvalide,
    /// No parent of this slug.
    #[error("parent: there is no collectivité of this slug")]
    ParentInconnu,
    /// Nothing was given.
    #[error("name: it is empty")]
    NomVide,
    /// Nothing was given.
    #[error("authority: it is empty")]
    AutoriteVide,
    /// Not `#rrggbb`.
    #[error("colour: # and six hexadecimal digits")]
    CouleurInvalide,
    /// Not an e-mail address; the name of its field.
    #[error("{0}: not an e-mail address")]
    CourrielInvalide(&'static str),
    /// Hours that cannot be read; the name of their field.
    #[error("{0}: hours such as 9h-12h, 14h-17h30")]
    HoraireIllisible(&'static str),
    /// Longer than anyone needs; the name of its field.
    #[error("{0}: too long")]
    TropLong(&'static str),
    /// No PNG nor JPEG that can be read.
    #[error("logo: neither a PNG nor a JPEG that can be read")]
    LogoIllisible,
    /// Too heavy, or more dots than anyone draws.
    #[error("logo: too large")]
    LogoTropGrand,
    /// Someone else changed it in between.
    #[error("someone else changed it in between")]
    Perimee,
    /// Not there for this actor.
    #[error(transparent)]
    Introuvable(#[from] Refus),
    /// Not the person's doing.
    #[error(transparent)]
    Interne(#[from] DbError),
    /// The store of files refused.
    #[error(transparent)]
    Fichier(#[from] files::FileError),
}

impl ErreurCollectivite {
    /// The HTTP status that says it.
    pub fn statut(&self) -> u16 {
        match self {
            Self::Perimee => 409,
            Self::Introuvable(_) => 404,
            Self::Interne(DbError::Saturated | DbError::Lost(_)) => 503,
            Self::Interne(_) | Self::Fichier(_) => 500,
            _ => 422,
        }
    }

    /// The key of its sentence in `locales`; `None` for what the person cannot mend.
    pub fn cle(&self) -> Option<&'static str> {
        Some(match self {
            Self::SlugInvalide => "collectivites-admin-erreur-slug",
            Self::SlugPris => "collectivites-admin-erreur-slug-pris",
            Self::HotePris => "collectivites-admin-erreur-hote-pris",
            Self::InseeInvalide => "collectivites-admin-erreur-insee",
            Self::ParentInconnu => "collectivites-admin-erreur-parent",
            Self::NomVide => "collectivites-admin-erreur-nom",
            Self::AutoriteVide => "collectivites-admin-erreur-autorite",
            Self::CouleurInvalide => "collectivites-admin-erreur-couleur",
            Self::CourrielInvalide(_) => "collectivites-admin-erreur-courriel",
            Self::HoraireIllisible(_) => "collectivites-admin-erreur-horaires",
            Self::TropLong(_) => "collectivites-admin-erreur-trop-long",
            Self::LogoIllisible => "collectivites-admin-erreur-logo-illisible",
            Self::LogoTropGrand => "collectivites-admin-erreur-logo-trop-grand",
            Self::Perimee => "collectivites-admin-erreur-perimee",
            Self::Introuvable(_) | Self::Interne(_) | Self::Fichier(_) => return None,
        })
    }

    /// The name of the field that the person should mend.
    pub fn champ(&self) -> Option<&'static str> {
        Some(match self {
            Self::SlugInvalide | Self::SlugPris => "slug",
            Self::HotePris => "hote",
            Self::InseeInvalide => "insee",
            Self::ParentInconnu => "parent",
            Self::NomVide => "nom",
            Self::AutoriteVide => "autorite",
            Self::CouleurInvalide => "couleur",
            Self::CourrielInvalide(champ)
            | Self::HoraireIllisible(champ)
            | Self::TropLong(champ) => champ,
            Self::LogoIllisible | Self::LogoTropGrand => "logo",
            Self::Perimee | Self::Introuvable(_) | Self::Interne(_) | Self::Fichier(_) => {
                return None;
            }
        })
    }
}

/// Whether `slug` may stand in an address and in a host name (RFC 1035 label).
pub fn slug_valide(slug: &str) -> bool {
    let permis = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=63).contains(&slug.len())
        && slug.chars().all(permis)
        && !slug.starts_with('-')
        && !slug.ends_with('-')
}

/// Whether `code` is written as a commune's INSEE code: five digits, or 2A and 2B in Corsica.
pub fn insee_valide(code: &str) -> bool {
    let Some((departement, reste)) = code.split_at_checked(2) else { return false };
    let chiffres = |texte: &str| texte.bytes().all(|octet| octet.is_ascii_digit());
    code.len() == 5
        && chiffres(reste)
        && (chiffres(departement) || departement == "2A" || departement == "2B")
}

/// Whether `couleur` is `#rrggbb`.
pub fn couleur_valide(couleur: &str) -> bool {
    couleur.len() == 7
        && couleur.strip_prefix('#').is_some_and(|six| six.bytes().all(|o| o.is_ascii_hexdigit()))
}

/// Whether `courriel` has the shape of an e-mail address; empty is allowed.
pub fn courriel_valide(courriel: &str) -> bool {
    let forme = |(nom, domaine): (&str, &str)| {
        !nom.is_empty() && domaine.contains('.') && !domaine.contains('@')
    };
    courriel.is_empty()
        || (courriel.len() <= 254
            && !courriel.chars().any(|c| c.is_whitespace() || c.is_control())
            && courriel.split_once('@').is_some_and(forme))
}

/// Each text of a [`Modification`], by the name of its field, and how many characters it may have.
const LONGUEURS: [(&str, usize); 9] = [
    ("nom", 200),
    ("autorite", 100),
    ("adresse", 1_000),
    ("courriel", 254),
    ("telephone", 50),
    ("dpo_nom", 200),
    ("dpo_courriel", 254),
    ("directeur_publication", 200),
    ("hebergeur", 1_000),
];

impl Modification {
    /// The change that changes nothing.
    pub fn de(c: &Collectivite) -> Self {
        Self {
            version: c.version,
            nom: c.nom.clone(),
            autorite: c.autorite.clone(),
            couleur: c.couleur.clone(),
            adresse: c.adresse.clone(),
            courriel: c.courriel.clone(),
            telephone: c.telephone.clone(),
            horaires: c.horaires.clone(),
            dpo_nom: c.dpo_nom.clone(),
            dpo_courriel: c.dpo_courriel.clone(),
            directeur_publication: c.directeur_publication.clone(),
            hebergeur: c.hebergeur.clone(),
        }
    }

    /// The same with white space put in order, or the first thing to mend.
    pub fn verifiee(self) -> Result<Self, ErreurCollectivite> {
        let rangee = self.rangee();
        match rangee.problemes().into_iter().next() {
            Some(probleme) => Err(probleme),
            None => Ok(rangee),
        }
    }

    /// The same with white space put in order.
    #[must_use]
    pub fn rangee(mut self) -> Self {
        for texte in [
            &mut self.nom,
            &mut self.autorite,
            &mut self.adresse,
            &mut self.courriel,
            &mut self.telephone,
            &mut self.dpo_nom,
            &mut self.dpo_courriel,
            &mut self.directeur_publication,
            &mut self.hebergeur,
        ] {
            *texte = rangee(texte);
        }
        self.couleur = self.couleur.trim().to_lowercase();
        self
    }

    /// Everything that has to be mended first, in the order of the form.
    pub fn problemes(&self) -> Vec<ErreurCollectivite> {
        let textes = [
            &self.nom,
            &self.autorite,
            &self.adresse,
            &self.courriel,
            &self.telephone,
            &self.dpo_nom,
            &self.dpo_courriel,
            &self.directeur_publication,
            &self.hebergeur,
        ];
        let trop_longs = LONGUEURS.iter().zip(textes).filter_map(|((champ, longueur), texte)| {
            (texte.chars().count() > *longueur).then_some(ErreurCollectivite::TropLong(champ))
        });
        let controles = [
            (self.nom.is_empty(), ErreurCollectivite::NomVide),
            (self.autorite.is_empty(), ErreurCollectivite::AutoriteVide),
            (!couleur_valide(&self.couleur), ErreurCollectivite::CouleurInvalide),
            (!courriel_valide(&self.courriel), ErreurCollectivite::CourrielInvalide("courriel")),
            (
                !courriel_valide(&self.dpo_courriel),
                ErreurCollectivite::CourrielInvalide("dpo_courriel"),
            ),
        ];
        let fautes =
            controles.into_iter().filter_map(|(faute, probleme)| faute.then_some(probleme));
        fautes.chain(trop_longs).collect()
    }
}

/// Line feeds alone between lines, no other control character, no white space around.
fn rangee(texte: &str) -> String {
    let sans_retour = texte.replace("\r\n", "\n");
    let propre: String = sans_retour.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    propre.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_fit_a_host_name() {
        for bon in ["saint-exemple", "a", "42-communes"] {
            assert!(slug_valide(bon), "{bon}");
        }
        for mauvais in ["", "-a", "a-", "Saint", "é", "a b", "a/b", &"a".repeat(64)] {
            assert!(!slug_valide(mauvais), "{mauvais}");
        }
    }

    #[test]
    fn insee_codes_of_corsica_and_overseas_are_accepted() {
        for bon in ["29019", "2A004", "2B033", "97411", "01001"] {
            assert!(insee_valide(bon), "{bon}");
        }
        for mauvais in ["", "2901", "290190", "2C004", "2a004", "ééé", "29 19", "A2004"] {
            assert!(!insee_valide(mauvais), "{mauvais}");
        }
    }

    #[test]
    fn colours_are_hexadecimal() {
        assert!(couleur_valide("#1f4e8c") && couleur_valide("#FFFFFF"));
        for mauvaise in ["1f4e8c", "#fff", "#1f4e8g", "red", "#é1234"] {
            assert!(!couleur_valide(mauvaise), "{mauvaise}");
        }
    }

    #[test]
    fn every_kind_is_found_by_its_code() {
        for genre in Genre::TOUS {
            assert_eq!(Genre::depuis_code(genre.code()), Some(genre));
        }
    }
}
