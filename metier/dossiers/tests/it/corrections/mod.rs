//! Corrections on both engines: the exchange, its guards, what it does to the legal clock.

mod horloge;

use db::Tx;
use db::testing::TestDb;
use db_macros::both_engines;
use dossiers::modele::{CorrectionId, DossierId, Etat, Evenement, Impossible, Issue, Motif};
use dossiers::{DemandeCorrection, Erreur};
use formulaires::{ChampId, Valeur};
use jiff::ToSpan;
use jiff::civil::Date;
use journal::Subject;
use primitives::Ctx;

use crate::maison::{Maison, maison};

const TEXTE: &str = "Merci de préciser le nom du badge.";
pub(crate) const LOI: &str = "Règlement des badges, article 3";

impl Maison {
    fn aujourdhui(&self) -> Date {
        self.systeme.clock.now().date()
    }

    fn attendre(&self, jours: i64) {
        self.systeme.clock.advance(jours * 86_400);
    }

    /// Asks to answer `champ` again within `jours` days.
    fn demander(
        &self,
        agent: &Ctx,
        id: DossierId,
        champ: ChampId,
        jours: i32,
        fondement: Option<&'static str>,
    ) -> Result<CorrectionId, Erreur> {
        let (version, jusqu_au) =
            (self.version(id), self.aujourdhui().saturating_add(jours.days()));
        self.agir(agent, move |tx| {
            let demande = DemandeCorrection {
                version,
                motif: Motif::Incorrect,
                champs: &[champ],
                texte: TEXTE,
                jusqu_au,
                fondement,
                fichiers: &[],
            };
            dossiers::demander_correction(tx, id, &demande)
        })
    }

    fn envoyer(&self, ctx: &Ctx, id: DossierId) -> Result<bool, Erreur> {
        self.agir(ctx, move |tx| dossiers::repondre_correction(tx, id, None))
    }

    fn nom_tenu(&self, id: DossierId) -> Option<Valeur> {
        let vue = self.vue(id);
        vue.contenu.reponses.valeur(&vue.revision.formulaire, self.nom, None).cloned()
    }
}

fn texte(texte: &str) -> Option<Valeur> {
    Some(Valeur::Texte(texte.into()))
}

#[both_engines]
fn a_correction_goes_back_is_answered_beside_and_takes_the_place_once_sent(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    maison.demander(&agent, id, maison.nom, 15, None).unwrap();
    let vue = maison.vue(id);
    assert_eq!((vue.dossier().etat, vue.dossier().a_completer), (Etat::EnConstruction, true));
    let correction = vue.correction().unwrap();
    assert_eq!(correction.champs, [maison.nom]);
    assert_eq!(dossiers::message_de(correction, &vue.messages).unwrap().corps, TEXTE);
    let deux = maison.demander(&agent, id, maison.motif, 15, None);
    assert!(matches!(deux, Err(Erreur::Impossible(Impossible::CorrectionAttendue))), "{deux:?}");
    let vide = maison.envoyer(&maison.usager(id), id);
    assert!(matches!(vide, Err(Erreur::RienDeChange)), "{vide:?}");

    maison.repondre(id, "Rouge", 1).unwrap();
    assert_eq!(maison.nom_tenu(id), texte("Bleu"), "agents read what stands until it is sent");
    let deux_onglets = maison.repondre(id, "Vert", 1);
    assert!(matches!(deux_onglets, Err(Erreur::Conflit)));
    assert!(maison.envoyer(&maison.usager(id), id).unwrap());
    assert!(!maison.envoyer(&maison.usager(id), id).unwrap(), "sent twice, done once");
    let tard = maison.repondre(id, "Vert", 2);
    assert!(matches!(tard, Err(Erreur::Conflit)), "nothing is written once it is sent");

    assert_eq!(maison.nom_tenu(id), texte("Rouge"));
    let vue = maison.vue(id);
    let correction = &vue.corrections[0];
    assert_eq!(correction.issue, Some(Issue::Repondue));
    let avant = correction.avant.as_ref().unwrap();
    let ecarts =
        formulaires::ecarts(&vue.revision.formulaire, avant, vue.reponses_apres(correction));
    let change: Vec<_> =
        ecarts.iter().map(|e| (e.champ.id, e.avant.cloned(), e.apres.cloned())).collect();
    assert_eq!(change, [(maison.nom, texte("Bleu"), texte("Rouge"))]);
    assert!(vue.dossier().attend_lecture && !vue.dossier().a_completer);
    let dernier = vue.traitements.last().unwrap();
    assert_eq!(dernier.evenement, Evenement::DeposerCorrectionUsager);
    assert_eq!(vue.dossier().etat, Etat::EnConstruction, "silence decides nothing here");
    let sujet = Subject { kind: "dossier", id: id.0 };
    let chaine = maison.db.read_blocking(&maison.systeme, move |tx| journal::verify(tx, sujet));
    assert_eq!(chaine.unwrap(), Ok(()));
}

