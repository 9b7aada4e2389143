use crate::{
    genre::{Genre, Piece},
    probleme::{Code, Rejet},
    valeur::FichierRef,
};

/// What a proof of identity may be: what can be watermarked.
const FORMATS_IDENTITE: &[&str] = &["image/jpeg", "image/png", "image/heif", "application/pdf"];

/// What is taken where the form names no format: documents, pictures, archives. Nothing that a
/// browser or a system runs.
pub const FORMATS_COURANTS: &[&str] = &[
    "application/pdf",
    "image/jpeg",
    "image/png",
    "image/heif",
    "image/webp",
    "image/gif",
    "image/tiff",
    "text/plain",
    "application/rtf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.presentation",
    "application/zip",
];

/// The MIME types that a champ takes (`image/*` for a family); none when it takes no file.
pub fn formats(genre: &Genre) -> Vec<&str> {
    match genre {
        Genre::TitreIdentite => FORMATS_IDENTITE.to_vec(),
        Genre::PieceJustificative(piece) => formats_de(piece),
        Genre::UneFois(_) => FORMATS_COURANTS.to_vec(),
        _ => Vec::new(),
    }
}

/// Whether a champ takes a file of this type, told by its content.
pub fn accepte(genre: &Genre, type_mime: &str) -> bool {
    convient(&formats(genre), type_mime)
}

fn formats_de(piece: &Piece) -> Vec<&str> {
    match piece.nature.as_deref() {
        _ if !piece.formats.is_empty() => piece.formats.iter().map(String::as_str).collect(),
        Some("TITRE_IDENTITE") => FORMATS_IDENTITE.to_vec(),
        _ => FORMATS_COURANTS.to_vec(),
    }
}

fn convient(formats: &[&str], type_mime: &str) -> bool {
    formats.iter().any(|format| match format.strip_suffix('*') {
        Some(famille) => type_mime.starts_with(famille),
        None => type_mime == *format,
    })
}

pub(super) fn piece(piece: &Piece, fichiers: &[FichierRef]) -> Result<(), Rejet> {
    let max = piece.nombre_max.unwrap_or(Piece::FICHIERS_MAX);
    if fichiers.len() > usize::from(max) {
        return Err(Rejet::from(Code::FichiersTropNombreux).avec("max", u32::from(max)));
    }
    let identite = piece.nature.as_deref() == Some("TITRE_IDENTITE");
    let poids = if identite { Piece::OCTETS_MAX_IDENTITE } else { Piece::OCTETS_MAX };
    peser(fichiers, poids)?;
    typer(fichiers, &formats_de(piece))
}

/// The proof of a figure: files of any common format.
pub(crate) fn preuve(fichiers: &[FichierRef]) -> Result<(), Rejet> {
    piece(&Piece::default(), fichiers)
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
    match fichiers.iter().find(|fichier| !convient(formats, &fichier.type_mime)) {
        None => Ok(()),
        Some(etranger) => {
            Err(Rejet::from(Code::FichierFormat).avec("fichier", etranger.nom.as_str()))
        }
    }
}
