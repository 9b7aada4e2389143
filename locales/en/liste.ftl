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