#[both_engines]
fn the_second_correction_keeps_what_the_first_had_changed(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    for (version, nom) in [(1, "Rouge"), (2, "Vert")] {
        maison.demander(&agent, id, maison.nom, 15, None).unwrap();
        maison.repondre(id, nom, version).unwrap();
        maison.envoyer(&maison.usager(id), id).unwrap();
    }
    let vue = maison.vue(id);
    let lus: Vec<_> = vue
        .corrections
        .iter()
        .map(|correction| {
            let (avant, apres) =
                (correction.avant.as_ref().unwrap(), vue.reponses_apres(correction));
            let ecarts = formulaires::ecarts(&vue.revision.formulaire, avant, apres);
            (ecarts[0].avant.cloned(), ecarts[0].apres.cloned())
        })
        .collect();
    assert_eq!(lus, [(texte("Bleu"), texte("Rouge")), (texte("Rouge"), texte("Vert"))]);
}

#[both_engines]
fn a_correction_is_given_up_by_any_agent_of_the_dossier_and_only_once(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    let annuler = move |tx: &mut Tx<'_>| dossiers::annuler_correction(tx, id);
    let sans = maison.agir(&agent, annuler);
    assert!(matches!(sans, Err(Erreur::Impossible(Impossible::SansCorrection))), "{sans:?}");
    maison.demander(&agent, id, maison.nom, 15, None).unwrap();
    maison.repondre(id, "Rouge", 1).unwrap();
    let ailleurs = maison.agir(&maison.agent(8, false), annuler);
    assert!(matches!(ailleurs, Err(Erreur::Introuvable)));
    maison.agir(&maison.agent(8, true), annuler).unwrap();
    let vue = maison.vue(id);
    assert_eq!(vue.corrections[0].issue, Some(Issue::Annulee));
    assert_eq!(vue.messages[0].corps, TEXTE, "the message stays");
    assert_eq!(maison.nom_tenu(id), texte("Bleu"), "what was not sent is dropped");
    let sans = maison.agir(&agent, annuler);
    assert!(matches!(sans, Err(Erreur::Impossible(Impossible::SansCorrection))));
    let rien = maison.envoyer(&maison.usager(id), id);
    assert!(matches!(rien, Err(Erreur::Impossible(Impossible::SansCorrection))));
}

#[both_engines]
fn a_correction_is_not_studied_while_it_is_awaited_but_is_once_its_delay_is_over(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.depose();
    maison.demander(&agent, id, maison.nom, 15, None).unwrap();
    let etudier = || {
        let version = maison.version(id);
        maison.agir(&agent, move |tx| {
            dossiers::repasser(tx, id, version, Evenement::PasserEnInstruction)
        })
    };
    maison.attendre(15);
    let tot = etudier();
    assert!(matches!(tot, Err(Erreur::Impossible(Impossible::CorrectionAttendue))), "{tot:?}");
    maison.attendre(1);
    etudier().unwrap();
    let vue = maison.vue(id);
    assert_eq!(vue.corrections[0].issue, Some(Issue::SansReponse));
    assert_eq!((vue.dossier().etat, vue.dossier().a_completer), (Etat::EnInstruction, false));
}

