//! What is looked at in a document before it runs: how deep and how costly it is, which fragments it
//! names, whether its variables are what its types want.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::parser::types::{
    BaseType, DocumentOperations, ExecutableDocument, Field, OperationDefinition, Selection,
    SelectionSet, Type, VariableDefinition,
};
use async_graphql::{Name, Value, Variables};

use crate::contrat::CONTRAT;
use crate::curseur::PAGE_MAX;

/// Levels of fields.
pub(crate) const PROFONDEUR_MAX: u64 = 15;
/// Fields, those of a connection counted as many times as its page is long.
pub(crate) const COMPLEXITE_MAX: u64 = 60_000;
/// Brackets inside brackets: the parser walks them on the stack.
const IMBRICATION_MAX: usize = 200;

/// The fields that give pages.
const CONNEXIONS: [&str; 4] =
    ["dossiers", "deletedDossiers", "pendingDeletedDossiers", "demarcheDescriptors"];

/// Whether a text can be parsed without exhausting the stack.
pub(crate) fn raisonnable(texte: &str) -> bool {
    let (mut ouverts, mut dans_un_texte, mut echappe) = (0_usize, false, false);
    for octet in texte.bytes() {
        match (dans_un_texte, octet) {
            (true, _) if echappe => echappe = false,
            (true, b'\\') => echappe = true,
            (_, b'"') => dans_un_texte = !dans_un_texte,
            (true, b'\n') => dans_un_texte = false,
            (false, b'{' | b'[' | b'(') => ouverts += 1,
            (false, b'}' | b']' | b')') => ouverts = ouverts.saturating_sub(1),
            _ => {}
        }
        if ouverts > IMBRICATION_MAX {
            return false;
        }
    }
    true
}

/// The operation that a request names, or the only one.
pub(crate) fn operation<'d>(
    document: &'d ExecutableDocument,
    nom: Option<&str>,
) -> Result<&'d OperationDefinition, String> {
    let mut toutes = document.operations.iter();
    let lue = match nom {
        Some(nom) => toutes.find(|(lu, _)| lu.is_some_and(|lu| lu == nom)),
        None => toutes.next().filter(|_| toutes.next().is_none()),
    };
    lue.map(|(_, operation)| &operation.node).ok_or_else(|| match nom {
        Some(nom) => format!("No operation named \"{nom}\""),
        None => "An operation name is required".to_owned(),
    })
}

/// Keeps one operation and the fragments it spreads: the others are not looked at again.
pub(crate) fn garder_une(
    mut document: ExecutableDocument,
    nom: Option<&str>,
) -> ExecutableDocument {
    if let (Some(nom), DocumentOperations::Multiple(toutes)) = (nom, &mut document.operations)
        && let Some(une) = toutes.remove(nom)
    {
        let mut nommes = BTreeSet::new();
        spreads(&une.node.selection_set.node, &document, &mut nommes);
        document.fragments.retain(|nom, _| nommes.contains(nom));
        document.operations = DocumentOperations::Single(une);
    }
    document
}

fn spreads(selection: &SelectionSet, document: &ExecutableDocument, nommes: &mut BTreeSet<Name>) {
    for item in &selection.items {
        match &item.node {
            Selection::Field(champ) => spreads(&champ.node.selection_set.node, document, nommes),
            Selection::InlineFragment(fragment) => {
                spreads(&fragment.node.selection_set.node, document, nommes);
            }
            Selection::FragmentSpread(spread) => {
                let nom = &spread.node.fragment_name.node;
                if nommes.insert(nom.clone())
                    && let Some(fragment) = document.fragments.get(nom)
                {
                    spreads(&fragment.node.selection_set.node, document, nommes);
                }
            }
        }
    }
}

