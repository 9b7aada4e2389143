// Every page that anyone can open: those of the contract, and all that links lead to from them; in both languages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { explorer, MANIERES, nomDe, ouvrirNavigateur, visiter, visiteur } from '../outils/navigateur.mjs';

const PUBLIQUES = ['/', '/demarches', '/compte', '/agent', '/accessibilite', '/mentions-legales', '/donnees-personnelles'];

let navigateur;
before(async () => { navigateur = await ouvrirNavigateur(); });
after(() => navigateur.close());

for (const maniere of MANIERES) {
  for (const langue of ['fr', 'en']) {
    test(`public pages, ${langue}, ${nomDe(maniere)}`, async (t) => {
      const page = await visiteur(navigateur, maniere, `public-${langue}`);
      await page.goto(`/langue/${langue}?vers=%2F`);
      const vues = await explorer(t, page, PUBLIQUES);
      for (const adresse of PUBLIQUES) assert.ok(vues.includes(adresse), `${adresse} was not seen`);
      assert.ok(vues.length > PUBLIQUES.length, 'no link was followed');
      await page.context().close();
    });
  }
  test(`the gallery, ${nomDe(maniere)}`, async (t) => {
    const page = await visiteur(navigateur, maniere, 'galerie');
    await explorer(t, page, ['/galerie'], /^\/galerie/);
    await page.context().close();
  });
  test(`an unknown page, ${nomDe(maniere)}`, async () => {
    const page = await visiteur(navigateur, maniere, 'inconnue');
    await visiter(page, '/rien-de-tel', 404);
    await page.context().close();
  });
}
