# Words that every room shares. Mots que toutes les pièces partagent.
commun-continuer = Continue
commun-annuler = Cancel
commun-oui = Yes
commun-non = No
commun-modifier = Change
commun-chercher = Search
commun-facultatif = optional
commun-et = and
commun-ou = or
commun-autre = Other
commun-accueil = Home
commun-telephone = Telephone
commun-courriel = E-mail address
commun-adresse = Postal address
commun-libelle-valeur = { $libelle }: { $valeur }

# Dates
commun-mois-janvier = January
commun-mois-fevrier = February
commun-mois-mars = March
commun-mois-avril = April
commun-mois-mai = May
commun-mois-juin = June
commun-mois-juillet = July
commun-mois-aout = August
commun-mois-septembre = September
commun-mois-octobre = October
commun-mois-novembre = November
commun-mois-decembre = December
commun-jour-lundi = Monday
commun-jour-mardi = Tuesday
commun-jour-mercredi = Wednesday
commun-jour-jeudi = Thursday
commun-jour-vendredi = Friday
commun-jour-samedi = Saturday
commun-jour-dimanche = Sunday
commun-premier-du-mois = 1
commun-date-longue = { $jour } { $mois } { $annee }
commun-date-avec-jour = { $semaine } { $jour } { $mois } { $annee }
commun-heure = { $heure }:{ $minute }
commun-heure-pile = { $heure }:00
commun-instant = { $date } at { $heure }
commun-jours =
    { $nombre ->
        [one] { $nombre } day
       *[other] { $nombre } days
    }
commun-minutes =
    { $nombre ->
        [one] { $nombre } minute
       *[other] { $nombre } minutes
    }

# Numbers, money, sizes
commun-montant = €{ $somme }
commun-taille-octets =
    { $nombre ->
        [one] { $nombre } byte
       *[other] { $nombre } bytes
    }
commun-taille-ko = { $nombre } KB
commun-taille-mo = { $nombre } MB
commun-taille-go = { $nombre } GB
