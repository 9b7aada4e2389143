# Procedures: search, sheet, import, settings.

## Words
demarches-nom-demande = request
demarches-nom-declaration = declaration
demarches-nom-inscription = registration
demarches-nom-reservation = booking
demarches-nom-candidature = application

## Import (command line and administration)
demarches-admin-import-sans-regles = A file from Démarches simplifiées holds no conditions, limits or file formats: add them if needed.
demarches-admin-import-regime = Legal delay to be set: the file does not say what silence means.
demarches-admin-import-service-herite = The file has no contact details for the service: those of the authority are used.
demarches-admin-import-service-incomplet = The name, the address or the telephone of the service is missing: complete them before choosing the legal effect.
demarches-admin-import-chemin = Another procedure already has this address: this one gets “{ $chemin }”.
demarches-admin-import-numero = Another procedure already has this number: this one gets { $numero }.
demarches-admin-import-deja = This procedure is already here, nothing has changed.
demarches-admin-import-revisee = This procedure was already here: its content is updated, your settings are kept.
demarches-admin-import-non-publiee = The procedure is not published: mandatory statements are missing.
demarches-admin-refus-illisible = This file cannot be opened: { $cause }
demarches-admin-refus-trop-gros = This file is larger than 50 MB.
demarches-admin-refus-texte = This file is not UTF-8 text.
demarches-admin-refus-json = This file is not JSON: { $cause }
demarches-admin-refus-type = This must be { $type ->
    [objet] an object
    [liste] an array
   *[texte] a text
}.
demarches-admin-refus-manquant = This value is missing.
demarches-admin-refus-vide = This text is empty.
demarches-admin-refus-nombre = This must be a whole number from 1.
demarches-admin-refus-double = Another file of this import has the same number and another content: { $fichier }

## Search
demarches-chercher-titre = What do you want to do?
demarches-chercher-titre-page = Search
demarches-chercher-libelle = Search with your own words
demarches-chercher-aide = For example: canteen, birth certificate, village hall.
demarches-chercher-total = { $nombre ->
    [0] Nothing yet
    [1] One procedure
   *[other] { $nombre } procedures
}
demarches-chercher-trouvees = { $nombre ->
    [1] One procedure for “{ $mots }”
   *[other] { $nombre } procedures for “{ $mots }”
}
demarches-chercher-approchees = Nothing holds all these words. Here is what comes close.
demarches-chercher-rien-titre = Nothing matches “{ $mots }”
demarches-chercher-rien-texte = Try a simpler word, or call { $telephone }.
demarches-chercher-rien-texte-sans-telephone = Try a simpler word, or come in person.
demarches-chercher-vide-titre = Procedures will come soon
demarches-chercher-vide-texte = They will appear here. Meanwhile, call or come in person.
demarches-chercher-toutes = See all procedures
demarches-chercher-duree = about { $minutes } min
demarches-chercher-presence = To be finished in person
demarches-chercher-national = On a State website

## Sheet
demarches-fiche-commencer = Start
demarches-fiche-preparer = Prepare online
demarches-fiche-national = Go to the State website
demarches-fiche-duree = About { $minutes } minutes. Your answers are kept at each step.
demarches-fiche-duree-presence = About { $minutes } minutes. You will then finish in person.
demarches-fiche-note-nationale = You leave this site.
demarches-fiche-fermee = Closed for now
demarches-fiche-fermee-texte = Nobody can start today. The service will tell you when it is possible again.
demarches-fiche-pour-qui = For whom
demarches-fiche-savoir = Good to know
demarches-fiche-preparation = To prepare
demarches-fiche-rien = Nothing to attach.
demarches-fiche-piece-facultative = Optional.
demarches-fiche-cout = Cost
demarches-fiche-delai = Time
demarches-fiche-suite = What next
demarches-fiche-suite-defaut = You receive a proof of sending with a number at once. This number lets you follow your { $nom }.
demarches-fiche-suite-presence = You prepare your answers here. Then you come in person with your papers.
demarches-fiche-qui = Who deals with it
demarches-fiche-sans-internet = Without internet
demarches-fiche-sans-internet-texte = Do it by telephone or in person, with an agent.
demarches-fiche-delai-usuel = Most often: { $delai }
demarches-fiche-delai-accepte = At the latest, { $autorite } answers within { $duree }. Without an answer by then, it is accepted.
demarches-fiche-delai-refuse = At the latest, { $autorite } answers within { $duree }. Without an answer by then, it is refused.
demarches-fiche-delai-sans-decision = As a rule, { $autorite } answers within { $duree }.
demarches-fiche-delai-declaratif = Your { $nom } counts as soon as you send it.
demarches-fiche-plaque-aujourdhui = If you send it today
demarches-fiche-plaque-limite = Answer by { $date } at the latest
demarches-fiche-plaque-prevue = Answer around { $date }
demarches-fiche-plaque-silence-accepte = Without an answer that day, it is accepted.
demarches-fiche-plaque-silence-refuse = Without an answer that day, it is refused.
demarches-fiche-plaque-declaratif = Done the same day
demarches-fiche-plaque-fin = When you have finished
demarches-fiche-plaque-numero = You receive a number
demarches-fiche-plaque-numero-texte = It lets you follow your { $nom } and talk with an agent.
demarches-fiche-plaque-national = To be done elsewhere
demarches-fiche-plaque-national-valeur = On a State website
demarches-fiche-plaque-national-texte = The link takes you there. Nothing is asked here.

