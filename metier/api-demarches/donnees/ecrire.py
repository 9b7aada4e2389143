#!/usr/bin/env python3
"""Writes the contract of the API from its facts: schema.json -> contrat/schema.graphql,
stored-operations.json -> contrat/ds-*.graphql. Run it from anywhere; what it writes is committed."""
import json
import pathlib

ICI = pathlib.Path(__file__).resolve().parent
SORTIE = ICI.parent / "src" / "contrat"

# What the stored queries gained after January (ds-api-v2-delta-2026.md): variables of the three
# queries that read dossiers. `includeAnnotations` is the name that replaced `includeAnotations`.
VARIABLES_2026 = {
    "champId": {"type": "ID"}, "annotationId": {"type": "ID"}, "avisId": {"type": "ID"},
    "messageId": {"type": "ID"},
    "includeAnnotations": {"type": "Boolean", "default": "true"},
    "includeLabels": {"type": "Boolean", "default": "false"},
    "includeFileUrls": {"type": "Boolean", "default": "true"},
}
ARGUMENTS_2026 = {"champs": "$champId", "annotations": "$annotationId", "avis": "$avisId",
                  "messages": "$messageId"}
CHAMPS_2026 = {
    "DemarcheDescriptorFragment": ["forIndividual", "tags", "zones", "dossiersCount"],
    "ServiceFragment": ["departement"],
    "ChampDescriptorFragment": ["condition", "conditionExpression"],
    "RevisionFragment": [{"field": "ineligibilite", "select": ["message", "rule", "ruleExpression"]}],
}
LABELS = {"field": "labels", "directives": [{"name": "include", "if": "$includeLabels"}],
          "select": ["id", "name", "color"]}


def nom_de(noeud):
    return noeud if isinstance(noeud, str) else noeud.get("field")


def du_dossier(noeud):
    """A field of DossierFragment as the queries of 2026 read it."""
    nom = nom_de(noeud)
    if nom in ARGUMENTS_2026:
        noeud = {**noeud, "args": {"id": ARGUMENTS_2026[nom]}}
    garde = {"annotations": "$includeAnnotations", "pdf": "$includeFileUrls"}.get(nom)
    if garde:
        return {"directives": [{"name": "include", "if": garde}], "select": [noeud]}
    return noeud


def de_2026(faits):
    for fait in faits["operations"].values():
        if "includeChamps" in fait["variables"]:
            fait["variables"].update(VARIABLES_2026)
        else:
            fait["variables"]["includeFileUrls"] = VARIABLES_2026["includeFileUrls"]
    for nom, fait in faits["fragments"].items():
        lus = {nom_de(noeud) for noeud in fait["select"]}
        fait["select"] += [c for c in CHAMPS_2026.get(nom, []) if nom_de(c) not in lus]
        if nom == "DossierFragment":
            fait["select"] = [du_dossier(noeud) for noeud in fait["select"]] + [LABELS]
        if nom == "FileFragment":
            url = {"field": "url", "directives": [{"name": "include", "if": "$includeFileUrls"}]}
            fait["select"] = [url if nom_de(n) == "url" else n for n in fait["select"]]
    return faits


def directives(fait):
    return " @deprecated" if fait.get("deprecated") else ""


def entree(nom, fait):
    defaut = f" = {fait['default']}" if fait.get("default") is not None else ""
    return f"{nom}: {fait['type']}{defaut}{directives(fait)}"


def champ(nom, fait):
    arguments = ", ".join(entree(*a) for a in fait.get("args", {}).items())
    return f"  {nom}{f'({arguments})' if arguments else ''}: {fait['type']}{directives(fait)}"


def bloc(tete, lignes):
    return tete + " {\n" + "\n".join(lignes) + "\n}\n"


def schema(faits):
    yield "schema {\n  query: Query\n  mutation: Mutation\n}\n"
    for nom in faits["scalars"]:
        yield f"scalar {nom}\n"
    for nom, valeurs in faits["enums"].items():
        yield bloc(f"enum {nom}", [f"  {valeur}" for valeur in valeurs])
    for genre, mot in (("interfaces", "interface"), ("objects", "type")):
        for nom, fait in faits[genre].items():
            tient = " & ".join(fait["implements"])
            tete = f"{mot} {nom}" + (f" implements {tient}" if tient else "")
            yield bloc(tete, [champ(*c) for c in fait["fields"].items()])
    for nom, fait in faits["inputs"].items():
        tete = f"input {nom}" + (" @oneOf" if fait.get("oneOf") else "")
        yield bloc(tete, [f"  {entree(*c)}" for c in fait["fields"].items()])


def condition(noeud):
    return "".join(f" @{d['name']}(if: {d['if']})" for d in noeud.get("directives", []))


def selection(noeuds, marge):
    lignes = []
    for noeud in noeuds:
        if isinstance(noeud, str):
            lignes.append(f"{marge}{noeud}")
            continue
        suite = condition(noeud)
        if "fragment" in noeud:
            lignes.append(f"{marge}...{noeud['fragment']}{suite}")
            continue
        if "field" in noeud:
            alias = f"{noeud['alias']}: " if "alias" in noeud else ""
            valeurs = ", ".join(f"{nom}: {valeur}" for nom, valeur in noeud.get("args", {}).items())
            tete = f"{alias}{noeud['field']}{f'({valeurs})' if valeurs else ''}{suite}"
        else:
            tete = f"...{' on ' + noeud['on'] if 'on' in noeud else ''}{suite}"
        connus = {"field", "alias", "args", "directives", "on", "select"}
        assert set(noeud) <= connus, noeud
        if "select" in noeud:
            lignes += [f"{marge}{tete} {{", *selection(noeud["select"], marge + "  "), f"{marge}}}"]
        else:
            lignes.append(marge + tete)
    return lignes


def documents(faits):
    for nom, fait in faits["operations"].items():
        variables = [f"  ${v}: {d['type']}" + (f" = {d['default']}" if "default" in d else "")
                     for v, d in fait["variables"].items()]
        tete = f"{fait['kind']} {nom}(\n" + "\n".join(variables) + "\n)"
        yield bloc(tete, selection(fait["select"], "  "))
    for nom, fait in faits.get("fragments", {}).items():
        yield bloc(f"fragment {nom} on {fait['on']}", selection(fait["select"], "  "))


def ecrire(nom, morceaux):
    (SORTIE / nom).write_text("\n".join(morceaux))


if __name__ == "__main__":
    ecrire("schema.graphql", schema(json.loads((ICI / "schema.json").read_text())))
    for nom, faits in json.loads((ICI / "stored-operations.json").read_text()).items():
        faits = de_2026(faits) if nom == "ds-query-v2" else faits
        ecrire(f"{nom}.graphql", documents(faits))
