//! What was asked: who, the answers section by section, the documents.

use axum::body::Body;
use files::{Named, Owner};
use formulaires::{Champ, FichierRef, Genre, RangeeId, Valeur};
use langues::Textes;
use web::composants::{Carte, Documents, HtmlSur, LigneRecap, Recapitulatif, Vignette};
use web::{PageError, PathArgs, Reponse, Requete};

use super::commun::{Lu, adresse};
use super::mots;
use crate::actions::{LIRE_AGENT, ouvrir};
use crate::depot::CLE;
use crate::erreur::Erreur;
use crate::modele::{DossierId, Etat, PourQui};
use crate::pages::html::Lien;

/// A person's file, given back to the agents of its dossier, always as an attachment.
pub(super) async fn fichier(
    requete: Requete,
    PathArgs((n, fichier)): PathArgs<(i64, String)>,
) -> Reponse {
    let id = DossierId(n);
    let lire = move |tx: &mut db::Tx<'_>| {
        let dossier = ouvrir(tx, id, LIRE_AGENT)?;
        let sien = Owner { kind: CLE.to_owned(), id: id.0 };
        let nomme = files::find(tx, &fichier)?.filter(|nomme| nomme.owner == sien);
        nomme.filter(|_| dossier.etat != Etat::Brouillon).ok_or(Erreur::Introuvable)
    };
    let lu: Result<Named, PageError> =
        requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from);
    let Named { stored, .. } = lu?;
    let octets = requete.app.files.open(&stored).await?;
    Ok(web::fichier(&stored.name, &stored.mime, Body::from_stream(octets)))
}

/// The cards of the request.
pub(super) fn cartes(requete: &Requete, lu: &Lu) -> HtmlSur {
    let t = requete.textes;
    let vue = &lu.agent.vue;
    let reponses = Reponses { t, requete, dossier: lu.dossier().id };
    let (sections, fichiers) = reponses.sections(vue);
    let mut html = HtmlSur::from(qui(t, lu));
    for section in sections.into_iter().filter(|section| !section.lignes.is_empty()) {
        html = html.puis(Recapitulatif::en_carte(section.titre, section.lignes));
    }
    if fichiers.is_empty() {
        return html;
    }
    let vignettes = fichiers.into_iter().map(|fichier| reponses.vignette(fichier)).collect();
    html.puis(Carte::nouvelle(t.agent_documents_titre(), Documents::nouveaux(vignettes)))
}

/// Who asks, how it came.
fn qui(t: Textes, lu: &Lu) -> Recapitulatif<'static> {
    let dossier = lu.dossier();
    let i = &dossier.identite;
    let personne = format!("{} {}", i.prenom, i.nom).trim().to_owned();
    let autrui = matches!(i.pour, PourQui::Autrui);
    let beneficiaire =
        format!("{} {}", i.beneficiaire_prenom, i.beneficiaire_nom).trim().to_owned();
    let par = if i.pour == PourQui::Moi { t.agent_qui_nom() } else { t.agent_qui_demandeur() };
    let recu = dossier.recu_le.map(|jour| t.date_longue(jour)).unwrap_or_default();
    let arrivee = t.agent_qui_canal_recue(mots::canal(t, dossier.canal), recu);
    let arrivee = match dossier.saisi_par {
        Some(agent) => format!("{arrivee}\n{}", t.agent_qui_saisi_par(lu.nom(t, Some(agent)))),
        None => arrivee,
    };
    let lignes = [
        (t.agent_qui_organisme(), i.organisme.clone()),
        (t.agent_qui_siret(), i.siret.clone()),
        (t.agent_qui_rna(), i.rna.clone()),
        (t.agent_qui_nom(), if autrui { beneficiaire } else { String::new() }),
        (par, personne),
        (t.commun_courriel(), i.courriel.clone()),
        (t.commun_telephone(), i.telephone.clone()),
        (t.commun_adresse(), i.adresse.clone()),
        (t.agent_qui_canal(), arrivee),
    ];
    let lignes = lignes.into_iter().filter(|(_, valeur)| !valeur.trim().is_empty());
    let lignes = lignes.map(|(terme, valeur)| LigneRecap::texte(terme, &valeur));
    Recapitulatif::en_carte(t.agent_qui_titre(), lignes.collect())
}

struct Section {
    titre: String,
    lignes: Vec<LigneRecap<'static>>,
}

/// The answers of a dossier.
struct Reponses<'a> {
    t: Textes,
    requete: &'a Requete,
    dossier: DossierId,
}

