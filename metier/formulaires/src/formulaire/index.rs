use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    ops::Range,
};

use regex::{Regex, RegexBuilder};

use super::{CHAMPS_MAX, Champ, Formulaire};
use crate::{
    genre::{Genre, Liste, titre},
    ids::{BlocId, ChampId},
    probleme::{CodeRefus, Refus},
};

/// A list longer than this is searched by halves.
const LISTE_LONGUE: usize = 16;
/// The most bytes that a compiled regular expression may take.
const MOTIF_OCTETS_MAX: usize = 1 << 20;

/// Multiplies by a constant: ids are already well spread or counted up.
#[derive(Clone, Default)]
pub(crate) struct Melange(u64);

impl Hasher for Melange {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, octets: &[u8]) {
        octets.iter().for_each(|octet| self.write_u64(u64::from(*octet)));
    }

    fn write_u64(&mut self, nombre: u64) {
        self.0 =
            (self.0.rotate_left(5) ^ nombre).wrapping_mul(0x517c_c1b7_2722_0a95).rotate_left(29);
    }
}

/// Where a champ stands.
#[derive(Clone, Debug)]
pub(crate) struct Noeud {
    /// Rank among the first-level champs.
    pub racine: u32,
    /// Rank in its repeatable block.
    pub enfant: Option<u32>,
    /// The nearest section title that holds it, at the same level.
    pub section: Option<u32>,
    /// Rank of its page.
    pub etape: u32,
}

/// What is computed once from the champs of a form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    rangs: HashMap<ChampId, u32, BuildHasherDefault<Melange>>,
    /// All the champs in order, those of rows after their block.
    pub noeuds: Vec<Noeud>,
    /// First-level champs, each after those that its visibility depends on.
    pub ordre: Vec<u32>,
    /// For each repeatable block, its champs in the same way.
    pub repetitions: Vec<(u32, Vec<u32>)>,
    pub etapes: Vec<(BlocId, Range<usize>)>,
    pub conditionnel: bool,
    listes: HashMap<ChampId, Vec<u32>, BuildHasherDefault<Melange>>,
    motifs: HashMap<ChampId, Regex, BuildHasherDefault<Melange>>,
}

/// Where champs come from, to name places in a refusal.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub chemin: &'a str,
    pub enfants: &'a str,
    pub public: Option<&'a Formulaire>,
}

impl Source<'_> {
    fn de(&self, noeud: &Noeud) -> String {
        match noeud.enfant {
            Some(enfant) => format!("{}[{}].{}[{enfant}]", self.chemin, noeud.racine, self.enfants),
            None => format!("{}[{}]", self.chemin, noeud.racine),
        }
    }
}

impl Index {
    pub fn nouveau(champs: &[Champ], source: Source<'_>) -> Result<Self, Refus> {
        let mut index = Self { etapes: decouper(champs), ..Self::default() };
        index.placer(champs, source)?;
        index.ordonner(champs, source)?;
        Ok(index)
    }

    pub fn rang(&self, id: ChampId) -> Option<u32> {
        self.rangs.get(&id).copied()
    }

    pub fn noeud(&self, id: ChampId) -> Option<&Noeud> {
        Some(&self.noeuds[self.rang(id)? as usize])
    }

    pub fn motif(&self, id: ChampId) -> Option<&Regex> {
        self.motifs.get(&id)
    }

    /// The rank of a choice in its list, headings left out.
    pub fn choix(&self, id: ChampId, liste: &Liste, choix: &str) -> Option<usize> {
        match self.listes.get(&id) {
            Some(triee) => {
                let place = triee
                    .binary_search_by(|rang| liste.options[*rang as usize].as_str().cmp(choix))
                    .ok()?;
                Some(triee[place] as usize)
            }
            None => {
                liste.options.iter().position(|option| option == choix && titre(option).is_none())
            }
        }
    }

    fn placer(&mut self, champs: &[Champ], source: Source<'_>) -> Result<(), Refus> {
        let mut sections = Sections::default();
        let mut etape = 0;
        for (rang, champ) in champs.iter().enumerate() {
            while self.etapes[etape].1.end <= rang {
                etape += 1;
            }
            let ici =
                Noeud { racine: petit(rang), enfant: None, section: None, etape: petit(etape) };
            self.placer_un(champ, ici.clone(), &mut sections, source)?;
            let Some(enfants) = champ.genre.enfants() else { continue };
            let mut sections = Sections::default();
            for (enfant, champ) in enfants.iter().enumerate() {
                let ici = Noeud { enfant: Some(petit(enfant)), ..ici.clone() };
                if champ.genre.enfants().is_some() {
                    return Err(Refus::nouveau(source.de(&ici), CodeRefus::RepetitionImbriquee));
                }
                self.placer_un(champ, ici, &mut sections, source)?;
            }
        }
        Ok(())
    }

