# L’horloge légale : ce que lisent l’habitant et l’agent. Codes de metier/delais.

## Régimes
delais-regime-silence-accepte = Sans réponse, c’est accepté
delais-regime-silence-refuse = Sans réponse, c’est refusé
delais-regime-declaratif = Déclaration, sans réponse attendue
delais-regime-sans-decision = Le silence ne décide rien
delais-regime-a-verifier = À vérifier
delais-regime-a-renseigner = Délai légal à renseigner

## Durées
delais-duree-mois = { $nombre ->
    [1] un mois
    [2] deux mois
   *[other] { $nombre } mois
}
delais-duree-jours = { $nombre ->
    [1] un jour
   *[other] { $nombre } jours
}

## Preuve d’envoi, ligne par ligne (CRPA R112-11-1, R112-5)
delais-mention-titre = Preuve d’envoi
delais-mention-loi-reception = Accusé de réception
delais-mention-loi-envoi = Accusé d’envoi
delais-mention-recue = Nous avons reçu votre envoi le { $le }.
delais-mention-service = Service qui suit votre demande : { $service }
delais-mention-adresse-postale = Adresse : { $adresse }
delais-mention-courriel = E-mail : { $courriel }
delais-mention-telephone = Téléphone : { $telephone }
delais-mention-pieces-attendues = Il manque des documents. Envoyez-les au plus tard le { $jusqu_au }.
delais-mention-silence-accepte = Sans réponse le { $le }, c’est accepté.
delais-mention-silence-accepte-une-fois-complet = Le délai commence quand nous avons tout reçu. Il dure { $delai }. Sans réponse à la fin, c’est accepté.
delais-mention-silence-refuse = Sans réponse le { $le }, c’est refusé.
delais-mention-sous-reserve-de-completude = Cette date vaut si votre demande est complète.
delais-mention-attestation = Si c’est accepté sans réponse, vous pouvez nous demander une attestation.
delais-mention-recours = Si vous n’êtes pas d’accord, vous avez deux mois après cette date pour saisir le tribunal administratif.
delais-mention-voies-de-recours = Pour contester : { $voies }
delais-mention-declaration-deposee = Votre déclaration est déposée.
delais-mention-silence-sans-effet = L’absence de réponse ne veut dire ni oui ni non.

## Ce qui empêche de publier
delais-manque-designation = Indiquez le nom du service qui suit les demandes.
delais-manque-adresse = Indiquez l’adresse postale ou l’adresse e-mail du service.
delais-manque-telephone = Indiquez le téléphone du service.
delais-manque-voies-de-recours = Indiquez comment contester : le tribunal, son adresse et son site.

## Échéances
delais-silence-acceptation = Sans réponse le { $date }, c’est accepté.
delais-silence-refus = Sans réponse le { $date }, c’est refusé.
delais-silence-acceptation-nee = La demande est acceptée depuis le { $date }, faute de réponse.
delais-silence-refus-ne = La demande est refusée depuis le { $date }, faute de réponse.

## Recours et retrait
