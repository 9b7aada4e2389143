### The letters that the house makes: proof of sending, answer, whole file; the logo they bear.

## The logo, in the settings of the collectivité
collectivites-admin-logo-section = Logo
collectivites-admin-logo = Choose a logo
collectivites-admin-logo-aide = A PNG or JPEG picture of 5 MB at most. It appears at the top of pages and letters.
collectivites-admin-logo-present = The present logo
collectivites-admin-logo-envoyer = Save the logo
collectivites-admin-logo-retirer = Remove the logo
collectivites-admin-erreur-logo-illisible = Choose a PNG or JPEG picture: this file cannot be read.
collectivites-admin-erreur-logo-trop-grand = Choose a lighter picture: 5 MB and 8,000 dots a side at most.
