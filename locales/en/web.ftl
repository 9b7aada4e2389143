### The pages of errors and the frame of every page.

web-accueil = Go back to the home page
web-numero = Number of this page: { $numero }
web-entrer = Sign in (new tab)
web-renvoyer = Send again
web-reessayer = Try again
web-gardees = What you wrote is still here.
web-fichiers-a-reprendre = You will have to choose your files again.
web-espace-usagers = Online services
web-mon-compte = My account
web-espace-agents = Staff area
web-lien-demarches = Services
web-lien-demandes = My requests
web-lien-accessibilite = Accessibility
web-lien-mentions = Legal notice
web-lien-donnees = Personal data
web-pied-question = Would you rather talk to someone?
web-pied-venir = Come and see us during opening hours.
web-pied-phrase = A person answers you.

web-erreur-introuvable-titre = This page does not exist
web-erreur-introuvable-texte = The address may be incomplete. The page may have moved.
web-erreur-introuvable-suite = Check the address, or start again from the home page.
web-erreur-methode-titre = This page does not open this way
web-erreur-methode-texte = This address receives a form. Nothing was saved.
web-erreur-methode-suite = Go back to the previous page, or start again from the home page.
web-erreur-jeton-titre = The page has expired
web-erreur-jeton-texte = To protect you, we saved nothing this time.
web-erreur-jeton-suite = Go back to the previous page and reload it. Then send your answers again. Your browser must accept cookies.
web-erreur-jeton-renvoi = Send your answers again.
web-erreur-session-titre = Your session has ended
web-erreur-session-texte = It closes after a while without activity, to protect you.
web-erreur-session-suite = Sign in in a new tab. Then come back here and send again.
web-erreur-gros-titre = What you sent is too large
web-erreur-gros-texte = We saved nothing this time.
web-erreur-gros-suite = Go back to the previous page. Shorten your text, or choose a lighter file.
web-erreur-encodage-titre = We cannot read what you sent
web-erreur-encodage-texte = It does not come from a form of this site. Nothing was saved.
web-erreur-encodage-suite = Start again from the home page, then fill in the form.
web-erreur-texte-titre = Some characters cannot be read
web-erreur-texte-texte = We saved nothing this time.
web-erreur-texte-suite = Go back to the previous page. Type the damaged letters again, then send.
web-erreur-lent-titre = What you sent was cut off
web-erreur-lent-texte = We did not receive everything. Nothing was saved this time.
web-erreur-lent-suite = Check your connection. Go back to the previous page, then send again.
web-erreur-sature-titre = The site is very busy
web-erreur-sature-texte = We saved nothing this time.
web-erreur-sature-suite = Wait a few seconds, then try again.
web-erreur-essais-titre = Wait a little before you try again
web-erreur-essais-secondes =
    { $nombre ->
        [one] There were too many attempts. Try again in { $nombre } second.
       *[other] There were too many attempts. Try again in { $nombre } seconds.
    }
web-erreur-essais-minutes =
    { $nombre ->
        [one] There were too many attempts. Try again in { $nombre } minute.
       *[other] There were too many attempts. Try again in { $nombre } minutes.
    }
web-erreur-essais-suite = This wait protects everyone’s requests. Nothing is lost.
web-erreur-interne-titre = Something went wrong on our side
web-erreur-interne-texte = We could not finish. It is not your fault.
web-erreur-interne-suite = Try again in a few minutes. If it happens again, call us and give the number of this page.
