use mail::{Dns, Finding, Smtp};

use super::{check, say};
use crate::settings::Settings;

/// Checks the server that takes mails and what the domain of the sender says by DNS.
pub(super) fn healthy(settings: &Settings) -> bool {
    let Some(server) = &settings.smtp else {
        let folder = settings.data.join("mailbox");
        say(format!("? Courriels : aucun serveur, ils restent dans {}", folder.display()));
        return true;
    };
    match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(leaving(settings, server)),
        Err(error) => check("Courriels", Err(error.to_string()), "relancez cette commande"),
    }
}

async fn leaving(settings: &Settings, server: &Smtp) -> bool {
    let answered = server.check().await.map(|()| format!("{} accepte la connexion", server.name()));
    let answered = answered.map_err(|cause| format!("{} ({cause})", server.name()));
    let mut healthy = check("Serveur de courriels", answered, "vérifiez PARVIS_SMTP_URL");
    let (sender, domain) = (&settings.mail_from, settings.mail_from.domain());
    say(format!("Expéditeur : {sender}"));
    let dns = match Dns::system() {
        Ok(dns) => dns,
        Err(cause) => return record("SPF, DKIM, DMARC", Finding::Unverified(cause), "") && healthy,
    };
    let to_do = format!("publiez un seul enregistrement TXT « v=spf1 … » sur {domain}");
    healthy &= record("SPF", dns.spf(domain).await, &to_do);
    let (found, to_do) = match &settings.dkim_selector {
        Some(selector) => {
            let name = format!("{selector}._domainkey.{domain}");
            (dns.dkim(domain, selector).await, format!("publiez la clé de signature sur {name}"))
        }
        None => {
            let cause = "PARVIS_DKIM_SELECTOR n’est pas donné".to_owned();
            (Finding::Unverified(cause), String::new())
        }
    };
    healthy &= record("DKIM", found, &to_do);
    let to_do = format!("publiez un enregistrement TXT « v=DMARC1; p=… » sur _dmarc.{domain}");
    healthy & record("DMARC", dns.dmarc(domain).await, &to_do)
}

/// What could not be asked is no fault.
fn record(name: &str, found: Finding, to_do: &str) -> bool {
    match found {
        Finding::Found(text) => check(name, Ok(text), to_do),
        Finding::Missing(text) if text.is_empty() => check(name, Err("absent".into()), to_do),
        Finding::Missing(text) => check(name, Err(format!("inutilisable ({text})")), to_do),
        Finding::Unverified(cause) => {
            say(format!("? {name} : pas vérifié ({cause})"));
            true
        }
    }
}
