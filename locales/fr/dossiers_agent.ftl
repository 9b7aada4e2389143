# Les pages des agents : la liste, le dossier, la décision, la saisie pour quelqu’un.

agent-nav-dossiers = Dossiers
agent-nav-saisir = Saisir pour quelqu’un
agent-nav-demarches = Démarches
agent-recherche = Un nom, un numéro

## La liste
agent-bilan-calme = Rien d’urgent aujourd’hui.
agent-liste-urgent = Commencer par le plus urgent
agent-liste-section = Dossiers
agent-liste-trouves = { $nombre ->
    [one] { $nombre } dossier pour « { $mots } »
   *[other] { $nombre } dossiers pour « { $mots } »
}
agent-liste-legende = Dossiers, { $tri }
agent-liste-nombre = { $nombre ->
    [one] { $nombre } dossier
   *[other] { $nombre } dossiers
}
agent-onglet-a-prendre = À prendre
agent-onglet-miens = Je m’en occupe
agent-onglet-a-signer = À signer
agent-onglet-termines = Terminés
agent-onglet-ranges = Rangés
agent-onglet-tous = Tous
agent-groupe-retard = En retard
agent-groupe-aujourdhui = Aujourd’hui
agent-groupe-semaine = Sept jours qui viennent
agent-groupe-plus-tard = Plus tard
agent-groupe-sans-date = Sans date
agent-tri = Trier
agent-tri-echeance = les plus pressés d’abord
agent-tri-recents = les derniers reçus d’abord
agent-tri-demandeur = par nom du demandeur
agent-filtrer = Filtrer et trier
agent-filtre-demarche = Démarche
agent-filtre-toutes = Toutes
agent-filtre-etat = État
agent-filtre-tous-etats = Tous
agent-filtre-recu = Date de réception
agent-filtre-recu-toujours = Toutes
agent-filtre-recu-semaine = Depuis une semaine
agent-filtre-recu-mois = Depuis un mois
agent-filtre-recu-trimestre = Depuis trois mois
agent-filtre-recu-an = Depuis un an
agent-filtre-appliquer = Montrer
agent-filtre-effacer = Tout montrer
agent-vide-titre = Rien ici
agent-vide-a-prendre = Chaque demande a quelqu’un. Les nouvelles arriveront ici.
agent-vide-texte = Les dossiers de cette liste apparaîtront ici.
agent-vide-recherche = Essayez un nom, un numéro, ou un mot des réponses.
agent-sans-dossiers-titre = Espace des agents
agent-sans-dossiers-texte = Votre rôle ne donne accès à aucun dossier. Votre compte et vos délégations sont sur la page « Mon compte ».
agent-mon-compte = Mon compte
agent-reste-aujourdhui = auj.
agent-reste-jours = { $jours } j
agent-reste-retard = −{ $jours } j
agent-jour-court = { $jour ->
    [1] lun.
    [2] mar.
    [3] mer.
    [4] jeu.
    [5] ven.
    [6] sam.
   *[other] dim.
}
agent-mois-court = { $mois ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[other] déc.
}
agent-date-courte = { $semaine } { $jour } { $mois }
agent-date-sans-annee = { $semaine } { $jour } { $mois }
agent-personne = personne
agent-suivi-et-autres = { $nom } + { $autres }
agent-fait-recue = Reçue { $quand }
agent-fait-suivie = Dernier acte { $quand }
agent-quand-aujourdhui = à { $heure }
agent-quand-hier = hier
agent-quand-le = le { $date }
agent-delai-a-renseigner = Délai légal à renseigner

## Les états, pour les agents
agent-etat-brouillon = Brouillon
agent-etat-a-prendre = À prendre
agent-etat-recue = Reçue
agent-etat-a-l-etude = À l’étude
agent-etat-a-signer = À signer
agent-etat-acceptee = Acceptée
agent-etat-refusee = Refusée
agent-etat-arretee = Arrêtée

