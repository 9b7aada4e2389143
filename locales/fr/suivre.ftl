# La page suit les réponses : ce qu’elle dit pendant qu’on écrit.

suivre-enregistre = Enregistré à { $heure }
suivre-apparues = De nouvelles questions sont affichées.
suivre-disparues = Des questions ne sont plus demandées.
suivre-retiree = La réponse est retirée.

suivre-coupe-titre = La connexion est coupée.
suivre-coupe = Continuez à écrire : vos réponses partiront à son retour.
suivre-gardees = Elles sont gardées ici en attendant.
suivre-oublier = Ne pas les garder

suivre-perdue-titre = Cette page s’est fermée.
suivre-perdue = Rien n’est perdu. Donnez votre code pour continuer.
suivre-perdue-bouton = Donner mon code

suivre-conflit-titre = Cette page a été modifiée ailleurs.
suivre-conflit = Rien n’a été remplacé. Comparez, puis choisissez.
suivre-conflit-bouton = Comparer
suivre-conflit-garder = Garder mon choix

suivre-reprise-titre = Des réponses n’ont pas été envoyées
suivre-reprise = Vous les avez écrites sur cet appareil sans connexion.
suivre-reprise-bouton = Les envoyer maintenant
suivre-reprise-effacer = Les effacer

suivre-rangee-ouvrir = Ouvrir
suivre-rangee-fermer = Replier
suivre-rangee-fautes = { $nombre ->
    [one] Une réponse est à corriger
   *[other] { $nombre } réponses sont à corriger
}
suivre-rangee-resume = Réponse { $rang } : { $nombre ->
    [one] une réponse est à corriger
   *[other] { $nombre } réponses sont à corriger
}
