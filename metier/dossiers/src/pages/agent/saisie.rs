//! What an agent types of a decision: why, and who signs.

use comptes::Delegation;
use jiff::civil::Date;
use langues::Textes;
use web::composants::{
    ChampDate, ChampRadios, ChampTexte, Choix, HtmlSur, Largeur, ResumeErreurs, id_de,
};
use web::{Requete, Valeurs};

use super::commun::Lu;
use crate::actions::TEXTE_MAX;
use crate::modele::{Sens, Signataire};
use crate::pages::html::Cache;

/// The choices of « Qui signe » that name no delegation.
const ACTE: &str = "acte";
const PROPOSER: &str = "proposer";

/// Who takes the decision.
pub(super) enum Signature {
    /// The agent by their delegation, or someone who already signed.
    De(Signataire),
    /// Someone later.
    Proposer,
}

/// What was typed, as it was.
#[derive(Clone, Default)]
pub(super) struct Saisie {
    pub(super) motivation: String,
    signe: String,
    prenom: String,
    nom: String,
    qualite: String,
    acte_du: [String; 3],
    pub(super) erreurs: Vec<(&'static str, String)>,
}

/// What the form asks: a reason or not, the proposal or not.
#[derive(Clone, Copy)]
pub(super) struct Demande {
    /// What is decided.
    pub(super) sens: Sens,
    /// A decision that is signed was reasoned when it was proposed.
    pub(super) signer: bool,
}

impl Saisie {
    /// A form that nobody filled: the first way to sign is chosen.
    pub(super) fn neuve(lu: &Lu, demande: Demande) -> Self {
        let signe = match lu.delegations.first() {
            Some(delegation) => moi(delegation),
            None if demande.signer => ACTE.to_owned(),
            None => PROPOSER.to_owned(),
        };
        Self { signe, ..Self::default() }
    }

    /// What a form sent.
    pub(super) fn envoyee(envoi: &Valeurs) -> Self {
        let texte = |nom: &str| envoi.texte(nom).to_owned();
        Self {
            motivation: texte("motivation"),
            signe: texte("signe"),
            prenom: texte("prenom"),
            nom: texte("nom"),
            qualite: texte("qualite"),
            acte_du: ["acte_du_jour", "acte_du_mois", "acte_du_annee"].map(texte),
            erreurs: Vec::new(),
        }
    }

    /// Who signs, when all that is needed is there; else the errors are noted.
    pub(super) fn verifier(
        &mut self,
        t: Textes,
        lu: &Lu,
        demande: Demande,
        aujourdhui: Date,
    ) -> Option<Signature> {
        let lettres = self.motivation.chars().filter(|lettre| !lettre.is_control());
        let (vide, longueur) =
            (lettres.clone().all(char::is_whitespace), self.motivation.chars().count());
        if !demande.signer && demande.sens.exige_une_motivation() && vide {
            self.refuser("motivation", t.agent_decider_erreur_motif());
        }
        if longueur > TEXTE_MAX {
            self.refuser("motivation", t.agent_decider_erreur_long(TEXTE_MAX));
        }
        let signature = match self.signe.as_str() {
            PROPOSER if !demande.signer => Some(Signature::Proposer),
            ACTE => self.acte(t, lu.dossier().recu_le, aujourdhui).map(Signature::De),
            choix => match lu.delegations.iter().find(|delegation| moi(delegation) == choix) {
                Some(delegation) => self.par_moi(t, lu, delegation).map(Signature::De),
                None => {
                    self.refuser("signe", t.agent_decider_erreur_qui());
                    None
                }
            },
        };
        signature.filter(|_| self.erreurs.is_empty())
    }

    fn refuser(&mut self, nom: &'static str, phrase: impl Into<String>) {
        self.erreurs.push((nom, phrase.into()));
    }

    fn par_moi(&mut self, t: Textes, lu: &Lu, delegation: &Delegation) -> Option<Signataire> {
        let moi = lu.moi()?;
        let signataire = Signataire {
            prenom: moi.prenom.clone(),
            nom: moi.nom.clone(),
            qualite: moi.qualite.clone(),
            delegation: Some(format!("{}, {}", delegation.reference, dates(t, delegation))),
            acte_du: None,
        };
        if signataire.est_complet() {
            return Some(signataire);
        }
        self.refuser("signe", t.agent_decider_erreur_ma_qualite());
        None
    }

    /// An act signed on paper is dated between the reception of the request and today.
    fn acte(&mut self, t: Textes, recu_le: Option<Date>, aujourdhui: Date) -> Option<Signataire> {
        let mentions = [
            ("prenom", self.prenom.is_empty(), t.agent_decider_erreur_prenom()),
            ("nom", self.nom.is_empty(), t.agent_decider_erreur_nom()),
            ("qualite", self.qualite.is_empty(), t.agent_decider_erreur_qualite()),
        ];
        for (nom, manque, phrase) in mentions {
            if manque {
                self.refuser(nom, phrase);
            }
        }
        let acte_du = date(&self.acte_du)
            .filter(|jour| *jour <= aujourdhui && recu_le.is_none_or(|recu| recu <= *jour));
        if acte_du.is_none() {
            self.refuser("acte_du", t.agent_decider_erreur_date());
        }
        Some(Signataire {
            prenom: self.prenom.clone(),
            nom: self.nom.clone(),
            qualite: self.qualite.clone(),
            delegation: None,
            acte_du: Some(acte_du?),
        })
    }