## Administration
demarches-admin-titre = Procedures
demarches-admin-etat-brouillon = Draft
demarches-admin-etat-publiee = Published
demarches-admin-etat-close = Closed
demarches-admin-etat-depubliee = Taken back
demarches-admin-a-regler = Legal delay to be set
demarches-admin-a-regler-aide = These procedures can be published. Their proof of sending says nothing of silence until the delay is chosen.
demarches-admin-reglees = Procedures that are set
demarches-admin-regler = Set
demarches-admin-vide-titre = No procedure
demarches-admin-vide-texte = Procedures that are imported or taken from the library will appear here.
demarches-admin-numero = Procedure { $numero }
demarches-admin-voir = See the sheet
demarches-admin-section-fiche = The sheet
demarches-admin-section-delai = The legal delay
demarches-admin-section-service = The service in charge
demarches-admin-section-donnees = Personal data
demarches-admin-section-mode = How it is done
demarches-admin-champ-titre = Title
demarches-admin-champ-nom = What the resident sends
demarches-admin-champ-resume = Summary in one sentence
demarches-admin-champ-description = Description
demarches-admin-champ-description-aide = Lists, bold and links are kept.
demarches-admin-champ-pour-qui = For whom
demarches-admin-champ-cout = Cost
demarches-admin-champ-delai-usuel = Usual time
demarches-admin-champ-delai-usuel-aide = For example: five working days.
demarches-admin-champ-suite = What next
demarches-admin-champ-regime = What does silence mean?
demarches-admin-regime-accepte-aide = General rule (CRPA, L231-1).
demarches-admin-regime-refuse-aide = Money, public domain, halls, limited places (CRPA, L231-4, and decrees).
demarches-admin-regime-declaratif-aide = Sending is enough, nobody decides.
demarches-admin-regime-sans-decision-aide = Copy of a certificate, wedding, appointment.
demarches-admin-regime-a-verifier-aide = The proof of sending will say nothing of silence.
demarches-admin-champ-delai = Delay
demarches-admin-champ-delai-unite = Unit
demarches-admin-unite-mois = months
demarches-admin-unite-jours = days
demarches-admin-champ-voies = If the resident disagrees
demarches-admin-champ-voies-aide = The court, its address, its website, and the delay. Mandatory when silence refuses.
demarches-admin-champ-mode = How it is done
demarches-admin-mode-en-ligne = Wholly online
demarches-admin-mode-presence = Prepared online, then in person
demarches-admin-mode-national = On a national website
demarches-admin-champ-url = Address of the national website
demarches-admin-champ-service = Name of the service
demarches-admin-champ-organisme = Authority
demarches-admin-champ-adresse = Postal address
demarches-admin-champ-courriel = E-mail address
demarches-admin-champ-telephone = Telephone
demarches-admin-champ-finalite = What the answers are for
demarches-admin-champ-base = Legal basis
demarches-admin-champ-conservation = How long they are kept, in months
demarches-admin-champ-destinataires = Who reads the answers
demarches-admin-champ-dpo = Data protection officer
demarches-admin-enregistrer = Save
demarches-admin-publier = Save and publish
demarches-admin-clore = Close
demarches-admin-depublier = Take back
demarches-admin-passages = Stop the procedure
demarches-admin-passages-aide = Closed, it can still be read and nobody starts it. Taken back, nobody finds it. Requests already sent go on.
demarches-admin-enregistree = Saved.
demarches-admin-publiee = The procedure is published.
demarches-admin-close = The procedure is closed.
demarches-admin-depubliee = The procedure is taken back.
demarches-admin-perimee = Someone changed this procedure meanwhile. What you typed is kept: read it again, then save.
demarches-admin-passage-impossible = This change is no longer possible: the procedure is in another state.
demarches-admin-erreur-titre = Give a title.
demarches-admin-erreur-choix = Choose an answer of the list.
demarches-admin-erreur-delai = Type a whole number, from 1 to 120 months or from 1 to 3,650 days.
demarches-admin-erreur-conservation = Type a whole number of months, from 1 to 1,200.
demarches-admin-erreur-courriel = Type an e-mail address, such as name@example.com.
demarches-admin-erreur-url = Type an address that begins with https://.
demarches-admin-erreur-formulaire = The procedure has no form yet.
demarches-admin-erreur-url-nationale = Give the address of the national website.
demarches-admin-erreur-long = Shorten this text: 20,000 characters at most.
