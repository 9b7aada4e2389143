//! Samples of the components that are no form control.

use super::cadre::Exemple;
use crate::composants::{
    Banniere, Bouton, Carte, Chemin, Dalle, Dalles, Depliant, Encart, Etapes, Etat, Etiquette,
    Fait, Faits, FilAriane, Horizon, HtmlSur, Icone, LiensEnLigne, LigneIcone, LigneRecap,
    ListeIcones, MenuActions, Message, Mots, Nuancier, NumeroEtCode, Onglet, Onglets, Pagination,
    Pas, Plaque, Porte, Portes, Prose, Puce, Puces, Recapitulatif, Seuil, Tableau, TitreSection,
    Ton, Vide,
};
use crate::couleur::Palette;

/// Every component of this file in all its states.
pub(super) fn exemples(mots: &'static Mots) -> Vec<Exemple> {
    let mut exemples = vec![boutons(), icones(), etiquettes(), plaques(), numero()];
    exemples.extend([dalles(), portes(), vide(), horizon(), navigation(mots), titres(mots)]);
    exemples.extend([
        chemins(mots),
        textes(),
        encarts(),
        cartes(),
        recapitulatifs(),
        messages(),
        couleurs(),
    ]);
    exemples
}

fn boutons() -> Exemple {
    let tous = HtmlSur::from(Bouton::primaire("Continuer").avance())
        .puis(Bouton::second("Choisir un fichier").icone(Icone::Televerser))
        .puis(Bouton::neutre("Confier à…"))
        .puis(Bouton::neutre("Petit").petit())
        .puis(Bouton::lien("Enregistrer et finir plus tard"))
        .puis(Bouton::lien("Retirer").icone(Icone::Poubelle).precision("Personne 1"));
    let autres = HtmlSur::from(Bouton::primaire("Lien en bouton").vers("#"))
        .puis(Bouton::second("Avec sa touche").touche("D"))
        .puis(Bouton::neutre("Valeur").nom("action", "valeur").id("b-valeur").sans_controle());
    Exemple::nouveau("Bouton", [tous, autres, Bouton::primaire("Large").large().into()])
}

fn icones() -> Exemple {
    let mut html = HtmlSur::default();
    for icone in Icone::TOUTES {
        html = html.puis(Etiquette::libre(icone, Ton::Pierre, format!("{icone:?}")));
    }
    Exemple::nouveau("Icone", [html])
}

fn etiquettes() -> Exemple {
    let etats = [
        (Etat::ATerminer, "À terminer"),
        (Etat::Recue, "Reçue par la mairie"),
        (Etat::ACompleter, "À compléter"),
        (Etat::EnExamen, "En cours d’examen"),
        (Etat::Acceptee, "Acceptée"),
        (Etat::Refusee, "Refusée"),
        (Etat::Fermee, "Fermée sans décision"),
        (Etat::Repris, "repris de la CAF"),
    ];
    let pleines = (etats.into_iter())
        .fold(HtmlSur::default(), |html, (etat, mot)| html.puis(Etiquette::etat(etat, mot)));
    let nues = (etats.into_iter())
        .fold(HtmlSur::default(), |html, (etat, mot)| html.puis(Etiquette::etat(etat, mot).nue()));
    Exemple::nouveau("Etiquette", [pleines, nues])
}

fn plaques() -> Exemple {
    let sol = Plaque::sur_sol("Répondre aujourd’hui au plus tard", "Mardi 24 novembre")
        .date("2026-11-24")
        .texte("Sans réponse le 9 janvier 2027, c’est un accord.");
    let retard = Plaque::en_retard("En retard de 2 jours", "Dimanche 22 novembre")
        .texte("Objectif de la commune. Délai légal\u{202f}: 17 décembre.");
    let claire =
        Plaque::claire("Aujourd’hui, mardi 24 novembre", "La mairie est ouverte jusqu’à 17 h 30")
            .ligne("Médiathèque", "jusqu’à 18 h 30")
            .ligne("Déchèterie", "fermée, demain à 9 h");
    let tache = Plaque::tache(
        Etiquette::etat(Etat::ACompleter, "À compléter"),
        "Envoyez une attestation d’assurance lisible avant le mardi 8 décembre",
    )
    .texte("Sur la photo reçue, on ne lit pas les dates.")
    .bouton(Bouton::sur_plaque("Choisir le fichier").icone(Icone::Televerser))
    .note("PDF, JPEG ou PNG, 20 Mo au plus");
    let suite = Plaque::sur_sol("", "Rien à faire de votre côté")
        .suite(Prose::texte("Nous vous écrivons dès que la réponse est prête."));
    Exemple::nouveau("Plaque", [sol, retard, claire, tache, suite].map(HtmlSur::from))
}

