//! Whole pages of residents, made of components only.

use super::cadre::Cadre;
use super::{champs, signes};
use crate::composants::{
    BlocFormulaire, Bouton, Carte, ChampDate, ChampRadios, ChampSelect, ChampTextarea, ChampTexte,
    Choix, Dalles, Etapes, Etat, Etiquette, FilAriane, Hero, Horizon, HtmlSur, Icone, LiensEnLigne,
    LigneIcone, ListeIcones, PiedFormulaire, Plaque, ResumeErreurs, TitrePage, TitreSection, id_de,
};

pub(super) fn accueil(cadre: &Cadre<'_>) -> String {
    let hero = Hero::nouveau(
        "Que voulez\u{2011}vous faire\u{202f}?",
        "/demarches",
        "Une démarche, un lieu…",
        "Chercher",
        Horizon::nouveau(true),
    )
    .mot("cantine", "#")
    .mot("carte d’identité", "#")
    .mot("déchèterie", "#")
    .mot("permis de construire", "#")
    .plaque(
        Plaque::claire("Aujourd’hui, mardi 24 novembre", "La mairie est ouverte jusqu’à 17 h 30")
            .ligne("Médiathèque", "jusqu’à 18 h 30")
            .ligne("Déchèterie", "fermée, demain à 9 h"),
    );
    let demandees =
        TitreSection::nouveau("Les plus demandées").lien("Toutes les démarches (64)", "#");
    let contenu = HtmlSur::from(demandees)
        .puis(Dalles::pavees(signes::six_dalles()))
        .puis(signes::trois_portes())
        .puis(LiensEnLigne::nouveaux([
            ("Budget participatif\u{202f}: votez jusqu’au 12 décembre", "#"),
            ("Arrêtés et délibérations", "#"),
            ("23 jeux de données ouvertes", "#"),
        ]));
    cadre.page_usager("Accueil", "").hero(hero).contenu(contenu).pied(cadre.pied()).to_string()
}

pub(super) fn demarche(cadre: &Cadre<'_>) -> String {
    let titre = TitrePage::nouveau("Inscrire un enfant à la cantine et au périscolaire")
        .accroche("Pour les repas de midi, l’accueil du matin et du soir, et le mercredi. L’inscription vaut pour une année scolaire.")
        .action(
            Bouton::primaire("Commencer").vers("#").avance(),
            "8 minutes environ. Vos réponses sont gardées à chaque étape.",
        );
    let plaque = Plaque::sur_sol("Si vous déposez aujourd’hui", "Réponse vers le 1er décembre")
        .texte("Pour commencer la cantine dès le lundi 7 décembre.");
    let imprimer = ListeIcones::nouvelle(vec![
        LigneIcone::nouvelle(Icone::Imprimante, "Formulaire à imprimer").vers("#").fort(),
    ]);
    let sans = Carte::nouvelle(
        "Sans internet",
        HtmlSur::paragraphe(&HtmlSur::texte(
            "Remplissez le formulaire avec un agent, au guichet ou par téléphone.",
        ))
        .puis(imprimer),
    );
    cadre
        .page_usager("Inscrire un enfant à la cantine", "Démarches")
        .fil(FilAriane::nouveau(cadre.mots, [("Accueil", "#"), ("Enfance et école", "#")]))
        .titre_page(titre)
        .plaque(plaque)
        .contenu(signes::faits())
        .rail(HtmlSur::from(signes::carte_service()).puis(sans))
        .pied(cadre.pied())
        .to_string()
}

pub(super) fn formulaire(cadre: &Cadre<'_>, erreurs: bool) -> String {
    let mots = cadre.mots;
    let titre = TitrePage::nouveau("L’enfant à inscrire").avant(Etapes::nouvelles(
        mots,
        2,
        7,
        "Cantine et périscolaire",
    ));
    let mut resume = ResumeErreurs::nouveau(mots);
    if erreurs {
        resume = resume
            .erreur(id_de("naissance"), "Date de naissance\u{202f}: le 31 février n’existe pas")
            .erreur(id_de("ecole"), "École\u{202f}: à choisir")
            .erreur(id_de("assurance"), "Assurance\u{202f}: ce fichier ne s’ouvre pas")
            .erreur(
                id_de("personnes.2.tel"),
                "Téléphone de Jeanne Durand\u{202f}: il manque deux chiffres",
            );
    }
    let contenu = HtmlSur::from(titre).puis(resume).puis(BlocFormulaire::multipart(
        "#",
        HtmlSur::default(),
        champs_de_l_enfant(cadre, erreurs),
    ));
    let garde = ListeIcones::nouvelle(vec![LigneIcone::nouvelle(
        Icone::Coche,
        "Gardé à 10 h 42. Votre numéro\u{202f}: 4 812",
    )]);
    cadre
        .page_usager("Étape 2 sur 7\u{202f}: l’enfant à inscrire", "Démarches")
        .en_erreur(erreurs)
        .etroit()
        .contenu(contenu)
        .rail(HtmlSur::from(signes::chemin_etapes(mots)).puis(signes::carte_aide()).puis(garde))
        .pied(cadre.pied_court("Aide"))
        .delai(1500, "#")
        .to_string()
}