/// The types that fragments of the document name: what a champ is served as depends on them.
pub(crate) fn fragments(document: &ExecutableDocument) -> BTreeSet<String> {
    let mut nommes = BTreeSet::new();
    for fragment in document.fragments.values() {
        nommes.insert(fragment.node.type_condition.node.on.node.to_string());
        conditions(&fragment.node.selection_set.node, &mut nommes);
    }
    for (_, operation) in document.operations.iter() {
        conditions(&operation.node.selection_set.node, &mut nommes);
    }
    nommes
}

fn conditions(selection: &SelectionSet, nommes: &mut BTreeSet<String>) {
    for item in &selection.items {
        match &item.node {
            Selection::Field(champ) => conditions(&champ.node.selection_set.node, nommes),
            Selection::InlineFragment(fragment) => {
                if let Some(condition) = &fragment.node.type_condition {
                    nommes.insert(condition.node.on.node.to_string());
                }
                conditions(&fragment.node.selection_set.node, nommes);
            }
            Selection::FragmentSpread(_) => {}
        }
    }
}

/// Refuses what is too deep or too costly, each fragment counted once however often it is spread.
pub(crate) fn mesurer(
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    variables: &Variables,
) -> Result<(), String> {
    let mut mesure = Mesure { document, operation, variables, connues: BTreeMap::new() };
    let (profondeur, complexite) = mesure.selection(&operation.selection_set.node)?;
    if profondeur > PROFONDEUR_MAX {
        return Err(format!(
            "Query has depth of {profondeur}, which exceeds max depth of {PROFONDEUR_MAX}"
        ));
    }
    if complexite > COMPLEXITE_MAX {
        return Err(format!(
            "Query has complexity of {complexite}, which exceeds max complexity of {COMPLEXITE_MAX}"
        ));
    }
    Ok(())
}

/// Depth and complexity.
type Poids = (u64, u64);

struct Mesure<'d> {
    document: &'d ExecutableDocument,
    operation: &'d OperationDefinition,
    variables: &'d Variables,
    /// Fragments already weighed; `None` while one is being weighed.
    connues: BTreeMap<&'d str, Option<Poids>>,
}

impl<'d> Mesure<'d> {
    /// An object is of one type: of the fragments on several types only the heaviest counts.
    fn selection(&mut self, selection: &'d SelectionSet) -> Result<Poids, String> {
        let (mut profondeur, mut complexite) = (0_u64, 0_u64);
        let mut par_type: BTreeMap<&str, u64> = BTreeMap::new();
        for item in &selection.items {
            if self.est_laissee(&item.node) {
                continue;
            }
            let ((autre, cout), genre) = match &item.node {
                Selection::Field(champ) => (self.champ(&champ.node)?, None),
                Selection::InlineFragment(fragment) => {
                    let genre = fragment.node.type_condition.as_ref();
                    let genre = genre.map(|condition| condition.node.on.node.as_str());
                    (self.selection(&fragment.node.selection_set.node)?, genre)
                }
                Selection::FragmentSpread(spread) => {
                    let nom = spread.node.fragment_name.node.as_str();
                    let poids = self.fragment(nom)?;
                    let fragment = self.document.fragments.get(nom);
                    let genre = fragment.map(|lu| lu.node.type_condition.node.on.node.as_str());
                    (poids, genre)
                }
            };
            profondeur = profondeur.max(autre);
            let somme = match genre.filter(|genre| !CONTRAT.est_abstrait(genre)) {
                Some(genre) => par_type.entry(genre).or_default(),
                None => &mut complexite,
            };
            *somme = somme.saturating_add(cout);
        }
        let plus_lourde = par_type.into_values().max().unwrap_or_default();
        Ok((profondeur, complexite.saturating_add(plus_lourde)))
    }

    fn champ(&mut self, champ: &'d Field) -> Result<Poids, String> {
        let (profondeur, enfants) = self.selection(&champ.selection_set.node)?;
        let fois =
            if CONNEXIONS.contains(&champ.name.node.as_str()) { self.page(champ) } else { 1 };
        Ok((profondeur + 1, enfants.saturating_mul(fois).saturating_add(1)))
    }