impl Reponses<'_> {
    /// The sections in order, a row of a repetition being one, and the files met.
    fn sections<'v>(&self, vue: &'v crate::lecture::Vue) -> (Vec<Section>, Vec<&'v FichierRef>) {
        let formulaire = &vue.revision.formulaire;
        let reponses = &vue.contenu.reponses;
        let visibles = formulaires::visibles(formulaire, reponses);
        let premiere = Section { titre: self.t.agent_reponses_titre().to_owned(), lignes: vec![] };
        let (mut sections, mut fichiers) = (vec![premiere], Vec::new());
        let mut titre = self.t.agent_reponses_titre().to_owned();
        let mut repetition: Option<(String, Vec<RangeeId>)> = None;
        let mut dans: Option<RangeeId> = None;
        for rencontre in formulaires::parcourir(formulaire, reponses, &visibles) {
            let champ = rencontre.champ;
            if rencontre.rangee != dans.as_ref() {
                dans = rencontre.rangee.cloned();
                let nom = match (&dans, &repetition) {
                    (Some(rangee), Some((nom, rangees))) => {
                        let rang = rangees.iter().position(|autre| autre == rangee).unwrap_or(0);
                        self.t.agent_reponses_rangee(nom, (rang + 1).to_string())
                    }
                    _ => titre.clone(),
                };
                sections.push(Section { titre: nom, lignes: vec![] });
            }
            match &champ.genre {
                Genre::HeaderSection { .. } => {
                    titre = champ.libelle.trim().to_owned();
                    sections.push(Section { titre: titre.clone(), lignes: vec![] });
                }
                Genre::Explication { .. } => {}
                Genre::Repetition { .. } => {
                    let rangees = rencontre.valeur.map_or(&[][..], Valeur::rangees);
                    repetition = Some((champ.libelle.trim().to_owned(), rangees.to_vec()));
                }
                _ => {
                    fichiers.extend(rencontre.valeur.map_or(&[][..], Valeur::fichiers));
                    let valeur = self.valeur(champ, rencontre.valeur);
                    let ligne = LigneRecap::html(champ.libelle.trim().to_owned(), valeur);
                    if let Some(section) = sections.last_mut() {
                        section.lignes.push(ligne);
                    }
                }
            }
        }
        (sections, fichiers)
    }

    fn valeur(&self, champ: &Champ, valeur: Option<&Valeur>) -> HtmlSur {
        let t = self.t;
        let texte = match valeur.filter(|valeur| !valeur.est_vide()) {
            None => t.agent_reponse_vide().to_owned(),
            Some(Valeur::Fichiers(fichiers)) => return self.liens(fichiers),
            Some(Valeur::Booleen(true)) => t.commun_oui().to_owned(),
            Some(Valeur::Booleen(false)) => t.commun_non().to_owned(),
            Some(Valeur::Date(jour)) => t.date_longue(*jour),
            Some(Valeur::DateHeure(instant)) => {
                t.instant(instant.to_zoned(primitives::paris()).datetime())
            }
            Some(Valeur::Entier(nombre)) if !matches!(champ.genre, Genre::DossierLink) => {
                t.nombre(*nombre)
            }
            Some(autre) => formulaires::texte(champ, autre),
        };
        HtmlSur::texte(&texte)
    }

    fn adresse(&self, fichier: &FichierRef) -> String {
        adresse(self.requete, self.dossier, &format!("/fichiers/{}", fichier.id))
    }

    fn liens(&self, fichiers: &[FichierRef]) -> HtmlSur {
        let mut html = HtmlSur::default();
        for (rang, fichier) in fichiers.iter().enumerate() {
            if rang > 0 {
                html = html.puis(HtmlSur::texte(", "));
            }
            html = html.puis(Lien { href: &self.adresse(fichier), texte: &fichier.nom });
        }
        html
    }

    fn vignette(&self, fichier: &FichierRef) -> Vignette<'static> {
        let t = self.t;
        let taille = t.taille_fichier(fichier.octets);
        let detail = t.agent_document_detail(genre(&fichier.type_mime), taille);
        Vignette::nouvelle(fichier.nom.clone(), detail, self.adresse(fichier))
    }
}

/// « PDF », « JPEG »: the short name of a type.
fn genre(mime: &str) -> String {
    let court = mime.split(';').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let court = court.rsplit(['.', '+', '-']).next().unwrap_or_default();
    court.to_uppercase()
}
