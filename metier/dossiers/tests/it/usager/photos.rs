//! Photos made one PDF, by a resident without scripts.

use db::testing::TestDb;
use db_macros::both_engines;
use testkit::{Answer, Upload};

use super::guichet::{Guichet, Passant};
use super::{PDF, formulaire_de};

fn photo(largeur: u32, hauteur: u32, format: image::ImageFormat) -> Vec<u8> {
    let mut octets = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(largeur, hauteur).write_to(&mut octets, format).unwrap();
    octets.into_inner()
}

/// The page of a draft that takes files, and the name of their control.
fn page_des_pieces(guichet: &Guichet, passant: &mut Passant<'_>) -> (String, String) {
    let id = passant.commencer("cantine-periscolaire", "moi");
    passant.identite();
    let page = format!("/brouillons/{id}/etapes/4");
    let champ = guichet.nom_du_champ("cantine-periscolaire", "Attestation d’assurance scolaire");
    (page, champ)
}

/// Presses a button of the page with files; the page that follows.
fn presser(
    passant: &mut Passant<'_>,
    page: &str,
    bouton: &str,
    fichiers: &[(&str, &[u8])],
    champ: &str,
) -> Answer {
    passant.navigateur.get(page);
    let formulaire = formulaire_de(passant, page);
    let rang = formulaire.buttons.iter().position(|b| b.1 == bouton).unwrap();
    let envois: Vec<_> =
        fichiers.iter().map(|(name, bytes)| Upload { field: champ, name, bytes }).collect();
    let reponse = passant.navigateur.send_form(&formulaire, rang, &[], &envois);
    match reponse.status.as_u16() {
        303 => passant.navigateur.follow(&reponse),
        _ => reponse,
    }
}

#[both_engines]
fn photos_become_one_pdf_in_their_place_and_other_files_stay(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let (page, champ) = page_des_pieces(&guichet, &mut passant);
    let (recto, verso) =
        (photo(40, 20, image::ImageFormat::Png), photo(20, 40, image::ImageFormat::Jpeg));
    let (envoyer, reunir) = (format!("envoyer:{champ}"), format!("reunir:{champ}"));
    let lot: [(&str, &[u8]); 2] = [("contrat.pdf", PDF), ("recto.png", &recto)];
    let vue = presser(&mut passant, &page, &envoyer, &lot, &champ);
    assert!(!vue.text().contains("Réunir les photos"), "one photo is a file like another");
    let lot: [(&str, &[u8]); 2] = [("verso.jpg", &verso), ("avenant.pdf", PDF)];
    let vue = presser(&mut passant, &page, &envoyer, &lot, &champ);
    assert!(vue.text().contains("Réunir les photos en un PDF"));
    let avant = vue.attrs(".recu-nom a", "href");

    let vue = presser(&mut passant, &page, &reunir, &[], &champ);
    assert_eq!(vue.texts(".recu-nom"), ["contrat.pdf", "Photos.pdf", "avenant.pdf"]);
    assert!(!vue.text().contains("Réunir les photos"));
    let apres = vue.attrs(".recu-nom a", "href");
    assert_eq!((&apres[0], &apres[2]), (&avant[0], &avant[3]), "the others are untouched");
    for oubliee in &avant[1..3] {
        assert_eq!(passant.navigateur.get(oubliee).status, 404);
    }
    let pdf = passant.navigateur.get(&apres[1]);
    assert_eq!(pdf.header("content-type"), Some("application/pdf"));
    let boites: Vec<_> = pages(&pdf.bytes);
    assert_eq!(boites, ["841.89 595.28", "595.28 841.89"], "recto, then verso");
    assert_eq!(passant.navigateur.get(&apres[0]).bytes, PDF);
}

/// The sides of the pages of a PDF, in the order of its objects.
fn pages(pdf: &[u8]) -> Vec<String> {
    let texte = String::from_utf8_lossy(pdf);
    let boites = texte.split("/MediaBox [0 0 ").skip(1);
    boites.map(|suite| suite.split(']').next().unwrap().to_owned()).collect()
}

#[both_engines]
fn a_photo_that_does_not_open_is_told_and_the_photos_stay(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let (page, champ) = page_des_pieces(&guichet, &mut passant);
    let saine = photo(40, 20, image::ImageFormat::Png);
    let lot: [(&str, &[u8]); 2] = [("recto.png", &saine), ("verso.png", &saine[..40])];
    presser(&mut passant, &page, &format!("envoyer:{champ}"), &lot, &champ);
    let refus = presser(&mut passant, &page, &format!("reunir:{champ}"), &[], &champ);
    assert_eq!(refus.status, 422);
    let texte = refus.text().replace('\u{202f}', " ");
    assert!(texte.contains("« verso.png » ne s’ouvre pas"), "{texte}");
    assert_eq!(refus.texts(".recu-nom"), ["recto.png", "verso.png"]);
}

#[both_engines]
fn photos_that_another_tab_changed_are_not_gathered(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let (page, champ) = page_des_pieces(&guichet, &mut passant);
    let saine = photo(40, 20, image::ImageFormat::Png);
    let lot: [(&str, &[u8]); 3] = [("1.png", &saine), ("2.png", &saine), ("3.png", &saine)];
    let vue = presser(&mut passant, &page, &format!("envoyer:{champ}"), &lot, &champ);
    let premier_onglet = formulaire_de(&passant, &page);
    let premiere = vue.attrs(".recu-nom a", "href")[0].rsplit('/').next().unwrap().to_owned();
    presser(&mut passant, &page, &format!("retirer-fichier:{champ}:{premiere}"), &[], &champ);
    let reunir = format!("reunir:{champ}");
    let rang = premier_onglet.buttons.iter().position(|b| b.1 == reunir).unwrap();
    let conflit = passant.navigateur.send_form(&premier_onglet, rang, &[], &[]);
    assert_eq!(conflit.status, 409);
    let vue = passant.navigateur.get(&page);
    assert_eq!(vue.texts(".recu-nom"), ["2.png", "3.png"]);
}

#[both_engines]
fn a_photo_that_waits_for_the_antivirus_is_told(base: TestDb) {
    let nulle_part: files::Antivirus = "unix:///nonexistent/clamd.ctl".parse().unwrap();
    let guichet = Guichet::avec_antivirus(base, Some(nulle_part));
    let mut passant = guichet.passant();
    let (page, champ) = page_des_pieces(&guichet, &mut passant);
    let saine = photo(40, 20, image::ImageFormat::Png);
    let lot: [(&str, &[u8]); 2] = [("recto.png", &saine), ("verso.png", &saine)];
    presser(&mut passant, &page, &format!("envoyer:{champ}"), &lot, &champ);
    let refus = presser(&mut passant, &page, &format!("reunir:{champ}"), &[], &champ);
    assert_eq!(refus.status, 422);
    assert!(refus.text().contains("attend encore l’antivirus"), "{}", refus.text());
    assert_eq!(refus.texts(".recu-nom"), ["recto.png", "verso.png"]);
}
