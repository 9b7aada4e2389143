# Les démarches : recherche, fiche, import, réglages.

## Mots
demarches-nom-demande = demande
demarches-nom-declaration = déclaration
demarches-nom-inscription = inscription
demarches-nom-reservation = réservation
demarches-nom-candidature = candidature

## Import (ligne de commande et administration)
demarches-admin-import-sans-regles = Un fichier de Démarches simplifiées ne contient ni conditions, ni bornes, ni formats de fichiers : ajoutez-les si besoin.
demarches-admin-import-regime = Délai légal à renseigner : le fichier ne dit pas ce que vaut le silence.
demarches-admin-import-service-herite = Le fichier n’a pas les coordonnées du service : celles de la collectivité sont utilisées.
demarches-admin-import-service-incomplet = Il manque le nom, l’adresse ou le téléphone du service : complétez-les avant de choisir le régime.
demarches-admin-import-chemin = Une autre démarche a déjà cette adresse : celle-ci reçoit « { $chemin } ».
demarches-admin-import-numero = Une autre démarche a déjà ce numéro : celle-ci reçoit le { $numero }.
demarches-admin-import-deja = Cette démarche est déjà là, rien n’a changé.
demarches-admin-import-revisee = Cette démarche était déjà là : son contenu est mis à jour, vos réglages sont gardés.
demarches-admin-import-non-publiee = La démarche n’est pas publiée : il manque des mentions obligatoires.
demarches-admin-refus-illisible = Ce fichier ne peut pas être ouvert : { $cause }
demarches-admin-refus-trop-gros = Ce fichier dépasse 50 Mo.
demarches-admin-refus-texte = Ce fichier n’est pas du texte en UTF-8.
demarches-admin-refus-json = Ce fichier n’est pas du JSON : { $cause }
demarches-admin-refus-type = Il faut ici un { $type ->
    [objet] objet
    [liste] tableau
   *[texte] texte
}.
demarches-admin-refus-manquant = Cette valeur manque.
demarches-admin-refus-vide = Ce texte est vide.
demarches-admin-refus-nombre = Il faut ici un nombre entier à partir de 1.
demarches-admin-refus-double = Un autre fichier de cet import a le même numéro et un autre contenu : { $fichier }
