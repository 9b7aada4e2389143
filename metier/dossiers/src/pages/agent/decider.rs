//! Deciding: why and who signs, then what the resident will read, then the act.

use axum::http::StatusCode;
use db::Tx;
use web::composants::{
    BlocFormulaire, Bouton, ChampTextarea, Encart, FilAriane, Gabarit, HtmlSur, Onglet, Onglets,
    PiedFormulaire, TitrePage, Ton,
};
use web::{Formulaire, PageError, PathArgs, Reponse, Requete, redirect_303, rendre};

use super::actes::refuser;
use super::commun::{Lu, Place, adresse, caches_de, gabarit, ouvrir, version};
use super::dossier::avec_statut;
use super::saisie::{Demande, Saisie, Signature};
use super::{apercu, phrases};
use crate::actions::{self, AuteurDecision};
use crate::erreur::Erreur;
use crate::modele::{Decision, DossierId, Etat, Impossible, Sens, Statut};
use crate::pages::html::Cache;

pub(super) async fn montrer(requete: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    let id = DossierId(n);
    let sens = match requete.parametres().texte("sens") {
        "" => Sens::Accepter,
        code => lire_sens(code)?,
    };
    let lu = ouvrir(&requete, id).await?;
    if lu.dossier().etat != Etat::EnInstruction {
        let raison = Impossible::Depuis(sens.evenement(), lu.dossier().etat);
        return super::conflit::impossible(&requete, id, raison, "").await;
    }
    let demande = Demande { sens, signer: false };
    let page = Page::de(&requete, &lu, demande);
    let mut saisie = Saisie::neuve(&lu, demande);
    saisie.motivation = reprise(&lu, sens).unwrap_or_default();
    rendre(&page.formulaire(&saisie))
}

pub(super) async fn envoyer(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let id = DossierId(n);
    let demande = Demande { sens: lire_sens(envoi.texte("sens"))?, signer: false };
    let lu = ouvrir(&requete, id).await?;
    let mut saisie = Saisie::envoyee(&envoi);
    if version(&envoi) != lu.dossier().version {
        if deja_prise(&lu, demande.sens, &saisie.motivation) {
            return Ok(redirect_303(adresse(&requete, id, "")));
        }
        return refuser(&requete, id, &envoi, Erreur::Conflit, &saisie.motivation).await;
    }
    let page = Page::de(&requete, &lu, demande);
    if envoi.texte("etape") == phrases::INSERER {
        saisie.motivation = phrases::inserer(&requete, &lu, &saisie.motivation, &envoi);
        return rendre(&page.formulaire(&saisie));
    }
    if envoi.texte("etape") == "modifier" {
        return rendre(&page.formulaire(&saisie));
    }
    let aujourdhui = requete.ctx.clock.now().date();
    let Some(signature) = saisie.verifier(requete.textes, &lu, demande, aujourdhui) else {
        return avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page.formulaire(&saisie));
    };
    if envoi.texte("etape") != "prendre" {
        return rendre(&apercu::page(&page, &saisie, &saisie.motivation, &signature).await?);
    }
    let fait = match signature {
        Signature::Proposer => "?fait=propose",
        Signature::De(_) => "",
    };
    let motivation = saisie.motivation.clone();
    match prendre(&requete, id, version(&envoi), demande.sens, motivation, signature).await {
        Ok(()) => Ok(redirect_303(adresse(&requete, id, fait))),
        // The other click of a double one came first, between our reading and our act.
        Err(Erreur::Conflit)
            if deja_prise(&ouvrir(&requete, id).await?, demande.sens, &saisie.motivation) =>
        {
            Ok(redirect_303(adresse(&requete, id, fait)))
        }
        Err(erreur) => refuser(&requete, id, &envoi, erreur, &saisie.motivation).await,
    }
}

/// Whether this very decision is the one that the same agent has just taken or proposed.
fn deja_prise(lu: &Lu, sens: Sens, motivation: &str) -> bool {
    let meme = |decision: &Decision| {
        decision.prepare_par == lu.moi
            && decision.sens == sens
            && decision.motivation == motivation.replace("\r\n", "\n").trim()
    };
    lu.agent.vue.decision().is_some_and(meme)
}

/// The reason of the same decision, taken back: what was typed is not lost.
fn reprise(lu: &Lu, sens: Sens) -> Option<String> {
    let annulee =
        |decision: &&Decision| decision.statut == Statut::Annulee && decision.sens == sens;
    lu.agent.vue.decisions.iter().rfind(annulee).map(|decision| decision.motivation.clone())
}

async fn prendre(
    requete: &Requete,
    id: DossierId,
    version: i64,
    sens: Sens,
    motivation: String,
    signature: Signature,
) -> Result<(), Erreur> {
    let delai = requete.app.settings.departure_delay;
    let acte = move |tx: &mut Tx<'_>| {
        let auteur = AuteurDecision { version, sens, motivation: &motivation };
        match &signature {
            Signature::Proposer => actions::proposer(tx, id, &auteur),
            Signature::De(signataire) => actions::decider(tx, id, &auteur, signataire, delai),
        }
    };
    requete.app.db.write(&requete.ctx, acte).await.map(drop)
}

