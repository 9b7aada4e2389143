//! Keeping a page of the form as it is left: whatever its answers are worth, none is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use db::Tx;
use files::Stored;
use formulaires::{
    Bloc, BlocId, ChampId, Etape, Formulaire, Genre, Lecture, Piece, RangeeId, Reponses, Saisie,
    Valeur,
};
use primitives::Random;
use web::{Depot, DepotRefuse};

use super::champs::{OUVERTE, nouvelle_rangee};
use super::reunir::PhotoRefusee;
use crate::actions::{self, Ecriture, joindre_a_reponse, proprietaire};
use crate::erreur::Erreur;
use crate::lecture::{self, Vue};
use crate::modele::{Dossier, DossierId};

/// The name of the hidden controls that bear the version of each block.
pub(super) const VERSION: &str = "version";

/// What the page of two tabs posts: `choix`, and `choix_<name>` for each question.
pub(super) const CHOIX: &str = "choix";
/// The choice of what the other tab wrote.
pub(super) const AUTRE: &str = "autre";

/// What a page posted, shared with the closures of the database.
#[derive(Clone)]
pub(super) struct Postee(pub(super) Arc<web::Formulaire>);

impl Saisie for Postee {
    fn valeurs(&self, nom: &str) -> Vec<&str> {
        if self.laissee(nom) { Vec::new() } else { self.0.valeurs(nom) }
    }
}

impl Postee {
    /// Whether the other tab's answer was chosen for the question of this control: it is as if it
    /// were not posted.
    fn laissee(&self, nom: &str) -> bool {
        let principal = || {
            let suite = nom.strip_prefix("champ_")?;
            let fin = suite.find('_').map_or(nom.len(), |fin| nom.len() - suite.len() + fin);
            nom.get(..fin)
        };
        self.0.contient(CHOIX)
            && principal()
                .is_some_and(|nom| self.0.valeur(&format!("{CHOIX}_{nom}")) == Some(AUTRE))
    }
}

/// What a button of the page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bouton {
    /// Go on.
    Continuer,
    /// Stop here.
    PlusTard,
    /// Only keep what is written.
    Suivre,
    /// Send the files at once.
    Envoyer(String),
    /// Search a long list.
    Chercher(String),
    /// Add a row.
    Ajouter(ChampId),
    /// Take a row out.
    Retirer(ChampId, RangeeId),
    /// Open a row that is folded.
    Ouvrir(ChampId, RangeeId),
    /// Fold a row.
    Fermer(ChampId, RangeeId),
    /// Move a row by so many places.
    Deplacer(ChampId, RangeeId, isize),
    /// Take a file out: the name of its champ and its id.
    RetirerFichier(String, String),
    /// Make one PDF of the pictures of a champ: its name.
    Reunir(String),
}

impl Bouton {
    /// What the posted value of `action` says; anything else goes on.
    pub(super) fn lire(texte: &str) -> Self {
        Self::reconnaitre(texte).unwrap_or(Self::Continuer)
    }

    fn reconnaitre(texte: &str) -> Option<Self> {
        let (verbe, objet) = texte.split_once(':').unwrap_or((texte, ""));
        let champ = |texte: &str| texte.parse().ok().map(ChampId);
        let rangee = || {
            let (champ_id, rangee) = objet.split_once(':')?;
            Some((champ(champ_id)?, RangeeId::lire(rangee)?))
        };
        Some(match verbe {
            "plus-tard" => Self::PlusTard,
            "suivre" => Self::Suivre,
            "envoyer" => Self::Envoyer(objet.to_owned()),
            "chercher" => Self::Chercher(objet.to_owned()),
            "reunir" => Self::Reunir(objet.to_owned()),
            "ajouter" => Self::Ajouter(champ(objet)?),
            "retirer" => rangee().map(|(champ, rangee)| Self::Retirer(champ, rangee))?,
            "ouvrir" => rangee().map(|(champ, rangee)| Self::Ouvrir(champ, rangee))?,
            "fermer" => rangee().map(|(champ, rangee)| Self::Fermer(champ, rangee))?,
            "monter" => rangee().map(|(champ, rangee)| Self::Deplacer(champ, rangee, -1))?,
            "descendre" => rangee().map(|(champ, rangee)| Self::Deplacer(champ, rangee, 1))?,
            "retirer-fichier" => {
                let (nom, fichier) = objet.rsplit_once(':')?;
                Self::RetirerFichier(nom.to_owned(), fichier.to_owned())
            }
            _ => return None,
        })
    }
}

