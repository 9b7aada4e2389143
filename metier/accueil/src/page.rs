use collectivites::{Collectivite, Ouverture};
use db::Tx;
use demarches::Apercu;
use primitives::Stamp;
use web::composants::{
    Bouton, Dalle, Dalles, Hero, Horizon, HtmlSur, Icone, Plaque, Porte, Portes, TitreSection,
};
use web::{PageError, Reponse, Requete, rendre};

/// How many démarches the wall of the home shows.
const PAVES: usize = 6;

/// The home of the collectivité.
pub(crate) async fn accueil(requete: Requete) -> Reponse {
    let lire = |tx: &mut Tx<'_>| {
        let collectivite = collectivites::publique(tx)?;
        let demandees = dossiers::demandees(tx, PAVES as i64)?;
        Ok::<_, db::DbError>((collectivite, demandees, demarches::chercher(tx, "", 1)?))
    };
    let (collectivite, demandees, trouvees) = requete.app.db.read(&requete.ctx, lire).await?;
    let collectivite = collectivite.ok_or(PageError::Introuvable)?;
    let t = requete.textes;
    let maintenant = requete.ctx.clock.now();
    let contenu = HtmlSur::default()
        .puis(mur(&requete, paves(demandees, trouvees.demarches), trouvees.total))
        .puis(portes(&requete));
    let page = requete
        .gabarit(t.accueil_titre())
        .hero(hero(&requete, &collectivite, maintenant))
        .contenu(contenu);
    rendre(&page)
}

fn hero<'a>(requete: &'a Requete, c: &Collectivite, maintenant: Stamp) -> Hero<'a> {
    let t = requete.textes;
    let ouverture = c.ouverture(maintenant);
    let horizon = Horizon::nouveau(matches!(ouverture, Ouverture::Ouverte { .. }));
    let action = requete.ctx.url("/demarches");
    let mut hero = Hero::nouveau(
        t.accueil_question(),
        action.clone(),
        t.accueil_recherche(),
        t.accueil_chercher(),
        horizon,
    );
    for mot in t.accueil_mots().split(" / ") {
        let query: String = primitives::fold::slug(mot, 60).replace('-', "+");
        hero = hero.mot(mot, format!("{action}?q={query}"));
    }
    let jour = t.accueil_aujourdhui(t.date_avec_jour(maintenant.date()));
    match c.phrase_ouverture(t, maintenant) {
        Some(phrase) => hero.plaque(Plaque::claire(jour, phrase)),
        None => hero,
    }
}

/// The most requested, then others in their order.
fn paves(mut demandees: Vec<Apercu>, autres: Vec<Apercu>) -> Vec<Apercu> {
    for autre in autres {
        if demandees.len() < PAVES && !demandees.contains(&autre) {
            demandees.push(autre);
        }
    }
    demandees
}

fn mur(requete: &Requete, demarches: Vec<Apercu>, total: usize) -> HtmlSur {
    if demarches.is_empty() {
        return HtmlSur::default();
    }
    let t = requete.textes;
    let dalles = demarches.into_iter().map(|demarche| {
        let href = requete.ctx.url(format_args!("/demarches/{}", demarche.chemin));
        Dalle::nouvelle(demarche.titre, href, t.accueil_minutes(demarche.duree_minutes))
    });
    TitreSection::nouveau(t.accueil_demandees())
        .lien(t.accueil_toutes(total as i64), requete.ctx.url("/demarches"))
        .suite(Dalles::pavees(dalles.collect()))
        .into()
}

fn portes(requete: &Requete) -> HtmlSur {
    let (t, url) = (requete.textes, |path: &str| requete.ctx.url(path));
    let suivre = Porte::nouvelle(Icone::Cle, t.accueil_suivre_titre(), t.accueil_suivre_texte())
        .bouton(Bouton::neutre(t.accueil_suivre_bouton()).petit().vers(url("/suivre")))
        .lien(t.accueil_code_perdu(), url("/code-perdu"));
    let chercher =
        Porte::nouvelle(Icone::Loupe, t.accueil_trouver_titre(), t.accueil_trouver_texte())
            .bouton(Bouton::neutre(t.accueil_trouver_bouton()).petit().vers(url("/demarches")));
    Portes::nouvelles(vec![suivre, chercher]).into()
}
