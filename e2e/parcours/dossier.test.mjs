// The main job: a resident files a démarche, an agent accepts it, the resident reads the decision (journeys 1 to 3).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agir, avancer, oublier, parcourir } from '../outils/formulaire.mjs';
import { agent, MANIERES, demo, nomDe, ouvrirNavigateur, verifier, visiter, visiteur } from '../outils/navigateur.mjs';

const POURQUOI = 'Votre demande respecte le règlement : la salle est libre ce jour-là.';
/** Groups of four, without O, 0, I, 1. */
const CODE = /^[A-HJ-NP-Z2-9]{4}([ -][A-HJ-NP-Z2-9]{4})+$/;

let navigateur;
before(async () => { navigateur = await ouvrirNavigateur(); });
after(() => navigateur.close());

for (const [rang, maniere] of MANIERES.entries()) {
  test(`file, decide, read: ${nomDe(maniere)}`, async (t) => {
    let depot;
    await t.test('the resident files', async () => { depot = await deposer(maniere, demo.demarches[rang].path); });
    assert.ok(depot, 'nothing was filed');
    await t.test('the agent accepts', () => accepter(maniere, depot));
    await t.test('the resident reads the decision', () => lire(maniere, depot));
  });
}

async function deposer(maniere, path) {
  const page = await visiteur(navigateur, maniere, 'depot');
  await trouver(page, path);
  let [oublie, relu] = [false, false];
  await parcourir(page, async () => {
    oublie ||= await oublier(page);
    relu ||= page.url().endsWith('/relire');
    return (await page.locator('.plaque-code .code-val').count()) > 0;
  });
  assert.ok(oublie, 'no page refused to be left empty');
  assert.ok(relu, 'no review page');
  const [numero, code] = await page.locator('.plaque-code dd').allInnerTexts();
  assert.match(code.trim(), CODE);
  assert.ok(!page.url().includes(code.trim()), 'the code is in the address');
  await page.context().close();
  return { numero: numero.replace(/\D/g, ''), code: code.trim() };
}

/** Home, a word of the démarche in the search, its sheet, its start. */
async function trouver(page, path) {
  await visiter(page, '/');
  const mot = path.split('-').sort((a, b) => b.length - a.length)[0];
  await page.locator('main input[type="search"], main input[name="q"]').first().fill(mot);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await verifier(page);
  await Promise.all([page.waitForNavigation(), page.locator(`main a[href$="/demarches/${path}"]`).first().click()]);
  await verifier(page);
  await Promise.all([page.waitForNavigation(), page.locator(`main a[href$="/commencer/${path}"]`).first().click()]);
}

async function accepter(maniere, { numero }) {
  const page = await agent(navigateur, maniere, 'agent', 'instructeur');
  await visiter(page, `/agent/dossiers/${numero}`);
  await agir(page, /m’en occupe|suivre|prendre en charge/i);
  await verifier(page);
  await agir(page, /étude|étudier|instruction/i);
  await verifier(page);
  await agir(page, /accepter/i);
  await verifier(page);
  await page.locator('main textarea').first().fill(POURQUOI);
  await avancer(page);
  await verifier(page);
  await page.getByText(POURQUOI).first().waitFor();
  await avancer(page);
  await verifier(page);
  await agir(page, /envoyer maintenant/i);
  await verifier(page);
  await page.context().close();
}

async function lire(maniere, { numero, code }) {
  const page = await visiteur(navigateur, maniere, 'lecture');
  await visiter(page, `/dossiers/${numero}`);
  await page.locator('main input[name="code"]').fill(code);
  await avancer(page);
  await verifier(page);
  await page.getByText(POURQUOI).first().waitFor();
  await page.context().close();
}
