//! Asking a correction: the pieces are ticked, the message is ready, what it does to the legal delay
//! is told before it leaves.

use axum::http::StatusCode;
use db::Tx;
use delais::{Silence, Suspension};
use formulaires::{Champ, ChampId, Genre};
use jiff::ToSpan;
use jiff::civil::Date;
use web::composants::{
    BlocFormulaire, Bouton, CaseSeule, ChampCases, ChampDate, ChampRadios, ChampTextarea,
    ChampTexte, Choix, FilAriane, Gabarit, HtmlSur, LigneRecap, PiedFormulaire, Recapitulatif,
    ResumeErreurs, TitrePage, id_de,
};
use web::{Formulaire, PathArgs, Reponse, Requete, Valeurs, redirect_303, rendre};

use super::actes::refuser;
use super::commun::{Lu, Place, adresse, caches_de, gabarit, ouvrir, version};
use super::correction::motif;
use super::dossier::avec_statut;
use super::saisie::date;
use crate::actions::{self, DELAI_PROPOSE, DemandeCorrection, TEXTE_MAX};
use crate::erreur::Erreur;
use crate::modele::{DossierId, Etat, Evenement, Faits, Impossible, Motif, passer};

/// What was typed, as it was.
struct Saisie {
    champs: Vec<ChampId>,
    motif: Motif,
    jusqu_au: [String; 3],
    indispensable: bool,
    fondement: String,
    message: String,
    erreurs: Vec<(&'static str, String)>,
}

impl Saisie {
    fn neuve(aujourdhui: Date) -> Self {
        let jour = aujourdhui.saturating_add(DELAI_PROPOSE.days());
        Self {
            champs: Vec::new(),
            motif: Motif::Incomplet,
            jusqu_au: [jour.day().to_string(), jour.month().to_string(), jour.year().to_string()],
            indispensable: false,
            fondement: String::new(),
            message: String::new(),
            erreurs: Vec::new(),
        }
    }

    fn envoyee(envoi: &Valeurs) -> Self {
        let texte = |nom: &str| envoi.texte(nom).to_owned();
        let coches = ["piece", "reponse"].into_iter().flat_map(|nom| envoi.valeurs(nom));
        Self {
            champs: coches.filter_map(ChampId::lire).collect(),
            motif: Motif::lire(envoi.texte("motif")).unwrap_or(Motif::Incomplet),
            jusqu_au: ["jusqu_au_jour", "jusqu_au_mois", "jusqu_au_annee"].map(texte),
            indispensable: !envoi.texte("indispensable").is_empty(),
            fondement: texte("fondement"),
            message: texte("message").replace("\r\n", "\n"),
            erreurs: Vec::new(),
        }
    }

    fn jusqu_au(&self, aujourdhui: Date) -> Option<Date> {
        date(&self.jusqu_au).filter(|jour| actions::attente_possible(*jour, aujourdhui))
    }

    fn fautes<'s>(&'s self, nom: &'s str) -> impl Iterator<Item = String> + 's {
        let siennes = self.erreurs.iter().filter(move |(autre, _)| *autre == nom);
        siennes.map(|(_, phrase)| phrase.clone())
    }
}

pub(super) async fn montrer(requete: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    let lu = ouvrir(&requete, DossierId(n)).await?;
    if let Err(raison) = demandable(&lu) {
        return super::conflit::impossible(&requete, lu.dossier().id, raison, "").await;
    }
    let page = Page { requete: &requete, lu: &lu };
    rendre(&page.formulaire(&Saisie::neuve(page.aujourdhui())))
}

pub(super) async fn envoyer(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let id = DossierId(n);
    let lu = ouvrir(&requete, id).await?;
    let mut saisie = Saisie::envoyee(&envoi);
    if deja_demandee(&lu, &saisie) {
        return Ok(redirect_303(adresse(&requete, id, "?fait=correction")));
    }
    let page = Page { requete: &requete, lu: &lu };
    page.verifier(&mut saisie);
    // A text that nobody has seen never leaves: it is written first, then sent.
    let preparer = envoi.texte("etape") != "envoyer" || saisie.message.trim().is_empty();
    if preparer && saisie.erreurs.is_empty() {
        saisie.message = page.ecrire(&saisie);
        return rendre(&page.formulaire(&saisie));
    }
    if !saisie.erreurs.is_empty() {
        return avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page.formulaire(&saisie));
    }
    let message = saisie.message.clone();
    match demander(&requete, id, version(&envoi), saisie).await {
        Ok(()) => Ok(redirect_303(adresse(&requete, id, "?fait=correction"))),
        Err(erreur) => refuser(&requete, id, &envoi, erreur, &message).await,
    }
}

