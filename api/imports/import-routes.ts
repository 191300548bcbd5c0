import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Language } from '../../domain/calendar/language.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { checkFile, takenError } from './check-file.ts';
import type { FileForm, ImportKind } from './import-kind.ts';
import { importReport, makeReport, type RowError, sayIn } from './import-report.ts';
import { MAX_IMPORT_ROWS } from './read-rows.ts';

const CSV = 'text/csv';
const MAX_FILE_BYTES = 20_000_000;

/** `POST /v1/imports/<kind>`: creates what all rows of a file say, or nothing. */
export function importRoute<Schema extends z.ZodObject, Prepared>(kind: ImportKind<Schema, Prepared>): Route {
  const { name, tag, operationId } = kind;
  return defineRoute({
    method: 'post',
    path: `/v1/imports/${name}`,
    operationId,
    tag,
    summary: `Import ${name} from a CSV file`,
    description: `What each row asks for is held against the same rules as a POST of it. All is created or nothing: a file with errors is
refused with \`import_refused\`, whose \`report\` is what a dry run answers. An import creates; a row for what is there already is an
error.${kind.description === undefined ? '' : ` ${kind.description}`}`,
    access: 'creditor',
    speaksDanish: true,
    status: 200,
    query: z.strictObject({
      dryRun: z
        .enum(['true', 'false'])
        .default('false')
        .transform((text) => text === 'true')
        .meta({ description: 'Check the whole file and change nothing', example: 'true' }),
    }),
    file: {
      contentType: CSV,
      maxBytes: MAX_FILE_BYTES,
      description: describeFile(kind),
      example: templateOf(kind),
    },
    answer: importReport,
    problems: ['import_refused', 'invalid_request'],
    async handle({ em, creditorId, query: { dryRun }, file, language }) {
      const checked = await checkFile(em, kind, { creditorId, content: file });
      const report = (errors: readonly RowError[]) => makeReport({ ...checked, dryRun, errors, language });
      if (dryRun) return report(checked.errors);
      if (checked.errors.length > 0) throw refused(report(checked.errors), language);
      await em.execute(`select pg_advisory_xact_lock(hashtextextended('import ' || ?, 0))`, [creditorId]);
      const taken = new Set(await kind.insert(em, { creditorId, prepared: checked.prepared }));
      const late = checked.keyed.filter(({ key }) => key !== null && taken.has(key));
      if (late.length > 0) throw refused(report(late.map((entry) => takenError(kind, entry))), language);
      return report([]);
    },
  });
}

/** `GET /v1/imports/<kind>/template`: a file with the header and a sample, as programs set to Danish open it. */
export function templateRoute<Schema extends z.ZodObject, Prepared>(kind: ImportKind<Schema, Prepared>): Route {
  const { name, tag, templateOperationId } = kind;
  return defineRoute({
    method: 'get',
    path: `/v1/imports/${name}/template`,
    operationId: templateOperationId,
    tag,
    summary: `A CSV file to fill in with ${name}`,
    description: 'Every column, and a sample to replace. Semicolons, and a byte order mark.',
    access: 'creditor',
    status: 200,
    answer: { contentType: CSV },
    async handle() {
      return {
        contentType: `${CSV}; charset=utf-8`,
        fileName: `${name}.csv`,
        content: Buffer.from(templateOf(kind)),
        disposition: 'attachment',
      };
    },
  });
}

function refused(report: z.input<typeof importReport>, language: Language): ApiProblem {
  const count = report.errors.length + report.moreErrors;
  return new ApiProblem('import_refused', {
    detail: sayIn(language, `${count === 1 ? 'One error was' : `${count} errors were`} found, and nothing was changed`),
    members: { report },
  });
}

function templateOf({ columns, grouping }: FileForm): string {
  const sample = [columns.map(({ example }) => example ?? '')];
  if (grouping !== undefined) sample.push(columns.map(({ secondExample }) => secondExample ?? ''));
  return stringify([columns.map(({ header }) => header), ...sample], {
    bom: true,
    delimiter: ';',
    record_delimiter: '\r\n',
  });
}

function describeFile({ columns, listed, grouping }: FileForm): string {
  const named = columns.map(({ header, isNeeded }) => (isNeeded === true ? `\`${header}\` (needed)` : `\`${header}\``));
  return `UTF-8, with a header; cells set apart by commas or by semicolons. At most ${MAX_IMPORT_ROWS} rows. An empty cell is a field
left out. With semicolons a decimal may have a comma. Columns, in any order: ${named.join(', ')}.${
    listed === undefined ? '' : ' The other columns of the exported list may be there and are passed over.'
  }${grouping === undefined ? '' : ` Rows with the same \`${grouping.by}\` are one; the first says what they share.`}`;
}
