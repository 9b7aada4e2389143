## A document that is not given

fichiers-attente-titre = This document is being checked
fichiers-attente-texte = It will open as soon as this is done. Nothing is lost.
fichiers-attente-suite = Come back in a few minutes.
fichiers-infecte-titre = This document carries a virus
fichiers-infecte-texte = The antivirus has blocked it. Nobody can open it.
fichiers-infecte-suite = Send another file in its place.

## What the antivirus says of it

fichiers-virus-sain = Virus: none found
fichiers-virus-non-verifie = Virus: not checked yet
fichiers-virus-attente = Virus: check in progress
fichiers-virus-infecte = Virus found: document blocked
fichiers-recu-sain = { $taille }, received. Virus: none found.
fichiers-recu-attente = { $taille }, received. Virus: check in progress.
fichiers-recu-infecte = { $taille }. This file carries a virus: remove it, then send another.
fichiers-infectes-titre = { $nombre ->
    [one] One document carries a virus
   *[other] { $nombre } documents carry a virus
}
fichiers-infectes-usager = Nobody can open { $noms }. Send another file by a message.
fichiers-infectes-agent = Nobody can open { $noms }. Ask the person for another file.
fichiers-attente-agent-titre = { $nombre ->
    [one] One document waits for the antivirus
   *[other] { $nombre } documents wait for the antivirus
}
fichiers-attente-agent = They will open as soon as the antivirus has examined them.
fichiers-attente-agent-cause = The antivirus does not answer as expected ({ $cause }). It is tried again by itself.

## The page of a document, for agents

fichiers-document-titre = { $nom }, file { $numero }
fichiers-document-rang = Document { $rang } of { $nombre }
fichiers-document-precedent = Previous document
fichiers-document-suivant = Next document
fichiers-document-telecharger = Download the original
fichiers-document-carte = This document
fichiers-document-type = Type
fichiers-document-taille = Size
fichiers-document-recu = Received
fichiers-document-virus = Antivirus
fichiers-document-empreinte = SHA-256 fingerprint
fichiers-document-infecte = Virus found ({ $nom }): document blocked
fichiers-document-pdf = If nothing shows, download the original. Your browser’s reader can turn the pages too.
fichiers-document-sans-apercu = No preview. Download the original to read it.
fichiers-tourner-gauche = Turn left
fichiers-tourner-droite = Turn right

## A file whose content is not accepted

fichiers-refus = “{ $nom }” is not accepted: { $recu }. Choose { $acceptes }.
fichiers-contenu-page-web = it is a web page
fichiers-contenu-programme = it is a program
fichiers-contenu-video = it is a video or a sound
fichiers-contenu-inconnu = its content is not recognised
fichiers-contenu-autre = its content is of type { $type }
fichiers-acceptes-courants = a PDF, a picture, a text, a spreadsheet or a ZIP archive
fichiers-acceptes-identite = a PDF or a picture in JPEG or PNG
fichiers-acceptes-images = a picture
fichiers-acceptes-liste = a file of type { $types }

## Several photos gathered

fichiers-photos-reunir = Gather the photos in one PDF
fichiers-photos-nom = Photos.pdf
fichiers-photos-attente = “{ $nom }” is still waiting for the antivirus. Try again in a few minutes.
fichiers-photos-infectee = “{ $nom }” carries a virus. Remove this file, then gather the other photos.
fichiers-photos-illisible = “{ $nom }” does not open. Remove this file, or leave the photos apart.
fichiers-photos-lourdes = These photos are too large for one PDF. Remove some, or leave them apart.

## A large file, sent by pieces

fichiers-envoi-incomplet = All of “{ $nom }” did not arrive. Choose it again.
fichiers-envoi-cours = Sending “{ $nom }”: { $pourcent }%
fichiers-envoi-coupe = The connection is cut. “{ $nom }” will go on by itself.
fichiers-envoi-fini = “{ $nom }” has arrived. You can continue.
fichiers-envoi-echec = “{ $nom }” did not arrive. Try again, or continue: it will leave with the page.
fichiers-envoi-reessayer = Try again
