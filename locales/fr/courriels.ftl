### Les courriels, les courriers et les liens : ce que lisent l’habitant et l’agent.

## Objets : un numéro, rien de personnel
courriel-objet-depot = Votre demande n° { $numero } est bien arrivée
courriel-objet-etude = Votre demande n° { $numero } est à l’étude
courriel-objet-correction = Votre demande n° { $numero } : il faut la compléter
courriel-objet-message = Votre demande n° { $numero } : vous avez un message
courriel-objet-decision = Votre demande n° { $numero } : une réponse vous attend
courriel-objet-rouverte = Votre demande n° { $numero } est de nouveau à l’étude
courriel-objet-lien = Votre demande n° { $numero } : le lien pour l’ouvrir
courriel-objet-brouillon = Votre demande n° { $numero } : le lien pour la finir
courriel-objet-effacement = Votre demande n° { $numero } n’est pas encore envoyée

## Titres
courriel-titre-depot = Votre { $nom } est bien arrivée
courriel-titre-etude = Votre { $nom } est à l’étude
courriel-titre-correction = Votre { $nom } est à compléter
courriel-titre-message = { $autorite } vous a écrit
courriel-titre-decision = { $autorite } a répondu à votre { $nom }
courriel-titre-rouverte = Votre { $nom } est de nouveau à l’étude
courriel-titre-lien = Ouvrir votre { $nom }
courriel-titre-brouillon = Vos réponses sont gardées
courriel-titre-effacement = Vos réponses seront bientôt effacées

## Ce qui arrive, et la suite
courriel-texte-depot = { $autorite } a reçu votre { $nom }. Un agent va l’étudier. Vous recevrez un e-mail à chaque étape.
courriel-texte-declaration = Votre { $nom } compte dès aujourd’hui. Vous n’avez rien d’autre à faire.
courriel-texte-etude = { $autorite } étudie votre { $nom }. Vous n’avez rien à faire. Vous recevrez un e-mail quand la réponse sera prête.
courriel-texte-correction = { $autorite } vous demande de compléter votre { $nom }. Ouvrez-la pour lire ce qui manque et y répondre.
courriel-texte-message = Un agent vous a écrit au sujet de votre { $nom }. Lisez son message et répondez-lui sur la page de suivi.
courriel-texte-avant = Répondez au plus tard le { $jour }.
courriel-texte-decision = Ouvrez la page de suivi pour lire la réponse. Vous y verrez aussi qui l’a signée et que faire si vous n’êtes pas d’accord.
courriel-texte-notification-loi = Vous avez accepté de recevoir cette réponse par e-mail. Elle compte comme reçue le jour où vous la lisez. Si vous ne la lisez pas avant le { $fin }, elle compte comme reçue le { $jour }.
courriel-texte-rouverte = { $autorite } reprend l’étude de votre { $nom }. La réponse déjà donnée ne compte plus. Vous recevrez un e-mail quand la nouvelle réponse sera prête.
courriel-texte-lien = Vous avez demandé un lien pour ouvrir votre { $nom }. Si ce n’est pas vous, ne faites rien.
courriel-texte-brouillon = Rien n’est encore envoyé. Vos réponses sont gardées jusqu’au { $jour }. Le bouton les rouvre là où vous vous êtes arrêté.
courriel-texte-effacement = Vos réponses seront effacées le { $jour }. Rien n’a été envoyé au service. Finissez-les avant cette date.

## Boutons
courriel-bouton-suivre = Suivre ma demande
courriel-bouton-correction = Voir ce qu’il faut compléter
courriel-bouton-message = Lire le message
courriel-bouton-decision = Lire la réponse
courriel-bouton-brouillon = Continuer