    /// The summary of what is to be mended.
    pub(super) fn resume(&self, requete: &Requete) -> ResumeErreurs<'static> {
        let resume = ResumeErreurs::nouveau(requete.mots());
        self.erreurs
            .iter()
            .fold(resume, |resume, (nom, phrase)| resume.erreur(id_de(nom), phrase.clone()))
    }

    pub(super) fn fautes<'s>(&'s self, nom: &'s str) -> impl Iterator<Item = String> + 's {
        let siennes = self.erreurs.iter().filter(move |(autre, _)| *autre == nom);
        siennes.map(|(_, phrase)| phrase.clone())
    }

    /// « Qui signe »: what the agent may choose, with the fields of an act already signed.
    pub(super) fn qui_signe(&self, requete: &Requete, lu: &Lu, demande: Demande) -> HtmlSur {
        let t = requete.textes;
        let mut choix: Vec<Choix<'static>> = Vec::new();
        if let Some(agent) = lu.moi() {
            choix.extend(lu.delegations.iter().map(|delegation| {
                let nom = t.agent_decider_moi(agent.nom_complet(), &agent.qualite);
                let aide = t.agent_decider_moi_aide(
                    &delegation.reference,
                    &delegation.objet,
                    dates(t, delegation),
                );
                let valeur = moi(delegation);
                let choisi = valeur == self.signe;
                Choix::nouveau(valeur, nom).aide(&aide).choisi(choisi)
            }));
        }
        let acte = Choix::nouveau(ACTE, t.agent_decider_acte())
            .aide(t.agent_decider_acte_aide())
            .choisi(self.signe == ACTE)
            .suite(self.champs_acte(requete));
        let proposer = Choix::nouveau(PROPOSER, t.agent_decider_proposer())
            .aide(t.agent_decider_proposer_aide())
            .choisi(self.signe == PROPOSER);
        if !demande.signer {
            choix.push(proposer);
        }
        choix.push(acte);
        ChampRadios::nouveau("signe", t.agent_decider_qui(), choix)
            .aide(t.agent_decider_qui_aide())
            .erreurs(self.fautes("signe"))
            .into()
    }

    fn champs_acte(&self, requete: &Requete) -> HtmlSur {
        let t = requete.textes;
        let champ = |nom: &'static str, libelle: &'static str, valeur: &str| {
            ChampTexte::nouveau(nom, libelle)
                .valeur(valeur.to_owned())
                .largeur(Largeur::Vingt)
                .autocomplete("off")
                .erreurs(self.fautes(nom))
                .sobre()
        };
        let [jour, mois, annee] = self.acte_du.clone();
        let date = ChampDate::nouveau(requete.mots(), "acte_du", t.agent_decider_acte_du())
            .valeurs(jour, mois, annee)
            .erreurs(self.fautes("acte_du"))
            .sobre();
        HtmlSur::from(champ("prenom", t.agent_decider_prenom(), &self.prenom))
            .puis(champ("nom", t.agent_decider_nom(), &self.nom))
            .puis(
                champ("qualite", t.agent_decider_qualite(), &self.qualite)
                    .aide(t.agent_decider_qualite_aide()),
            )
            .puis(date)
    }

    /// Everything typed, to be sent again by the preview.
    pub(super) fn caches(&self) -> HtmlSur {
        let [jour, mois, annee] = &self.acte_du;
        let paires = [
            ("motivation", &self.motivation),
            ("signe", &self.signe),
            ("prenom", &self.prenom),
            ("nom", &self.nom),
            ("qualite", &self.qualite),
            ("acte_du_jour", jour),
            ("acte_du_mois", mois),
            ("acte_du_annee", annee),
        ];
        paires
            .into_iter()
            .fold(HtmlSur::default(), |html, (nom, valeur)| html.puis(Cache { nom, valeur }))
    }
}

fn moi(delegation: &Delegation) -> String {
    format!("delegation-{}", delegation.id.0)
}

/// The days of a delegation.
fn dates(t: Textes, delegation: &Delegation) -> String {
    let debut = t.date_longue(delegation.debut);
    match delegation.fin {
        Some(fin) => t.agent_decider_du_au(debut, t.date_longue(fin)),
        None => t.agent_decider_depuis(debut),
    }
}

/// The date of three boxes.
pub(super) fn date(cases: &[String; 3]) -> Option<Date> {
    let [jour, mois, annee] = cases;
    Date::new(annee.parse().ok()?, mois.parse().ok()?, jour.parse().ok()?).ok()
}
