# Procedures: search, sheet, import, settings.

## Words
demarches-nom-demande = request
demarches-nom-declaration = declaration
demarches-nom-inscription = registration
demarches-nom-reservation = booking
demarches-nom-candidature = application

## Import (command line and administration)
demarches-admin-import-sans-regles = A file from Démarches simplifiées holds no conditions, limits or file formats: add them if needed.
demarches-admin-import-regime = Legal delay to be set: the file does not say what silence means.
demarches-admin-import-service-herite = The file has no contact details for the service: those of the authority are used.
demarches-admin-import-service-incomplet = The name, the address or the telephone of the service is missing: complete them before choosing the legal effect.
demarches-admin-import-chemin = Another procedure already has this address: this one gets “{ $chemin }”.
demarches-admin-import-numero = Another procedure already has this number: this one gets { $numero }.
demarches-admin-import-deja = This procedure is already here, nothing has changed.
demarches-admin-import-revisee = This procedure was already here: its content is updated, your settings are kept.
demarches-admin-import-non-publiee = The procedure is not published: mandatory statements are missing.
demarches-admin-refus-illisible = This file cannot be opened: { $cause }
demarches-admin-refus-trop-gros = This file is larger than 50 MB.
demarches-admin-refus-texte = This file is not UTF-8 text.
demarches-admin-refus-json = This file is not JSON: { $cause }
demarches-admin-refus-type = This must be { $type ->
    [objet] an object
    [liste] an array
   *[texte] a text
}.
demarches-admin-refus-manquant = This value is missing.
demarches-admin-refus-vide = This text is empty.
demarches-admin-refus-nombre = This must be a whole number from 1.
demarches-admin-refus-double = Another file of this import has the same number and another content: { $fichier }
