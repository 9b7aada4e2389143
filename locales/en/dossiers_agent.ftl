# The agents’ pages: the list, the request, the decision, filing for someone.

agent-nav-dossiers = Requests
agent-nav-saisir = File for someone
agent-nav-demarches = Procedures
agent-recherche = A name, a number

## The list
agent-bilan-calme = Nothing urgent today.
agent-liste-urgent = Start with the most urgent
agent-liste-section = Requests
agent-liste-trouves = { $nombre ->
    [one] { $nombre } request for “{ $mots }”
   *[other] { $nombre } requests for “{ $mots }”
}
agent-liste-legende = Requests, { $tri }
agent-liste-nombre = { $nombre ->
    [one] { $nombre } request
   *[other] { $nombre } requests
}
agent-onglet-a-prendre = To take
agent-onglet-miens = Mine
agent-onglet-a-signer = To sign
agent-onglet-termines = Finished
agent-onglet-ranges = Put away
agent-onglet-tous = All
agent-groupe-retard = Late
agent-groupe-aujourdhui = Today
agent-groupe-semaine = Next seven days
agent-groupe-plus-tard = Later
agent-groupe-sans-date = No date
agent-tri = Sort
agent-tri-echeance = the most urgent first
agent-tri-recents = the latest received first
agent-tri-demandeur = by name of the applicant
agent-filtrer = Filter and sort
agent-filtre-demarche = Procedure
agent-filtre-toutes = All
agent-filtre-etat = State
agent-filtre-tous-etats = All
agent-filtre-recu = Date received
agent-filtre-recu-toujours = All
agent-filtre-recu-semaine = For a week
agent-filtre-recu-mois = For a month
agent-filtre-recu-trimestre = For three months
agent-filtre-recu-an = For a year
agent-filtre-appliquer = Show
agent-filtre-effacer = Show everything
agent-vide-titre = Nothing here
agent-vide-a-prendre = Each request has someone. New ones will come here.
agent-vide-texte = The requests of this list will appear here.
agent-vide-recherche = Try a name, a number, or a word of the answers.
agent-sans-dossiers-titre = Agents’ space
agent-sans-dossiers-texte = Your role opens no request. Your account and your delegations are on the page “My account”.
agent-mon-compte = My account
agent-reste-aujourdhui = today
agent-reste-jours = { $jours } d
agent-reste-retard = −{ $jours } d
agent-jour-court = { $jour ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[other] Sun
}
agent-mois-court = { $mois ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[other] Dec
}
agent-date-courte = { $semaine } { $jour } { $mois }
agent-date-sans-annee = { $semaine } { $jour } { $mois }
agent-personne = nobody
agent-suivi-et-autres = { $nom } + { $autres }
agent-fait-recue = Received { $quand }
agent-fait-suivie = Last act { $quand }
agent-quand-aujourdhui = at { $heure }
agent-quand-hier = yesterday
agent-quand-le = on { $date }
agent-delai-a-renseigner = Legal delay to be set

## States, for agents
agent-etat-brouillon = Draft
agent-etat-a-prendre = To take
agent-etat-recue = Received
agent-etat-a-l-etude = Being studied
agent-etat-a-signer = To sign
agent-etat-acceptee = Accepted
agent-etat-refusee = Refused
agent-etat-arretee = Stopped

## The request
agent-dossier-numero = Request { $numero }
agent-dossier-titre = { $demandeur } · { $demarche }
agent-dossier-titre-page = Request { $numero }, { $demandeur }
agent-dossier-sans-nom = No name
agent-partie-demande = Request
agent-partie-messages = Messages
agent-partie-notes = Internal notes
agent-partie-histoire = What happened
agent-plaque-au-plus-tard = Answer at the latest on
agent-plaque-aujourdhui = Answer today at the latest
agent-plaque-si-possible = Answer if possible before
agent-plaque-retard = { $nombre ->
    [one] One day late
   *[other] { $nombre } days late
}
agent-plaque-delai-legal = Legal delay: { $date }.
agent-plaque-a-verifier = Legal delay to be set. This date, two months after reception, is internal.
agent-plaque-sans-decision = No legal delay. This date is internal.
agent-plaque-declaratif = Declaration: no answer is awaited. This date is internal.
agent-plaque-decidee = { $etat } on
agent-plaque-decidee-partie = The resident can read the decision since { $quand }.
agent-plaque-decidee-attend = The resident does not see it yet.
agent-qui-titre = Who asks
agent-qui-nom = Name
agent-qui-demandeur = Request made by
agent-qui-organisme = Organisation
agent-qui-siret = SIRET
agent-qui-rna = RNA number
agent-qui-canal = Arrival
agent-qui-canal-recue = { $canal }, on { $date }
agent-qui-saisi-par = Typed by { $nom }
agent-canal-en-ligne = Online
agent-canal-guichet = At the counter
agent-canal-telephone = By telephone
agent-canal-courrier = By post
agent-canal-courriel = By e-mail
agent-reponses-titre = Answers
agent-reponse-vide = no answer
agent-reponses-rangee = { $titre } { $rang }
agent-documents-titre = Documents
agent-document-detail = { $genre }, { $taille }
agent-suivi-titre = Followed by
agent-suivi-personne = Nobody deals with it yet.
agent-un-agent = an agent
agent-suivre = I deal with it
agent-ne-plus-suivre = I no longer deal with it

