//! The form of a démarche's settings: from a démarche to its fields, and from what was typed to
//! settings or to what has to be mended.

use delais::{Delai, Manque, Regime};
use langues::Textes;
use web::Valeurs;

use crate::actions::Reglage;
use crate::modele::{
    AvisService, Demarche, Donnees, Fiche, ManquePublication, Mode, NomDemande, Service,
};

/// The longest text that is kept.
const SIGNES_MAX: usize = 20_000;
const MOIS_MAX: u16 = 120;
const JOURS_MAX: u16 = 3_650;
const CONSERVATION_MAX: i64 = 1_200;

/// The fields of the form, in its order.
pub(crate) const CHAMPS: &[&str] = &[
    "titre",
    "nom_demande",
    "resume",
    "description",
    "pour_qui",
    "cout",
    "delai_usuel",
    "et_ensuite",
    "mode",
    "url_nationale",
    "regime",
    "delai",
    "unite",
    "voies_recours",
    "service_nom",
    "service_organisme",
    "service_adresse",
    "service_courriel",
    "service_telephone",
    "avis",
    "finalite",
    "base_legale",
    "conservation",
    "destinataires",
    "dpo",
    "garde_brouillon",
];

/// What stands in each field, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Saisie {
    valeurs: Vec<(&'static str, String)>,
    pub(crate) erreurs: Vec<(&'static str, String)>,
}

impl Saisie {
    /// The settings as they are.
    pub(crate) fn de(d: &Demarche) -> Self {
        let (nombre, unite) = match d.delai {
            Delai::Mois(number) => (number, "mois"),
            Delai::Jours(number) => (number, "jours"),
        };
        let (fiche, service, donnees) = (&d.fiche, &d.service, &d.donnees);
        let conservation = donnees.duree_conservation_mois.map(|months| months.to_string());
        let values = [
            d.titre.clone(),
            d.nom_demande.code().to_owned(),
            fiche.resume.clone(),
            fiche.description.clone(),
            fiche.pour_qui.clone(),
            fiche.cout.clone(),
            fiche.delai_usuel.clone(),
            fiche.et_ensuite.clone(),
            d.mode.code().to_owned(),
            d.url_nationale.clone(),
            d.regime.code().to_owned(),
            nombre.to_string(),
            unite.to_owned(),
            d.voies_recours.clone(),
            service.nom.clone(),
            service.organisme.clone(),
            service.adresse.clone(),
            service.courriel.clone(),
            service.telephone.clone(),
            d.avis.code().to_owned(),
            donnees.finalite.clone(),
            donnees.base_legale.clone(),
            conservation.unwrap_or_default(),
            donnees.destinataires.clone(),
            donnees.dpo.clone(),
            d.garde_brouillon_jours.to_string(),
        ];
        let valeurs = CHAMPS.iter().copied().zip(values).collect();
        Self { valeurs, erreurs: Vec::new() }
    }

    /// What was typed, line ends and white space put in order.
    pub(crate) fn envoyee(envoi: &Valeurs) -> Self {
        let kept = |name: &&'static str| {
            let text = envoi.texte(name).replace("\r\n", "\n");
            let clean = text.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control());
            (*name, clean.collect())
        };
        Self { valeurs: CHAMPS.iter().map(kept).collect(), erreurs: Vec::new() }
    }

    /// What stands in a field.
    pub(crate) fn valeur(&self, nom: &str) -> &str {
        let found = self.valeurs.iter().find(|(name, _)| *name == nom);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// What is wrong with a field.
    pub(crate) fn erreur(&self, nom: &str) -> Option<&str> {
        let found = self.erreurs.iter().find(|(name, _)| *name == nom);
        found.map(|(_, text)| text.as_str())
    }

    /// The settings typed; without them, `erreurs` says what to mend.
    pub(crate) fn lire(&mut self, t: Textes) -> Option<Reglage> {
        self.controler(t);
        let regime = self.valeur("regime").parse().ok();
        let mode = Mode::lire(self.valeur("mode"));
        let nom = NomDemande::lire(self.valeur("nom_demande"));
        let delai = self.delai();
        let choices = [
            ("regime", regime.is_none()),
            ("mode", mode.is_none()),
            ("nom_demande", nom.is_none()),
        ];
        for (name, _) in choices.into_iter().filter(|(_, missing)| *missing) {
            self.refuser(name, t.demarches_admin_erreur_choix());
        }
        if delai.is_none() {
            self.refuser("delai", t.demarches_admin_erreur_delai());
        }
        if !self.erreurs.is_empty() {
            self.ranger();
            return None;
        }
        Some(self.composer(regime?, mode?, nom?, delai?))
    }

    fn controler(&mut self, t: Textes) {
        let long: Vec<_> = self
            .valeurs
            .iter()
            .filter(|(_, value)| value.chars().count() > SIGNES_MAX)
            .map(|(name, _)| *name)
            .collect();
        for name in long {
            self.refuser(name, t.demarches_admin_erreur_long());
        }
        if crate::texte_simple(self.valeur("titre")).is_empty() {
            self.refuser("titre", t.demarches_admin_erreur_titre());
        }
        if !collectivites::courriel_valide(self.valeur("service_courriel")) {
            self.refuser("service_courriel", t.demarches_admin_erreur_courriel());
        }
        let url = self.valeur("url_nationale");
        if !url.is_empty() && (!url.starts_with("https://") || url.contains(char::is_whitespace)) {
            self.refuser("url_nationale", t.demarches_admin_erreur_url());
        }
        if self.garde_brouillon().is_none() {
            self.refuser("garde_brouillon", t.brouillon_admin_garde_erreur());
        }
        if self.conservation().is_none() {
            self.refuser("conservation", t.demarches_admin_erreur_conservation());
        }
    }

    /// Says in the right field what the law still wants.
    pub(crate) fn refuser_manques(&mut self, manques: &[ManquePublication], t: Textes) {
        for manque in manques {
            let (name, text) = match manque {
                ManquePublication::Mention(Manque::Designation) => {
                    ("service_nom", t.delais_manque_designation())
                }
                ManquePublication::Mention(Manque::Adresse) => {
                    ("service_adresse", t.delais_manque_adresse())
                }
                ManquePublication::Mention(Manque::Telephone) => {
                    ("service_telephone", t.delais_manque_telephone())
                }
                ManquePublication::Mention(Manque::VoiesDeRecours) => {
                    ("voies_recours", t.delais_manque_voies_de_recours())
                }
                ManquePublication::Formulaire => ("mode", t.demarches_admin_erreur_formulaire()),
                ManquePublication::UrlNationale => {
                    ("url_nationale", t.demarches_admin_erreur_url_nationale())
                }
            };
            self.refuser(name, text);
        }
        self.ranger();
    }

    fn refuser(&mut self, name: &'static str, text: &str) {
        if self.erreur(name).is_none() {
            self.erreurs.push((name, text.to_owned()));
        }
    }

    /// The errors in the order of the form.
    fn ranger(&mut self) {
        self.erreurs.sort_by_key(|(name, _)| CHAMPS.iter().position(|field| field == name));
    }

    fn delai(&self) -> Option<Delai> {
        let number: u16 = self.valeur("delai").parse().ok().filter(|number| *number > 0)?;
        match self.valeur("unite") {
            "mois" => (number <= MOIS_MAX).then_some(Delai::Mois(number)),
            "jours" => (number <= JOURS_MAX).then_some(Delai::Jours(number)),
            _ => None,
        }
    }

    /// The months typed, `Some(None)` when nothing is; `None` when it is no number of months.
    fn conservation(&self) -> Option<Option<i64>> {
        match self.valeur("conservation") {
            "" => Some(None),
            text => {
                let months = text.parse().ok()?;
                (1..=CONSERVATION_MAX).contains(&months).then_some(Some(months))
            }
        }
    }

    fn garde_brouillon(&self) -> Option<i64> {
        let jours = self.valeur("garde_brouillon").parse().ok()?;
        Demarche::GARDES.contains(&jours).then_some(jours)
    }

    fn composer(
        &self,
        regime: Regime,
        mode: Mode,
        nom_demande: NomDemande,
        delai: Delai,
    ) -> Reglage {
        let text = |name: &str| self.valeur(name).to_owned();
        Reglage {
            titre: crate::texte_simple(self.valeur("titre")),
            nom_demande,
            fiche: Fiche {
                resume: text("resume"),
                description: text("description"),
                pour_qui: text("pour_qui"),
                cout: text("cout"),
                delai_usuel: text("delai_usuel"),
                et_ensuite: text("et_ensuite"),
            },
            service: Service {
                nom: text("service_nom"),
                organisme: text("service_organisme"),
                adresse: text("service_adresse"),
                courriel: text("service_courriel"),
                telephone: text("service_telephone"),
            },
            avis: AvisService::lire(self.valeur("avis")).unwrap_or_default(),
            regime,
            delai,
            voies_recours: text("voies_recours"),
            mode,
            url_nationale: text("url_nationale"),
            donnees: Donnees {
                finalite: text("finalite"),
                base_legale: text("base_legale"),
                duree_conservation_mois: self.conservation().flatten(),
                destinataires: text("destinataires"),
                dpo: text("dpo"),
            },
            garde_brouillon_jours: self.garde_brouillon().unwrap_or(Demarche::GARDE_BROUILLON),
        }
    }
}
