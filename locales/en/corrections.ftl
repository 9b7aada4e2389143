## Ce qui s’est passé
correction-agent-evenement-demandee = Correction asked for
correction-agent-evenement-recue = Correction received
correction-agent-evenement-saisie = Correction received on paper
correction-agent-evenement-annulee = Request for a correction cancelled
correction-agent-impossible-sans = No correction is awaited.
correction-agent-impossible-message = You can only withdraw your own messages.
