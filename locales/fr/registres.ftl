# Ce que les registres savent (entreprises, écoles, données déjà connues de l’administration)

registres-verifier = Vérifier ce numéro
registres-source = D’après { $registre }, le { $jour }
registres-inconnue = Vérifiez ce numéro : { $registre } ne le connaît pas. Vous pouvez continuer.
registres-non-diffusible = Numéro connu. { $registre } ne publie pas le nom ni l’adresse, à la demande de la personne.
registres-a-verifier = Pas encore vérifié : { $registre } ne répond pas. Votre réponse est gardée, nous vérifierons plus tard.
registres-finie = Attention : c’est fermé d’après ce registre.
registres-fait = { $nom } : { $valeur }
registres-donne-par-usager = Donné par la personne, avec son justificatif
registres-nom-entreprises = le registre des entreprises
registres-nom-associations = le répertoire des associations
registres-nom-fondations = le registre des fondations
registres-nom-ecoles = l’annuaire des écoles
registres-nom-cnaf = la CAF
registres-nom-dgfip = les impôts
registres-nom-france-travail = France Travail
registres-nom-mesri = l’enseignement supérieur
registres-nom-referentiel = le registre choisi par votre service
registres-preuve = Document qui le prouve
registres-une-fois-aide = Recopiez ce qui est écrit sur votre document, puis ajoutez-le.

# Les données, par leur code
registres-donnee-quotient = Quotient familial
registres-donnee-allocataire = Numéro d’allocataire
registres-donnee-code-postal = Code postal
registres-donnee-mois = Mois
registres-donnee-annee = Année
registres-donnee-enfants = Nombre d’enfants
registres-donnee-reference = Revenu fiscal de référence
registres-donnee-parts = Nombre de parts
registres-donnee-numero-fiscal = Numéro fiscal
registres-donnee-reference-avis = Référence de l’avis d’impôt
registres-donnee-personnes = Personnes à charge
registres-donnee-declarant = Déclarant
registres-donnee-inscrit = Êtes-vous inscrit à France Travail ?
registres-donnee-identifiant = Identifiant France Travail
registres-donnee-inscription = Inscription
registres-donnee-cessation = Fin d’inscription
registres-donnee-categorie = Catégorie
registres-donnee-nom = Nom
registres-donnee-etablissement = Établissement
registres-donnee-ine = Numéro étudiant (INE)
registres-donnee-debut = Début
registres-donnee-fin = Fin
registres-donnee-boursier = Avez-vous une bourse ?
registres-donnee-echelon = Échelon de la bourse
registres-donnee-beneficiaire = Touchez-vous cette allocation ?