    fn placer_un(
        &mut self,
        champ: &Champ,
        ici: Noeud,
        sections: &mut Sections,
        source: Source<'_>,
    ) -> Result<(), Refus> {
        let rang = petit(self.noeuds.len());
        if self.noeuds.len() >= CHAMPS_MAX {
            return Err(
                Refus::nouveau(source.de(&ici), CodeRefus::TropDeChamps).avec("max", CHAMPS_MAX)
            );
        }
        if self.rangs.insert(champ.id, rang).is_some() {
            return Err(Refus::nouveau(source.de(&ici), CodeRefus::IdEnDouble)
                .avec("id", champ.id.graphql()));
        }
        self.preparer(champ, &ici, source)?;
        self.conditionnel |= champ.condition.is_some();
        let section = sections.au_dessus(champ, rang);
        self.noeuds.push(Noeud { section, ..ici });
        Ok(())
    }

    fn preparer(&mut self, champ: &Champ, ici: &Noeud, source: Source<'_>) -> Result<(), Refus> {
        match &champ.genre {
            Genre::DropDownList(liste) | Genre::MultipleDropDownList(liste)
                if liste.options.len() > LISTE_LONGUE =>
            {
                let mut rangs: Vec<u32> = (0..petit(liste.options.len())).collect();
                rangs.retain(|rang| titre(&liste.options[*rang as usize]).is_none());
                rangs.sort_by(|a, b| liste.options[*a as usize].cmp(&liste.options[*b as usize]));
                rangs.dedup_by(|a, b| liste.options[*a as usize] == liste.options[*b as usize]);
                self.listes.insert(champ.id, rangs);
            }
            Genre::Formatted(regles) => {
                let Some(motif) = &regles.motif else { return Ok(()) };
                let entier = format!(r"\A(?:{motif})\z");
                let regex = RegexBuilder::new(&entier)
                    .size_limit(MOTIF_OCTETS_MAX)
                    .build()
                    .map_err(|_| {
                        Refus::nouveau(source.de(ici), CodeRefus::MotifFaux)
                            .avec("motif", motif.as_str())
                    })?;
                self.motifs.insert(champ.id, regex);
            }
            _ => {}
        }
        Ok(())
    }

    /// Orders the champs by what their visibility depends on: their section and the champs of their condition.
    fn ordonner(&mut self, champs: &[Champ], source: Source<'_>) -> Result<(), Refus> {
        let dependances = self.dependances(champs, source)?;
        let mut tri = Tri {
            etats: vec![Etat::Neuf; self.noeuds.len()],
            dependances: &dependances,
            ordre: Vec::new(),
        };
        for rang in 0..self.noeuds.len() {
            if let Err(boucle) = tri.visiter(rang) {
                // A section and a block only hold: in a circle, some champ has a condition, and that is what to mend.
                let noeuds = || boucle.iter().map(|rang| &self.noeuds[*rang]);
                let fautif = noeuds().find(|noeud| a(champs, noeud).condition.is_some());
                let chemin = fautif.map_or_else(
                    || source.chemin.to_owned(),
                    |noeud| format!("{}.condition", source.de(noeud)),
                );
                return Err(Refus::nouveau(chemin, CodeRefus::ConditionEnBoucle));
            }
        }
        let ordre = tri.ordre;
        for (rang, noeud) in self.noeuds.iter().enumerate() {
            if noeud.enfant.is_none() && champs[noeud.racine as usize].genre.enfants().is_some() {
                self.repetitions.push((petit(rang), Vec::new()));
            }
        }
        for rang in ordre {
            let noeud = &self.noeuds[rang as usize];
            match noeud.enfant {
                None => self.ordre.push(rang),
                Some(enfant) => {
                    let parent = rang - enfant - 1;
                    if let Ok(place) =
                        self.repetitions.binary_search_by_key(&parent, |(rang, _)| *rang)
                    {
                        self.repetitions[place].1.push(rang);
                    }
                }
            }
        }
        Ok(())
    }