async fn demander(
    requete: &Requete,
    id: DossierId,
    version: i64,
    saisie: Saisie,
) -> Result<(), Erreur> {
    let jusqu_au = date(&saisie.jusqu_au).ok_or(Erreur::AttenteImpossible)?;
    let acte = move |tx: &mut Tx<'_>| {
        let fondement = saisie.indispensable.then_some(saisie.fondement.as_str());
        let demande = DemandeCorrection {
            version,
            motif: saisie.motif,
            champs: &saisie.champs,
            texte: &saisie.message,
            jusqu_au,
            fondement,
            fichiers: &[],
        };
        actions::demander_correction(tx, id, &demande)
    };
    requete.app.db.write(&requete.ctx, acte).await.map(drop)
}

/// Whether a correction can be asked now.
fn demandable(lu: &Lu) -> Result<Etat, Impossible> {
    let dossier = lu.dossier();
    let faits = Faits { correction_attendue: dossier.a_completer, ..Faits::default() };
    passer(dossier.etat, Evenement::DemanderCorrection, &faits)
}

/// Whether this very correction is the one that is awaited: a double click is no conflict.
fn deja_demandee(lu: &Lu, saisie: &Saisie) -> bool {
    let vue = &lu.agent.vue;
    vue.correction().is_some_and(|correction| {
        let message = actions::message_de(correction, &vue.messages);
        message.is_some_and(|m| m.agent_id == lu.moi && m.corps == saisie.message.trim())
            && correction.champs == saisie.champs
            && correction.motif == saisie.motif
    })
}

struct Page<'a> {
    requete: &'a Requete,
    lu: &'a Lu,
}

impl<'a> Page<'a> {
    fn aujourdhui(&self) -> Date {
        self.requete.ctx.clock.now().date()
    }

