// Fills any form as a person would: what a label asks, in the first visible choice, in the kept pages of a démarche.
import assert from 'node:assert/strict';
import { verifier } from './navigateur.mjs';

/** The smallest document. */
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** From what a control says of itself (label, name, type, autocomplete) to a value that its kind accepts. */
const VALEURS = [
  [/siret/i, '13002526500013'],
  [/siren/i, '130025265'],
  [/\brna\b/i, 'W751080001'],
  [/iban/i, 'FR7630006000011234567890189'],
  [/e-?mail|courriel|email/i, 'camille.petit@exemple.fr'],
  [/t[ée]l[ée]phone|^tel$|portable/i, '06 12 34 56 78'],
  [/code postal|postal-code/i, '75011'],
  [/ann[ée]e|year/i, (c) => (/n[ée]e?\b|naissance|birth|bday/i.test(c.contexte) ? '1985' : '2026')],
  [/\bmois\b|month/i, '3'],
  [/^jour\b|\bday\b/i, '12'],
  [/pr[ée]nom|given-name/i, 'Camille'],
  [/\bnom\b|family-name|^name$/i, 'Petit'],
  [/commune|ville|address-level2/i, 'Saint-Exemple'],
  [/adresse|address|street/i, '12 rue de la Mairie, 29999 Saint-Exemple'],
  [/url|site (web|internet)|lien/i, 'https://exemple.fr'],
];

/** Fills every visible control of the page's main form; twice, because an answer may show other questions. */
export async function remplir(page, reponses = {}) {
  const faits = new Set();
  for (let passage = 0; passage < 3; passage += 1) {
    const restants = (await controles(page)).filter((controle) => !faits.has(controle.repere));
    if (restants.length === 0) return;
    for (const controle of restants) {
      faits.add(controle.repere);
      await repondre(page, controle, reponses);
    }
  }
}

/** Presses the button that goes forward: the primary one, as a person does; Enter presses the form's first, often hidden. */
export async function avancer(page) {
  const envois = formulaire(page).locator('button:not([type="button"]):not([type="reset"]):not([aria-hidden])');
  const principal = formulaire(page).locator('button.b-1:not([aria-hidden])');
  const bouton = (await principal.count()) > 0 ? principal.last() : envois.first();
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), bouton.click()]);
}

/** Fills and sends page after page until `arrive(page)` says so; each page is checked on the way. */
export async function parcourir(page, arrive, { reponses = {}, pages = 40 } = {}) {
  for (let rang = 0; rang < pages; rang += 1) {
    await verifier(page);
    if (await arrive(page)) return;
    await remplir(page, reponses);
    await avancer(page);
    await sansErreur(page);
  }
  assert.fail(`${page.url()}: not arrived after ${pages} pages`);
}

/** Sends the page without answers if one is required: it is refused, says what is missing, and leads there. False if nothing is. */
export async function oublier(page) {
  if ((await formulaire(page).locator('[aria-required="true"]').count()) === 0) return false;
  await avancer(page);
  await verifier(page, 422);
  const liens = await page.locator('#erreurs a').evaluateAll((tous) =>
    tous.map((a) => ({ texte: a.textContent.trim(), mene: document.querySelector(a.getAttribute('href')) !== null })));
  assert.ok(liens.length > 0, `${page.url()}: no error summary`);
  assert.deepEqual(liens.filter(({ mene }) => !mene), [], `${page.url()}: a link of the summary leads nowhere`);
  assert.ok((await page.locator('[aria-invalid="true"]').count()) > 0, `${page.url()}: no field in error`);
  return true;
}

async function sansErreur(page) {
  const erreurs = await page.evaluate(() =>
    [...document.querySelectorAll('[aria-invalid="true"]')].map((c) => `${c.name || c.id}: ${c.value}`));
  assert.deepEqual(erreurs, [], `${page.url()}: ${await page.title()}: refused answers`);
}

