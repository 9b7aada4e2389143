//! « Qui a ouvert votre demande », folded on the follow page.

use web::composants::{Depliant, Prose};

use super::decor::Decor;
use crate::lecture::Vue;
use crate::pages::lecteurs::liste;

pub(super) fn section(decor: &Decor<'_>, vue: &Vue) -> Depliant<'static> {
    let t = decor.t;
    let contenu = liste(t, &vue.lecteurs).puis(Prose::texte(t.journal_lecteurs_note()));
    Depliant::nouveau(t.journal_lecteurs_titre(), contenu)
}
