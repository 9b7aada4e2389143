//! A form with files. Its first part is the token: nothing is stored before it was seen.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use bytes::Bytes;
use files::{FileError, Limits};
use futures_util::{Stream, StreamExt, stream};
use http::StatusCode;

use super::origine::Origine;
use super::{CSRF, DRAIN, Depot, DepotRefuse, Formulaire, PATIENCE, keep, proves};
use crate::module::FORM_LIMIT;
use crate::porte::Files;
use crate::{App, PageError, Requete, Valeurs, envois};

/// Parts that a form may have.
const PARTS: usize = 10_000;
/// What a whole form may weigh, counted in its largest file.
const LARGEST_FILES: u64 = 10;

pub(super) async fn read(
    request: Request,
    app: &App,
    requete: &Requete,
    origine: Origine,
    files: Files,
) -> Result<Formulaire, PageError> {
    let largest = if let Files::Store(limit) = files { limit } else { 0 };
    let whole = DRAIN + largest.saturating_mul(LARGEST_FILES);
    let request = request.map(|body| Body::from_stream(bounded(body, whole)));
    let mut parts = Multipart::from_request(request, app).await.map_err(|_| PageError::Encodage)?;
    let mut reading = Reading { text: 0, files, pairs: Vec::new(), fichiers: Vec::new() };
    let ended = reading.whole(&mut parts, requete, origine).await;
    if matches!(ended, Err(PageError::TropGros | PageError::JetonAbsent | PageError::Texte)) {
        // A browser reads the answer only after it has sent everything.
        while let Ok(Some(_)) = next(&mut parts).await {}
    }
    let proven = ended?;
    let valeurs = Arc::new(Valeurs::new(reading.pairs));
    keep(requete, &valeurs, true);
    match proven {
        true => Ok(Formulaire { valeurs, fichiers: reading.fichiers }),
        false => Err(PageError::JetonAbsent),
    }
}

struct Reading {
    text: u64,
    files: Files,
    pairs: Vec<(String, String)>,
    fichiers: Vec<Depot>,
}

impl Reading {
    /// Reads everything; whether the token holds. Without it, the texts of a page that the browser
    /// says to be ours are still read, to be given back.
    async fn whole(
        &mut self,
        parts: &mut Multipart,
        requete: &Requete,
        origine: Origine,
    ) -> Result<bool, PageError> {
        let token = match next(parts).await? {
            Some(first) if first.name() == Some(CSRF) => self.text(first).await?,
            _ => return Err(PageError::JetonAbsent),
        };
        let proven = proves(requete, Some(&token));
        if !proven && origine != Origine::Same {
            return Err(PageError::JetonAbsent);
        }
        if !proven {
            self.files = Files::Skip;
        }
        self.rest(parts, requete).await?;
        Ok(proven)
    }

    async fn rest(&mut self, parts: &mut Multipart, requete: &Requete) -> Result<(), PageError> {
        while let Some(part) = next(parts).await? {
            if self.pairs.len() + self.fichiers.len() >= PARTS {
                return Err(PageError::TropGros);
            }
            let name = part.name().unwrap_or_default().to_owned();
            if part.file_name().is_some() {
                self.file(name, part, &requete.app).await?;
                continue;
            }
            let value = self.text(part).await?;
            match name.strip_suffix(envois::SUFFIXE) {
                Some(champ) => self.envoi(champ, &value, requete).await?,
                None => self.pairs.push((name, value)),
            }
        }
        Ok(())
    }

    async fn text(&mut self, mut part: Field<'_>) -> Result<String, PageError> {
        let mut bytes = Vec::new();
        while let Some(piece) = piece(&mut part).await? {
            self.text += piece.len() as u64;
            if self.text > FORM_LIMIT {
                return Err(PageError::TropGros);
            }
            bytes.extend_from_slice(&piece);
        }
        String::from_utf8(bytes).map_err(|_| PageError::Texte)
    }

