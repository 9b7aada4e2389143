//! Who asks, and for whom (CRPA R112-9-1). Civilité is never required (CJEU C-394/23).

use web::composants::{
    BlocFormulaire, Bouton, ChampRadios, ChampTextarea, ChampTexte, Choix, Depliant, Gabarit,
    HtmlSur, Largeur, PiedFormulaire, ResumeErreurs, Saisie, id_de,
};
use web::{Formulaire, PathArgs, Regle, Reponse, Requete, redirect_303};

use super::cadre::{Lieu, Parcours};
use super::commencer::pour_qui;
use super::decor::Decor;
use super::{acces, session};
use crate::actions;
use crate::erreur::Erreur;
use crate::lecture::Vue;
use crate::modele::{DossierId, Identite, PourQui};
use crate::pages::html::Cache;

/// What can be wrong: the control and its sentence.
type Defauts = Vec<(&'static str, String)>;

/// The longest line, in characters.
const LIGNE_MAX: usize = 300;

pub(super) async fn montrer(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let vue = match acces::brouillon(&requete, DossierId(id)).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let decor = Decor::de(&requete);
    let parametres = requete.parametres();
    let identite = vue.dossier().identite.clone();
    let defauts = match parametres.contient("verifier") {
        true => phrases(&decor, &identite),
        false => Defauts::new(),
    };
    let retour = parametres.contient("retour");
    web::rendre(&page_identite(&Parcours::nouveau(&decor, &vue), &identite, &defauts, retour))
}

pub(super) async fn enregistrer(
    requete: Requete,
    PathArgs(id): PathArgs<i64>,
    formulaire: Formulaire,
) -> Reponse {
    let id = DossierId(id);
    let identite = lire(&formulaire);
    let decor = Decor::de(&requete);
    let trop_longs = trop_longs(&decor, &identite);
    if trop_longs.is_empty() {
        let gardee = identite.clone();
        let plus_tard = formulaire.texte("action") == "plus-tard"
            && requete.essayer("lien", &Regle::SECRETS).is_ok();
        let ecrire = move |tx: &mut db::Tx<'_>| {
            actions::identifier(tx, id, &gardee)?;
            if plus_tard { actions::garder_pour_plus_tard(tx, id) } else { Ok(()) }
        };
        match requete.app.db.write(&requete.ctx, ecrire).await {
            Ok(()) => {}
            Err(Erreur::Conflit) => return Ok(acces::vers_recu(&requete, id)),
            Err(Erreur::Introuvable) => return session::perdue(&requete, id, &formulaire).await,
            Err(autre) => return Err(autre.into()),
        }
    }
    let vue = match acces::brouillon(&requete, id).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    suite(&decor, &vue, &identite, trop_longs, &formulaire)
}

fn suite(
    decor: &Decor<'_>,
    vue: &Vue,
    identite: &Identite,
    trop_longs: Defauts,
    formulaire: &Formulaire,
) -> Reponse {
    let id = vue.dossier().id;
    let parcours = Parcours::nouveau(decor, vue);
    let retour = formulaire.contient("retour");
    let mut defauts = trop_longs;
    match formulaire.texte("action") {
        "changer" if defauts.is_empty() => {
            return Ok(redirect_303(Lieu::Identite.adresse(decor, id)));
        }
        "plus-tard" if defauts.is_empty() => {
            return Ok(redirect_303(decor.url(format_args!("/brouillons/{id}/plus-tard?envoye"))));
        }
        _ => defauts.extend(phrases(decor, identite)),
    }
    if !defauts.is_empty() {
        return web::page_refusee(&page_identite(&parcours, identite, &defauts, retour));
    }
    let suivant = if retour { Lieu::Relire } else { parcours.apres(0) };
    Ok(redirect_303(suivant.adresse(decor, id)))
}

