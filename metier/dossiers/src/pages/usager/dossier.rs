//! `/dossiers/{numero}`: the task or the state, where it stands, messages, the decision, the answers.

use axum::http::StatusCode;
use delais::{Echeance, Silence};
use web::composants::{
    Banniere, BlocFormulaire, Bouton, ChampTextarea, Chemin, Depliant, Etat as Signe, Etiquette,
    FilAriane, Gabarit, HtmlSur, Icone, LigneRecap, Message, Pas, PiedFormulaire, Plaque, Prose,
    Recapitulatif, ResumeErreurs, TitrePage, TitreSection, Ton, id_de,
};
use web::{Formulaire, PathArgs, Regle, Reponse, Requete, redirect_303};

use super::cadre::Parcours;
use super::decor::Decor;
use super::etape::avec_statut;
use super::recapituler::{Relecture, lignes_identite};
use super::{acces, corriger, lecteurs, notification, session};
use crate::actions;
use crate::erreur::Erreur;
use crate::lecture::Vue;
use crate::lettres::contester;
use crate::modele::{Auteur, Decision, DossierId, Etat, Evenement, Sens, Traitement};
use crate::pages::joints;

/// Thirty messages an hour from one address, then one a minute: each may be told to the service.
const MESSAGES: Regle = Regle { libres: 30, fenetre: 3_600, delai: 60, verrou: 40, duree: 3_600 };

/// A message that could not be sent: its text, and why.
pub(super) struct Refuse {
    pub(super) texte: String,
    pub(super) phrase: String,
    /// The control that it is about.
    pub(super) champ: &'static str,
}

pub(super) async fn montrer(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let vue = match acces::depose(&requete, DossierId(id)).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let a_lire = vue.decision().is_some_and(|decision| decision.partie_le.is_some());
    if a_lire && vue.envois.lue_le.is_none() {
        notification::noter_lecture(&requete, DossierId(id)).await?;
    }
    let decor = Decor::de(&requete);
    web::rendre(&page_dossier(&Parcours::nouveau(&decor, &vue), None))
}

pub(super) async fn ecrire(
    requete: Requete,
    PathArgs(id): PathArgs<i64>,
    formulaire: Formulaire,
) -> Reponse {
    let id = DossierId(id);
    let texte = formulaire.texte("message").to_owned();
    let corps = texte.clone();
    let t = requete.textes;
    let recus = joints::recus(t, &formulaire.fichiers).map_err(|phrase| (joints::NOM, phrase));
    let permis = requete.essayer("message", &MESSAGES);
    let permis = permis.map_err(|_| ("message", t.courriel_message_trop().to_owned()));
    let ecrit = match permis.and(recus) {
        Err(faute) => Err(faute),
        Ok(fichiers) => {
            let ecrire = move |tx: &mut db::Tx<'_>| actions::ecrire(tx, id, &corps, &fichiers);
            match requete.app.db.write(&requete.ctx, ecrire).await {
                Ok(()) => Ok(()),
                Err(Erreur::Introuvable) => {
                    return session::perdue(&requete, id, &formulaire).await;
                }
                Err(Erreur::TexteVide) => Err(("message", t.usager_message_vide().to_owned())),
                Err(Erreur::TexteTropLong(max)) => {
                    Err(("message", t.usager_message_trop_long(max)))
                }
                Err(autre) => return Err(autre.into()),
            }
        }
    };
    let Err((champ, phrase)) = ecrit else {
        return Ok(redirect_303(requete.ctx.url(format_args!("/dossiers/{id}#messages"))));
    };
    let vue = match acces::depose(&requete, id).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let decor = Decor::de(&requete);
    let parcours = Parcours::nouveau(&decor, &vue);
    let refuse = Refuse { texte, phrase, champ };
    Ok(avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page_dossier(&parcours, Some(&refuse))))
}

