//! Samples of the components that only agents see.

use super::cadre::Exemple;
use crate::composants::{
    BarreDeLot, BarreDecider, Bouton, Chiffre, Chiffres, Documents, Echeance, Etiquette,
    GroupeDossiers, HtmlSur, Icone, LigneDossier, ListeDossiers, Mots, Ton, Verification,
    Verifications, Vignette, Visionneuse,
};

/// Every component of agents in all its states.
pub(super) fn exemples(mots: &'static Mots) -> Vec<Exemple> {
    let liste = ListeDossiers::nouvelle(
        mots,
        "Dossiers sans choix",
        vec![groupe(&LIGNES[..2], "Aujourd’hui")],
    );
    vec![
        Exemple::nouveau("Chiffres", [chiffres().into()]),
        Exemple::nouveau(
            "ListeDossiers, BarreDeLot",
            [
                ListeDossiers::nouvelle(
                    mots,
                    "Dossiers à suivre",
                    vec![groupe(&LIGNES[..1], "En retard")],
                )
                .choix("dossier")
                .barre(barre(mots, 1, 1))
                .into(),
                liste.into(),
            ],
        ),
        Exemple::nouveau("Verifications", [verifications().into()]),
        Exemple::nouveau("Documents", [documents().into()]),
        Exemple::nouveau("Visionneuse", [visionneuse().into()]),
        Exemple::nouveau("BarreDecider", [BarreDecider::vers(mots, "contenu").into()]),
        Exemple::nouveau(
            "Bouton",
            [HtmlSur::from(
                Bouton::primaire("Accepter et envoyer à la signature").touche("A").large(),
            )
            .puis(Bouton::second("Demander un complément").touche("D").large())
            .puis(Bouton::neutre("Refuser…"))
            .puis(Bouton::neutre("Petit").petit())],
        ),
    ]
}

pub(super) fn chiffres() -> Chiffres<'static> {
    Chiffres::nouveaux(vec![
        Chiffre::nouveau(1, "en retard", "Acte de naissance, dû dimanche", "#").en_retard(),
        Chiffre::nouveau(3, "à traiter", "avant ce soir", "#"),
        Chiffre::nouveau(2, "rendez-vous", "9 h 20 et 14 h, carte d’identité", "#"),
        Chiffre::nouveau(1, "signalement", "rue du Four", "#"),
        Chiffre::nouveau(1, "courriel non remis", "Adresse à corriger", "#"),
    ])
}

