//! Samples of the form controls, each empty, filled and in error.

use super::cadre::Exemple;
use crate::composants::{
    Bouton, CaseSeule, ChampAdresse, ChampCases, ChampDate, ChampDateHeure, ChampFichier,
    ChampListeLiee, ChampRadios, ChampSelect, ChampTextarea, ChampTexte, Choix, FichierRecu,
    GroupeChoix, HtmlSur, Icone, Largeur, Mots, PiedFormulaire, Rangee, Rangees, ResumeErreurs,
    Saisie, Saisies, Suivi, id_de,
};

/// Every control in all its states.
pub(super) fn exemples(mots: &'static Mots) -> Vec<Exemple> {
    vec![
        resume(mots),
        textes(mots),
        saisies(),
        textarea(mots),
        dates(mots),
        choix(mots),
        listes(mots),
        fichiers(mots),
        rangees(mots),
        suivi(mots),
        pied(),
    ]
}

fn resume(mots: &'static Mots) -> Exemple {
    let resume = ResumeErreurs::nouveau(mots)
        .erreur(id_de("courriel"), "Courriel\u{202f}: l’adresse est incomplète")
        .erreur(id_de("debut"), "Date\u{202f}: le 31 février n’existe pas");
    Exemple::nouveau("ResumeErreurs", [resume.into()])
}

fn textes(mots: &'static Mots) -> Exemple {
    Exemple::nouveau(
        "ChampTexte",
        [
            ChampTexte::nouveau("nom", "Prénom et nom")
                .autocomplete("name")
                .valeur("Léo Durand")
                .obligatoire()
                .into(),
            ChampTexte::nouveau("surnom", "Nom d’usage")
                .aide("Celui de vos papiers.")
                .facultatif(mots)
                .into(),
            ChampTexte::nouveau("courriel", "Courriel")
                .saisie(Saisie::Courriel)
                .autocomplete("email")
                .aide("Pour recevoir la réponse.")
                .valeur("leo@")
                .erreur("Complétez l’adresse, comme nom@exemple.fr.")
                .into(),
        ],
    )
}

fn saisies() -> Exemple {
    Exemple::nouveau(
        "ChampTexte, ses saisies et largeurs",
        [
            ChampTexte::nouveau("tel", "Téléphone")
                .saisie(Saisie::Telephone)
                .autocomplete("tel")
                .largeur(Largeur::Vingt)
                .into(),
            ChampTexte::nouveau("revenu", "Revenu annuel, en euros")
                .saisie(Saisie::Decimal)
                .suffixe("€")
                .largeur(Largeur::Dix)
                .into(),
            ChampTexte::nouveau("siret", "SIRET")
                .saisie(Saisie::Code)
                .largeur(Largeur::Vingt)
                .max(17)
                .into(),
            ChampTexte::nouveau("enfants", "Nombre d’enfants")
                .saisie(Saisie::Entier)
                .largeur(Largeur::Trois)
                .into(),
            ChampTexte::nouveau("surface", "Surface, en m²")
                .saisie(Saisie::Decimal)
                .suffixe("m²")
                .largeur(Largeur::Cinq)
                .into(),
            ChampTexte::nouveau("site", "Site").saisie(Saisie::Lien).prefixe("https://").into(),
            ChampTexte::nouveau("secret", "Mot de passe")
                .saisie(Saisie::MotDePasse)
                .autocomplete("current-password")
                .into(),
            ChampTexte::nouveau("recherche", "Chercher").saisie(Saisie::Recherche).into(),
        ],
    )
}

fn textarea(mots: &'static Mots) -> Exemple {
    Exemple::nouveau(
        "ChampTextarea",
        [
            ChampTextarea::nouveau(mots, "motif", "Ce que vous demandez")
                .max(500)
                .valeur("Bonjour,\nje…")
                .into(),
            ChampTextarea::nouveau(mots, "message", "Message")
                .lignes(3)
                .erreur("Écrivez votre message.")
                .into(),
        ],
    )
}

fn dates(mots: &'static Mots) -> Exemple {
    Exemple::nouveau(
        "ChampDate, ChampDateHeure",
        [
            ChampDate::nouveau(mots, "naissance", "Date de naissance")
                .aide("Par exemple 27 3 2019")
                .naissance()
                .into(),
            ChampDate::nouveau(mots, "debut", "Date de début")
                .valeurs("31", "2", "2019")
                .fautes(true, true, false)
                .erreur("Le 31 février n’existe pas. Vérifiez le jour et le mois.")
                .into(),
            ChampDateHeure::nouveau(mots, "fete", "Début de la fête")
                .valeurs(["5", "12", "2026", "10", "00"].map(Into::into))
                .into(),
            ChampDateHeure::nouveau(mots, "fin", "Fin de la fête")
                .fautes([false, false, false, true, true])
                .erreur("Donnez l’heure.")
                .into(),
        ],
    )
}

