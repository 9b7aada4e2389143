//! `/admin/collectivite`: name, colour, contacts, hours and legal mentions.

use askama::Template;
use http::StatusCode;
use jiff::civil::Weekday;
use langues::Textes;
use web::composants::{
    Banniere, BlocFormulaire, Bouton, ChampFichier, ChampTextarea, ChampTexte, Gabarit, HtmlSur,
    Largeur, LigneRecap, Mots, PiedFormulaire, Recapitulatif, ResumeErreurs, Saisie, Texte,
    TitrePage, TitreSection, Ton, id_de,
};
use web::couleur::{Palette, Rgb};
use web::{Formulaire, Reponse, Requete, Valeurs, page, redirect_303};

use super::{cadre_exemple, logo};
use crate::actions;
use crate::annuaire::Annuaire;
use crate::horaires::{self, Horaires};
use crate::modele::{Collectivite, ErreurCollectivite, Modification};
use crate::samples;
use crate::textes::{JOURS, nom_du_jour};

pub(super) const CHEMIN: &str = "/admin/collectivite";

/// The logo of the sample, which no server has to serve.
const EXEMPLE_LOGO: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// The fields of the days, Monday first.
const CHAMPS_JOURS: [&str; 7] = [
    "horaires_lundi",
    "horaires_mardi",
    "horaires_mercredi",
    "horaires_jeudi",
    "horaires_vendredi",
    "horaires_samedi",
    "horaires_dimanche",
];

#[derive(Template)]
#[template(path = "administrer.html")]
struct Modele<'a> {
    t: Textes,
    action: String,
    csrf: String,
    logo: Option<&'a str>,
    saisie: &'a Formule,
    erreurs: &'a [ErreurCollectivite],
}

/// What the form holds: a change, and the hours of each day as they were written.
struct Formule {
    modification: Modification,
    jours: [String; 7],
}

impl Formule {
    fn de(c: &Collectivite) -> Self {
        let jours = JOURS.map(|jour| horaires::ecrire(c.horaires.jour(jour)));
        Self { modification: Modification::de(c), jours }
    }

    /// What was sent, and what of it has to be mended.
    fn lire(valeurs: &Valeurs) -> (Self, Vec<ErreurCollectivite>) {
        let texte = |nom: &str| valeurs.texte(nom).to_owned();
        let jours = CHAMPS_JOURS.map(texte);
        let (horaires, illisibles) = lire_semaine(&jours);
        let modification = Modification {
            version: valeurs.texte("version").parse().unwrap_or_default(),
            nom: texte("nom"),
            autorite: texte("autorite"),
            couleur: texte("couleur"),
            adresse: texte("adresse"),
            courriel: texte("courriel"),
            telephone: texte("telephone"),
            horaires,
            dpo_nom: texte("dpo_nom"),
            dpo_courriel: texte("dpo_courriel"),
            directeur_publication: texte("directeur_publication"),
            hebergeur: texte("hebergeur"),
        };
        let modification = modification.rangee();
        let erreurs = modification.problemes().into_iter().chain(illisibles).collect();
        (Self { modification, jours }, erreurs)
    }
}

fn lire_semaine(jours: &[String; 7]) -> (Horaires, Vec<ErreurCollectivite>) {
    let mut semaine = Horaires::default();
    let mut illisibles = Vec::new();
    for ((jour, texte), champ) in JOURS.into_iter().zip(jours).zip(CHAMPS_JOURS) {
        if semaine.ecrire_jour(jour, texte).is_err() {
            illisibles.push(ErreurCollectivite::HoraireIllisible(champ));
        }
    }
    (semaine, illisibles)
}

/// The token of a form.
#[derive(Template)]
#[template(source = r#"<input type="hidden" name="csrf" value="{{ csrf }}">"#, ext = "html")]
struct Jeton<'a> {
    csrf: &'a str,
}

/// The present logo.
#[derive(Template)]
#[template(source = r#"<p><img src="{{ src }}" alt="{{ alt }}" height="60"></p>"#, ext = "html")]
struct LogoPresent<'a> {
    src: &'a str,
    alt: &'static str,
}

/// A colour, seen and written.
#[derive(Template)]
#[template(path = "echantillon.html")]
struct Echantillon<'a> {
    couleur: &'a str,
}

