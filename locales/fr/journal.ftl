# Proofs, seals and readings. Preuves, scellés et lectures.
journal-verifier-titre = Vérifier une preuve
journal-verifier-accroche = Collez le code de votre preuve, ou choisissez le fichier que vous avez gardé.
journal-verifier-code = Le code
journal-verifier-code-aide = Recopiez-le en entier. Les espaces et les retours à la ligne ne comptent pas.
journal-verifier-fichier = Ou le fichier
journal-verifier-fichier-aide = Son nom finit par .json.
journal-verifier-bouton = Vérifier
journal-verifier-note = Nous ne gardons rien de ce que vous vérifiez.
journal-verifier-autre = Vérifier une autre preuve
journal-verifier-vide = Collez un code ou choisissez un fichier
journal-vraie-titre = Cette preuve est vraie
journal-vraie-recue = La demande nº { $numero } a été reçue le { $quand }.
journal-vraie-gardee = Son inscription au journal n’a pas changé depuis.
journal-perdue-titre = La preuve est vraie, mais le journal a changé
journal-perdue-texte = { $recue } Le journal ne contient plus cette inscription. Gardez votre preuve et montrez-la à { $autorite }.
journal-etrangere-titre = Cette preuve vient d’ailleurs
journal-etrangere-texte = La signature est juste, mais ce n’est pas celle de ce site. Vérifiez votre preuve sur le site où vous l’avez reçue.
journal-fausse-titre = Cette preuve est fausse
journal-fausse-texte = La signature ne va pas avec ce qui est écrit. Le code ou le fichier a été modifié.
journal-mal-copiee-titre = Le code est mal recopié
journal-mal-copiee-texte = Un signe manque, ou n’est pas le bon. Relisez le code, puis vérifiez-le à nouveau.
journal-illisible-titre = Ce n’est pas une preuve
journal-illisible-texte = Choisissez le fichier tel que vous l’avez reçu, ou collez le code imprimé sur votre preuve.
journal-prouve-titre = Ce que cette preuve montre
journal-prouve-texte =
    La demande existait à cette date.

    Ses réponses sont connues par leur empreinte. Si une seule change, l’empreinte n’est plus la même.
journal-prouve-pas-titre = Ce qu’elle ne montre pas
journal-prouve-pas-texte =
    Elle ne dit pas que la demande est acceptée.

    Elle ne dit pas qui l’a écrite.
journal-details = Les détails de la preuve
journal-detail-rang = Rang au journal
journal-detail-ligne = Empreinte de la ligne
journal-detail-reponses = Empreinte des réponses
journal-detail-cle = Clé publique
journal-detail-scelle = Scellé
journal-detail-scelle-texte = nº { $numero }, fait le { $quand }
journal-scelles-titre = Les scellés du journal
journal-scelles-accroche = Chaque nuit, une signature fige le journal de ce site.
journal-scelles-texte =
    Gardez une copie de cette page ou de son fichier. Elle montrerait que le journal a été changé depuis.

    La clé publique qui vérifie les signatures est { $cle }.
journal-scelles-liste = Les derniers scellés
journal-scelles-numero = Numéro
journal-scelles-quand = Date
journal-scelles-empreinte = Empreinte
journal-scelles-aucun = Il n’y a pas encore de scellé. Le premier se fait dans les minutes qui viennent.
journal-scelles-suite = Voir les scellés d’avant
journal-scelles-fichier = Télécharger ces scellés
journal-lecteurs-titre = Qui a ouvert votre demande
journal-lecteurs-agent-titre = Qui a ouvert ce dossier
journal-lecteurs-personne = Aucun agent ne l’a ouverte pour le moment.
journal-lecteurs-inconnu = Un agent
journal-lecteurs-qui = { $nom }, { $qualite }
journal-lecteurs-quand = { $jour } à { $heure }
journal-lecteurs-entre = { $jour }, entre { $debut } et { $fin }
journal-lecteurs-note = Chaque ouverture s’inscrit au journal avant que la page ne s’affiche.
journal-preuve-lien = Preuve à vérifier
journal-preuve-titre = Votre preuve à vérifier
journal-preuve-accroche = Elle montre que votre demande a été reçue, et quand. Gardez-la hors de ce site.
journal-preuve-code-titre = Votre preuve en un code
journal-preuve-verifier = Vérifier ce code
journal-preuve-fichier-titre = Votre preuve en un fichier
journal-preuve-fichier-texte = Ce fichier va de votre demande jusqu’au scellé signé. Il se vérifie sans ce site.
journal-preuve-fichier-attente = Le fichier se prépare. Revenez demain, ou après la décision.
journal-preuve-fichier = Télécharger le fichier
journal-preuve-hors-ligne = Le logiciel libre Parvis vérifie aussi une preuve sans internet, avec la commande « parvis verifier-preuve ».
