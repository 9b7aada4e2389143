## Ce qui s’est passé
correction-agent-evenement-demandee = Correction asked for
correction-agent-evenement-recue = Correction received
correction-agent-evenement-saisie = Correction received on paper
correction-agent-evenement-annulee = Request for a correction cancelled
correction-agent-impossible-sans = No correction is awaited.
correction-agent-impossible-message = You can only withdraw your own messages.

## L’habitant
correction-etat = To complete
correction-plaque = Answer before the end of { $date }
correction-plaque-passee = Answer as soon as you can: the answer was expected on { $date }
correction-plaque-quoi = To review: { $liste }.
correction-plaque-tout = You can review all your answers.
correction-repondre = Answer
correction-delai-arrete = The time limit is stopped. It starts again when you answer, or after this date.
correction-delai-attend = The time limit starts once everything has arrived.
correction-delai-court = The time limit does not change.
correction-delai-aucun = The sooner you answer, the sooner your request moves on.
correction-demande = What { $autorite } asks
correction-texte = Rule that requires it: { $texte }
correction-chemin-demandee = More information asked for
correction-chemin-recue = Your answer arrived
correction-chemin-annulee = Nothing more is asked for
correction-chemin-sans-reponse = The study goes on without your answer
correction-chemin-rouverte = The decision is being reconsidered: your request is studied again
correction-change-titre = What changed
correction-avant = Before:
correction-apres = Now:
correction-sans-reponse = nothing
correction-reponse-actuelle = Your earlier answer: { $reponse }
correction-autres = The other answers on this page
correction-relire = Read again before sending
correction-ce-qui-change = What you change
correction-rien = You have not changed anything yet
correction-rien-texte = Change at least one answer. If everything is right, say so in a message on the follow-up page.
correction-tout = All your answers
correction-envoyer = Send my corrections
correction-suite = Your new answers replace the old ones. The agent sees what changed.
correction-envoyees = Your corrections have arrived. Keep your number and code to follow what happens next.

## Les messages et leurs fichiers
correction-joindre = Attach files
correction-joindre-aide = You can attach several files, up to 200 MB each.
correction-piece = { $nom } ({ $taille })
correction-message-retire = Message withdrawn.

## Le message que l’agent envoie
correction-message-bonjour = Hello,
correction-message-incomplet = { $nombre ->
    [one] This is missing before we can study your request:
   *[other] { $nombre } things are missing before we can study your request:
}
correction-message-incorrect = { $nombre ->
    [one] One answer needs correcting:
   *[other] { $nombre } answers need correcting:
}
correction-message-perime = { $nombre ->
    [one] One answer is out of date. Please send a newer one:
   *[other] { $nombre } answers are out of date. Please send newer ones:
}
correction-message-jusqu-au = You can answer until { $date }.

## L’agent
correction-agent-etat = Waiting for the resident
correction-agent-demander = Ask for a correction
correction-agent-pieces = Which documents are missing or to be reviewed?
correction-agent-reponses = Which answers are to be reviewed?
correction-agent-pourquoi = Why
correction-agent-motif-incomplet = It is incomplete
correction-agent-motif-incorrect = It is incorrect
correction-agent-motif-perime = It is out of date
correction-agent-attendu = Awaited
correction-agent-jusqu-au = Until
correction-agent-indispensable = A text requires this piece, and the request cannot be studied without it
correction-agent-indispensable-aide = Only then does this request act on the legal time limit (CRPA L114-5 and L114-5-1).
correction-agent-fondement = The text that requires it
correction-agent-fondement-aide = To be filled in if the box is ticked. For example: canteen rules, article 4.
correction-agent-preparer = Prepare the message
correction-agent-message = Message to the resident
correction-agent-message-aide = “Prepare the message” writes it from your choices. You can change everything.
correction-agent-envoyer = Send the request
correction-agent-effet-titre = What happens to the time limit
correction-agent-effet-sans = Box not ticked
correction-agent-effet-avec = Box ticked
correction-agent-effet-inchange = It does not change: answer by { $date }.
correction-agent-effet-refus = It stops until the answer comes. It will end on { $apres } at the latest, instead of { $avant }.
correction-agent-effet-acceptation = It starts afresh once everything has come. With an answer on the last day, silence will mean acceptance on { $date }.
correction-agent-effet-aucun = No legal time limit is running: only the expected date counts.
correction-agent-effet-trop-tard = The time limit has already passed: this request changes nothing.
correction-agent-erreur-champs = Tick at least one thing to be reviewed.
correction-agent-erreur-jusqu-au = Give a date to come, within a year.
correction-agent-erreur-fondement = Name the text that requires the piece, or untick the box.
correction-agent-attendue = Correction awaited
correction-agent-delai = Time limit
correction-agent-arrete = Stopped: { $texte }
correction-agent-sans-delai = No legal time limit is running.
correction-agent-n-arrete-pas = It goes on running.
correction-agent-en-attente = The resident’s answer is awaited until { $date }.
correction-agent-arrivee = The answer came another way
correction-agent-annuler = Cancel the request
correction-agent-recue-le = Answer received on { $date }.
correction-agent-rien-change = No answer of the form changed.
correction-agent-saisir = Type the new answers
correction-agent-saisir-texte = First type what came: files and answers. Then say here on which day.
correction-agent-saisie-finie = Now say on which day the answer came
correction-agent-dater = Give the date
correction-agent-quand-recue = The answer came on
correction-agent-quand-recue-aide = The time limit starts again from this day. For a letter, it is the day it was received.
correction-agent-enregistrer = Record the answer
correction-agent-erreur-recue = Give a day between the request and today.
correction-agent-retirer = Withdraw this message
correction-agent-fait-demandee = The correction is asked for. The resident sees it on their page.
correction-agent-fait-annulee = The request for a correction is cancelled.
correction-agent-fait-arrivee = The answer is recorded.
correction-agent-fait-retire = The message is withdrawn.
correction-agent-a-lire = A message from the resident is waiting to be read
correction-agent-plaque-attend = The legal time limit starts once everything has come. This date supposes an answer on the last day.

## A correction that is no longer asked
correction-close-titre = This correction is no longer asked for
correction-close-texte = Nothing is kept. To add something, write a message.
correction-close-saisi = What you wrote
correction-close-ecrire = Write a message
correction-courriel-objet-annulee = Your request no. { $numero }: nothing left to complete
correction-courriel-titre-annulee = You no longer have to complete your { $nom }
correction-courriel-texte-annulee = { $autorite } no longer asks you to complete your { $nom }. You have nothing to do. To add something, write a message on the follow-up page.
correction-agent-si-annulee = If you cancel, reply by { $date }.
