# Words that every room shares. Mots que toutes les pièces partagent.
commun-continuer = Continuer
commun-annuler = Annuler
commun-oui = Oui
commun-non = Non
commun-modifier = Modifier
commun-chercher = Chercher
commun-facultatif = facultatif
commun-et = et
commun-ou = ou
commun-autre = Autre
commun-accueil = Accueil
commun-telephone = Téléphone
commun-courriel = Adresse e-mail
commun-adresse = Adresse postale
commun-libelle-valeur = { $libelle } : { $valeur }

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
commun-instant = { $date } à { $heure }
commun-jours =
    { $nombre ->
        [one] { $nombre } jour
       *[other] { $nombre } jours
    }
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
