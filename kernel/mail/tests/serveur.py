"""A real SMTP server (aiosmtpd) for the tests of kernel/mail.

    serveur.py FOLDER [--port PORT] [--auth USER:PASSWORD] [--tls CERTIFICATE KEY] [--whole]

Prints its port, then keeps each mail in FOLDER: `1.eml`, `2.eml`…, and a mark for each recipient named.
The local part of the recipient
says how it answers; anything else is accepted.

    refuse   550 at RCPT                   grise    450 at the first RCPT, then accepted
    message  554 after the mail            coupe    hangs up in the middle of DATA, once
    lent     never answers RCPT, once      muet     keeps the mail, never answers, once
    tarde    keeps the mail, answers once FOLDER holds `va`
"""

import argparse
import asyncio
import logging
import pathlib
import ssl
import warnings

from aiosmtpd.smtp import AuthResult, SMTP, syntax

warnings.simplefilter("ignore")
logging.getLogger("mail.log").setLevel(logging.CRITICAL)
SEEN = set()


def first_time(what):
    known = what in SEEN
    SEEN.add(what)
    return not known


class Handler:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0].split("+")[0]
        (self.folder / address).touch()
        if name == "refuse":
            return "550 5.1.1 Utilisateur inconnu"
        if name == "grise" and first_time(address):
            return "450 4.2.0 Liste grise, revenez plus tard"
        if name == "lent" and first_time(address):
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        name = address.split("@")[0].split("+")[0]
        if name == "message":
            return "554 5.6.0 Contenu refuse"
        self.count += 1
        head = f"X-From: {envelope.mail_from}\r\nX-To: {','.join(envelope.rcpt_tos)}\r\n"
        half = self.folder / f"{self.count}.tmp"
        half.write_bytes(head.encode() + envelope.original_content)
        half.rename(self.folder / f"{self.count}.eml")
        if name == "muet" and first_time(address):
            await asyncio.sleep(3600)
        while name == "tarde" and not (self.folder / "va").exists():
            await asyncio.sleep(0.02)
        return "250 OK"


class Server(SMTP):
    @syntax("DATA")
    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("coupe"):
            if first_time(self.envelope.rcpt_tos[0]):
                await self.push("354 End data with <CR><LF>.<CR><LF>")
                await self._reader.read(65536)
                self.transport.abort()
                return
        await super().smtp_DATA(arg)


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--auth")
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--whole", action="store_true")
    return parser.parse_args()


def authenticator(expected):
    def check(server, session, envelope, mechanism, data):
        said = f"{data.login.decode()}:{data.password.decode()}"
        return AuthResult(success=said == expected, handled=False)

    return check


async def serve(given):
    settings = {"enable_SMTPUTF8": False}
    context = None
    if given.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*given.tls)
    if context and not given.whole:
        settings |= {"tls_context": context, "require_starttls": True}
    if given.auth:
        settings |= {
            "authenticator": authenticator(given.auth),
            "auth_required": True,
            "auth_require_tls": False,
        }
    handler = Handler(given.folder)
    whole = context if given.whole else None
    server = await asyncio.get_running_loop().create_server(
        lambda: Server(handler, **settings), "127.0.0.1", given.port, ssl=whole
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve(options()))
