### Le côté de l’habitant : commencer, remplir, envoyer, suivre.

## Partout
usager-quitter = Quitter cet ordinateur
usager-quitte-titre = Vous avez quitté cet ordinateur
usager-quitte-texte = Plus rien de votre passage ne reste sur cet ordinateur.
usager-quitte-suite = Vos réponses enregistrées sont gardées. Pour les retrouver, il faut votre numéro et votre code. Fermez aussi la fenêtre du navigateur.
usager-reprendre-titre = Reprendre avec un numéro et un code
usager-rester = Rester plus longtemps
usager-ouverte-jusqua = Cette page reste ouverte jusqu’au { $instant }.
usager-aide-titre = Besoin d’aide ?
usager-service-titre = Qui s’en occupe
usager-numero = Votre numéro
usager-code = Votre code
usager-copier = Copier le code
usager-sans-reponse = Sans réponse
usager-civilite = Civilité
usager-madame = Madame
usager-monsieur = Monsieur

## Avant la première question
usager-commencer-fiche = La fiche
usager-commencer-titre-page = Avant de commencer : { $titre }
usager-commencer-duree = { $minutes ->
    [1] Avant de commencer, lisez ce qui suit. Comptez une minute. Vos réponses sont gardées à chaque étape.
   *[other] Avant de commencer, lisez ce qui suit. Comptez { $minutes } minutes environ. Vos réponses sont gardées à chaque étape.
}
usager-commencer-preparer = À préparer
usager-commencer-presence = Vous préparez vos réponses ici. Vous finirez sur place, avec vos papiers.
usager-commencer-national = Cela se fait sur un site de l’État. Rien n’est demandé ici.
usager-commencer-ferme = Fermé pour le moment
usager-commencer-ferme-texte = Personne ne peut commencer aujourd’hui. Le service vous dira quand ce sera de nouveau possible.
usager-commencer-note = Aucun compte n’est nécessaire.
usager-pour-titre = Pour qui faites-vous cette demande ?
usager-pour-titre-court = Pour qui
usager-pour-moi = Pour vous
usager-pour-autrui = Pour quelqu’un d’autre
usager-pour-autrui-aide = Un enfant, un parent, une personne que vous aidez.
usager-pour-entreprise = Pour une entreprise
usager-pour-entreprise-aide = Il vous faut son numéro SIRET.
usager-pour-association = Pour une association
usager-pour-association-aide = Il vous faut son numéro RNA ou son numéro SIRET.
usager-pour-a-choisir = Choisissez pour qui vous faites cette demande
usager-pour-changer-titre = Changer pour qui vous faites cette demande
usager-pour-changer = Changer
usager-donnees-titre = Ce que deviennent vos réponses
usager-donnees-finalite = À quoi elles servent
usager-donnees-finalite-defaut = Elles servent à étudier votre demande et à vous répondre.
usager-donnees-base = Ce qui le permet
usager-donnees-base-loi = Mission d’intérêt public (règlement général sur la protection des données, article 6, paragraphe 1, point e).
usager-donnees-lecteurs = Qui les lit
usager-donnees-lecteurs-defaut = Seuls les agents chargés de votre demande les lisent.
usager-donnees-duree = Combien de temps
usager-donnees-mois = { $mois ->
    [1] Elles sont gardées un mois après la réponse.
   *[other] Elles sont gardées { $mois } mois après la réponse.
}
usager-donnees-duree-inconnue = Elles sont gardées le temps que la loi demande.
usager-donnees-droits = Vos droits
usager-donnees-droits-texte = Vous pouvez lire vos données, les faire corriger, et parfois les faire effacer.
usager-donnees-droits-lien = Comment faire
usager-donnees-dpo = À qui écrire

## Les étapes
usager-etapes = Étapes
usager-titre-etape = Étape { $rang } sur { $total } : { $titre }
usager-etape-identite = Vous
usager-etape-relire = Relire et envoyer
usager-etape-sans-titre = Vos réponses
usager-garde = Gardé à { $heure }. Votre numéro : { $numero }
usager-garde-code = Votre code : { $code }. Notez-le pour revenir plus tard.
usager-plus-tard = Enregistrer et finir plus tard
usager-nouvelles-questions = De nouvelles questions sont apparues sur cette page. Répondez-y aussi.
usager-question-sans-nom = Votre réponse
usager-lire-la-suite = Lire la suite

