### Les pages de la collectivité : mentions, données personnelles, accessibilité, horaires, réglages.

## Horaires
collectivites-horaires-un-jour = Le { $jour }
collectivites-horaires-deux-jours = Le { $premier } et le { $dernier }
collectivites-horaires-jours = Du { $premier } au { $dernier }
collectivites-horaires-plage = de { $debut } à { $fin }
collectivites-horaires-ligne = { $jours }, { $plages }
collectivites-ouverture-ouvert = L’accueil est ouvert jusqu’à { $heure }.
collectivites-ouverture-aujourdhui = L’accueil est fermé. Il ouvre aujourd’hui à { $heure }.
collectivites-ouverture-demain = L’accueil est fermé. Il ouvre demain à { $heure }.
collectivites-ouverture-jour = L’accueil est fermé. Il ouvre { $jour } à { $heure }.
collectivites-ouverture-ferme = L’accueil est fermé.

## Mentions légales
collectivites-mentions-titre = Mentions légales
collectivites-mentions-editeur = Qui publie ce site
collectivites-mentions-nom = Nom
collectivites-mentions-directeur = Personne responsable de ce qui est publié
collectivites-mentions-hebergeur = Qui héberge ce site
collectivites-mentions-hebergeur-terme = Nom, adresse et téléphone
collectivites-mentions-absent = Cette information n’est pas encore indiquée.
collectivites-mentions-logiciel = Avec quoi ce site est fait
collectivites-mentions-logiciel-texte = Ce site fonctionne avec Parvis, un logiciel libre. Son code est ouvert à tous, sous la licence EUPL 1.2.
collectivites-mentions-loi = L’article 1-1 de la loi du 21 juin 2004 pour la confiance dans l’économie numérique demande ces mentions.

## Données personnelles
collectivites-donnees-titre = Vos données personnelles
collectivites-donnees-accroche = Voici ce que nous faisons de ce que vous nous confiez.
collectivites-donnees-responsable = Qui est responsable
collectivites-donnees-responsable-texte = { $nom } est responsable des données que vous confiez à ce site.
collectivites-donnees-usage = À quoi elles servent
collectivites-donnees-usage-texte = Elles servent à répondre à votre demande. Avant la première question, chaque formulaire dit à quoi servent vos réponses. Il dit aussi qui les lit et combien de temps elles sont gardées.
collectivites-donnees-lecture = Qui les lit
collectivites-donnees-lecture-texte = Seuls les agents chargés de votre demande peuvent les lire.
collectivites-donnees-droits = Vos droits
collectivites-donnees-droits-copie = Demander une copie de vos données
collectivites-donnees-droits-corriger = Les faire corriger
collectivites-donnees-droits-effacer = Les faire effacer, quand la loi le permet
collectivites-donnees-droits-limiter = Vous opposer à leur usage, ou demander de le limiter
collectivites-donnees-contact = Écrivez à la personne qui protège vos données. Vous recevez une réponse en un mois au plus.
collectivites-donnees-dpo = Déléguée ou délégué à la protection des données
collectivites-donnees-dpo-absent = Personne n’est encore indiqué. Écrivez à l’adresse générale.
collectivites-donnees-cnil = Si la réponse ne vous convient pas
collectivites-donnees-cnil-texte = Vous pouvez vous adresser à la CNIL. C’est gratuit.
collectivites-donnees-cnil-lien = Écrire à la CNIL sur son site
collectivites-donnees-cnil-adresse = Par courrier : CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07
collectivites-donnees-cookies = Les cookies
collectivites-donnees-cookies-texte = Ce site garde un cookie qui reconnaît votre navigateur pendant que vous remplissez une demande. Un autre retient la langue choisie. Aucun ne sert à vous suivre, ni à la publicité.
collectivites-donnees-loi = Règlement (UE) 2016/679 du 27 avril 2016, articles 13 à 22, et loi du 6 janvier 1978.

