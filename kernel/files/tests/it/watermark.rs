//! What is given for a purpose says so, in its pixels and over its pages; what was sent leaves the store.

use bytes::Bytes;
use db::testing::TestDb;
use db_macros::both_engines;
use files::{
    Availability, Checked, FileError, Limits, Named, Owner, Store, Unfit, Watermark, erase_due,
    prepare_due,
};
use futures_util::{TryStreamExt, stream};
use image::{ImageFormat, RgbImage};
use lopdf::{Document, Object, dictionary};
use primitives::{Clock, Ctx, Random, TenantId};

use crate::photos::poppler;
use crate::preview::bomb;

const TEXT: &str = "Ville d’Exemple · Demande n° 27 – service État civil · 24 novembre 2026";

fn ctx() -> Ctx {
    Ctx::system(TenantId(1), Clock::system(), Random::system())
}

fn owner() -> Owner {
    Owner { kind: "dossier".into(), id: 27 }
}

/// Stores and names bytes that are to be written over, and to go with the decision.
async fn sent(db: &TestDb, store: &Store, name: &str, bytes: Vec<u8>) -> Named {
    let pieces = stream::iter([Ok::<_, String>(Bytes::from(bytes))]);
    let stored = store.put(name, Limits::default(), pieces).await.unwrap();
    let name = move |tx: &mut db::Tx<'_>| {
        let id = files::name(tx, &owner(), &stored)?;
        assert!(files::protect(tx, &owner(), &id, TEXT)?);
        assert!(files::keep_until_erased(tx, &owner(), &id)?);
        files::find(tx, &id)
    };
    db.db.write(&ctx(), name).await.unwrap().unwrap()
}

async fn found(db: &TestDb, id: &str) -> Named {
    let id = id.to_owned();
    db.db.read(&ctx(), move |tx| files::find(tx, &id)).await.unwrap().unwrap()
}

async fn given(store: &Store, named: &Named) -> Result<Vec<u8>, FileError> {
    let pieces: Vec<Bytes> = store.give(named).await?.try_collect().await?;
    Ok(pieces.concat())
}

