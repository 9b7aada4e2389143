//! The schema, read from its text: `contrat/schema.graphql` is the snapshot of January 2026, written
//! from its facts by `donnees/ecrire.py`; `contrat/ajouts.graphql` holds what came after.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use async_graphql::dynamic::{
    Enum, EnumItem, Field, InputObject, InputValue, Interface, InterfaceField, Object, Scalar,
    Schema, TypeRef, Union,
};
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, ConstDirective, FieldDefinition, InputValueDefinition, Type, TypeDefinition,
    TypeKind, TypeSystemDefinition,
};
use async_graphql::{Name, Positioned, Value};

use crate::resoudre::{Lien, resoudre};

const TEXTES: [&str; 2] =
    [include_str!("contrat/schema.graphql"), include_str!("contrat/ajouts.graphql")];
/// Directives of a document: more than any client writes.
const DIRECTIVES_MAX: usize = 1_000;

/// The types of the API by name.
pub(crate) static CONTRAT: LazyLock<Contrat> = LazyLock::new(|| au_demarrage(Contrat::lire()));
/// The schema that answers.
pub(crate) static SCHEMA: LazyLock<Schema> = LazyLock::new(|| au_demarrage(CONTRAT.schema()));

/// The texts are compiled in: the module touches the schema at start-up, so a fault of theirs is one
/// of this version, seen before anything is served.
#[allow(clippy::panic, reason = "start-up: the schema is part of the program")]
fn au_demarrage<T>(lu: Result<T, String>) -> T {
    lu.unwrap_or_else(|cause| panic!("the schema of the API: {cause}"))
}

/// The definitions of the types.
pub(crate) struct Contrat {
    types: BTreeMap<String, TypeDefinition>,
    abstraits: BTreeSet<String>,
}

impl Contrat {
    fn lire() -> Result<Self, String> {
        let mut types: BTreeMap<String, TypeDefinition> = BTreeMap::new();
        for texte in TEXTES {
            for definition in parse_schema(texte).map_err(|erreur| erreur.to_string())?.definitions
            {
                let TypeSystemDefinition::Type(definition) = definition else { continue };
                let nom = definition.node.name.node.to_string();
                match types.get_mut(&nom) {
                    Some(connu) if definition.node.extend => etendre(connu, definition.node.kind),
                    _ => drop(types.insert(nom, definition.node)),
                }
            }
        }
        heriter(&mut types);
        let abstrait =
            |kind: &TypeKind| matches!(kind, TypeKind::Interface(_) | TypeKind::Union(_));
        let abstraits = types.iter().filter(|(_, definition)| abstrait(&definition.kind));
        Ok(Self { abstraits: abstraits.map(|(nom, _)| nom.clone()).collect(), types })
    }

    /// Whether a type stands for several.
    pub(crate) fn est_abstrait(&self, nom: &str) -> bool {
        self.abstraits.contains(nom)
    }

    /// The fields of an input type, and whether exactly one of them is given.
    pub(crate) fn entree(&self, nom: &str) -> Option<(&[Positioned<InputValueDefinition>], bool)> {
        let definition = self.types.get(nom)?;
        match &definition.kind {
            TypeKind::InputObject(objet) => {
                Some((&objet.fields, porte(&definition.directives, "oneOf")))
            }
            _ => None,
        }
    }

    /// The values of an enum.
    pub(crate) fn valeurs(&self, nom: &str) -> Option<BTreeSet<&str>> {
        match &self.types.get(nom)?.kind {
            TypeKind::Enum(valeurs) => {
                Some(valeurs.values.iter().map(|valeur| valeur.node.value.node.as_str()).collect())
            }
            _ => None,
        }
    }

    fn schema(&self) -> Result<Schema, String> {
        let mut schema = Schema::build("Query", Some("Mutation"), None)
            .limit_directives(DIRECTIVES_MAX)
            .disable_suggestions();
        for (nom, definition) in &self.types {
            schema = match &definition.kind {
                TypeKind::Scalar => schema.register(Scalar::new(nom)),
                TypeKind::Object(objet) => {
                    let mut construit = Object::new(nom);
                    for tenu in &objet.implements {
                        construit = construit.implement(tenu.node.as_str());
                    }
                    for champ in &objet.fields {
                        construit = construit.field(self.champ(nom, &champ.node));
                    }
                    schema.register(construit)
                }
                TypeKind::Interface(interface) => {
                    let champs =
                        interface.fields.iter().map(|champ| champ_d_interface(&champ.node));
                    schema.register(champs.fold(Interface::new(nom), Interface::field))
                }
                TypeKind::Union(union) => {
                    let membres = union.members.iter().map(|membre| membre.node.as_str());
                    schema.register(membres.fold(Union::new(nom), Union::possible_type))
                }
                TypeKind::Enum(valeurs) => {
                    let valeurs = valeurs.values.iter().map(|valeur| {
                        let item = EnumItem::new(valeur.node.value.node.as_str());
                        if porte(&valeur.node.directives, "deprecated") {
                            item.deprecation(None)
                        } else {
                            item
                        }
                    });
                    schema.register(Enum::new(nom).items(valeurs))
                }
                TypeKind::InputObject(objet) => {
                    let champs = objet.fields.iter().map(|champ| entree(&champ.node));
                    let construit = champs.fold(InputObject::new(nom), InputObject::field);
                    let un_seul = porte(&definition.directives, "oneOf");
                    schema.register(if un_seul { construit.oneof() } else { construit })
                }
            };
        }
        schema.finish().map_err(|erreur| erreur.to_string())
    }

