# Words that every room shares. Mots que toutes les pièces partagent.
commun-continuer = Continuer
commun-retour = Retour
commun-fermer = Fermer
commun-annuler = Annuler
commun-oui = Oui
commun-non = Non
commun-enregistrer = Enregistrer
commun-envoyer = Envoyer
commun-modifier = Modifier
commun-supprimer = Supprimer
commun-ajouter = Ajouter
commun-retirer = Retirer
commun-chercher = Chercher
commun-telecharger = Télécharger
commun-imprimer = Imprimer
commun-suivant = Suivant
commun-precedent = Précédent
commun-facultatif = facultatif
commun-et = et
commun-ou = ou
commun-aucun = Aucun
commun-autre = Autre
commun-menu = Menu
commun-accueil = Accueil
commun-aide = Aide
commun-telephone = Téléphone
commun-courriel = Adresse e-mail
commun-adresse = Adresse postale
commun-horaires = Horaires
commun-libelle-valeur = { $libelle } : { $valeur }
commun-guillemets = « { $texte } »
commun-page-sur = Page { $page } sur { $total }

# Dates
commun-mois-janvier = janvier
commun-mois-fevrier = février
commun-mois-mars = mars
commun-mois-avril = avril
commun-mois-mai = mai
commun-mois-juin = juin
commun-mois-juillet = juillet
commun-mois-aout = août
commun-mois-septembre = septembre
commun-mois-octobre = octobre
commun-mois-novembre = novembre
commun-mois-decembre = décembre
commun-jour-lundi = lundi
commun-jour-mardi = mardi
commun-jour-mercredi = mercredi
commun-jour-jeudi = jeudi
commun-jour-vendredi = vendredi
commun-jour-samedi = samedi
commun-jour-dimanche = dimanche
commun-premier-du-mois = 1er
commun-date-longue = { $jour } { $mois } { $annee }
commun-date-avec-jour = { $semaine } { $jour } { $mois } { $annee }
commun-heure = { $heure } h { $minute }
commun-heure-pile = { $heure } h
commun-a-heure = à { $heure }
commun-instant = { $date } à { $heure }
commun-aujourdhui = Aujourd’hui
commun-demain = Demain
commun-hier = Hier
commun-jours =
    { $nombre ->
        [one] { $nombre } jour
       *[other] { $nombre } jours
    }
commun-mois-duree = { $nombre } mois
commun-minutes =
    { $nombre ->
        [one] { $nombre } minute
       *[other] { $nombre } minutes
    }

# Numbers, money, sizes
commun-montant = { $somme } €
commun-taille-octets =
    { $nombre ->
        [one] { $nombre } octet
       *[other] { $nombre } octets
    }
commun-taille-ko = { $nombre } Ko
commun-taille-mo = { $nombre } Mo
commun-taille-go = { $nombre } Go