/// Échéance, reste, demandeur, démarche, état, suivi par, dernier fait.
type Ligne = [&'static str; 7];

pub(super) const LIGNES: [Ligne; 22] = [
    [
        "dim. 22 nov.",
        "−2 j",
        "Amina Belkacem",
        "Copie d’acte de naissance",
        "En examen",
        "Claire M.",
        "Reçue il y a 5 j",
    ],
    [
        "mar. 24 nov.",
        "auj.",
        "Léo Durand",
        "Cantine et périscolaire",
        "En examen",
        "Claire M.",
        "Document reçu à 8 h 02",
    ],
    [
        "mar. 24 nov.",
        "auj.",
        "Amicale des pompiers",
        "Buvette temporaire",
        "En examen",
        "Claire M.",
        "Avis favorable hier",
    ],
    [
        "mar. 24 nov.",
        "auj.",
        "SARL Toitures Martin",
        "Échafaudage, 8 rue du Four",
        "À signer",
        "Paul G.",
        "Arrêté prêt",
    ],
    [
        "mer. 25 nov.",
        "1 j",
        "Noé Garnier",
        "Recensement à 16 ans",
        "À prendre",
        "personne",
        "Reçue à 7 h 31",
    ],
    [
        "jeu. 26 nov.",
        "2 j",
        "Club de tarot",
        "Salle des fêtes, 19 déc.",
        "Attend un avis",
        "Paul G.",
        "Avis demandé au régisseur",
    ],
    [
        "jeu. 26 nov.",
        "2 j",
        "Inès Fabre",
        "Copie d’acte de mariage",
        "À prendre",
        "personne",
        "Reçue hier",
    ],
    [
        "ven. 27 nov.",
        "3 j",
        "Famille Rousseau",
        "Cantine et périscolaire",
        "Attend le demandeur",
        "Claire M.",
        "Relance le 20 nov.",
    ],
    [
        "ven. 27 nov.",
        "3 j",
        "Bruno Achard",
        "Carte de déchèterie",
        "À prendre",
        "personne",
        "Reçue lundi",
    ],
    [
        "sam. 28 nov.",
        "4 j",
        "Les Jardins du Lavoir",
        "Prêt de matériel, 12 tables",
        "En examen",
        "Paul G.",
        "Stock vérifié",
    ],
    [
        "mar. 1 déc.",
        "7 j",
        "Yasmine Haddad",
        "Cantine et périscolaire",
        "À prendre",
        "personne",
        "Reçue à 9 h 40",
    ],
    [
        "mer. 2 déc.",
        "8 j",
        "Jean Perrin",
        "Concession au cimetière",
        "En examen",
        "Claire M.",
        "Plan joint",
    ],
    [
        "ven. 4 déc.",
        "10 j",
        "Comité des fêtes",
        "Vente au déballage",
        "Attend un avis",
        "Paul G.",
        "Avis gendarmerie attendu",
    ],
    [
        "lun. 7 déc.",
        "13 j",
        "Lucie Caron",
        "Livret de famille",
        "Attend le demandeur",
        "Claire M.",
        "Document demandé",
    ],
    [
        "jeu. 10 déc.",
        "16 j",
        "Marché Bio de l’Ain",
        "Étal, place de la Mairie",
        "En examen",
        "Paul G.",
        "Emplacement choisi",
    ],
    [
        "mar. 15 déc.",
        "21 j",
        "Thomas Vidal",
        "Déclaration préalable, clôture",
        "Attend un avis",
        "Paul G.",
        "Envoyée à l’EPCI",
    ],
    [
        "ven. 18 déc.",
        "24 j",
        "École du Lavoir",
        "Prêt de matériel, sono",
        "En examen",
        "Claire M.",
        "Message hier",
    ],
    [
        "lun. 21 déc.",
        "27 j",
        "Omar Diallo",
        "Attestation d’accueil",
        "Attend le demandeur",
        "Claire M.",
        "Document demandé",
    ],
    [
        "mer. 6 janv.",
        "43 j",
        "Union sportive",
        "Subvention 2027",
        "En examen",
        "Claire M.",
        "Budget joint",
    ],
    [
        "ven. 15 janv.",
        "52 j",
        "Chorale Résonance",
        "Subvention 2027",
        "À prendre",
        "personne",
        "Reçue dimanche",
    ],
    [
        "ven. 22 janv.",
        "59 j",
        "Café de la Place",
        "Terrasse, renouvellement",
        "En examen",
        "Paul G.",
        "Plan reçu",
    ],
    [
        "lun. 25 janv.",
        "62 j",
        "Sarah Moulin",
        "Cantine et périscolaire",
        "À prendre",
        "personne",
        "Reçue à 9 h 52",
    ],
];

pub(super) fn groupe(lignes: &[Ligne], titre: &'static str) -> GroupeDossiers<'static> {
    GroupeDossiers::nouveau(titre, lignes.iter().map(ligne).collect())
}

fn ligne(&[date, reste, demandeur, demarche, etat, suivi, fait]: &Ligne) -> LigneDossier<'static> {
    let icone = match etat {
        "À signer" => Icone::Stylo,
        "À prendre" => Icone::CercleTirets,
        "Attend un avis" => Icone::Personnes,
        "Attend le demandeur" => Icone::Sablier,
        _ => Icone::Point,
    };
    let echeance = Echeance::nouvelle(date, reste);
    let echeance = if reste.starts_with('−') { echeance.en_retard() } else { echeance };
    let etat = Etiquette::libre(icone, Ton::Doux, etat);
    let choisi = ["Noé Garnier", "Inès Fabre", "Bruno Achard"].contains(&demandeur);
    LigneDossier::nouvelle(demandeur, "#", echeance, demandeur, demarche, etat)
        .suivi_par(suivi)
        .dernier_fait(fait)
        .choisi(choisi)
}

pub(super) fn barre(mots: &'static Mots, choisis: usize, total: usize) -> BarreDeLot<'static> {
    BarreDeLot::nouvelle(
        mots,
        format!("{choisis} dossiers choisis"),
        format!("{total} dossiers sur {total}"),
    )
    .bouton(Bouton::second("Les prendre").nom("action", "prendre"))
    .bouton(Bouton::neutre("Confier à…").nom("action", "confier"))
    .bouton(Bouton::neutre("Imprimer").nom("action", "imprimer"))
}

pub(super) fn verifications() -> Verifications<'static> {
    Verifications::nouvelles(
        "Vérifié pour vous",
        vec![
            Verification::bonne("Vérifié\u{202f}:", "Déposée 26 jours avant la fête (15 au moins)"),
            Verification::bonne("Vérifié\u{202f}:", "2e buvette sur 5 permises en 2026"),
            Verification::bonne("Vérifié\u{202f}:", "Boissons des groupes 1 et 3 seulement"),
            Verification::a_confirmer(
                "À confirmer\u{202f}:",
                "À 60 m de l’école du Lavoir\u{202f}: fermée ce jour-là,",
            )
            .lien("à confirmer", "#"),
        ],
    )
}

fn visionneuse() -> Visionneuse<'static> {
    let note = "Aperçu indisponible. Téléchargez l’original pour le lire.";
    let tourner = Bouton::neutre("Tourner à droite").petit().nom("sens", "droite");
    Visionneuse::rien("Plan de la cour", note).gestes(tourner)
}

pub(super) fn documents() -> Documents<'static> {
    Documents::nouveaux(vec![
        Vignette::nouvelle("Plan de la cour", "PDF, 412 Ko", "#"),
        Vignette::nouvelle("Assurance 2026", "PDF, 188 Ko", "#"),
        Vignette::nouvelle("Avis gendarmerie", "Favorable, 23 nov.", "#"),
    ])
}