fn numero() -> Exemple {
    let code = NumeroEtCode::nouveau("Numéro de votre demande", "4 812", "Votre code", "K7D2 9MXA")
        .texte("Gardez ce numéro et ce code. Ils ouvrent votre demande sans compte.")
        .copier("Copier le code");
    Exemple::nouveau("NumeroEtCode", [code.into()])
}

pub(super) fn six_dalles() -> Vec<Dalle<'static>> {
    vec![
        Dalle::nouvelle("Inscrire un enfant à la cantine et au périscolaire", "#", "8 minutes"),
        Dalle::nouvelle("Demander une copie d’acte de naissance", "#", "3 minutes, gratuit"),
        Dalle::nouvelle("Recenser un jeune de 16 ans", "#", "6 minutes"),
        Dalle::nouvelle("Louer la salle des fêtes", "#", "10 minutes, dès 90 €"),
        Dalle::nouvelle("Installer un échafaudage ou une benne sur la rue", "#", "7 minutes"),
        Dalle::nouvelle(
            "Ouvrir une buvette pour une fête d’association",
            "#",
            "5 minutes, gratuit",
        ),
    ]
}

fn dalles() -> Exemple {
    let deux: Vec<_> = six_dalles().into_iter().take(2).collect();
    let cinq: Vec<_> = six_dalles().into_iter().take(5).collect();
    Exemple::nouveau(
        "Dalles",
        [
            Dalles::pavees(six_dalles()).into(),
            Dalles::pavees(cinq).into(),
            Dalles::pavees(deux).into(),
            Dalles::en_liste(six_dalles()).into(),
        ],
    )
}

pub(super) fn trois_portes() -> Portes<'static> {
    let petit = |texte: &'static str| Bouton::neutre(texte).petit().vers("#");
    Portes::nouvelles(vec![
        Porte::nouvelle(
            Icone::Calendrier,
            "Prendre rendez-vous",
            "Carte d’identité ou passeport, pour une personne. Les deux premiers créneaux\u{202f}:",
        )
        .bouton(petit("jeu. 26, 9 h 20"))
        .bouton(petit("jeu. 26, 14 h"))
        .lien("Un autre jour, un autre motif", "#"),
        Porte::nouvelle(
            Icone::Megaphone,
            "Signaler un problème",
            "Un trou dans la chaussée, un lampadaire éteint, un dépôt sauvage. Vous saurez quand c’est réparé.",
        )
        .bouton(petit("Faire un signalement"))
        .lien("Ce qui est déjà signalé près d’ici", "#"),
        Porte::nouvelle(
            Icone::Cle,
            "Suivre une demande",
            "Avec son numéro et son code, inscrits sur l’accusé de réception. Sans compte.",
        )
        .bouton(petit("Entrer mon numéro"))
        .lien("J’ai perdu mon code", "#"),
    ])
}

fn portes() -> Exemple {
    Exemple::nouveau("Portes", [trois_portes().into()])
}

fn vide() -> Exemple {
    let vide = Vide::nouveau(
        Icone::Calendrier,
        "Vos rendez-vous seront ici",
        "Aucun pour l’instant. Le premier créneau libre est jeudi 26, à 9\u{a0}h\u{a0}20.",
    );
    let action = Bouton::lien("Prendre rendez-vous").vers("#");
    Exemple::nouveau("Vide", [vide.clone().action(action).into(), vide.into()])
}

fn horizon() -> Exemple {
    Exemple::nouveau(
        "Horizon et Seuil",
        [
            Horizon::nouveau(true).into(),
            Horizon::nouveau(false).into(),
            Seuil::usagers().into(),
            Seuil::agents().into(),
        ],
    )
}

fn navigation(mots: &'static Mots) -> Exemple {
    let onglets = |nom: &'static str| {
        Onglets::nouveaux(
            mots,
            vec![
                Onglet::nouveau("Demande", "#").courant(true),
                Onglet::nouveau("Messages", "#").compte(2),
                Onglet::nouveau("Journal", "#"),
            ],
        )
        .nom(nom)
    };
    let puces = Puces::nouvelles(
        mots,
        vec![
            Puce::nouvelle("Tous", "#").compte(22).choisie(true),
            Puce::nouvelle("Les miens", "#").compte(9),
        ],
    );
    let menu = MenuActions::nouveau("Autres actions")
        .action(Bouton::lien("Imprimer").vers("#").icone(Icone::Imprimante))
        .action(Bouton::lien("Exporter").nom("action", "exporter").icone(Icone::Telecharger));
    Exemple::nouveau(
        "FilAriane, Onglets, Puces, Pagination, MenuActions, LiensEnLigne",
        [
            FilAriane::nouveau(mots, [("Accueil", "#"), ("Enfance et école", "#")]).into(),
            onglets("Parties").into(),
            puces.into(),
            Pagination::pages(mots, 2, 9).precedente(Some("#")).suivante(Some("#")).into(),
            menu.into(),
            LiensEnLigne::nouveaux([
                ("Arrêtés et délibérations", "#"),
                ("23 jeux de données ouvertes", "#"),
            ])
            .into(),
        ],
    )
}

