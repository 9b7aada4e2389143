// Runs the journeys against the real binary: node e2e/lancer.mjs [part of a file's name]…
// Starts `parvis demo` on a free port with an empty data folder, gives its answers in PARVIS_TEST_E2E, stops it at the end.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demarrer } from './outils/serveur.mjs';

const ici = dirname(fileURLToPath(import.meta.url));
const racine = dirname(ici);
const ecrans = join(process.env.CARGO_TARGET_DIR ?? join(racine, 'target'), 'screens');
rmSync(ecrans, { recursive: true, force: true });
mkdirSync(ecrans, { recursive: true });

const voulus = process.argv.slice(2);
const parcours = readdirSync(join(ici, 'parcours'))
  .filter((nom) => nom.endsWith('.test.mjs') && (voulus.length === 0 || voulus.some((mot) => nom.includes(mot))))
  .map((nom) => join(ici, 'parcours', nom));

const serveur = await demarrer(racine);
let code = 1;
try {
  code = await essayer(parcours, { ...serveur.demo, ecrans });
} finally {
  await serveur.arreter();
}
if (code === 0) rmSync(serveur.journal);
else console.error(`the server's log: ${serveur.journal}`);
process.exit(code);

function essayer(fichiers, contexte) {
  return new Promise((resolve) => {
    const args = ['--test', '--test-concurrency=1', '--test-timeout=300000', '--test-reporter=spec', ...fichiers];
    const env = { ...process.env, PARVIS_TEST_E2E: JSON.stringify(contexte) };
    spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).on('exit', (sortie) => resolve(sortie ?? 1));
  });
}