/// A file that was not kept: the name of its control, its own, and why.
#[derive(Clone, Debug)]
pub(super) struct FichierRefuse {
    pub(super) champ: String,
    pub(super) nom: String,
    pub(super) raison: Raison,
}

/// Why a file was not kept.
#[derive(Clone, Debug)]
pub(super) enum Raison {
    /// Its bytes did not come.
    Depot(DepotRefuse),
    /// Its champ takes no more than so many.
    TropNombreux(u16),
    /// Its champ does not take this type of content.
    Contenu(String),
    /// It is a picture that cannot be gathered with the others.
    Photo(PhotoRefusee),
}

/// What keeping a page gave.
pub(super) struct Sauvee {
    /// The draft as it now stands.
    pub(super) vue: Vue,
    /// What reading the page found.
    pub(super) lecture: Lecture,
    /// The files that were not kept.
    pub(super) refuses: Vec<FichierRefuse>,
    /// The row that was added.
    pub(super) ajoutee: Option<RangeeId>,
}

impl Sauvee {
    /// The row that is open after a button, where the others are folded.
    pub(super) fn ouverte(&self, postee: &Postee, bouton: &Bouton) -> Option<RangeeId> {
        match bouton {
            Bouton::Ouvrir(_, rangee) => Some(rangee.clone()),
            Bouton::Fermer(..) => None,
            Bouton::Ajouter(_) if self.ajoutee.is_some() => self.ajoutee.clone(),
            _ => RangeeId::lire(postee.0.texte(OUVERTE)),
        }
    }
}

/// Keeps page `n` (from 1) of a draft and does what the button asks.
pub(super) fn sauver(
    tx: &mut Tx<'_>,
    id: DossierId,
    n: usize,
    postee: &Postee,
    bouton: &Bouton,
) -> Result<Sauvee, Erreur> {
    let avant = lecture::a_remplir(tx, id)?;
    if matches!(bouton, Bouton::Reunir(nom) if !est_a_jour(&avant, postee, nom)) {
        return Err(Erreur::Conflit);
    }
    let revision = Arc::clone(&avant.revision);
    let formulaire = &revision.formulaire;
    let etape = etape(formulaire, n).ok_or(Erreur::Introuvable)?;
    let mut reponses = avant.contenu.reponses.clone();
    let refuses = recevoir(tx, avant.dossier(), formulaire, postee, &mut reponses)?;
    let jour = tx.now()?.date();
    let lecture = formulaires::lire_etape(formulaire, &etape, postee, &reponses, jour);
    lecture.retirees.iter().for_each(|bloc| drop(reponses.retirer_bloc(bloc)));
    reponses.reprendre(lecture.reponses.clone());
    let random = tx.ctx().random.clone();
    let ajoutee = agir(formulaire, &mut reponses, bouton, &random);
    oublier(tx, &avant, &reponses)?;
    let ecritures = ecritures(&etape, &avant.contenu.reponses, &reponses, postee);
    if !disparus(&avant, postee).is_empty() {
        return Err(Erreur::Conflit);
    }
    let vue = ecrire(tx, avant, ecritures)?;
    Ok(Sauvee { vue, lecture, refuses, ajoutee })
}

/// Writes what changed, and nothing when nothing did; what the page shows after, not read again.
fn ecrire(tx: &mut Tx<'_>, avant: Vue, ecritures: Vec<Ecriture>) -> Result<Vue, Erreur> {
    if ecritures.is_empty() {
        return Ok(avant);
    }
    let id = avant.dossier().id;
    let dossier = actions::enregistrer(tx, id, &ecritures)?;
    let fichiers = |reponses: &Reponses| nommes(reponses).map(str::to_owned).collect::<Vec<_>>();
    let nommes_avant = fichiers(&avant.contenu.reponses);
    let mut vue = Vue { contenu: avant.contenu.apres(dossier, ecritures), ..avant };
    if fichiers(&vue.contenu.reponses) != nommes_avant {
        vue.fichiers = files::of_owner(tx, &proprietaire(id))?;
    }
    Ok(vue)
}

