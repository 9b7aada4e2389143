// The page follows what is typed: questions come and go, rows too; what is typed is kept, through a cut network and in two tabs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { avancer, parcourir } from '../outils/formulaire.mjs';
import { demo, nomDe, ouvrirNavigateur, verifier, visiter, visiteur } from '../outils/navigateur.mjs';

const RACINE = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const CHEMIN = 'chiens-et-enfants';
const b64 = (id) => Buffer.from(`Champ-${id}`).toString('base64');
const champ = (genre, id, label, suite = {}) => ({ __typename: `${genre}ChampDescriptor`, id: b64(id), label, required: false, ...suite });
const si = (id) => ({ condition: ['=', ['champ', b64(id)], true] });
const nom = (id, rangee) => `[name="champ_${b64(id)}${rangee ? `.${rangee}` : ''}"]`;

let navigateur;
before(async () => {
  importer();
  navigateur = await ouvrirNavigateur();
});
after(() => navigateur.close());

/** A démarche with conditions, on the page and in rows. */
function importer() {
  const enfants = [champ('Text', 11, 'Prénom'), champ('YesNo', 12, 'Va à l’école'), champ('Text', 13, 'Nom de l’école', si(12))];
  const champDescriptors = [
    champ('Text', 4, 'Votre métier'),
    champ('YesNo', 1, 'Avez-vous un chien ?'),
    champ('Text', 2, 'Nom du chien', si(1)),
    champ('PieceJustificative', 5, 'Carnet de santé', si(1)),
    champ('Textarea', 3, 'Vos raisons'),
    champ('Repetition', 10, 'Vos enfants', { champDescriptors: enfants }),
  ];
  const demarche = {
    number: 501, title: 'Chiens et enfants', description: '', tags: [], demarcheUrl: `https://x.invalid/commencer/${CHEMIN}`,
    service: { nom: 'Accueil', organisme: 'Mairie' }, revision: { champDescriptors },
  };
  const fichier = join(mkdtempSync(join(tmpdir(), 'parvis-suivre-')), 'demarche.json');
  writeFileSync(fichier, JSON.stringify(demarche));
  const programme = process.env.PARVIS_TEST_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(RACINE, 'target'), 'debug/parvis');
  const env = { ...process.env, PARVIS_DATA: demo.donnees };
  execFileSync(programme, ['demarche', 'import', fichier, '--collectivite', demo.collectivite, '--publish'], { env });
}

/** Starts it, to its first page of questions. */
async function commencer(maniere, suite) {
  const page = await visiteur(navigateur, maniere, `suivre-${suite}`);
  await visiter(page, `/commencer/${CHEMIN}`);
  await parcourir(page, async () => (await page.locator(nom(4)).count()) > 0);
  return page;
}

/** Until it is true in the page: waitForFunction is refused by its security policy. */
async function attendre(page, vrai) {
  for (let fois = 0; fois < 100; fois += 1) {
    if (await page.evaluate(vrai)) return;
    await pause(50);
  }
  assert.fail(`never true: ${vrai}: ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 300))}`);
}

const enregistre = (page) => page.waitForResponse((r) => r.request().method() === 'POST' && r.status() === 200);

