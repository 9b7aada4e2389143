//! Addresses that open one thing for an hour, without a token: what the API gives of files.

use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, Mac};
use primitives::Ctx;
use sha2::Sha256;

/// How long such an address opens, in seconds.
const DUREE: i64 = 3_600;
const USAGE: &str = "api-demarches.lien.1";

/// A signed text that names `objet` for this use, in this tenant, for an hour.
pub(crate) fn signer(ctx: &Ctx, usage: &str, objet: &str) -> String {
    let fin = ctx.clock.now().plus_seconds(DUREE).0;
    let texte = format!("{usage}:{fin}:{objet}");
    let sceau = BASE64URL_NOPAD.encode(&empreinte(ctx, &texte).finalize().into_bytes());
    format!("{}.{sceau}", BASE64URL_NOPAD.encode(texte.as_bytes()))
}

/// What a signed text names; `None` when it is forged, for something else, or over.
pub(crate) fn ouvrir(ctx: &Ctx, usage: &str, lien: &str) -> Option<String> {
    let (texte, sceau) = lien.split_once('.')?;
    let texte = String::from_utf8(BASE64URL_NOPAD.decode(texte.as_bytes()).ok()?).ok()?;
    let sceau = BASE64URL_NOPAD.decode(sceau.as_bytes()).ok()?;
    empreinte(ctx, &texte).verify_slice(&sceau).ok()?;
    let (lu, suite) = texte.split_once(':')?;
    let (fin, objet) = suite.split_once(':')?;
    let fin: i64 = fin.parse().ok()?;
    (lu == usage && ctx.clock.now().0 < fin).then(|| objet.to_owned())
}

fn empreinte(ctx: &Ctx, texte: &str) -> Hmac<Sha256> {
    // HMAC takes keys of any length.
    #[allow(clippy::expect_used, reason = "a key of 32 bytes is never refused")]
    let mut mac = Hmac::<Sha256>::new_from_slice(&ctx.key.0).expect("a key");
    mac.update(format!("{USAGE}:{}:{texte}", ctx.tenant.0).as_bytes());
    mac
}
