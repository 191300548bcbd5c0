import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { PROBLEMS } from '../api/http/problem.ts';
import { createOpenApi } from '../api/openapi.ts';
import { ROUTES } from '../api/routes.ts';
import { PROJECT_ROOT } from './project-root.ts';

export const WEB_SCHEMA_FILE = join(PROJECT_ROOT, 'web', 'src', 'api', 'schema.ts');

const FIRST_REFUSAL = '400';
/** Text for people, who read it in the reference: the page's types need none of it. */
const FOR_PEOPLE = new Set(['description', 'example', 'examples', 'summary', 'title']);

/**
 * The types that the page knows the API by, as TypeScript. Left out are lists as CSV, which the page links to, and refusals, which are of
 * one shape: their codes stand apart.
 */
export async function webSchema(): Promise<string> {
  const document = withoutTexts(createOpenApi(ROUTES)) as ReturnType<typeof createOpenApi>;
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path)) {
      const responses = operation.responses as Record<string, { content?: Record<string, unknown> }>;
      for (const [status, response] of Object.entries(responses)) {
        if (status >= FIRST_REFUSAL) delete responses[status];
        else delete response.content?.['text/csv'];
      }
    }
  }
  const types = astToString(await openapiTS(document as OpenAPI3));
  const codes = Object.keys(PROBLEMS)
    .toSorted()
    .map((code) => `  | '${code}'`)
    .join('\n');
  return `// Made by \`npm run web:schema\` of the routes of the API.\n\n${types}\nexport type ProblemCode =\n${codes};\n`;
}

function withoutTexts(value: unknown, inNames = false): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutTexts(entry));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      // A property may have such a name: of those nothing is left out.
      !inNames && FOR_PEOPLE.has(key) ? [] : [[key, withoutTexts(inner, key === 'properties' && !inNames)]],
    ),
  );
}

if (import.meta.main) await writeFile(WEB_SCHEMA_FILE, await webSchema());
