# Les courriels d’une démonstration, tels qu’ils seraient partis.

mailbox-titre = Courriels de la démonstration
mailbox-accroche = Aucun courriel ne part d’une démonstration. Lisez ici ceux qui seraient partis.
mailbox-vide = Aucun courriel
mailbox-vide-texte = Envoyez une demande : sa preuve d’envoi arrive ici.
mailbox-pour = Pour { $adresse }, le { $instant }
mailbox-retour = Tous les courriels
mailbox-vers = Pour { $adresse }
mailbox-vers-reponse = Pour { $adresse }. Les réponses vont à { $reponse }.
mailbox-html = Voir la version mise en page
mailbox-source = Voir le courriel brut
mailbox-liens = Liens de ce courriel
