## Un document qui ne se donne pas

fichiers-attente-titre = Ce document est en cours de vérification
fichiers-attente-texte = Il s’ouvrira dès que ce sera fait. Rien n’est perdu.
fichiers-attente-suite = Revenez dans quelques minutes.
fichiers-infecte-titre = Ce document contient un virus
fichiers-infecte-texte = L’antivirus l’a bloqué. Personne ne peut l’ouvrir.
fichiers-infecte-suite = Envoyez un autre fichier à sa place.

## Ce que l’antivirus en dit

fichiers-virus-sain = Virus : aucun trouvé
fichiers-virus-non-verifie = Virus : pas encore vérifié
fichiers-virus-attente = Virus : vérification en cours
fichiers-virus-infecte = Virus trouvé : document bloqué
fichiers-recu-sain = { $taille }, reçu. Virus : aucun trouvé.
fichiers-recu-attente = { $taille }, reçu. Virus : vérification en cours.
fichiers-recu-infecte = { $taille }. Ce fichier contient un virus : retirez-le, puis envoyez-en un autre.
fichiers-infectes-titre = { $nombre ->
    [one] Un document contient un virus
   *[other] { $nombre } documents contiennent un virus
}
fichiers-infectes-usager = Personne ne peut ouvrir { $noms }. Envoyez un autre fichier par un message.
fichiers-infectes-agent = Personne ne peut ouvrir { $noms }. Demandez un autre fichier à la personne.
fichiers-attente-agent-titre = { $nombre ->
    [one] Un document attend l’antivirus
   *[other] { $nombre } documents attendent l’antivirus
}
fichiers-attente-agent = Ils s’ouvriront dès que l’antivirus les aura examinés.
fichiers-attente-agent-cause = L’antivirus ne répond pas comme prévu ({ $cause }). L’essai recommence tout seul.

## La page d’un document, pour les agents

fichiers-document-titre = { $nom }, dossier { $numero }
fichiers-document-rang = Document { $rang } sur { $nombre }
fichiers-document-precedent = Document précédent
fichiers-document-suivant = Document suivant
fichiers-document-telecharger = Télécharger l’original
fichiers-document-carte = Ce document
fichiers-document-type = Type
fichiers-document-taille = Taille
fichiers-document-recu = Reçu
fichiers-document-virus = Antivirus
fichiers-document-empreinte = Empreinte SHA-256
fichiers-document-infecte = Virus trouvé ({ $nom }) : document bloqué
fichiers-document-pdf = Si rien ne s’affiche, téléchargez l’original. Le lecteur de votre navigateur sait aussi tourner les pages.
fichiers-document-sans-apercu = Aperçu indisponible. Téléchargez l’original pour le lire.
fichiers-tourner-gauche = Tourner à gauche
fichiers-tourner-droite = Tourner à droite

## Un fichier dont le contenu n’est pas accepté

fichiers-refus = « { $nom } » n’est pas accepté : { $recu }. Choisissez { $acceptes }.
fichiers-contenu-page-web = c’est une page web
fichiers-contenu-programme = c’est un programme
fichiers-contenu-video = c’est une vidéo ou un son
fichiers-contenu-inconnu = son contenu n’est pas reconnu
fichiers-contenu-autre = son contenu est de type { $type }
fichiers-acceptes-courants = un PDF, une photo, un texte, un tableur ou une archive ZIP
fichiers-acceptes-identite = un PDF ou une photo en JPEG ou en PNG
fichiers-acceptes-images = une image
fichiers-acceptes-liste = un fichier de type { $types }

## Plusieurs photos réunies

fichiers-photos-reunir = Réunir les photos en un PDF
fichiers-photos-nom = Photos.pdf
fichiers-photos-attente = « { $nom } » attend encore l’antivirus. Réessayez dans quelques minutes.
fichiers-photos-infectee = « { $nom } » contient un virus. Retirez ce fichier, puis réunissez les autres photos.
fichiers-photos-illisible = « { $nom } » ne s’ouvre pas. Retirez ce fichier, ou laissez les photos séparées.
fichiers-photos-lourdes = Ces photos sont trop lourdes pour un seul PDF. Retirez-en, ou laissez-les séparées.

## Un grand fichier, envoyé par morceaux

fichiers-envoi-incomplet = « { $nom } » n’est pas arrivé en entier. Choisissez-le à nouveau.
fichiers-envoi-cours = Envoi de « { $nom } » : { $pourcent } %
fichiers-envoi-coupe = La connexion est coupée. L’envoi de « { $nom } » reprendra tout seul.
fichiers-envoi-fini = « { $nom } » est arrivé. Vous pouvez continuer.
fichiers-envoi-echec = « { $nom } » n’est pas arrivé. Réessayez, ou continuez : il partira avec la page.
fichiers-envoi-reessayer = Réessayer
