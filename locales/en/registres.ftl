# What registers know (companies, schools, data that the administration already has)

registres-verifier = Check this number
registres-source = According to { $registre }, on { $jour }
registres-inconnue = Check this number: { $registre } does not know it. You can go on.
registres-non-diffusible = Number known. { $registre } does not publish the name nor the address, as the person asked.
registres-a-verifier = Not checked yet: { $registre } does not answer. Your answer is kept, we will check later.
registres-finie = Take care: it is closed according to this register.
registres-fait = { $nom }: { $valeur }
registres-donne-par-usager = Given by the person, with their proof
registres-nom-entreprises = the register of companies
registres-nom-associations = the register of associations
registres-nom-fondations = the register of foundations
registres-nom-ecoles = the directory of schools
registres-nom-cnaf = the family allowances (CAF)
registres-nom-dgfip = the tax office
registres-nom-france-travail = France Travail
registres-nom-mesri = higher education
registres-nom-referentiel = the register that your service chose
registres-preuve = Document that proves it
registres-une-fois-aide = Copy what your document says, then add the document.

# The data, by their code
registres-donnee-quotient = Family quotient
registres-donnee-allocataire = Beneficiary number
registres-donnee-code-postal = Postal code
registres-donnee-mois = Month
registres-donnee-annee = Year
registres-donnee-enfants = Number of children
registres-donnee-reference = Reference tax income
registres-donnee-parts = Number of shares
registres-donnee-numero-fiscal = Tax number
registres-donnee-reference-avis = Reference of the tax notice
registres-donnee-personnes = Dependants
registres-donnee-declarant = Declarant
registres-donnee-inscrit = Are you registered with France Travail?
registres-donnee-identifiant = France Travail identifier
registres-donnee-inscription = Registration
registres-donnee-cessation = End of registration
registres-donnee-categorie = Category
registres-donnee-nom = Name
registres-donnee-etablissement = School
registres-donnee-ine = Student number (INE)
registres-donnee-debut = Start
registres-donnee-fin = End
registres-donnee-boursier = Do you have a grant?
registres-donnee-echelon = Level of the grant
registres-donnee-beneficiaire = Do you receive this allowance?