pub(super) fn repas() -> Vec<Choix<'static>> {
    vec![
        Choix::nouveau("jour", "Menu du jour"),
        Choix::nouveau("sans-viande", "Sans viande").choisi(true),
        Choix::nouveau("pai", "Allergie, avec un protocole du médecin (PAI)"),
    ]
}

fn choix(mots: &'static Mots) -> Exemple {
    let pour = vec![
        Choix::nouveau("moi", "Pour vous").aide("Vous signez en votre nom."),
        Choix::nouveau("autre", "Pour quelqu’un d’autre")
            .choisi(true)
            .suite(ChampTexte::nouveau("autre_nom", "Son nom").sobre()),
    ];
    let oui_non = || vec![Choix::nouveau("oui", "Oui"), Choix::nouveau("non", "Non")];
    let jours =
        || ["Lundi", "Mardi", "Jeudi"].map(|j| Choix::nouveau(j, j).choisi(j == "Mardi")).into();
    Exemple::nouveau(
        "ChampRadios, ChampCases, CaseSeule",
        [
            ChampRadios::nouveau("repas", "Repas", repas())
                .aide("Nous adaptons les repas sans demander pourquoi.")
                .into(),
            ChampRadios::nouveau("pour", "Pour qui est la demande\u{202f}?", pour).into(),
            ChampRadios::nouveau("velo", "Vient-il à vélo\u{202f}?", oui_non())
                .en_ligne()
                .erreur("Choisissez oui ou non.")
                .into(),
            ChampCases::nouveau("jours", "Les jours", jours()).facultatif(mots).into(),
            ChampCases::nouveau("jours2", "Les mercredis", jours())
                .erreur("Choisissez au moins un jour.")
                .into(),
            CaseSeule::nouvelle("accord", "J’accepte que la mairie demande mon quotient familial")
                .cochee(true)
                .into(),
            CaseSeule::nouvelle("exact", "Mes réponses sont exactes")
                .aide("Relisez-les d’abord.")
                .erreur("Cochez la case pour envoyer.")
                .into(),
        ],
    )
}

fn listes(mots: &'static Mots) -> Exemple {
    let ecoles = || {
        vec![Choix::nouveau("jf", "École Jules-Ferry"), Choix::nouveau("lavoir", "École du Lavoir")]
    };
    let groupes = ChampSelect::nouveau("pays", "Pays", vec![])
        .vide("Choisir un pays")
        .groupe(GroupeChoix::nouveau("Voisins", vec![Choix::nouveau("be", "Belgique")]))
        .groupe(GroupeChoix::nouveau("Autres", vec![Choix::nouveau("jp", "Japon").choisi(true)]));
    let liee = ChampListeLiee::nouveau(
        "lieu",
        "Lieu",
        ChampSelect::nouveau(
            "lieu_1",
            "Quartier",
            vec![Choix::nouveau("n", "Nord"), Choix::nouveau("s", "Sud")],
        ),
        ChampSelect::nouveau("lieu_2", "Salle", vec![])
            .vide("Choisir une salle")
            .groupe(GroupeChoix::nouveau("Nord", vec![Choix::nouveau("n1", "Salle des fêtes")]))
            .groupe(GroupeChoix::nouveau("Sud", vec![Choix::nouveau("s1", "Gymnase")])),
    );
    Exemple::nouveau(
        "ChampSelect, ChampListeLiee, ChampAdresse",
        [
            ChampSelect::nouveau("ecole", "École", ecoles()).into(),
            ChampSelect::nouveau("ecole2", "École du frère", ecoles())
                .vide("Choisir une école")
                .facultatif(mots)
                .erreur("Choisissez l’école de votre enfant.")
                .into(),
            groupes.into(),
            liee.aide("La salle dépend du quartier.").into(),
            adresse().into(),
        ],
    )
}

pub(super) fn adresse() -> ChampAdresse<'static> {
    ChampAdresse::nouveau("adresse", "Adresse de l’enfant")
        .valeur("12 rue de la M")
        .proposition("1", "12 rue de la Mairie, 01340 Saint-Exemple", true)
        .proposition("2", "12 rue de la Mare, 01340 Saint-Exemple", false)
        .absente(Bouton::lien("Adresse absente de la liste").nom("action", "adresse"))
}

