## Ce qui s’est passé
correction-agent-evenement-demandee = Correction demandée
correction-agent-evenement-recue = Correction reçue
correction-agent-evenement-saisie = Correction reçue sur papier
correction-agent-evenement-annulee = Demande de correction annulée
correction-agent-impossible-sans = Aucune correction n’est attendue.
correction-agent-impossible-message = Vous ne pouvez retirer que vos propres messages.

## L’habitant
correction-etat = À compléter
correction-plaque = Répondez avant la fin du { $date }
correction-plaque-passee = Répondez dès que possible : la réponse était attendue le { $date }
correction-plaque-quoi = À revoir : { $liste }.
correction-plaque-tout = Vous pouvez revoir toutes vos réponses.
correction-repondre = Répondre
correction-delai-arrete = Le délai de réponse est arrêté. Il repart quand vous répondez, ou après cette date.
correction-delai-attend = Le délai de réponse commence quand tout est arrivé.
correction-delai-court = Le délai de réponse ne change pas.
correction-delai-aucun = Plus vite vous répondez, plus vite votre demande avance.
correction-demande = Ce que demande { $autorite }
correction-texte = Texte qui l’exige : { $texte }
correction-chemin-demandee = Complément demandé
correction-chemin-recue = Votre réponse est arrivée
correction-chemin-annulee = Le complément n’est plus demandé
correction-chemin-sans-reponse = L’étude continue sans réponse de votre part
correction-chemin-rouverte = La réponse est reprise : votre demande est à nouveau étudiée
correction-change-titre = Ce qui a changé
correction-avant = Avant :
correction-apres = Maintenant :
correction-sans-reponse = rien
correction-reponse-actuelle = Votre réponse d’avant : { $reponse }
correction-autres = Les autres réponses de cette page
correction-relire = Relisez avant d’envoyer
correction-ce-qui-change = Ce que vous changez
correction-rien = Vous n’avez encore rien changé
correction-rien-texte = Changez au moins une réponse. Si tout est juste, dites-le dans un message sur la page de suivi.
correction-tout = Toutes vos réponses
correction-envoyer = Envoyer mes corrections
correction-suite = Vos nouvelles réponses remplacent les anciennes. L’agent voit ce qui a changé.
correction-envoyees = Vos corrections sont bien arrivées. Gardez votre numéro et votre code pour suivre la suite.

## Les messages et leurs fichiers
correction-joindre = Joindre des fichiers
correction-joindre-aide = Plusieurs fichiers sont possibles, de 200 Mo chacun au plus.
correction-piece = { $nom } ({ $taille })
correction-message-retire = Message retiré.

## Le message que l’agent envoie
correction-message-bonjour = Bonjour,
correction-message-incomplet = { $nombre ->
    [one] Il manque ceci pour étudier votre demande :
   *[other] Il manque { $nombre } choses pour étudier votre demande :
}
correction-message-incorrect = { $nombre ->
    [one] Une réponse est à corriger :
   *[other] { $nombre } réponses sont à corriger :
}
correction-message-perime = { $nombre ->
    [one] Une réponse n’est plus à jour. Merci d’en envoyer une plus récente :
   *[other] { $nombre } réponses ne sont plus à jour. Merci d’en envoyer de plus récentes :
}
correction-message-jusqu-au = Vous pouvez répondre jusqu’au { $date }.

