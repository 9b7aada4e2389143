// A document is asked again: filed with a document, corrected, accepted, the letter downloaded, each mail read (journeys 1, 3 and 16).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as attendre } from 'node:timers/promises';
import { accepter, deposer, suivre } from '../outils/depot.mjs';
import { agir, avancer, PDF } from '../outils/formulaire.mjs';
import { agent, MANIERES, nomDe, ouvrirNavigateur, verifier, visiter, visiteur } from '../outils/navigateur.mjs';

const DEMARCHE = 'salle-des-fetes';
const POURQUOI = 'L’attestation couvre le jour demandé.';
const NOUVEAU = 'attestation-2026.pdf';

let navigateur;
before(async () => { navigateur = await ouvrirNavigateur(); });
after(() => navigateur.close());

for (const maniere of MANIERES) {
  test(`ask again, answer, decide, download: ${nomDe(maniere)}`, async (t) => {
    let depot;
    let continuer = true;
    const etape = async (nom, faire) => {
      if (!continuer) return;
      continuer = false;
      await t.test(nom, async () => { await faire(); continuer = true; });
    };
    await etape('the resident files with a document', async () => { depot = await deposer(navigateur, maniere, DEMARCHE); });
    await etape('the agent asks for a better document', () => demander(maniere, depot));
    await etape('the resident answers', () => repondre(maniere, depot));
    await etape('the agent reads what changed', () => comparer(maniere, depot));
    await etape('the agent accepts', () => accepter(navigateur, maniere, depot, POURQUOI));
    await etape('the resident downloads the letter', () => telecharger(maniere, depot));
    await etape('the resident reads the mails', () => lire(maniere, depot));
    assert.ok(continuer, 'the journey stopped');
  });
}

async function demander(maniere, { numero }) {
  const page = await agent(navigateur, maniere, 'demande-correction', 'instructeur');
  await visiter(page, `/agent/dossiers/${numero}`);
  await agir(page, /demander une correction/i);
  await verifier(page);
  await page.getByLabel(/attestation d’assurance/i).first().check();
  await page.getByLabel(/incomplet/i).check();
  if ((await page.locator('main textarea').first().inputValue()) === '') {
    await agir(page, /préparer le message/i);
    await verifier(page);
  }
  assert.match(await page.locator('main textarea').first().inputValue(), /Attestation d’assurance/);
  await agir(page, /envoyer la demande/i);
  await verifier(page);
  await page.context().close();
}

async function repondre(maniere, depot) {
  const page = await suivre(navigateur, maniere, depot, 'correction');
  await agir(page, /^répondre/i);
  await verifier(page);
  await page.locator('main input[type="file"]').first().setInputFiles({ name: NOUVEAU, mimeType: 'application/pdf', buffer: PDF });
  for (let pas = 0; pas < 8 && !/\/relire$/.test(new URL(page.url()).pathname); pas += 1) {
    await avancer(page);
    await verifier(page);
  }
  await page.getByText(NOUVEAU).first().waitFor();
  await agir(page, /envoyer mes corrections/i);
  await verifier(page);
  await page.context().close();
}

async function comparer(maniere, { numero }) {
  const page = await agent(navigateur, maniere, 'changements', 'instructeur');
  await visiter(page, `/agent/dossiers/${numero}/correction`);
  await page.getByText(NOUVEAU).first().waitFor();
  await page.context().close();
}

async function telecharger(maniere, depot) {
  const page = await suivre(navigateur, maniere, depot, 'lettre');
  const lettre = page.locator('main a[href$="/decision.pdf"]').first();
  const [telechargement] = await Promise.all([page.waitForEvent('download'), lettre.click()]);
  const chemin = await telechargement.path();
  assert.equal(readFileSync(chemin).subarray(0, 5).toString(), '%PDF-');
  const texte = execFileSync('pdftotext', ['-layout', chemin, '-'], { encoding: 'utf8' });
  for (const dit of [depot.numero, POURQUOI, 'Claire Morel', 'arrêté n° 2026-014']) assert.ok(texte.includes(dit), `${dit} is not in the letter:\n${texte}`);
  await page.context().close();
}

/** The mailbox of the demonstration: each act told, nothing personal in a subject. */
async function lire(maniere, { numero }) {
  const page = await visiteur(navigateur, maniere, 'courriels');
  const siens = page.locator('main a').filter({ hasText: new RegExp(`n°\\s*${numero}(?!\\d)`) });
  for (let essai = 0; essai < 50; essai += 1) {
    await page.goto('/mailbox');
    if ((await siens.count()) >= 4) break;
    await attendre(200);
  }
  await verifier(page);
  // A line of the mailbox: its subject, then to whom.
  const sujets = (await siens.allInnerTexts()).map((ligne) => ligne.split('\n')[0]);
  assert.ok(sujets.length >= 4, `mails: ${sujets.join(' | ')}`);
  assert.deepEqual(sujets.filter((sujet) => /petit|camille/i.test(sujet)), [], 'a name in a subject');
  await Promise.all([page.waitForNavigation(), siens.first().click()]);
  await verifier(page);
  await page.context().close();
}
