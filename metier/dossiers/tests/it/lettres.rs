//! What the letters of a dossier say, and to whom they are given.

use std::slice::from_ref;

use db::Tx;
use db::testing::TestDb;
use db_macros::both_engines;
use delais::Regime;
use documents::{Block, Document};
use dossiers::modele::{Canal, DossierId, Sens, Signataire};
use dossiers::{AuteurDecision, DECISION, Erreur, LIRE, LIRE_AGENT, PREUVE};
use jiff::civil::date;
use langues::Textes;
use primitives::Ctx;

use crate::maison::{Maison, maison, signataire};

/// A letter as text, what changes from one run to the next put out.
fn texte(maison: &Maison, lettre: &Document) -> String {
    let mut lignes = vec![format!("[{}] {}", lettre.langue, lettre.title)];
    let mut poser = |marque: &str, textes: &[String]| {
        lignes.extend(textes.iter().map(|texte| format!("{marque} {texte}")));
    };
    poser("de", from_ref(&lettre.sender.name));
    poser("de", &lettre.sender.lines);
    poser("à", &lettre.recipient.clone().unwrap_or_default());
    let fait = |(terme, valeur): &(String, String)| format!("{terme} = {valeur}");
    poser("réf", &lettre.reference.iter().map(fait).collect::<Vec<_>>());
    poser("fait", from_ref(&lettre.place_and_date));
    poser("#", from_ref(&lettre.subject));
    for bloc in &lettre.blocks {
        match bloc {
            Block::Heading(titre) | Block::Subheading(titre) => poser("##", from_ref(titre)),
            Block::Paragraph(texte) => poser("", from_ref(texte)),
            Block::List(points) => poser(" -", points),
            Block::Facts(faits) => poser(" *", &faits.iter().map(fait).collect::<Vec<_>>()),
            Block::Notice(texte) => poser(" !", from_ref(texte)),
            Block::Code(texte) => poser(" `", from_ref(texte)),
        }
    }
    poser("signé", &lettre.signature.clone().unwrap_or_default());
    if let Some(qr) = &lettre.qr {
        poser("qr", &[qr.url.clone(), qr.caption.clone()]);
    }
    poser("pied", &lettre.footer);
    let maintenant = Textes::fr().date_longue(maison.systeme.clock.now().date());
    let texte = lignes.join("\n").replace(&maintenant, "AUJOURD’HUI");
    let texte = texte.replace(['\u{a0}', '\u{202f}'], " ");
    let mut morceaux = texte.split("AUJOURD’HUI à ");
    let debut = morceaux.next().unwrap_or_default().to_owned();
    morceaux.fold(debut, |debut, suite| {
        let reste = suite.find('\n').map_or("", |fin| &suite[fin..]);
        format!("{debut}AUJOURD’HUI à HEURE{reste}")
    })
}

fn lue(
    maison: &Maison,
    ctx: &Ctx,
    id: DossierId,
    nature: &'static str,
) -> Result<Document, Erreur> {
    let action = if ctx.actor.kind == primitives::ActorKind::Staff { LIRE_AGENT } else { LIRE };
    let lire = move |tx: &mut Tx<'_>| dossiers::texte_de_lettre(tx, id, action, nature);
    maison.db.read_blocking(ctx, lire)
}

/// A filing received on 2 March 2026, under a regime.
fn deposer(maison: &Maison, regime: Regime) -> Document {
    maison.regler(regime);
    let id = maison.brouillon();
    maison.repondre(id, "Bleu", 0).unwrap();
    let recu_le = Some(date(2026, 3, 2));
    maison.agir(&maison.usager(id), move |tx| dossiers::deposer(tx, id, recu_le)).unwrap();
    lue(maison, &maison.usager(id), id, PREUVE).unwrap()
}

#[both_engines]
fn the_proof_of_sending_says_what_its_regime_allows(db: TestDb) {
    let maison = maison(db);
    for (nom, regime) in [
        ("preuve_silence_accepte", Regime::SilenceAccepte),
        ("preuve_silence_refuse", Regime::SilenceRefuse),
        ("preuve_declaration", Regime::Declaratif),
        ("preuve_sans_decision", Regime::SansDecision),
        ("preuve_a_verifier", Regime::AVerifier),
    ] {
        let lettre = deposer(&maison, regime);
        insta::assert_snapshot!(nom, texte(&maison, &lettre));
    }
}

#[both_engines]
fn what_was_told_that_day_stays_when_the_regime_changes(db: TestDb) {
    let maison = maison(db);
    maison.regler(Regime::SilenceRefuse);
    let id = maison.depose();
    let avant = lue(&maison, &maison.usager(id), id, PREUVE).unwrap();
    maison.regler(Regime::SilenceAccepte);
    assert_eq!(lue(&maison, &maison.usager(id), id, PREUVE).unwrap(), avant);
}

#[both_engines]
fn the_acknowledgement_due_later_tells_what_was_sent_that_day_with_its_proof(db: TestDb) {
    let maison = maison(db);
    let cle = journal::SealKey::from_seed(&[9; 32]).unwrap();
    let id = maison.brouillon();
    maison.repondre(id, "Bleu", 0).unwrap();
    let deposer = move |tx: &mut Tx<'_>| dossiers::deposer_atteste(tx, id, None, &cle);
    maison.agir(&maison.usager(id), deposer).unwrap();
    let envoi = |lettre: &Document| {
        let titre = Block::Heading(Textes::fr().lettre_preuve_envoi().to_owned());
        lettre.blocks.iter().skip_while(|bloc| **bloc != titre).cloned().collect::<Vec<_>>()
    };
    let avant = lue(&maison, &maison.usager(id), id, PREUVE).unwrap();
    assert_eq!(envoi(&avant).iter().filter(|b| matches!(b, Block::Code(_))).count(), 2);
    maison.regler(Regime::SilenceRefuse);
    maison.jobs();
    let apres = lue(&maison, &maison.usager(id), id, PREUVE).unwrap();
    assert_ne!(apres, avant, "what silence means is told");
    assert_eq!(envoi(&apres), envoi(&avant));
}