## Le dossier
agent-dossier-numero = Dossier { $numero }
agent-dossier-titre = { $demandeur } · { $demarche }
agent-dossier-titre-page = Dossier { $numero }, { $demandeur }
agent-dossier-sans-nom = Sans nom
agent-partie-demande = Demande
agent-partie-messages = Messages
agent-partie-notes = Notes internes
agent-partie-histoire = Ce qui s’est passé
agent-plaque-au-plus-tard = Répondre au plus tard
agent-plaque-aujourdhui = Répondre aujourd’hui au plus tard
agent-plaque-si-possible = Répondre si possible avant
agent-plaque-retard = { $nombre ->
    [one] En retard d’un jour
   *[other] En retard de { $nombre } jours
}
agent-plaque-delai-legal = Délai légal : { $date }.
agent-plaque-a-verifier = Délai légal à renseigner. Cette date, deux mois après la réception, est interne.
agent-plaque-sans-decision = Aucun délai légal. Cette date est interne.
agent-plaque-declaratif = Déclaration : aucune réponse n’est attendue. Cette date est interne.
agent-plaque-decidee = { $etat } le
agent-plaque-decidee-partie = L’habitant peut lire la décision depuis le { $quand }.
agent-plaque-decidee-attend = L’habitant ne la voit pas encore.
agent-qui-titre = Qui demande
agent-qui-nom = Nom
agent-qui-demandeur = Demande faite par
agent-qui-organisme = Organisme
agent-qui-siret = SIRET
agent-qui-rna = Numéro RNA
agent-qui-canal = Arrivée
agent-qui-canal-recue = { $canal }, le { $date }
agent-qui-saisi-par = Saisie par { $nom }
agent-canal-en-ligne = En ligne
agent-canal-guichet = Au guichet
agent-canal-telephone = Par téléphone
agent-canal-courrier = Par courrier
agent-canal-courriel = Par e-mail
agent-reponses-titre = Réponses
agent-reponse-vide = sans réponse
agent-reponses-rangee = { $titre } { $rang }
agent-documents-titre = Documents
agent-document-detail = { $genre }, { $taille }
agent-suivi-titre = Suivi par
agent-suivi-personne = Personne ne s’en occupe encore.
agent-un-agent = un agent
agent-suivre = Je m’en occupe
agent-ne-plus-suivre = Je ne m’en occupe plus

## Ce qui s’est passé
agent-histoire-vide = Rien encore.
agent-histoire-tout = Tout voir
agent-histoire-qui = { $quand } · { $nom }
agent-evenement-depose = Demande reçue
agent-evenement-passe-en-instruction = Étude commencée
agent-evenement-passe-en-instruction-automatiquement = Étude commencée d’office
agent-evenement-repasse-en-construction = Rendue à l’habitant
agent-evenement-demande-correction = Correction demandée
agent-evenement-accepte = Acceptée
agent-evenement-refuse = Refusée
agent-evenement-classe-sans-suite = Arrêtée
agent-evenement-accepte-automatiquement = Acceptée faute de réponse
agent-evenement-refuse-automatiquement = Refusée faute de réponse
agent-evenement-repasse-en-instruction = Rouverte
agent-evenement-annule-decision = Décision annulée avant l’envoi
agent-evenement-decision-partie = Décision envoyée à l’habitant
agent-evenement-message-usager = Message de l’habitant
agent-evenement-message-agent = Message à l’habitant
agent-evenement-note = Note interne

