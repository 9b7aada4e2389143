//! The right column of a dossier: when to answer, what can be done, who follows it.

use delais::{Regime, Silence};
use jiff::civil::Date;
use langues::Textes;
use web::Requete;
use web::composants::{
    BlocFormulaire, Bouton, Carte, Decision as CarteDecision, Depliant, HtmlSur, Plaque, Prose,
};

use super::commun::{Lu, adresse, caches, peut};
use super::{apercu, courriels, lettres, mots};
use crate::actions::{self, DECIDER, INSTRUIRE, RANGER};
use crate::modele::{Decision, Etat, Sens, Statut};

/// Where the bar « Décider » of a phone leads.
pub(super) const ANCRE: &str = "decision";

/// Seconds in a minute, as stamps count them.
const MINUTE: i64 = 60_000_000;

/// The whole column.
pub(super) fn colonne(requete: &Requete, lu: &Lu) -> HtmlSur {
    let vue = Vue { t: requete.textes, requete, lu };
    HtmlSur::from(vue.plaque())
        .puis(vue.formulaire())
        .puis(vue.prise())
        .puis(lettres::carte(requete, lu))
        .puis(vue.suivi())
        .puis(courriels::carte(requete, lu))
        .puis(vue.code())
}

struct Vue<'a> {
    t: Textes,
    requete: &'a Requete,
    lu: &'a Lu,
}

