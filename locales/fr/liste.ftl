# La liste des agents : ce qui presse, ce qui a échoué, ce qui la restreint.

liste-agent-bilan-retard = { $nombre ->
    [one] { $nombre } demande en retard
   *[other] { $nombre } demandes en retard
}
liste-agent-bilan-jour = { $nombre ->
    [one] { $nombre } demande à traiter aujourd’hui
   *[other] { $nombre } demandes à traiter aujourd’hui
}
liste-agent-bilan-bientot = { $nombre } à traiter sous deux jours
liste-agent-bilan-reparer = { $nombre } à réparer
liste-agent-bilan-lire = { $nombre ->
    [one] { $nombre } message à lire
   *[other] { $nombre } messages à lire
}
liste-agent-plus-de = { $nombre } ou plus
liste-agent-onglet-attente = En attente de l’habitant
liste-agent-groupe-reparer = À réparer
liste-agent-alerte-courriel = Courriel non remis
liste-agent-alerte-fichier = Fichier à vérifier
liste-agent-a-lire = Message à lire
liste-agent-decider = Décider
liste-agent-signer = Signer
liste-agent-pour = pour { $agent }
liste-agent-filtre-suivi = Suivi par
liste-agent-filtre-suivi-tous = Tout le monde
liste-agent-filtre-canal = Reçu
liste-agent-filtre-canal-tous = De toutes les façons
liste-agent-garder = Garder ce choix
liste-agent-oublier = Revenir à l’ordre habituel
liste-agent-sens = Ce que vous décidez
liste-agent-suivant = Dossier suivant
liste-agent-phrases = Phrases toutes prêtes
liste-agent-phrases-texte = Vos collègues les voient aussi. Elles s’ajoutent à un message ou à une décision.
liste-agent-phrases-gardees = Phrases gardées
liste-agent-phrases-aucune = Aucune phrase pour le moment.
liste-agent-phrase-nouvelle = Ajouter une phrase
liste-agent-phrase-changer = Changer la phrase
liste-agent-phrase-changer-lien = Changer
liste-agent-phrase-nom = Nom de la phrase
liste-agent-phrase-texte = Texte
liste-agent-phrase-aide = « {"{prenom}"} », « {"{nom}"} », « {"{numero}"} », « {"{demarche}"} » et « {"{date}"} » sont remplacés.
liste-agent-phrase-garder = Garder la phrase
liste-agent-phrase-effacer = Effacer la phrase
liste-agent-phrase-erreur-vide = Écrivez un nom et un texte.
liste-agent-phrase-choisir = Phrase toute prête
liste-agent-phrase-aucune = Choisir une phrase
liste-agent-phrase-inserer = Insérer
liste-agent-formule = Formule de fin
liste-agent-formule-libelle = Ce qui termine vos courriers
liste-agent-formule-garder = Garder la formule
liste-agent-absences = Mes absences
liste-agent-absences-texte = Un collègue surveille vos délais pendant ce temps. Vos dossiers sont aussi dans sa liste.
liste-agent-absence-nouvelle = Prévoir une absence
liste-agent-absence-debut = Premier jour
liste-agent-absence-fin = Dernier jour
liste-agent-absence-remplacant = Qui surveille vos délais
liste-agent-absence-choisir = Choisir un collègue
liste-agent-absence-garder = Garder cette absence
liste-agent-absence-revenir = Je suis de retour
liste-agent-absence-prevue = Du { $debut } au { $fin }, { $agent } surveille vos délais.
liste-agent-absence-erreur = Donnez un premier jour, un dernier jour qui le suit et un collègue.