## What happened
agent-histoire-vide = Nothing yet.
agent-histoire-tout = See everything
agent-histoire-qui = { $quand } · { $nom }
agent-evenement-depose = Request received
agent-evenement-passe-en-instruction = Study started
agent-evenement-passe-en-instruction-automatiquement = Study started by the program
agent-evenement-repasse-en-construction = Given back to the resident
agent-evenement-demande-correction = Correction asked
agent-evenement-accepte = Accepted
agent-evenement-refuse = Refused
agent-evenement-classe-sans-suite = Stopped
agent-evenement-accepte-automatiquement = Accepted for want of an answer
agent-evenement-refuse-automatiquement = Refused for want of an answer
agent-evenement-repasse-en-instruction = Reopened
agent-evenement-annule-decision = Decision taken back before it was sent
agent-evenement-decision-partie = Decision sent to the resident
agent-evenement-message-usager = Message from the resident
agent-evenement-message-agent = Message to the resident
agent-evenement-note = Internal note

## The card of actions
agent-action-titre = What to do now
agent-action-etudier = Study the request
agent-action-etudier-note = The resident will know that it is being studied. You will follow it.
agent-action-decision = Decision
agent-action-accepter = Accept…
agent-action-refuser = Refuse…
agent-action-arreter = Stop…
agent-action-rendre = Give back to the resident
agent-action-rouvrir = Reopen
agent-action-ranger = Put away
agent-action-sortir = Take out
agent-action-note-decider = You will first see what the resident will read. Once sent, you have { $minutes } to undo.
agent-action-arreter-note = Stop: only if the resident gives up or has already filed the same request. Otherwise, refuse.
agent-action-termine = The decision is given.
agent-action-range = This request is put away.
agent-action-lecture = Your role lets you read this request, not act on it.
agent-attente-part = Leaves in { $minutes }
agent-attente-part-bientot = Leaves in less than a minute
agent-attente-texte = The resident sees nothing before { $heure }. You can still undo.
agent-attente-envoyer = Send now
agent-attente-garder = Keep 15 minutes
agent-attente-annuler = Undo the decision
agent-signature-titre = To sign
agent-signature-proposee = Proposed decision: { $sens }
agent-signature-proposee-par = Proposed by { $nom }.
agent-signature-sans-motif = Without explanation.
agent-signature-signer = Sign…
agent-signature-retirer = Withdraw the proposal
agent-code-titre = Lost code
agent-code-texte = First check who the person is. The former code will no longer work.
agent-code-donner = Give a new code
agent-code-nouveau-titre = New code
agent-code-nouveau-texte = Give it to the resident now. It will not be shown again. The former code no longer works.
agent-code-numero = Number
agent-code-code = Code
agent-code-copier = Copy
agent-retour-dossier = Back to the request

