### Drafts: prepared answers, new version, how long they last, who may apply, groups, annotations.

## Answers prepared by someone else
brouillon-prepare-titre = Some answers are already filled in
brouillon-prepare-texte = These answers were filled in for you. Read them again. You can change everything.
brouillon-prepare-non-reprises = We could not use: { $questions }. You will answer these yourself.
brouillon-prepare-inconnues = Part of what was prepared matches no question.
brouillon-prepare-rien = The prepared answers could not be used
brouillon-prepare-perime-titre = This link no longer works
brouillon-prepare-perime-texte = It opens prepared answers once only, within thirty days. If you have already opened it, find your draft with your number and your code.
brouillon-prepare-perime-commencer = Start without these answers

## The page that explains how to prepare answers
brouillon-admin-preremplir-titre = Prepare the answers
brouillon-admin-preremplir-titre-page = Prepare the answers: { $titre }
brouillon-admin-preremplir-accroche = Software or a link can fill in answers in advance. The person reads them again, then sends.
brouillon-admin-preremplir-lien = By a link
brouillon-admin-preremplir-lien-texte = Add the key of each question and its answer to the address. Nothing is kept until the person has started.
brouillon-admin-preremplir-essayer = Try this link
brouillon-admin-preremplir-envoi = By software
brouillon-admin-preremplir-envoi-texte = Send the answers in JSON. The response gives the address to hand to the person. This address works once only, within thirty days.
brouillon-admin-preremplir-identite = First name, name and title can be prepared too: identite_prenom, identite_nom, identite_genre.
brouillon-admin-preremplir-questions = The questions and their keys
brouillon-admin-preremplir-question = Question
brouillon-admin-preremplir-type = Type
brouillon-admin-preremplir-cle = Key
brouillon-admin-preremplir-exemple = Example
brouillon-admin-preremplir-bloc = { $bloc }: { $question }
brouillon-admin-preremplir-aucune = No question can be prepared.
brouillon-admin-preremplir-ecartees = A wrong answer is left out. The response and the person are told. Documents cannot be prepared.
brouillon-admin-preremplir-cle-inconnue = This key does not exist or cannot be prepared.

## A new version of the form
brouillon-version-titre = The questions have changed
brouillon-version-texte = The service has changed its questions since you started. Your answers are kept.
brouillon-version-voir = See what changes
brouillon-version-accroche = You can move to the new questions, or finish with those you have. Your answers are kept.
brouillon-version-ajoutees = Questions added
brouillon-version-retirees = Questions removed
brouillon-version-modifiees = Questions changed
brouillon-version-modifiee = { $question } ({ $changements })
brouillon-version-libelle = the text of the question
brouillon-version-aide = the help
brouillon-version-obligatoire = an answer becomes required
brouillon-version-facultative = an answer becomes optional
brouillon-version-genre = how to answer
brouillon-version-condition = when it is asked
brouillon-version-reprendre = Answers to give in another way
brouillon-version-delaissees = Answers that no longer have a question
brouillon-version-delaissees-texte = They will not be sent. They stay here until you send.
brouillon-version-passer = Move to the new questions
brouillon-version-garder = Keep the questions I have

## How long a draft lasts
brouillon-garde-jusque = Kept until { $jour }
brouillon-garde-bientot = These answers will be erased on { $jour }. Finish before then, or change an answer to keep them longer.
brouillon-compte-ligne = { $etat } before { $jour }, number { $numero }
brouillon-admin-garde = How long a draft is kept, in days
brouillon-admin-garde-aide = After the last change. The person is warned thirty days, then seven days before it is erased.
brouillon-admin-garde-erreur = Type a whole number of days, from 15 to 365.

## Who may not apply
brouillon-exclu-titre = You cannot make this request
brouillon-exclu-suite = Your answers are kept. If you made a mistake, change them.
brouillon-admin-eligibilite-titre = Who may apply
brouillon-admin-eligibilite-accroche = Describe the answers of those who may not apply. The person is told as soon as the deciding page is sent. Their draft stays.
brouillon-admin-eligibilite-message = What the person reads
brouillon-admin-eligibilite-message-aide = Say why, and where to go instead.
brouillon-admin-eligibilite-message-manque = Write what the person will read, in 2,000 characters at most.
brouillon-admin-eligibilite-oter = Everyone may apply