/// What was typed, without control characters.
fn lire(formulaire: &Formulaire) -> Identite {
    let ligne = |nom: &str| -> String {
        let texte = formulaire.texte(nom);
        texte.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>()
    };
    let ligne = |nom: &str| ligne(nom).trim().to_owned();
    let adresse = formulaire.texte("adresse").replace("\r\n", "\n");
    let adresse = adresse.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let compact = |nom: &str| ligne(nom).split_whitespace().collect::<String>();
    Identite {
        pour: PourQui::lire(formulaire.texte("pour")).unwrap_or_default(),
        civilite: Some(ligne("civilite")).filter(|c| c == "M" || c == "Mme").unwrap_or_default(),
        prenom: ligne("prenom"),
        nom: ligne("nom"),
        courriel: ligne("courriel"),
        telephone: ligne("telephone"),
        adresse,
        beneficiaire_prenom: ligne("beneficiaire_prenom"),
        beneficiaire_nom: ligne("beneficiaire_nom"),
        organisme: ligne("organisme"),
        siret: compact("siret"),
        rna: compact("rna").to_uppercase(),
    }
}

fn phrases(decor: &Decor<'_>, identite: &Identite) -> Defauts {
    let phrase = |code: &str| {
        let cle = format!("usager-identite-defaut-{code}");
        decor.t.par_cle(&cle, &[]).unwrap_or(cle)
    };
    identite.defauts().into_iter().map(|defaut| (defaut.champ, phrase(defaut.code))).collect()
}

fn trop_longs(decor: &Decor<'_>, i: &Identite) -> Defauts {
    let lignes: [(&'static str, &String); 10] = [
        ("prenom", &i.prenom),
        ("nom", &i.nom),
        ("courriel", &i.courriel),
        ("telephone", &i.telephone),
        ("adresse", &i.adresse),
        ("beneficiaire_prenom", &i.beneficiaire_prenom),
        ("beneficiaire_nom", &i.beneficiaire_nom),
        ("organisme", &i.organisme),
        ("siret", &i.siret),
        ("rna", &i.rna),
    ];
    let longues = lignes.into_iter().filter(|(_, texte)| texte.chars().count() > LIGNE_MAX);
    longues.map(|(champ, _)| (champ, decor.t.usager_identite_trop_long(LIGNE_MAX))).collect()
}

/// The page of who asks.
pub(super) fn page_identite<'p>(
    parcours: &'p Parcours<'_>,
    identite: &Identite,
    defauts: &Defauts,
    retour: bool,
) -> Gabarit<'p> {
    let decor = parcours.decor;
    let t = decor.t;
    let resume =
        defauts.iter().fold(ResumeErreurs::nouveau(decor.mots), |resume, (champ, phrase)| {
            resume.erreur(id_de(champ), phrase.clone())
        });
    let controles = Controles { decor, identite, defauts };
    let pied = PiedFormulaire::nouveau(Bouton::primaire(t.commun_continuer()).avance())
        .autre(Bouton::lien(t.usager_plus_tard()).nom("action", "plus-tard").sans_controle());
    let champs = controles.changer().puis(controles.organisme()).puis(controles.beneficiaire());
    let champs = champs.puis(controles.personne()).puis(pied);
    let mut caches = decor.jeton().puis(web::composants::Entree);
    if retour {
        caches = caches.puis(Cache { nom: "retour", valeur: "relire" });
    }
    let adresse = Lieu::Identite.adresse(decor, parcours.vue.dossier().id);
    let formulaire = BlocFormulaire::post(adresse, caches, champs);
    parcours
        .page(Lieu::Identite, t.usager_identite_titre(), resume, formulaire)
        .en_erreur(!defauts.is_empty())
}

struct Controles<'a> {
    decor: &'a Decor<'a>,
    identite: &'a Identite,
    defauts: &'a Defauts,
}

