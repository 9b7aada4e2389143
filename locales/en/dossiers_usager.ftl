### The resident's side: starting, filling in, sending, following.

## Everywhere
usager-quitter = Leave this computer
usager-quitte-titre = You have left this computer
usager-quitte-texte = Nothing of your visit stays on this computer.
usager-quitte-suite = Your saved answers are kept. To find them again you need your number and your code. Close the browser window too.
usager-reprendre-titre = Resume with a number and a code
usager-rester = Stay longer
usager-ouverte-jusqua = This page stays open until { $instant }.
usager-aide-titre = Need help?
usager-service-titre = Who deals with it
usager-numero = Your number
usager-code = Your code
usager-copier = Copy the code
usager-sans-reponse = No answer
usager-civilite = Title
usager-madame = Ms
usager-monsieur = Mr

## Before the first question
usager-commencer-fiche = What it is
usager-commencer-titre-page = Before you start: { $titre }
usager-commencer-duree = { $minutes ->
    [1] Before you start, read what follows. Allow one minute. Your answers are kept at each step.
   *[other] Before you start, read what follows. Allow about { $minutes } minutes. Your answers are kept at each step.
}
usager-commencer-preparer = What to prepare
usager-commencer-presence = You prepare your answers here. You will finish on site, with your papers.
usager-commencer-national = This is done on a website of the State. Nothing is asked here.
usager-commencer-ferme = Closed for now
usager-commencer-ferme-texte = Nobody can start today. The service will say when it opens again.
usager-commencer-note = No account is needed.
usager-pour-titre = Who is this request for?
usager-pour-titre-court = For whom
usager-pour-moi = For you
usager-pour-autrui = For someone else
usager-pour-autrui-aide = A child, a parent, a person you help.
usager-pour-entreprise = For a company
usager-pour-entreprise-aide = You need its SIRET number.
usager-pour-association = For an association
usager-pour-association-aide = You need its RNA number or its SIRET number.
usager-pour-a-choisir = Choose who this request is for
usager-pour-changer-titre = Change who this request is for
usager-pour-changer = Change
usager-donnees-titre = What becomes of your answers
usager-donnees-finalite = What they are for
usager-donnees-finalite-defaut = They serve to study your request and to answer you.
usager-donnees-base = What allows it
usager-donnees-base-loi = Public interest (General Data Protection Regulation, article 6, paragraph 1, point e).
usager-donnees-lecteurs = Who reads them
usager-donnees-lecteurs-defaut = Only the agents in charge of your request read them.
usager-donnees-duree = How long
usager-donnees-mois = { $mois ->
    [1] They are kept one month after the answer.
   *[other] They are kept { $mois } months after the answer.
}
usager-donnees-duree-inconnue = They are kept as long as the law requires.
usager-donnees-droits = Your rights
usager-donnees-droits-texte = You can read your data, have it corrected, and sometimes have it erased.
usager-donnees-droits-lien = How to do it
usager-donnees-dpo = Who to write to

## The steps
usager-etapes = Steps
usager-titre-etape = Step { $rang } of { $total }: { $titre }
usager-etape-identite = You
usager-etape-relire = Check and send
usager-etape-sans-titre = Your answers
usager-garde = Saved at { $heure }. Your number: { $numero }
usager-garde-code = Your code: { $code }. Write it down to come back later.
usager-plus-tard = Save and finish later
usager-nouvelles-questions = New questions have appeared on this page. Answer them too.
usager-question-sans-nom = Your answer
usager-lire-la-suite = Read more

