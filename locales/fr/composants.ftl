### The words that components say by themselves.

composants-aller-au-contenu = Aller au contenu
composants-navigation = Navigation
composants-menu = Menu
composants-fil-ariane = Vous êtes ici
composants-onglets = Parties du dossier
composants-filtres = Filtres
composants-fermer = Fermer
composants-chercher = Chercher
composants-retirer = Retirer
composants-facultatif = facultatif
composants-decider = Décider
composants-copie = Copié
composants-envoi-en-cours = Envoi en cours…
composants-raccourcis = Raccourcis du clavier
composants-touche-suivante = Ligne suivante
composants-touche-precedente = Ligne précédente
composants-touche-ouvrir = Ouvrir le dossier
composants-touche-decider = Décider

## Dates
composants-date-jour = Jour
composants-date-mois = Mois
composants-date-annee = Année
composants-date-heure = Heure
composants-date-minute = Minute

## Forms
composants-etape = Étape { $courante } sur { $total }
composants-etape-faite = répondu
composants-erreur = Erreur : { $titre }
composants-reponses-gardees = Vos autres réponses sont gardées.
composants-erreurs =
    { $nombre ->
        [1] Une réponse est à corriger
        [2] Deux réponses sont à corriger
        [3] Trois réponses sont à corriger
        [4] Quatre réponses sont à corriger
        [5] Cinq réponses sont à corriger
        [6] Six réponses sont à corriger
        [7] Sept réponses sont à corriger
        [8] Huit réponses sont à corriger
        [9] Neuf réponses sont à corriger
       *[other] { $nombre } réponses sont à corriger
    }
composants-signes-au-plus = { $max } signes au plus.
composants-signes-restants = Signes restants : { $n }
composants-signes-en-trop = Signes en trop : { $n }

## Idle time
composants-delai-titre = Êtes-vous toujours là ?
composants-delai-texte = Sans réponse, la page se ferme bientôt pour vous protéger. Vos réponses enregistrées sont gardées.
composants-delai-prolonger = Continuer sur cette page

## Lists
composants-pagination = Pages de la liste
composants-page-premiere = Début de la liste
composants-page-precedente = Précédente
composants-page-suivante = Suivante
composants-dossier-precedent = Précédent
composants-dossier-suivant = Suivant
composants-dossiers-voisins = Dossiers voisins
composants-page-position = Page { $page } sur { $total }
composants-liste-choisir = Choisir
composants-liste-tous = Choisir tous les dossiers
composants-liste-echeance = Échéance
composants-liste-reste = Reste
composants-liste-demandeur = Demandeur
composants-liste-demarche = Démarche
composants-liste-etat = État
composants-liste-suivi-par = Suivi par
composants-liste-dernier-fait = Dernier fait
composants-liste-acte = À faire
composants-liste-acte-pour = pour
