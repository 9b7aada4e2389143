### The letters that the house makes: proof of sending, answer, whole file; the logo they bear.

## The logo, in the settings of the collectivité
collectivites-admin-logo-section = Logo
collectivites-admin-logo = Choose a logo
collectivites-admin-logo-aide = A PNG or JPEG picture of 5 MB at most. It appears at the top of pages and letters.
collectivites-admin-logo-present = The present logo
collectivites-admin-logo-envoyer = Save the logo
collectivites-admin-logo-retirer = Remove the logo
collectivites-admin-erreur-logo-illisible = Choose a PNG or JPEG picture: this file cannot be read.
collectivites-admin-erreur-logo-trop-grand = Choose a lighter picture: 5 MB and 8,000 dots a side at most.

## Around each letter
lettre-attention = For the attention of { $nom }
lettre-fait-a = { $lieu }, { $date }
lettre-reference-numero = Number
lettre-reference-recue = Received on
lettre-reference-suivie = Followed by
lettre-qr = Follow your { $nom }: you need its number and your code.
lettre-pied = { $nom } no. { $numero }
lettre-pdf = Download as PDF
lettre-retour = Back to your { $nom }

## Proof of sending
lettre-preuve-titre-document = Proof of sending { $numero }
lettre-preuve-objet = { $loi }: { $titre }
lettre-preuve-arrivee = Arrived
lettre-preuve-ecrite-titre = Written here
lettre-preuve-ecrite = By an agent, on { $instant }
lettre-preuve-envoi = What you sent
lettre-preuve-fichier = { $taille }, fingerprint { $empreinte }
lettre-preuve-reponses = Your answers have the fingerprint that follows. It would change if a single word changed.
lettre-preuve-verifier = Check this proof
lettre-preuve-verifier-texte = This code proves that we recorded what you sent, on that day. Copy it at { $adresse } to check it, or give it to whoever asks you for a proof.
lettre-preuve-telecharger = Download the proof of sending
lettre-preuve-lire = Read the proof of sending

## Answer
lettre-decision-titre-document = Answer { $numero }
lettre-decision-objet-accepter = Your { $nom } is accepted: { $titre }
lettre-decision-objet-refuser = Your { $nom } is refused: { $titre }
lettre-decision-objet-arreter = Your { $nom } is closed: { $titre }
lettre-decision-projet = Draft. This answer has not left yet.
lettre-decision-monsieur = Dear Sir,
lettre-decision-madame = Dear Madam,
lettre-decision-madame-monsieur = Dear Sir or Madam,
lettre-decision-recue = We received your { $nom } on { $date }.
lettre-decision-recue-pour = We received your { $nom }, for { $demandeur }, on { $date }.
lettre-decision-acceptee = It is accepted.
lettre-decision-refusee = It is refused.
lettre-decision-arretee = { $autorite } closes it.
lettre-decision-a-savoir = Good to know
lettre-decision-appeler = A question? Call { $telephone } and give your number.
lettre-decision-delegation = By delegation: { $reference }
lettre-decision-acte = Act signed on { $date }
lettre-decision-loi-signature = This answer is given online. It bears the first name, name and capacity of its author, without a signature (articles L212-1 and L212-2 of the code of relations between the public and the administration).
lettre-decision-telecharger = Download the answer
lettre-decision-lire = Read the answer as a letter

## Whole file
lettre-dossier-titre-document = File { $numero }
lettre-dossier-objet = { $nom } no. { $numero }: { $titre }
lettre-dossier-qui = Who asks
lettre-dossier-reponses = Answers
lettre-dossier-documents = Documents sent
lettre-dossier-histoire = What happened
lettre-dossier-decision = Answer
lettre-dossier-telecharger = Download my file
lettre-dossier-vous = You

## Agents' side
lettres-agent-titre = To print
lettres-agent-preuve = Proof of sending
lettres-agent-decision = Answer letter
lettres-agent-projet = Draft of the letter
lettres-agent-dossier = Whole file
lettres-agent-pile = Print the letters to sign