fn lire_sens(code: &str) -> Result<Sens, PageError> {
    Sens::lire(code).ok_or(PageError::Introuvable)
}

/// The pages of a decision on one dossier.
pub(super) struct Page<'a> {
    pub(super) requete: &'a Requete,
    pub(super) lu: &'a Lu,
    pub(super) demande: Demande,
}

impl<'a> Page<'a> {
    pub(super) fn de(requete: &'a Requete, lu: &'a Lu, demande: Demande) -> Self {
        Self { requete, lu, demande }
    }

    pub(super) fn titre(&self) -> &'static str {
        let t = self.requete.textes;
        match self.demande.sens {
            _ if self.demande.signer => t.agent_decider_signer_titre(),
            Sens::Accepter => t.agent_decider_titre_accepter(),
            Sens::Refuser => t.agent_decider_titre_refuser(),
            Sens::ClasserSansSuite => t.agent_decider_titre_classer_sans_suite(),
        }
    }

    /// Where its forms are sent.
    pub(super) fn action(&self) -> String {
        let suite = if self.demande.signer { "/signer" } else { "/decider" };
        adresse(self.requete, self.lu.dossier().id, suite)
    }

    /// The hidden controls of its forms.
    pub(super) fn caches(&self) -> HtmlSur {
        let dossier = self.lu.dossier();
        let sens = Cache { nom: "sens", valeur: self.demande.sens.code() };
        caches_de(self.requete, dossier.version, dossier.modifie_le.0).puis(sens)
    }

    /// Its frame: the dossier is one link away.
    pub(super) fn gabarit(&self, titre: &str) -> Gabarit<'a> {
        let retour = adresse(self.requete, self.lu.dossier().id, "");
        let nom = self.lu.titre(self.requete.textes);
        let fil = FilAriane::nouveau(self.requete.mots(), [(nom, retour)]);
        gabarit(self.requete, titre, Place::Dossiers, "")
            .fil(fil)
            .titre_page(TitrePage::nouveau(titre.to_owned()))
            .etroit()
    }

    /// The form.
    pub(super) fn formulaire(&self, saisie: &Saisie) -> Gabarit<'a> {
        let t = self.requete.textes;
        let mut champs = HtmlSur::default();
        if self.demande.sens == Sens::ClasserSansSuite && !self.demande.signer {
            champs = champs.puis(Encart::texte(Ton::Info, t.agent_action_arreter_note()));
        }
        if self.demande.signer {
            if self.lu.delegations.is_empty() {
                champs = champs.puis(Encart::texte(Ton::Info, t.agent_decider_signer_sans()));
            }
        } else {
            champs = champs.puis(self.motivation(saisie));
        }
        let voir = Bouton::primaire(t.agent_decider_voir()).nom("etape", "voir").avance();
        let retour = adresse(self.requete, self.lu.dossier().id, "");
        let pied =
            PiedFormulaire::nouveau(voir).autre(Bouton::lien(t.commun_annuler()).vers(retour));
        let mut champs =
            champs.puis(saisie.qui_signe(self.requete, self.lu, self.demande)).puis(pied);
        if !self.demande.signer {
            champs = champs.puis(phrases::choix(self.requete, self.lu));
        }
        let contenu = HtmlSur::from(saisie.resume(self.requete))
            .puis(self.sens())
            .puis(BlocFormulaire::post(self.action(), self.caches(), champs));
        self.gabarit(self.titre()).en_erreur(!saisie.erreurs.is_empty()).contenu(contenu)
    }

    /// The three decisions, one link each: the list leads here before anything is chosen.
    fn sens(&self) -> HtmlSur {
        let t = self.requete.textes;
        if self.demande.signer {
            return HtmlSur::default();
        }
        let onglets = [
            (Sens::Accepter, t.agent_action_accepter()),
            (Sens::Refuser, t.agent_action_refuser()),
            (Sens::ClasserSansSuite, t.agent_action_arreter()),
        ];
        let onglets = onglets.map(|(sens, nom)| {
            let vers = format!("/decider?sens={}", sens.code());
            let vers = adresse(self.requete, self.lu.dossier().id, &vers);
            Onglet::nouveau(nom, vers).courant(sens == self.demande.sens)
        });
        Onglets::nouveaux(self.requete.mots(), onglets.into()).nom(t.liste_agent_sens()).into()
    }

    fn motivation(&self, saisie: &Saisie) -> ChampTextarea<'static> {
        let t = self.requete.textes;
        let champ =
            ChampTextarea::nouveau(self.requete.mots(), "motivation", t.agent_decider_pourquoi())
                .lignes(8)
                .valeur(saisie.motivation.clone())
                .erreurs(saisie.fautes("motivation"));
        match self.demande.sens.exige_une_motivation() {
            true => champ.aide(t.agent_decider_pourquoi_aide()).obligatoire(),
            false => {
                champ.aide(t.agent_decider_pourquoi_aide_accepter()).facultatif(self.requete.mots())
            }
        }
    }
}