/// The follow page.
pub(super) fn page_dossier<'p>(parcours: &'p Parcours<'_>, refuse: Option<&Refuse>) -> Gabarit<'p> {
    let (decor, vue) = (parcours.decor, parcours.vue);
    let (t, dossier) = (decor.t, vue.dossier());
    let nom = vue.demarche.nom_demande.mot(t);
    let recue = dossier.recu_le.map(|jour| t.date_avec_jour(jour)).unwrap_or_default();
    let titre = TitrePage::nouveau(vue.demarche.titre.clone())
        .avant(FilAriane::nouveau(decor.mots, [(t.web_lien_demandes(), decor.url("/compte"))]))
        .meta(&t.usager_suivi_meta(super::decor::majuscule(nom), dossier.id.to_string(), recue));
    let resume = refuse.map_or_else(HtmlSur::default, |refuse| {
        let resume = ResumeErreurs::nouveau(decor.mots);
        resume.erreur(id_de(refuse.champ), refuse.phrase.clone()).into()
    });
    let demande = vue.correction().map(|correction| corriger::demande(decor, vue, correction));
    let contenu = HtmlSur::from(titre)
        .puis(resume)
        .puis(notification::non_arrives(decor, vue))
        .puis(decor.virus(&vue.fichiers).alerte_usager())
        .puis(plaque(decor, vue))
        .puis(demande.unwrap_or_default())
        .puis(corriger::changee(decor, vue))
        .puis(decision(decor, vue))
        .puis(TitreSection::nouveau(t.usager_suivi_ou_en_est(nom)))
        .puis(Chemin::grand(decor.mots, chemin(decor, vue)))
        .puis(messages(decor, vue, refuse))
        .puis(notification::choix(decor, vue))
        .puis(reponses(parcours))
        .puis(lecteurs::section(decor, vue));
    let recu = decor.url(format_args!("/dossiers/{}/recu", dossier.id));
    let preuve = Bouton::lien(t.delais_mention_titre()).icone(Icone::Document).vers(recu);
    let tout = decor.url(format_args!("/dossiers/{}/dossier.pdf", dossier.id));
    let tout = Bouton::lien(t.lettre_dossier_telecharger()).icone(Icone::Document).vers(tout);
    let code = decor.url(format_args!("/dossiers/{}/verification", dossier.id));
    let code = Bouton::lien(t.journal_preuve_lien()).icone(Icone::Cle).vers(code);
    let rail = HtmlSur::from(decor.carte_service(&vue.demarche))
        .puis(HtmlSur::paragraphe(&preuve.into()))
        .puis(HtmlSur::paragraphe(&code.into()))
        .puis(HtmlSur::paragraphe(&tout.into()))
        .puis(decor.quitter());
    let page = decor.gabarit_parcours(
        t.usager_suivi_titre_page(super::decor::majuscule(nom), dossier.id.to_string()),
    );
    let page = match decor.fait("corrections") {
        true => page.banniere(Banniere::nouvelle(Ton::Bien, t.correction_envoyees())),
        false => page,
    };
    page.en_erreur(refuse.is_some()).contenu(contenu).rail(rail)
}

fn echeance(vue: &Vue) -> Option<Echeance> {
    actions::horloge(vue.dossier(), &vue.demarche).map(|horloge| horloge.echeance())
}

