use std::io::Write;
use std::process::Command;
use std::sync::LazyLock;

use documents::{Block, Document, Qr, Sender, Typesetter};
use documents_typst::TypstTypesetter;
use primitives::Stamp;

pub static PRESS: LazyLock<TypstTypesetter> = LazyLock::new(|| TypstTypesetter::new(None).unwrap());

/// A letter with all that a letter may have.
pub fn letter() -> Document {
    let reason = "La clôture prévue en limite de rue dépasse la hauteur de 1,80 mètre que fixe \
        l’article UB 11 du plan local d’urbanisme, et son aspect n’est pas précisé.";
    Document {
        langue: "fr".into(),
        title: "Décision nº 2026-1042".into(),
        date: Stamp(1_795_536_000_000_000),
        sender: Sender {
            name: "Saint-Exemple".into(),
            logo: None,
            lines: lines(&[
                "Service de l’urbanisme",
                "12 place de la Mairie",
                "63114 Saint-Exemple",
                "04 73 00 00 00",
                "urbanisme@saint-exemple.fr",
            ]),
        },
        recipient: Some(lines(&[
            "Madame Ariane TÊTEDOIE",
            "Appartement 12, escalier B",
            "Résidence des Tilleuls",
            "27 avenue du Général-de-Gaulle",
            "63114 SAINT-EXEMPLE",
        ])),
        reference: facts(&[
            ("Numéro", "2026-1042"),
            ("Reçue le", "3 novembre 2026"),
            ("Suivie par", "Camille Besson, instructrice"),
        ]),
        place_and_date: "Saint-Exemple, le 24 novembre 2026".into(),
        subject: "Votre déclaration préalable pour une clôture est refusée".into(),
        blocks: vec![
            Block::Paragraph("Madame,".into()),
            Block::Paragraph("Vous avez demandé le 3 novembre 2026 de poser une clôture au 27 avenue du Général-de-Gaulle. Cette demande est refusée.".into()),
            Block::Heading("Pourquoi\u{202f}?".into()),
            Block::Paragraph(reason.into()),
            Block::Heading("Si vous n’êtes pas d’accord".into()),
            Block::List(lines(&[
                "Écrivez au maire de Saint-Exemple avant le 25 janvier 2027\u{202f}: il peut revoir sa décision.",
                "Ou saisissez le tribunal administratif de Clermont-Ferrand, avant la même date, sur telerecours.fr.",
            ])),
            Block::Notice("Vous pouvez déposer une nouvelle demande à tout moment.".into()),
        ],
        signature: Some(lines(&["Jeanne Marchand", "Adjointe à l’urbanisme", "Par délégation du maire, arrêté du 2 juin 2026"])),
        qr: Some(Qr {
            url: "https://demarches.saint-exemple.fr/dossiers/1042".into(),
            caption: "Suivre votre demande".into(),
        }),
        footer: lines(&["Déclaration préalable, demande nº 2026-1042"]),
        colour: "#0f6f73".into(),
    }
}

/// The acknowledgement of a filing: no recipient, references on a plaque.
pub fn certificate() -> Document {
    Document {
        title: "Preuve d’envoi nº 2026-1042".into(),
        recipient: None,
        reference: facts(&[("Numéro", "2026-1042"), ("Reçue le", "3 novembre 2026")]),
        subject: "Preuve d’envoi de votre déclaration préalable".into(),
        blocks: vec![
            Block::Facts(facts(&[
                ("Envoyée par", "Ariane Têtedoie"),
                ("Envoyée le", "3 novembre 2026 à 10 h 42"),
            ])),
            Block::Paragraph(
                "Sans réponse le 3 décembre 2026, c’est accepté, si votre demande est complète."
                    .into(),
            ),
            Block::Heading("Ce que vous avez envoyé".into()),
            Block::Facts(facts(&[(
                "plan de masse.pdf",
                "1,2 Mo, SHA-256\u{202f}: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            )])),
            Block::Code("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into()),
        ],
        signature: None,
        ..letter()
    }
}

/// A whole file: `sections` sections of `each` answers.
pub fn whole_file(sections: usize, each: usize) -> Document {
    let answers = |section: usize| {
        let fact = move |n: usize| {
            let value = match n % 4 {
                0 => "Oui".into(),
                1 => format!("{n},50 m²"),
                2 => "Une réponse plus longue, qui tient sur deux lignes parce que la personne explique ce qu’elle veut faire.".into(),
                _ => "27 avenue du Général-de-Gaulle\n63114 Saint-Exemple".to_owned(),
            };
            (format!("Question {section}.{n} sur le projet"), value)
        };
        Block::Facts((1..=each).map(fact).collect())
    };
    let section = |n: usize| [Block::Heading(format!("Partie {n}")), answers(n)];
    Document {
        title: "Demande nº 2026-1042".into(),
        subject: "Déclaration préalable nº 2026-1042".into(),
        blocks: (1..=sections).flat_map(section).collect(),
        ..certificate()
    }
}

pub fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

pub fn facts(facts: &[(&str, &str)]) -> Vec<(String, String)> {
    facts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

pub fn pdf(document: &Document) -> Vec<u8> {
    PRESS.pdf(std::slice::from_ref(document)).unwrap()
}

/// What a poppler program says of a PDF. `FILE` stands for it among the arguments.
pub fn poppler(program: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    let path = file.path().to_str().unwrap();
    let arguments =
        arguments.iter().map(|argument| if *argument == "FILE" { path } else { argument });
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The words of a PDF, in their order.
pub fn text(pdf: &[u8]) -> String {
    poppler("pdftotext", &["-raw", "-enc", "UTF-8", "FILE", "-"], pdf)
}

/// A word and where it stands, in millimetres from the top left: left, top, right, bottom.
pub struct Placed {
    pub word: String,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// The words of the first page and where they stand.
pub fn placed(pdf: &[u8]) -> Vec<Placed> {
    let boxes = poppler("pdftotext", &["-bbox", "-l", "1", "FILE", "-"], pdf);
    let words = boxes.lines().filter(|line| line.contains("<word "));
    words.map(|line| place(line.trim())).collect()
}

fn place(line: &str) -> Placed {
    let number = |name: &str| {
        let start = line.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
        let text = line[start..].split('"').next().unwrap();
        text.parse::<f64>().unwrap() * 25.4 / 72.0
    };
    let word = line.split_once('>').unwrap().1.trim_end_matches("</word>").to_owned();
    let [left, top, right, bottom] = ["xMin", "yMin", "xMax", "yMax"].map(number);
    Placed { word, left, top, right, bottom }
}
