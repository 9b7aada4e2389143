# Proofs, seals and readings.
journal-verifier-titre = Check a proof
journal-verifier-accroche = Paste the code of your proof, or choose the file that you kept.
journal-verifier-code = The code
journal-verifier-code-aide = Copy it whole. Spaces and line breaks do not count.
journal-verifier-fichier = Or the file
journal-verifier-fichier-aide = Its name ends with .json.
journal-verifier-bouton = Check
journal-verifier-note = We keep nothing of what you check.
journal-verifier-autre = Check another proof
journal-verifier-vide = Paste a code or choose a file
journal-vraie-titre = This proof is true
journal-vraie-recue = Request no. { $numero } was received on { $quand }.
journal-vraie-gardee = Its entry in the journal has not changed since.
journal-perdue-titre = The proof is true, but the journal has changed
journal-perdue-texte = { $recue } The journal no longer holds this entry. Keep your proof and show it to { $autorite }.
journal-etrangere-titre = This proof comes from elsewhere
journal-etrangere-texte = The signature is right, but it is not that of this site. Check your proof on the site that gave it to you.
journal-fausse-titre = This proof is false
journal-fausse-texte = The signature does not fit what is written. The code or the file was altered.
journal-mal-copiee-titre = The code was copied badly
journal-mal-copiee-texte = A sign is missing, or is not the right one. Read the code again, then check it once more.
journal-illisible-titre = This is not a proof
journal-illisible-texte = Choose the file as you received it, or paste the code printed on your proof.
journal-prouve-titre = What this proof shows
journal-prouve-texte =
    The request existed on that date.

    Its answers are known by their fingerprint. If a single one changes, the fingerprint is no longer the same.
journal-prouve-pas-titre = What it does not show
journal-prouve-pas-texte =
    It does not say that the request is granted.

    It does not say who wrote it.
journal-details = The details of the proof
journal-detail-rang = Rank in the journal
journal-detail-ligne = Fingerprint of the line
journal-detail-reponses = Fingerprint of the answers
journal-detail-cle = Public key
journal-detail-scelle = Seal
journal-detail-scelle-texte = no. { $numero }, made on { $quand }
journal-scelles-titre = The seals of the journal
journal-scelles-accroche = Every night, a signature freezes the journal of this site.
journal-scelles-texte =
    Keep a copy of this page or of its file. It would show that the journal was changed since.

    The public key that checks the signatures is { $cle }.
journal-scelles-liste = The latest seals
journal-scelles-numero = Number
journal-scelles-quand = Date
journal-scelles-empreinte = Fingerprint
journal-scelles-aucun = There is no seal yet. The first one is made within minutes.
journal-scelles-suite = See the seals before
journal-scelles-fichier = Download these seals
journal-lecteurs-titre = Who opened your request
journal-lecteurs-agent-titre = Who opened this file
journal-lecteurs-personne = No agent has opened it so far.
journal-lecteurs-inconnu = An agent
journal-lecteurs-qui = { $nom }, { $qualite }
journal-lecteurs-quand = { $jour } at { $heure }
journal-lecteurs-entre = { $jour }, between { $debut } and { $fin }
journal-lecteurs-note = Each opening is written in the journal before the page is shown.
journal-preuve-lien = Proof to check
journal-preuve-titre = Your proof to check
journal-preuve-accroche = It shows that your request was received, and when. Keep it outside this site.
journal-preuve-code-titre = Your proof as a code
journal-preuve-verifier = Check this code
journal-preuve-fichier-titre = Your proof as a file
journal-preuve-fichier-texte = This file goes from your request to the signed seal. It is checked without this site.
journal-preuve-fichier-attente = The file is being made. Come back tomorrow, or after the decision.
journal-preuve-fichier = Download the file
journal-preuve-hors-ligne = The free software Parvis also checks a proof without the internet, with the command “parvis verifier-preuve”.
