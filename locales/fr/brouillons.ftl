### Les brouillons : réponses préparées, nouvelle version, durée, qui peut demander, groupes, annotations.

## Réponses préparées par quelqu’un d’autre
brouillon-prepare-titre = Des réponses sont déjà remplies
brouillon-prepare-texte = Ces réponses ont été remplies pour vous. Relisez-les. Vous pouvez tout changer.
brouillon-prepare-non-reprises = Nous n’avons pas pu reprendre : { $questions }. Vous y répondrez vous-même.
brouillon-prepare-inconnues = Une partie de ce qui a été préparé ne correspond à aucune question.
brouillon-prepare-rien = Les réponses préparées n’ont pas pu être reprises
brouillon-prepare-perime-titre = Ce lien ne sert plus
brouillon-prepare-perime-texte = Il ouvre une seule fois des réponses préparées, pendant trente jours. Si vous l’avez déjà ouvert, retrouvez votre brouillon avec votre numéro et votre code.
brouillon-prepare-perime-commencer = Commencer sans ces réponses

## La page qui explique comment préparer des réponses
brouillon-admin-preremplir-titre = Préparer les réponses
brouillon-admin-preremplir-titre-page = Préparer les réponses : { $titre }
brouillon-admin-preremplir-accroche = Un logiciel ou un lien peut remplir des réponses à l’avance. La personne les relit, puis envoie.
brouillon-admin-preremplir-lien = Par un lien
brouillon-admin-preremplir-lien-texte = Ajoutez à l’adresse la clé de chaque question et sa réponse. Rien n’est gardé tant que la personne n’a pas commencé.
brouillon-admin-preremplir-essayer = Essayer ce lien
brouillon-admin-preremplir-envoi = Par un logiciel
brouillon-admin-preremplir-envoi-texte = Envoyez les réponses en JSON. La réponse donne l’adresse à remettre à la personne. Cette adresse sert une seule fois, pendant trente jours.
brouillon-admin-preremplir-identite = Le prénom, le nom et la civilité se préparent aussi : identite_prenom, identite_nom, identite_genre.
brouillon-admin-preremplir-questions = Les questions et leur clé
brouillon-admin-preremplir-question = Question
brouillon-admin-preremplir-type = Type
brouillon-admin-preremplir-cle = Clé
brouillon-admin-preremplir-exemple = Exemple
brouillon-admin-preremplir-bloc = { $bloc } : { $question }
brouillon-admin-preremplir-aucune = Aucune question ne peut être préparée.
brouillon-admin-preremplir-ecartees = Une réponse fausse est laissée de côté. Elle est signalée dans la réponse et à la personne. Les documents ne se préparent pas.
brouillon-admin-preremplir-cle-inconnue = Cette clé n’existe pas ou ne se prépare pas.

## Une nouvelle version du formulaire
brouillon-version-titre = Les questions ont changé
brouillon-version-texte = Le service a changé ses questions depuis que vous avez commencé. Vos réponses sont gardées.
brouillon-version-voir = Voir ce qui change
brouillon-version-accroche = Vous pouvez passer aux nouvelles questions, ou finir avec celles que vous avez. Vos réponses sont gardées.
brouillon-version-ajoutees = Questions ajoutées
brouillon-version-retirees = Questions retirées
brouillon-version-modifiees = Questions modifiées
brouillon-version-modifiee = { $question } ({ $changements })
brouillon-version-libelle = le texte de la question
brouillon-version-aide = l’aide
brouillon-version-obligatoire = la réponse devient obligatoire
brouillon-version-facultative = la réponse devient facultative
brouillon-version-genre = la façon de répondre
brouillon-version-condition = les cas où elle est posée
brouillon-version-reprendre = Réponses à donner autrement
brouillon-version-delaissees = Réponses qui n’ont plus de question
brouillon-version-delaissees-texte = Elles ne seront pas envoyées. Elles restent ici jusqu’à l’envoi.
brouillon-version-passer = Passer aux nouvelles questions
brouillon-version-garder = Garder les questions que j’ai

## La durée d’un brouillon
brouillon-garde-jusque = Gardé jusqu’au { $jour }
brouillon-garde-bientot = Ces réponses seront effacées le { $jour }. Finissez avant, ou changez une réponse pour les garder plus longtemps.
brouillon-compte-ligne = { $etat } avant le { $jour }, numéro { $numero }
brouillon-admin-garde = Durée de garde d’un brouillon, en jours
brouillon-admin-garde-aide = Après le dernier changement. La personne est prévenue trente jours puis sept jours avant l’effacement.
brouillon-admin-garde-erreur = Écrivez un nombre entier de jours, de 15 à 365.

## Qui ne peut pas demander
brouillon-exclu-titre = Vous ne pouvez pas faire cette demande
brouillon-exclu-suite = Vos réponses restent gardées. Si vous vous êtes trompé, changez-les.
brouillon-admin-eligibilite-titre = Qui peut demander
brouillon-admin-eligibilite-accroche = Décrivez les réponses de ceux qui ne peuvent pas demander. La personne est prévenue dès la page qui décide. Son brouillon reste.
brouillon-admin-eligibilite-message = Ce que la personne lit
brouillon-admin-eligibilite-message-aide = Dites pourquoi, et où aller à la place.
brouillon-admin-eligibilite-message-manque = Écrivez ce que la personne lira, en 2 000 signes au plus.
brouillon-admin-eligibilite-oter = Tout le monde peut demander