/// The one thing to remember: the state, the date, what silence means.
fn plaque(decor: &Decor<'_>, vue: &Vue) -> Plaque<'static> {
    let t = decor.t;
    let nom = vue.demarche.nom_demande.mot(t);
    let autorite = decor.autorite();
    let signe = |signe: Signe, mot: &'static str| Etiquette::etat(signe, mot);
    if let Some(correction) = vue.correction() {
        return corriger::plaque(decor, vue, correction);
    }
    match vue.etat_visible() {
        Etat::Brouillon | Etat::EnConstruction => {
            let etiquette = signe(Signe::Recue, t.usager_etat_recue());
            Plaque::tache(etiquette, t.usager_plaque_recue(nom)).texte(attente(decor, vue))
        }
        Etat::EnInstruction => {
            let etiquette = signe(Signe::EnExamen, t.usager_etat_a_l_etude());
            Plaque::tache(etiquette, t.usager_plaque_etude(autorite, nom))
                .texte(attente(decor, vue))
        }
        Etat::Accepte => {
            let etiquette = signe(Signe::Acceptee, t.usager_etat_acceptee());
            Plaque::tache(etiquette, t.usager_plaque_acceptee(nom))
                .texte(t.usager_plaque_acceptee_texte())
        }
        Etat::Refuse => {
            let etiquette = signe(Signe::Refusee, t.usager_etat_refusee());
            Plaque::tache(etiquette, t.usager_plaque_refusee(nom))
                .texte(t.usager_plaque_refusee_texte())
        }
        Etat::SansSuite => {
            let etiquette = signe(Signe::Fermee, t.usager_etat_arretee());
            Plaque::tache(etiquette, t.usager_plaque_arretee(autorite, nom))
                .texte(t.usager_plaque_arretee_texte())
        }
    }
}

/// Nothing to do: by when, and what silence means, as far as the regime lets it be said.
fn attente(decor: &Decor<'_>, vue: &Vue) -> String {
    let t = decor.t;
    let rien = t.usager_plaque_rien_a_faire();
    let aujourdhui = decor.ctx.clock.now().date();
    let Some(echeance) = echeance(vue) else { return rien.to_owned() };
    let silence = vue.demarche.regime.silence();
    let dit = match (silence, echeance.terme_legal) {
        (Some(silence), Some(terme)) => {
            let (nee, date) = (echeance.decision_nee_du_silence(aujourdhui), t.date_longue(terme));
            match (silence, nee.is_some()) {
                (Silence::Acceptation, true) => t.delais_silence_acceptation_nee(date),
                (Silence::Refus, true) => t.delais_silence_refus_ne(date),
                (Silence::Acceptation, false) => t.delais_silence_acceptation(date),
                (Silence::Refus, false) => t.delais_silence_refus(date),
            }
        }
        _ => String::new(),
    };
    if dit.is_empty() { rien.to_owned() } else { format!("{dit} {rien}") }
}

fn chemin(decor: &Decor<'_>, vue: &Vue) -> Vec<Pas<'static>> {
    let t = decor.t;
    let etat = vue.etat_visible();
    let quand = |evenement: Evenement| -> Option<String> {
        let de = |traitement: &&Traitement| traitement.evenement == evenement;
        let dernier = vue.traitements_visibles().filter(de).last();
        dernier.map(|traitement| super::decor::majuscule(&decor.instant(traitement.quand)))
    };
    let recue = Pas::fait(t.usager_chemin_recue(&decor.site.autorite));
    let recue = match quand(Evenement::Deposer) {
        Some(quand) => recue.detail(&quand),
        None => recue,
    };
    let etude = match etat {
        _ if vue.correction().is_some() => Pas::a_venir(t.usager_chemin_attente()),
        Etat::Brouillon | Etat::EnConstruction => Pas::courant(t.usager_chemin_attente()),
        Etat::EnInstruction => Pas::courant(t.usager_chemin_etude()),
        _ => Pas::fait(t.usager_chemin_etude()),
    };
    let etude = match quand(Evenement::PasserEnInstruction) {
        Some(quand) if etat != Etat::EnConstruction => etude.detail(&quand),
        _ => etude,
    };
    let mut chemin = vec![recue];
    chemin.extend(corriger::pas(decor, vue));
    chemin.extend([etude, dernier_pas(decor, vue, etat)]);
    chemin
}

/// The decision, taken or to come.
fn dernier_pas(decor: &Decor<'_>, vue: &Vue, etat: Etat) -> Pas<'static> {
    let t = decor.t;
    let titre = match etat {
        Etat::Accepte => t.usager_etat_acceptee(),
        Etat::Refuse => t.usager_etat_refusee(),
        Etat::SansSuite => t.usager_etat_arretee(),
        _ => t.usager_chemin_decision(),
    };
    if etat.est_termine() {
        let prise = vue.decision().and_then(|decision| decision.prise_le);
        let jour = prise.map(|instant| t.date_avec_jour(instant.date())).unwrap_or_default();
        let suite = notification::envoi_et_lecture(decor, vue);
        let detail = [super::decor::majuscule(&jour), suite];
        let detail: Vec<String> = detail.into_iter().filter(|dit| !dit.is_empty()).collect();
        return Pas::courant(titre).detail(&detail.join(" · "));
    }
    let pas = Pas::a_venir(titre);
    match (vue.demarche.regime.silence(), echeance(vue).and_then(|echeance| echeance.terme_legal)) {
        (Some(_), Some(terme)) => pas.detail(&t.usager_chemin_au_plus_tard(t.date_longue(terme))),
        _ => pas,
    }
}

/// The decision that has left: why, who signs, how to contest it.
fn decision(decor: &Decor<'_>, vue: &Vue) -> HtmlSur {
    let t = decor.t;
    let partie = vue.decision().filter(|decision| decision.partie_le.is_some());
    let Some(decision) = partie else { return HtmlSur::default() };
    let motif = match decision.motivation.as_str() {
        "" => HtmlSur::default(),
        motif => HtmlSur::from(TitreSection::nouveau(t.usager_decision_pourquoi()))
            .puis(Prose::texte(motif)),
    };
    let id = vue.dossier().id;
    let vers = |suite: &str| decor.url(format_args!("/dossiers/{id}/decision{suite}"));
    let lettre = Bouton::second(t.lettre_decision_telecharger()).icone(Icone::Document);
    let lettre = PiedFormulaire::nouveau(lettre.vers(vers(".pdf")))
        .autre(Bouton::lien(t.lettre_decision_lire()).vers(vers("")))
        .sans_filet();
    let html = motif.puis(signataire(decor, decision)).puis(lettre);
    match decision.sens {
        Sens::Accepter => html,
        Sens::Refuser | Sens::ClasserSansSuite => html
            .puis(TitreSection::nouveau(t.usager_decision_contester()))
            .puis(Prose::texte(&contester(t, &decor.site.autorite, &vue.demarche).join("\n\n"))),
    }
}

/// First name, name, quality (CRPA L212-1), delegation (L212-2), date.
fn signataire(decor: &Decor<'_>, decision: &Decision) -> Recapitulatif<'static> {
    let (t, qui) = (decor.t, &decision.signataire);
    let nom = format!("{} {}\n{}", qui.prenom, qui.nom, super::decor::majuscule(&qui.qualite));
    let mut lignes = vec![LigneRecap::texte(t.usager_decision_signee(), &nom)];
    if let Some(delegation) = &qui.delegation {
        lignes.push(LigneRecap::texte(t.usager_decision_delegation(), delegation));
    }
    if let Some(instant) = decision.prise_le {
        let date = qui.acte_du.unwrap_or_else(|| instant.date());
        lignes.push(LigneRecap::texte(t.usager_decision_date(), &t.date_longue(date)));
    }
    Recapitulatif::en_carte(t.usager_decision_titre(), lignes)
}

fn messages(decor: &Decor<'_>, vue: &Vue, refuse: Option<&Refuse>) -> HtmlSur {
    let t = decor.t;
    let mut html: HtmlSur = Section { titre: t.usager_messages_titre() }.into();
    let fichiers = decor.url(format_args!("/dossiers/{}/fichiers", vue.dossier().id));
    for message in &vue.messages {
        let (quand, iso) =
            (decor.instant(message.cree_le), message.cree_le.timestamp().to_string());
        let corps = joints::corps(t, message);
        let montre = match message.auteur {
            Auteur::Usager => Message::de_soi(t.usager_messages_vous(), quand, corps),
            Auteur::Agent => Message::de_l_autre(decor.autorite(), quand, corps),
        };
        html = html.puis(joints::bulle(t, montre.iso(iso), message, &fichiers));
    }
    let faute = |champ: &str| {
        let sienne = refuse.filter(|refuse| refuse.champ == champ);
        sienne.map(|refuse| refuse.phrase.clone())
    };
    let zone = ChampTextarea::nouveau(decor.mots, "message", t.usager_messages_ecrire())
        .lignes(4)
        .valeur(refuse.map(|refuse| refuse.texte.clone()).unwrap_or_default())
        .erreurs(faute("message"));
    let envois = decor.url(web::envois::CHEMIN);
    let joindre = joints::champ(t, decor.mots, envois, faute(joints::NOM));
    let envoyer = Bouton::second(t.usager_messages_envoyer()).icone(Icone::Avion);
    let pied = PiedFormulaire::nouveau(envoyer).sans_filet();
    let adresse = decor.url(format_args!("/dossiers/{}/messages", vue.dossier().id));
    let champs = HtmlSur::from(zone).puis(joindre).puis(pied);
    html.puis(BlocFormulaire::multipart(adresse, decor.jeton(), champs))
}

/// A title that an address can reach.
#[derive(askama::Template)]
#[template(
    source = r#"<div class="section-tete" id="messages"><h2>{{ titre }}</h2></div>"#,
    ext = "html"
)]
struct Section {
    titre: &'static str,
}

impl askama::filters::HtmlSafe for Section {}

/// The answers, folded: they are not what one comes for.
fn reponses(parcours: &Parcours<'_>) -> Depliant<'static> {
    let (decor, vue) = (parcours.decor, parcours.vue);
    let lignes = lignes_identite(decor.t, &vue.dossier().identite)
        .into_iter()
        .map(|(_, terme, valeur)| LigneRecap::texte(terme, &valeur));
    let identite = Recapitulatif::nouveau(lignes.collect());
    let identite = identite.titre(decor.t.usager_identite_titre());
    let relecture = Relecture { parcours, fautes: &[], modifiable: false };
    let html = parcours
        .etapes
        .iter()
        .fold(HtmlSur::from(identite), |html, etape| html.puis(relecture.etape(etape)));
    Depliant::nouveau(decor.t.usager_suivi_reponses(), html)
}