#[both_engines]
fn a_filing_sent_twice_is_acknowledged_once_and_never_gives_the_code(db: TestDb) {
    let maison = maison(db);
    let id = maison.depose();
    maison.agir(&maison.usager(id), move |tx| dossiers::deposer(tx, id, None)).unwrap();
    let gardees = move |tx: &mut Tx<'_>| documents::of_owner(tx, dossiers::CLE, id.0);
    let gardees = maison.db.read_blocking(&maison.systeme, gardees).unwrap();
    assert_eq!(gardees.iter().map(|gardee| &*gardee.nature).collect::<Vec<_>>(), [PREUVE]);
    let code = dossiers::Codes::new([7; 32]).code(maison.vue(id).dossier());
    let lettre = lue(&maison, &maison.usager(id), id, PREUVE).unwrap();
    assert!(!format!("{lettre:?}").contains(&code));
}

#[both_engines]
fn a_filing_at_the_counter_is_a_letter_with_the_postal_address(db: TestDb) {
    let maison = maison(db);
    maison.regler(Regime::SilenceRefuse);
    let (demarche, agent) = (maison.demarche.clone(), maison.agent(7, true));
    let recu_le = date(2026, 3, 2);
    let saisir = move |tx: &mut Tx<'_>| dossiers::saisir(tx, &demarche, Canal::Courrier, recu_le);
    let id = maison.agir(&agent, saisir).unwrap();
    let mut identite = maison.vue(id).dossier().identite.clone();
    identite.prenom = "Zoé".into();
    identite.nom = "Martin".into();
    identite.adresse = "3 rue Haute\n29999 Saint-Exemple".into();
    let identifier = move |tx: &mut Tx<'_>| dossiers::identifier(tx, id, &identite);
    maison.agir(&maison.usager(id), identifier).unwrap();
    maison.repondre(id, "Bleu", 0).unwrap();
    maison.agir(&maison.usager(id), move |tx| dossiers::deposer(tx, id, None)).unwrap();
    let lettre = lue(&maison, &maison.usager(id), id, PREUVE).unwrap();
    insta::assert_snapshot!("preuve_courrier", texte(&maison, &lettre));
}

/// A decision on a request received today, sent at once.
fn decidee(maison: &Maison, sens: Sens, motivation: &'static str, qui: Signataire) -> DossierId {
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    let auteur = AuteurDecision { version: maison.version(id), sens, motivation };
    maison.agir(&agent, move |tx| dossiers::decider(tx, id, &auteur, &qui, 0)).unwrap();
    maison.agir(&agent, move |tx| dossiers::envoyer_maintenant(tx, id)).unwrap();
    id
}

#[both_engines]
fn the_letter_of_a_decision_follows_its_sense(db: TestDb) {
    let maison = maison(db);
    let delegue = Signataire { delegation: Some("arrêté 2026-12".into()), ..signataire() };
    let acte = Signataire { acte_du: Some(date(2026, 3, 9)), ..signataire() };
    let refus = "L’article 4 du règlement demande\u{202f}:\n- d’habiter la commune\n- d’être majeur\n\nVous habitez Autreville.";
    for (nom, sens, motivation, qui) in [
        ("decision_accepter", Sens::Accepter, "Venez le chercher à l’accueil.", signataire()),
        ("decision_accepter_sans_mot", Sens::Accepter, "", acte),
        ("decision_refuser", Sens::Refuser, refus, delegue),
        ("decision_arreter", Sens::ClasserSansSuite, "Vous y renoncez.", signataire()),
    ] {
        let id = decidee(&maison, sens, motivation, qui);
        let lettre = lue(&maison, &maison.usager(id), id, DECISION).unwrap();
        insta::assert_snapshot!(nom, texte(&maison, &lettre).replace(&format!("/{id}"), "/N"));
    }
}

#[both_engines]
fn a_letter_is_given_to_its_applicant_and_its_agents_once_the_decision_has_left(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    let auteur =
        AuteurDecision { version: maison.version(id), sens: Sens::Accepter, motivation: "Oui." };
    maison.agir(&agent, move |tx| dossiers::decider(tx, id, &auteur, &signataire(), 600)).unwrap();
    let absente =
        |ctx: &Ctx, nature| matches!(lue(&maison, ctx, id, nature), Err(Erreur::Introuvable));
    assert!(absente(&maison.usager(id), DECISION), "it has not left yet");
    maison.systeme.clock.advance(601);
    assert_eq!(maison.jobs(), 1);
    let autre = maison.depose();
    let ailleurs = agent.with(|parts| parts.tenant = primitives::TenantId(2));
    for nature in [PREUVE, DECISION] {
        assert!(lue(&maison, &maison.usager(id), id, nature).is_ok());
        assert!(lue(&maison, &agent, id, nature).is_ok());
        for etranger in [&maison.usager(autre), &maison.agent(7, false), &ailleurs] {
            assert!(absente(etranger, nature), "{nature} {:?}", etranger.grants);
        }
    }
    let rouvrir = {
        let version = maison.version(id);
        move |tx: &mut Tx<'_>| {
            dossiers::repasser(tx, id, version, dossiers::modele::Evenement::RepasserEnInstruction)
        }
    };
    maison.agir(&agent, rouvrir).unwrap();
    assert!(absente(&maison.usager(id), DECISION), "the request is studied again");
}
