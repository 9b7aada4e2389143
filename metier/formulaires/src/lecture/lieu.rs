use super::{Entree, champ::non_vide};
use crate::{
    genre::Genre,
    lieux,
    probleme::{Code, Rejet},
    valeur::{Adresse, Lieu, Valeur},
};

/// A commune: its name, with its codes in controls of their own, or `Laon (02000)`.
pub(super) fn commune(texte: &str, entree: &Entree<'_>) -> Lieu {
    let (code, postal) = (non_vide(entree.ligne("_code")), non_vide(entree.ligne("_code_postal")));
    let entre_parentheses = texte
        .strip_suffix(')')
        .and_then(|debut| debut.rsplit_once(" ("))
        .filter(|(_, code)| postal_juste(code));
    match entre_parentheses {
        Some((nom, lu)) if postal.is_none() => {
            Lieu { nom: nom.to_owned(), code, code_postal: Some(lu.to_owned()) }
        }
        _ => Lieu { nom: texte.to_owned(), code, code_postal: postal },
    }
}

pub(super) fn epci(texte: &str, entree: &Entree<'_>) -> Lieu {
    Lieu { nom: texte.to_owned(), code: non_vide(entree.ligne("_code")), code_postal: None }
}

pub(super) fn officiel(genre: &Genre, texte: &str) -> Result<Lieu, Rejet> {
    let (liste, refus) = match genre {
        Genre::Departements => (lieux::departements(), Code::DepartementAttendu),
        Genre::Regions => (lieux::regions(), Code::RegionAttendue),
        _ => (lieux::pays(), Code::PaysAttendu),
    };
    let lieu = lieux::trouver(liste, texte).ok_or(refus)?;
    Ok(Lieu { nom: lieu.nom.to_owned(), code: Some(lieu.code.to_owned()), code_postal: None })
}

pub(super) fn controles(genre: &Genre, lieu: &Lieu) -> Vec<(String, String)> {
    if let (Genre::Departements | Genre::Regions | Genre::Pays, Some(code)) = (genre, &lieu.code) {
        return vec![(String::new(), code.clone())];
    }
    let codes = [("_code", &lieu.code), ("_code_postal", &lieu.code_postal)];
    let codes =
        codes.into_iter().filter_map(|(suffixe, code)| Some((suffixe.to_owned(), code.clone()?)));
    std::iter::once((String::new(), lieu.nom.clone())).chain(codes).collect()
}

/// An address: from its parts, or from one line with a postal code. The line is kept as it is when it comes from
/// the national base (`_cle`); else the parts make it.
pub(super) fn adresse(entree: &Entree<'_>) -> Result<Option<Valeur>, Rejet> {
    let ligne = entree.ligne("");
    let mut adresse = Adresse {
        voie: non_vide(entree.ligne("_voie")),
        code_postal: non_vide(entree.ligne("_code_postal").replace(' ', "")),
        commune: non_vide(entree.ligne("_commune")),
        code_insee: non_vide(entree.ligne("_code_insee")),
        pays: pays(&entree.ligne("_pays"))?,
        cle_ban: non_vide(entree.ligne("_cle")),
        libelle: String::new(),
    };
    let en_parties =
        adresse.voie.is_some() || adresse.code_postal.is_some() || adresse.commune.is_some();
    if !en_parties && ligne.is_empty() {
        return Ok(None);
    }
    if !en_parties {
        decouper(&ligne, &mut adresse);
    }
    adresse.libelle = if !en_parties || (adresse.cle_ban.is_some() && !ligne.is_empty()) {
        ligne
    } else {
        composer(&adresse)
    };
    Ok(Some(Valeur::Adresse(Box::new(adresse))))
}

/// France is the absence of a country.
fn pays(texte: &str) -> Result<Option<String>, Rejet> {
    if texte.is_empty() {
        return Ok(None);
    }
    let lieu = lieux::trouver(lieux::pays(), texte).ok_or(Code::PaysAttendu)?;
    Ok((lieu.code != "FR").then(|| lieu.code.to_owned()))
}

/// The last run of five digits is the postal code: the street before it, the commune after.
fn decouper(ligne: &str, adresse: &mut Adresse) {
    let mots: Vec<&str> = ligne.split([' ', ',']).filter(|mot| !mot.is_empty()).collect();
    let Some(place) = mots.iter().rposition(|mot| postal_juste(mot)) else { return };
    adresse.code_postal = Some(mots[place].to_owned());
    adresse.commune = non_vide(mots[place + 1..].join(" "));
    adresse.voie = non_vide(mots[..place].join(" "));
}

fn composer(adresse: &Adresse) -> String {
    let ville = [&adresse.code_postal, &adresse.commune]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(" ");
    let pays = adresse
        .pays
        .as_deref()
        .and_then(|code| lieux::trouver(lieux::pays(), code))
        .map(|lieu| lieu.nom.to_owned());
    [adresse.voie.clone(), non_vide(ville), pays]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

pub(super) fn controles_adresse(adresse: &Adresse) -> Vec<(String, String)> {
    let parties = [
        ("_voie", &adresse.voie),
        ("_code_postal", &adresse.code_postal),
        ("_commune", &adresse.commune),
        ("_code_insee", &adresse.code_insee),
        ("_pays", &adresse.pays),
        ("_cle", &adresse.cle_ban),
    ];
    let parties = parties
        .into_iter()
        .filter_map(|(suffixe, partie)| Some((suffixe.to_owned(), partie.clone()?)));
    std::iter::once((String::new(), adresse.libelle.clone())).chain(parties).collect()
}

fn postal_juste(code: &str) -> bool {
    code.len() == 5 && code.bytes().all(|octet| octet.is_ascii_digit())
}