fn champs_de_l_enfant(cadre: &Cadre<'_>, erreurs: bool) -> HtmlSur {
    let mots = cadre.mots;
    let date =
        ChampDate::nouveau(mots, "naissance", "Date de naissance").aide("Par exemple 27 3 2019");
    let date = match erreurs {
        true => date
            .valeurs("31", "2", "2019")
            .fautes(true, true, false)
            .erreur("Le 31 février n’existe pas. Vérifiez le jour et le mois."),
        false => date.valeurs("27", "3", "2019"),
    };
    let ecoles = vec![
        Choix::nouveau("jf", "École Jules-Ferry").choisi(!erreurs),
        Choix::nouveau("l", "École du Lavoir"),
    ];
    let ecole = ChampSelect::nouveau("ecole", "École", ecoles)
        .vide("Choisir une école")
        .erreurs(erreurs.then_some("Choisissez l’école de votre enfant."));
    let repas = ChampRadios::nouveau("repas", "Repas", champs::repas())
        .aide("Nous adaptons les repas sans demander pourquoi.");
    let assurance = champs::assurance(mots, !erreurs).erreurs(erreurs.then_some(
        "Le fichier «\u{202f}assurance.heic\u{202f}» ne s’ouvre pas. Envoyez un PDF ou une photo JPEG.",
    ));
    let pied =
        PiedFormulaire::nouveau(Bouton::primaire("Continuer").avance().nom("action", "continuer"))
            .autre(Bouton::lien("Enregistrer et finir plus tard").nom("action", "plus-tard"));
    HtmlSur::from(ChampTexte::nouveau("nom", "Prénom et nom de l’enfant").valeur("Léo Durand"))
        .puis(date)
        .puis(ecole)
        .puis(repas)
        .puis(champs::adresse())
        .puis(assurance)
        .puis(champs::personnes(mots, erreurs))
        .puis(pied)
}

pub(super) fn suivi(cadre: &Cadre<'_>) -> String {
    let mots = cadre.mots;
    let titre = TitrePage::nouveau("Cantine et périscolaire, pour Léo")
        .meta("Demande 4 812, déposée le samedi 21 novembre 2026");
    let tache = Plaque::tache(
        Etiquette::etat(Etat::ACompleter, "À compléter"),
        "Envoyez une attestation d’assurance lisible avant le mardi 8 décembre",
    )
    .texte("Sur la photo reçue, on ne lit pas les dates. L’examen reprend dès votre envoi\u{202f}; en attendant, le délai de réponse est arrêté. Sans envoi, la demande sera fermée et vous pourrez en refaire une.")
    .bouton(Bouton::sur_plaque("Choisir le fichier").icone(Icone::Televerser).vers("#"))
    .note("PDF, JPEG ou PNG, 20 Mo au plus");
    let reponse =
        HtmlSur::from(ChampTextarea::nouveau(mots, "message", "Écrire à Claire Morel").lignes(4))
            .puis(
                PiedFormulaire::nouveau(Bouton::second("Envoyer le message").icone(Icone::Avion))
                    .sans_filet(),
            );
    let contenu = HtmlSur::from(titre)
        .puis(tache)
        .puis(TitreSection::nouveau("Où en est votre demande"))
        .puis(signes::chemin_suivi(mots))
        .puis(TitreSection::nouveau("Messages"))
        .puis(signes::messages_suivi())
        .puis(BlocFormulaire::post("#", HtmlSur::default(), reponse));
    let agent = Carte::nouvelle(
        "Qui suit votre demande",
        ListeIcones::nouvelle(vec![
            LigneIcone::nouvelle(Icone::Personne, "Claire Morel").fort().detail("Service enfance"),
            LigneIcone::nouvelle(Icone::Telephone, "04 65 71 23 47").vers("tel:0465712347"),
            LigneIcone::nouvelle(Icone::Lieu, "Mairie, guichet 2"),
        ]),
    );
    let documents = Carte::nouvelle(
        "Vos documents",
        ListeIcones::nouvelle(
            ["Votre demande (PDF)", "Accusé de réception (PDF)", "Carnet de santé, vaccins"]
                .map(|nom| LigneIcone::nouvelle(Icone::Document, nom).vers("#"))
                .into(),
        ),
    );
    cadre
        .page_usager("Demande 4 812", "")
        .fil(FilAriane::nouveau(mots, [("Mes demandes", "#")]))
        .contenu(contenu)
        .rail(
            HtmlSur::from(agent).puis(documents).puis(Bouton::lien("Retirer ma demande").vers("#")),
        )
        .pied(cadre.pied_court("Aide"))
        .to_string()
}