impl Vue<'_> {
    fn aujourdhui(&self) -> Date {
        self.requete.ctx.clock.now().date()
    }

    fn vers(&self, suite: &str) -> String {
        adresse(self.requete, self.lu.dossier().id, suite)
    }

    fn peut(&self, action: authz::Action) -> bool {
        peut(self.requete, action.permission)
    }

    fn plaque(&self) -> Plaque<'static> {
        let (t, dossier) = (self.t, self.lu.dossier());
        if let (true, Some(instant)) = (dossier.etat.est_termine(), dossier.traite_le) {
            let sur_titre = t.agent_plaque_decidee(mots::etat(t, dossier.etat));
            let jour = instant.date();
            let texte = match self.lu.agent.vue.decision().and_then(|d| d.partie_le) {
                Some(partie) => {
                    t.agent_plaque_decidee_partie(t.instant(partie.in_paris().datetime()))
                }
                None => t.agent_plaque_decidee_attend().to_owned(),
            };
            let valeur = mots::jour_sans_annee(t, jour);
            return Plaque::sur_sol(sur_titre, valeur).date(jour.to_string()).texte(texte);
        }
        let Some(jour) = dossier.echeance else {
            return Plaque::sur_sol(t.agent_plaque_au_plus_tard(), t.agent_groupe_sans_date());
        };
        let valeur = mots::jour_sans_annee(t, jour);
        let legal = self.lu.agent.vue.demarche.regime.silence().is_some();
        let plaque = match mots::jours_entre(self.aujourdhui(), jour) {
            retard @ ..0 => {
                let retard = i64::from(retard.unsigned_abs());
                Plaque::en_retard(t.agent_plaque_retard(retard), valeur)
            }
            0 => Plaque::sur_sol(t.agent_plaque_aujourdhui(), valeur),
            _ if legal => Plaque::sur_sol(t.agent_plaque_au_plus_tard(), valeur),
            _ => Plaque::sur_sol(t.agent_plaque_si_possible(), valeur),
        };
        plaque.date(jour.to_string()).texte(self.delai())
    }

    /// The legal delay and what silence means.
    fn delai(&self) -> String {
        let (t, vue) = (self.t, &self.lu.agent.vue);
        let regime = vue.demarche.regime;
        let horloge = actions::horloge(self.lu.dossier(), &vue.demarche);
        let echeance = horloge.map(|horloge| horloge.echeance());
        let Some((echeance, terme)) = echeance.and_then(|e| Some((e, e.terme_legal?))) else {
            return match regime {
                Regime::AVerifier => t.agent_plaque_a_verifier(),
                Regime::SilenceAccepte => t.correction_agent_plaque_attend(),
                Regime::Declaratif => t.agent_plaque_declaratif(),
                _ => t.agent_plaque_sans_decision(),
            }
            .to_owned();
        };
        let date = t.date_longue(terme);
        let ne = echeance.decision_nee_du_silence(self.aujourdhui()).is_some();
        let silence = match (echeance.sens, ne) {
            (Some(Silence::Acceptation), true) => t.delais_silence_acceptation_nee(&date),
            (Some(Silence::Refus), true) => t.delais_silence_refus_ne(&date),
            (Some(Silence::Acceptation), false) => t.delais_silence_acceptation(&date),
            (Some(Silence::Refus), false) => t.delais_silence_refus(&date),
            (None, _) => String::new(),
        };
        format!("{} {silence}", t.agent_plaque_delai_legal(&date)).trim().to_owned()
    }

    /// The card, in a form when it has something to send.
    fn formulaire(&self) -> HtmlSur {
        let carte = HtmlSur::from(self.action());
        if !carte.to_string().contains("<button") {
            return carte;
        }
        let caches = caches(self.requete, self.lu.dossier());
        BlocFormulaire::post(self.vers("/etat"), caches, carte).into()
    }

    /// What the state allows: one primary action.
    fn action(&self) -> CarteDecision<'static> {
        let (t, dossier) = (self.t, self.lu.dossier());
        let decision = self.lu.agent.vue.decision();
        let carte = match (dossier.etat, decision) {
            (Etat::EnInstruction, Some(decision)) if decision.statut == Statut::Proposee => {
                self.a_signer(decision)
            }
            (Etat::EnConstruction, _) => self.recue(),
            (Etat::EnInstruction, _) => self.a_l_etude(),
            (_, Some(decision)) if decision.partie_le.is_none() => self.en_attente(decision),
            _ => self.terminee(),
        };
        let carte = carte.id(ANCRE);
        let agit = [INSTRUIRE, DECIDER, RANGER].into_iter().any(|action| self.peut(action));
        if agit { carte } else { carte.note(t.agent_action_lecture()) }
    }

    fn recue(&self) -> CarteDecision<'static> {
        let t = self.t;
        let carte = CarteDecision::nouvelle(t.agent_action_titre());
        if !self.peut(INSTRUIRE) {
            return carte;
        }
        if let Some(correction) = self.lu.agent.vue.correction()
            && correction.attendue_le >= self.aujourdhui()
        {
            let jour = self.t.date_longue(correction.attendue_le);
            return carte.note(t.correction_agent_en_attente(jour));
        }
        let etudier = Bouton::primaire(t.agent_action_etudier()).nom("acte", "etudier");
        let carte = carte
            .bouton(etudier.touche("e"))
            .bouton(self.corriger())
            .note(t.agent_action_etudier_note());
        match self.lu.suit() {
            true => carte,
            false => carte.bouton(self.suivre(Bouton::second(t.agent_suivre()), true)),
        }
    }

    fn a_l_etude(&self) -> CarteDecision<'static> {
        let t = self.t;
        let mut carte = CarteDecision::nouvelle(t.agent_action_decision());
        if self.peut(DECIDER) {
            let vers = |sens: Sens| self.vers(&format!("/decider?sens={}", sens.code()));
            let minutes = self.minutes(self.requete.app.settings.departure_delay * 1_000_000);
            carte = carte
                .bouton(
                    Bouton::primaire(t.agent_action_accepter())
                        .vers(vers(Sens::Accepter))
                        .touche("a"),
                )
                .petit_bouton(
                    Bouton::neutre(t.agent_action_refuser()).vers(vers(Sens::Refuser)).touche("r"),
                )
                .petit_bouton(
                    Bouton::neutre(t.agent_action_arreter()).vers(vers(Sens::ClasserSansSuite)),
                )
                .note(t.agent_action_note_decider(minutes));
        }
        if self.peut(INSTRUIRE) {
            let rendre = Bouton::neutre(t.agent_action_rendre()).nom("acte", "rendre");
            carte = carte.bouton(self.corriger()).petit_bouton(rendre);
            if !self.lu.suit() {
                carte = carte.petit_bouton(self.suivre(Bouton::neutre(t.agent_suivre()), true));
            }
        }
        carte
    }

    fn a_signer(&self, decision: &Decision) -> CarteDecision<'static> {
        let t = self.t;
        let par = t.agent_signature_proposee_par(self.lu.nom(t, decision.prepare_par));
        let titre = t.agent_signature_proposee(mots::sens(t, decision.sens));
        let motif = match decision.motivation.as_str() {
            "" => t.agent_signature_sans_motif(),
            motif => motif,
        };
        let carte = CarteDecision::nouvelle(t.agent_signature_titre())
            .extrait(titre, motif.to_owned())
            .note(par);
        if !self.peut(DECIDER) {
            return carte;
        }
        let signer = Bouton::primaire(t.agent_signature_signer()).vers(self.vers("/signer"));
        let retirer = Bouton::neutre(t.agent_signature_retirer()).action(self.vers("/annuler"));
        self.avec_suivant(carte.bouton(signer.touche("s")).bouton(retirer))
    }

    /// The decision taken, in the words that the resident reads: to be read again before it leaves,
    /// and on the telephone after.
    fn prise(&self) -> HtmlSur {
        let (t, vue) = (self.t, &self.lu.agent.vue);
        let Some(decision) = vue.decision().filter(|d| d.statut == Statut::Prise) else {
            return HtmlSur::default();
        };
        let pourquoi = match decision.motivation.as_str() {
            "" => Prose::texte(t.agent_signature_sans_motif()),
            motif => Prose::texte(motif),
        };
        let contenu = HtmlSur::from(pourquoi).puis(apercu::signe(t, &decision.signataire));
        Carte::nouvelle(t.agent_decision_prise(mots::etat(t, decision.sens.etat())), contenu).into()
    }

    /// Decided, not left yet: it can still be taken back. No countdown (RGAA 13.1).
    fn en_attente(&self, decision: &Decision) -> CarteDecision<'static> {
        let t = self.t;
        let part = decision.part_le.unwrap_or(self.requete.ctx.clock.now());
        let reste = part.0 - self.requete.ctx.clock.now().0;
        let titre = match reste {
            ..MINUTE => t.agent_attente_part_bientot().to_owned(),
            _ => t.agent_attente_part(self.minutes(reste)),
        };
        let heure = t.heure(part.in_paris().time());
        let sens = mots::etat(t, decision.sens.etat());
        let carte = CarteDecision::nouvelle(titre).extrait(sens, t.agent_attente_texte(heure));
        if !self.peut(DECIDER) {
            return carte;
        }
        let envoyer = Bouton::primaire(t.agent_attente_envoyer()).action(self.vers("/envoyer"));
        let garder = Bouton::second(t.agent_attente_garder()).action(self.vers("/garder"));
        let annuler = Bouton::neutre(t.agent_attente_annuler()).action(self.vers("/annuler"));
        self.avec_suivant(carte.bouton(envoyer).bouton(garder).bouton(annuler))
    }

    /// What comes next in the list, once this one is decided.
    fn avec_suivant(&self, carte: CarteDecision<'static>) -> CarteDecision<'static> {
        let Some(suivant) = self.lu.voisins.suivant else { return carte };
        let vers = adresse(self.requete, suivant, "");
        carte.petit_bouton(Bouton::neutre(self.t.liste_agent_suivant()).vers(vers).avance())
    }

    fn terminee(&self) -> CarteDecision<'static> {
        let (t, range) = (self.t, self.lu.dossier().archive);
        let note = if range { t.agent_action_range() } else { t.agent_action_termine() };
        let mut carte = CarteDecision::nouvelle(t.agent_action_titre()).note(note);
        if self.peut(RANGER) {
            let bouton = match range {
                true => Bouton::second(t.agent_action_sortir()).nom("acte", "sortir"),
                false => Bouton::second(t.agent_action_ranger()).nom("acte", "ranger"),
            };
            carte = carte.bouton(bouton.action(self.vers("/ranger")));
        }
        if self.peut(INSTRUIRE) {
            let rouvrir = Bouton::neutre(t.agent_action_rouvrir()).nom("acte", "rouvrir");
            carte = carte.bouton(rouvrir);
        }
        carte
    }

    fn corriger(&self) -> Bouton<'static> {
        let bouton = Bouton::second(self.t.correction_agent_demander());
        bouton.vers(self.vers("/corriger")).touche("c")
    }

    fn suivre(&self, bouton: Bouton<'static>, suivre: bool) -> Bouton<'static> {
        let acte = if suivre { "suivre" } else { "ne-plus-suivre" };
        bouton.nom("acte", acte).action(self.vers("/suivre"))
    }

    /// Micro-seconds as whole minutes, in words.
    fn minutes(&self, micros: i64) -> String {
        self.t.commun_minutes(((micros + MINUTE - 1) / MINUTE).max(1))
    }

    fn suivi(&self) -> HtmlSur {
        let (t, lu) = (self.t, self.lu);
        let noms: Vec<String> =
            lu.agent.suiveurs.iter().map(|agent| lu.nom(t, Some(*agent))).collect();
        let texte = match noms.is_empty() {
            true => t.agent_suivi_personne().to_owned(),
            false => t.liste(&noms),
        };
        let mut contenu = HtmlSur::paragraphe(&HtmlSur::texte(&texte));
        if self.peut(INSTRUIRE) && lu.suit() {
            let bouton = Bouton::lien(t.agent_ne_plus_suivre()).nom("acte", "ne-plus-suivre");
            let caches = caches(self.requete, lu.dossier());
            contenu = contenu.puis(BlocFormulaire::post(self.vers("/suivre"), caches, bouton));
        }
        Carte::nouvelle(t.agent_suivi_titre(), contenu).into()
    }

    /// A new code, for a person who was recognised and lost theirs.
    fn code(&self) -> HtmlSur {
        let t = self.t;
        if !self.peut(INSTRUIRE) {
            return HtmlSur::default();
        }
        let bouton = Bouton::neutre(t.agent_code_donner()).petit();
        let caches = caches(self.requete, self.lu.dossier());
        let contenu = HtmlSur::paragraphe(&HtmlSur::texte(t.agent_code_texte())).puis(
            BlocFormulaire::post(self.vers("/code"), caches, HtmlSur::paragraphe(&bouton.into())),
        );
        Depliant::nouveau(t.agent_code_titre(), contenu).into()
    }
}
