use documents::{Block, Typesetter};
use documents_typst::{FontsError, TypstTypesetter};

use crate::commun::{PRESS, letter, text};

#[test]
fn a_folder_without_fonts_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let refused = TypstTypesetter::new(Some(folder.path())).err().unwrap();
    assert!(matches!(refused, FontsError::Empty(_)), "{refused}");
    let missing = TypstTypesetter::new(Some(&folder.path().join("absent"))).err().unwrap();
    assert!(matches!(missing, FontsError::Folder(..)), "{missing}");
}

#[test]
fn fonts_of_a_folder_are_added() {
    let folder = tempfile::tempdir().unwrap();
    let font = include_bytes!("../../fonts/NotoSansThai-400Regular.ttf");
    std::fs::write(folder.path().join("thai.TTF"), font).unwrap();
    std::fs::write(folder.path().join("lisez-moi.txt"), "rien").unwrap();
    let press = TypstTypesetter::new(Some(folder.path())).unwrap();
    assert_eq!(press.families(), PRESS.families());
    let mut document = letter();
    document.blocks = vec![Block::Paragraph("สวัสดี".into())];
    assert!(text(&press.pdf(&[document]).unwrap()).contains("สวัสดี"));
}
