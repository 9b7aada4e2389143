// A real SMTP server that keeps what it accepts, as the mail server of a collectivité would receive it.
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { portLibre } from './serveur.mjs';

export async function ouvrirFacteur() {
  const recus = [];
  const port = await portLibre();
  const serveur = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(flux, session, accepte) {
      const morceaux = [];
      flux.on('data', (morceau) => morceaux.push(morceau));
      flux.on('end', async () => {
        recus.push(await PostalMime.parse(Buffer.concat(morceaux)));
        accepte();
      });
    },
  });
  // A client that is killed cuts its connection: that is the point.
  serveur.on('error', () => {});
  await new Promise((resolve) => serveur.listen(port, '127.0.0.1', resolve));
  return { recus, url: `smtp://127.0.0.1:${port}`, fermer: () => new Promise((resolve) => serveur.close(resolve)) };
}
