### Les lettres que la maison fait : preuve d’envoi, réponse, dossier entier ; le logo qu’elles portent.

## Le logo, dans les réglages de la collectivité
collectivites-admin-logo-section = Logo
collectivites-admin-logo = Choisir un logo
collectivites-admin-logo-aide = Une image PNG ou JPEG de 5 Mo au plus. Il paraît en haut des pages et des lettres.
collectivites-admin-logo-present = Le logo actuel
collectivites-admin-logo-envoyer = Enregistrer le logo
collectivites-admin-logo-retirer = Retirer le logo
collectivites-admin-erreur-logo-illisible = Choisissez une image PNG ou JPEG : ce fichier ne se lit pas.
collectivites-admin-erreur-logo-trop-grand = Choisissez une image plus légère : 5 Mo et 8 000 points de côté au plus.

## Ce qui entoure chaque lettre
lettre-attention = À l’attention de { $nom }
lettre-fait-a = { $lieu }, le { $date }
lettre-reference-numero = Numéro
lettre-reference-recue = Reçue le
lettre-reference-suivie = Suivie par
lettre-qr = Suivre votre { $nom } : il vous faut son numéro et votre code.
lettre-pied = { $nom } n° { $numero }
lettre-pdf = Télécharger en PDF
lettre-retour = Retour à votre { $nom }

## Preuve d’envoi
lettre-preuve-titre-document = Preuve d’envoi { $numero }
lettre-preuve-objet = { $loi } : { $titre }
lettre-preuve-arrivee = Arrivée
lettre-preuve-ecrite-titre = Écrite ici
lettre-preuve-ecrite = Par un agent, le { $instant }
lettre-preuve-envoi = Ce que vous avez envoyé
lettre-preuve-fichier = { $taille }, empreinte { $empreinte }
lettre-preuve-reponses = Vos réponses ont l’empreinte qui suit. Elle changerait si un seul mot changeait.
lettre-preuve-verifier = Vérifier cette preuve
lettre-preuve-verifier-texte = Ce code prouve que nous avons enregistré cet envoi, ce jour-là. Recopiez-le sur { $adresse } pour le vérifier, ou donnez-le à qui vous demande une preuve.
lettre-preuve-telecharger = Télécharger la preuve d’envoi
lettre-preuve-lire = Lire la preuve d’envoi

## Réponse
lettre-decision-titre-document = Réponse { $numero }
lettre-decision-objet-accepter = Votre { $nom } est acceptée : { $titre }
lettre-decision-objet-refuser = Votre { $nom } est refusée : { $titre }
lettre-decision-objet-arreter = L’étude de votre { $nom } est arrêtée : { $titre }
lettre-decision-projet = Projet. Cette réponse n’est pas encore partie.
lettre-decision-monsieur = Monsieur,
lettre-decision-madame = Madame,
lettre-decision-madame-monsieur = Madame, Monsieur,
lettre-decision-recue = Nous avons reçu votre { $nom } le { $date }.
lettre-decision-recue-pour = Nous avons reçu votre { $nom }, pour { $demandeur }, le { $date }.
lettre-decision-acceptee = Elle est acceptée.
lettre-decision-refusee = Elle est refusée.
lettre-decision-arretee = { $autorite } en arrête l’étude.
lettre-decision-a-savoir = À savoir
lettre-decision-appeler = Une question ? Appelez le { $telephone } et donnez votre numéro.
lettre-decision-delegation = Par délégation : { $reference }
lettre-decision-acte = Acte signé le { $date }
lettre-decision-loi-signature = Cette réponse est donnée par un téléservice. Elle porte le prénom, le nom et la qualité de son auteur, sans signature (articles L212-1 et L212-2 du code des relations entre le public et l’administration).
lettre-decision-telecharger = Télécharger la réponse
lettre-decision-lire = Lire la réponse comme une lettre

## Dossier entier
lettre-dossier-titre-document = Dossier { $numero }
lettre-dossier-objet = { $nom } n° { $numero } : { $titre }
lettre-dossier-qui = Qui demande
lettre-dossier-reponses = Réponses
lettre-dossier-documents = Documents joints
lettre-dossier-histoire = Ce qui s’est passé
lettre-dossier-decision = Réponse
lettre-dossier-telecharger = Télécharger mon dossier
lettre-dossier-vous = Vous

## Côté agents
lettres-agent-titre = À imprimer
lettres-agent-preuve = Preuve d’envoi
lettres-agent-decision = Lettre de réponse
lettres-agent-projet = Projet de lettre
lettres-agent-dossier = Dossier entier
lettres-agent-pile = Imprimer les lettres à signer
