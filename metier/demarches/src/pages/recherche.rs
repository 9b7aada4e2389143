//! `/demarches`: the search of residents.

use askama::Template;
use langues::Textes;
use primitives::Ctx;
use web::composants::{
    Bouton, ChampTexte, Dalle, Dalles, Gabarit, HtmlSur, Icone, Mots, Pagination, Saisie,
    TitrePage, Vide,
};
use web::{PageError, Reponse, Requete};

use crate::modele::{Apercu, Mode};
use crate::recherche::{Trouvees, chercher};

/// More letters than that are not looked at.
const LONGUEUR_MAX: usize = 200;

/// The search and what it found.
pub(crate) struct PageRecherche<'a> {
    pub(crate) t: Textes,
    pub(crate) mots: &'static Mots,
    pub(crate) ctx: &'a Ctx,
    pub(crate) telephone: &'a str,
    pub(crate) cherche: &'a str,
    pub(crate) trouvees: Trouvees,
}

#[derive(Template)]
#[template(path = "recherche.html")]
struct Contenu<'a> {
    action: String,
    champ: ChampTexte<'a>,
    bouton: Bouton<'a>,
    total: Option<String>,
    resultat: HtmlSur,
    pages: Option<Pagination<'a>>,
}

pub(crate) async fn montrer(requete: Requete) -> Reponse {
    let parametres = requete.parametres();
    let cherche: String = parametres.texte("q").chars().take(LONGUEUR_MAX).collect();
    let page: usize = parametres.texte("page").parse().unwrap_or(1);
    let words = cherche.clone();
    let trouvees = requete
        .app
        .db
        .read(&requete.ctx, move |tx| chercher(tx, &words, page).map_err(PageError::from))
        .await?;
    let vue = PageRecherche {
        t: requete.textes,
        mots: requete.mots(),
        ctx: &requete.ctx,
        telephone: &requete.site.telephone,
        cherche: &cherche,
        trouvees,
    };
    web::rendre(&vue.dans(requete.gabarit(vue.t.demarches_chercher_titre_page()))?)
}

impl PageRecherche<'_> {
    /// The page in its frame.
    pub(crate) fn dans<'g>(&self, gabarit: Gabarit<'g>) -> Result<Gabarit<'g>, askama::Error> {
        let t = self.t;
        let champ = ChampTexte::nouveau("q", t.demarches_chercher_libelle())
            .aide(t.demarches_chercher_aide())
            .saisie(Saisie::Recherche)
            .valeur(self.cherche);
        let contenu = Contenu {
            action: self.ctx.url("/demarches"),
            champ,
            bouton: Bouton::primaire(t.commun_chercher()).icone(Icone::Loupe),
            total: self.total(),
            resultat: self.resultat(),
            pages: self.pages(),
        };
        let titre = TitrePage::nouveau(t.demarches_chercher_titre());
        Ok(gabarit.titre_page(titre).contenu(HtmlSur::rendre(&contenu)?))
    }

    fn total(&self) -> Option<String> {
        let (t, total) = (self.t, self.trouvees.total);
        match total {
            0 => None,
            _ if self.trouvees.approchees => Some(t.demarches_chercher_approchees().to_owned()),
            _ if self.cherche.is_empty() => Some(t.demarches_chercher_total(total)),
            _ => Some(t.demarches_chercher_trouvees(total, self.cherche)),
        }
    }

    fn resultat(&self) -> HtmlSur {
        if self.trouvees.total == 0 {
            return self.rien().into();
        }
        let dalle = |apercu: &Apercu| {
            let path = format!("/demarches/{}", apercu.chemin);
            Dalle::nouvelle(apercu.titre.clone(), self.ctx.url(path), self.detail(apercu))
        };
        Dalles::en_liste(self.trouvees.demarches.iter().map(dalle).collect()).into()
    }

    fn rien(&self) -> Vide<'_> {
        let t = self.t;
        if self.cherche.is_empty() {
            let (titre, texte) =
                (t.demarches_chercher_vide_titre(), t.demarches_chercher_vide_texte());
            return Vide::nouveau(Icone::Document, titre, texte);
        }
        let texte = match self.telephone {
            "" => t.demarches_chercher_rien_texte_sans_telephone().to_owned(),
            telephone => t.demarches_chercher_rien_texte(telephone),
        };
        let toutes = Bouton::second(t.demarches_chercher_toutes()).vers(self.ctx.url("/demarches"));
        Vide::nouveau(Icone::Loupe, t.demarches_chercher_rien_titre(self.cherche), texte)
            .action(toutes)
    }

    /// The service, how long the form takes, and where the rest is done.
    fn detail(&self, apercu: &Apercu) -> String {
        let t = self.t;
        let duree = t.demarches_chercher_duree(apercu.duree_minutes);
        let facts = match apercu.mode {
            Mode::EnLigne => vec![apercu.service_nom.as_str(), &duree],
            Mode::PreparationPresence => {
                vec![apercu.service_nom.as_str(), &duree, t.demarches_chercher_presence()]
            }
            Mode::LienNational => vec![t.demarches_chercher_national()],
        };
        let known: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        known.join(" · ")
    }

    fn pages(&self) -> Option<Pagination<'_>> {
        let (page, pages) = (self.trouvees.page, self.trouvees.pages);
        let to = |page: usize| {
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("q", self.cherche)
                .append_pair("page", &page.to_string())
                .finish();
            self.ctx.url(format_args!("/demarches?{query}"))
        };
        (pages > 1).then(|| {
            Pagination::pages(self.mots, page as u64, pages as u64)
                .precedente((page > 1).then(|| to(page - 1)))
                .suivante((page < pages).then(|| to(page + 1)))
        })
    }
}
