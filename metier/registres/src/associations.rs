//! Associations by RNA, from API Entreprise.

use outgoing::{Outgoing, OutgoingError};
use serde_json::Value;

use crate::contenu::{Association, Contenu, Lieu};
use crate::lire::{joindre, texte};
use crate::{Acces, Reponse, entreprises, json};

pub(crate) async fn chercher(
    appels: &Outgoing,
    acces: &Acces,
    demandeur: &str,
    rna: &str,
) -> Result<Reponse, OutgoingError> {
    let chemin = ["v4", "djepva", "api-association", "associations", "open_data", rna];
    let reponse = json(appels, entreprises::demande(acces, demandeur, &chemin)).await?;
    let data = reponse.get("data").filter(|data| data.is_object());
    Ok(match data {
        Some(data) => Reponse::Trouvee(Box::new(Contenu::Association(lire(data, rna)))),
        None => Reponse::Inconnue,
    })
}

fn lire(data: &Value, rna: &str) -> Association {
    let siege = &data["adresse_siege"];
    let adresse = Lieu {
        libelle: None,
        numero_voie: joindre([texte(siege, "/numero_voie"), texte(siege, "/complement_numero")]),
        type_voie: texte(siege, "/type_voie"),
        nom_voie: texte(siege, "/libelle_voie"),
        complement: texte(siege, "/complement"),
        code_postal: texte(siege, "/code_postal"),
        localite: texte(siege, "/commune"),
        code_insee: texte(siege, "/code_insee"),
    };
    Association {
        rna: rna.to_owned(),
        titre: texte(data, "/nom").or_else(|| texte(data, "/titre")),
        objet: texte(data, "/activites/objet").or_else(|| texte(data, "/objet")),
        date_creation: texte(data, "/date_creation"),
        date_declaration: texte(data, "/date_declaration"),
        date_publication: texte(data, "/date_publication_journal_officiel"),
        adresse: adresse.avec_libelle(),
        dissoute: texte(data, "/date_dissolution").is_some(),
    }
}