    async fn file(&mut self, champ: String, part: Field<'_>, app: &App) -> Result<(), PageError> {
        let nom = part.file_name().unwrap_or_default().to_owned();
        let Some(limits) = self.limits(&nom)? else { return Ok(()) };
        let contenu = match app.files.put(&nom, limits, pieces(part)).await {
            Ok(stored) => Ok(stored),
            // A control left without a file sends a part without name and without bytes.
            Err(FileError::Empty) if nom.is_empty() => return Ok(()),
            Err(FileError::Empty) => Err(DepotRefuse::Vide),
            Err(FileError::TooLarge(limit)) => Err(DepotRefuse::TropGros(limit)),
            Err(FileError::Interrupted(_)) => return Err(PageError::TropLent),
            Err(other) => return Err(PageError::interne(other)),
        };
        self.fichiers.push(Depot { champ, nom, contenu });
        Ok(())
    }

    /// A file that came before by pieces: from here on it is one that was posted.
    async fn envoi(&mut self, champ: &str, id: &str, requete: &Requete) -> Result<(), PageError> {
        let Some(limits) = self.limits(id)? else { return Ok(()) };
        let Some(holder) = envois::holder(requete) else { return Ok(()) };
        let app = &requete.app;
        let nom = match app.spool.find(&holder, id).await {
            Ok(upload) => upload.name,
            Err(FileError::Missing) => files::clean_name(""),
            Err(other) => return Err(PageError::interne(other)),
        };
        let contenu = match app.spool.take(&holder, id, &app.files, limits).await {
            Ok(stored) => Ok(stored),
            Err(FileError::Empty) => Err(DepotRefuse::Vide),
            Err(FileError::TooLarge(limit)) => Err(DepotRefuse::TropGros(limit)),
            Err(FileError::Missing | FileError::Busy | FileError::Interrupted(_)) => {
                Err(DepotRefuse::Incomplet)
            }
            Err(other) => return Err(PageError::interne(other)),
        };
        self.fichiers.push(Depot { champ: champ.to_owned(), nom, contenu });
        Ok(())
    }

    /// What a file may weigh here, if files are kept. `sent` is empty when a control was left so.
    fn limits(&self, sent: &str) -> Result<Option<Limits>, PageError> {
        match self.files {
            Files::Store(size) => Ok(Some(Limits { size })),
            Files::Refuse if !sent.is_empty() => Err(PageError::TropGros),
            Files::Refuse | Files::Skip => Ok(None),
        }
    }
}

async fn next(parts: &mut Multipart) -> Result<Option<Field<'_>>, PageError> {
    match tokio::time::timeout(PATIENCE, parts.next_field()).await {
        Err(_) => Err(PageError::TropLent),
        Ok(Err(error)) => Err(refused(error.status())),
        Ok(Ok(part)) => Ok(part),
    }
}

async fn piece(part: &mut Field<'_>) -> Result<Option<Bytes>, PageError> {
    match tokio::time::timeout(PATIENCE, part.chunk()).await {
        Err(_) => Err(PageError::TropLent),
        Ok(Err(error)) => Err(refused(error.status())),
        Ok(Ok(piece)) => Ok(piece),
    }
}

fn refused(status: StatusCode) -> PageError {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => PageError::TropGros,
        _ => PageError::Texte,
    }
}

/// The pieces of a file as the store takes them.
fn pieces(part: Field<'_>) -> impl Stream<Item = Result<Bytes, PageError>> + Send + '_ {
    stream::try_unfold(part, |mut part| async move {
        Ok(piece(&mut part).await?.map(|piece| (piece, part)))
    })
}

/// A body that ends with an error once it has given more than `limit` bytes.
fn bounded(body: Body, limit: u64) -> impl Stream<Item = Result<Bytes, axum::Error>> + Send {
    let mut seen = 0_u64;
    body.into_data_stream().map(move |piece| {
        let piece = piece?;
        seen += piece.len() as u64;
        if seen > limit { Err(axum::Error::new(PageError::TropGros)) } else { Ok(piece) }
    })
}