impl<'a> Modele<'a> {
    fn resume(&self) -> ResumeErreurs<'a> {
        let resume = ResumeErreurs::nouveau(self.mots());
        self.erreurs.iter().fold(resume, |resume, erreur| match erreur.champ() {
            Some(champ) => resume.erreur(id_de(champ), self.phrase(erreur)),
            None => resume.erreur("contenu", self.phrase(erreur)).titre(self.phrase(erreur)),
        })
    }

    fn phrase(&self, erreur: &ErreurCollectivite) -> String {
        erreur.cle().and_then(|cle| self.t.par_cle(cle, &[])).unwrap_or_default()
    }

    fn erreurs_de(&self, champ: &str) -> Vec<String> {
        let siennes = self.erreurs.iter().filter(|erreur| erreur.champ() == Some(champ));
        siennes.map(|erreur| self.phrase(erreur)).collect()
    }

    fn mots(&self) -> &'static Mots {
        self.t.langue().into()
    }

    fn texte(
        &self,
        nom: &'static str,
        libelle: impl Into<Texte<'a>>,
        valeur: &'a str,
    ) -> ChampTexte<'a> {
        ChampTexte::nouveau(nom, libelle).valeur(valeur).erreurs(self.erreurs_de(nom))
    }

    fn lignes(
        &self,
        nom: &'static str,
        libelle: &'static str,
        valeur: &'a str,
    ) -> ChampTextarea<'a> {
        let champ = ChampTextarea::nouveau(self.mots(), nom, libelle);
        champ.valeur(valeur).lignes(4).erreurs(self.erreurs_de(nom))
    }

    fn identite(&self) -> HtmlSur {
        let (t, m) = (self.t, &self.saisie.modification);
        let nom = self.texte("nom", t.collectivites_admin_nom(), &m.nom).obligatoire();
        let autorite = self.texte("autorite", t.collectivites_admin_autorite(), &m.autorite);
        let couleur = self.texte("couleur", t.collectivites_admin_couleur(), &m.couleur);
        HtmlSur::from(nom)
            .puis(autorite.aide(t.collectivites_admin_autorite_aide()).obligatoire())
            .puis(couleur.aide(t.collectivites_admin_couleur_aide()).largeur(Largeur::Dix))
    }

    fn contacts(&self) -> HtmlSur {
        let (t, m) = (self.t, &self.saisie.modification);
        let courriel = self.texte("courriel", t.collectivites_admin_courriel(), &m.courriel);
        let telephone = self.texte("telephone", t.collectivites_admin_telephone(), &m.telephone);
        HtmlSur::from(self.lignes("adresse", t.collectivites_admin_adresse(), &m.adresse))
            .puis(courriel.saisie(Saisie::Courriel))
            .puis(telephone.saisie(Saisie::Telephone).largeur(Largeur::Vingt))
    }

    fn semaine(&self) -> HtmlSur {
        let champs = JOURS.into_iter().zip(CHAMPS_JOURS).zip(&self.saisie.jours);
        champs.fold(HtmlSur::default(), |html, ((jour, champ), texte)| {
            let champ = self.texte(champ, self.jour(jour), texte);
            html.puis(champ.largeur(Largeur::Vingt).sobre())
        })
    }

    fn jour(&self, jour: Weekday) -> String {
        let nom = nom_du_jour(self.t, jour);
        let mut lettres = nom.chars();
        lettres.next().map(|l| l.to_uppercase().chain(lettres).collect()).unwrap_or_default()
    }

    fn loi(&self) -> HtmlSur {
        let (t, m) = (self.t, &self.saisie.modification);
        let directeur = self.texte(
            "directeur_publication",
            t.collectivites_admin_directeur(),
            &m.directeur_publication,
        );
        let hebergeur = self.lignes("hebergeur", t.collectivites_admin_hebergeur(), &m.hebergeur);
        let dpo = self.texte("dpo_courriel", t.collectivites_admin_dpo_courriel(), &m.dpo_courriel);
        HtmlSur::from(directeur.aide(t.collectivites_admin_directeur_aide()))
            .puis(hebergeur.aide(t.collectivites_admin_hebergeur_aide()))
            .puis(self.texte("dpo_nom", t.collectivites_admin_dpo_nom(), &m.dpo_nom))
            .puis(dpo.saisie(Saisie::Courriel))
    }

    /// The colour given, the ground and the accent made from it, when it is a colour.
    fn palette(&self) -> Option<Palette> {
        Palette::lire(&self.saisie.modification.couleur)
    }

    fn echantillons(&self, palette: &Palette) -> Recapitulatif<'a> {
        let t = self.t;
        let tons = [
            (t.collectivites_admin_couleur_donnee(), palette.donnee),
            (t.collectivites_admin_couleur_sol(), palette.clair.ground),
            (t.collectivites_admin_couleur_accent(), palette.clair.accent),
        ];
        let ligne = |(nom, couleur): (&'static str, Rgb)| {
            let couleur = couleur.to_string();
            let echantillon = HtmlSur::rendre(&Echantillon { couleur: &couleur });
            LigneRecap::html(nom, echantillon.unwrap_or_default())
        };
        Recapitulatif::nouveau(tons.into_iter().map(ligne).collect())
    }

    /// The logo has a form of its own: a file is not sent each time a telephone changes.
    fn logo(&self) -> Result<HtmlSur, askama::Error> {
        let t = self.t;
        let champ = ChampFichier::nouveau(logo::CHAMP, t.collectivites_admin_logo())
            .aide(t.collectivites_admin_logo_aide())
            .accepte("image/png,image/jpeg")
            .erreurs(self.erreurs_de(logo::CHAMP));
        let envoyer = Bouton::second(t.collectivites_admin_logo_envoyer());
        let mut pied = PiedFormulaire::nouveau(envoyer).sans_filet();
        let mut present = HtmlSur::default();
        if let Some(src) = self.logo {
            let alt = t.collectivites_admin_logo_present();
            present = HtmlSur::rendre(&LogoPresent { src, alt })?;
            let retirer = Bouton::neutre(t.collectivites_admin_logo_retirer());
            pied = pied.autre(retirer.nom(logo::RETIRER, "oui"));
        }
        let jeton = HtmlSur::rendre(&Jeton { csrf: &self.csrf })?;
        let action = format!("{}/logo", self.action);
        let form = BlocFormulaire::multipart(action, jeton, HtmlSur::from(champ).puis(pied));
        let titre = TitreSection::nouveau(t.collectivites_admin_logo_section());
        Ok(HtmlSur::from(titre).puis(present).puis(form))
    }

    fn page(&self) -> Result<HtmlSur, askama::Error> {
        Ok(HtmlSur::rendre(self)?.puis(self.logo()?))
    }

    fn pied(&self) -> PiedFormulaire<'a> {
        PiedFormulaire::nouveau(Bouton::primaire(self.t.collectivites_admin_enregistrer()))
    }
}

