//! `/demarches/{chemin}`: what is to be known before starting.

use std::sync::Arc;

use delais::{Delai, Regime, Silence, terme};
use formulaires::{Champ, Genre};
use jiff::civil::Date;
use langues::Textes;
use primitives::Ctx;
use web::composants::{
    Bouton, Carte, Fait, Faits, FilAriane, Gabarit, HtmlSur, Icone, LigneIcone, ListeIcones, Mots,
    Plaque, Prose, TitrePage,
};
use web::{PageError, PathArgs, Reponse, Requete};

use crate::modele::{Demarche, Etat, Mode};
use crate::revision::Revision;
use crate::texte::{premiere_phrase, texte_nu, texte_riche, texte_simple};

/// The longest help shown beside a document to bring.
const AIDE_MAX: usize = 160;

/// A sheet.
pub(crate) struct PageFiche<'a> {
    pub(crate) t: Textes,
    pub(crate) mots: &'static Mots,
    pub(crate) ctx: &'a Ctx,
    /// « la mairie ».
    pub(crate) autorite: &'a str,
    /// The telephone of the collectivité; may be empty.
    pub(crate) telephone: &'a str,
    /// When the door is open, lines separated by `\n`.
    pub(crate) horaires: &'a str,
    pub(crate) demarche: &'a Demarche,
    pub(crate) revision: Option<Arc<Revision>>,
    pub(crate) aujourdhui: Date,
}

pub(crate) async fn montrer(requete: Requete, PathArgs(chemin): PathArgs<String>) -> Reponse {
    let found = requete
        .app
        .db
        .read(&requete.ctx, move |tx| {
            let demarche = crate::visible_par_chemin(tx, &chemin)?.ok_or(PageError::Introuvable)?;
            let revision = crate::revision_active(tx, &demarche)?;
            Ok::<_, PageError>((demarche, revision))
        })
        .await?;
    let (demarche, revision) = found;
    let vue = PageFiche {
        t: requete.textes,
        mots: requete.mots(),
        ctx: &requete.ctx,
        autorite: &requete.site.autorite,
        telephone: &requete.site.telephone,
        horaires: &requete.site.horaires,
        demarche: &demarche,
        revision: revision.map(|(_, revision)| revision),
        aujourdhui: requete.ctx.clock.now().date(),
    };
    web::rendre(&vue.dans(requete.gabarit(demarche.titre.clone())))
}

/// « deux mois », « trois jours ».
pub(crate) fn duree(t: Textes, delai: Delai) -> String {
    match delai {
        Delai::Mois(number) => t.delais_duree_mois(number),
        Delai::Jours(number) => t.delais_duree_jours(number),
    }
}