pub(super) fn assurance(mots: &'static Mots, recu: bool) -> ChampFichier<'static> {
    assurance_de(mots, "assurance", recu)
}

fn assurance_de(mots: &'static Mots, nom: &'static str, recu: bool) -> ChampFichier<'static> {
    let champ = ChampFichier::nouveau(nom, "Attestation d’assurance")
        .marque("vous pouvez l’ajouter plus tard")
        .aide("PDF, JPEG ou PNG, 20 Mo au plus")
        .accepte(".pdf,.jpg,.jpeg,.png");
    match recu {
        true => champ.recu(
            FichierRecu::nouveau("assurance-2026.pdf", "214 Ko, reçu et vérifié").retirer(
                mots,
                "retirer",
                "assurance",
            ),
        ),
        false => champ,
    }
}

fn fichiers(mots: &'static Mots) -> Exemple {
    let photos = ChampFichier::nouveau("photos", "Photos du chantier")
        .multiple()
        .recu(
            FichierRecu::nouveau("rue.jpg", "1,2 Mo, reçu et vérifié")
                .vers("#")
                .retirer(mots, "retirer", "rue"),
        )
        .recu(
            FichierRecu::nouveau("cour.jpg", "0,9 Mo, reçu et vérifié")
                .vers("#")
                .retirer(mots, "retirer", "cour"),
        )
        .reunir(Bouton::neutre("Réunir les photos en un PDF").petit().nom("action", "reunir"))
        .envoyer(Bouton::neutre("Envoyer").petit().nom("action", "fichier"));
    Exemple::nouveau("ChampFichier", [
        assurance(mots, true).into(),
        assurance_de(mots, "assurance2", false).into(),
        assurance_de(mots, "assurance3", false)
            .erreur("Le fichier «\u{202f}assurance.heic\u{202f}» ne s’ouvre pas. Envoyez un PDF ou une photo JPEG.")
            .into(),
        photos.into(),
    ])
}

pub(super) fn personnes(mots: &'static Mots, erreur: bool) -> Rangees<'static> {
    let personne = |n: usize, nom: &'static str, tel: &'static str, erreur: bool| {
        let telephone = ChampTexte::nouveau(format!("personnes.{n}.tel"), "Téléphone")
            .saisie(Saisie::Telephone)
            .valeur(tel)
            .erreurs(erreur.then_some("Il manque deux chiffres."))
            .sobre();
        let nom =
            ChampTexte::nouveau(format!("personnes.{n}.nom"), "Prénom et nom").valeur(nom).sobre();
        let champs = HtmlSur::from(nom).puis(telephone);
        let rangee = Rangee::nouvelle(format!("r-{n}"), format!("Personne {n}"), champs);
        rangee.retirer(mots, "retirer", format!("personnes.{n}"))
    };
    let jeanne = if erreur { "06 39 98 64" } else { "06 39 98 64 17" };
    Rangees::nouvelles("personnes", "Qui peut venir chercher l’enfant")
        .aide("En plus de vous. Une pièce d’identité sera demandée.")
        .rangee(personne(1, "Hugo Durand", "06 39 98 27 41", false))
        .rangee(personne(2, "Jeanne Durand", jeanne, erreur))
        .ajouter("Ajouter une personne", "ajouter", "personnes")
}

fn rangees(mots: &'static Mots) -> Exemple {
    let vide = Rangees::nouvelles("voitures", "Vos voitures").ajouter(
        "Ajouter une voiture",
        "ajouter",
        "voitures",
    );
    let pliee = |n: usize, dit: &'static str| {
        let ouvrir = Bouton::lien("Ouvrir").nom("action", format!("ouvrir:{n}"));
        let pliee = Rangee::pliee(format!("p-{n}"), format!("Enfant {n}"), dit, ouvrir);
        pliee.retirer(mots, "retirer", format!("fratrie.{n}"))
    };
    let pliees = Rangees::nouvelles("fratrie", "Vos enfants")
        .rangee(pliee(1, "Zoé, 12/03/2019"))
        .rangee(pliee(2, "Léo").erreur("Deux réponses sont à corriger"))
        .ajouter("Ajouter un enfant", "ajouter", "fratrie");
    Exemple::nouveau(
        "Rangees",
        [
            personnes(mots, true).into(),
            vide.erreur("Ajoutez au moins une voiture.").into(),
            pliees.into(),
        ],
    )
}

fn suivi(mots: &'static Mots) -> Exemple {
    let saisies = Saisies::nouvelles(mots, "/galerie/");
    Exemple::nouveau("Suivi, Saisies", [Suivi::nouveau(mots, true).into(), saisies.into()])
}

fn pied() -> Exemple {
    let pied = PiedFormulaire::nouveau(Bouton::primaire("Continuer").avance()).autre(
        Bouton::lien("Enregistrer et finir plus tard")
            .nom("action", "plus-tard")
            .icone(Icone::Horloge),
    );
    Exemple::nouveau("PiedFormulaire", [pied.into()])
}