    /// How long the page of a connection is.
    fn page(&self, champ: &Field) -> u64 {
        let lu = ["first", "last"].iter().find_map(|nom| {
            let valeur = champ.get_argument(nom)?;
            self.valeur(&valeur.node)?.into_json().ok()?.as_u64()
        });
        let max = u64::try_from(PAGE_MAX).unwrap_or_default();
        lu.unwrap_or(max).min(max)
    }

    fn fragment(&mut self, nom: &'d str) -> Result<Poids, String> {
        match self.connues.get(nom) {
            Some(Some(poids)) => return Ok(*poids),
            Some(None) => return Err(format!("Fragment {nom} contains an infinite loop")),
            None => {}
        }
        let Some(fragment) = self.document.fragments.get(nom) else {
            return Err(format!("Fragment {nom} was used, but not defined"));
        };
        self.connues.insert(nom, None);
        let poids = self.selection(&fragment.node.selection_set.node)?;
        self.connues.insert(nom, Some(poids));
        Ok(poids)
    }

    /// Whether `@skip` or `@include` leaves a selection out.
    fn est_laissee(&self, selection: &Selection) -> bool {
        selection.directives().iter().any(|directive| {
            let condition = directive.node.get_argument("if");
            let vrai = condition.and_then(|valeur| self.valeur(&valeur.node));
            let vrai = matches!(vrai, Some(Value::Boolean(true)));
            match directive.node.name.node.as_str() {
                "skip" => vrai,
                "include" => !vrai,
                _ => false,
            }
        })
    }

    /// A value with its variable replaced.
    fn valeur(&self, valeur: &async_graphql_value::Value) -> Option<Value> {
        let donnee = |nom: Name| {
            if let Some(donnee) = self.variables.get(&nom) {
                return Ok(donnee.clone());
            }
            let definition = self.operation.variable_definitions.iter();
            let definition = definition.map(|lue| &lue.node).find(|lue| lue.name.node == nom);
            Ok::<_, ()>(definition.and_then(|lue| lue.default_value().cloned()).unwrap_or_default())
        };
        valeur.clone().into_const_with(donnee).ok().filter(|valeur| *valeur != Value::Null)
    }
}

/// Refuses variables that are not what their types want, in the words of DS.
pub(crate) fn verifier_variables(
    operation: &OperationDefinition,
    variables: &Variables,
) -> Result<(), String> {
    for definition in operation.variable_definitions.iter().map(|lue| &lue.node) {
        let nom = &definition.name.node;
        let fautes = match variables.get(nom) {
            None if definition.default_value.is_some() => Vec::new(),
            donnee => fautes(&definition.var_type.node, donnee.unwrap_or(&Value::Null)),
        };
        if !fautes.is_empty() {
            return Err(refus_de_variable(definition, &fautes));
        }
    }
    Ok(())
}

/// Gives the variables that were not sent their defaults: the engine forgets them in `@include` and
/// `@skip`.
pub(crate) fn completer_variables(operation: &OperationDefinition, variables: &mut Variables) {
    for definition in operation.variable_definitions.iter().map(|lue| &lue.node) {
        if let Some(defaut) = &definition.default_value
            && !variables.contains_key(&definition.name.node)
        {
            variables.insert(definition.name.node.clone(), defaut.node.clone());
        }
    }
}

struct Faute {
    chemin: String,
    raison: String,
}

fn refus_de_variable(definition: &VariableDefinition, fautes: &[Faute]) -> String {
    let (nom, ty) = (&definition.name.node, &definition.var_type.node);
    let details: Vec<_> = fautes
        .iter()
        .filter(|faute| !faute.chemin.is_empty())
        .map(|faute| format!("{} ({})", faute.chemin, faute.raison))
        .collect();
    let suite =
        if details.is_empty() { String::new() } else { format!(" for {}", details.join(", ")) };
    format!("Variable ${nom} of type {ty} was provided invalid value{suite}")
}