## Vous
usager-identite-titre = Qui êtes-vous ?
usager-identite-vous = Prénom et nom
usager-identite-prenom = Prénom
usager-identite-nom = Nom de famille
usager-identite-courriel-aide = Pour vous répondre. Sans adresse e-mail, donnez votre adresse postale.
usager-identite-telephone-aide = Si le service a une question.
usager-identite-adresse-aide = Numéro et rue, code postal, commune.
usager-identite-beneficiaire = Personne concernée
usager-identite-beneficiaire-prenom = Prénom de la personne concernée
usager-identite-beneficiaire-nom = Nom de la personne concernée
usager-identite-entreprise = Nom de l’entreprise
usager-identite-association = Nom de l’association
usager-identite-siret = Numéro SIRET
usager-identite-rna = Numéro RNA
usager-identite-rna-aide = La lettre W et 9 chiffres. Sans numéro RNA, donnez le SIRET.
usager-identite-trop-long = Raccourcissez cette réponse : { $max } caractères au plus
usager-identite-defaut-prenom = Écrivez votre prénom
usager-identite-defaut-nom = Écrivez votre nom de famille
usager-identite-defaut-joignable = Donnez une adresse e-mail ou une adresse postale, pour recevoir la réponse
usager-identite-defaut-courriel = Vérifiez votre adresse e-mail, par exemple prenom.nom@exemple.fr
usager-identite-defaut-telephone = Vérifiez votre numéro de téléphone, par exemple 06 12 34 56 78
usager-identite-defaut-beneficiaire-prenom = Écrivez le prénom de la personne concernée
usager-identite-defaut-beneficiaire-nom = Écrivez le nom de la personne concernée
usager-identite-defaut-entreprise = Écrivez le nom de l’entreprise
usager-identite-defaut-association = Écrivez le nom de l’association
usager-identite-defaut-siret = Recopiez les 14 chiffres du SIRET : l’un d’eux manque ou est faux
usager-identite-defaut-rna = Vérifiez le numéro RNA : la lettre W et 9 chiffres

## Les questions
usager-choisir = Choisir dans la liste
usager-pays = Pays
usager-adresse-ailleurs = L’adresse n’est pas en France
usager-adresse-voie = Numéro et rue
usager-adresse-code = Code postal
usager-adresse-commune = Commune
usager-autre-precision = Votre réponse, si vous avez choisi « Autre »
usager-chercher-liste = Chercher dans la liste
usager-liste-rien = Rien ne correspond. Essayez un mot plus court.
usager-liste-trouves = { $nombre ->
    [one] Un choix trouvé
   *[other] { $nombre } choix trouvés, prenez le bon
}
usager-liste-choisis = Vos choix
usager-liste-premiere = Premier choix
usager-liste-seconde = Second choix
usager-liste-voir-seconde = Afficher les seconds choix
usager-carte-dessin = Dessin sur la carte
usager-format-carte = Écrivez la latitude, puis la longitude, par exemple 49.5641, 3.6199
usager-format-commune = Avec son code postal, par exemple Laon (02000)
usager-format-courriel = Par exemple prenom.nom@exemple.fr
usager-format-date = Par exemple 27 3 2026
usager-format-naissance = Par exemple 27 3 1985
usager-format-date-heure = Par exemple 27 3 2026, à 14 h 30
usager-format-ecole = Nom ou numéro de l’établissement
usager-format-exemple = Par exemple { $exemple }
usager-format-iban = Il commence par deux lettres, par exemple FR76
usager-format-liste = Écrivez un mot. La liste compte { $nombre } choix.
usager-format-rna = La lettre W et 9 chiffres, par exemple W751004076
usager-format-rnf = Par exemple 075-FDD-00003-01
usager-format-siret = 14 chiffres, par exemple 732 829 320 00074
usager-format-telephone = Par exemple 06 12 34 56 78
usager-fichier-envoyer = Envoyer maintenant
usager-fichier-modele = Ouvrir le modèle à remplir
usager-fichier-recu = { $taille }, reçu. Virus : pas encore vérifié.
usager-fichier-trop-gros = Remplacez « { $nom } » par un fichier plus léger, de { $taille } au plus
usager-fichier-vide = Choisissez un autre fichier : « { $nom } » est vide
usager-rangee = Réponse { $rang }
usager-rangee-ajouter = Ajouter une réponse
usager-rangee-monter = Monter
usager-rangee-descendre = Descendre
usager-rangees-nombre = { $nombre ->
    [one] Une réponse
   *[other] { $nombre } réponses
}

