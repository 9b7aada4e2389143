//! Is it true, what does it prove, what does it not.

use std::str::FromStr;

use askama::Template;
use futures_util::StreamExt;
use http::StatusCode;
use langues::Textes;
use primitives::Stamp;
use web::composants::{
    BlocFormulaire, Bouton, ChampFichier, ChampTextarea, Depliant, Encart, HtmlSur, LigneRecap,
    Mots, PiedFormulaire, Prose, Recapitulatif, ResumeErreurs, TitrePage, TitreSection, Ton, id_de,
};
use web::{Depot, Formulaire, PageError, Reponse, Requete};

use super::instant;
use crate::FICHIER_MAX;
use crate::jugement::{Jugement, Vraie, confronter, lire};

/// What the form shows.
#[derive(Default)]
struct Vue {
    code: String,
    jugement: Option<Jugement>,
    erreur: Option<&'static str>,
}

/// The form; with a code in its address (that of a QR code), the judgement at once.
pub(super) async fn montrer(requete: Requete) -> Reponse {
    let code = requete.parametres().texte("code").to_owned();
    if code.is_empty() {
        return repondre(&requete, Vue::default());
    }
    let jugement = Some(juger(&requete, &code).await?);
    repondre(&requete, Vue { code, jugement, erreur: None })
}

pub(super) async fn verifier(requete: Requete, envoi: Formulaire) -> Reponse {
    let code = envoi.texte("code").trim().to_owned();
    let fichier =
        envoi.fichiers.iter().find(|depot| depot.champ == "fichier" && !depot.nom.is_empty());
    let texte = match (code.as_str(), fichier) {
        ("", None) => {
            let erreur = Some(requete.textes.journal_verifier_vide());
            return repondre(&requete, Vue { code, jugement: None, erreur });
        }
        ("", Some(fichier)) => contenu(&requete, fichier).await?.unwrap_or_default(),
        (code, _) => code.to_owned(),
    };
    let jugement = Some(juger(&requete, &texte).await?);
    repondre(&requete, Vue { code, jugement, erreur: None })
}

/// The text of a file; `None` when it is not one.
async fn contenu(requete: &Requete, depot: &Depot) -> Result<Option<String>, PageError> {
    let Ok(garde) = &depot.contenu else { return Ok(None) };
    let mut morceaux = requete.app.files.open(garde).await?;
    let mut octets = Vec::new();
    while let Some(morceau) = morceaux.next().await {
        octets.extend_from_slice(&morceau.map_err(PageError::interne)?);
        if octets.len() as u64 > FICHIER_MAX {
            return Ok(None);
        }
    }
    Ok(String::from_utf8(octets).ok())
}

async fn juger(requete: &Requete, texte: &str) -> Result<Jugement, PageError> {
    let vraie = match lire(texte) {
        Ok(vraie) => vraie,
        Err(jugement) => return Ok(jugement),
    };
    let cle = requete.app.seal_key.public();
    let lire = move |tx: &mut db::Tx<'_>| confronter(tx, vraie.clone(), cle);
    Ok(requete.app.db.read(&requete.ctx, lire).await?)
}

fn repondre(requete: &Requete, vue: Vue) -> Reponse {
    let page = Page { t: requete.textes, mots: requete.mots(), autorite: &requete.site.autorite };
    let jeton = HtmlSur::rendre(&Jeton { valeur: &requete.csrf() })?;
    let formulaire = page.formulaire(requete.ctx.url("/verifier"), jeton, &vue);
    let gabarit = requete
        .gabarit(page.t.journal_verifier_titre())
        .etroit()
        .en_erreur(vue.erreur.is_some())
        .contenu(page.corps(&vue).puis(formulaire));
    Ok(web::page(statut(&vue), gabarit.render()?))
}

const fn statut(vue: &Vue) -> StatusCode {
    match vue.jugement {
        None if vue.erreur.is_none() => StatusCode::OK,
        Some(Jugement::Gardee(_) | Jugement::Perdue(_) | Jugement::Etrangere(_)) => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The token of the form.
#[derive(Template)]
#[template(source = r#"<input type="hidden" name="csrf" value="{{ valeur }}">"#, ext = "html")]
struct Jeton<'a> {
    valeur: &'a str,
}

/// What the sentences of the page need.
struct Page<'a> {
    t: Textes,
    mots: &'static Mots,
    autorite: &'a str,
}

