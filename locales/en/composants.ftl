### The words that components say by themselves.

composants-aller-au-contenu = Skip to content
composants-navigation = Navigation
composants-menu = Menu
composants-fil-ariane = You are here
composants-onglets = Parts of the request
composants-filtres = Filters
composants-fermer = Close
composants-chercher = Search
composants-retirer = Remove
composants-facultatif = optional
composants-decider = Decide
composants-copie = Copied
composants-envoi-en-cours = Sending…
composants-raccourcis = Keyboard shortcuts
composants-touche-suivante = Next row
composants-touche-precedente = Previous row
composants-touche-ouvrir = Open the request
composants-touche-decider = Decide

## Dates
composants-date-jour = Day
composants-date-mois = Month
composants-date-annee = Year
composants-date-heure = Hour
composants-date-minute = Minute

## Forms
composants-etape = Step { $courante } of { $total }
composants-etape-faite = answered
composants-erreur = Error: { $titre }
composants-reponses-gardees = Your other answers are kept.
composants-erreurs =
    { $nombre ->
        [1] One answer needs correcting
        [2] Two answers need correcting
        [3] Three answers need correcting
        [4] Four answers need correcting
        [5] Five answers need correcting
        [6] Six answers need correcting
        [7] Seven answers need correcting
        [8] Eight answers need correcting
        [9] Nine answers need correcting
       *[other] { $nombre } answers need correcting
    }
composants-signes-au-plus = { $max } characters at most.
composants-signes-restants = Characters left: { $n }
composants-signes-en-trop = Characters too many: { $n }

## Idle time
composants-delai-titre = Are you still there?
composants-delai-texte = Without an answer, this page closes soon to protect you. Your saved answers are kept.
composants-delai-prolonger = Stay on this page

## Lists
composants-pagination = Pages of the list
composants-page-premiere = Start of the list
composants-page-precedente = Previous
composants-page-suivante = Next
composants-dossier-precedent = Previous
composants-dossier-suivant = Next
composants-dossiers-voisins = Neighbouring requests
composants-page-position = Page { $page } of { $total }
composants-liste-choisir = Choose
composants-liste-tous = Choose all requests
composants-liste-echeance = Due
composants-liste-reste = Left
composants-liste-demandeur = Applicant
composants-liste-demarche = Service
composants-liste-etat = State
composants-liste-suivi-par = Followed by
composants-liste-dernier-fait = Last event
composants-liste-acte = To do
composants-liste-acte-pour = for