#[both_engines]
fn only_its_applicant_and_its_agents_answer_a_correction(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    let autre = maison.depose();
    let par_l_usager = maison.demander(&maison.usager(id), id, maison.nom, 15, None);
    assert!(matches!(par_l_usager, Err(Erreur::Introuvable)));
    let ailleurs = maison.demander(&maison.agent(9, false), id, maison.nom, 15, None);
    assert!(matches!(ailleurs, Err(Erreur::Introuvable)));
    maison.demander(&agent, id, maison.nom, 15, None).unwrap();
    for ctx in [maison.usager(autre), maison.agent(9, false)] {
        assert!(matches!(maison.envoyer(&ctx, id), Err(Erreur::Introuvable)));
    }
    assert!(maison.envoyer(&agent, id).unwrap(), "on paper nothing has to change here");
    let vue = maison.vue(id);
    let dernier = vue.traitements.last().unwrap();
    assert_eq!(dernier.evenement, Evenement::DeposerCorrectionInstructeur);
    assert!(!vue.dossier().attend_lecture);
}

#[both_engines]
fn what_cannot_be_asked_is_refused_and_nothing_is_written(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    let hier = maison.demander(&agent, id, maison.nom, 0, None);
    assert!(matches!(hier, Err(Erreur::AttenteImpossible)), "{hier:?}");
    let siecle = maison.demander(&agent, id, maison.nom, 400, None);
    assert!(matches!(siecle, Err(Erreur::AttenteImpossible)), "{siecle:?}");
    let sans_loi = maison.demander(&agent, id, maison.nom, 15, Some("  "));
    assert!(matches!(sans_loi, Err(Erreur::SansFondement)), "{sans_loi:?}");
    let inconnu = maison.demander(&agent, id, ChampId(1), 15, None);
    assert!(matches!(inconnu, Err(Erreur::Introuvable)), "{inconnu:?}");
    let vue = maison.vue(id);
    assert!(vue.messages.is_empty() && vue.corrections.is_empty());
    assert_eq!(vue.dossier().etat, Etat::EnInstruction);
}

#[both_engines]
fn a_message_is_withdrawn_by_its_author_with_the_correction_it_asks(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    let ecrire = move |tx: &mut Tx<'_>| dossiers::ecrire(tx, id, "Bonjour", &[]);
    maison.agir(&maison.usager(id), ecrire).unwrap();
    maison.demander(&agent, id, maison.nom, 15, Some(LOI)).unwrap();
    let [de_l_usager, de_l_agent] = [0, 1].map(|rang| maison.vue(id).messages[rang].id);
    let retirer =
        |ctx: &Ctx, message| maison.agir(ctx, move |tx| dossiers::retirer_message(tx, id, message));
    for (ctx, message) in [
        (agent.clone(), de_l_usager),
        (maison.agent(8, true), de_l_agent),
        (maison.usager(id), de_l_agent),
        (maison.usager(id), de_l_usager),
    ] {
        let refus = retirer(&ctx, message);
        assert!(matches!(refus, Err(Erreur::Impossible(Impossible::MessageDUnAutre))), "{refus:?}");
    }
    retirer(&agent, de_l_agent).unwrap();
    retirer(&agent, de_l_agent).unwrap();
    let vue = maison.vue(id);
    assert!(vue.messages[1].retire_le.is_some() && vue.messages[1].corps.is_empty());
    assert_eq!(vue.corrections[0].issue, Some(Issue::Annulee));
    assert!(!vue.dossier().a_completer);
}

#[both_engines]
fn what_an_applicant_writes_waits_to_be_read(db: TestDb) {
    let maison = maison(db);
    let id = maison.depose();
    let agent = maison.agent(7, true);
    let attend = || maison.vue(id).dossier().attend_lecture;
    let ecrire = move |tx: &mut Tx<'_>| dossiers::ecrire(tx, id, "Bonjour", &[]);
    maison.agir(&maison.usager(id), ecrire).unwrap();
    assert!(attend());
    let version = maison.version(id);
    let marquer = |vue: i64| {
        maison.agir(&agent, move |tx| dossiers::marquer_lus(tx, id, vue)).unwrap();
    };
    marquer(version - 1);
    assert!(attend(), "what came after the page was read is still to be read");
    marquer(version);
    assert!(!attend());
    assert_eq!(maison.version(id), version, "reading is no act");
    maison.attendre(1);
    maison.agir(&maison.usager(id), ecrire).unwrap();
    maison.agir(&agent, ecrire).unwrap();
    assert!(!attend(), "answering is having read");
}
