use crate::{
    genre::Piece,
    probleme::{Code, Rejet},
    valeur::FichierRef,
};

/// What a proof of identity may be: what can be watermarked.
const FORMATS_IDENTITE: &[&str] = &["image/jpeg", "image/png", "application/pdf"];

pub(super) fn piece(piece: &Piece, fichiers: &[FichierRef]) -> Result<(), Rejet> {
    let max = piece.nombre_max.unwrap_or(Piece::FICHIERS_MAX);
    if fichiers.len() > usize::from(max) {
        return Err(Rejet::from(Code::FichiersTropNombreux).avec("max", u32::from(max)));
    }
    let identite = piece.nature.as_deref() == Some("TITRE_IDENTITE");
    let poids = if identite { Piece::OCTETS_MAX_IDENTITE } else { Piece::OCTETS_MAX };
    peser(fichiers, poids)?;
    let formats: Vec<&str> = piece.formats.iter().map(String::as_str).collect();
    typer(fichiers, if formats.is_empty() && identite { FORMATS_IDENTITE } else { &formats })
}

pub(super) fn identite(fichiers: &[FichierRef]) -> Result<(), Rejet> {
    peser(fichiers, Piece::OCTETS_MAX_IDENTITE)?;
    typer(fichiers, FORMATS_IDENTITE)
}

fn peser(fichiers: &[FichierRef], max: u64) -> Result<(), Rejet> {
    match fichiers.iter().find(|fichier| fichier.octets > max) {
        None => Ok(()),
        Some(lourd) => Err(Rejet::from(Code::FichierTropLourd)
            .avec("fichier", lourd.nom.as_str())
            .avec("max", max / 1_000_000)),
    }
}

fn typer(fichiers: &[FichierRef], formats: &[&str]) -> Result<(), Rejet> {
    let accepte = |fichier: &FichierRef| {
        formats.is_empty()
            || formats.iter().any(|format| match format.strip_suffix('*') {
                Some(famille) => fichier.type_mime.starts_with(famille),
                None => fichier.type_mime == *format,
            })
    };
    match fichiers.iter().find(|fichier| !accepte(fichier)) {
        None => Ok(()),
        Some(etranger) => {
            Err(Rejet::from(Code::FichierFormat).avec("fichier", etranger.nom.as_str()))
        }
    }
}