    fn champ(&self, objet: &str, champ: &FieldDefinition) -> Field {
        let nom = champ.name.node.to_string();
        let lien = Arc::new(Lien {
            objet: objet.to_owned(),
            champ: nom.clone(),
            obligatoire: !champ.ty.node.nullable,
            abstrait: self.abstraits.contains(nom_du_type(&champ.ty.node)),
        });
        let construit = Field::new(nom, type_ref(&champ.ty.node), move |ctx| resoudre(&lien, ctx));
        let arguments = champ.arguments.iter().map(|argument| entree(&argument.node));
        let construit = arguments.fold(construit, Field::argument);
        if porte(&champ.directives, "deprecated") { construit.deprecation(None) } else { construit }
    }
}

/// Adds what an extension brings.
fn etendre(connu: &mut TypeDefinition, suite: TypeKind) {
    match (&mut connu.kind, suite) {
        (TypeKind::Object(connu), TypeKind::Object(suite)) => connu.fields.extend(suite.fields),
        (TypeKind::Interface(connu), TypeKind::Interface(suite)) => {
            connu.fields.extend(suite.fields);
        }
        (TypeKind::Enum(connu), TypeKind::Enum(suite)) => connu.values.extend(suite.values),
        (TypeKind::InputObject(connu), TypeKind::InputObject(suite)) => {
            connu.fields.extend(suite.fields);
        }
        _ => {}
    }
}

/// Objects hold the fields of their interfaces without writing them again.
fn heriter(types: &mut BTreeMap<String, TypeDefinition>) {
    let interface = |(nom, definition): (&String, &TypeDefinition)| match &definition.kind {
        TypeKind::Interface(interface) => Some((nom.clone(), interface.fields.clone())),
        _ => None,
    };
    let interfaces: BTreeMap<_, _> = types.iter().filter_map(interface).collect();
    for definition in types.values_mut() {
        let TypeKind::Object(objet) = &mut definition.kind else { continue };
        for tenue in &objet.implements {
            for champ in interfaces.get(tenue.node.as_str()).into_iter().flatten() {
                let nom = &champ.node.name.node;
                if !objet.fields.iter().any(|autre| autre.node.name.node == *nom) {
                    objet.fields.push(champ.clone());
                }
            }
        }
    }
}

fn porte(directives: &[Positioned<ConstDirective>], nom: &str) -> bool {
    directives.iter().any(|directive| directive.node.name.node == nom)
}

fn champ_d_interface(champ: &FieldDefinition) -> InterfaceField {
    let construit = InterfaceField::new(champ.name.node.as_str(), type_ref(&champ.ty.node));
    let arguments = champ.arguments.iter().map(|argument| entree(&argument.node));
    let construit = arguments.fold(construit, InterfaceField::argument);
    if porte(&champ.directives, "deprecated") { construit.deprecation(None) } else { construit }
}

fn entree(definition: &InputValueDefinition) -> InputValue {
    let mut construite =
        InputValue::new(definition.name.node.as_str(), type_ref(&definition.ty.node));
    if let Some(defaut) = &definition.default_value {
        construite = construite.default_value(Value::clone(&defaut.node));
    }
    if porte(&definition.directives, "deprecated") {
        construite = construite.deprecation(None);
    }
    construite
}

/// The named type at the heart of a type.
pub(crate) fn nom_du_type(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(nom) => nom.as_str(),
        BaseType::List(element) => nom_du_type(element),
    }
}

fn type_ref(ty: &Type) -> TypeRef {
    let nu = match &ty.base {
        BaseType::Named(nom) => TypeRef::named(Name::as_str(nom)),
        BaseType::List(element) => TypeRef::List(Box::new(type_ref(element))),
    };
    if ty.nullable { nu } else { TypeRef::NonNull(Box::new(nu)) }
}