function formulaire(page) {
  return page.locator('main form[method="post" i]').first();
}

function controles(page) {
  return formulaire(page).evaluate((form) => {
    const texte = (noeud) => (noeud?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const vus = new Set();
    return [...form.elements].flatMap((c, rang) => {
      const muet = ['hidden', 'submit', 'button', 'reset'].includes(c.type) || ['FIELDSET', 'OUTPUT', 'BUTTON'].includes(c.tagName);
      if (muet || c.disabled || c.readOnly || !c.checkVisibility({ visibilityProperty: true })) return [];
      const choix = c.type === 'radio' || c.type === 'checkbox';
      const repere = choix ? `${c.type} ${c.name}` : `${rang} ${c.name}`;
      if (vus.has(repere)) return [];
      vus.add(repere);
      const label = texte(c.labels?.[0]);
      const legende = texte(c.closest('fieldset')?.querySelector('legend'));
      return [{
        repere, rang, label, nom: c.name, sorte: c.tagName === 'SELECT' ? 'select' : c.type, saisie: c.inputMode ?? '',
        remplissage: c.autocomplete ?? '', contexte: `${legende} ${label} ${c.name} ${c.autocomplete ?? ''}`,
        coche: c.checked ?? false, groupe: choix ? form.querySelectorAll(`[name="${CSS.escape(c.name)}"]:checked`).length : 0,
        min: c.min ?? '', options: c.tagName === 'SELECT' ? [...c.options].filter((o) => !o.disabled).map((o) => o.value) : [],
      }];
    });
  });
}

async function repondre(page, controle, reponses) {
  const cible = await controleDe(page, controle);
  const voulue = Object.entries(reponses).find(([mots]) => controle.contexte.includes(mots))?.[1];
  if (voulue === null) return;
  switch (controle.sorte) {
    case 'radio':
    case 'checkbox':
      if (controle.groupe === 0) await cible.check({ force: true });
      break;
    case 'select':
      await cible.selectOption(voulue ?? controle.options.find((valeur) => valeur !== '') ?? '');
      break;
    case 'select-multiple':
      await cible.selectOption(controle.options.slice(0, 1));
      break;
    case 'file':
      await cible.setInputFiles({ name: 'document.pdf', mimeType: 'application/pdf', buffer: PDF });
      break;
    default:
      await cible.fill(voulue ?? valeurPour(controle));
  }
}

/** Playwright has no locator by rank in `form.elements`: the control is found by handle. */
async function controleDe(page, controle) {
  const poignee = await formulaire(page).evaluateHandle((form, rang) => form.elements[rang], controle.rang);
  return poignee.asElement();
}

/** A text that a control of this kind and label accepts. */
export function valeurPour(controle) {
  const { sorte, saisie, label, nom, remplissage } = controle;
  if (sorte === 'date') return '2026-12-15';
  if (sorte === 'datetime-local') return '2026-12-15T10:00';
  if (sorte === 'time') return '10:00';
  if (sorte === 'email') return 'camille.petit@exemple.fr';
  if (sorte === 'tel') return '06 12 34 56 78';
  if (sorte === 'url') return 'https://exemple.fr';
  const regle = VALEURS.find(([mots]) => [label, nom, remplissage].some((texte) => mots.test(texte)));
  if (regle) return typeof regle[1] === 'function' ? regle[1](controle) : regle[1];
  if (sorte === 'number' || saisie === 'numeric' || saisie === 'decimal') return controle.min || '3';
  if (sorte === 'textarea') return 'Une réponse en une phrase, avec des accents : été, œuvre, « ça va ».';
  return 'Réponse';
}

/** Presses a button (or follows a link drawn as one) by its words. */
export async function agir(page, mots) {
  const boutons = page.locator('main').getByRole('button', { name: mots });
  const cible = (await boutons.count()) > 0 ? boutons.first() : page.locator('main').getByRole('link', { name: mots }).first();
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), cible.click()]);
}