    fn dependances(&self, champs: &[Champ], source: Source<'_>) -> Result<Vec<Vec<u32>>, Refus> {
        let mut toutes = Vec::with_capacity(self.noeuds.len());
        for (rang, noeud) in self.noeuds.iter().enumerate() {
            let mut siennes: Vec<u32> = noeud.section.into_iter().collect();
            siennes.extend(noeud.enfant.map(|enfant| petit(rang) - enfant - 1));
            for (cible, chemin) in
                a(champs, noeud).condition.iter().flat_map(|condition| condition.sources())
            {
                let ou = || format!("{}.condition{chemin}", source.de(noeud));
                match self.rang(cible) {
                    Some(vu) => {
                        let autre = &self.noeuds[vu as usize];
                        let meme_rangee = noeud.enfant.is_some() && autre.racine == noeud.racine;
                        if autre.enfant.is_some() && !meme_rangee {
                            return Err(Refus::nouveau(ou(), CodeRefus::ConditionHorsRangee)
                                .avec("id", cible.graphql()));
                        }
                        siennes.push(vu);
                    }
                    None if source.public.is_some_and(|public| public.index.en_tete(cible)) => {}
                    None => {
                        return Err(Refus::nouveau(ou(), CodeRefus::ConditionPendante)
                            .avec("id", cible.graphql()));
                    }
                }
            }
            toutes.push(siennes);
        }
        Ok(toutes)
    }

    fn en_tete(&self, id: ChampId) -> bool {
        self.noeud(id).is_some_and(|noeud| noeud.enfant.is_none())
    }
}

/// The section titles open at a point of the form: one for each level.
#[derive(Default)]
struct Sections([Option<u32>; 4]);

impl Sections {
    fn au_dessus(&mut self, champ: &Champ, rang: u32) -> Option<u32> {
        let Genre::HeaderSection { niveau } = champ.genre else {
            return self.0.iter().rev().find_map(|section| *section);
        };
        let niveau = usize::from(niveau.clamp(1, 3));
        let section = self.0[..niveau].iter().rev().find_map(|section| *section);
        self.0[niveau..].fill(None);
        self.0[niveau] = Some(rang);
        section
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Etat {
    Neuf,
    EnCours,
    Fait,
}

struct Tri<'a> {
    etats: Vec<Etat>,
    dependances: &'a [Vec<u32>],
    ordre: Vec<u32>,
}

impl Tri<'_> {
    /// Depth first, with a stack of its own: a form of 10,000 champs in a chain must not exhaust the thread's.
    /// A circle is given as the ranks on the way, the last first.
    fn visiter(&mut self, depart: usize) -> Result<(), Vec<usize>> {
        let mut pile = vec![(depart, 0)];
        while let Some((rang, prochain)) = pile.pop() {
            if prochain == 0 && self.etats[rang] != Etat::Neuf {
                continue;
            }
            self.etats[rang] = Etat::EnCours;
            let Some(dependance) = self.dependances[rang].get(prochain).map(|rang| *rang as usize)
            else {
                self.etats[rang] = Etat::Fait;
                self.ordre.push(petit(rang));
                continue;
            };
            pile.push((rang, prochain + 1));
            match self.etats[dependance] {
                Etat::Neuf => pile.push((dependance, 0)),
                Etat::EnCours => return Err(pile.iter().rev().map(|(rang, _)| *rang).collect()),
                Etat::Fait => {}
            }
        }
        Ok(())
    }
}

/// Cuts the form into pages: one for each first-level section. A page without a question joins the next
/// one, and at the end the one before, so that no page asks for nothing.
fn decouper(champs: &[Champ]) -> Vec<(BlocId, Range<usize>)> {
    let mut pages: Vec<(BlocId, Range<usize>)> = Vec::new();
    let mut debut = 0;
    let mut sections = champs
        .iter()
        .enumerate()
        .filter(|(_, champ)| ouvre(champ))
        .map(|(rang, _)| rang)
        .peekable();
    if sections.peek() == Some(&0) {
        sections.next();
    }
    for fin in sections.chain([champs.len()]) {
        if champs[debut..fin].iter().any(|champ| champ.genre.demande()) {
            pages.push((bloc(champs, debut), debut..fin));
            debut = fin;
        }
    }
    if debut < champs.len() || pages.is_empty() {
        match pages.last_mut() {
            Some((_, rangs)) => rangs.end = champs.len(),
            None => pages.push((bloc(champs, 0), 0..champs.len())),
        }
    }
    pages
}

/// The champ of a node.
pub(crate) fn a<'f>(champs: &'f [Champ], noeud: &Noeud) -> &'f Champ {
    let racine = &champs[noeud.racine as usize];
    match (noeud.enfant, racine.genre.enfants()) {
        (Some(enfant), Some(enfants)) => &enfants[enfant as usize],
        _ => racine,
    }
}

fn ouvre(champ: &Champ) -> bool {
    matches!(champ.genre, Genre::HeaderSection { niveau: 0..=1 })
}

fn bloc(champs: &[Champ], rang: usize) -> BlocId {
    champs
        .get(rang)
        .filter(|champ| ouvre(champ))
        .map_or(BlocId::Debut, |champ| BlocId::Section(champ.id))
}

fn petit(nombre: usize) -> u32 {
    u32::try_from(nombre).unwrap_or(u32::MAX)
}
