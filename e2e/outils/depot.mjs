// What a resident does to file, and an agent to decide: shared by the journeys.
import assert from 'node:assert/strict';
import { agir, avancer, oublier, parcourir } from './formulaire.mjs';
import { agent, verifier, visiter, visiteur } from './navigateur.mjs';

/** Groups of four, without O, 0, I, 1. */
const CODE = /^[A-HJ-NP-Z2-9]{4}([ -][A-HJ-NP-Z2-9]{4})+$/;

/** Home, search, sheet, form, review, receipt; its number and code. */
export async function deposer(navigateur, maniere, path) {
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

/** An agent studies it, accepts it for this reason, and sends the decision now. */
export async function accepter(navigateur, maniere, { numero }, pourquoi) {
  const page = await agent(navigateur, maniere, 'agent', 'instructeur');
  await visiter(page, `/agent/dossiers/${numero}`);
  await agir(page, /étude|étudier|instruction/i);
  await verifier(page);
  await agir(page, /accepter/i);
  await verifier(page);
  await page.locator('main textarea').first().fill(pourquoi);
  await avancer(page);
  await verifier(page);
  await page.getByText(pourquoi).first().waitFor();
  await avancer(page);
  await verifier(page);
  await agir(page, /envoyer maintenant/i);
  await verifier(page);
  await page.context().close();
}

/** The resident's page of a request, opened by its number and code. */
export async function suivre(navigateur, maniere, { numero, code }, nom) {
  const page = await visiteur(navigateur, maniere, nom);
  await visiter(page, `/dossiers/${numero}`);
  await page.locator('main input[name="code"]').fill(code);
  await avancer(page);
  await verifier(page);
  return page;
}
