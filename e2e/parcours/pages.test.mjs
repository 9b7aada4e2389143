// The pages that anyone can open, in both languages.
import { after, before, test } from 'node:test';
import { MANIERES, nomDe, ouvrirNavigateur, visiter, visiteur } from '../outils/navigateur.mjs';

const PUBLIQUES = ['/', '/demarches', '/accessibilite', '/mentions-legales', '/donnees-personnelles', '/compte', '/galerie', '/agent'];
const LANGUES = { fr: 'fr-FR', en: 'en-GB' };

let navigateur;
before(async () => { navigateur = await ouvrirNavigateur(); });
after(() => navigateur.close());

for (const maniere of MANIERES) {
  for (const [langue, locale] of Object.entries(LANGUES)) {
    test(`public pages, ${langue}, ${nomDe(maniere)}`, async (t) => {
      for (const adresse of PUBLIQUES) {
        await t.test(adresse, async () => {
          const nom = `public-${langue}${adresse.replaceAll('/', '-')}`;
          const page = await visiteur(navigateur, maniere, nom, locale);
          await visiter(page, adresse);
          await page.context().close();
        });
      }
    });
  }
  test(`an unknown page, ${nomDe(maniere)}`, async () => {
    const page = await visiteur(navigateur, maniere, 'inconnue');
    await visiter(page, '/rien-de-tel', 404);
    await page.context().close();
  });
}