fn titres(mots: &'static Mots) -> Exemple {
    let section =
        TitreSection::nouveau("Les plus demandées").lien("Toutes les démarches (64)", "#");
    Exemple::nouveau(
        "TitreSection, Etapes, Prose",
        [
            section.into(),
            Etapes::nouvelles(mots, 2, 7, "Cantine et périscolaire").into(),
            Prose::texte("Un premier paragraphe.\n\nUn second, après une ligne vide.").into(),
        ],
    )
}

pub(super) fn chemin_suivi(mots: &'static Mots) -> Chemin<'static> {
    Chemin::grand(mots, vec![
        Pas::fait("Reçue par la mairie").detail("Samedi 21 novembre à 7 h 48."),
        Pas::fait("Examen commencé").detail("Lundi 23 novembre, par Claire Morel, service enfance"),
        Pas::courant("À compléter").detail("Demandé le mardi 24 novembre à 9 h 14"),
        Pas::a_venir("Décision").detail(
            "Deux mois au plus après l’envoi du document. Sans réponse, l’inscription est acceptée.",
        ),
    ])
}

pub(super) fn chemin_etapes(mots: &'static Mots) -> Chemin<'static> {
    Chemin::petit(
        mots,
        "Étapes de la demande",
        vec![
            Pas::fait("Vous").vers("#"),
            Pas::courant("L’enfant à inscrire"),
            Pas::a_venir("Les jours"),
            Pas::a_venir("La santé"),
            Pas::a_venir("Le tarif"),
            Pas::a_venir("Les autorisations"),
            Pas::a_venir("Relire et envoyer"),
        ],
    )
}

fn chemins(mots: &'static Mots) -> Exemple {
    Exemple::nouveau("Chemin", [chemin_suivi(mots).into(), chemin_etapes(mots).into()])
}

fn textes() -> Exemple {
    Exemple::nouveau("Faits, ListeIcones, Tableau", [faits().into()])
}

pub(super) fn faits() -> Faits<'static> {
    let preparer = ListeIcones::reglee(vec![
        LigneIcone::nouvelle(Icone::Document, "Attestation d’assurance scolaire")
            .detail("PDF ou photo. Vous pourrez l’ajouter plus tard."),
        LigneIcone::nouvelle(Icone::Document, "Pages «\u{202f}vaccins\u{202f}» du carnet de santé"),
        LigneIcone::nouvelle(Icone::Badge, "Quotient familial\u{202f}: rien à fournir")
            .fort()
            .detail("Avec votre accord, la mairie le reprend de la CAF ou de la MSA."),
    ]);
    let cout = Tableau::nouveau(
        "Prix d’un repas et d’un accueil",
        ["Quotient familial", "Repas", "Matin ou soir"],
    )
    .ligne(["Jusqu’à 600", "1,00 €", "0,80 €"])
    .ligne(["De 601 à 1 200", "2,90 €", "1,40 €"])
    .ligne(["Plus de 1 200", "4,10 €", "1,90 €"])
    .nombres()
    .note("L’inscription est gratuite. Facture à la fin du mois.");
    Faits::nouveaux(vec![
        Fait::texte(
            "Pour qui",
            "Les enfants inscrits à l’école Jules-Ferry ou à l’école du Lavoir. Un parent ou un tuteur fait la demande, une seule fois pour toute la fratrie.",
        ),
        Fait::html("À préparer", preparer),
        Fait::html("Coût", cout),
        Fait::texte(
            "Délai",
            "La mairie répond en 5 jours ouvrés le plus souvent, et au plus tard en 2 mois. Sans réponse dans les 2 mois, l’inscription est acceptée.",
        ),
        Fait::texte(
            "Et ensuite",
            "Vous recevez tout de suite un accusé de réception avec un numéro. Puis un message dès que l’inscription est faite, avec le prix calculé pour vous.",
        ),
    ])
}

fn couleurs() -> Exemple {
    let echelle = |hex: &str, nom: &'static str| {
        let palette = Palette::ou_maison(hex);
        let (clair, sombre) = (palette.clair, palette.sombre);
        let teintes = [
            (nom, palette.donnee),
            ("ground", clair.ground),
            ("ground-2", clair.ground_2),
            ("ground-3", clair.ground_3),
            ("joint", clair.joint),
            ("accent", clair.accent),
            ("accent-2", clair.accent_2),
            ("soft", clair.soft),
            ("soft-line", clair.soft_line),
            ("ground sombre", sombre.ground),
            ("accent sombre", sombre.accent),
        ];
        HtmlSur::from(Nuancier::nouveau(teintes))
    };
    let jaune = Palette::ou_maison("#f2dc7a");
    let commune =
        Nuancier::de_la_commune(&jaune, "Votre couleur", "Le fond", "Les liens et boutons").note(
            "Les liens sont plus foncés que votre couleur, pour rester lisibles sur du blanc.",
        );
    Exemple::nouveau(
        "Nuancier",
        [
            echelle("#0f6f73", "Bleu-vert"),
            echelle("#a8432f", "Brique"),
            echelle("#f2dc7a", "Jaune pâle"),
            commune.into(),
        ],
    )
}