impl Page<'_> {
    fn corps(&self, vue: &Vue) -> HtmlSur {
        let t = self.t;
        let titre = TitrePage::nouveau(t.journal_verifier_titre());
        let resume = vue.erreur.map_or_else(HtmlSur::default, |erreur| {
            ResumeErreurs::nouveau(self.mots).erreur(id_de("code"), erreur).into()
        });
        match &vue.jugement {
            None => HtmlSur::from(titre.accroche(t.journal_verifier_accroche())).puis(resume),
            Some(jugement) => HtmlSur::from(titre).puis(self.jugement(jugement)),
        }
    }

    fn jugement(&self, jugement: &Jugement) -> HtmlSur {
        let t = self.t;
        let encart = |ton, titre, texte: String| Encart::texte(ton, texte).titre(titre);
        match jugement {
            Jugement::Gardee(vraie) => {
                let texte = format!("{} {}", self.recue(vraie), t.journal_vraie_gardee());
                self.vraie(encart(Ton::Bien, t.journal_vraie_titre(), texte), vraie)
            }
            Jugement::Perdue(vraie) => {
                let texte = t.journal_perdue_texte(self.recue(vraie), self.autorite);
                self.vraie(encart(Ton::Attention, t.journal_perdue_titre(), texte), vraie)
            }
            Jugement::Etrangere(vraie) => {
                let texte = t.journal_etrangere_texte().to_owned();
                HtmlSur::from(encart(Ton::Attention, t.journal_etrangere_titre(), texte))
                    .puis(self.details(vraie))
            }
            Jugement::Fausse => {
                encart(Ton::Grave, t.journal_fausse_titre(), t.journal_fausse_texte().into()).into()
            }
            Jugement::MalCopiee => {
                let texte = t.journal_mal_copiee_texte().into();
                encart(Ton::Attention, t.journal_mal_copiee_titre(), texte).into()
            }
            Jugement::Illisible => {
                let texte = t.journal_illisible_texte().into();
                encart(Ton::Attention, t.journal_illisible_titre(), texte).into()
            }
        }
    }

    /// « La demande n° 12 a été reçue le … »
    fn recue(&self, vraie: &Vraie) -> String {
        self.t.journal_vraie_recue(vraie.sujet.1.to_string(), instant(self.t, vraie.quand))
    }

    fn vraie(&self, encart: Encart<'_>, vraie: &Vraie) -> HtmlSur {
        let t = self.t;
        HtmlSur::from(encart)
            .puis(TitreSection::nouveau(t.journal_prouve_titre()))
            .puis(Prose::texte(t.journal_prouve_texte()))
            .puis(TitreSection::nouveau(t.journal_prouve_pas_titre()))
            .puis(Prose::texte(t.journal_prouve_pas_texte()))
            .puis(self.details(vraie))
    }

    /// What someone who checks by other means needs.
    fn details(&self, vraie: &Vraie) -> Depliant<'static> {
        let t = self.t;
        let mut lignes = vec![
            LigneRecap::texte(t.journal_detail_rang(), &vraie.rang.to_string()),
            LigneRecap::texte(t.journal_detail_ligne(), &vraie.ligne),
        ];
        if !vraie.reponses.is_empty() {
            lignes.push(LigneRecap::texte(t.journal_detail_reponses(), &vraie.reponses));
        }
        lignes.push(LigneRecap::texte(t.journal_detail_cle(), &vraie.cle.to_string()));
        if let Some((numero, quand)) = vraie.scelle {
            let texte = t.journal_detail_scelle_texte(numero.to_string(), instant(t, quand));
            lignes.push(LigneRecap::texte(t.journal_detail_scelle(), &texte));
        }
        Depliant::nouveau(t.journal_details(), Recapitulatif::nouveau(lignes))
    }

    fn formulaire(&self, action: String, jeton: HtmlSur, vue: &Vue) -> HtmlSur {
        let t = self.t;
        let code = ChampTextarea::nouveau(self.mots, "code", t.journal_verifier_code())
            .lignes(6)
            .aide(t.journal_verifier_code_aide())
            .valeur(vue.code.clone())
            .erreurs(vue.erreur);
        let fichier = ChampFichier::nouveau("fichier", t.journal_verifier_fichier())
            .aide(t.journal_verifier_fichier_aide())
            .accepte(".json,application/json");
        let pied = PiedFormulaire::nouveau(Bouton::primaire(t.journal_verifier_bouton()))
            .note(HtmlSur::texte(t.journal_verifier_note()));
        let champs = HtmlSur::from(code).puis(fichier).puis(pied);
        let formulaire = BlocFormulaire::multipart(action, jeton, champs);
        match vue.jugement {
            None => formulaire.into(),
            Some(_) => {
                HtmlSur::from(TitreSection::nouveau(t.journal_verifier_autre())).puis(formulaire)
            }
        }
    }
}

pub(super) fn exemple(t: Textes) -> String {
    rendre_exemple(t, &Vue::default())
}

pub(super) fn exemple_vraie(t: Textes) -> String {
    let cle = journal::PublicKey::from_str(&"5c".repeat(32)).ok();
    let jugement = cle.map(|cle| {
        Jugement::Gardee(Box::new(Vraie {
            sujet: ("dossier".into(), 4_812),
            rang: 2,
            quand: Stamp(1_790_000_000_000_000),
            reponses: "ab".repeat(32),
            ligne: "cd".repeat(32),
            cle,
            scelle: Some((12, Stamp(1_790_050_000_000_000))),
        }))
    });
    rendre_exemple(t, &Vue { jugement, ..Vue::default() })
}

pub(super) fn exemple_mal_copiee(t: Textes) -> String {
    let code = "AEAH GZ3U".to_owned();
    rendre_exemple(t, &Vue { code, jugement: Some(Jugement::MalCopiee), erreur: None })
}

fn rendre_exemple(t: Textes, vue: &Vue) -> String {
    let page = Page { t, mots: Mots::de(t.langue().code()), autorite: "la mairie" };
    let formulaire = page.formulaire("/verifier".into(), HtmlSur::default(), vue);
    super::cadre_exemple(t, t.journal_verifier_titre())
        .etroit()
        .contenu(page.corps(vue).puis(formulaire))
        .to_string()
}