## Faits et pied
courriel-fait-numero = Numéro
courriel-fait-demarche = Démarche
courriel-pied-lien = Ce bouton marche jusqu’au { $date }. Ne le transmettez pas : il ouvre votre demande.
courriel-pied-appeler = Pour parler à une personne, appelez le { $telephone } et donnez votre numéro. Vous pouvez aussi répondre à cet e-mail.
courriel-pied-repondre = Pour parler à une personne, répondez à cet e-mail et donnez votre numéro.

## Le lien reçu
courriel-lien-titre = Demande n° { $numero }
courriel-lien-texte = Ce lien vient d’un e-mail que nous vous avons envoyé.
courriel-lien-ouvrir = Ouvrir ma demande
courriel-perime-titre = Ce lien ne marche plus
courriel-perime-texte = Un lien dure trente jours. Il s’arrête aussi quand le code ou l’adresse e-mail change. Votre demande continue : rien n’est perdu.
courriel-demande-titre = Recevoir un lien par e-mail
courriel-demande-texte = Donnez le numéro de votre demande et l’adresse e-mail que vous y avez écrite. Nous envoyons à cette adresse un lien qui l’ouvre.
courriel-demande-aide = Celle que vous avez donnée dans la demande.
courriel-demande-bouton = Envoyer le lien
courriel-demandee-titre = Regardez vos e-mails
courriel-demandee-texte = Si le numéro et l’adresse vont ensemble, un e-mail part tout de suite. Ouvrez-le et choisissez « Ouvrir ma demande ».
courriel-demandee-note = Rien dans quelques minutes ? Regardez dans les messages indésirables, puis vérifiez le numéro et l’adresse.

## Finir plus tard
courriel-garde-parti = Un lien pour revenir part à { $courriel }.
courriel-garde-aide = Nous y envoyons un lien qui rouvre vos réponses.
courriel-garde-bouton = M’envoyer un lien
courriel-garde-faux = Écrivez une adresse e-mail comme nom@exemple.fr
courriel-garde-trop = Cinq liens sont déjà partis aujourd’hui. Notez le numéro et le code, ou revenez demain.
courriel-message-trop = Vous avez envoyé beaucoup de messages. Attendez quelques minutes, puis envoyez celui-ci.

## La réponse par e-mail à la place d’une lettre (CRPA R112-18)
courriel-consentir-titre = Recevoir la réponse par e-mail
courriel-consentir-case = J’accepte de recevoir la réponse par e-mail, à la place d’une lettre recommandée
courriel-consentir-aide = Elle sera annoncée à { $courriel }. Lisez-la dans les quinze jours : ensuite, elle compte comme reçue. Si la réponse est non, une lettre part aussi. Vous pourrez changer d’avis.
courriel-consenti-texte = Depuis le { $jour }, vous acceptez de recevoir la réponse par e-mail, à la place d’une lettre recommandée. Si la réponse est non, une lettre part aussi.
courriel-consentir-retirer = Je préfère une lettre
courriel-non-consenti-texte = Si la réponse est non, elle vous est aussi envoyée par la poste. Pour les autres réponses, vous pouvez préférer l’e-mail seul, à la place d’une lettre recommandée.
courriel-consentir-bouton = Je préfère l’e-mail seul
courriel-decision-envoyee = Envoyée le { $instant }
courriel-decision-ouverte = Ouverte pour la première fois le { $instant }
courriel-non-arrive-titre = Nos e-mails ne vous arrivent pas
courriel-non-arrive-texte = L’adresse { $courriel } ne les reçoit pas. Écrivez la bonne adresse dans un message, plus bas : un agent la corrigera.