## You
usager-identite-titre = Who are you?
usager-identite-vous = First name and name
usager-identite-prenom = First name
usager-identite-nom = Family name
usager-identite-courriel-aide = To answer you. Without an e-mail address, give your postal address.
usager-identite-telephone-aide = If the service has a question.
usager-identite-adresse-aide = Number and street, postcode, town.
usager-identite-beneficiaire = Person concerned
usager-identite-beneficiaire-prenom = First name of the person concerned
usager-identite-beneficiaire-nom = Name of the person concerned
usager-identite-entreprise = Name of the company
usager-identite-association = Name of the association
usager-identite-siret = SIRET number
usager-identite-rna = RNA number
usager-identite-rna-aide = The letter W and 9 digits. Without an RNA number, give the SIRET.
usager-identite-trop-long = Shorten this answer: { $max } characters at most
usager-identite-defaut-prenom = Write your first name
usager-identite-defaut-nom = Write your family name
usager-identite-defaut-joignable = Give an e-mail address or a postal address, to receive the answer
usager-identite-defaut-courriel = Check your e-mail address, for example first.last@example.fr
usager-identite-defaut-telephone = Check your telephone number, for example 06 12 34 56 78
usager-identite-defaut-beneficiaire-prenom = Write the first name of the person concerned
usager-identite-defaut-beneficiaire-nom = Write the name of the person concerned
usager-identite-defaut-entreprise = Write the name of the company
usager-identite-defaut-association = Write the name of the association
usager-identite-defaut-siret = Copy the 14 digits of the SIRET again: one is missing or wrong
usager-identite-defaut-rna = Check the RNA number: the letter W and 9 digits

## The questions
usager-choisir = Choose in the list
usager-pays = Country
usager-adresse-ailleurs = The address is not in France
usager-adresse-voie = Number and street
usager-adresse-code = Postcode
usager-adresse-commune = Town
usager-autre-precision = Your answer, if you chose “Other”
usager-chercher-liste = Search the list
usager-liste-rien = Nothing matches. Try a shorter word.
usager-liste-trouves = { $nombre ->
    [one] One choice found
   *[other] { $nombre } choices found, take the right one
}
usager-liste-choisis = Your choices
usager-liste-premiere = First choice
usager-liste-seconde = Second choice
usager-liste-voir-seconde = Show the second choices
usager-carte-dessin = Drawing on the map
usager-format-carte = Write the latitude, then the longitude, for example 49.5641, 3.6199
usager-format-commune = With its postcode, for example Laon (02000)
usager-format-courriel = For example first.last@example.fr
usager-format-date = For example 27 3 2026
usager-format-naissance = For example 27 3 1985
usager-format-date-heure = For example 27 3 2026, at 14:30
usager-format-ecole = Name or number of the school
usager-format-exemple = For example { $exemple }
usager-format-iban = It begins with two letters, for example FR76
usager-format-liste = Write a word. The list has { $nombre } choices.
usager-format-rna = The letter W and 9 digits, for example W751004076
usager-format-rnf = For example 075-FDD-00003-01
usager-format-siret = 14 digits, for example 732 829 320 00074
usager-format-telephone = For example 06 12 34 56 78
usager-fichier-envoyer = Send now
usager-fichier-modele = Open the form to fill in
usager-fichier-recu = { $taille }, received. Viruses: not checked yet.
usager-fichier-trop-gros = Replace “{ $nom }” by a lighter file, { $taille } at most
usager-fichier-vide = Choose another file: “{ $nom }” is empty
usager-rangee = Answer { $rang }
usager-rangee-ajouter = Add an answer
usager-rangee-monter = Move up
usager-rangee-descendre = Move down
usager-rangees-nombre = { $nombre ->
    [one] One answer
   *[other] { $nombre } answers
}

## Two tabs
usager-conflit-titre = This page was changed in another tab
usager-conflit-texte = Nothing was replaced. Compare, then choose what you keep. Files added here have to be chosen again.
usager-conflit-ici = Here
usager-conflit-autre = In the other tab
usager-conflit-garder-autre = Keep the other tab

## Finish later
usager-garde-titre = Your answers are kept
usager-garde-jusqua = Kept until { $date }. Keep this number and this code: they open your answers again.
usager-garde-avertir = Nothing is sent yet. The service does not see your answers.
usager-garde-comment = To come back, open the website of { $nom } and choose “My requests”. Then write the number and the code. It works from any device.
usager-garde-continuer = Continue now

## Check and send
usager-relire-titre = Check before you send
usager-relire-envoyer = Send your { $nom }
usager-relire-manque = An answer is missing
usager-relire-reste = { $nombre ->
    [one] One answer is left to give or to correct
   *[other] { $nombre } answers are left to give or to correct
}
usager-relire-reste-texte = They are marked on this page. Choose “Change” beside each of them.
usager-relire-suite = You receive a proof of sending at once. You can then follow your { $nom } with a number and a code.
usager-relire-suite-declaration = Your { $nom } counts as soon as it is sent. You receive a proof at once, with a number and a code.

