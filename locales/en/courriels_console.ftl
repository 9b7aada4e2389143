# The mails of a demonstration, as they would have left.

mailbox-titre = Mails of the demonstration
mailbox-accroche = No mail leaves a demonstration. Read here those that would have left.
mailbox-vide = No mail
mailbox-vide-texte = Send a request: its receipt arrives here.
mailbox-pour = To { $adresse }, { $instant }
mailbox-retour = All mails
mailbox-vers = To { $adresse }
mailbox-vers-reponse = To { $adresse }. Answers go to { $reponse }.
mailbox-html = See the formatted version
mailbox-source = See the raw mail
mailbox-liens = Links of this mail