## La carte d’action
agent-action-titre = Que faire maintenant
agent-action-etudier = Étudier la demande
agent-action-etudier-note = L’habitant saura que sa demande est à l’étude. Vous la suivrez.
agent-action-decision = Décision
agent-action-accepter = Accepter…
agent-action-refuser = Refuser…
agent-action-arreter = Arrêter…
agent-action-rendre = Rendre à l’habitant
agent-action-rouvrir = Rouvrir
agent-action-ranger = Ranger
agent-action-sortir = Sortir du rangement
agent-action-note-decider = Vous verrez d’abord ce que lira l’habitant. Après l’envoi, vous aurez { $minutes } pour annuler.
agent-action-arreter-note = Arrêter : seulement si l’habitant y renonce ou s’il a déjà fait la même demande. Sinon, refusez.
agent-action-termine = La décision est rendue.
agent-action-range = Ce dossier est rangé.
agent-action-lecture = Votre rôle permet de lire ce dossier, pas d’agir.
agent-attente-part = Part dans { $minutes }
agent-attente-part-bientot = Part dans moins d’une minute
agent-attente-texte = L’habitant ne voit rien avant { $heure }. Vous pouvez encore annuler.
agent-attente-envoyer = Envoyer maintenant
agent-attente-garder = Garder 15 minutes
agent-attente-annuler = Annuler la décision
agent-signature-titre = À signer
agent-signature-proposee = Décision proposée : { $sens }
agent-signature-proposee-par = Proposée par { $nom }.
agent-signature-sans-motif = Sans explication.
agent-signature-signer = Signer…
agent-signature-retirer = Retirer la proposition
agent-code-titre = Code perdu
agent-code-texte = Vérifiez d’abord l’identité de la personne. L’ancien code ne marchera plus.
agent-code-donner = Donner un nouveau code
agent-code-nouveau-titre = Nouveau code
agent-code-nouveau-texte = Donnez-le à l’habitant maintenant. Il ne sera plus affiché. L’ancien code ne marche plus.
agent-code-numero = Numéro
agent-code-code = Code
agent-code-copier = Copier
agent-retour-dossier = Revenir au dossier

## Décider
agent-sens-accepter = Accepter
agent-sens-refuser = Refuser
agent-sens-classer-sans-suite = Arrêter
agent-decider-titre-accepter = Accepter la demande
agent-decider-titre-refuser = Refuser la demande
agent-decider-titre-classer-sans-suite = Arrêter la demande
agent-decider-pourquoi = Pourquoi
agent-decider-pourquoi-aide = Dans les mots que lira l’habitant : la règle, puis les faits.
agent-decider-pourquoi-aide-accepter = Ce que l’habitant doit savoir ou faire maintenant, dans ses mots.
agent-decider-qui = Qui signe
agent-decider-qui-aide = La loi veut le prénom, le nom et la qualité de qui décide.
agent-decider-moi = Moi : { $nom }, { $qualite }
agent-decider-moi-aide = Délégation : { $reference } ({ $objet }), { $dates }
agent-decider-depuis = depuis le { $debut }
agent-decider-du-au = du { $debut } au { $fin }
agent-decider-acte = L’acte est déjà signé par quelqu’un
agent-decider-acte-aide = Le maire, un adjoint : écrivez son nom comme il est sur l’acte.
agent-decider-proposer = Proposer à la signature
agent-decider-proposer-aide = Le dossier ira dans « À signer ». L’habitant ne voit rien avant la signature.
agent-decider-prenom = Prénom
agent-decider-nom = Nom
agent-decider-qualite = Qualité
agent-decider-qualite-aide = Par exemple : maire, adjointe à l’urbanisme
agent-decider-acte-du = Date de l’acte
agent-decider-voir = Voir ce que lira l’habitant
agent-decider-erreur-motif = Écrivez pourquoi : l’habitant doit pouvoir comprendre.
agent-decider-erreur-long = Raccourcissez ce texte : { $max } signes au plus.
agent-decider-erreur-qui = Choisissez qui signe.
agent-decider-erreur-prenom = Écrivez le prénom de qui a signé.
agent-decider-erreur-nom = Écrivez le nom de qui a signé.
agent-decider-erreur-qualite = Écrivez la qualité de qui a signé.
agent-decider-erreur-ma-qualite = Écrivez votre prénom, votre nom et votre qualité dans « Mon compte », puis revenez.
agent-decider-erreur-date = Écrivez la date de l’acte : jour, mois, année. Elle se place entre la demande et aujourd’hui.
agent-decider-signer-titre = Signer la décision
agent-decider-signer-sans = Vous n’avez pas de délégation en cours. Vous pouvez joindre un acte déjà signé.
agent-apercu-titre = Ce que lira l’habitant
agent-apercu-quand = Ce texte partira { $minutes } après votre accord. Vous pourrez annuler jusque-là.
agent-apercu-propose = Ce texte partira après la signature.
agent-apercu-acceptee = Votre { $nom } est acceptée
agent-apercu-refusee = Votre { $nom } est refusée
agent-apercu-arretee = { $autorite } a arrêté l’étude de votre { $nom }
agent-decision-prise = Décision : { $sens }
agent-apercu-signe = { $nom }, { $qualite }
agent-apercu-delegation = par délégation : { $reference }
agent-apercu-acte-du = acte du { $date }
agent-apercu-recours = Si vous n’êtes pas d’accord
agent-apercu-confirmer-accepter = Accepter la demande
agent-apercu-confirmer-refuser = Refuser la demande
agent-apercu-confirmer-classer-sans-suite = Arrêter la demande
agent-apercu-confirmer-proposer = Proposer à la signature
agent-apercu-confirmer-signer = Signer
agent-apercu-modifier = Modifier

