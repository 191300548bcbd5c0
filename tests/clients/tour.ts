import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../dev/project-root.ts';

/** `post debtors '{ … }'` or `post api-keys "{ \"…\": … }"`, as the shell of README.md has it. */
const POST = /post (?<path>[\w-]+) (?:'(?<plain>\{[^']*\})'|"(?<quoted>\{(?:\\"|[^"])*\})")/g;

/** The bodies that the tour of README.md posts, as JSON, by the last part of their path; `$NAME` stands in them for what came before. */
export async function bodiesOfTour(): Promise<Readonly<Record<string, string>>> {
  const readme = await readFile(join(PROJECT_ROOT, 'README.md'), 'utf8');
  const posts = [...readme.matchAll(POST)].map(({ groups }) => ({ ...groups }));
  return Object.fromEntries(
    posts.map(({ path = '', plain, quoted = '' }: Record<string, string | undefined>) => [
      path,
      plain ?? quoted.replaceAll(String.raw`\"`, '"'),
    ]),
  );
}
