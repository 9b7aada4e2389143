## Documents: what is asked

pieces-format = { $nombre ->
    [one] Choose { $acceptes }, { $taille } at most.
   *[other] Choose { $acceptes }, { $taille } at most each. You can send { $nombre }.
  }
pieces-ou = { $debut } or { $suite }
pieces-famille-document = a document (PDF, Word, OpenDocument, text)
pieces-famille-tableur = a spreadsheet (Excel, OpenDocument)
pieces-famille-presentation = a presentation (PowerPoint, OpenDocument)
pieces-famille-image = a photo or a scanned document (JPEG, PNG, PDF)
pieces-famille-archive = a ZIP archive
pieces-trop-nombreux = { $max ->
    [one] “{ $nom }” was not kept: one file is enough. Take the other one out first.
   *[other] “{ $nom }” was not kept: keep at most { $max } files.
  }

## Proofs of identity

pieces-identite-sort = We write on it what it is for. We delete it once the decision has been sent.
pieces-purge-sort = We delete this document once the decision has been sent.
pieces-identite-fournie = Provided. It is not attached to this document.
pieces-filigrane = { $collectivite } · Request no. { $numero } – { $service } · { $jour }
pieces-filigrane-sans-service = { $collectivite } · Request no. { $numero } · { $jour }
pieces-recu-preparation = { $taille }, received. We are writing on it what it is for.
pieces-recu-inutilisable = { $taille }. { $cause } Take it out, then send another file or a photo.
pieces-cause-chiffre = A password protects this file.
pieces-cause-lourd = This file is too large or has too many pages.
pieces-cause-illisible = This file does not open.
pieces-preparation = Being prepared
pieces-inutilisable = This file does not open
pieces-effacee = Deleted after the decision, on { $jour }
pieces-effacee-sans-date = Deleted after the decision
pieces-agent-telecharger = Download the watermarked copy
