// The agents' pages: all that links lead to for each role, and the shortcuts that a script adds.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agent, explorer, MANIERES, nomDe, ouvrirNavigateur } from '../outils/navigateur.mjs';

const ROLES = ['instructeur', 'administrateur', 'lecteur', 'guichet', 'operateur'];
const AGENTS = /^\/(agent|admin|operateur)(?!.*\/fichiers\/)/;

let navigateur;
before(async () => { navigateur = await ouvrirNavigateur(); });
after(() => navigateur.close());

for (const maniere of MANIERES) {
  for (const role of ROLES) {
    test(`the pages of ${role}, ${nomDe(maniere)}`, async (t) => {
      const page = await agent(navigateur, maniere, role, role);
      const vues = await explorer(t, page, [new URL(page.url()).pathname], AGENTS, 30);
      assert.ok(vues.length > 0);
      await page.context().close();
    });
  }
}