for (const maniere of [390, 1280].map((largeur) => ({ largeur, js: true }))) {
  test(`questions come and go, nothing is lost: ${nomDe(maniere)}`, async () => {
    const page = await commencer(maniere, 'questions');
    await page.locator(nom(3)).fill('Parce que');
    await page.locator(nom(4)).focus();
    await page.keyboard.type('Boulanger');
    const oui = page.locator(`input${nom(1)}[value="true"]`);
    await Promise.all([enregistre(page), oui.check({ force: true })]);
    await page.locator(nom(2)).waitFor();
    assert.ok(await oui.evaluate((c) => c === document.activeElement), 'the focus is lost');
    assert.match(await page.locator('[data-voix]').textContent(), /De nouvelles questions/);
    await verifier(page);
    // The caret stays in the middle of a word while a question goes, far above.
    await page.locator(nom(2)).fill('Rex');
    await page.locator(nom(5)).setInputFiles({ name: 'carnet.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') });
    await page.locator(nom(3)).evaluate((zone) => { zone.focus(); zone.setSelectionRange(3, 6); });
    const haut = await page.locator(nom(3)).evaluate((zone) => zone.getBoundingClientRect().top);
    await Promise.all([enregistre(page), page.locator(`input${nom(1)}[value="false"]`).evaluate((c) => { c.checked = true; c.dispatchEvent(new Event('change', { bubbles: true })); })]);
    await page.locator(nom(2)).waitFor({ state: 'detached' });
    const place = await page.locator(nom(3)).evaluate((zone) => [zone === document.activeElement, zone.selectionStart, zone.selectionEnd, zone.getBoundingClientRect().top]);
    assert.deepEqual(place.slice(0, 3), [true, 3, 6], 'the selection is lost');
    assert.ok(Math.abs(place[3] - haut) < 3, `the eye loses its place: ${haut} → ${place[3]}`);
    await Promise.all([enregistre(page), oui.check({ force: true })]);
    assert.equal(await page.locator(nom(2)).inputValue(), 'Rex');
    assert.equal(await page.locator(nom(5)).evaluate((c) => c.files.length), 1, 'the file is to be chosen again');
    await page.reload();
    assert.equal(await page.locator(nom(2)).inputValue(), 'Rex');
    assert.equal(await page.locator(nom(4)).inputValue(), 'Boulanger');
    await page.context().close();
  });

  test(`rows in place, by keyboard: ${nomDe(maniere)}`, async () => {
    const page = await commencer(maniere, 'rangees');
    const ajouter = page.locator('.rangees-ajout button');
    await ajouter.focus();
    await Promise.all([enregistre(page), page.keyboard.press('Enter')]);
    await attendre(page, () => document.activeElement.matches('.rangee input'));
    await page.keyboard.type('Ana');
    await ajouter.focus();
    await Promise.all([enregistre(page), page.keyboard.press('Enter')]);
    await page.locator('.rangee').nth(1).waitFor();
    await attendre(page, () => document.activeElement.closest('.rangee:nth-child(2)'));
    await page.keyboard.type('Léo');
    await page.locator('.rangee').nth(1).locator('input[type=radio]').first().check({ force: true });
    await page.locator('.rangee').nth(1).locator('input[type=text]').nth(1).waitFor();
    await verifier(page);
    const monter = page.locator('.rangee').nth(1).locator('button[value^="monter"]');
    await monter.focus();
    await Promise.all([enregistre(page), page.keyboard.press('Enter')]);
    await attendre(page, () => document.querySelector('.rangee input[type=text]').value === 'Léo');
    assert.deepEqual(await page.locator('.rangee-titre').allInnerTexts(), ['Réponse 1', 'Réponse 2']);
    await Promise.all([enregistre(page), page.locator('.rangee').first().locator('button[value^="retirer"]').click()]);
    await attendre(page, () => document.querySelectorAll('.rangee').length === 1);
    assert.equal(await page.locator('.rangee input[type=text]').first().inputValue(), 'Ana');
    await avancer(page);
    await verifier(page);
    assert.match(await page.locator('main').innerText(), /Ana/);
    await page.context().close();
  });

  test(`the network goes and comes back: ${nomDe(maniere)}`, async () => {
    const page = await commencer(maniere, 'coupure');
    await page.context().setOffline(true);
    await page.locator(nom(3)).fill('Écrit sans réseau');
    await page.locator('[data-avis="coupe"]').waitFor();
    assert.match(await page.locator('[data-avis="coupe"]').innerText(), /gardées ici/);
    await page.screenshot({ path: join(demo.ecrans, `suivre-coupe-${maniere.largeur}.png`) });
    await page.locator('main button.b-1').last().click();
    await page.locator(nom(3)).pressSequentially(', puis encore');
    assert.equal(await page.locator(nom(3)).inputValue(), 'Écrit sans réseau, puis encore', 'the page went away');
    await Promise.all([enregistre(page), page.context().setOffline(false)]);
    await page.locator('#suivi-heure:not([hidden])', { hasText: 'Enregistré' }).waitFor();
    assert.equal(await page.evaluate(() => localStorage.length), 0, 'something stays on the device');
    // Left without a network: offered when it is opened again, never sent unasked.
    await page.context().setOffline(true);
    await page.locator(nom(3)).fill('Jamais parti');
    await page.locator('[data-avis="coupe"]').waitFor();
    const etape = page.url();
    await page.close();
    await page.context().setOffline(false);
    const retour = await page.context().newPage();
    await retour.goto(etape);
    assert.equal(await retour.locator(nom(3)).inputValue(), 'Écrit sans réseau, puis encore');
    await retour.screenshot({ path: join(demo.ecrans, `suivre-reprise-${maniere.largeur}.png`) });
    await Promise.all([retour.waitForNavigation(), retour.locator('[data-envoyer]').click()]);
    assert.equal(await retour.locator(nom(3)).inputValue(), 'Jamais parti');
    assert.equal(await retour.locator('[data-saisies]:not([hidden])').count(), 0);
    assert.equal(await retour.evaluate(() => localStorage.length), 0, 'something stays on the device');
    await page.context().close();
  });

  test(`two tabs on one draft: ${nomDe(maniere)}`, async () => {
    const page = await commencer(maniere, 'onglets');
    const autre = await page.context().newPage();
    await autre.goto(page.url());
    await Promise.all([enregistre(page), page.locator(nom(3)).fill('De la première page')]);
    await autre.locator(nom(3)).fill('De la seconde page');
    await autre.locator('[data-avis="conflit"]').waitFor();
    await autre.screenshot({ path: join(demo.ecrans, `suivre-conflit-${maniere.largeur}.png`) });
    await Promise.all([autre.waitForNavigation(), autre.locator('[data-avis="conflit"] button').click()]);
    const texte = await autre.locator('main').innerText();
    assert.ok(texte.includes('De la première page') && texte.includes('De la seconde page'), texte);
    await autre.screenshot({ path: join(demo.ecrans, `suivre-choix-${maniere.largeur}.png`), fullPage: true });
    await avancer(autre);
    await page.reload();
    assert.equal(await page.locator(nom(3)).inputValue(), 'De la seconde page');
    await page.context().close();
  });
}