pub(super) async fn afficher(requete: Requete) -> Reponse {
    let c = requete.app.db.read(&requete.ctx, actions::ouvrir).await?;
    rendre(&requete, StatusCode::OK, &Formule::de(&c), &[])
}

pub(super) async fn enregistrer(requete: Requete, formulaire: Formulaire) -> Reponse {
    let (saisie, erreurs) = Formule::lire(&formulaire);
    if !erreurs.is_empty() {
        return rendre(&requete, StatusCode::UNPROCESSABLE_ENTITY, &saisie, &erreurs);
    }
    let voulue = saisie.modification.clone();
    let faite = requete.app.db.write(&requete.ctx, move |tx| actions::modifier(tx, &voulue)).await;
    match faite {
        Ok(_) => {
            Annuaire::perimer();
            Ok(redirect_303(requete.ctx.url(format_args!("{CHEMIN}?fait=oui"))))
        }
        Err(ErreurCollectivite::Perimee) => depassee(&requete, saisie).await,
        Err(erreur) if erreur.champ().is_some() => {
            rendre(&requete, StatusCode::UNPROCESSABLE_ENTITY, &saisie, &[erreur])
        }
        Err(erreur) => Err(erreur.into()),
    }
}

/// A logo was not kept: its form again, with why.
pub(super) async fn refuser(requete: &Requete, erreur: ErreurCollectivite) -> Reponse {
    let c = requete.app.db.read(&requete.ctx, actions::ouvrir).await?;
    rendre(requete, StatusCode::UNPROCESSABLE_ENTITY, &Formule::de(&c), &[erreur])
}

/// Someone else saved in between: what was written is shown again, over the version of now.
async fn depassee(requete: &Requete, mut saisie: Formule) -> Reponse {
    let c = requete.app.db.read(&requete.ctx, actions::ouvrir).await?;
    saisie.modification.version = c.version;
    rendre(requete, StatusCode::CONFLICT, &saisie, &[ErreurCollectivite::Perimee])
}

fn rendre(
    requete: &Requete,
    status: StatusCode,
    saisie: &Formule,
    erreurs: &[ErreurCollectivite],
) -> Reponse {
    let t = requete.textes;
    let (action, csrf) = (requete.ctx.url(CHEMIN), requete.csrf());
    let logo = requete.site.logo_url.as_deref();
    let contenu = Modele { t, action, csrf, logo, saisie, erreurs }.page()?;
    let mut gabarit = requete
        .gabarit_agent(t.collectivites_admin_titre())
        .en_erreur(!erreurs.is_empty())
        .etroit()
        .contenu(contenu);
    if requete.parametres().contient("fait") && erreurs.is_empty() {
        gabarit = gabarit.banniere(Banniere::nouvelle(Ton::Bien, t.collectivites_admin_fait()));
    }
    Ok(page(status, gabarit.render()?))
}

pub(super) fn exemple(t: Textes) -> String {
    exemple_avec(t, &Formule::de(&samples::collectivite()), &[])
}

pub(super) fn exemple_en_erreur(t: Textes) -> String {
    let mut saisie = Formule::de(&samples::collectivite());
    saisie.modification.couleur = "bleu".to_owned();
    saisie.modification.courriel = "mairie".to_owned();
    saisie.jours[0] = "le matin".to_owned();
    let mut erreurs = saisie.modification.problemes();
    erreurs.extend(lire_semaine(&saisie.jours).1);
    exemple_avec(t, &saisie, &erreurs)
}

fn exemple_avec(t: Textes, saisie: &Formule, erreurs: &[ErreurCollectivite]) -> String {
    let (action, csrf) = (CHEMIN.to_owned(), "exemple".to_owned());
    let modele = Modele { t, action, csrf, logo: Some(EXEMPLE_LOGO), saisie, erreurs };
    let contenu = modele.page().unwrap_or_default();
    let page = cadre_exemple(Gabarit::agent, t, t.collectivites_admin_titre());
    page.en_erreur(!erreurs.is_empty()).etroit().contenu(contenu).to_string()
}
