use crate::{
    formulaire::Champ,
    genre::{Genre, Piece},
    ids::RangeeId,
    probleme::{Code, Probleme, Rejet},
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

/// The families of formats by which an administrator says what is accepted, and their types.
const FAMILLES: &[(&str, &[&str])] = &[
    (
        "document_texte",
        &[
            "application/pdf",
            "text/plain",
            "application/rtf",
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.oasis.opendocument.text",
        ],
    ),
    (
        "tableur",
        &[
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.spreadsheet",
            "text/csv",
        ],
    ),
    (
        "presentation",
        &[
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.oasis.opendocument.presentation",
        ],
    ),
    (
        "image_scan",
        &[
            "image/jpeg",
            "image/png",
            "image/heif",
            "image/webp",
            "image/gif",
            "image/tiff",
            "application/pdf",
        ],
    ),
    ("archive", &["application/zip"]),
];

/// Whether a champ asks for a proof of identity: its files are written over, given to the agents of
/// the dossier only, never by the API nor in an export, and erased once the decision has left.
pub fn est_identite(genre: &Genre) -> bool {
    match genre {
        Genre::TitreIdentite => true,
        Genre::PieceJustificative(piece) => piece.nature.as_deref() == Some("TITRE_IDENTITE"),
        _ => false,
    }
}

/// Whether the files of a champ are erased once the decision has left.
pub fn est_purge(genre: &Genre) -> bool {
    est_identite(genre) || matches!(genre, Genre::PieceJustificative(Piece { purge: true, .. }))
}

/// The most files that a champ takes.
pub fn nombre_max(genre: &Genre) -> u16 {
    match genre {
        Genre::PieceJustificative(piece) => piece.nombre_max.unwrap_or(Piece::FICHIERS_MAX),
        Genre::TitreIdentite => Piece::IDENTITE_MAX,
        Genre::UneFois(_) => Piece::FICHIERS_MAX,
        _ => 0,
    }
}

/// The families that a champ takes, when it says what it takes by families alone.
pub fn familles(genre: &Genre) -> Option<Vec<&'static str>> {
    let Genre::PieceJustificative(piece) = genre else { return None };
    let nom = |format: &String| FAMILLES.iter().map(|(nom, _)| *nom).find(|nom| nom == format);
    let familles: Option<Vec<_>> = piece.formats.iter().map(nom).collect();
    familles.filter(|familles| !familles.is_empty())
}

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
        // What cannot be written over is not taken, whatever the form says.
        Some("TITRE_IDENTITE") => FORMATS_IDENTITE.to_vec(),
        _ if !piece.formats.is_empty() => piece.formats.iter().flat_map(|f| types_de(f)).collect(),
        _ => FORMATS_COURANTS.to_vec(),
    }
}

/// The types of a family; a type is itself.
fn types_de(format: &str) -> Vec<&str> {
    let famille = FAMILLES.iter().find(|(nom, _)| *nom == format);
    famille.map_or_else(|| vec![format], |(_, types)| types.to_vec())
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
    if fichiers.len() > usize::from(Piece::IDENTITE_MAX) {
        return Err(
            Rejet::from(Code::FichiersTropNombreux).avec("max", u32::from(Piece::IDENTITE_MAX))
        );
    }
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

/// The problem of a file that was sent and can be used for nothing: it does not open, or a password
/// protects it.
pub fn fichier_inutilisable(champ: &Champ, rangee: Option<&RangeeId>, nom: &str) -> Probleme {
    let rejet = Rejet::from(Code::FichierInutilisable).avec("fichier", nom);
    Probleme::nouveau(champ, rangee, rejet)
}
