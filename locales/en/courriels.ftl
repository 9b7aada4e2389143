### Mails, letters and links: what residents and agents read.

## Subjects: a number, nothing personal
courriel-objet-depot = Your request no. { $numero } has arrived
courriel-objet-etude = Your request no. { $numero } is being studied
courriel-objet-correction = Your request no. { $numero } needs completing
courriel-objet-message = Your request no. { $numero }: you have a message
courriel-objet-decision = Your request no. { $numero }: an answer is waiting
courriel-objet-rouverte = Your request no. { $numero } is being studied again
courriel-objet-lien = Your request no. { $numero }: the link to open it
courriel-objet-brouillon = Your request no. { $numero }: the link to finish it
courriel-objet-effacement = Your request no. { $numero } is not sent yet

## Titles
courriel-titre-depot = Your { $nom } has arrived
courriel-titre-etude = Your { $nom } is being studied
courriel-titre-correction = Your { $nom } needs completing
courriel-titre-message = { $autorite } wrote to you
courriel-titre-decision = { $autorite } answered your { $nom }
courriel-titre-rouverte = Your { $nom } is being studied again
courriel-titre-lien = Open your { $nom }
courriel-titre-brouillon = Your answers are kept
courriel-titre-effacement = Your answers will soon be erased

## What happened, and what comes next
courriel-texte-depot = { $autorite } received your { $nom }. An agent will study it. You will get an e-mail at each step.
courriel-texte-declaration = Your { $nom } counts from today. You have nothing else to do.
courriel-texte-etude = { $autorite } is studying your { $nom }. You have nothing to do. You will get an e-mail when the answer is ready.
courriel-texte-correction = { $autorite } asks you to complete your { $nom }. Open it to read what is missing and answer.
courriel-texte-message = An agent wrote to you about your { $nom }. Read the message and answer on the follow-up page.
courriel-texte-avant = Answer by { $jour } at the latest.
courriel-texte-decision = Open the follow-up page to read the answer. You will also see who signed it and what to do if you disagree.
courriel-texte-notification-loi = You agreed to get this answer by e-mail. It counts as received on the day you read it. If you do not read it before { $fin }, it counts as received on { $jour }.
courriel-texte-rouverte = { $autorite } is studying your { $nom } again. The answer already given no longer counts. You will get an e-mail when the new answer is ready.
courriel-texte-lien = You asked for a link to open your { $nom }. If it was not you, do nothing.
courriel-texte-brouillon = Nothing is sent yet. Your answers are kept until { $jour }. The button opens them where you stopped.
courriel-texte-effacement = Your answers will be erased on { $jour }. Nothing was sent to the service. Finish them before that day.

## Buttons
courriel-bouton-suivre = Follow my request
courriel-bouton-correction = See what to complete
courriel-bouton-message = Read the message
courriel-bouton-decision = Read the answer
courriel-bouton-brouillon = Continue

## Facts and foot
courriel-fait-numero = Number
courriel-fait-demarche = Procedure
courriel-pied-lien = This button works until { $date }. Do not pass it on: it opens your request.
courriel-pied-appeler = To speak to a person, call { $telephone } and give your number. You can also answer this e-mail.
courriel-pied-repondre = To speak to a person, answer this e-mail and give your number.

## The link received
courriel-lien-titre = Request no. { $numero }
courriel-lien-texte = This link comes from an e-mail that we sent you.
courriel-lien-ouvrir = Open my request
courriel-perime-titre = This link no longer works
courriel-perime-texte = A link lasts thirty days. It also stops when the code or the e-mail address changes. Your request goes on: nothing is lost.
courriel-demande-titre = Get a link by e-mail
courriel-demande-texte = Give the number of your request and the e-mail address you wrote in it. We send that address a link that opens it.
courriel-demande-aide = The one you gave in the request.
courriel-demande-bouton = Send the link
courriel-demandee-titre = Look at your e-mails
courriel-demandee-texte = If the number and the address go together, an e-mail leaves now. Open it and choose “Open my request”.
courriel-demandee-note = Nothing after a few minutes? Look in your junk mail, then check the number and the address.

## Finishing later
courriel-garde-parti = A link to come back is on its way to { $courriel }.
courriel-garde-aide = We send there a link that opens your answers again.
courriel-garde-bouton = Send me a link
courriel-garde-faux = Write an e-mail address such as name@example.com
courriel-garde-trop = Five links have already left today. Note the number and the code, or come back tomorrow.
courriel-message-trop = You have sent many messages. Wait a few minutes, then send this one.

