/**
 * Compiles the .mjml files of documents/mail/ to the HTML that the mails are filled into: `node documents/make-mail-template.ts`.
 * Done ahead, because mjml takes a second and 80 MB to load and the outcome is always the same. A test compares the two.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileMailTemplate } from './compile-mail-template.ts';

for (const name of ['invoice-mail', 'indexation-mail', 'payment-mail']) {
  const source = new URL(`./mail/${name}.mjml`, import.meta.url);
  const target = new URL(`./mail/${name}.template`, import.meta.url);
  await writeFile(target, await compileMailTemplate(await readFile(source, 'utf8')));
  console.log(`wrote ${fileURLToPath(target)}`);
}
