use std::io::{BufWriter, Write};

use clap::{Subcommand, ValueEnum};
use demarches::Demarche;
use dossiers::modele::DossierId;
use dossiers::{Exporte, Tableau};
use primitives::{Ctx, TenantId};

use crate::installation::{Installation, StartError};

/// `parvis export …`
#[derive(Subcommand)]
pub enum Command {
    /// Les dossiers déposés d’une démarche, par numéro.
    Dossiers {
        /// Le numéro de la démarche.
        #[arg(long)]
        demarche: i64,
        /// La forme des données.
        #[arg(long)]
        format: Format,
    },
}

/// How dossiers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Un tableau, une ligne par dossier : point-virgule, UTF-8, pour un tableur.
    Csv,
    /// Une liste d’objets.
    Json,
}

pub(crate) fn run(installation: &Installation, command: &Command) -> Result<(), StartError> {
    let Command::Dossiers { demarche, format } = command;
    let (ctx, demarche) = find(installation, *demarche)?;
    let out = BufWriter::new(std::io::stdout().lock());
    let lots = Lots { installation, ctx, demarche, format: *format };
    match format {
        Format::Csv => csv(&lots, out),
        Format::Json => json(&lots, out),
    }
}

/// A démarche of any collectivité by its number, with the context that reads it.
fn find(installation: &Installation, numero: i64) -> Result<(Ctx, Demarche), StartError> {
    let all = installation.ctx(TenantId::INSTALLATION);
    let tenants = installation.db.read_blocking(&all, collectivites::toutes)?;
    for tenant in tenants {
        let ctx = installation.ctx(tenant.id);
        let read = move |tx: &mut db::Tx<'_>| demarches::lire_par_numero(tx, numero);
        let found = installation.db.read_blocking::<_, demarches::ErreurDemarche, _>(&ctx, read);
        match found {
            Ok(demarche) => return Ok((ctx, demarche)),
            Err(demarches::ErreurDemarche::Introuvable(_)) => {}
            Err(error) => return Err(StartError::Service(error.to_string())),
        }
    }
    Err(StartError::Service(format!("démarche {numero} : inconnue")))
}

/// The dossiers of a démarche, a lot at a time, so that memory does not grow with them.
struct Lots<'a> {
    installation: &'a Installation,
    ctx: Ctx,
    demarche: Demarche,
    format: Format,
}

impl Lots<'_> {
    /// Hands each dossier to `write`; the journal says that a lot leaves before it does.
    fn each(
        &self,
        mut write: impl FnMut(&Exporte) -> std::io::Result<()>,
    ) -> Result<(), StartError> {
        let mut after = DossierId(0);
        loop {
            let demarche = self.demarche.clone();
            let read = move |tx: &mut db::Tx<'_>| dossiers::lot(tx, &demarche, after);
            let lot = self.installation.db.read_blocking(&self.ctx, read).map_err(told)?;
            let Some(last) = lot.last() else { return Ok(()) };
            after = last.dossier.id;
            self.trace(lot.iter().map(|exporte| exporte.dossier.id).collect())?;
            lot.iter().try_for_each(&mut write).map_err(written)?;
        }
    }

    fn trace(&self, ids: Vec<DossierId>) -> Result<(), StartError> {
        let (demarche, format) = (self.demarche.clone(), self.format);
        let format = match format {
            Format::Csv => "csv",
            Format::Json => "json",
        };
        let write = move |tx: &mut db::Tx<'_>| dossiers::tracer_export(tx, &demarche, format, &ids);
        self.installation.db.write_blocking(&self.ctx, write).map_err(told)
    }
}

fn csv(lots: &Lots<'_>, mut out: impl Write) -> Result<(), StartError> {
    let demarche = lots.demarche.id;
    let read = move |tx: &mut db::Tx<'_>| demarches::revisions(tx, demarche);
    let revisions = lots.installation.db.read_blocking::<_, db::DbError, _>(&lots.ctx, read)?;
    let table = Tableau::nouveau(&revisions);
    // Without this mark spreadsheets do not read accents.
    out.write_all("\u{feff}".as_bytes()).map_err(written)?;
    let mut rows = csv::WriterBuilder::new().delimiter(b';').from_writer(out);
    let mut row = |cells: &[String]| {
        rows.write_record(cells.iter().map(|cell| formulaires::proteger(cell).into_owned()))
            .map_err(std::io::Error::from)
    };
    row(table.entetes()).map_err(written)?;
    lots.each(|exporte| row(&table.ligne(exporte)))?;
    rows.flush().map_err(written)
}

fn json(lots: &Lots<'_>, mut out: impl Write) -> Result<(), StartError> {
    let mut opening = "[\n";
    lots.each(|exporte| {
        let separator = std::mem::replace(&mut opening, ",\n");
        write!(out, "{separator}{}", exporte.objet())
    })?;
    let opening = if opening == "[\n" { opening } else { "" };
    writeln!(out, "{opening}]").and_then(|()| out.flush()).map_err(written)
}

fn told(error: dossiers::Erreur) -> StartError {
    StartError::Service(error.to_string())
}

fn written(error: std::io::Error) -> StartError {
    StartError::Service(format!("sortie standard : {error}"))
}
