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

## Recherche
demarches-chercher-titre = Que voulez-vous faire ?
demarches-chercher-titre-page = Chercher une démarche
demarches-chercher-libelle = Cherchez avec vos mots
demarches-chercher-aide = Par exemple : cantine, acte de naissance, salle des fêtes.
demarches-chercher-total = { $nombre ->
    [0] Rien pour le moment
    [1] Une démarche
   *[other] { $nombre } démarches
}
demarches-chercher-trouvees = { $nombre ->
    [1] Une démarche pour « { $mots } »
   *[other] { $nombre } démarches pour « { $mots } »
}
demarches-chercher-approchees = Rien ne contient tous ces mots. Voici ce qui s’en rapproche.
demarches-chercher-rien-titre = Rien ne correspond à « { $mots } »
demarches-chercher-rien-texte = Essayez un mot plus simple, ou appelez le { $telephone }.
demarches-chercher-rien-texte-sans-telephone = Essayez un mot plus simple, ou venez sur place.
demarches-chercher-vide-titre = Les démarches arrivent bientôt
demarches-chercher-vide-texte = Elles apparaîtront ici. En attendant, appelez ou venez sur place.
demarches-chercher-toutes = Voir toutes les démarches
demarches-chercher-duree = { $minutes } min environ
demarches-chercher-presence = À finir sur place
demarches-chercher-national = Sur un site de l’État

## Fiche
demarches-fiche-commencer = Commencer
demarches-fiche-preparer = Préparer en ligne
demarches-fiche-national = Aller sur le site de l’État
demarches-fiche-duree = { $minutes } minutes environ. Vos réponses sont gardées à chaque étape.
demarches-fiche-duree-presence = { $minutes } minutes environ. Vous finirez ensuite sur place.
demarches-fiche-note-nationale = Vous quittez ce site.
demarches-fiche-fermee = Fermé pour le moment
demarches-fiche-fermee-texte = Personne ne peut commencer aujourd’hui. Le service vous dira quand ce sera de nouveau possible.
demarches-fiche-pour-qui = Pour qui
demarches-fiche-savoir = À savoir
demarches-fiche-preparation = À préparer
demarches-fiche-rien = Rien à joindre.
demarches-fiche-piece-facultative = Facultatif.
demarches-fiche-cout = Coût
demarches-fiche-delai = Délai
demarches-fiche-suite = Et ensuite
demarches-fiche-suite-defaut = Vous recevez tout de suite une preuve d’envoi avec un numéro. Ce numéro sert à suivre votre { $nom }.
demarches-fiche-suite-presence = Vous préparez vos réponses ici. Ensuite, vous venez sur place avec vos papiers.
demarches-fiche-qui = Qui s’en occupe
demarches-fiche-sans-internet = Sans internet
demarches-fiche-sans-internet-texte = Faites-la au téléphone ou sur place, avec un agent.
demarches-fiche-delai-usuel = Le plus souvent : { $delai }
demarches-fiche-delai-accepte = Au plus tard, { $autorite } répond en { $duree }. Sans réponse à la fin de ce délai, c’est accepté.
demarches-fiche-delai-refuse = Au plus tard, { $autorite } répond en { $duree }. Sans réponse à la fin de ce délai, c’est refusé.
demarches-fiche-delai-sans-decision = En principe, { $autorite } répond en { $duree }.
demarches-fiche-delai-declaratif = Votre { $nom } compte dès que vous l’envoyez.
demarches-fiche-plaque-aujourdhui = Si vous envoyez aujourd’hui
demarches-fiche-plaque-limite = Réponse au plus tard le { $date }
demarches-fiche-plaque-prevue = Réponse vers le { $date }
demarches-fiche-plaque-silence-accepte = Sans réponse ce jour-là, c’est accepté.
demarches-fiche-plaque-silence-refuse = Sans réponse ce jour-là, c’est refusé.
demarches-fiche-plaque-declaratif = C’est fait le jour même
demarches-fiche-plaque-fin = Quand vous avez fini
demarches-fiche-plaque-numero = Vous recevez un numéro
demarches-fiche-plaque-numero-texte = Il sert à suivre votre { $nom } et à parler avec un agent.
demarches-fiche-plaque-national = À faire ailleurs
demarches-fiche-plaque-national-valeur = Sur un site de l’État
demarches-fiche-plaque-national-texte = Le lien vous y conduit. Rien n’est demandé ici.

