use std::sync::Arc;

use db::{Db, DbError, Tx};
use mail::{Block, Content, Kept, Mail, MailId, Owner};
use primitives::{Clock, Ctx, Random, TenantId};

pub const DOSSIER: Owner = Owner { kind: "dossier", id: 7 };

pub fn ctx() -> Ctx {
    Ctx::system(TenantId(3), Clock::system(), Random::system())
        .with(|parts| parts.base_url = Arc::from("https://demarches.saint-exemple.fr"))
}

pub fn courriel(to: &str) -> Mail {
    Mail {
        owner: Some(DOSSIER),
        act: "depot",
        to: to.to_owned(),
        from_name: "Saint-Exemple".to_owned(),
        reply_to: Some("urbanisme@saint-exemple.fr".to_owned()),
        content: Content {
            langue: "fr",
            subject: "Votre demande est arrivée".to_owned(),
            title: "Nous avons reçu votre demande".to_owned(),
            blocks: vec![
                Block::Text("Bonjour,\nmerci.".to_owned()),
                Block::Button {
                    label: "Suivre".to_owned(),
                    url: "https://demarches.saint-exemple.fr/suivi".to_owned(),
                },
            ],
            footer: vec!["Commune de Saint-Exemple".to_owned()],
            colour: "#0b5c8a".to_owned(),
        },
    }
}

/// An act of the program, in a transaction of its own.
pub async fn act<T: Send + 'static>(
    db: &Db,
    ctx: &Ctx,
    action: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + 'static,
) -> T {
    db.write(ctx, action).await.unwrap()
}

pub async fn post(db: &Db, ctx: &Ctx, mail: &Mail) -> MailId {
    let mail = mail.clone();
    act(db, ctx, move |tx| mail::post(tx, &mail)).await
}

pub async fn kept(db: &Db, ctx: &Ctx, id: MailId) -> Kept {
    db.read(ctx, move |tx| mail::find(tx, id)).await.unwrap().unwrap()
}
