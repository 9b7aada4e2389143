use files::{Availability, Named};
use formulaires::FichierRef;

use super::Plume;
use crate::ids;
use crate::lien;
use crate::noeud::{Noeud, objet};

/// What opens a file of a dossier.
pub(crate) const FICHIER: &str = "fichier";
/// What opens the whole of a dossier, typeset.
pub(crate) const PDF: &str = "pdf";
/// What opens the maps of a dossier.
pub(crate) const GEOJSON: &str = "geojson";
/// What opens the letter of a decision.
pub(crate) const ATTESTATION: &str = "attestation";

impl Plume {
    /// The files named here, those that may never be given left out.
    pub(crate) fn fichiers(&self, nommes: &[Named], refs: &[FichierRef]) -> Vec<Noeud> {
        let trouver = |lu: &FichierRef| nommes.iter().find(|named| named.id == lu.id);
        refs.iter().filter_map(trouver).filter_map(|named| self.fichier(named)).collect()
    }

    fn fichier(&self, named: &Named) -> Option<Noeud> {
        let examen = match named.availability(self.antivirus) {
            Availability::Infected
            | Availability::Preparing
            | Availability::Unfit
            | Availability::Erased => return None,
            Availability::Clean => "safe",
            Availability::Unchecked | Availability::Waiting => "pending",
        };
        let sceau = lien::signer(&self.ctx, FICHIER, &named.id);
        Some(objet!("File", {
            "filename": &named.stored.name,
            "contentType": &named.stored.mime,
            "checksum": &named.stored.md5,
            "byteSize": named.stored.size,
            "byteSizeBigInt": named.stored.size.to_string(),
            "createdAt": ids::instant(named.created),
            "url": self.adresse(format_args!("/api/v2/fichiers/{sceau}")),
            "virusScanResult": examen,
        }))
    }

    /// A file that is made when it is asked for: its size is not known before.
    pub(crate) fn calcule(&self, usage: &str, dossier: i64, nom: &str, media: &str) -> Noeud {
        let sceau = lien::signer(&self.ctx, usage, &dossier.to_string());
        objet!("File", {
            "filename": nom,
            "contentType": media,
            "checksum": "",
            "byteSize": 0_i64,
            "byteSizeBigInt": "0",
            "createdAt": ids::instant(self.ctx.clock.now()),
            "url": self.adresse(format_args!("/api/v2/dossiers/{usage}/{sceau}")),
            "virusScanResult": "safe",
        })
    }
}
