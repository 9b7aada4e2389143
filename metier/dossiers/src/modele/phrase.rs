primitives::id! {
    /// A phrase that agents write often.
    PhraseId
}
db::id_column!(PhraseId);

/// A phrase that agents write often, for the whole collectivité or for one démarche.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its id.
    pub id: PhraseId,
    /// The only démarche that it serves; none, it serves all.
    pub demarche_id: Option<i64>,
    /// What agents choose it by.
    pub nom: String,
    /// What it says, with marks such as `{prenom}`.
    pub texte: String,
}

/// What the marks of a phrase become: `{prenom}`, `{nom}`, `{numero}`, `{demarche}`, `{date}`.
pub struct Reperes<'a> {
    /// The applicant's first name.
    pub prenom: &'a str,
    /// Their name.
    pub nom: &'a str,
    /// The dossier's number.
    pub numero: &'a str,
    /// The title of its démarche.
    pub demarche: &'a str,
    /// Today, in words.
    pub date: &'a str,
}

impl Reperes<'_> {
    /// A text whose marks are replaced; what is no mark of ours stays, and what a mark becomes is
    /// not read again.
    pub fn remplir(&self, texte: &str) -> String {
        let mut morceaux = texte.split('{');
        let mut rempli = morceaux.next().unwrap_or_default().to_owned();
        for morceau in morceaux {
            match morceau.split_once('}').and_then(|(nom, suite)| Some((self.valeur(nom)?, suite)))
            {
                Some((valeur, suite)) => {
                    rempli.push_str(valeur);
                    rempli.push_str(suite);
                }
                None => {
                    rempli.push('{');
                    rempli.push_str(morceau);
                }
            }
        }
        rempli
    }

    fn valeur(&self, nom: &str) -> Option<&str> {
        match nom {
            "prenom" => Some(self.prenom),
            "nom" => Some(self.nom),
            "numero" => Some(self.numero),
            "demarche" => Some(self.demarche),
            "date" => Some(self.date),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_replaced_once_and_what_is_no_mark_stays() {
        let reperes = Reperes {
            prenom: "Zoé",
            nom: "{numero}",
            numero: "481",
            demarche: "Demander un badge",
            date: "24 novembre 2026",
        };
        let texte = "Bonjour {prenom} {nom}, n° {numero} ({demarche}), le {date}. {x} {prenom { }";
        let attendu = "Bonjour Zoé {numero}, n° 481 (Demander un badge), le 24 novembre 2026. {x} {prenom { }";
        assert_eq!(reperes.remplir(texte), attendu);
    }
}
