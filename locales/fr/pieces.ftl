## Des documents : ce qui est demandé

pieces-format = { $nombre ->
    [one] Choisissez { $acceptes }, de { $taille } au plus.
   *[other] Choisissez { $acceptes }, de { $taille } au plus chacun. Vous pouvez en envoyer { $nombre }.
  }
pieces-ou = { $debut } ou { $suite }
pieces-famille-document = un document (PDF, Word, OpenDocument, texte)
pieces-famille-tableur = un tableur (Excel, OpenDocument)
pieces-famille-presentation = une présentation (PowerPoint, OpenDocument)
pieces-famille-image = une photo ou un document scanné (JPEG, PNG, PDF)
pieces-famille-archive = une archive ZIP
pieces-trop-nombreux = { $max ->
    [one] « { $nom } » n’a pas été gardé : un seul fichier suffit. Retirez l’autre d’abord.
   *[other] « { $nom } » n’a pas été gardé : gardez au plus { $max } fichiers.
  }

## Les pièces d’identité

pieces-identite-sort = Nous écrivons dessus à quoi elle sert. Nous la supprimons une fois la décision envoyée.
pieces-purge-sort = Nous supprimons ce document une fois la décision envoyée.
pieces-identite-fournie = Fournie. Elle n’est pas jointe à ce document.
pieces-filigrane = { $collectivite } · Demande n° { $numero } – service { $service } · { $jour }
pieces-filigrane-sans-service = { $collectivite } · Demande n° { $numero } · { $jour }
pieces-recu-preparation = { $taille }, reçu. Nous écrivons dessus à quoi il sert.
pieces-recu-inutilisable = { $taille }. { $cause } Retirez-le, puis envoyez un autre fichier ou une photo.
pieces-cause-chiffre = Un mot de passe protège ce fichier.
pieces-cause-lourd = Ce fichier est trop grand ou a trop de pages.
pieces-cause-illisible = Ce fichier ne s’ouvre pas.
pieces-preparation = En préparation
pieces-inutilisable = Ce fichier ne s’ouvre pas
pieces-effacee = Supprimée après la décision, le { $jour }
pieces-effacee-sans-date = Supprimée après la décision
pieces-agent-telecharger = Télécharger la copie avec filigrane
