use documents::{Block, Document, TypesetError, Typesetter};

/// A typesetter for tests: one page, one line a text, everything legible among its bytes (as UTF-8,
/// which no reader shows well: the look of letters is tested where they are typeset).
pub struct PlainTypesetter;

impl Typesetter for PlainTypesetter {
    fn pdf(&self, documents: &[Document]) -> Result<Vec<u8>, TypesetError> {
        let lines: Vec<String> = documents.iter().flat_map(lines).collect();
        let shown = lines.iter().map(|line| format!("({}) Tj T*\n", escaped(line)));
        let stream = format!("BT /F1 9 Tf 40 800 Td 11 TL\n{}ET\n", shown.collect::<String>());
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
             /Resources << /Font << /F1 5 0 R >> >> >>"
                .to_owned(),
            format!("<< /Length {} >>\nstream\n{stream}endstream", stream.len()),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        ];
        Ok(file(&objects))
    }
}

/// Every text of a document, in the order it is read.
fn lines(document: &Document) -> Vec<String> {
    let Document { sender, recipient, reference, signature, qr, footer, .. } = document;
    let mut lines = vec![document.title.clone(), sender.name.clone()];
    lines.extend(sender.lines.iter().chain(recipient.iter().flatten()).cloned());
    lines.extend(reference.iter().map(fact));
    lines.extend([document.place_and_date.clone(), document.subject.clone()]);
    lines.extend(document.blocks.iter().flat_map(block));
    lines.extend(signature.iter().flatten().cloned());
    lines.extend(qr.iter().flat_map(|qr| [qr.caption.clone(), qr.url.clone()]));
    lines.extend(footer.iter().cloned());
    lines
}

fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(text)
        | Block::Subheading(text)
        | Block::Paragraph(text)
        | Block::Notice(text)
        | Block::Code(text) => vec![text.clone()],
        Block::List(items) => items.clone(),
        Block::Facts(facts) => facts.iter().map(fact).collect(),
    }
}

fn fact((name, value): &(String, String)) -> String {
    format!("{name} : {value}")
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)")
}

/// The objects, numbered from 1, and the table of where each begins.
fn file(objects: &[String]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).into_bytes());
    }
    let (start, size) = (bytes.len(), objects.len() + 1);
    bytes.extend(table.into_bytes());
    bytes.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n")
            .into_bytes(),
    );
    bytes
}
