// Safari 12 and Chrome 70 cannot run here: what they could not read is looked for in what is sent to them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../../assets/dist');
const fichiers = (fin) => readdirSync(dist).filter((nom) => nom.endsWith(fin));
/** Younger than Safari 12 (September 2018). */
const FONCTIONS = /\.(replaceAll|at|flatMap|flat|matchAll|allSettled|toSorted|replaceChildren|showModal)\(|\b(structuredClone|queueMicrotask|globalThis|IntersectionObserver|ResizeObserver)\b/;
/** Younger than both, and without a fallback when not understood: the whole rule is dropped. */
const SELECTEURS = /:(is|where|has|focus-visible)\b/;

test('scripts are ES2018, with functions of 2018', () => {
  assert.ok(fichiers('.js').length > 0, 'no script in assets/dist');
  for (const nom of fichiers('.js')) {
    const texte = readFileSync(join(dist, nom), 'utf8');
    parse(texte, { ecmaVersion: 2018, sourceType: 'script' });
    assert.equal(texte.match(FONCTIONS)?.[0], undefined, nom);
  }
});

test('a selector too young never takes an old one with it', () => {
  assert.ok(fichiers('.css').length > 0, 'no style sheet in assets/dist');
  for (const nom of fichiers('.css')) {
    const regles = readFileSync(join(dist, nom), 'utf8').split(/[{}]/).filter((morceau) => SELECTEURS.test(morceau));
    const melees = regles.filter((selecteurs) => selecteurs.split(',').some((un) => !SELECTEURS.test(un)));
    assert.deepEqual(melees, [], nom);
  }
});