## Proof of sending
usager-recu-titre = Your { $nom } has arrived
usager-recu-titre-page = Proof of sending: your { $nom } has arrived
usager-recu-code = Write down this number and this code, or print this page. With them you follow your { $nom } from any device.
usager-recu-suivre = Follow your { $nom }
usager-recu-presence = You still have to come with your papers. Call the service to know when.
usager-recu-envoye-par = Sent by
usager-recu-pour = { $nom }, for { $demandeur }
usager-recu-quand = Sent on
usager-recu-suite-titre = And now
usager-recu-suite-defaut = { $autorite } studies your { $nom } and answers you.
usager-recu-suite-declaration = Your { $nom } counts from today. You have nothing else to do.
usager-recu-suite-suivre = The answer, and the questions of the service if it has any, appear on the follow page.
usager-recu-suite-appeler = To speak to a person, call { $telephone } and give your number.
usager-recu-imprimer = This page can be printed. It is your proof.

## Number and code
usager-suivre-titre = Find a request
usager-suivre-texte = Give the number and the code you received when you saved or sent your answers.
usager-suivre-numero = Number of the request
usager-suivre-code = Code
usager-suivre-connu = Request { $numero }
usager-suivre-bouton = Open
usager-code-aide = Three groups of four signs, for example K7QM-2XRD-9HVA. Spaces and hyphens do not count.
usager-code-refuse-titre = This number and this code open nothing
usager-code-refuse = Check the number and the code: they do not belong together
usager-code-perdu-titre = I lost my code
usager-code-perdu-texte = Your request goes on: nothing is lost.
usager-code-perdu-appeler = Call { $telephone }, or come in person.
usager-code-perdu-sur-place = Come in person.
usager-code-perdu-identite = An agent checks who you are, then gives you a new code. The old code no longer works.
usager-code-perdu-note = The code is never sent by e-mail. If you gave an e-mail address, a link is enough.
usager-perdue-titre = Your session has ended
usager-perdue-texte = Your saved answers are kept. Give your number and your code: what you just wrote is still here.
usager-renvoi-titre = What you wrote is still here
usager-renvoi-texte = Choose “Continue” to save it. You will have to choose your files again.

## Follow
usager-suivi-titre-page = { $nom } { $numero }
usager-suivi-meta = { $nom } { $numero }, received on { $date }
usager-suivi-ou-en-est = Where your { $nom } stands
usager-suivi-reponses = Read your answers again
usager-etat-a-terminer = To finish
usager-compte-ligne = { $etat }, number { $numero }
usager-compte-autre = Another request
usager-etat-recue = Received
usager-etat-a-l-etude = Being studied
usager-etat-acceptee = Accepted
usager-etat-refusee = Refused
usager-etat-arretee = Stopped
usager-plaque-recue = Your { $nom } has arrived
usager-plaque-etude = { $autorite } is studying your { $nom }
usager-plaque-acceptee = Your { $nom } is accepted
usager-plaque-acceptee-texte = Read the answer on this page: it says what comes next.
usager-plaque-refusee = Your { $nom } is refused
usager-plaque-refusee-texte = Read on this page why, and what to do if you disagree.
usager-plaque-arretee = { $autorite } has stopped the study of your { $nom }
usager-plaque-arretee-texte = Read on this page why. You can start again.
usager-plaque-rien-a-faire = You have nothing to do for now.
usager-chemin-recue = Received by { $autorite }
usager-chemin-attente = An agent will study it
usager-chemin-etude = Studied by an agent
usager-chemin-decision = Answer
usager-chemin-au-plus-tard = { $date } at the latest
usager-decision-titre = The answer
usager-decision-pourquoi = Why
usager-decision-signee = Signed by
usager-decision-delegation = Delegation
usager-decision-date = On
usager-decision-contester = If you disagree
usager-decision-revoir = You can ask { $autorite } to look at it again. Write in the messages, or by post.
usager-decision-deux-mois = You can also go to court, within two months of the day you receive this answer.
usager-decision-tribunal = You can also go to the administrative court, within two months of the day you receive this answer. It is free, by post or at www.telerecours.fr.
usager-messages-titre = Messages
usager-messages-vous = You
usager-messages-ecrire = Write to the service
usager-messages-envoyer = Send the message
usager-message-vide = Write your message
usager-message-trop-long = Shorten your message: { $max } characters at most
