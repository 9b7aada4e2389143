# The home of a collectivité.

accueil-titre = Home
accueil-question = What would you like to do?
accueil-recherche = A service, a word…
accueil-chercher = Search
# Separated by “ / ”.
accueil-mots = cantine / acte de naissance / salle des fêtes / buvette
accueil-aujourdhui = Today, { $date }
accueil-demandees = Most requested
accueil-toutes = All services ({ $nombre })
accueil-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
accueil-suivre-titre = Follow a request
accueil-suivre-texte = With its number and its code, written on your receipt. No account needed.
accueil-suivre-bouton = Enter my number
accueil-code-perdu = I lost my code
accueil-trouver-titre = Find a service
accueil-trouver-texte = Say what you want to do in your own words. Everything can also be done at the counter.
accueil-trouver-bouton = See all services
