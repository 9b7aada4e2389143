// A resident whose browser is this file: cookies, forms, no rendering. For load and for cuts, where Chromium would be the slow one.
import { parse } from 'node-html-parser';
import { valeurPour } from './formulaire.mjs';

export class Usager {
  #cookies = new Map();

  constructor(url) {
    this.url = url;
  }

  /** Opens an address and follows redirections to a page. */
  async aller(chemin, envoi) {
    let demande = { chemin, envoi };
    for (let pas = 0; pas < 10; pas += 1) {
      const { chemin: adresse, envoi: corps } = demande;
      const reponse = await fetch(new URL(adresse, this.url), {
        method: corps ? 'POST' : 'GET',
        body: corps,
        redirect: 'manual',
        headers: { cookie: [...this.#cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ') },
        signal: AbortSignal.timeout(30_000),
      });
      this.#garder(reponse);
      const suite = reponse.headers.get('location');
      const texte = await reponse.text();
      if (!suite) {
        const { pathname } = new URL(adresse, this.url);
        return { statut: reponse.status, chemin: pathname, page: parse(texte) };
      }
      demande = { chemin: suite };
    }
    throw new Error(`${chemin} redirects without end`);
  }

  /** Fills the page's main form as a person would, and presses its first button. */
  async envoyer({ chemin, page }, voulues = {}) {
    const form = page.querySelectorAll('main form').find((un) => un.getAttribute('method')?.toLowerCase() === 'post');
    if (!form) throw new Error(`${chemin}: no form`);
    const corps = form.getAttribute('enctype') ? new FormData() : new URLSearchParams();
    for (const [nom, valeur] of champs(form, voulues)) corps.append(nom, valeur);
    return this.aller(form.getAttribute('action') || chemin, corps);
  }

  #garder(reponse) {
    for (const ligne of reponse.headers.getSetCookie()) {
      const [paire] = ligne.split(';');
      const [nom, valeur] = [paire.slice(0, paire.indexOf('=')), paire.slice(paire.indexOf('=') + 1)];
      if (/Max-Age=0/i.test(ligne)) this.#cookies.delete(nom);
      else this.#cookies.set(nom, valeur);
    }
  }
}

/** The values of a form: hidden ones as they are, the first choice of each group, a text for each box. */
function champs(form, voulues) {
  const choisis = new Set();
  return form.querySelectorAll('input, select, textarea, button').flatMap((controle) => {
    const nom = controle.getAttribute('name');
    const type = controle.tagName === 'INPUT' ? controle.getAttribute('type') ?? 'text' : controle.tagName.toLowerCase();
    if (!nom || type === 'file') return [];
    if (nom in voulues) return [[nom, voulues[nom]]];
    if (type === 'hidden') return [[nom, controle.getAttribute('value') ?? '']];
    if (type === 'button' || choisis.has(nom)) return [];
    choisis.add(nom);
    if (type === 'radio' || type === 'checkbox') return [[nom, controle.getAttribute('value') ?? 'on']];
    if (type === 'select') return [[nom, option(controle)]];
    // What is folded away is for others.
    if (controle.closest('details')) return [[nom, controle.getAttribute('value') ?? '']];
    return [[nom, texte(form, controle, nom, type)]];
  });
}

function option(select) {
  const valeurs = select.querySelectorAll('option').map((un) => un.getAttribute('value') ?? un.text);
  return valeurs.find((valeur) => valeur !== '') ?? '';
}

function texte(form, controle, nom, type) {
  const label = form.querySelector(`label[for="${controle.getAttribute('id')}"]`)?.text.trim() ?? '';
  const remplissage = controle.getAttribute('autocomplete') ?? '';
  const legende = controle.closest('fieldset')?.querySelector('legend')?.text ?? '';
  return valeurPour({
    sorte: type, nom, label, remplissage, saisie: controle.getAttribute('inputmode') ?? '',
    contexte: `${legende} ${label} ${nom} ${remplissage}`, min: controle.getAttribute('min') ?? '',
  });
}
