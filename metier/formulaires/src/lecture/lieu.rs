use super::{Entree, champ::non_vide};
use crate::{
    genre::Genre,
    lieux::{self, CommuneTrouvee, Doute},
    probleme::{Code, Rejet},
    valeur::{Adresse, Lieu, Valeur},
};

/// What a prefill writes in the place of a commune's name, before its INSEE code.
pub(crate) const SANS_NOM: &str = "INSEE ";

/// A commune: its name, its postal code or both in one control, or its codes in controls of their own.
pub(super) fn commune(texte: &str, entree: &Entree<'_>) -> Result<Lieu, Rejet> {
    let (code, postal) = (non_vide(entree.ligne("_code")), non_vide(entree.ligne("_code_postal")));
    if postal.as_deref().is_some_and(|code| !postal_juste(code)) {
        return Err(Code::CodePostalAttendu.into());
    }
    // A prefill gives codes without a name.
    let texte = if code.is_some() && texte.starts_with(SANS_NOM) { "" } else { texte };
    let trouvee = lieux::reconnaitre_commune(texte, code.as_deref(), postal.as_deref());
    trouvee.map(|trouvee| lieu_de(&trouvee)).map_err(|doute| match doute {
        Doute::Inconnu => Code::CommuneAttendue.into(),
        Doute::Plusieurs => Code::CommuneAChoisir.into(),
    })
}

fn lieu_de(trouvee: &CommuneTrouvee) -> Lieu {
    Lieu {
        nom: trouvee.commune.nom.to_owned(),
        code: Some(trouvee.commune.code.to_owned()),
        code_postal: trouvee.code_postal.map(str::to_owned),
    }
}

pub(super) fn epci(texte: &str, entree: &Entree<'_>) -> Result<Lieu, Rejet> {
    let code = non_vide(entree.ligne("_code"));
    let epci = lieux::reconnaitre_epci(texte, code.as_deref()).map_err(|doute| match doute {
        Doute::Inconnu => Code::EpciAttendu,
        Doute::Plusieurs => Code::EpciAChoisir,
    })?;
    let (nom, code) = (epci.nom.to_owned(), Some(epci.siren.to_owned()));
    Ok(Lieu { nom, code, code_postal: None })
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
    if adresse.pays.is_none() {
        situer(&mut adresse)?;
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

/// Gives a French address the commune of the official list that its postal code and its commune name. A commune that
/// is not in the list stays as it is written: nobody is stuck.
fn situer(adresse: &mut Adresse) -> Result<(), Rejet> {
    let nom = adresse.commune.as_deref().unwrap_or_default();
    let postal = adresse.code_postal.as_deref();
    let trouvee = lieux::reconnaitre_commune(nom, adresse.code_insee.as_deref(), postal);
    let servie = |commune: &CommuneTrouvee| postal.is_none_or(|_| commune.code_postal == postal);
    match trouvee {
        Ok(trouvee) if servie(&trouvee) => {
            adresse.commune = Some(trouvee.commune.nom.to_owned());
            adresse.code_insee = Some(trouvee.commune.code.to_owned());
            adresse.code_postal = trouvee.code_postal.map(str::to_owned);
        }
        // A company's postal code (CEDEX) is in no list, the commune of a chosen address is.
        Ok(trouvee) if adresse.code_insee.as_deref() == Some(trouvee.commune.code) => {}
        Err(Doute::Plusieurs) if nom.is_empty() => return Err(Code::CommuneAChoisir.into()),
        _ => adresse.code_insee = None,
    }
    Ok(())
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
