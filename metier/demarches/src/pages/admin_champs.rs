//! The controls of a démarche's settings, section by section.

use askama::filters::HtmlSafe;
use delais::Regime;
use langues::Textes;
use web::composants::{
    ChampRadios, ChampSelect, ChampTextarea, ChampTexte, Choix, HtmlSur, Largeur, Mots,
    Saisie as Clavier, TitreSection,
};

use super::admin::regime;
use super::admin_saisie::Saisie;
use crate::modele::{AvisService, Mode, NomDemande};

/// The sections of the form, each its title and its controls.
#[derive(askama::Template)]
#[template(source = "{% for (t, c) in sections %}{{ t }}{{ c }}{% endfor %}", ext = "html")]
pub(crate) struct Champs<'a> {
    sections: Vec<(TitreSection<'a>, HtmlSur)>,
}

impl HtmlSafe for Champs<'_> {}

struct Vue<'a> {
    t: Textes,
    mots: &'static Mots,
    saisie: &'a Saisie,
}

/// The whole form, with what stands in each field and what is wrong with it.
pub(crate) fn champs(t: Textes, mots: &'static Mots, saisie: &Saisie) -> Champs<'static> {
    let vue = Vue { t, mots, saisie };
    let section = |titre: &'static str, controls: HtmlSur| (TitreSection::nouveau(titre), controls);
    Champs {
        sections: vec![
            section(t.demarches_admin_section_fiche(), vue.fiche()),
            section(t.demarches_admin_section_mode(), vue.mode()),
            section(t.demarches_admin_section_delai(), vue.delai()),
            section(t.demarches_admin_section_service(), vue.service()),
            section(t.demarches_admin_section_donnees(), vue.donnees()),
        ],
    }
}

/// A control with its error, if it has one.
macro_rules! dit {
    ($vue:expr, $nom:literal, $controle:expr) => {
        match $vue.saisie.erreur($nom) {
            Some(texte) => HtmlSur::from($controle.erreur(texte.to_owned())),
            None => HtmlSur::from($controle),
        }
    };
}

impl Vue<'_> {
    fn ligne(&self, nom: &'static str, libelle: &'static str) -> ChampTexte<'static> {
        ChampTexte::nouveau(nom, libelle).valeur(self.saisie.valeur(nom).to_owned())
    }

    fn lignes(
        &self,
        nom: &'static str,
        libelle: &'static str,
        hauteur: u8,
    ) -> ChampTextarea<'static> {
        let valeur = self.saisie.valeur(nom).to_owned();
        ChampTextarea::nouveau(self.mots, nom, libelle).valeur(valeur).lignes(hauteur)
    }

    fn choix(&self, nom: &str, valeur: &'static str, libelle: &'static str) -> Choix<'static> {
        Choix::nouveau(valeur, libelle).choisi(self.saisie.valeur(nom) == valeur)
    }

    fn fiche(&self) -> HtmlSur {
        let t = self.t;
        let noms =
            NomDemande::TOUS.iter().map(|nom| self.choix("nom_demande", nom.code(), nom.mot(t)));
        let description = self
            .lignes("description", t.demarches_admin_champ_description(), 6)
            .aide(t.demarches_admin_champ_description_aide());
        let usuel = self
            .ligne("delai_usuel", t.demarches_admin_champ_delai_usuel())
            .aide(t.demarches_admin_champ_delai_usuel_aide());
        dit!(self, "titre", self.ligne("titre", t.demarches_admin_champ_titre()))
            .puis(dit!(
                self,
                "nom_demande",
                ChampSelect::nouveau("nom_demande", t.demarches_admin_champ_nom(), noms.collect())
            ))
            .puis(dit!(self, "resume", self.lignes("resume", t.demarches_admin_champ_resume(), 2)))
            .puis(dit!(self, "description", description))
            .puis(dit!(
                self,
                "pour_qui",
                self.lignes("pour_qui", t.demarches_admin_champ_pour_qui(), 2)
            ))
            .puis(dit!(self, "cout", self.lignes("cout", t.demarches_admin_champ_cout(), 2)))
            .puis(dit!(self, "delai_usuel", usuel))
            .puis(dit!(
                self,
                "et_ensuite",
                self.lignes("et_ensuite", t.demarches_admin_champ_suite(), 3)
            ))
    }

    fn mode(&self) -> HtmlSur {
        let t = self.t;
        let modes = Mode::TOUS.iter().map(|mode| {
            let libelle = match mode {
                Mode::EnLigne => t.demarches_admin_mode_en_ligne(),
                Mode::PreparationPresence => t.demarches_admin_mode_presence(),
                Mode::LienNational => t.demarches_admin_mode_national(),
            };
            self.choix("mode", mode.code(), libelle)
        });
        let url = self.ligne("url_nationale", t.demarches_admin_champ_url()).saisie(Clavier::Lien);
        let modes = ChampRadios::nouveau("mode", t.demarches_admin_champ_mode(), modes.collect());
        dit!(self, "mode", modes).puis(dit!(self, "url_nationale", url))
    }

    fn delai(&self) -> HtmlSur {
        let t = self.t;
        let regimes = Regime::TOUS.iter().map(|one| {
            let aide = match one {
                Regime::SilenceAccepte => t.demarches_admin_regime_accepte_aide(),
                Regime::SilenceRefuse => t.demarches_admin_regime_refuse_aide(),
                Regime::Declaratif => t.demarches_admin_regime_declaratif_aide(),
                Regime::SansDecision => t.demarches_admin_regime_sans_decision_aide(),
                Regime::AVerifier => t.demarches_admin_regime_a_verifier_aide(),
            };
            self.choix("regime", one.code(), regime(t, *one)).aide(aide)
        });
        let regimes =
            ChampRadios::nouveau("regime", t.demarches_admin_champ_regime(), regimes.collect());
        let nombre = self
            .ligne("delai", t.demarches_admin_champ_delai())
            .saisie(Clavier::Entier)
            .largeur(Largeur::Cinq);
        let unites =
            [("mois", t.demarches_admin_unite_mois()), ("jours", t.demarches_admin_unite_jours())];
        let unites = unites.map(|(code, libelle)| self.choix("unite", code, libelle)).to_vec();
        let unite = ChampSelect::nouveau("unite", t.demarches_admin_champ_delai_unite(), unites);
        let voies = self
            .lignes("voies_recours", t.demarches_admin_champ_voies(), 4)
            .aide(t.demarches_admin_champ_voies_aide());
        dit!(self, "regime", regimes)
            .puis(dit!(self, "delai", nombre))
            .puis(dit!(self, "unite", unite))
            .puis(dit!(self, "voies_recours", voies))
    }

    fn service(&self) -> HtmlSur {
        let t = self.t;
        let courriel = self
            .ligne("service_courriel", t.demarches_admin_champ_courriel())
            .saisie(Clavier::Courriel);
        let telephone = self
            .ligne("service_telephone", t.demarches_admin_champ_telephone())
            .saisie(Clavier::Telephone)
            .largeur(Largeur::Vingt);
        let adresse = self.lignes("service_adresse", t.demarches_admin_champ_adresse(), 3);
        dit!(self, "service_nom", self.ligne("service_nom", t.demarches_admin_champ_service()))
            .puis(dit!(
                self,
                "service_organisme",
                self.ligne("service_organisme", t.demarches_admin_champ_organisme())
            ))
            .puis(dit!(self, "service_adresse", adresse))
            .puis(dit!(self, "service_courriel", courriel))
            .puis(dit!(self, "service_telephone", telephone))
            .puis(dit!(self, "avis", self.avis()))
    }

    /// When the mailbox of the service is told of what residents send.
    fn avis(&self) -> ChampRadios<'static> {
        let t = self.t;
        let choix = AvisService::TOUS.iter().map(|avis| {
            let libelle = match avis {
                AvisService::Aussitot => t.courriel_admin_avis_aussitot(),
                AvisService::Quotidien => t.courriel_admin_avis_quotidien(),
                AvisService::Aucun => t.courriel_admin_avis_aucun(),
            };
            self.choix("avis", avis.code(), libelle)
        });
        ChampRadios::nouveau("avis", t.courriel_admin_avis(), choix.collect())
            .aide(t.courriel_admin_avis_aide())
    }

    fn donnees(&self) -> HtmlSur {
        let t = self.t;
        let conservation = self
            .ligne("conservation", t.demarches_admin_champ_conservation())
            .saisie(Clavier::Entier)
            .largeur(Largeur::Cinq);
        let garde = self
            .ligne("garde_brouillon", t.brouillon_admin_garde())
            .aide(t.brouillon_admin_garde_aide())
            .saisie(Clavier::Entier)
            .largeur(Largeur::Cinq);
        let lignes = |nom: &'static str, libelle: &'static str| self.lignes(nom, libelle, 2);
        dit!(self, "finalite", lignes("finalite", t.demarches_admin_champ_finalite()))
            .puis(dit!(self, "base_legale", lignes("base_legale", t.demarches_admin_champ_base())))
            .puis(dit!(self, "conservation", conservation))
            .puis(dit!(
                self,
                "destinataires",
                lignes("destinataires", t.demarches_admin_champ_destinataires())
            ))
            .puis(dit!(self, "dpo", self.ligne("dpo", t.demarches_admin_champ_dpo())))
            .puis(dit!(self, "garde_brouillon", garde))
    }
}