fn fautes(ty: &Type, valeur: &Value) -> Vec<Faute> {
    let faute = |raison: String| vec![Faute { chemin: String::new(), raison }];
    match (&ty.base, valeur) {
        (_, Value::Null) if ty.nullable => Vec::new(),
        (_, Value::Null) => faute("Expected value to not be null".into()),
        (BaseType::List(element), Value::List(valeurs)) => valeurs
            .iter()
            .enumerate()
            .flat_map(|(rang, valeur)| sous(&rang.to_string(), fautes(element, valeur)))
            .collect(),
        (BaseType::List(element), seule) => fautes(element, seule),
        (BaseType::Named(nom), valeur) => nommee(nom, valeur),
    }
}

fn sous(chemin: &str, fautes: Vec<Faute>) -> Vec<Faute> {
    let sous = |faute: Faute| {
        let suite =
            if faute.chemin.is_empty() { String::new() } else { format!(".{}", faute.chemin) };
        Faute { chemin: format!("{chemin}{suite}"), raison: faute.raison }
    };
    fautes.into_iter().map(sous).collect()
}

fn nommee(nom: &str, valeur: &Value) -> Vec<Faute> {
    let json = || valeur.clone().into_json().unwrap_or_default();
    let refuse = |raison: String| vec![Faute { chemin: String::new(), raison }];
    if let Some((champs, un_seul)) = CONTRAT.entree(nom) {
        let Value::Object(donnes) = valeur else {
            return refuse(format!("Expected {} to be a key-value object.", json()));
        };
        if un_seul && donnes.len() != 1 {
            return refuse(format!(
                "'{nom}' requires exactly one argument, but {} were provided.",
                donnes.len()
            ));
        }
        let de_trop = donnes.keys().filter(|cle| !champs.iter().any(|c| c.node.name.node == **cle));
        let de_trop =
            de_trop.flat_map(|cle| sous(cle, refuse(format!("Field is not defined on {nom}"))));
        let faux = champs.iter().map(|champ| &champ.node).flat_map(|champ| {
            match donnes.get(&champ.name.node) {
                None if champ.default_value.is_some() => Vec::new(),
                donne => {
                    sous(&champ.name.node, fautes(&champ.ty.node, donne.unwrap_or(&Value::Null)))
                }
            }
        });
        return de_trop.chain(faux).collect();
    }
    if let Some(valeurs) = CONTRAT.valeurs(nom) {
        let texte = match valeur {
            Value::String(texte) => texte.as_str(),
            Value::Enum(nom) => nom.as_str(),
            _ => "",
        };
        let connues: Vec<_> = valeurs.iter().copied().collect();
        return if valeurs.contains(texte) {
            Vec::new()
        } else {
            refuse(format!("Expected {} to be one of: {}", json(), connues.join(", ")))
        };
    }
    let juste = match (nom, valeur) {
        ("Int", Value::Number(nombre)) => nombre.as_i64().is_some_and(|n| i32::try_from(n).is_ok()),
        ("Float" | "BigInt", Value::Number(_)) => true,
        ("Int" | "Float", _) => false,
        ("Boolean", valeur) => matches!(valeur, Value::Boolean(_)),
        ("ID", valeur) => matches!(valeur, Value::String(_) | Value::Number(_)),
        ("String", valeur) => matches!(valeur, Value::String(_)),
        ("ISO8601DateTime", Value::String(texte)) => crate::ids::lire_instant(texte).is_some(),
        ("ISO8601Date", Value::String(texte)) => texte.parse::<jiff::civil::Date>().is_ok(),
        ("ISO8601DateTime" | "ISO8601Date", _) => false,
        _ => true,
    };
    if juste { Vec::new() } else { refuse(format!("Could not coerce value {} to {nom}", json())) }
}
