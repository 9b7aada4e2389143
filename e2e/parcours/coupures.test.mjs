// The process is killed again and again while residents file: what was acknowledged is there, each act once, its mail at least once.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { setTimeout as attendre } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ouvrirFacteur } from '../outils/facteur.mjs';
import { Usager } from '../outils/sans-navigateur.mjs';
import { demarrer } from '../outils/serveur.mjs';

const RACINE = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const COUPURES = Number(process.env.PARVIS_TEST_COUPURES ?? 20);
const USAGERS = 4;
const COURRIER_MS = 60_000;

for (const [moteur, base] of [['SQLite', null], ['PostgreSQL', basePostgres]]) {
  test(`${COUPURES} kills under load, ${moteur}`, { timeout: 280_000 }, async (t) => {
    const facteur = await ouvrirFacteur();
    const reglages = { PARVIS_SMTP_URL: facteur.url, ...(base ? { PARVIS_DATABASE_URL: base() } : {}) };
    const essai = await couper(reglages);
    try {
      t.diagnostic(`${essai.recus.length} filings acknowledged, ${essai.reprises} pages found again after a cut`);
      assert.ok(essai.recus.length >= COUPURES, 'too few filings for the kills to mean something');
      assert.deepEqual(await perdus(essai), [], 'acknowledged and lost');
      await courriers(essai, facteur);
      const verifie = spawnSync(essai.serveur.programme, ['verify'], { env: essai.serveur.env, encoding: 'utf8' });
      assert.equal(verifie.status, 0, verifie.stdout + verifie.stderr);
    } finally {
      await essai.serveur.arreter();
      await facteur.fermer();
    }
  });
}

/** A database of its own on the server of the tests. */
function basePostgres() {
  const url = new URL(process.env.PARVIS_TEST_POSTGRES_URL);
  const nom = `coupures_${process.pid}`;
  execFileSync('psql', [url.href, '-qc', `DROP DATABASE IF EXISTS ${nom}`, '-qc', `CREATE DATABASE ${nom}`]);
  url.pathname = `/${nom}`;
  return url.href;
}

async function couper(reglages) {
  let serveur = await demarrer(RACINE, { reglages });
  const essai = { recus: [], reprises: 0, fini: false, debout: Promise.resolve(), url: serveur.demo.url };
  const usagers = Array.from({ length: USAGERS }, () => deposer(essai));
  for (let rang = 0; rang < COUPURES; rang += 1) {
    await attendre(200 + Math.random() * 1_000);
    essai.debout = serveur.tuer().then(async () => {
      const suite = { ...reglages, PARVIS_LISTEN: serveur.adresse };
      serveur = await demarrer(RACINE, { donnees: serveur.demo.donnees, reglages: suite });
    });
    await essai.debout;
  }
  essai.fini = true;
  await Promise.all(usagers);
  return Object.assign(essai, { serveur });
}

/** Files again and again. A page that does not come is asked again once the program is up; one that came must still be there. */
async function deposer(essai) {
  while (!essai.fini) {
    const usager = new Usager(essai.url);
    let vue = await tenir(essai, () => usager.aller('/commencer/copie-acte-naissance'));
    while (!vue.chemin.endsWith('/recu')) {
      const avant = vue;
      try {
        vue = await usager.envoyer(avant);
      } catch {
        essai.reprises += 1;
        vue = await tenir(essai, () => usager.aller(avant.chemin));
      }
      assert.equal(vue.statut, 200, `${avant.chemin} → ${vue.chemin}: ${vue.page.querySelector('main')?.text}`);
    }
    const [numero, code] = vue.page.querySelectorAll('.plaque-code dd').map((dd) => dd.text.trim());
    essai.recus.push({ numero: numero.replace(/\D/g, ''), code });
  }
}

async function tenir(essai, demande) {
  for (;;) {
    await essai.debout;
    try {
      return await demande();
    } catch {
      await attendre(20);
    }
  }
}

async function perdus({ recus, url }) {
  const absents = [];
  for (const { numero, code } of recus) {
    const usager = new Usager(url);
    const vue = await usager.envoyer(await usager.aller(`/dossiers/${numero}`), { code });
    if (vue.statut !== 200 || vue.chemin !== `/dossiers/${numero}`) absents.push(numero);
  }
  return absents;
}

/**
 * Each filing gave its mail, or holds it in the outbox: the lease of a process that was killed ends after a quarter of an hour.
 * One sent twice, because the program died before it could write that it was accepted, bears the same name.
 */
async function courriers({ recus, serveur }, facteur) {
  const limite = Date.now() + COURRIER_MS;
  const perdus = () => {
    const attente = enAttente(serveur.env);
    return recus.map(({ numero }) => numero).filter((numero) => noms(facteur, numero).length === 0 && !attente.has(numero));
  };
  while (perdus().length > 0 && Date.now() < limite) await attendre(500);
  assert.deepEqual(perdus(), [], 'filings without their mail');
  assert.ok(facteur.recus.length > 0, 'no mail left at all');
  const doubles = recus.filter(({ numero }) => new Set(noms(facteur, numero)).size > 1);
  assert.deepEqual(doubles, [], 'one act, several Message-IDs');
}

const ATTENTE = "SELECT objet_id FROM courriels WHERE etat = 'attente'";
const LIRE_SQLITE = 'import sqlite3, sys\nfor ligne in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]): print(ligne[0])';

/** The dossiers whose mail waits in the outbox. */
function enAttente({ PARVIS_DATABASE_URL: base, PARVIS_DATA: donnees }) {
  const lus = base
    ? execFileSync('psql', [base, '-Atc', ATTENTE], { encoding: 'utf8' })
    : execFileSync('python3', ['-c', LIRE_SQLITE, `${donnees}/parvis.db`, ATTENTE], { encoding: 'utf8' });
  return new Set(lus.split('\n').filter(Boolean));
}

function noms(facteur, numero) {
  const sien = new RegExp(`n°\\s*${numero}(?!\\d)`);
  return facteur.recus.filter(({ subject, to }) => sien.test(subject ?? '') && to[0].address === 'camille.petit@exemple.fr').map(({ messageId }) => messageId);
}