## Agents : ce qui est parti
courriel-agent-titre = Courriels et lettres
courriel-agent-acte-depot = Preuve d’envoi
courriel-agent-acte-etude = Mise à l’étude
courriel-agent-acte-rendue = Demande à compléter
courriel-agent-acte-correction = Correction demandée
courriel-agent-acte-message = Votre message
courriel-agent-acte-decision = Réponse
courriel-agent-acte-rouverte = Réouverture
courriel-agent-acte-lien = Lien pour revenir
courriel-agent-acte-autre = Courriel
courriel-agent-lettre = { $acte } (lettre)
courriel-agent-a-poster = À poster
courriel-agent-postee-le = Postée le { $jour }
courriel-agent-etat-attente = En attente
courriel-agent-etat-parti = Parti
courriel-agent-etat-refuse = Non arrivé
courriel-agent-cause-mal-ecrite = adresse mal écrite
courriel-agent-cause-inexistante = adresse inexistante
courriel-agent-cause-domaine = ce qui suit @ n’existe pas
courriel-agent-cause-pleine = boîte pleine
courriel-agent-cause-bloquee = refusé par le filtre du destinataire
courriel-agent-cause-autre = le serveur du destinataire n’a pas répondu
courriel-agent-echec-titre = Un courriel n’est pas arrivé
courriel-agent-echec = { $courriel } : { $cause }. Corrigez l’adresse avec la personne : ce qui n’est pas arrivé repart aussitôt.
courriel-agent-adresse = Adresse e-mail de la personne
courriel-agent-adresse-fausse = Écrivez une adresse e-mail comme nom@exemple.fr
courriel-agent-renvoyer = Corriger et renvoyer
courriel-agent-fait-renvoye = Adresse gardée. Ce qui n’était pas arrivé repart.
courriel-agent-consenti = Accepte la réponse par e-mail depuis le { $jour }. Un refus ou un arrêt part aussi par la poste.
courriel-agent-lue = Réponse ouverte par l’habitant : { $instant }.
courriel-agent-notifiee-lue = Notifiée le { $jour }, jour où l’habitant l’a ouverte.
courriel-agent-notifiee-non-lue = Notifiée le { $jour } : non ouverte dans les quinze jours.
courriel-agent-notifiee-attente = Envoyée par e-mail seul, pas encore ouverte. Sans ouverture sous quinze jours, elle compte comme notifiée le jour de l’envoi.
courriel-agent-evenement-lue = Réponse ouverte par l’habitant

## Agents : les lettres à poster
courriel-agent-courriers = Courriers à poster
courriel-agent-courriers-texte = Les personnes sans adresse e-mail, les refus, les arrêts, et les réponses que l’e-mail n’a pas pu porter. Imprimez, postez, notez le jour.
courriel-agent-courriers-vide = Rien à poster
courriel-agent-courriers-vide-texte = Tout ce qui devait partir par la poste est parti.
courriel-agent-dossier = Dossier
courriel-agent-depuis = Depuis
courriel-agent-sans-adresse = Adresse postale inconnue : appelez la personne.
courriel-agent-postee = Postée le
courriel-agent-poster = Noter l’envoi
courriel-agent-jour-impossible = Donnez un jour entre la demande de la lettre et aujourd’hui
courriel-agent-fait-poste = Envoi noté.

## La boîte du service
courriel-agent-objet-depot = Demande n° { $numero } reçue
courriel-agent-objet-message = Demande n° { $numero } : l’habitant a écrit
courriel-agent-objet-correction = Demande n° { $numero } complétée
courriel-agent-objet-jour = { $nombre ->
    [1] Une nouvelle depuis hier
   *[other] { $nombre } nouvelles depuis hier
}
courriel-agent-numero = Demande n° { $numero }
courriel-agent-nouvelle-depot = Reçue
courriel-agent-nouvelle-message = Nouveau message
courriel-agent-nouvelle-correction = Complétée
courriel-agent-bouton = Ouvrir
courriel-agent-pied = Le nom de la personne n’est jamais dans ces messages. Pour en recevoir moins, voyez les réglages de la démarche.
courriel-admin-avis = Prévenir la boîte du service
courriel-admin-avis-aide = À chaque demande, message ou correction reçus. Sans nom, ni réponse.
courriel-admin-avis-aussitot = Aussitôt
courriel-admin-avis-quotidien = Chaque matin à 8 h
courriel-admin-avis-aucun = Jamais
