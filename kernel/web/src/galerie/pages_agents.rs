//! Whole pages of agents, made of components only.

use super::agents::{self, LIGNES};
use super::cadre::Cadre;
use crate::composants::{
    BarreDecider, BlocFormulaire, Bouton, Carte, Chemin, Decision, Etat, Etiquette, FilAriane,
    HtmlSur, Icone, LigneRecap, ListeDossiers, Onglet, Onglets, Pagination, Pas, Plaque, Puce,
    Puces, Recapitulatif, TitrePage, TitreSection,
};

pub(super) fn aujourdhui(cadre: &Cadre<'_>) -> String {
    let mots = cadre.mots;
    let titre = TitrePage::nouveau("Aujourd’hui, mardi 24 novembre")
        .meta("Bonjour Claire. Quatre dossiers attendent une réponse avant ce soir.")
        .action(Bouton::primaire("Commencer par le plus urgent").vers("#").avance(), "");
    let puces =
        [("Tous", 22), ("Les miens", 9), ("À prendre", 6), ("À signer", 1), ("En attente", 6)]
            .map(|(texte, n)| Puce::nouvelle(texte, "#").compte(n).choisie(texte == "Tous"));
    let section = TitreSection::nouveau("Dossiers à suivre")
        .suite(Puces::nouvelles(mots, puces.into()))
        .suite(Bouton::neutre("Filtrer").petit().icone(Icone::Filtre).vers("#"))
        .suite(Bouton::neutre("Exporter").petit().icone(Icone::Telecharger).vers("#"));
    let groupes = vec![
        agents::groupe(&LIGNES[..1], "En retard"),
        agents::groupe(&LIGNES[1..4], "Aujourd’hui"),
        agents::groupe(&LIGNES[4..10], "Cette semaine"),
        agents::groupe(&LIGNES[10..], "Plus tard"),
    ];
    let liste = ListeDossiers::nouvelle(mots, "Dossiers à suivre, par échéance", groupes)
        .choix("dossier")
        .barre(agents::barre(mots, 3, 22));
    let contenu = HtmlSur::from(titre)
        .puis(agents::chiffres())
        .puis(section)
        .puis(BlocFormulaire::post("#", HtmlSur::default(), liste));
    cadre.page_agent("Aujourd’hui", "Aujourd’hui").contenu(contenu).to_string()
}

pub(super) fn dossier(cadre: &Cadre<'_>) -> String {
    let mots = cadre.mots;
    let pages = Pagination::dossiers(mots, "3 sur 22").precedente(Some("#")).suivante(Some("#"));
    let titre = TitrePage::nouveau("Amicale des pompiers · Buvette temporaire")
        .avant(pages)
        .etiquette(Etiquette::etat(Etat::EnExamen, "En examen"))
        .reference("Dossier 4 790");
    let onglets = Onglets::nouveaux(
        mots,
        vec![
            Onglet::nouveau("Demande", "#").courant(true),
            Onglet::nouveau("Messages", "#").compte(2),
            Onglet::nouveau("Avis", "#").compte(1),
            Onglet::nouveau("Notes internes", "#"),
            Onglet::nouveau("Journal", "#"),
        ],
    );
    let contenu = HtmlSur::from(agents::verifications())
        .puis(la_fete())
        .puis(l_association())
        .puis(Carte::nouvelle("Documents", agents::documents()))
        .puis(Carte::nouvelle("Ce qui s’est passé", histoire(cadre)))
        .puis(BarreDecider::vers(mots, "decision"));
    let plaque = Plaque::sur_sol("Répondre aujourd’hui au plus tard", "Mardi 24 novembre")
        .date("2026-11-24")
        .texte("Objectif de la commune\u{202f}: 11 jours avant la fête. Délai légal\u{202f}: 9 janvier 2027\u{202f}; sans réponse, c’est un accord.");
    let suivi = Carte::nouvelle(
        "Suivi par",
        HtmlSur::texte("Claire Morel · ").puis(Bouton::lien("Confier à quelqu’un").vers("#")),
    );
    cadre
        .page_agent("Dossier 4 790, Amicale des pompiers", "Dossiers")
        .fil(FilAriane::nouveau(mots, [("Dossiers à suivre", "#")]))
        .titre_page(HtmlSur::from(titre).puis(onglets))
        .contenu(contenu)
        .rail(HtmlSur::from(plaque).puis(decision()).puis(suivi))
        .to_string()
}

fn decision() -> BlocFormulaire<'static> {
    let decision = Decision::nouvelle("Décision")
        .id("decision")
        .extrait("Arrêté n° 2026-118", "Mme Nadia Perret, présidente de l’Amicale, est autorisée à ouvrir un débit de boissons temporaire le 5 décembre 2026, de 10 h à 20 h…")
        .lien("Relire et modifier la lettre", "#")
        .bouton(Bouton::primaire("Accepter et envoyer à la signature").touche("A").nom("action", "accepter"))
        .bouton(Bouton::second("Demander un complément").touche("D").nom("action", "complement"))
        .petit_bouton(Bouton::neutre("Refuser…").vers("#"))
        .petit_bouton(Bouton::neutre("Fermer…").vers("#"))
        .note("Vous pourrez annuler jusqu’à la signature de la maire.");
    BlocFormulaire::post("#", HtmlSur::default(), decision)
}

fn la_fete() -> Recapitulatif<'static> {
    Recapitulatif::en_carte(
        "La fête",
        vec![
            LigneRecap::texte("Occasion", "Marché de Noël de la caserne"),
            LigneRecap::texte("Lieu", "Cour de la caserne, 3 rue du Lavoir"),
            LigneRecap::texte("Date et heures", "Samedi 5 décembre 2026, de 10 h à 20 h"),
            LigneRecap::texte("Boissons", "Groupes 1 et 3\u{202f}: sans alcool, bière, vin, cidre"),
            LigneRecap::texte("Public attendu", "250 personnes"),
        ],
    )
}

fn l_association() -> Recapitulatif<'static> {
    let nom = HtmlSur::texte("Amicale des sapeurs-pompiers de Saint-Exemple ")
        .puis(Etiquette::etat(Etat::Repris, "repris du RNA"));
    Recapitulatif::en_carte(
        "L’association",
        vec![
            LigneRecap::html("Nom", nom),
            LigneRecap::texte("Numéro RNA", "W011000000"),
            LigneRecap::texte(
                "Responsable",
                "Nadia Perret, présidente\n06 39 98 51 26 · amicale@saint-exemple.example",
            ),
            LigneRecap::texte("Buvettes en 2026", "1 déjà autorisée, le 14 juillet"),
        ],
    )
}

fn histoire(cadre: &Cadre<'_>) -> Chemin<'static> {
    Chemin::histoire(
        cadre.mots,
        vec![
            Pas::fait("Avis favorable de la gendarmerie")
                .detail("Lundi 23 novembre à 16 h 20 · adjudant Roux"),
            Pas::fait("Avis demandé à la gendarmerie")
                .detail("Mardi 10 novembre à 9 h 05 · Claire Morel"),
            Pas::fait("Demande reçue en ligne, accusé envoyé").detail("Lundi 9 novembre à 20 h 13"),
        ],
    )
}
