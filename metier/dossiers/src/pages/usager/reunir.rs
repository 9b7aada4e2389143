//! Several pictures of an answer made one PDF: agents open one file, and its pages are in order.

use db::Tx;
use files::{FileError, Named, NotGathered, Stored};
use formulaires::{FichierRef, Genre, Valeur};
use langues::Textes;
use web::Requete;

use super::decor::Decor;
use super::sauver::{FichierRefuse, Raison, Sauvee, champ_du_nom, oublier};
use crate::actions::{self, Ecriture, joindre_a_reponse};
use crate::erreur::Erreur;
use crate::lecture::{self, Vue};
use crate::modele::DossierId;

/// Why a picture cannot be gathered with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PhotoRefusee {
    /// The antivirus has not looked at it.
    Attend,
    /// It carries a virus.
    Infectee,
    /// It does not open, or would fill the memory.
    Illisible,
    /// With it the PDF is too large.
    TropLourde,
}

impl PhotoRefusee {
    /// What is wrong, and what to do.
    pub(super) fn phrase(self, t: Textes, nom: &str) -> String {
        match self {
            Self::Attend => t.fichiers_photos_attente(nom),
            Self::Infectee => t.fichiers_photos_infectee(nom),
            Self::Illisible => t.fichiers_photos_illisible(nom),
            Self::TropLourde => t.fichiers_photos_lourdes().to_owned(),
        }
    }

    /// What a person can mend; the rest is given back.
    fn de(cause: FileError) -> Result<Self, FileError> {
        match cause {
            FileError::Waiting | FileError::Preparing => Ok(Self::Attend),
            FileError::Infected => Ok(Self::Infectee),
            FileError::NoPreview => Ok(Self::Illisible),
            FileError::TooLarge(_) => Ok(Self::TropLourde),
            autre => Err(autre),
        }
    }
}

/// The pictures among files that can be gathered: two or more, where a PDF is accepted. Those of a
/// proof of identity stay as they were written over.
pub(super) fn photos<'f>(genre: &Genre, fichiers: &'f [FichierRef]) -> Vec<&'f FichierRef> {
    let photos: Vec<_> = fichiers.iter().filter(|f| files::is_picture(&f.type_mime)).collect();
    let possible = photos.len() > 1
        && formulaires::accepte(genre, "application/pdf")
        && !formulaires::est_identite(genre);
    if possible { photos } else { Vec::new() }
}

/// Gathers the pictures of the answer `nom` of a page that was just kept, outside any transaction;
/// then one transaction puts the PDF in their place. A picture that cannot be taken is told, and
/// nothing changes.
pub(super) async fn reunir(
    requete: &Requete,
    nom: &str,
    mut sauvee: Sauvee,
) -> Result<Result<Sauvee, Erreur>, FileError> {
    let photos = nommees(&sauvee.vue, nom);
    if photos.is_empty() {
        return Ok(Ok(sauvee));
    }
    let titre = Decor::de(requete).t.fichiers_photos_nom();
    let pdf = match requete.app.files.gather(titre, &photos).await {
        Ok(pdf) => pdf,
        Err(NotGathered { name, cause }) => {
            let raison = Raison::Photo(PhotoRefusee::de(cause)?);
            sauvee.refuses.push(FichierRefuse { champ: nom.to_owned(), nom: name, raison });
            return Ok(Ok(sauvee));
        }
    };
    let (id, nom) = (sauvee.vue.dossier().id, nom.to_owned());
    let ecrire = move |tx: &mut Tx<'_>| remplacer(tx, id, &nom, &photos, &pdf);
    let vue = requete.app.db.write(&requete.ctx, ecrire).await;
    Ok(vue.map(|vue| Sauvee { vue, ..sauvee }))
}

/// The pictures of an answer, as the store knows them, in the order of the answer.
fn nommees(vue: &Vue, nom: &str) -> Vec<Named> {
    let formulaire = &vue.revision.formulaire;
    let Some((champ, rangee)) = champ_du_nom(nom) else { return Vec::new() };
    let Some(genre) = formulaire.champ(champ).map(|champ| &champ.genre) else { return Vec::new() };
    let valeur = vue.contenu.reponses.valeur(formulaire, champ, rangee.as_ref());
    let photos = photos(genre, valeur.map_or(&[][..], Valeur::fichiers));
    let nommee = |photo: &FichierRef| vue.fichiers.iter().find(|nomme| nomme.id == photo.id);
    photos.into_iter().filter_map(nommee).cloned().collect()
}

/// Names the PDF, puts it where the first picture was, takes the pictures out and forgets them.
fn remplacer(
    tx: &mut Tx<'_>,
    id: DossierId,
    nom: &str,
    photos: &[Named],
    pdf: &Stored,
) -> Result<Vue, Erreur> {
    let avant = lecture::a_remplir(tx, id)?;
    let formulaire = &avant.revision.formulaire;
    let (champ, rangee) = champ_du_nom(nom).ok_or(Erreur::Introuvable)?;
    let genre = formulaire.champ(champ).map(|champ| &champ.genre).ok_or(Erreur::Introuvable)?;
    let bloc = formulaire.bloc_de(champ, rangee.as_ref()).ok_or(Erreur::Introuvable)?;
    let mut reponses = avant.contenu.reponses.clone();
    let valeur = reponses.valeur(formulaire, champ, rangee.as_ref());
    let mut fichiers = valeur.map(|valeur| valeur.fichiers().to_vec()).unwrap_or_default();
    let est_photo = |fichier: &FichierRef| photos.iter().any(|photo| photo.id == fichier.id);
    if fichiers.iter().filter(|fichier| est_photo(fichier)).count() != photos.len() {
        return Err(Erreur::Conflit);
    }
    let place = fichiers.iter().position(est_photo).unwrap_or_default();
    fichiers.retain(|fichier| !est_photo(fichier));
    fichiers.splice(place..place, joindre_a_reponse(tx, avant.dossier(), genre, pdf)?);
    let valeur = Valeur::avec_fichiers(genre, valeur, fichiers);
    reponses.poser(formulaire, champ, rangee.as_ref(), valeur);
    oublier(tx, &avant, &reponses)?;
    let version = avant.contenu.versions.get(&bloc).copied().unwrap_or_default();
    let contenu = reponses.bloc(&bloc).cloned();
    actions::enregistrer(tx, id, &[Ecriture { bloc, version, contenu }])?;
    lecture::a_remplir(tx, id)
}
