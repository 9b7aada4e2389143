use dossiers::modele::Identite;

/// A resident of Saint-Exemple.
#[derive(Clone, Copy)]
pub(crate) struct Person {
    pub(crate) first_name: &'static str,
    pub(crate) name: &'static str,
    pub(crate) address: &'static str,
}

const fn person(first_name: &'static str, name: &'static str, address: &'static str) -> Person {
    Person { first_name, name, address }
}

/// Residents who asked for something.
pub(crate) const PEOPLE: [Person; 24] = [
    person("Zoé", "Martin", "12 rue de la Mairie"),
    person("Hugo", "Durand", "3 impasse des Lilas"),
    person("Fatima", "Haddad", "8 place de l’Église"),
    person("Jean-Pierre", "Le Goff", "27 route de la Côte"),
    person("Inès", "Moreau", "5 rue du Lavoir"),
    person("Nadia", "Perret", "3 rue du Lavoir"),
    person("Tom", "Girard", "41 rue des Écoles"),
    person("Louise", "Fontaine", "2 chemin du Moulin"),
    person("Amadou", "Diallo", "16 rue de la Gare"),
    person("Chloé", "Bertrand", "9 rue Haute"),
    person("Paul", "N’Guyen", "1 allée des Tilleuls"),
    person("Sarah", "Cohen", "33 rue du Stade"),
    person("Émile", "Roussel", "7 rue Basse"),
    person("Léa", "Marchand", "22 route de la Côte"),
    person("Karim", "Ouali", "14 rue des Écoles"),
    person("Jeanne", "Lopez", "6 place du Marché"),
    person("Victor", "Dumas", "18 rue de la Fontaine"),
    person("Manon", "Caron", "4 rue du Puits"),
    person("Adrien", "Muller", "11 chemin des Vignes"),
    person("Rose", "Etcheverry", "20 rue de la Mairie"),
    person("Gaëlle", "Kerbrat", "2 rue du Port"),
    person("Bruno", "Santini", "15 rue Haute"),
    person("Élodie", "Payet", "30 rue du Stade"),
    person("Martin", "Schmitt", "10 rue de la Gare"),
];

impl Person {
    /// Who they are, as they would write it.
    pub(crate) fn identity(&self) -> Identite {
        Identite {
            prenom: self.first_name.into(),
            nom: self.name.into(),
            courriel: self.email(),
            telephone: "06 39 98 27 41".into(),
            adresse: format!("{}\n29999 Saint-Exemple", self.address),
            ..Identite::default()
        }
    }

    /// Their e-mail address.
    pub(crate) fn email(&self) -> String {
        let word = |text: &str| primitives::fold::slug(text, 40);
        format!("{}.{}@exemple.example", word(self.first_name), word(self.name))
    }

    /// Their name in full.
    pub(crate) fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.name)
    }
}
