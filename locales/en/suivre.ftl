# The page follows the answers: what it says while someone types.

suivre-enregistre = Saved at { $heure }
suivre-apparues = New questions are shown.
suivre-disparues = Some questions are no longer asked.
suivre-retiree = The answer has been removed.

suivre-coupe-titre = The connection is down.
suivre-coupe = Keep writing: your answers will leave when it is back.
suivre-gardees = They are kept here until then.
suivre-oublier = Do not keep them

suivre-perdue-titre = This page has closed.
suivre-perdue = Nothing is lost. Give your code to go on.
suivre-perdue-bouton = Give my code

suivre-conflit-titre = This page was changed elsewhere.
suivre-conflit = Nothing was replaced. Compare, then choose.
suivre-conflit-bouton = Compare
suivre-conflit-garder = Keep my choice

suivre-reprise-titre = Some answers were not sent
suivre-reprise = You wrote them on this device without a connection.
suivre-reprise-bouton = Send them now
suivre-reprise-effacer = Erase them

suivre-rangee-ouvrir = Open
suivre-rangee-fermer = Fold
suivre-rangee-fautes = { $nombre ->
    [one] One answer is to be corrected
   *[other] { $nombre } answers are to be corrected
}
suivre-rangee-resume = Answer { $rang }: { $nombre ->
    [one] one answer is to be corrected
   *[other] { $nombre } answers are to be corrected
}