## Accessibilité
collectivites-accessibilite-titre = Accessibilité : non conforme
collectivites-accessibilite-accroche = Chacun doit pouvoir utiliser ce site, avec ou sans handicap.
collectivites-accessibilite-etat = Où en est ce site
collectivites-accessibilite-etat-texte = Aucun audit n’a encore été fait. Sans audit, la loi demande d’écrire « non conforme ».
collectivites-accessibilite-fait = Ce qui est déjà vérifié
collectivites-accessibilite-fait-texte = Un outil automatique contrôle les pages à chaque nouvelle version du logiciel. Cela ne suffit pas : seules des personnes peuvent dire si tout marche.
collectivites-accessibilite-signaler = Vous ne pouvez pas lire ou remplir une page ?
collectivites-accessibilite-signaler-texte = Écrivez-nous ou appelez-nous. Nous vous répondons par un autre moyen.
collectivites-accessibilite-defenseur = Si nous ne vous aidons pas
collectivites-accessibilite-defenseur-texte = Vous pouvez vous adresser au Défenseur des droits. C’est gratuit.
collectivites-accessibilite-defenseur-lien = Écrire au Défenseur des droits sur son site
collectivites-accessibilite-defenseur-telephone = Par téléphone : { $numero }
collectivites-accessibilite-defenseur-adresse = Par courrier, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07
collectivites-accessibilite-loi = Déclaration demandée par l’article 47 de la loi du 11 février 2005 et par le décret 2019-768 du 24 juillet 2019.

## Réglages de la collectivité (administrateurs)
collectivites-admin-titre = Votre collectivité
collectivites-admin-accroche = Ces informations paraissent sur le site, et sur les preuves d’envoi.
collectivites-admin-enregistrer = Enregistrer
collectivites-admin-fait = Vos changements sont enregistrés.
collectivites-admin-nom-section = Nom et couleur
collectivites-admin-nom = Nom
collectivites-admin-autorite = Comment les habitants l’appellent
collectivites-admin-autorite-aide = Avec son article : « la mairie », « la communauté de communes », « le CCAS ».
collectivites-admin-couleur = Couleur
collectivites-admin-couleur-aide = Un dièse et six signes, par exemple #1f4e8c.
collectivites-admin-couleur-donnee = Couleur donnée
collectivites-admin-couleur-sol = Grandes surfaces
collectivites-admin-couleur-accent = Liens et boutons
collectivites-admin-couleur-deplacee = La couleur a été un peu changée par endroits, pour que les textes restent lisibles.
collectivites-admin-contacts = Contacts
collectivites-admin-adresse = Adresse postale
collectivites-admin-courriel = Adresse e-mail
collectivites-admin-telephone = Téléphone
collectivites-admin-horaires = Horaires d’ouverture
collectivites-admin-horaires-aide = Écrivez les heures de chaque jour, par exemple : 9h-12h, 14h-17h30. Laissez vide un jour fermé. Les jours fériés sont fermés d’eux-mêmes.
collectivites-admin-loi = Mentions légales et données personnelles
collectivites-admin-directeur = Directrice ou directeur de la publication
collectivites-admin-directeur-aide = Le plus souvent, la ou le maire.
collectivites-admin-hebergeur = Hébergeur
collectivites-admin-hebergeur-aide = Son nom, son adresse et son téléphone.
collectivites-admin-dpo-nom = Délégué à la protection des données
collectivites-admin-dpo-courriel = Son adresse e-mail
collectivites-admin-erreur-slug = Écrivez de 1 à 63 lettres minuscules, chiffres ou tirets.
collectivites-admin-erreur-slug-pris = Une autre collectivité porte déjà ce nom d’adresse.
collectivites-admin-erreur-hote-pris = Une autre collectivité répond déjà à ce nom de domaine.
collectivites-admin-erreur-insee = Écrivez les cinq signes du code INSEE, par exemple 29019 ou 2A004.
collectivites-admin-erreur-parent = Aucune collectivité ne porte ce nom d’adresse.
collectivites-admin-erreur-nom = Écrivez le nom.
collectivites-admin-erreur-autorite = Écrivez comment les habitants l’appellent.
collectivites-admin-erreur-couleur = Écrivez un dièse et six signes de 0 à 9 ou de a à f, par exemple #1f4e8c.
collectivites-admin-erreur-courriel = Écrivez une adresse e-mail complète, par exemple mairie@exemple.fr.
collectivites-admin-erreur-horaires = Écrivez des heures comme : 9h-12h, 14h-17h30.
collectivites-admin-erreur-trop-long = Raccourcissez ce texte.
collectivites-admin-erreur-perimee = Une autre personne a changé ces informations pendant que vous écriviez. Relisez, puis enregistrez à nouveau : ce que vous avez écrit remplacera ses changements.
collectivites-nav = Votre collectivité