/// Whether the page showed the block of a control as it stands: what is made of its answer must be
/// made of what was seen.
fn est_a_jour(avant: &Vue, postee: &Postee, nom: &str) -> bool {
    let place = champ_du_nom(nom);
    let bloc =
        place.and_then(|(champ, rangee)| avant.revision.formulaire.bloc_de(champ, rangee.as_ref()));
    bloc.is_some_and(|bloc| {
        let vue = versions_vues(postee).get(&bloc).copied().unwrap_or_default();
        vue == avant.contenu.versions.get(&bloc).copied().unwrap_or_default()
    })
}

/// Page `n`, from 1.
pub(super) fn etape(formulaire: &Formulaire, n: usize) -> Option<Etape<'_>> {
    formulaire.etapes().nth(n.checked_sub(1)?)
}

/// The champ and the row that a control is named after.
pub(super) fn champ_du_nom(nom: &str) -> Option<(ChampId, Option<RangeeId>)> {
    let graphql = nom.strip_prefix("champ_")?;
    match graphql.split_once('.') {
        Some((champ, rangee)) => Some((ChampId::lire(champ)?, Some(RangeeId::lire(rangee)?))),
        None => Some((ChampId::lire(graphql)?, None)),
    }
}

/// Names the files that came, and puts them in the answers.
fn recevoir(
    tx: &mut Tx<'_>,
    dossier: &Dossier,
    formulaire: &Formulaire,
    postee: &Postee,
    reponses: &mut Reponses,
) -> Result<Vec<FichierRefuse>, Erreur> {
    let mut refuses = Vec::new();
    for depot in &postee.0.fichiers {
        let Some((champ, rangee)) = champ_du_nom(&depot.champ) else { continue };
        let genre = formulaire.champ(champ).map(|champ| &champ.genre);
        let Some(genre) = genre.filter(|genre| prend_des_fichiers(genre)) else { continue };
        let deja = reponses.valeur(formulaire, champ, rangee.as_ref());
        let mut fichiers = deja.map(|valeur| valeur.fichiers().to_vec()).unwrap_or_default();
        let stored = match recevable(depot, genre, fichiers.len()) {
            Ok(stored) => stored,
            Err(raison) => {
                let (champ, nom) = (depot.champ.clone(), depot.nom.clone());
                refuses.push(FichierRefuse { champ, nom, raison });
                continue;
            }
        };
        fichiers.extend(joindre_a_reponse(tx, dossier, genre, stored)?);
        let valeur = Valeur::avec_fichiers(genre, deja, fichiers);
        reponses.poser(formulaire, champ, rangee.as_ref(), valeur);
    }
    Ok(refuses)
}

fn prend_des_fichiers(genre: &Genre) -> bool {
    matches!(genre, Genre::PieceJustificative(_) | Genre::TitreIdentite | Genre::UneFois(_))
}

/// What came for a champ that takes files and already has some, when it is what this champ takes.
fn recevable<'d>(depot: &'d Depot, genre: &Genre, deja: usize) -> Result<&'d Stored, Raison> {
    let stored = depot.contenu.as_ref().map_err(|raison| Raison::Depot(*raison))?;
    let max = formulaires::nombre_max(genre);
    if deja >= usize::from(max) {
        return Err(Raison::TropNombreux(max));
    }
    if formulaires::est_identite(genre) && stored.size.unsigned_abs() > Piece::OCTETS_MAX_IDENTITE {
        return Err(Raison::Depot(DepotRefuse::TropGros(Piece::OCTETS_MAX_IDENTITE)));
    }
    match formulaires::accepte(genre, &stored.mime) {
        true => Ok(stored),
        false => Err(Raison::Contenu(stored.mime.clone())),
    }
}

/// Forgets the files that these answers no longer name, except those of the answers that stand.
pub(super) fn oublier(tx: &mut Tx<'_>, avant: &Vue, apres: &Reponses) -> Result<(), Erreur> {
    let restent: BTreeSet<&str> =
        [Some(apres), avant.tenues.as_ref()].into_iter().flatten().flat_map(nommes).collect();
    for fichier in nommes(&avant.contenu.reponses).filter(|fichier| !restent.contains(fichier)) {
        files::forget(tx, &proprietaire(avant.dossier().id), fichier)?;
    }
    Ok(())
}

