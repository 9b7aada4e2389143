use crate::{
    Delai,
    Regime::{
        self, AVerifier, Declaratif, SansDecision, SilenceAccepte as Accepte,
        SilenceRefuse as Refuse,
    },
};

/// What the texts say of one of the twenty-five démarches every commune has: offered to whoever
/// chooses the regime, never applied by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modele {
    /// The stable name.
    pub code: &'static str,
    /// What silence means.
    pub regime: Regime,
    /// The delay of the text, or the local target where silence decides nothing.
    pub delai: Delai,
    /// The text, empty where none was read.
    pub texte: &'static str,
    /// Whether the text was read; otherwise the agent is asked to check it.
    pub lu: bool,
}

/// The model of that code.
#[must_use]
pub fn modele(code: &str) -> Option<&'static Modele> {
    MODELES.iter().find(|modele| modele.code == code)
}

const LU: bool = true;
const A_LIRE: bool = false;
const UN_MOIS: Delai = Delai::Mois(1);
const DEUX_MOIS: Delai = Delai::Mois(2);
const TROIS_MOIS: Delai = Delai::Mois(3);
const QUATRE_MOIS: Delai = Delai::Mois(4);

const fn m(
    code: &'static str,
    regime: Regime,
    delai: Delai,
    texte: &'static str,
    lu: bool,
) -> Modele {
    Modele { code, regime, delai, texte, lu }
}

/// The models, in the order of a commune's usual list.
#[rustfmt::skip]
pub const MODELES: &[Modele] = &[
    m("copie_acte", SansDecision, Delai::Jours(3), "", LU),
    m("livret_famille", SansDecision, UN_MOIS, "", A_LIRE),
    m("pacs", SansDecision, DEUX_MOIS, "", LU),
    m("mariage", SansDecision, DEUX_MOIS, "", LU),
    m("recensement_citoyen", Declaratif, UN_MOIS, "", A_LIRE),
    m("liste_electorale", SansDecision, Delai::Jours(5), "code électoral, L18", A_LIRE),
    m("ecole_maternelle", Accepte, TROIS_MOIS, "décret 2015-1460", LU),
    m("ecole_elementaire", SansDecision, DEUX_MOIS, "code de l’éducation, L131-5", A_LIRE),
    m("cantine", Accepte, DEUX_MOIS, "décret 2016-677", LU),
    m("periscolaire", Accepte, DEUX_MOIS, "décret 2016-677", LU),
    m("accueil_loisirs", Refuse, DEUX_MOIS, "décret 2016-625", A_LIRE),
    m("creche", Refuse, QUATRE_MOIS, "décret 2016-625", A_LIRE),
    m("sport_culture", Refuse, DEUX_MOIS, "décret 2016-625", A_LIRE),
    m("conservatoire", Refuse, DEUX_MOIS, "décret 2016-625", A_LIRE),
    m("sejour", Refuse, DEUX_MOIS, "décret 2016-625", A_LIRE),
    m("signalement", SansDecision, UN_MOIS, "", LU),
    m("occupation_domaine_public", Refuse, DEUX_MOIS, "décret 2015-1459", LU),
    m("voirie", Refuse, DEUX_MOIS, "décret 2015-1459", A_LIRE),
    m("debit_boissons", Accepte, DEUX_MOIS, "CRPA, L231-1", LU),
    m("manifestation", AVerifier, DEUX_MOIS, "", A_LIRE),
    m("vente_deballage", Declaratif, Delai::Jours(15), "", A_LIRE),
    m("salle", Refuse, DEUX_MOIS, "CGCT, L2144-3", LU),
    m("materiel", Refuse, DEUX_MOIS, "décret 2016-625", A_LIRE),
    m("concession_cimetiere", Refuse, DEUX_MOIS, "", A_LIRE),
    m("operation_funeraire", Refuse, DEUX_MOIS, "décret 2015-1459", LU),
    m("subvention", Refuse, DEUX_MOIS, "CRPA, L231-4", LU),
    m("certificat_urbanisme_information", Accepte, UN_MOIS, "", A_LIRE),
    m("certificat_urbanisme_operationnel", AVerifier, DEUX_MOIS, "", A_LIRE),
    m("declaration_prealable", Accepte, UN_MOIS, "", A_LIRE),
    m("permis_maison", Accepte, DEUX_MOIS, "", A_LIRE),
    m("permis_construire", Accepte, TROIS_MOIS, "", A_LIRE),
    m("intention_aliener", AVerifier, DEUX_MOIS, "", A_LIRE),
    m("numerotage", SansDecision, UN_MOIS, "", A_LIRE),
    m("branchement_assainissement", Refuse, DEUX_MOIS, "", LU),
    m("stationnement_resident", Accepte, DEUX_MOIS, "CRPA, L231-1", A_LIRE),
    m("recours_stationnement", Refuse, UN_MOIS, "", A_LIRE),
    m("dechets", Refuse, DEUX_MOIS, "décret 2016-625", A_LIRE),
    m("domiciliation", AVerifier, DEUX_MOIS, "", A_LIRE),
    m("aide_sociale_facultative", Refuse, DEUX_MOIS, "CRPA, L231-4", LU),
    m("attestation_accueil", Refuse, UN_MOIS, "", A_LIRE),
    m("chien_categorise", Refuse, DEUX_MOIS, "décret 2015-1459", A_LIRE),
    m("enseigne", Accepte, DEUX_MOIS, "", A_LIRE),
    m("taxi", AVerifier, DEUX_MOIS, "", A_LIRE),
    m("demande_libre", Refuse, DEUX_MOIS, "CRPA, L231-4", LU),
    m("communication_document", Refuse, UN_MOIS, "", A_LIRE),
    m("droits_rgpd", SansDecision, UN_MOIS, "RGPD, article 12", A_LIRE),
    m("emploi_stage", Refuse, DEUX_MOIS, "CRPA, L231-4", LU),
];
