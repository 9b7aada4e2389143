# The agents’ list: what is urgent, what failed, what restricts it.

liste-agent-bilan-retard = { $nombre ->
    [one] { $nombre } late request
   *[other] { $nombre } late requests
}
liste-agent-bilan-jour = { $nombre ->
    [one] { $nombre } request to deal with today
   *[other] { $nombre } requests to deal with today
}
liste-agent-bilan-bientot = { $nombre } to deal with within two days
liste-agent-bilan-reparer = { $nombre } to mend
liste-agent-bilan-lire = { $nombre ->
    [one] { $nombre } message to read
   *[other] { $nombre } messages to read
}
liste-agent-plus-de = { $nombre } or more
liste-agent-onglet-attente = Waiting for the resident
liste-agent-groupe-reparer = To mend
liste-agent-alerte-courriel = E-mail not delivered
liste-agent-alerte-fichier = File to check
liste-agent-a-lire = Message to read
liste-agent-decider = Decide
liste-agent-signer = Sign
liste-agent-pour = for { $agent }
liste-agent-filtre-suivi = Followed by
liste-agent-filtre-suivi-tous = Everyone
liste-agent-filtre-canal = Received
liste-agent-filtre-canal-tous = In any way
liste-agent-garder = Keep this choice
liste-agent-oublier = Back to the usual order
liste-agent-sens = What you decide
liste-agent-suivant = Next request
liste-agent-phrases = Ready-made phrases
liste-agent-phrases-texte = Your colleagues see them too. They are added to a message or to a decision.
liste-agent-phrases-gardees = Phrases kept
liste-agent-phrases-aucune = No phrase yet.
liste-agent-phrase-nouvelle = Add a phrase
liste-agent-phrase-changer = Change the phrase
liste-agent-phrase-changer-lien = Change
liste-agent-phrase-nom = Name of the phrase
liste-agent-phrase-texte = Text
liste-agent-phrase-aide = “{"{prenom}"}”, “{"{nom}"}”, “{"{numero}"}”, “{"{demarche}"}” and “{"{date}"}” are replaced.
liste-agent-phrase-garder = Keep the phrase
liste-agent-phrase-effacer = Erase the phrase
liste-agent-phrase-erreur-vide = Write a name and a text.
liste-agent-phrase-choisir = Ready-made phrase
liste-agent-phrase-aucune = Choose a phrase
liste-agent-phrase-inserer = Insert
liste-agent-formule = Closing formula
liste-agent-formule-libelle = What ends your letters
liste-agent-formule-garder = Keep the formula
liste-agent-absences = My absences
liste-agent-absences-texte = A colleague watches your deadlines meanwhile. Your requests are in their list too.
liste-agent-absence-nouvelle = Plan an absence
liste-agent-absence-debut = First day
liste-agent-absence-fin = Last day
liste-agent-absence-remplacant = Who watches your deadlines
liste-agent-absence-choisir = Choose a colleague
liste-agent-absence-garder = Keep this absence
liste-agent-absence-revenir = I am back
liste-agent-absence-prevue = From { $debut } to { $fin }, { $agent } watches your deadlines.
liste-agent-absence-erreur = Give a first day, a last day after it and a colleague.