## The answer by e-mail in place of a letter (CRPA R112-18)
courriel-consentir-titre = Getting the answer by e-mail
courriel-consentir-case = I agree to get the answer by e-mail, in place of a registered letter
courriel-consentir-aide = It will be announced to { $courriel }. Read it within fifteen days: after that, it counts as received. If the answer is no, a letter is sent too. You can change your mind.
courriel-consenti-texte = Since { $jour }, you agree to get the answer by e-mail, in place of a registered letter. If the answer is no, a letter is sent too.
courriel-consentir-retirer = I prefer a letter
courriel-non-consenti-texte = If the answer is no, it is also sent to you by post. For other answers, you may prefer the e-mail alone, in place of a registered letter.
courriel-consentir-bouton = I prefer the e-mail alone
courriel-decision-envoyee = Sent on { $instant }
courriel-decision-ouverte = Opened for the first time on { $instant }
courriel-non-arrive-titre = Our e-mails do not reach you
courriel-non-arrive-texte = The address { $courriel } does not receive them. Write the right one in a message below: an agent will correct it.

## Agents: what left
courriel-agent-titre = Mails and letters
courriel-agent-acte-depot = Proof of sending
courriel-agent-acte-etude = Study begun
courriel-agent-acte-rendue = Request to complete
courriel-agent-acte-correction = Correction asked
courriel-agent-acte-message = Your message
courriel-agent-acte-decision = Answer
courriel-agent-acte-rouverte = Reopening
courriel-agent-acte-lien = Link to come back
courriel-agent-acte-autre = Mail
courriel-agent-lettre = { $acte } (letter)
courriel-agent-a-poster = To be posted
courriel-agent-postee-le = Posted on { $jour }
courriel-agent-etat-attente = Waiting
courriel-agent-etat-parti = Left
courriel-agent-etat-refuse = Not delivered
courriel-agent-cause-mal-ecrite = badly written address
courriel-agent-cause-inexistante = this address does not exist
courriel-agent-cause-domaine = what follows @ does not exist
courriel-agent-cause-pleine = mailbox full
courriel-agent-cause-bloquee = refused by the recipient’s filter
courriel-agent-cause-autre = the recipient’s server did not answer
courriel-agent-echec-titre = A mail did not arrive
courriel-agent-echec = { $courriel }: { $cause }. Correct the address with the person: what did not arrive leaves again at once.
courriel-agent-adresse = E-mail address of the person
courriel-agent-adresse-fausse = Write an e-mail address such as name@example.com
courriel-agent-renvoyer = Correct and send again
courriel-agent-fait-renvoye = Address kept. What had not arrived leaves again.
courriel-agent-consenti = Agrees to the answer by e-mail since { $jour }. A refusal or a closing also goes by post.
courriel-agent-lue = Answer opened by the resident: { $instant }.
courriel-agent-notifiee-lue = Notified on { $jour }, the day the resident opened it.
courriel-agent-notifiee-non-lue = Notified on { $jour }: not opened within fifteen days.
courriel-agent-notifiee-attente = Sent by e-mail alone, not opened yet. If it is not opened within fifteen days, it counts as notified on the day it was sent.
courriel-agent-evenement-lue = Answer opened by the resident

## Agents: letters to post
courriel-agent-courriers = Letters to post
courriel-agent-courriers-texte = People without an e-mail address, refusals, closings, and answers that e-mail could not carry. Print, post, note the day.
courriel-agent-courriers-vide = Nothing to post
courriel-agent-courriers-vide-texte = Everything that had to go by post has gone.
courriel-agent-dossier = Dossier
courriel-agent-depuis = Since
courriel-agent-sans-adresse = Unknown postal address: call the person.
courriel-agent-postee = Posted on
courriel-agent-poster = Note the posting
courriel-agent-jour-impossible = Give a day between the asking of the letter and today
courriel-agent-fait-poste = Posting noted.

## The mailbox of the service
courriel-agent-objet-depot = Request no. { $numero } received
courriel-agent-objet-message = Request no. { $numero }: the resident wrote
courriel-agent-objet-correction = Request no. { $numero } completed
courriel-agent-objet-jour = { $nombre ->
    [1] One piece of news since yesterday
   *[other] { $nombre } pieces of news since yesterday
}
courriel-agent-numero = Request no. { $numero }
courriel-agent-nouvelle-depot = Received
courriel-agent-nouvelle-message = New message
courriel-agent-nouvelle-correction = Completed
courriel-agent-bouton = Open
courriel-agent-pied = The person’s name is never in these messages. To get fewer of them, see the settings of the procedure.
courriel-admin-avis = Tell the mailbox of the service
courriel-admin-avis-aide = At each request, message or correction received. No name, no answer.
courriel-admin-avis-aussitot = At once
courriel-admin-avis-quotidien = Each morning at 8
courriel-admin-avis-aucun = Never