fn encarts() -> Exemple {
    let depliant = || {
        Depliant::nouveau(
            "Pourquoi cette question\u{202f}?",
            Prose::texte("Pour calculer le prix."),
        )
    };
    let suite = Bouton::lien("Annuler l’envoi").nom("action", "annuler");
    Exemple::nouveau(
        "Encart, Banniere, Depliant",
        [
            Encart::texte(Ton::Info, "Cette démarche se fait aussi au guichet.")
                .titre("Bon à savoir")
                .into(),
            Encart::texte(Ton::Attention, "Le délai légal reste à renseigner.").into(),
            Encart::texte(Ton::Bien, "Votre demande est envoyée.").into(),
            Encart::texte(Ton::Grave, "Ce dossier a changé pendant que vous le lisiez.").into(),
            Encart::html(Ton::Doux, Prose::texte("Un texte sur fond doux.")).into(),
            Banniere::nouvelle(Ton::Bien, "La décision part dans 10 minutes.").suite(suite).into(),
            Banniere::nouvelle(Ton::Grave, "Le site sera fermé ce soir de 22 h à 23 h.").into(),
            depliant().into(),
            depliant().ouvert().into(),
        ],
    )
}

pub(super) fn carte_service() -> Carte<'static> {
    Carte::nouvelle(
        "Qui s’en occupe",
        ListeIcones::nouvelle(vec![
            LigneIcone::nouvelle(Icone::Personnes, "Service enfance")
                .fort()
                .detail("Sonia Petit, Marc Lenoir"),
            LigneIcone::nouvelle(Icone::Telephone, "04 65 71 23 47").vers("tel:0465712347"),
            LigneIcone::nouvelle(Icone::Lieu, "Mairie, guichet 2").detail("1 place de la Mairie"),
            LigneIcone::nouvelle(Icone::Horloge, "Ouvert jusqu’à 17 h 30"),
        ]),
    )
}

pub(super) fn carte_aide() -> Carte<'static> {
    Carte::texte("Besoin d’aide\u{202f}?", "Service enfance, jusqu’à 17 h 30")
        .telephone("04 65 71 23 47")
}

fn cartes() -> Exemple {
    Exemple::nouveau(
        "Carte",
        [
            carte_service().into(),
            carte_aide().into(),
            Carte::nue(Prose::texte("Une carte sans titre.")).into(),
        ],
    )
}

fn recapitulatifs() -> Exemple {
    let lignes = || {
        vec![
            LigneRecap::texte("Prénom et nom de l’enfant", "Léo Durand").modifier("Modifier", "#"),
            LigneRecap::texte("Adresse", "12 rue de la Mairie\n01340 Saint-Exemple")
                .modifier("Modifier", "#"),
            LigneRecap::html("Numéro RNA", Etiquette::etat(Etat::Repris, "repris du RNA")),
        ]
    };
    let action = Bouton::lien("Modifier").vers("#").precision("L’enfant");
    Exemple::nouveau(
        "Recapitulatif",
        [
            Recapitulatif::nouveau(lignes()).titre("L’enfant").into(),
            Recapitulatif::en_carte("L’association", lignes()).action(action).into(),
        ],
    )
}

pub(super) fn messages_suivi() -> HtmlSur {
    HtmlSur::from(
        Message::de_soi("Vous", "lundi 23 novembre à 18 h 05", "Bonjour, Léo peut-il commencer dès le 7 décembre\u{202f}?")
            .iso("2026-11-23T18:05"),
    )
    .puis(
        Message::de_l_autre(
            "Claire Morel",
            "mardi 24 novembre à 9 h 14",
            "Bonjour, oui, c’est possible si l’attestation nous arrive cette semaine. Celle que j’ai reçue est trop floue\u{202f}: une photo prise à la lumière du jour suffira.",
        )
        .piece("Modèle d’attestation (PDF)", "#"),
    )
}

fn messages() -> Exemple {
    Exemple::nouveau("Message", [messages_suivi()])
}
