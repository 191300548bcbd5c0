/**
 * Compiles documents/mail/invoice-mail.mjml to the HTML that the mails are filled into: `node documents/make-mail-template.ts`.
 * Done ahead, because mjml takes a second and 80 MB to load and the outcome is always the same. A test compares the two.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileMailTemplate } from './compile-mail-template.ts';

const source = new URL('./mail/invoice-mail.mjml', import.meta.url);
const target = new URL('./mail/invoice-mail.template', import.meta.url);

await writeFile(target, await compileMailTemplate(await readFile(source, 'utf8')));
console.log(`wrote ${fileURLToPath(target)}`);
