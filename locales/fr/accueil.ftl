# L’accueil d’une collectivité.

accueil-titre = Accueil
accueil-question = Que voulez-vous faire ?
accueil-recherche = Une démarche, un mot…
accueil-chercher = Chercher
# Séparés par « / ».
accueil-mots = cantine / acte de naissance / salle des fêtes / buvette
accueil-aujourdhui = Aujourd’hui, { $date }
accueil-demandees = Les plus demandées
accueil-toutes = Toutes les démarches ({ $nombre })
accueil-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
accueil-suivre-titre = Suivre une demande
accueil-suivre-texte = Avec son numéro et son code, écrits sur votre preuve d’envoi. Sans compte.
accueil-suivre-bouton = Entrer mon numéro
accueil-code-perdu = J’ai perdu mon code
accueil-trouver-titre = Trouver une démarche
accueil-trouver-texte = Dites ce que vous voulez faire avec vos mots. Tout se fait aussi au guichet.
accueil-trouver-bouton = Voir toutes les démarches