impl Controles<'_> {
    fn erreurs(&self, nom: &str) -> Vec<String> {
        let ici = self.defauts.iter().filter(|(champ, _)| *champ == nom);
        ici.map(|(_, phrase)| phrase.clone()).collect()
    }

    fn ligne(&self, nom: &'static str, libelle: &'static str, valeur: &str) -> ChampTexte<'static> {
        ChampTexte::nouveau(nom, libelle).valeur(valeur.to_owned()).erreurs(self.erreurs(nom))
    }

    fn organisme(&self) -> HtmlSur {
        let (t, i) = (self.decor.t, self.identite);
        let siret = self
            .ligne("siret", t.usager_identite_siret(), &i.siret)
            .aide(t.usager_format_siret())
            .saisie(Saisie::Code)
            .largeur(Largeur::Vingt);
        match i.pour {
            PourQui::Entreprise => {
                let nom = self.ligne("organisme", t.usager_identite_entreprise(), &i.organisme);
                let nom = nom.autocomplete("organization").obligatoire();
                HtmlSur::from(nom).puis(siret.obligatoire())
            }
            PourQui::Association => {
                let nom = self.ligne("organisme", t.usager_identite_association(), &i.organisme);
                let nom = nom.autocomplete("organization").obligatoire();
                let rna = self
                    .ligne("rna", t.usager_identite_rna(), &i.rna)
                    .aide(t.usager_identite_rna_aide())
                    .largeur(Largeur::Vingt);
                HtmlSur::from(nom).puis(rna).puis(siret.facultatif(self.decor.mots))
            }
            _ => HtmlSur::default(),
        }
    }

    fn beneficiaire(&self) -> HtmlSur {
        let (t, i) = (self.decor.t, self.identite);
        if i.pour != PourQui::Autrui {
            return HtmlSur::default();
        }
        let prenom = self.ligne(
            "beneficiaire_prenom",
            t.usager_identite_beneficiaire_prenom(),
            &i.beneficiaire_prenom,
        );
        let nom = self.ligne(
            "beneficiaire_nom",
            t.usager_identite_beneficiaire_nom(),
            &i.beneficiaire_nom,
        );
        HtmlSur::from(prenom.obligatoire()).puis(nom.obligatoire())
    }

    fn personne(&self) -> HtmlSur {
        let (t, i, mots) = (self.decor.t, self.identite, self.decor.mots);
        let prenom = self.ligne("prenom", t.usager_identite_prenom(), &i.prenom);
        let nom = self.ligne("nom", t.usager_identite_nom(), &i.nom);
        let courriel = self
            .ligne("courriel", t.commun_courriel(), &i.courriel)
            .aide(t.usager_identite_courriel_aide())
            .saisie(Saisie::Courriel)
            .autocomplete("email");
        let telephone = self
            .ligne("telephone", t.commun_telephone(), &i.telephone)
            .aide(t.usager_identite_telephone_aide())
            .saisie(Saisie::Telephone)
            .largeur(Largeur::Vingt)
            .autocomplete("tel")
            .facultatif(mots);
        let adresse = ChampTextarea::nouveau(mots, "adresse", t.commun_adresse())
            .aide(t.usager_identite_adresse_aide())
            .lignes(3)
            .valeur(i.adresse.clone())
            .erreurs(self.erreurs("adresse"));
        HtmlSur::from(self.civilite())
            .puis(prenom.autocomplete("given-name").obligatoire())
            .puis(nom.autocomplete("family-name").obligatoire())
            .puis(courriel)
            .puis(telephone)
            .puis(adresse)
    }

    fn civilite(&self) -> ChampRadios<'static> {
        let (t, lue) = (self.decor.t, self.identite.civilite.as_str());
        let choix =
            [("Mme", t.usager_madame()), ("M", t.usager_monsieur()), ("", t.usager_sans_reponse())];
        let choix = choix.map(|(code, mot)| Choix::nouveau(code, mot).choisi(lue == code));
        ChampRadios::nouveau("civilite", t.usager_civilite(), choix.into())
            .en_ligne()
            .facultatif(self.decor.mots)
    }

    /// For whom, to be changed without starting again.
    fn changer(&self) -> HtmlSur {
        let t = self.decor.t;
        let choix = pour_qui(self.decor, Some(self.identite.pour));
        let radios = ChampRadios::nouveau("pour", t.usager_pour_titre(), choix).sobre();
        let bouton = Bouton::neutre(t.usager_pour_changer()).petit().nom("action", "changer");
        let contenu = HtmlSur::from(radios).puis(bouton.sans_controle());
        Depliant::nouveau(t.usager_pour_changer_titre(), contenu).into()
    }
}