impl PageFiche<'_> {
    /// The page in its frame.
    pub(crate) fn dans<'g>(&self, gabarit: Gabarit<'g>) -> Gabarit<'g> {
        gabarit
            .titre_page(self.titre())
            .plaque(self.plaque())
            .contenu(Faits::nouveaux(self.faits()))
            .rail(HtmlSur::from(self.qui()).puis(self.sans_internet()))
    }

    fn titre(&self) -> TitrePage<'static> {
        let (t, d) = (self.t, self.demarche);
        let crumbs = [
            (t.commun_accueil(), self.ctx.url("/")),
            (t.web_lien_demarches(), self.ctx.url("/demarches")),
        ];
        let mut titre =
            TitrePage::nouveau(d.titre.clone()).avant(FilAriane::nouveau(self.mots, crumbs));
        if !d.fiche.resume.is_empty() {
            titre = titre.accroche(d.fiche.resume.clone());
        }
        match self.bouton() {
            Some((bouton, note)) => titre.action(bouton, note),
            None => titre,
        }
    }

    /// The one button of the sheet and the words beside it; nothing to press when it is closed.
    fn bouton(&self) -> Option<(Bouton<'static>, String)> {
        let (t, d) = (self.t, self.demarche);
        if d.etat != Etat::Publiee {
            return None;
        }
        let here = self.ctx.url(format_args!("/commencer/{}", d.chemin));
        let (texte, target, note) = match d.mode {
            Mode::EnLigne => {
                (t.demarches_fiche_commencer(), here, t.demarches_fiche_duree(d.duree_minutes))
            }
            Mode::PreparationPresence => (
                t.demarches_fiche_preparer(),
                here,
                t.demarches_fiche_duree_presence(d.duree_minutes),
            ),
            Mode::LienNational => (
                t.demarches_fiche_national(),
                d.url_nationale.clone(),
                t.demarches_fiche_note_nationale().to_owned(),
            ),
        };
        Some((Bouton::primaire(texte).vers(target).avance(), note))
    }

    fn plaque(&self) -> Plaque<'static> {
        let (t, d) = (self.t, self.demarche);
        if d.etat != Etat::Publiee {
            return Plaque::sur_sol("", t.demarches_fiche_fermee())
                .texte(t.demarches_fiche_fermee_texte());
        }
        if d.mode == Mode::LienNational {
            return Plaque::sur_sol(
                t.demarches_fiche_plaque_national(),
                t.demarches_fiche_plaque_national_valeur(),
            )
            .texte(t.demarches_fiche_plaque_national_texte());
        }
        let day = terme(self.aujourdhui, d.delai);
        let dated = |valeur: String| {
            Plaque::sur_sol(t.demarches_fiche_plaque_aujourdhui(), valeur).date(day.to_string())
        };
        let nom = d.nom_demande.mot(t);
        match (d.regime, d.regime.silence()) {
            (_, Some(silence)) => {
                let meaning = match silence {
                    Silence::Acceptation => t.demarches_fiche_plaque_silence_accepte(),
                    Silence::Refus => t.demarches_fiche_plaque_silence_refuse(),
                };
                dated(t.demarches_fiche_plaque_limite(t.date_longue(day))).texte(meaning)
            }
            (Regime::SansDecision, _) => dated(t.demarches_fiche_plaque_prevue(t.date_longue(day))),
            (Regime::Declaratif, _) => Plaque::sur_sol(
                t.demarches_fiche_plaque_aujourdhui(),
                t.demarches_fiche_plaque_declaratif(),
            )
            .texte(t.demarches_fiche_delai_declaratif(nom)),
            _ => Plaque::sur_sol(t.demarches_fiche_plaque_fin(), t.demarches_fiche_plaque_numero())
                .texte(t.demarches_fiche_plaque_numero_texte(nom)),
        }
    }

    fn faits(&self) -> Vec<Fait<'static>> {
        let (t, fiche) = (self.t, &self.demarche.fiche);
        let said = |terme: &'static str, texte: &str| {
            (!texte.is_empty()).then(|| Fait::html(terme, Prose::texte(texte)))
        };
        [
            said(t.demarches_fiche_pour_qui(), &fiche.pour_qui),
            self.description().map(|html| Fait::html(t.demarches_fiche_savoir(), html)),
            self.documents().map(|html| Fait::html(t.demarches_fiche_preparation(), html)),
            said(t.demarches_fiche_cout(), &fiche.cout),
            said(t.demarches_fiche_delai(), &self.delai()),
            said(t.demarches_fiche_suite(), &self.suite()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The description, unless the sentence under the title already says it all.
    fn description(&self) -> Option<Prose> {
        let fiche = &self.demarche.fiche;
        let html = texte_riche(&fiche.description);
        let one_paragraph = html.as_str().matches('<').count() == 2;
        let said = one_paragraph && texte_nu(&fiche.description) == fiche.resume;
        (!html.est_vide() && !said).then(|| Prose::html(html))
    }

    /// The documents that the form asks for.
    fn documents(&self) -> Option<HtmlSur> {
        let revision = self.revision.as_deref()?;
        let asked = |champ: &&Champ| {
            matches!(champ.genre, Genre::PieceJustificative(_) | Genre::TitreIdentite)
        };
        let lines: Vec<_> =
            revision.formulaire.tous().filter(asked).map(|champ| self.document(champ)).collect();
        if lines.is_empty() {
            return Some(Prose::texte(self.t.demarches_fiche_rien()).into());
        }
        Some(ListeIcones::reglee(lines).into())
    }

    fn document(&self, champ: &Champ) -> LigneIcone<'static> {
        let help = premiere_phrase(champ.description.as_deref().unwrap_or_default(), AIDE_MAX);
        let optional =
            if champ.obligatoire() { "" } else { self.t.demarches_fiche_piece_facultative() };
        let detail: Vec<_> =
            [optional, help.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
        let line = LigneIcone::nouvelle(Icone::Document, texte_simple(&champ.libelle));
        if detail.is_empty() { line } else { line.detail(detail.join(" ")) }
    }

    /// The usual time, then what the law says; nothing is asserted while the regime is not known.
    fn delai(&self) -> String {
        let (t, d) = (self.t, self.demarche);
        let long = duree(t, d.delai);
        let law = match d.regime {
            Regime::SilenceAccepte => t.demarches_fiche_delai_accepte(self.autorite, long),
            Regime::SilenceRefuse => t.demarches_fiche_delai_refuse(self.autorite, long),
            Regime::SansDecision => t.demarches_fiche_delai_sans_decision(self.autorite, long),
            Regime::Declaratif => t.demarches_fiche_delai_declaratif(d.nom_demande.mot(t)),
            Regime::AVerifier => String::new(),
        };
        let usual = match d.fiche.delai_usuel.as_str() {
            "" => String::new(),
            usual => t.demarches_fiche_delai_usuel(en_minuscule(usual)),
        };
        let said: Vec<_> = [usual, law].into_iter().filter(|text| !text.is_empty()).collect();
        said.join("\n\n")
    }

    fn suite(&self) -> String {
        let (t, d) = (self.t, self.demarche);
        match (d.fiche.et_ensuite.as_str(), d.mode) {
            ("", Mode::EnLigne) => t.demarches_fiche_suite_defaut(d.nom_demande.mot(t)),
            ("", Mode::PreparationPresence) => t.demarches_fiche_suite_presence().to_owned(),
            (said, Mode::PreparationPresence) => {
                format!("{}\n\n{said}", t.demarches_fiche_suite_presence())
            }
            (said, _) => said.to_owned(),
        }
    }

    fn qui(&self) -> Carte<'static> {
        let (t, service) = (self.t, &self.demarche.service);
        let mut lines = Vec::new();
        if !service.nom.is_empty() {
            let line = LigneIcone::nouvelle(Icone::Personnes, service.nom.clone()).fort();
            lines.push(match service.organisme.as_str() {
                "" => line,
                organisme => line.detail(organisme.to_owned()),
            });
        }
        if !service.telephone.is_empty() {
            lines.push(telephone(&service.telephone));
        }
        if !service.courriel.is_empty() {
            let href = format!("mailto:{}", service.courriel);
            lines.push(LigneIcone::nouvelle(Icone::Enveloppe, service.courriel.clone()).vers(href));
        }
        let mut place = service.adresse.lines();
        if let Some(first) = place.next() {
            let line = LigneIcone::nouvelle(Icone::Lieu, first.to_owned());
            let rest: Vec<_> = place.collect();
            lines.push(if rest.is_empty() { line } else { line.detail(rest.join(", ")) });
        }
        for hours in self.horaires.lines().filter(|line| !line.is_empty()) {
            lines.push(LigneIcone::nouvelle(Icone::Horloge, hours.to_owned()));
        }
        Carte::nouvelle(t.demarches_fiche_qui(), ListeIcones::nouvelle(lines))
    }

    fn sans_internet(&self) -> Carte<'static> {
        let t = self.t;
        let carte = Carte::texte(
            t.demarches_fiche_sans_internet(),
            t.demarches_fiche_sans_internet_texte(),
        );
        match self.telephone {
            "" => carte,
            telephone => carte.telephone(telephone.to_owned()),
        }
    }
}

fn telephone(numero: &str) -> LigneIcone<'static> {
    let digits: String = numero.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let shown = numero.replace(' ', "\u{a0}");
    LigneIcone::nouvelle(Icone::Telephone, shown).vers(format!("tel:{digits}"))
}

/// A sentence put after a colon loses its capital.
fn en_minuscule(texte: &str) -> String {
    let mut letters = texte.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