## Quelqu’un a agi entre-temps
agent-conflit-titre = Quelqu’un a agi entre-temps
agent-conflit-texte = Rien n’a été changé. Voici ce qui s’est passé depuis que vous avez ouvert cette page.
agent-conflit-autre = Le dossier a été modifié { $quand }.
agent-conflit-votre-texte = Votre texte
agent-conflit-votre-texte-aide = Copiez-le si vous en avez encore besoin.
agent-conflit-reprendre = Revoir le dossier
agent-impossible-titre = Ce n’est plus possible
agent-impossible-depuis = L’état du dossier ne le permet pas. Revoyez-le.
agent-impossible-correction = L’habitant doit d’abord compléter sa demande.
agent-impossible-silence = Sur cette démarche, le silence vaut décision. Rendre la demande déplacerait la date limite. Écrivez plutôt un message à l’habitant.
agent-impossible-motif = Écrivez pourquoi : l’habitant doit pouvoir comprendre.
agent-impossible-usager = Le compte de l’habitant est supprimé.
agent-impossible-partie = La décision est déjà partie. Pour en changer, rouvrez le dossier.
agent-impossible-retrait = La demande est acceptée par le silence. Seul un retrait légal peut changer cela, dans les quatre mois.

## Ce qui vient d’être fait
agent-fait-suivre = Vous suivez ce dossier.
agent-fait-ne-plus-suivre = Vous ne suivez plus ce dossier.
agent-fait-etudier = La demande est à l’étude.
agent-fait-rendre = La demande est rendue à l’habitant.
agent-fait-rouvrir = Le dossier est rouvert.
agent-fait-ranger = Le dossier est rangé.
agent-fait-sortir = Le dossier est sorti du rangement.
agent-fait-propose = La décision attend une signature.
agent-fait-envoye = La décision est partie.
agent-fait-garde = La décision attend quinze minutes de plus.
agent-fait-annule = La décision est annulée. L’habitant n’en a rien su.
agent-fait-retire = La proposition est retirée.
agent-fait-message = Le message est envoyé.
agent-fait-note = La note est gardée.

## Messages et notes
agent-messages-vide = Aucun message.
agent-message-habitant = { $nom }, demandeur
agent-message-libelle = Écrire à l’habitant
agent-message-aide = L’habitant lira ce message dans le suivi de sa demande.
agent-message-envoyer = Envoyer le message
agent-message-erreur-vide = Écrivez votre texte.
agent-notes-intro = Ces notes restent entre agents. La loi permet à l’habitant de les demander : écrivez des faits.
agent-notes-vide = Aucune note.
agent-note-libelle = Ajouter une note
agent-note-garder = Garder la note

## Saisir pour quelqu’un
agent-saisir-texte = La personne est au guichet, au téléphone, ou a écrit : remplissez la demande pour elle.
agent-saisir-demarche = Que demande-t-elle ?
agent-saisir-choisir = Choisissez
agent-saisir-canal = Comment la demande est-elle arrivée ?
agent-saisir-recu = Quand l’avez-vous reçue ?
agent-saisir-recu-aide = Pour un courrier, le jour du cachet de la poste. Les délais partent de cette date.
agent-saisir-commencer = Commencer
agent-saisir-erreur-demarche = Choisissez une démarche.
agent-saisir-erreur-canal = Choisissez comment la demande est arrivée.
agent-saisir-erreur-date = Écrivez une date de moins d’un an : jour, mois, année. Elle ne peut pas être à venir.
agent-saisir-vide = Aucune démarche n’est publiée.
