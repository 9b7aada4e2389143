### The accounts of staff: sign-in, account, roles.

## Sign-in
comptes-agent-connexion-titre = Sign in
comptes-agent-connexion-accroche = This space is for the staff of { $nom }.
comptes-agent-connexion-courriel = Work e-mail address
comptes-agent-connexion-mot-de-passe = Password
comptes-agent-connexion-bouton = Sign in
comptes-agent-connexion-oubli = Forgotten password? Ask the person who opened your account for a new one.
comptes-agent-connexion-duree = After 30 minutes without activity, you will have to sign in again.
comptes-agent-connexion-fermee = You are signed out of this computer.
comptes-agent-connexion-accueil = Go to the home of the site
comptes-agent-connexion-erreur-titre = The sign-in did not work

## The account
comptes-agent-compte-titre = Your account
comptes-agent-compte-adresse = You sign in with { $courriel }.
comptes-agent-compte-identite = Your name
comptes-agent-compte-identite-aide = It stands on the letters that you sign, and the residents whom you follow see it.
comptes-agent-compte-prenom = Given name
comptes-agent-compte-nom = Name
comptes-agent-compte-qualite = Position
comptes-agent-compte-qualite-aide = For example: town clerk, deputy for planning.
comptes-agent-compte-enregistrer = Save
comptes-agent-compte-identite-faite = Your name is saved.
comptes-agent-compte-roles = Your roles
comptes-agent-compte-delegations = Your delegations of signature
comptes-agent-compte-delegations-aucune = You have no delegation. Your decisions are proposed for signature.
comptes-agent-compte-delegation-depuis = Since { $debut }
comptes-agent-compte-delegation-dates = From { $debut } to { $fin }
comptes-agent-compte-delegation-finie = ended
comptes-agent-compte-delegation-future = not begun yet
comptes-agent-compte-mot-de-passe = Change your password
comptes-agent-compte-mot-de-passe-aide = Twelve characters at least. A short sentence is easy to remember.
comptes-agent-compte-ancien = Present password
comptes-agent-compte-nouveau = New password
comptes-agent-compte-encore = New password, once more
comptes-agent-compte-changer = Change the password
comptes-agent-compte-mot-de-passe-fait = Your password is changed. Your other sessions are closed.
comptes-agent-compte-sortir = Sign out

## Roles
comptes-agent-role-administrateur = Administration of forms and accounts
comptes-agent-role-instructeur = Processing of requests
comptes-agent-role-guichet = Reception and filing at the counter
comptes-agent-role-lecteur = Reading of requests
comptes-agent-role-expert = Opinions on requests
comptes-agent-role-archiviste = Archives
comptes-agent-role-dpo = Data protection
comptes-agent-role-operateur = Operation of the installation

## Errors
comptes-agent-erreur-courriel = Write a whole e-mail address.
comptes-agent-erreur-trop-long = Shorten this text.
comptes-agent-erreur-role = Choose a role of the list.
comptes-agent-erreur-identifiants = The e-mail address and the password do not go together. Check both.
comptes-agent-erreur-sans-role = This account is not open here. Ask the person who administers accounts for a role.
comptes-agent-erreur-ancien = This is not your present password.
comptes-agent-erreur-court = Write at least 12 characters.
comptes-agent-erreur-long = Write at most 512 characters.
comptes-agent-erreur-courant = Choose another one: this is among the most used, so among the easiest to guess.
comptes-agent-erreur-different = Write the same password twice.
comptes-agent-erreur-delegation = Write the subject of the delegation and the reference of its act.
comptes-agent-erreur-delegation-dates = Choose an end after the beginning.
comptes-agent-compte-touches = Keyboard shortcuts
comptes-agent-compte-touches-texte = In your pages, a single key can open, move on or decide. The key ? lists them.
comptes-agent-compte-touches-couper = Switch shortcuts off
comptes-agent-compte-touches-remettre = Switch shortcuts on
comptes-agent-compte-touches-coupees = Single-key shortcuts are off.
comptes-agent-compte-touches-remises = Single-key shortcuts are on.
