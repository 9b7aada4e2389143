// The main job: a resident files a démarche, an agent accepts it, the resident reads the decision (journeys 1 to 3).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accepter, deposer, suivre } from '../outils/depot.mjs';
import { demo, MANIERES, nomDe, ouvrirNavigateur } from '../outils/navigateur.mjs';

const POURQUOI = 'Votre demande respecte le règlement : la salle est libre ce jour-là.';

let navigateur;
before(async () => { navigateur = await ouvrirNavigateur(); });
after(() => navigateur.close());

for (const [rang, maniere] of MANIERES.entries()) {
  test(`file, decide, read: ${nomDe(maniere)}`, async (t) => {
    let depot;
    await t.test('the resident files', async () => { depot = await deposer(navigateur, maniere, demo.demarches[rang].path); });
    assert.ok(depot, 'nothing was filed');
    await t.test('the agent accepts', () => accepter(navigateur, maniere, depot, POURQUOI));
    await t.test('the resident reads the decision', async () => {
      const page = await suivre(navigateur, maniere, depot, 'lecture');
      await page.getByText(POURQUOI).first().waitFor();
      await page.context().close();
    });
  });
}