## L’éditeur de conditions
brouillon-admin-regle-conditions = Conditions
brouillon-admin-regle-groupe = Groupe { $numero }
brouillon-admin-regle-groupes = Entre les groupes
brouillon-admin-regle-lien = Il faut
brouillon-admin-regle-toutes = Toutes les conditions
brouillon-admin-regle-une = Une seule suffit
brouillon-admin-regle-tous-groupes = Tous les groupes
brouillon-admin-regle-un-groupe = Un seul groupe suffit
brouillon-admin-regle-condition = Condition { $numero }
brouillon-admin-regle-question = Question
brouillon-admin-regle-choisir = Choisir
brouillon-admin-regle-operateur = Comparaison
brouillon-admin-regle-valeur = Réponse
brouillon-admin-regle-ajouter = Ajouter une condition
brouillon-admin-regle-ajouter-groupe = Ajouter un groupe
brouillon-admin-regle-actualiser = Afficher les réponses possibles
brouillon-admin-regle-avance = Avancé
brouillon-admin-regle-json = La règle en JSON (LogicExpression)
brouillon-admin-regle-json-aide = Sert à emboîter les groupes plus profondément.
brouillon-admin-regle-json-garder = Enregistrer ce texte
brouillon-admin-regle-json-faux = Corrigez ce texte : il ne décrit pas une règle.
brouillon-admin-regle-question-manque = Choisissez une question.
brouillon-admin-regle-operateur-manque = Choisissez une comparaison qui convient à la question.
brouillon-admin-regle-valeur-manque = Indiquez une réponse qui convient à la question.
brouillon-admin-regle-incomplete = Complétez cette condition.
brouillon-admin-regle-refusee = { $phrase } (à { $chemin })
brouillon-admin-regle-gardee = La règle est enregistrée.
brouillon-admin-regle-brisee = Cette règle ne convient plus aux questions publiées. Corrigez-la : en attendant, elle est fausse là où la question manque.
brouillon-admin-regles-brisees = Une règle ne convient plus aux questions publiées. Corrigez « Qui peut demander » ou les groupes.
brouillon-admin-regle-aide-date = Par exemple 2026-03-27.
brouillon-admin-regle-aide-code = Le code officiel, par exemple 02 pour l’Aisne.
brouillon-admin-operateur-egal = est
brouillon-admin-operateur-different = n’est pas
brouillon-admin-operateur-inferieur = est plus petit que
brouillon-admin-operateur-inferieur-ou-egal = est au plus
brouillon-admin-operateur-superieur = est plus grand que
brouillon-admin-operateur-superieur-ou-egal = est au moins
brouillon-admin-operateur-vide = n’a pas de réponse
brouillon-admin-operateur-contient = contient
brouillon-admin-operateur-exclut = ne contient pas
brouillon-admin-operateur-dans-departement = est dans le département
brouillon-admin-operateur-hors-departement = n’est pas dans le département
brouillon-admin-operateur-dans-region = est dans la région
brouillon-admin-operateur-hors-region = n’est pas dans la région

## Les groupes d’agents
brouillon-admin-groupes-titre = Groupes
brouillon-admin-groupes-accroche = Chaque groupe voit les dossiers qu’il reçoit. Un dossier va au premier groupe dont la règle est vraie, sinon au groupe par défaut.
brouillon-admin-groupe-nom = Nom du groupe
brouillon-admin-groupe-nom-refuse = Donnez un nom qu’aucun autre groupe ne porte, en 200 signes au plus.
brouillon-admin-groupe-nouveau = Nouveau groupe
brouillon-admin-groupe-creer = Créer ce groupe
brouillon-admin-groupe-membres = { $nombre ->
    [0] Aucun agent
    [1] Un agent
   *[other] { $nombre } agents
}
brouillon-admin-groupe-defaut = Reçoit tout ce qui ne va pas ailleurs.
brouillon-admin-groupe-regle = Reçoit les dossiers de sa règle.
brouillon-admin-groupe-sans-regle = Ne reçoit rien : il n’a pas de règle.
brouillon-admin-groupe-agents = Agents du groupe
brouillon-admin-groupe-recoit = Ce que ce groupe reçoit
brouillon-admin-groupe-recoit-defaut = Ce groupe est celui par défaut. Il reçoit tout ce qu’aucune règle n’envoie ailleurs.
brouillon-admin-groupe-oter = Ôter la règle
brouillon-admin-groupe-garde = Le groupe est enregistré.

## Les annotations privées
brouillon-agent-annotations = Annotations
brouillon-agent-annotations-note = Seuls les agents du groupe lisent ces annotations. Elles peuvent être demandées par l’usager (accès aux documents administratifs).
brouillon-agent-annotations-garder = Enregistrer les annotations
brouillon-agent-annotations-gardees = Les annotations sont enregistrées.
brouillon-agent-annotations-conflit = Un collègue a enregistré entre-temps
brouillon-agent-annotations-conflit-texte = Rien n’a été écrasé. Vos mots sont encore dans la page. Voici ce qui est enregistré :
brouillon-agent-annotation-fausse = Corrigez cette réponse.