## Deux onglets
usager-conflit-titre = Cette page a été modifiée dans un autre onglet
usager-conflit-texte = Rien n’a été remplacé. Comparez, puis choisissez ce que vous gardez. Les fichiers ajoutés ici sont à choisir à nouveau.
usager-conflit-ici = Ici
usager-conflit-autre = Dans l’autre onglet
usager-conflit-garder-autre = Garder l’autre onglet

## Finir plus tard
usager-garde-titre = Vos réponses sont gardées
usager-garde-jusqua = Gardées jusqu’au { $date }. Gardez ce numéro et ce code : ils rouvrent vos réponses.
usager-garde-avertir = Rien n’est encore envoyé. Le service ne voit pas vos réponses.
usager-garde-comment = Pour revenir, ouvrez le site de { $nom } et choisissez « Mes demandes ». Écrivez ensuite le numéro et le code. Cela marche depuis n’importe quel appareil.
usager-garde-continuer = Continuer maintenant

## Relire et envoyer
usager-relire-titre = Relisez avant d’envoyer
usager-relire-envoyer = Envoyer votre { $nom }
usager-relire-manque = Il manque une réponse
usager-relire-reste = { $nombre ->
    [one] Il reste une réponse à donner ou à corriger
   *[other] Il reste { $nombre } réponses à donner ou à corriger
}
usager-relire-reste-texte = Elles sont signalées plus bas. Choisissez « Modifier » à côté de chacune.
usager-relire-suite = Vous recevez aussitôt une preuve d’envoi. Vous pourrez suivre votre { $nom } avec un numéro et un code.
usager-relire-suite-declaration = Votre { $nom } compte dès l’envoi. Vous recevez aussitôt une preuve, avec un numéro et un code.

## Preuve d’envoi
usager-recu-titre = Votre { $nom } est bien arrivée
usager-recu-titre-page = Preuve d’envoi : votre { $nom } est bien arrivée
usager-recu-code = Notez ce numéro et ce code, ou imprimez cette page. Ils servent à suivre votre { $nom } depuis n’importe quel appareil.
usager-recu-suivre = Suivre votre { $nom }
usager-recu-presence = Il reste à venir sur place avec vos papiers. Appelez le service pour savoir quand.
usager-recu-envoye-par = Envoyée par
usager-recu-pour = { $nom }, pour { $demandeur }
usager-recu-quand = Envoyée le
usager-recu-suite-titre = Et maintenant
usager-recu-suite-defaut = { $autorite } étudie votre { $nom } et vous répond.
usager-recu-suite-declaration = Votre { $nom } compte dès aujourd’hui. Vous n’avez rien d’autre à faire.
usager-recu-suite-suivre = La réponse, et les questions du service s’il en a, paraissent sur la page de suivi.
usager-recu-suite-appeler = Pour parler à une personne, appelez le { $telephone } et donnez votre numéro.
usager-recu-imprimer = Cette page s’imprime. Elle vaut preuve.

