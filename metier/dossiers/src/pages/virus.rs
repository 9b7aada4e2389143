//! What the pages say of the antivirus: beside each document, and above all when one is blocked.

use files::{Availability, Named, Unfit, Watermark};
use formulaires::FichierRef;
use langues::Textes;
use web::composants::{Encart, HtmlSur, Ton};

/// The documents of a dossier, and whether an antivirus checks them.
#[derive(Clone, Copy)]
pub(super) struct Virus<'a> {
    pub(super) t: Textes,
    pub(super) antivirus: bool,
    pub(super) fichiers: &'a [Named],
}

impl<'a> Virus<'a> {
    fn de(&self, fichier: &FichierRef) -> Availability {
        let nomme = self.fichiers.iter().find(|nomme| nomme.id == fichier.id);
        nomme.map_or(Availability::Unchecked, |nomme| nomme.availability(self.antivirus))
    }

    /// Whether a document is still there.
    pub(super) fn est_garde(&self, fichier: &FichierRef) -> bool {
        self.de(fichier) != Availability::Erased
    }

    /// Whether a document may be opened.
    pub(super) fn ouvre(&self, fichier: &FichierRef) -> bool {
        matches!(self.de(fichier), Availability::Clean | Availability::Unchecked)
    }

    /// For an agent, beside a document.
    pub(super) fn mot(&self, fichier: &FichierRef) -> String {
        match self.etat(fichier) {
            Some(etat) => etat,
            None => mot(self.t, self.de(fichier)).to_owned(),
        }
    }

    /// Why a document is given to nobody for what it is: being prepared, unfit, erased and since when.
    pub(super) fn etat(&self, fichier: &FichierRef) -> Option<String> {
        let nomme = self.fichiers.iter().find(|nomme| nomme.id == fichier.id)?;
        let t = self.t;
        if let Some(erased) = nomme.erased {
            return Some(t.pieces_effacee(t.date_longue(erased.date())));
        }
        match self.de(fichier) {
            Availability::Preparing => Some(t.pieces_preparation().to_owned()),
            Availability::Unfit => Some(t.pieces_inutilisable().to_owned()),
            _ => None,
        }
    }

    /// For a resident, beside a document that they sent: its size, that it is there, its check.
    pub(super) fn recu(&self, fichier: &FichierRef) -> String {
        let t = self.t;
        let taille = t.taille_fichier(fichier.octets);
        match self.de(fichier) {
            Availability::Clean => t.fichiers_recu_sain(taille),
            Availability::Unchecked => t.usager_fichier_recu(taille),
            Availability::Waiting => t.fichiers_recu_attente(taille),
            Availability::Infected => t.fichiers_recu_infecte(taille),
            Availability::Preparing => t.pieces_recu_preparation(taille),
            Availability::Erased => self.etat(fichier).unwrap_or_default(),
            Availability::Unfit => t.pieces_recu_inutilisable(taille, self.cause(fichier)),
        }
    }

    /// Why nothing can be written over a document.
    fn cause(&self, fichier: &FichierRef) -> &'static str {
        let nomme = self.fichiers.iter().find(|nomme| nomme.id == fichier.id);
        match nomme.map(|nomme| nomme.watermark) {
            Some(Watermark::Refused(Unfit::Encrypted)) => self.t.pieces_cause_chiffre(),
            Some(Watermark::Refused(Unfit::TooLarge)) => self.t.pieces_cause_lourd(),
            _ => self.t.pieces_cause_illisible(),
        }
    }

    /// For a resident, above a dossier that was filed: what is blocked and what to do.
    pub(super) fn alerte_usager(&self) -> HtmlSur {
        let texte = |noms: String| self.t.fichiers_infectes_usager(noms);
        self.alerte(texte)
    }

    /// For an agent, above a dossier: what is blocked, what waits, and why.
    pub(super) fn alertes_agent(&self) -> HtmlSur {
        let t = self.t;
        let html = self.alerte(|noms| t.fichiers_infectes_agent(noms));
        let attendent: Vec<_> = self.parmi(Availability::Waiting).collect();
        if attendent.is_empty() {
            return html;
        }
        let cause = attendent.iter().map(|nomme| &nomme.check.trouble).find(|c| !c.is_empty());
        let texte = match cause {
            Some(cause) => t.fichiers_attente_agent_cause(cause),
            None => t.fichiers_attente_agent().to_owned(),
        };
        let titre = t.fichiers_attente_agent_titre(attendent.len());
        html.puis(Encart::texte(Ton::Attention, texte).titre(titre))
    }

    fn alerte(&self, texte: impl Fn(String) -> String) -> HtmlSur {
        let noms: Vec<&str> =
            self.parmi(Availability::Infected).map(|n| n.stored.name.as_str()).collect();
        if noms.is_empty() {
            return HtmlSur::default();
        }
        let titre = self.t.fichiers_infectes_titre(noms.len());
        Encart::texte(Ton::Grave, texte(noms.join(", "))).titre(titre).into()
    }

    fn parmi(&self, availability: Availability) -> impl Iterator<Item = &'a Named> {
        let antivirus = self.antivirus;
        self.fichiers.iter().filter(move |n| n.availability(antivirus) == availability)
    }
}

/// « Virus : pas encore vérifié ».
pub(super) fn mot(t: Textes, availability: Availability) -> &'static str {
    match availability {
        Availability::Clean => t.fichiers_virus_sain(),
        Availability::Unchecked => t.fichiers_virus_non_verifie(),
        Availability::Waiting => t.fichiers_virus_attente(),
        Availability::Infected => t.fichiers_virus_infecte(),
        Availability::Preparing => t.pieces_preparation(),
        Availability::Unfit => t.pieces_inutilisable(),
        Availability::Erased => t.pieces_effacee_sans_date(),
    }
}
