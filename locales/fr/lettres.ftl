### Les lettres que la maison fait : preuve d’envoi, réponse, dossier entier ; le logo qu’elles portent.

## Le logo, dans les réglages de la collectivité
collectivites-admin-logo-section = Logo
collectivites-admin-logo = Choisir un logo
collectivites-admin-logo-aide = Une image PNG ou JPEG de 5 Mo au plus. Il paraît en haut des pages et des lettres.
collectivites-admin-logo-present = Le logo actuel
collectivites-admin-logo-envoyer = Enregistrer le logo
collectivites-admin-logo-retirer = Retirer le logo
collectivites-admin-erreur-logo-illisible = Choisissez une image PNG ou JPEG : ce fichier ne se lit pas.
collectivites-admin-erreur-logo-trop-grand = Choisissez une image plus légère : 5 Mo et 8 000 points de côté au plus.