## Deciding
agent-sens-accepter = Accept
agent-sens-refuser = Refuse
agent-sens-classer-sans-suite = Stop
agent-decider-titre-accepter = Accept the request
agent-decider-titre-refuser = Refuse the request
agent-decider-titre-classer-sans-suite = Stop the request
agent-decider-pourquoi = Why
agent-decider-pourquoi-aide = In the words that the resident will read: the rule, then the facts.
agent-decider-pourquoi-aide-accepter = What the resident must know or do now, in their words.
agent-decider-qui = Who signs
agent-decider-qui-aide = The law wants the first name, name and quality of who decides.
agent-decider-moi = Me: { $nom }, { $qualite }
agent-decider-moi-aide = Delegation: { $reference } ({ $objet }), { $dates }
agent-decider-depuis = since { $debut }
agent-decider-du-au = from { $debut } to { $fin }
agent-decider-acte = The act is already signed by someone
agent-decider-acte-aide = The mayor, a deputy: write their name as it is on the act.
agent-decider-proposer = Propose for signature
agent-decider-proposer-aide = The request goes to “To sign”. The resident sees nothing before it is signed.
agent-decider-prenom = First name
agent-decider-nom = Name
agent-decider-qualite = Quality
agent-decider-qualite-aide = For instance: mayor, deputy for town planning
agent-decider-acte-du = Date of the act
agent-decider-voir = See what the resident will read
agent-decider-erreur-motif = Write why: the resident must be able to understand.
agent-decider-erreur-long = Shorten this text: { $max } characters at most.
agent-decider-erreur-qui = Choose who signs.
agent-decider-erreur-prenom = Write the first name of who signed.
agent-decider-erreur-nom = Write the name of who signed.
agent-decider-erreur-qualite = Write the quality of who signed.
agent-decider-erreur-ma-qualite = Write your first name, name and quality in “My account”, then come back.
agent-decider-erreur-date = Write the date of the act: day, month, year. It falls between the request and today.
agent-decider-signer-titre = Sign the decision
agent-decider-signer-sans = You hold no delegation in force. You can join an act that is already signed.
agent-apercu-titre = What the resident will read
agent-apercu-quand = This text leaves { $minutes } after you agree. You can undo until then.
agent-apercu-propose = This text leaves once it is signed.
agent-apercu-acceptee = Your { $nom } is accepted
agent-apercu-refusee = Your { $nom } is refused
agent-apercu-arretee = { $autorite } has stopped the study of your { $nom }
agent-decision-prise = Decision: { $sens }
agent-apercu-signe = { $nom }, { $qualite }
agent-apercu-delegation = by delegation: { $reference }
agent-apercu-acte-du = act of { $date }
agent-apercu-recours = If you do not agree
agent-apercu-confirmer-accepter = Accept the request
agent-apercu-confirmer-refuser = Refuse the request
agent-apercu-confirmer-classer-sans-suite = Stop the request
agent-apercu-confirmer-proposer = Propose for signature
agent-apercu-confirmer-signer = Sign
agent-apercu-modifier = Change

## Someone acted meanwhile
agent-conflit-titre = Someone acted meanwhile
agent-conflit-texte = Nothing was changed. Here is what happened since you opened that page.
agent-conflit-autre = The request was changed { $quand }.
agent-conflit-votre-texte = Your text
agent-conflit-votre-texte-aide = Copy it if you still need it.
agent-conflit-reprendre = See the request again
agent-impossible-titre = It is no longer possible
agent-impossible-depuis = The state of the request does not allow it. See it again.
agent-impossible-correction = The resident must first complete the request.
agent-impossible-silence = On this procedure, silence decides. Giving the request back would move the deadline. Write a message to the resident instead.
agent-impossible-motif = Write why: the resident must be able to understand.
agent-impossible-usager = The account of the resident is deleted.
agent-impossible-partie = The decision has left. To change it, reopen the request.
agent-impossible-retrait = The request is accepted by silence. Only a lawful withdrawal can change that, within four months.

## What was just done
agent-fait-suivre = You follow this request.
agent-fait-ne-plus-suivre = You no longer follow this request.
agent-fait-etudier = The request is being studied.
agent-fait-rendre = The request is given back to the resident.
agent-fait-rouvrir = The request is open again.
agent-fait-ranger = The request is put away.
agent-fait-sortir = The request is taken out.
agent-fait-propose = The decision waits for a signature.
agent-fait-envoye = The decision has left.
agent-fait-garde = The decision waits fifteen more minutes.
agent-fait-annule = The decision is taken back. The resident knew nothing of it.
agent-fait-retire = The proposal is withdrawn.
agent-fait-message = The message is sent.
agent-fait-note = The note is kept.

## Messages and notes
agent-messages-vide = No message.
agent-message-habitant = { $nom }, applicant
agent-message-libelle = Write to the resident
agent-message-aide = The resident will read this message where they follow the request.
agent-message-envoyer = Send the message
agent-message-erreur-vide = Write your text.
agent-notes-intro = These notes stay between agents. The law lets the resident ask for them: write facts.
agent-notes-vide = No note.
agent-note-libelle = Add a note
agent-note-garder = Keep the note

## Filing for someone
agent-saisir-texte = The person is at the counter, on the telephone, or wrote: fill in the request for them.
agent-saisir-demarche = What do they ask for?
agent-saisir-choisir = Choose
agent-saisir-canal = How did the request come?
agent-saisir-recu = When did you receive it?
agent-saisir-recu-aide = For a letter, the day of the postmark. Delays run from this date.
agent-saisir-commencer = Start
agent-saisir-erreur-demarche = Choose a procedure.
agent-saisir-erreur-canal = Choose how the request came.
agent-saisir-erreur-date = Write a date within the last year: day, month, year. It cannot be in the future.
agent-saisir-vide = No procedure is published.