    /// What can be asked again: what is shown and asks for something.
    fn champs(&self) -> Vec<&'a Champ> {
        let vue = &self.lu.agent.vue;
        let formulaire = &vue.revision.formulaire;
        let visibles = formulaires::visibles(formulaire, &vue.contenu.reponses);
        let tous = formulaire.champs().iter();
        tous.filter(|champ| champ.genre.demande() && visibles.voit(champ.id, None)).collect()
    }

    fn verifier(&self, saisie: &mut Saisie) {
        let t = self.requete.textes;
        let connus = self.champs();
        saisie.champs.retain(|id| connus.iter().any(|champ| champ.id == *id));
        let premier = if self.pieces().is_empty() { "reponse" } else { "piece" };
        let long = saisie.message.chars().count() > TEXTE_MAX;
        let sans_texte = saisie.indispensable && saisie.fondement.trim().is_empty();
        let jusqu_au = saisie.jusqu_au(self.aujourdhui());
        let manques = [
            (premier, saisie.champs.is_empty(), t.correction_agent_erreur_champs().to_owned()),
            ("jusqu_au", jusqu_au.is_none(), t.correction_agent_erreur_jusqu_au().to_owned()),
            ("fondement", sans_texte, t.correction_agent_erreur_fondement().to_owned()),
            ("message", long, t.agent_decider_erreur_long(TEXTE_MAX)),
        ];
        let manques = manques.into_iter().filter(|(_, manque, _)| *manque);
        saisie.erreurs = manques.map(|(nom, _, phrase)| (nom, phrase)).collect();
    }

    /// The message that the ticks make.
    fn ecrire(&self, saisie: &Saisie) -> String {
        let t = self.requete.textes;
        let demandes = self.champs().into_iter().filter(|champ| saisie.champs.contains(&champ.id));
        let liste: Vec<String> = demandes
            .map(|champ| format!("- {}", demarches::texte_simple(&champ.libelle)))
            .collect();
        let nombre = liste.len();
        let debut = match saisie.motif {
            Motif::Incomplet => t.correction_message_incomplet(nombre),
            Motif::Incorrect => t.correction_message_incorrect(nombre),
            Motif::Perime => t.correction_message_perime(nombre),
        };
        let jour = saisie.jusqu_au(self.aujourdhui()).map(|jour| t.date_longue(jour));
        let fin = t.correction_message_jusqu_au(jour.unwrap_or_default());
        let bonjour = t.correction_message_bonjour();
        format!("{bonjour}\n\n{debut}\n{}\n\n{fin}", liste.join("\n"))
    }

    /// What it would do to the legal delay, marked indispensable or not.
    fn effet(&self, saisie: &Saisie) -> Recapitulatif<'static> {
        let (t, vue, aujourdhui) = (self.requete.textes, &self.lu.agent.vue, self.aujourdhui());
        let jusqu_au = saisie.jusqu_au(aujourdhui);
        let attendue_le =
            jusqu_au.unwrap_or_else(|| aujourdhui.saturating_add(DELAI_PROPOSE.days()));
        let suspension = Suspension {
            demandee_le: aujourdhui,
            attendue_le,
            recue_le: None,
            fondement: Some("x".to_owned()),
        };
        let actuelle = actions::horloge(self.lu.dossier(), &vue.demarche).map(|h| h.echeance());
        let arretee = actions::echeance_si(self.lu.dossier(), &vue.demarche, suspension);
        let (Some(actuelle), Some(arretee)) = (actuelle, arretee) else {
            return Recapitulatif::nouveau(Vec::new());
        };
        let [avant, apres] = [actuelle.date, arretee.date].map(|jour| t.date_longue(jour));
        let si_indispensable = match actuelle.sens {
            Some(_) if actuelle.decision_nee_du_silence(aujourdhui).is_some() => {
                t.correction_agent_effet_trop_tard().to_owned()
            }
            Some(Silence::Refus) => t.correction_agent_effet_refus(apres, &avant),
            Some(Silence::Acceptation) => t.correction_agent_effet_acceptation(apres),
            None => t.correction_agent_effet_aucun().to_owned(),
        };
        let lignes = vec![
            LigneRecap::texte(
                t.correction_agent_effet_sans(),
                &t.correction_agent_effet_inchange(&avant),
            ),
            LigneRecap::texte(t.correction_agent_effet_avec(), &si_indispensable),
        ];
        Recapitulatif::nouveau(lignes).titre(t.correction_agent_effet_titre())
    }

    fn formulaire(&self, saisie: &Saisie) -> Gabarit<'a> {
        let (t, dossier) = (self.requete.textes, self.lu.dossier());
        let retour = adresse(self.requete, dossier.id, "");
        let titre = t.correction_agent_demander();
        let envoyer = Bouton::primaire(t.correction_agent_envoyer()).nom("etape", "envoyer");
        let pied = PiedFormulaire::nouveau(envoyer)
            .autre(Bouton::lien(t.commun_annuler()).vers(retour.clone()));
        let champs =
            self.questions(saisie).puis(self.message(saisie)).puis(self.effet(saisie)).puis(pied);
        let resume = ResumeErreurs::nouveau(self.requete.mots());
        let resume = saisie
            .erreurs
            .iter()
            .fold(resume, |resume, (nom, phrase)| resume.erreur(id_de(nom), phrase.clone()));
        let contenu = HtmlSur::from(resume).puis(BlocFormulaire::post(
            adresse(self.requete, dossier.id, "/corriger"),
            caches_de(self.requete, dossier.version, dossier.modifie_le.0),
            champs,
        ));
        let fil = FilAriane::nouveau(self.requete.mots(), [(self.lu.titre(t), retour)]);
        gabarit(self.requete, titre, Place::Dossiers, "")
            .fil(fil)
            .titre_page(TitrePage::nouveau(titre))
            .etroit()
            .en_erreur(!saisie.erreurs.is_empty())
            .contenu(contenu)
    }

    fn pieces(&self) -> Vec<&'a Champ> {
        self.champs().into_iter().filter(|champ| de_fichiers(champ)).collect()
    }

    /// What is asked, why, until when, and whether the law lets it stop the delay.
    fn questions(&self, saisie: &Saisie) -> HtmlSur {
        let (t, mots) = (self.requete.textes, self.requete.mots());
        let choix = |champs: Vec<&Champ>| -> Vec<Choix<'static>> {
            let un = |champ: &Champ| {
                let libelle = demarches::texte_simple(&champ.libelle);
                let choisi = saisie.champs.contains(&champ.id);
                Choix::nouveau(champ.id.graphql(), libelle).choisi(choisi)
            };
            champs.into_iter().map(un).collect()
        };
        let mut html = HtmlSur::default();
        let (pieces, reponses): (Vec<_>, Vec<_>) =
            self.champs().into_iter().partition(|champ| de_fichiers(champ));
        for (nom, libelle, champs) in [
            ("piece", t.correction_agent_pieces(), pieces),
            ("reponse", t.correction_agent_reponses(), reponses),
        ] {
            if !champs.is_empty() {
                let cases = ChampCases::nouveau(nom, libelle, choix(champs));
                html = html.puis(cases.erreurs(saisie.fautes(nom)));
            }
        }
        let motifs = Motif::TOUS.iter().map(|autre| {
            let nom = motif(self.requete, *autre);
            Choix::nouveau(autre.code(), nom).choisi(*autre == saisie.motif)
        });
        let motifs = ChampRadios::nouveau("motif", t.correction_agent_pourquoi(), motifs.collect());
        let [jour, mois, annee] = saisie.jusqu_au.clone();
        let jusqu_au = ChampDate::nouveau(mots, "jusqu_au", t.correction_agent_jusqu_au())
            .valeurs(jour, mois, annee)
            .erreurs(saisie.fautes("jusqu_au"));
        let indispensable =
            CaseSeule::nouvelle("indispensable", t.correction_agent_indispensable())
                .aide(t.correction_agent_indispensable_aide())
                .cochee(saisie.indispensable);
        let fondement = ChampTexte::nouveau("fondement", t.correction_agent_fondement())
            .aide(t.correction_agent_fondement_aide())
            .valeur(saisie.fondement.clone())
            .erreurs(saisie.fautes("fondement"));
        html.puis(motifs).puis(jusqu_au).puis(indispensable).puis(fondement)
    }

    fn message(&self, saisie: &Saisie) -> HtmlSur {
        let t = self.requete.textes;
        let preparer = Bouton::second(t.correction_agent_preparer()).nom("etape", "preparer");
        let zone =
            ChampTextarea::nouveau(self.requete.mots(), "message", t.correction_agent_message())
                .aide(t.correction_agent_message_aide())
                .lignes(10)
                .valeur(saisie.message.clone())
                .erreurs(saisie.fautes("message"));
        HtmlSur::paragraphe(&preparer.into()).puis(zone)
    }
}

fn de_fichiers(champ: &Champ) -> bool {
    matches!(champ.genre, Genre::PieceJustificative(_) | Genre::TitreIdentite)
}