fn white(format: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_pixel(800, 500, image::Rgb([250, 250, 250]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[both_engines]
async fn a_picture_is_written_over_in_its_pixels_and_the_original_leaves(db: TestDb) {
    let (store, folder) = crate::store();
    let named = sent(&db, &store, "carte.png", white(ImageFormat::Png)).await;
    assert_eq!(named.availability(false), Availability::Preparing);
    assert!(matches!(store.give(&named).await, Err(FileError::Preparing)));
    assert!(matches!(store.preview(&named).await, Err(FileError::Preparing)));

    assert_eq!(prepare_due(&store, &db.db, &ctx()).await.unwrap(), 1);
    let marked = found(&db, &named.id).await;
    assert_eq!(marked.watermark, Watermark::Done);
    assert_eq!(
        (marked.stored.name.as_str(), marked.stored.mime.as_str()),
        ("carte.jpg", "image/jpeg")
    );
    assert!(!folder.path().join(&named.stored.key).exists(), "the original has left the store");
    let picture = image::load_from_memory(&given(&store, &marked).await.unwrap()).unwrap();
    let picture = picture.into_luma8();
    assert_eq!(picture.dimensions(), (800, 500));
    let dark = picture.pixels().filter(|pixel| pixel[0] < 200).count();
    let part = dark as f64 / f64::from(800 * 500);
    assert!((0.02..0.20).contains(&part), "{part}: seen, and hiding little");
    // Each quarter bears it: none can be cut out.
    for (left, top) in [(0, 0), (400, 0), (0, 250), (400, 250)] {
        let quarter = image::imageops::crop_imm(&picture, left, top, 400, 250).to_image();
        assert!(quarter.pixels().any(|pixel| pixel[0] < 170), "{left}, {top}");
    }
    assert_eq!(prepare_due(&store, &db.db, &ctx()).await.unwrap(), 0);
}

/// A PDF of pages that say « Page original », upright and on their sides.
fn pdf(pages: usize) -> Document {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let font = document.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier" },
    );
    let words = b"q 2 0 0 2 0 0 cm BT /F1 12 Tf 20 150 Td (Page original) Tj ET".to_vec();
    let words = document.add_object(lopdf::Stream::new(dictionary! {}, words));
    let kids: Vec<Object> = (0..pages)
        .map(|rank| {
            let rotate = if rank % 2 == 0 { 0 } else { 90 };
            let page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => words, "Rotate" => rotate };
            document.add_object(page).into()
        })
        .collect();
    let count = i64::try_from(pages).unwrap();
    let pages = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count,
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    document.objects.insert(tree, Object::Dictionary(pages));
    let script =
        dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    let catalog = document
        .add_object(dictionary! { "Type" => "Catalog", "Pages" => tree, "OpenAction" => script });
    document.trailer.set("Root", catalog);
    document
}

fn bytes(mut document: Document) -> Vec<u8> {
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

#[both_engines]
async fn each_page_of_a_pdf_is_written_over_and_stays_readable(db: TestDb) {
    let (store, _folder) = crate::store();
    let named = sent(&db, &store, "carte.pdf", bytes(pdf(3))).await;
    prepare_due(&store, &db.db, &ctx()).await.unwrap();
    let marked = found(&db, &named.id).await;
    assert_eq!(marked.watermark, Watermark::Done);
    let written = given(&store, &marked).await.unwrap();
    assert!(!String::from_utf8_lossy(&written).contains("app.alert"), "nothing runs");
    for page in ["1", "2", "3"] {
        let words = poppler("pdftotext", &["-raw", "-f", page, "-l", page], &written, &["-"]);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("Page") && words.contains("original"), "{page}: {words}");
        // poppler cuts the words of a page on its side: their letters are there all the same.
        let told = match page {
            "2" => words.chars().filter(|letter| letter.is_alphanumeric()).count() / 50,
            _ => words.matches("Demande n° 27 – service État civil").count(),
        };
        assert!(told > 5, "page {page} bears it {told} times");
    }
}

#[both_engines]
async fn what_cannot_be_written_over_is_told_and_never_given(db: TestDb) {
    let (store, _folder) = crate::store();
    let mut locked = pdf(1);
    let id = Object::string_literal("0123456789abcdef");
    locked.trailer.set("ID", vec![id.clone(), id]);
    let version = lopdf::EncryptionVersion::V2 {
        document: &locked,
        owner_password: "owner",
        user_password: "user",
        key_length: 128,
        permissions: lopdf::Permissions::all(),
    };
    let state = lopdf::EncryptionState::try_from(version).unwrap();
    locked.encrypt(&state).unwrap();
    let cases = [
        ("secret.pdf", bytes(locked), Unfit::Encrypted),
        ("troue.pdf", b"%PDF-1.7\nnothing here".to_vec(), Unfit::Broken),
        ("long.pdf", bytes(pdf(101)), Unfit::TooLarge),
        ("bombe.png", bomb(), Unfit::TooLarge),
        ("texte.txt", b"words".to_vec(), Unfit::Broken),
    ];
    for (name, bytes, why) in cases {
        let named = sent(&db, &store, name, bytes).await;
        prepare_due(&store, &db.db, &ctx()).await.unwrap();
        let refused = found(&db, &named.id).await;
        assert_eq!(refused.watermark, Watermark::Refused(why), "{name}");
        assert!(refused.failed(), "{name}: someone has to act");
        assert!(matches!(store.give(&refused).await, Err(FileError::Missing)), "{name}");
    }
    assert_eq!(<Checked as jobs::Event>::NAME, "files.checked.1");
}

#[both_engines]
async fn what_is_erased_leaves_the_store_and_the_rest_stays(db: TestDb) {
    let (store, folder) = crate::store();
    let named = sent(&db, &store, "carte.png", white(ImageFormat::Png)).await;
    prepare_due(&store, &db.db, &ctx()).await.unwrap();
    let marked = found(&db, &named.id).await;
    store.preview(&marked).await.unwrap();
    let plan = store.put("plan.txt", Limits::default(), crate::pieces(&[b"plan"])).await.unwrap();
    let plan_id = db.db.write(&ctx(), move |tx| files::name(tx, &owner(), &plan)).await.unwrap();

    let erased = db.db.write(&ctx(), |tx| files::erase(tx, &owner())).await.unwrap();
    assert_eq!(erased, 1);
    let gone = found(&db, &named.id).await;
    assert!(gone.erased.is_some() && !gone.failed());
    assert!(matches!(store.give(&gone).await, Err(FileError::Missing)), "at once");
    assert_eq!(erase_due(&store, &db.db, &ctx()).await.unwrap(), 1);
    let left = crate::walk(folder.path());
    assert_eq!(left.len(), 1, "the plan alone, neither the card nor its preview: {left:?}");
    assert_eq!(given(&store, &found(&db, &plan_id).await).await.unwrap(), b"plan");
    assert_eq!(erase_due(&store, &db.db, &ctx()).await.unwrap(), 0);
    assert_eq!(db.db.write(&ctx(), |tx| files::erase(tx, &owner())).await.unwrap(), 0, "once");
}

#[both_engines]
async fn bytes_that_another_row_names_stay(db: TestDb) {
    let (store, _folder) = crate::store();
    let named = sent(&db, &store, "carte.png", white(ImageFormat::Png)).await;
    let same = named.stored.clone();
    let twin = db.db.write(&ctx(), move |tx| files::name(tx, &owner(), &same)).await.unwrap();
    prepare_due(&store, &db.db, &ctx()).await.unwrap();
    let twin = found(&db, &twin).await;
    assert_eq!(given(&store, &twin).await.unwrap(), white(ImageFormat::Png));
}
