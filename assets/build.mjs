// Builds assets/dist: hashed names, compressed forms, and the table that the program embeds.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const types = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};
const font = "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const manifest = [];

function put(name, content) {
  const dot = name.lastIndexOf(".");
  const extension = name.slice(dot + 1);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const file = `${name.slice(0, dot)}.${hash}.${extension}`;
  writeFileSync(join(dist, file), content);
  if (extension !== "woff2") {
    compress(file, content);
  }
  manifest.push([name, file, types[extension]].join("\t"));
  return file;
}

function compress(file, content) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  for (const [suffix, bytes] of [["gz", gzipSync(content, { level: 9 })], ["br", brotliCompressSync(content, quality)]]) {
    if (bytes.length < content.length) {
      writeFileSync(join(dist, `${file}.${suffix}`), bytes);
    }
  }
}

const fontFile = put("atkinson.woff2", readFileSync(join(here, font)));
for (const sheet of ["parvis", "agents"]) {
  const { css } = sass.compile(join(here, "styles", `${sheet}.scss`), { style: "compressed", charset: false });
  put(`${sheet}.css`, Buffer.from(css.replaceAll("atkinson.woff2", fontFile)));
}
for (const script of ["parvis.js", "envois.js"]) {
  put(script, readFileSync(join(here, "scripts", script)));
}
// A draft being filled in: parts of one scope.
const suivre = ["appareil", "questions", "envoi"].map((part) => readFileSync(join(here, `scripts/suivre/${part}.js`), "utf8"));
put("suivre.js", Buffer.from(`(function () {\n"use strict";\n${suivre.join("")}})();\n`));
put("favicon.svg", readFileSync(join(here, "favicon.svg")));
writeFileSync(join(dist, "manifest.tsv"), manifest.join("\n") + "\n");
