### Les comptes des agents : connexion, compte, rôles.

## Connexion
comptes-agent-connexion-titre = Se connecter
comptes-agent-connexion-accroche = Cet espace est réservé aux agents de { $nom }.
comptes-agent-connexion-courriel = Adresse e-mail professionnelle
comptes-agent-connexion-mot-de-passe = Mot de passe
comptes-agent-connexion-bouton = Se connecter
comptes-agent-connexion-oubli = Mot de passe oublié ? Demandez-en un nouveau à la personne qui a ouvert votre compte.
comptes-agent-connexion-duree = Après 30 minutes sans activité, vous devrez vous connecter à nouveau.
comptes-agent-connexion-fermee = Vous êtes bien déconnecté de ce poste.
comptes-agent-connexion-accueil = Aller à l’accueil du site
comptes-agent-connexion-erreur-titre = La connexion n’a pas marché

## Le compte
comptes-agent-compte-titre = Votre compte
comptes-agent-compte-adresse = Vous vous connectez avec { $courriel }.
comptes-agent-compte-identite = Votre nom
comptes-agent-compte-identite-aide = Il figure sur les courriers que vous signez, et les habitants que vous suivez le voient.
comptes-agent-compte-prenom = Prénom
comptes-agent-compte-nom = Nom
comptes-agent-compte-qualite = Qualité
comptes-agent-compte-qualite-aide = Par exemple : secrétaire de mairie, adjointe à l’urbanisme.
comptes-agent-compte-enregistrer = Enregistrer
comptes-agent-compte-identite-faite = Votre nom est enregistré.
comptes-agent-compte-roles = Vos rôles
comptes-agent-compte-delegations = Vos délégations de signature
comptes-agent-compte-delegations-aucune = Vous n’avez pas de délégation. Vos décisions sont proposées à la signature.
comptes-agent-compte-delegation-depuis = Depuis le { $debut }
comptes-agent-compte-delegation-dates = Du { $debut } au { $fin }
comptes-agent-compte-delegation-finie = terminée
comptes-agent-compte-delegation-future = pas encore commencée
comptes-agent-compte-mot-de-passe = Changer de mot de passe
comptes-agent-compte-mot-de-passe-aide = Douze signes au moins. Une phrase courte est facile à retenir.
comptes-agent-compte-ancien = Mot de passe actuel
comptes-agent-compte-nouveau = Nouveau mot de passe
comptes-agent-compte-encore = Nouveau mot de passe, encore une fois
comptes-agent-compte-changer = Changer de mot de passe
comptes-agent-compte-mot-de-passe-fait = Votre mot de passe est changé. Vos autres sessions sont fermées.
comptes-agent-compte-sortir = Se déconnecter

## Rôles
comptes-agent-role-administrateur = Administration des démarches et des comptes
comptes-agent-role-instructeur = Instruction des dossiers
comptes-agent-role-guichet = Accueil et saisie au guichet
comptes-agent-role-lecteur = Lecture des dossiers
comptes-agent-role-expert = Avis sur les dossiers
comptes-agent-role-archiviste = Archives
comptes-agent-role-dpo = Protection des données
comptes-agent-role-operateur = Exploitation de l’installation

## Erreurs
comptes-agent-erreur-courriel = Écrivez une adresse e-mail complète.
comptes-agent-erreur-trop-long = Raccourcissez ce texte.
comptes-agent-erreur-role = Choisissez un rôle de la liste.
comptes-agent-erreur-identifiants = L’adresse e-mail et le mot de passe ne vont pas ensemble. Vérifiez l’une et l’autre.
comptes-agent-erreur-sans-role = Ce compte n’est pas ouvert ici. Demandez un rôle à la personne qui administre les comptes.
comptes-agent-erreur-ancien = Ce n’est pas votre mot de passe actuel.
comptes-agent-erreur-court = Écrivez au moins 12 signes.
comptes-agent-erreur-long = Écrivez au plus 512 signes.
comptes-agent-erreur-courant = Choisissez-en un autre : celui-ci est parmi les plus utilisés, donc les plus faciles à deviner.
comptes-agent-erreur-different = Écrivez deux fois le même mot de passe.
comptes-agent-erreur-delegation = Écrivez l’objet de la délégation et la référence de son acte.
comptes-agent-erreur-delegation-dates = Choisissez une fin après le début.
comptes-agent-compte-touches = Raccourcis du clavier
comptes-agent-compte-touches-texte = Dans vos pages, une seule touche peut ouvrir, avancer ou décider. La touche ? en donne la liste.
comptes-agent-compte-touches-couper = Couper les raccourcis
comptes-agent-compte-touches-remettre = Remettre les raccourcis
comptes-agent-compte-touches-coupees = Les raccourcis d’une seule touche sont coupés.
comptes-agent-compte-touches-remises = Les raccourcis d’une seule touche sont remis.