## Numéro et code
usager-suivre-titre = Retrouver une demande
usager-suivre-texte = Donnez le numéro et le code reçus quand vous avez enregistré ou envoyé vos réponses.
usager-suivre-numero = Numéro de la demande
usager-suivre-code = Code
usager-suivre-connu = Demande { $numero }
usager-suivre-bouton = Ouvrir
usager-code-aide = Trois groupes de quatre signes, par exemple K7QM-2XRD-9HVA. Les espaces et les tirets ne comptent pas.
usager-code-refuse-titre = Ce numéro et ce code n’ouvrent rien
usager-code-refuse = Vérifiez le numéro et le code : ils ne vont pas ensemble
usager-code-perdu-titre = J’ai perdu mon code
usager-code-perdu-texte = Votre demande continue : rien n’est perdu.
usager-code-perdu-appeler = Appelez le { $telephone }, ou venez sur place.
usager-code-perdu-sur-place = Venez sur place.
usager-code-perdu-identite = Un agent vérifie qui vous êtes, puis vous donne un nouveau code. L’ancien code ne marche plus.
usager-code-perdu-note = Le code n’est jamais envoyé par e-mail. Si vous avez donné une adresse e-mail, un lien vous suffit.
usager-perdue-titre = Votre session est finie
usager-perdue-texte = Vos réponses déjà enregistrées sont gardées. Donnez votre numéro et votre code : ce que vous venez d’écrire est encore là.
usager-renvoi-titre = Ce que vous avez écrit est encore là
usager-renvoi-texte = Choisissez « Continuer » pour l’enregistrer. Vous devrez choisir à nouveau vos fichiers.

## Suivre
usager-suivi-titre-page = { $nom } { $numero }
usager-suivi-meta = { $nom } { $numero }, reçue le { $date }
usager-suivi-ou-en-est = Où en est votre { $nom }
usager-suivi-reponses = Relire vos réponses
usager-etat-a-terminer = À terminer
usager-compte-ligne = { $etat }, numéro { $numero }
usager-compte-autre = Une autre demande
usager-etat-recue = Reçue
usager-etat-a-l-etude = À l’étude
usager-etat-acceptee = Acceptée
usager-etat-refusee = Refusée
usager-etat-arretee = Arrêtée
usager-plaque-recue = Votre { $nom } est bien arrivée
usager-plaque-etude = { $autorite } étudie votre { $nom }
usager-plaque-acceptee = Votre { $nom } est acceptée
usager-plaque-acceptee-texte = Lisez la réponse sur cette page : elle dit ce qui vient ensuite.
usager-plaque-refusee = Votre { $nom } est refusée
usager-plaque-refusee-texte = Lisez sur cette page pourquoi, et que faire si vous n’êtes pas d’accord.
usager-plaque-arretee = { $autorite } a arrêté l’étude de votre { $nom }
usager-plaque-arretee-texte = Lisez sur cette page pourquoi. Vous pouvez recommencer.
usager-plaque-rien-a-faire = Vous n’avez rien à faire pour le moment.
usager-chemin-recue = Reçue par { $autorite }
usager-chemin-attente = Un agent va l’étudier
usager-chemin-etude = Étude par un agent
usager-chemin-decision = Réponse
usager-chemin-au-plus-tard = Le { $date } au plus tard
usager-decision-titre = La réponse
usager-decision-pourquoi = Pourquoi
usager-decision-signee = Signée par
usager-decision-delegation = Délégation
usager-decision-date = Le
usager-decision-contester = Si vous n’êtes pas d’accord
usager-decision-revoir = Vous pouvez demander à { $autorite } de revoir sa réponse. Écrivez dans les messages, ou par courrier.
usager-decision-deux-mois = Vous pouvez aussi saisir le juge, dans les deux mois qui suivent le jour où vous recevez cette réponse.
usager-decision-tribunal = Vous pouvez aussi saisir le tribunal administratif, dans les deux mois qui suivent le jour où vous recevez cette réponse. C’est gratuit, par courrier ou sur www.telerecours.fr.
usager-messages-titre = Messages
usager-messages-vous = Vous
usager-messages-ecrire = Écrire au service
usager-messages-envoyer = Envoyer le message
usager-message-vide = Écrivez votre message
usager-message-trop-long = Raccourcissez votre message : { $max } caractères au plus