## Administration
demarches-admin-titre = Démarches
demarches-admin-etat-brouillon = Brouillon
demarches-admin-etat-publiee = Publiée
demarches-admin-etat-close = Close
demarches-admin-etat-depubliee = Dépubliée
demarches-admin-a-regler = Délai légal à renseigner
demarches-admin-a-regler-aide = Ces démarches peuvent être publiées. Leur preuve d’envoi ne dit rien du silence tant que le délai n’est pas choisi.
demarches-admin-reglees = Démarches réglées
demarches-admin-regler = Régler
demarches-admin-vide-titre = Aucune démarche
demarches-admin-vide-texte = Les démarches importées ou prises dans la bibliothèque apparaîtront ici.
demarches-admin-numero = Démarche { $numero }
demarches-admin-voir = Voir la fiche
demarches-admin-section-fiche = La fiche
demarches-admin-section-delai = Le délai légal
demarches-admin-section-service = Le service qui suit les demandes
demarches-admin-section-donnees = Les données personnelles
demarches-admin-section-mode = La façon de faire
demarches-admin-champ-titre = Titre
demarches-admin-champ-nom = Ce que l’habitant envoie
demarches-admin-champ-resume = Résumé en une phrase
demarches-admin-champ-description = Description
demarches-admin-champ-description-aide = Les listes, le gras et les liens sont gardés.
demarches-admin-champ-pour-qui = Pour qui
demarches-admin-champ-cout = Coût
demarches-admin-champ-delai-usuel = Délai habituel
demarches-admin-champ-delai-usuel-aide = Par exemple : cinq jours ouvrés.
demarches-admin-champ-suite = Et ensuite
demarches-admin-champ-regime = Que vaut le silence ?
demarches-admin-regime-accepte-aide = Règle générale (CRPA, L231-1).
demarches-admin-regime-refuse-aide = Argent, domaine public, salles, places limitées (CRPA, L231-4, et décrets).
demarches-admin-regime-declaratif-aide = L’envoi suffit, personne ne décide.
demarches-admin-regime-sans-decision-aide = Copie d’acte, mariage, rendez-vous.
demarches-admin-regime-a-verifier-aide = La preuve d’envoi ne dira rien du silence.
demarches-admin-champ-delai = Délai
demarches-admin-champ-delai-unite = Unité
demarches-admin-unite-mois = mois
demarches-admin-unite-jours = jours
demarches-admin-champ-voies = Si l’habitant n’est pas d’accord
demarches-admin-champ-voies-aide = Le tribunal, son adresse, son site, et le délai. Obligatoire quand le silence refuse.
demarches-admin-champ-mode = Comment cela se fait
demarches-admin-mode-en-ligne = Tout en ligne
demarches-admin-mode-presence = Préparation en ligne, puis présence
demarches-admin-mode-national = Sur un site national
demarches-admin-champ-url = Adresse du site national
demarches-admin-champ-service = Nom du service
demarches-admin-champ-organisme = Organisme
demarches-admin-champ-adresse = Adresse postale
demarches-admin-champ-courriel = Adresse e-mail
demarches-admin-champ-telephone = Téléphone
demarches-admin-champ-finalite = À quoi servent les réponses
demarches-admin-champ-base = Base légale
demarches-admin-champ-conservation = Durée de conservation, en mois
demarches-admin-champ-destinataires = Qui lit les réponses
demarches-admin-champ-dpo = Délégué à la protection des données
demarches-admin-enregistrer = Enregistrer
demarches-admin-publier = Enregistrer et publier
demarches-admin-clore = Clore
demarches-admin-depublier = Dépublier
demarches-admin-passages = Arrêter la démarche
demarches-admin-passages-aide = Close, elle reste lisible et personne ne la commence. Dépubliée, elle n’est plus trouvée. Les demandes déjà envoyées continuent.
demarches-admin-enregistree = C’est enregistré.
demarches-admin-publiee = La démarche est publiée.
demarches-admin-close = La démarche est close.
demarches-admin-depubliee = La démarche est dépubliée.
demarches-admin-perimee = Quelqu’un a modifié cette démarche pendant ce temps. Votre saisie est gardée : relisez-la, puis enregistrez.
demarches-admin-passage-impossible = Ce changement n’est plus possible : la démarche a changé d’état.
demarches-admin-erreur-titre = Donnez un titre.
demarches-admin-erreur-choix = Choisissez une réponse de la liste.
demarches-admin-erreur-delai = Écrivez un nombre entier, de 1 à 120 mois ou de 1 à 3 650 jours.
demarches-admin-erreur-conservation = Écrivez un nombre entier de mois, de 1 à 1 200.
demarches-admin-erreur-courriel = Écrivez une adresse e-mail, comme nom@exemple.fr.
demarches-admin-erreur-url = Écrivez une adresse qui commence par https://.
demarches-admin-erreur-formulaire = La démarche n’a pas encore de formulaire.
demarches-admin-erreur-url-nationale = Indiquez l’adresse du site national.
demarches-admin-erreur-long = Raccourcissez ce texte : 20 000 signes au plus.