/// The files that answers name.
fn nommes(reponses: &Reponses) -> impl Iterator<Item = &str> {
    let valeurs = reponses.blocs().flat_map(|(_, bloc)| bloc.0.values());
    valeurs.flat_map(|valeur| valeur.fichiers()).map(|fichier| fichier.id.as_str())
}

/// Does to the answers what a button asks; the row that it added.
pub(super) fn agir(
    formulaire: &Formulaire,
    reponses: &mut Reponses,
    bouton: &Bouton,
    random: &Random,
) -> Option<RangeeId> {
    match bouton {
        Bouton::Ajouter(repetition) => {
            let rangee = nouvelle_rangee(random)?;
            reponses.ajouter_rangee(formulaire, *repetition, rangee.clone()).then_some(rangee)
        }
        Bouton::Retirer(repetition, rangee) => {
            reponses.retirer_rangee(formulaire, *repetition, rangee);
            None
        }
        Bouton::Deplacer(repetition, rangee, pas) => {
            let rangees = reponses.rangees(formulaire, *repetition);
            let place = rangees.iter().position(|autre| autre == rangee)?;
            let place = place.saturating_add_signed(*pas);
            reponses.deplacer_rangee(formulaire, *repetition, rangee, place);
            None
        }
        Bouton::RetirerFichier(nom, fichier) => {
            let (champ, rangee) = champ_du_nom(nom)?;
            let valeur = reponses.valeur(formulaire, champ, rangee.as_ref())?;
            let restent = valeur.fichiers().iter().filter(|autre| autre.id != *fichier);
            let genre = &formulaire.champ(champ)?.genre;
            let restent = Valeur::avec_fichiers(genre, Some(valeur), restent.cloned().collect());
            reponses.poser(formulaire, champ, rangee.as_ref(), restent);
            None
        }
        _ => None,
    }
}

/// The rows that the page shows and that another tab took out: their answers would have no place.
pub(super) fn disparus(avant: &Vue, postee: &Postee) -> Vec<BlocId> {
    let vues = versions_vues(postee).into_iter().filter(|(_, version)| *version > 0);
    let vus = vues.map(|(bloc, _)| bloc);
    vus.filter(|bloc| !avant.contenu.versions.contains_key(bloc)).collect()
}

/// The blocks of a page that changed, each over the version that the page showed.
pub(super) fn ecritures(
    etape: &Etape<'_>,
    stockees: &Reponses,
    apres: &Reponses,
    postee: &Postee,
) -> Vec<Ecriture> {
    let vues = versions_vues(postee);
    let changes = blocs_de(etape, apres).into_iter().filter_map(|(id, contenu)| {
        let version = vues.get(&id).copied().unwrap_or_default();
        let change = stockees.bloc(&id) != Some(contenu);
        change.then(|| Ecriture { bloc: id, version, contenu: Some(contenu.clone()) })
    });
    let retires = blocs_de(etape, stockees).into_iter().filter_map(|(id, _)| {
        let version = vues.get(&id).copied().unwrap_or_default();
        apres.bloc(&id).is_none().then_some(Ecriture { bloc: id, version, contenu: None })
    });
    changes.chain(retires).collect()
}

/// The blocks of a page: its own, and one a row.
pub(super) fn blocs_de<'r>(etape: &Etape<'_>, reponses: &'r Reponses) -> Vec<(BlocId, &'r Bloc)> {
    let dedans = |id: &BlocId| match id {
        BlocId::Rangee(repetition, _) => etape.champs.iter().any(|champ| champ.id == *repetition),
        autre => autre == etape.bloc,
    };
    let blocs = reponses.blocs().filter(|(id, _)| dedans(id));
    blocs.map(|(id, bloc)| (id.clone(), bloc)).collect()
}

/// The version of each block that the page showed.
fn versions_vues(postee: &Postee) -> BTreeMap<BlocId, i64> {
    postee.0.valeurs(VERSION).into_iter().filter_map(lire_version).collect()
}

/// `s-12=3`: a block and its version.
fn lire_version(texte: &str) -> Option<(BlocId, i64)> {
    let (bloc, version) = texte.split_once('=')?;
    Some((BlocId::lire(bloc)?, version.parse().ok()?))
}