## L’agent
correction-agent-etat = Attend l’habitant
correction-agent-demander = Demander une correction
correction-agent-pieces = Quels documents manquent ou sont à revoir ?
correction-agent-reponses = Quelles réponses sont à revoir ?
correction-agent-pourquoi = Pourquoi
correction-agent-motif-incomplet = C’est incomplet
correction-agent-motif-incorrect = C’est inexact
correction-agent-motif-perime = Ce n’est plus à jour
correction-agent-attendu = Attendu
correction-agent-jusqu-au = Jusqu’au
correction-agent-indispensable = Un texte exige cette pièce, et la demande ne peut pas être étudiée sans elle
correction-agent-indispensable-aide = Alors seulement, la demande agit sur le délai légal (CRPA L114-5 et L114-5-1).
correction-agent-fondement = Le texte qui l’exige
correction-agent-fondement-aide = À remplir si la case est cochée. Par exemple : règlement de la cantine, article 4.
correction-agent-preparer = Préparer le message
correction-agent-message = Message à l’habitant
correction-agent-message-aide = « Préparer le message » l’écrit d’après vos choix. Vous pouvez tout changer.
correction-agent-envoyer = Envoyer la demande
correction-agent-effet-titre = Ce que deviendra le délai
correction-agent-effet-sans = Sans la case cochée
correction-agent-effet-avec = Avec la case cochée
correction-agent-effet-inchange = Il ne change pas : répondre au plus tard le { $date }.
correction-agent-effet-refus = Il s’arrête jusqu’à la réponse. Il finira au plus tard le { $apres }, au lieu du { $avant }.
correction-agent-effet-acceptation = Il repart de zéro quand tout est arrivé. Avec une réponse le dernier jour, le silence vaudra accord le { $date }.
correction-agent-effet-aucun = Aucun délai légal ne court : seule la date attendue compte.
correction-agent-effet-trop-tard = Le délai est déjà passé : la demande n’y change rien.
correction-agent-erreur-champs = Cochez au moins ce qui est à revoir.
correction-agent-erreur-jusqu-au = Donnez une date à venir, dans l’année.
correction-agent-erreur-fondement = Nommez le texte qui exige la pièce, ou décochez la case.
correction-agent-attendue = Correction attendue
correction-agent-delai = Délai
correction-agent-arrete = Arrêté : { $texte }
correction-agent-sans-delai = Aucun délai légal ne court.
correction-agent-n-arrete-pas = Il continue de courir.
correction-agent-en-attente = La réponse de l’habitant est attendue jusqu’au { $date }.
correction-agent-arrivee = La réponse est arrivée autrement
correction-agent-annuler = Annuler la demande
correction-agent-recue-le = Réponse reçue le { $date }.
correction-agent-rien-change = Aucune réponse du formulaire n’a changé.
correction-agent-saisir = Saisir les nouvelles réponses
correction-agent-saisir-texte = Saisissez d’abord ce qui est arrivé : fichiers et réponses. Puis dites ici quel jour.
correction-agent-saisie-finie = Dites maintenant quel jour la réponse est arrivée
correction-agent-dater = Donner la date
correction-agent-quand-recue = La réponse est arrivée le
correction-agent-quand-recue-aide = Le délai repart de ce jour. Pour un courrier, c’est le jour de sa réception.
correction-agent-enregistrer = Enregistrer la réponse
correction-agent-erreur-recue = Donnez un jour entre la demande et aujourd’hui.
correction-agent-retirer = Retirer ce message
correction-agent-fait-demandee = La correction est demandée. L’habitant la voit sur sa page de suivi.
correction-agent-fait-annulee = La demande de correction est annulée.
correction-agent-fait-arrivee = La réponse est enregistrée.
correction-agent-fait-retire = Le message est retiré.
correction-agent-a-lire = Un message de l’habitant attend d’être lu
correction-agent-plaque-attend = Le délai légal commence quand tout est arrivé. Cette date suppose une réponse le dernier jour.

## Une correction qui n’est plus demandée
correction-close-titre = Cette correction n’est plus demandée
correction-close-texte = Rien n’est enregistré. Pour ajouter quelque chose, écrivez un message.
correction-close-saisi = Ce que vous avez écrit
correction-close-ecrire = Écrire un message
correction-courriel-objet-annulee = Votre demande n° { $numero } : plus rien à compléter
correction-courriel-titre-annulee = Vous n’avez plus à compléter votre { $nom }
correction-courriel-texte-annulee = { $autorite } ne vous demande plus de compléter votre { $nom }. Vous n’avez rien à faire. Pour ajouter quelque chose, écrivez un message sur la page de suivi.
correction-agent-si-annulee = Si vous annulez, répondez au plus tard le { $date }.
