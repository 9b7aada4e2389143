// A large document leaves by pieces: the network is cut half way, the sending goes on by itself, the form is sent, the document is there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { avancer, parcourir, PDF } from '../outils/formulaire.mjs';
import { nomDe, ouvrirNavigateur, verifier, visiter, visiteur } from '../outils/navigateur.mjs';

const DEMARCHE = 'salle-des-fetes';
const NOM = 'assurance-du-jour.pdf';
const OCTETS = 3_000_000;

let navigateur;
before(async () => { navigateur = await ouvrirNavigateur(); });
after(() => navigateur.close());

for (const maniere of [390, 1280].map((largeur) => ({ largeur, js: true }))) {
  test(`cut half way, resumed: ${nomDe(maniere)}`, async () => {
    const page = await visiteur(navigateur, maniere, 'envoi-repris');
    await visiter(page, `/commencer/${DEMARCHE}`);
    const controle = page.locator('main input[type="file"]');
    await parcourir(page, async () => (await controle.count()) > 0);
    const morceaux = await couper(page);
    await controle.first().setInputFiles({ name: NOM, mimeType: 'application/pdf', buffer: Buffer.concat([PDF], OCTETS) });
    await page.locator('.envoi-t', { hasText: 'La connexion est coupée' }).waitFor();
    await verifier(page);
    await page.locator('.envoi-t', { hasText: 'est arrivé' }).waitFor();
    await verifier(page);
    assert.equal(await controle.first().inputValue(), '', 'the form would send it twice');
    assert.equal(morceaux.filter(({ coupe }) => coupe).length, 2, 'the network was not cut');
    assert.deepEqual(morceaux.filter(({ coupe }) => !coupe).map(({ debut }) => debut), [0, 1_000_000, 2_000_000], 'a piece was sent again for nothing');
    const etape = page.url();
    await page.locator('main input[type="checkbox"]').first().check({ force: true });
    await avancer(page);
    await verifier(page);
    await visiter(page, etape);
    const [recu] = await page.locator('.recu').allInnerTexts();
    assert.match(recu, /assurance-du-jour\.pdf\s+3\sMo/);
    assert.equal(await page.locator('.recu').count(), 1, 'the document is there once');
    await page.context().close();
  });
}

/** The second piece and its first repeat never leave; what was sent, in order. */
async function couper(page) {
  const morceaux = [];
  await page.route('**/envois/*', async (route) => {
    const demande = route.request();
    if (demande.method() !== 'PATCH') return route.continue();
    const debut = Number(demande.headers()['upload-offset']);
    const coupe = debut === 1_000_000 && morceaux.filter((un) => un.coupe).length < 2;
    morceaux.push({ debut, coupe });
    return coupe ? route.abort('internetdisconnected') : route.continue();
  });
  return morceaux;
}
