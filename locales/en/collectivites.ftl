### The pages of the authority: legal notice, personal data, accessibility, hours, settings.

## Opening hours
collectivites-horaires-un-jour = On { $jour }
collectivites-horaires-deux-jours = On { $premier } and { $dernier }
collectivites-horaires-jours = From { $premier } to { $dernier }
collectivites-horaires-plage = { $debut } to { $fin }
collectivites-horaires-ligne = { $jours }, { $plages }
collectivites-ouverture-ouvert = The counter is open until { $heure }.
collectivites-ouverture-aujourdhui = The counter is closed. It opens today at { $heure }.
collectivites-ouverture-demain = The counter is closed. It opens tomorrow at { $heure }.
collectivites-ouverture-jour = The counter is closed. It opens on { $jour } at { $heure }.
collectivites-ouverture-ferme = The counter is closed.

## Legal notice
collectivites-mentions-titre = Legal notice
collectivites-mentions-editeur = Who publishes this site
collectivites-mentions-nom = Name
collectivites-mentions-directeur = Person responsible for what is published
collectivites-mentions-hebergeur = Who hosts this site
collectivites-mentions-hebergeur-terme = Name, address and telephone
collectivites-mentions-absent = This has not been filled in yet.
collectivites-mentions-logiciel = What this site is made with
collectivites-mentions-logiciel-texte = This site runs on Parvis, free software. Its code is open to all, under the EUPL 1.2 licence.
collectivites-mentions-loi = These notices are required by article 1-1 of the French law of 21 June 2004 on confidence in the digital economy.

## Personal data
collectivites-donnees-titre = Your personal data
collectivites-donnees-accroche = Here is what we do with what you give us.
collectivites-donnees-responsable = Who is responsible
collectivites-donnees-responsable-texte = { $nom } is responsible for the data that you give to this site.
collectivites-donnees-usage = What they are for
collectivites-donnees-usage-texte = They are used to answer your request. Before the first question, each form says what your answers are for. It also says who reads them and how long they are kept.
collectivites-donnees-lecture = Who reads them
collectivites-donnees-lecture-texte = Only the staff in charge of your request can read them.
collectivites-donnees-droits = Your rights
collectivites-donnees-droits-copie = Ask for a copy of your data
collectivites-donnees-droits-corriger = Have them corrected
collectivites-donnees-droits-effacer = Have them erased, where the law allows it
collectivites-donnees-droits-limiter = Object to their use, or ask to restrict it
collectivites-donnees-contact = Write to the person who protects your data. You get an answer within a month.
collectivites-donnees-dpo = Data protection officer
collectivites-donnees-dpo-absent = Nobody is named yet. Write to the general address.
collectivites-donnees-cnil = If the answer does not suit you
collectivites-donnees-cnil-texte = You can turn to the CNIL, the French data protection authority. It is free.
collectivites-donnees-cnil-lien = Write to the CNIL on its site
collectivites-donnees-cnil-adresse = By post: CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France
collectivites-donnees-cookies = Cookies
collectivites-donnees-cookies-texte = This site keeps one cookie that recognises your browser while you fill in a request. Another remembers the language you chose. Neither is used to follow you, nor for advertising.
collectivites-donnees-loi = Regulation (EU) 2016/679 of 27 April 2016, articles 13 to 22, and the French law of 6 January 1978.

## Accessibility
collectivites-accessibilite-titre = Accessibility: not compliant
collectivites-accessibilite-accroche = Everyone must be able to use this site, with or without a disability.
collectivites-accessibilite-etat = Where this site stands
collectivites-accessibilite-etat-texte = No audit has been made yet. Without an audit, French law asks to write “not compliant”.
collectivites-accessibilite-fait = What is already checked
collectivites-accessibilite-fait-texte = An automatic tool checks the pages at each new version of the software. That is not enough: only people can tell whether everything works.
collectivites-accessibilite-signaler = Is there a page that you cannot read or fill in?
collectivites-accessibilite-signaler-texte = Write to us or call us. We will answer you by another means.
collectivites-accessibilite-defenseur = If we do not help you
collectivites-accessibilite-defenseur-texte = You can turn to the Defender of Rights (Défenseur des droits). It is free.
collectivites-accessibilite-defenseur-lien = Write to the Defender of Rights on their site
collectivites-accessibilite-defenseur-telephone = By telephone: { $numero }
collectivites-accessibilite-defenseur-adresse = By post, without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07, France
collectivites-accessibilite-loi = Statement required by article 47 of the French law of 11 February 2005 and by decree 2019-768 of 24 July 2019.

## Settings of the authority (administrators)
collectivites-admin-titre = Your authority
collectivites-admin-accroche = This information is shown on the site and on proofs of filing.
collectivites-admin-enregistrer = Save
collectivites-admin-fait = Your changes are saved.
collectivites-admin-nom-section = Name and colour
collectivites-admin-nom = Name
collectivites-admin-autorite = What residents call it
collectivites-admin-autorite-aide = In French, with its article: “la mairie”, “la communauté de communes”, “le CCAS”.
collectivites-admin-couleur = Colour
collectivites-admin-couleur-aide = A hash and six characters, such as #1f4e8c.
collectivites-admin-couleur-donnee = Colour given
collectivites-admin-couleur-sol = Large areas
collectivites-admin-couleur-accent = Links and buttons
collectivites-admin-couleur-deplacee = The colour was changed a little in places, so that texts stay legible.
collectivites-admin-contacts = Contacts
collectivites-admin-adresse = Postal address
collectivites-admin-courriel = E-mail address
collectivites-admin-telephone = Telephone
collectivites-admin-horaires = Opening hours
collectivites-admin-horaires-aide = Write the hours of each day, such as: 9h-12h, 14h-17h30. Leave a closed day empty. Public holidays are closed by themselves.
collectivites-admin-loi = Legal notice and personal data
collectivites-admin-directeur = Director of publication
collectivites-admin-directeur-aide = Most often the mayor.
collectivites-admin-hebergeur = Host
collectivites-admin-hebergeur-aide = Name, address and telephone.
collectivites-admin-dpo-nom = Data protection officer
collectivites-admin-dpo-courriel = Their e-mail address
collectivites-admin-erreur-slug = Write 1 to 63 lower-case letters, digits or hyphens.
collectivites-admin-erreur-slug-pris = Another authority already has this address name.
collectivites-admin-erreur-hote-pris = Another authority already answers at this domain name.
collectivites-admin-erreur-insee = Write the five characters of the INSEE code, such as 29019 or 2A004.
collectivites-admin-erreur-parent = No authority has this address name.
collectivites-admin-erreur-nom = Write the name.
collectivites-admin-erreur-autorite = Write what residents call it.
collectivites-admin-erreur-couleur = Write a hash and six characters from 0 to 9 or a to f, such as #1f4e8c.
collectivites-admin-erreur-courriel = Write a whole e-mail address, such as mairie@exemple.fr.
collectivites-admin-erreur-horaires = Write hours such as: 9h-12h, 14h-17h30.
collectivites-admin-erreur-trop-long = Shorten this text.
collectivites-admin-erreur-perimee = Someone else changed this information while you were writing. Read it again, then save: what you wrote will replace their changes.
collectivites-nav = Your authority
