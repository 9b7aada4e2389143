## Ce qui s’est passé
correction-agent-evenement-demandee = Correction demandée
correction-agent-evenement-recue = Correction reçue
correction-agent-evenement-saisie = Correction reçue sur papier
correction-agent-evenement-annulee = Demande de correction annulée
correction-agent-impossible-sans = Aucune correction n’est attendue.
correction-agent-impossible-message = Vous ne pouvez retirer que vos propres messages.
