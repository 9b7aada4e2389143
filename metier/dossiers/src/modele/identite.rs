use serde::{Deserialize, Serialize};

primitives::codes! {
    /// How a request came (mairie.md, 1).
    Canal {
        /// By this program, by its author.
        EnLigne = "en_ligne",
        /// At the counter.
        Guichet = "guichet",
        /// By telephone.
        Telephone = "telephone",
        /// By post.
        Courrier = "courrier",
        /// By e-mail.
        Courriel = "courriel",
    }
}

primitives::codes! {
    /// For whom the request is.
    #[derive(Default)]
    PourQui {
        /// For whoever fills it in.
        #[default]
        Moi = "moi",
        /// For another person.
        Autrui = "autrui",
        /// For a company, by its SIRET.
        Entreprise = "entreprise",
        /// For an association, by its RNA number or its SIRET.
        Association = "association",
    }
}

/// Who asks (CRPA R112-9-1: name, postal and e-mail address; SIRET or RNA).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Identite {
    /// For whom.
    pub pour: PourQui,
    /// `M` or `Mme`; never required (CJEU C-394/23).
    pub civilite: String,
    /// First name of whoever fills it in.
    pub prenom: String,
    /// Name of whoever fills it in.
    pub nom: String,
    /// E-mail address.
    pub courriel: String,
    /// Telephone number.
    pub telephone: String,
    /// Postal address, on several lines.
    pub adresse: String,
    /// First name of the person concerned, when another fills it in.
    pub beneficiaire_prenom: String,
    /// Name of the person concerned, when another fills it in.
    pub beneficiaire_nom: String,
    /// Name of the company or the association.
    pub organisme: String,
    /// SIRET, 14 digits.
    pub siret: String,
    /// RNA number, W and 9 digits.
    pub rna: String,
}

/// The most characters that a list sorts names by.
const CLE_MAX: usize = 60;

/// What lacks or is wrong in an [`Identite`]: the name of the control and a stable code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Defaut {
    /// The control.
    pub champ: &'static str,
    /// The key of its sentence in the locales.
    pub code: &'static str,
}

impl Identite {
    /// First name and name of whoever fills it in.
    pub fn personne(&self) -> String {
        format!("{} {}", self.prenom, self.nom).trim().to_owned()
    }

    /// The name that lists show: the organisation, else the person concerned.
    pub fn demandeur(&self) -> String {
        let beneficiaire = format!("{} {}", self.beneficiaire_prenom, self.beneficiaire_nom);
        match self.pour {
            PourQui::Entreprise | PourQui::Association => self.organisme.clone(),
            PourQui::Autrui => beneficiaire.trim().to_owned(),
            PourQui::Moi => self.personne(),
        }
    }

    /// What sorts by applicant: the family name first, without case nor accents.
    pub fn cle_de_tri(&self) -> String {
        let Self { nom, prenom, beneficiaire_nom, beneficiaire_prenom, organisme, .. } = self;
        let cle = match self.pour {
            PourQui::Entreprise | PourQui::Association => primitives::fold::fold(organisme),
            PourQui::Autrui => {
                primitives::fold::fold(&format!("{beneficiaire_nom} {beneficiaire_prenom}"))
            }
            PourQui::Moi => primitives::fold::fold(&format!("{nom} {prenom}")),
        };
        cle.chars().take(CLE_MAX).collect()
    }

    /// The names that a person may say on the telephone.
    pub fn noms(&self) -> [&str; 5] {
        let Self { prenom, nom, beneficiaire_prenom, beneficiaire_nom, organisme, .. } = self;
        [prenom, nom, beneficiaire_prenom, beneficiaire_nom, organisme]
    }

    /// Everything that a search should find it by.
    pub fn mots(&self) -> String {
        let Self { prenom, nom, courriel, telephone, adresse, organisme, siret, rna, .. } = self;
        [
            prenom,
            nom,
            &self.beneficiaire_prenom,
            &self.beneficiaire_nom,
            organisme,
            courriel,
            telephone,
            adresse,
            siret,
            rna,
        ]
        .map(String::as_str)
        .join(" ")
    }

    /// What lacks or is wrong, in the order of the page.
    pub fn defauts(&self) -> Vec<Defaut> {
        let mut defauts = Vec::new();
        let mut exiger = |vrai: bool, champ, code| {
            if !vrai {
                defauts.push(Defaut { champ, code });
            }
        };
        let rempli = |texte: &str| !texte.trim().is_empty();
        match self.pour {
            PourQui::Moi => {}
            PourQui::Autrui => {
                exiger(
                    rempli(&self.beneficiaire_prenom),
                    "beneficiaire_prenom",
                    "beneficiaire-prenom",
                );
                exiger(rempli(&self.beneficiaire_nom), "beneficiaire_nom", "beneficiaire-nom");
            }
            PourQui::Entreprise => {
                exiger(rempli(&self.organisme), "organisme", "entreprise");
                exiger(formulaires::siret_valide(&self.siret), "siret", "siret");
            }
            PourQui::Association => {
                exiger(rempli(&self.organisme), "organisme", "association");
                let par_siret = rempli(&self.siret);
                exiger(!par_siret || formulaires::siret_valide(&self.siret), "siret", "siret");
                exiger(par_siret || formulaires::rna_valide(&self.rna), "rna", "rna");
            }
        }
        exiger(rempli(&self.prenom), "prenom", "prenom");
        exiger(rempli(&self.nom), "nom", "nom");
        let joignable = rempli(&self.courriel) || rempli(&self.adresse);
        exiger(joignable, "courriel", "joignable");
        let courriel = !rempli(&self.courriel) || formulaires::courriel_valide(&self.courriel);
        exiger(courriel, "courriel", "courriel");
        let telephone = !rempli(&self.telephone) || formulaires::telephone_valide(&self.telephone);
        exiger(telephone, "telephone", "telephone");
        defauts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete() -> Identite {
        Identite {
            prenom: "Zoé".into(),
            nom: "Martin".into(),
            courriel: "zoe@exemple.fr".into(),
            ..Identite::default()
        }
    }

    fn codes(identite: &Identite) -> Vec<&'static str> {
        identite.defauts().into_iter().map(|defaut| defaut.code).collect()
    }

    #[test]
    fn a_name_and_one_way_to_answer_are_enough_and_no_civilite() {
        assert_eq!(codes(&complete()), [""; 0]);
        let par_la_poste =
            Identite { courriel: String::new(), adresse: "1 rue Haute".into(), ..complete() };
        assert_eq!(codes(&par_la_poste), [""; 0]);
        let injoignable = Identite { courriel: String::new(), ..complete() };
        assert_eq!(codes(&injoignable), ["joignable"]);
    }

    #[test]
    fn organisations_give_a_number_that_holds() {
        let entreprise = Identite {
            pour: PourQui::Entreprise,
            organisme: "Boulangerie".into(),
            siret: "73282932000075".into(),
            ..complete()
        };
        assert_eq!(codes(&entreprise), ["siret"]);
        let juste = Identite { siret: "73282932000074".into(), ..entreprise };
        assert_eq!(codes(&juste), [""; 0]);
        let association = Identite { pour: PourQui::Association, siret: String::new(), ..juste };
        assert_eq!(codes(&association), ["rna"]);
        assert_eq!(codes(&Identite { rna: "W751234567".into(), ..association }), [""; 0]);
    }
}
