// The real binary, in demo mode, on a free port and an empty data folder.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';

const DEMARRAGE_MS = 120_000;

/** Starts it; on the folder of an earlier start when `donnees` names one, with other settings when `reglages` give them. */
export async function demarrer(racine, { donnees = mkdtempSync(join(tmpdir(), 'parvis-e2e-')), reglages = {} } = {}) {
  const programme = process.env.PARVIS_TEST_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(racine, 'target'), 'debug/parvis');
  if (!existsSync(programme)) throw new Error(`${programme} is missing: cargo build -p parvis`);
  const journal = `${donnees}.log`;
  const adresse = reglages.PARVIS_LISTEN ?? `127.0.0.1:${await portLibre()}`;
  const sortie = openSync(journal, 'a');
  const env = { ...process.env, PARVIS_LISTEN: adresse, PARVIS_DATA: donnees, PARVIS_BASE_URL: `http://${adresse}`, ...reglages };
  const processus = spawn(programme, ['demo'], { cwd: racine, env, stdio: ['ignore', sortie, sortie] });
  const arreter = () => arret(processus, donnees);
  try {
    await pret(processus, `http://${adresse}`, journal);
    const demo = JSON.parse(readFileSync(join(donnees, 'demo.json'), 'utf8'));
    return { demo: { ...demo, donnees }, adresse, programme, env, journal, arreter, tuer: () => coupure(processus) };
  } catch (erreur) {
    await arreter();
    throw erreur;
  }
}

/** As a power cut does to a process: at once, nothing said. */
function coupure(processus) {
  const fini = new Promise((resolve) => processus.once('exit', resolve));
  processus.kill('SIGKILL');
  return fini;
}

async function pret(processus, url, journal) {
  const limite = Date.now() + DEMARRAGE_MS;
  while (Date.now() < limite) {
    if (processus.exitCode !== null) throw new Error(`parvis demo stopped:\n${readFileSync(journal, 'utf8')}`);
    const reponse = await fetch(`${url}/readyz`).catch(() => null);
    if (reponse?.ok) return;
    await attendre(100);
  }
  throw new Error(`parvis demo is not ready after ${DEMARRAGE_MS / 1000} s:\n${readFileSync(journal, 'utf8')}`);
}

async function arret(processus, donnees) {
  if (processus.exitCode === null) {
    const fini = new Promise((resolve) => processus.once('exit', resolve));
    processus.kill('SIGTERM');
    const tue = setTimeout(() => processus.kill('SIGKILL'), 10_000);
    await fini;
    clearTimeout(tue);
  }
  rmSync(donnees, { recursive: true, force: true });
}

export function portLibre() {
  return new Promise((resolve, reject) => {
    const serveur = createServer();
    serveur.on('error', reject);
    serveur.listen(0, '127.0.0.1', () => {
      const { port } = serveur.address();
      serveur.close(() => resolve(port));
    });
  });
}
