### The pages of errors and the frame of every page.

web-accueil = Revenir à l’accueil
web-numero = Numéro de cette page : { $numero }
web-entrer = M’identifier (nouvel onglet)
web-renvoyer = Envoyer à nouveau
web-reessayer = Réessayer
web-gardees = Ce que vous avez écrit est encore là.
web-fichiers-a-reprendre = Vous devrez choisir à nouveau vos fichiers.
web-espace-usagers = Démarches en ligne
web-mon-compte = Mon compte
web-espace-agents = Espace des agents
web-lien-demarches = Démarches
web-lien-demandes = Mes demandes
web-lien-accessibilite = Accessibilité
web-lien-mentions = Mentions légales
web-lien-donnees = Données personnelles
web-pied-question = Vous préférez parler à quelqu’un ?
web-pied-venir = Venez nous voir aux heures d’ouverture.
web-pied-phrase = Une personne vous répond.

web-erreur-introuvable-titre = Cette page n’existe pas
web-erreur-introuvable-texte = L’adresse est peut-être incomplète. La page a peut-être changé de place.
web-erreur-introuvable-suite = Vérifiez l’adresse, ou repartez de l’accueil.
web-erreur-methode-titre = Cette page ne s’ouvre pas ainsi
web-erreur-methode-texte = Cette adresse reçoit un formulaire. Rien n’a été enregistré.
web-erreur-methode-suite = Revenez à la page précédente, ou repartez de l’accueil.
web-erreur-jeton-titre = La page a expiré
web-erreur-jeton-texte = Pour vous protéger, nous n’avons rien enregistré cette fois.
web-erreur-jeton-suite = Revenez à la page précédente et rechargez-la. Envoyez ensuite vos réponses à nouveau. Votre navigateur doit accepter les cookies.
web-erreur-jeton-renvoi = Envoyez à nouveau vos réponses.
web-erreur-session-titre = Votre session est terminée
web-erreur-session-texte = Elle se ferme après un moment sans activité, pour vous protéger.
web-erreur-session-suite = Identifiez-vous dans un nouvel onglet. Revenez ensuite ici, puis envoyez à nouveau.
web-erreur-gros-titre = Votre envoi est trop gros
web-erreur-gros-texte = Nous n’avons rien enregistré cette fois.
web-erreur-gros-suite = Revenez à la page précédente. Raccourcissez votre texte, ou choisissez un fichier plus léger.
web-erreur-encodage-titre = Nous ne pouvons pas lire cet envoi
web-erreur-encodage-texte = Il ne vient pas d’un formulaire de ce site. Rien n’a été enregistré.
web-erreur-encodage-suite = Repartez de l’accueil, puis remplissez le formulaire.
web-erreur-texte-titre = Des caractères ne sont pas lisibles
web-erreur-texte-texte = Nous n’avons rien enregistré cette fois.
web-erreur-texte-suite = Revenez à la page précédente. Tapez à nouveau les lettres abîmées, puis envoyez.
web-erreur-lent-titre = Votre envoi s’est interrompu
web-erreur-lent-texte = Nous n’avons pas tout reçu. Rien n’a été enregistré cette fois.
web-erreur-lent-suite = Vérifiez votre connexion. Revenez à la page précédente, puis envoyez à nouveau.
web-erreur-sature-titre = Le site est très demandé
web-erreur-sature-texte = Nous n’avons rien enregistré cette fois.
web-erreur-sature-suite = Attendez quelques secondes, puis réessayez.
web-erreur-essais-titre = Attendez un peu avant de réessayer
web-erreur-essais-secondes =
    { $nombre ->
        [one] Il y a eu trop d’essais. Réessayez dans { $nombre } seconde.
       *[other] Il y a eu trop d’essais. Réessayez dans { $nombre } secondes.
    }
web-erreur-essais-minutes =
    { $nombre ->
        [one] Il y a eu trop d’essais. Réessayez dans { $nombre } minute.
       *[other] Il y a eu trop d’essais. Réessayez dans { $nombre } minutes.
    }
web-erreur-essais-suite = Cette attente protège les demandes de tous. Rien n’est perdu.
web-erreur-interne-titre = Un problème est survenu de notre côté
web-erreur-interne-texte = Nous n’avons pas pu finir. Vous n’y êtes pour rien.
web-erreur-interne-suite = Réessayez dans quelques minutes. Si cela recommence, appelez-nous et donnez le numéro de cette page.
