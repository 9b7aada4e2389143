// Debian's Chromium, at a width, with or without JavaScript; and what is checked on every page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const CHROMIUM = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const html = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  // Integrity hashes are for other people's servers: everything here comes from ours.
  rules: { 'long-title': 'off', 'require-sri': ['error', { target: 'crossorigin' }] },
});

/** What `lancer.mjs` says of the server: url, collectivite, agents, jetons, demarches, donnees (folder), ecrans (folder). */
export const demo = JSON.parse(process.env.PARVIS_TEST_E2E ?? '{}');

/** The four ways a journey is walked. */
export const MANIERES = [390, 1280].flatMap((largeur) => [true, false].map((js) => ({ largeur, js })));

export const nomDe = ({ largeur, js }) => `${largeur}px ${js ? 'JavaScript' : 'no JavaScript'}`;

export function ouvrirNavigateur() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: CHROMIUM, headless: true });
}

/** A visitor: a page of its own context (its own cookies), which remembers what goes wrong on it. */
export async function visiteur(navigateur, maniere, nom) {
  const context = await navigateur.newContext({
    viewport: { width: maniere.largeur, height: 844 },
    javaScriptEnabled: maniere.js,
    locale: 'fr-FR',
    baseURL: demo.url,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const suivi = { maniere, nom, rang: 0, source: null, ennuis: [] };
  suivis.set(page, suivi);
  page.on('response', (reponse) => noter(page, suivi, reponse));
  page.on('pageerror', (erreur) => suivi.ennuis.push(`script: ${erreur.message}`));
  page.on('console', (message) => {
    const attendu = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !attendu) suivi.ennuis.push(`console: ${message.text()}`);
  });
  return page;
}

const suivis = new WeakMap();

function noter(page, suivi, reponse) {
  const demande = reponse.request();
  if (demande.isNavigationRequest() && demande.frame() === page.mainFrame()) {
    if (reponse.status() < 300 || reponse.status() >= 400) suivi.source = { statut: reponse.status(), texte: reponse.text().catch(() => '') };
  } else if (reponse.status() >= 400) {
    suivi.ennuis.push(`${reponse.status()} on ${reponse.url()}`);
  }
}

/** Signs in an agent of this role, the sign-in page checked on the way. */
export async function agent(navigateur, maniere, nom, role) {
  const page = await visiteur(navigateur, maniere, nom);
  const { email, password } = demo.agents.find((un) => un.role === role);
  await visiter(page, '/agent/connexion');
  await page.locator('main input[type="email"]').fill(email);
  await page.locator('main input[type="password"]').fill(password);
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.locator('main button.b-1').click()]);
  await verifier(page);
  return page;
}

/** Goes to an address and checks the page that answers. */
export async function visiter(page, url, statut = 200) {
  await page.goto(url, { waitUntil: 'load' });
  await verifier(page, statut);
}

/** How many pages that differ by their numbers only are enough. */
const PAR_SORTE = 2;

/** Visits addresses and all that their links lead to, each a test of its own; answers what was seen. */
export async function explorer(t, page, adresses, permis = /^\/(?!galerie|langue|assets)/, maximum = 60) {
  const vues = [];
  const sortes = new Map();
  const file = [...adresses];
  while (file.length > 0 && vues.length < maximum) {
    const adresse = file.shift();
    const sorte = adresse.replaceAll(/\d+/g, 'n');
    if (vues.includes(adresse) || (sortes.get(sorte) ?? 0) >= PAR_SORTE) continue;
    vues.push(adresse);
    sortes.set(sorte, (sortes.get(sorte) ?? 0) + 1);
    await t.test(adresse, async () => {
      await visiter(page, adresse);
      file.push(...(await liens(page)).filter((lien) => permis.test(lien)));
    });
  }
  return vues;
}

/** The pages of this site that a page leads to, without what names a place or a search in it; documents are not pages. */
function liens(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href]:not([download])')]
      .map((a) => new URL(a.href))
      .filter((url) => url.origin === location.origin && url.search === '' && !/\.(pdf|json)$|\/vue$/.test(url.pathname))
      .map((url) => url.pathname));
}

/** Checks the page in front of the visitor: status, HTML, accessibility, width, scripts, assets; keeps a picture of it. */
export async function verifier(page, statut = 200) {
  const suivi = suivis.get(page);
  suivi.rang += 1;
  const lieu = `${nomDe(suivi.maniere)}, ${new URL(page.url()).pathname}`;
  const chemin = new URL(page.url()).pathname.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60);
  const image = `${suivi.nom}-${suivi.maniere.largeur}-${suivi.maniere.js ? 'js' : 'nojs'}-${String(suivi.rang).padStart(2, '0')}${chemin}.png`;
  await page.screenshot({ path: join(demo.ecrans, image), fullPage: true });
  const fautes = [];
  if (suivi.source && suivi.source.statut !== statut) fautes.push(`status ${suivi.source.statut}, ${statut} was expected`);
  fautes.push(...(await fautesHtml(suivi)), ...(await fautesPage(page)), ...(await fautesAxe(page, suivi)), ...suivi.ennuis);
  suivi.ennuis.length = 0;
  assert.deepEqual(fautes, [], `${lieu} (${image})\n${fautes.join('\n')}`);
}

async function fautesHtml(suivi) {
  const texte = await suivi.source?.texte;
  if (!texte) return ['html: the page’s source was not received'];
  const rapport = await html.validateString(texte);
  return rapport.results.flatMap((resultat) =>
    resultat.messages.map((m) => `html ${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
}

async function fautesPage(page) {
  const vu = await page.evaluate(() => ({
    titre: document.title.trim(),
    langue: document.documentElement.lang,
    h1: document.querySelectorAll('h1').length,
    large: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    erreurs: document.querySelectorAll('[aria-invalid="true"]').length,
  }));
  const fautes = [];
  if (!vu.titre) fautes.push('page: no title');
  if (!vu.langue) fautes.push('page: no language');
  if (vu.h1 !== 1) fautes.push(`page: ${vu.h1} h1`);
  if (vu.large > 0) fautes.push(`page: ${vu.large} px scroll sideways`);
  const galerie = new URL(page.url()).pathname.startsWith('/galerie');
  if (vu.erreurs > 0 && !galerie && !/^(Erreur\s:|Error:)/.test(vu.titre)) fautes.push(`page: in error, and its title does not say so: ${vu.titre}`);
  return fautes;
}

async function fautesAxe(page, suivi) {
  if (suivi.maniere.js) return axe(page);
  const temoin = await ouvrirTemoin(page, suivi);
  try {
    return await axe(temoin);
  } finally {
    await temoin.context().close();
  }
}

/** axe-core never ends where scripts are off: it reads the same HTML, in a context where only the page's own scripts are. */
async function ouvrirTemoin(page, suivi) {
  const context = await page.context().browser().newContext({ viewport: page.viewportSize(), baseURL: demo.url });
  await context.addCookies(await page.context().cookies());
  const temoin = await context.newPage();
  const headers = { 'content-security-policy': "script-src 'none'", 'content-type': 'text/html; charset=utf-8' };
  const body = await suivi.source.texte;
  await temoin.route(page.url(), (route) => route.fulfill({ headers, body }), { times: 1 });
  await temoin.goto(page.url(), { waitUntil: 'load' });
  return temoin;
}

async function axe(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const resultat = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return resultat.violations.map((v) => `axe ${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
  });
}