## The editor of conditions
brouillon-admin-regle-conditions = Conditions
brouillon-admin-regle-groupe = Group { $numero }
brouillon-admin-regle-groupes = Between the groups
brouillon-admin-regle-lien = Required
brouillon-admin-regle-toutes = All the conditions
brouillon-admin-regle-une = One is enough
brouillon-admin-regle-tous-groupes = All the groups
brouillon-admin-regle-un-groupe = One group is enough
brouillon-admin-regle-condition = Condition { $numero }
brouillon-admin-regle-question = Question
brouillon-admin-regle-choisir = Choose
brouillon-admin-regle-operateur = Comparison
brouillon-admin-regle-valeur = Answer
brouillon-admin-regle-ajouter = Add a condition
brouillon-admin-regle-ajouter-groupe = Add a group
brouillon-admin-regle-actualiser = Show the possible answers
brouillon-admin-regle-avance = Advanced
brouillon-admin-regle-json = The rule in JSON (LogicExpression)
brouillon-admin-regle-json-aide = Used to nest groups more deeply.
brouillon-admin-regle-json-garder = Save this text
brouillon-admin-regle-json-faux = Correct this text: it describes no rule.
brouillon-admin-regle-question-manque = Choose a question.
brouillon-admin-regle-operateur-manque = Choose a comparison that suits the question.
brouillon-admin-regle-valeur-manque = Give an answer that suits the question.
brouillon-admin-regle-incomplete = Complete this condition.
brouillon-admin-regle-refusee = { $phrase } (at { $chemin })
brouillon-admin-regle-gardee = The rule is saved.
brouillon-admin-regle-brisee = This rule no longer suits the published questions. Correct it: meanwhile it is false where the question is missing.
brouillon-admin-regles-brisees = A rule no longer suits the published questions. Correct “Who may apply” or the groups.
brouillon-admin-regle-aide-date = For example 2026-03-27.
brouillon-admin-regle-aide-code = The official code, for example 02 for Aisne.
brouillon-admin-operateur-egal = is
brouillon-admin-operateur-different = is not
brouillon-admin-operateur-inferieur = is less than
brouillon-admin-operateur-inferieur-ou-egal = is at most
brouillon-admin-operateur-superieur = is more than
brouillon-admin-operateur-superieur-ou-egal = is at least
brouillon-admin-operateur-vide = has no answer
brouillon-admin-operateur-contient = contains
brouillon-admin-operateur-exclut = does not contain
brouillon-admin-operateur-dans-departement = is in the département
brouillon-admin-operateur-hors-departement = is not in the département
brouillon-admin-operateur-dans-region = is in the region
brouillon-admin-operateur-hors-region = is not in the region

## The groups of agents
brouillon-admin-groupes-titre = Groups
brouillon-admin-groupes-accroche = Each group sees the requests that it receives. A request goes to the first group whose rule is true, else to the default group.
brouillon-admin-groupe-nom = Name of the group
brouillon-admin-groupe-nom-refuse = Give a name that no other group has, in 200 characters at most.
brouillon-admin-groupe-nouveau = New group
brouillon-admin-groupe-creer = Create this group
brouillon-admin-groupe-membres = { $nombre ->
    [0] No agent
    [1] One agent
   *[other] { $nombre } agents
}
brouillon-admin-groupe-defaut = Receives everything that goes nowhere else.
brouillon-admin-groupe-regle = Receives the requests of its rule.
brouillon-admin-groupe-sans-regle = Receives nothing: it has no rule.
brouillon-admin-groupe-agents = Agents of the group
brouillon-admin-groupe-recoit = What this group receives
brouillon-admin-groupe-recoit-defaut = This group is the default one. It receives everything that no rule sends elsewhere.
brouillon-admin-groupe-oter = Remove the rule
brouillon-admin-groupe-garde = The group is saved.

## Private annotations
brouillon-agent-annotations = Annotations
brouillon-agent-annotations-note = Only agents of the group read these annotations. The applicant may ask for them (access to administrative documents).
brouillon-agent-annotations-garder = Save the annotations
brouillon-agent-annotations-gardees = The annotations are saved.
brouillon-agent-annotations-conflit = A colleague saved meanwhile
brouillon-agent-annotations-conflit-texte = Nothing was overwritten. Your words are still in the page. Here is what is saved:
brouillon-agent-annotation-fausse = Correct this answer.
