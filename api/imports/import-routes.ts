import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { checkFile, MAX_IMPORT_ROWS, takenError } from './check-file.ts';
import { type ImportKind, isRequired } from './import-kind.ts';
import { importReport, makeReport, type RowError } from './import-report.ts';

const CSV = 'text/csv';
const MAX_FILE_BYTES = 20_000_000;

/** `POST /v1/imports/<kind>`: creates what every row of a file says, or nothing. */
export function importRoute<Schema extends z.ZodObject>(kind: ImportKind<Schema>): Route {
  const { name, tag, operationId } = kind;
  return defineRoute({
    method: 'post',
    path: `/v1/imports/${name}`,
    operationId,
    tag,
    summary: `Import ${name} from a CSV file`,
    description: `Each row is held against the same rules as a POST of one. All rows are created or none: a file with errors is refused
with \`import_refused\`, whose \`report\` is what a dry run answers. An import creates; a row for what is there already is an error.`,
    access: 'creditor',
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
    async handle({ em, creditorId, query: { dryRun }, file }) {
      const { rows, errors } = await checkFile(em, kind, { creditorId, content: file });
      const report = (found: readonly RowError[]) => makeReport({ dryRun, rows: rows.length, errors: found });
      if (dryRun) return report(errors);
      if (errors.length > 0) throw refused(report(errors));
      const inputs = rows.map(({ input }) => input).filter((input) => input !== null);
      const taken = new Set(await kind.insert(em, { creditorId, rows: inputs }));
      const late = rows.filter(({ key }) => key !== null && taken.has(key)).map(({ line }) => takenError(kind, line));
      if (late.length > 0) throw refused(report(late));
      return report([]);
    },
  });
}

/** `GET /v1/imports/<kind>/template`: a file with the header and one sample row, as programs set to Danish open it. */
export function templateRoute<Schema extends z.ZodObject>(kind: ImportKind<Schema>): Route {
  const { name, tag, templateOperationId } = kind;
  return defineRoute({
    method: 'get',
    path: `/v1/imports/${name}/template`,
    operationId: templateOperationId,
    tag,
    summary: `A CSV file to fill in with ${name}`,
    description: 'Every column, and one sample row to replace. Semicolons, and a byte order mark.',
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

function refused(report: z.input<typeof importReport>): ApiProblem {
  const count = report.errors.length + report.moreErrors;
  return new ApiProblem('import_refused', {
    detail: `${count === 1 ? 'One error was' : `${count} errors were`} found, and nothing was changed`,
    members: { report },
  });
}

function templateOf<Schema extends z.ZodObject>({ columns }: ImportKind<Schema>): string {
  return stringify([columns.map(({ header }) => header), columns.map(({ example }) => example ?? '')], {
    bom: true,
    delimiter: ';',
    record_delimiter: '\r\n',
  });
}

function describeFile<Schema extends z.ZodObject>(kind: ImportKind<Schema>): string {
  const columns = kind.columns.map((column) =>
    isRequired(kind, column) ? `\`${column.header}\` (needed)` : `\`${column.header}\``,
  );
  return `UTF-8, with a header; cells set apart by commas or by semicolons. At most ${MAX_IMPORT_ROWS} rows. An empty cell is a field
left out. With semicolons a decimal may have a comma. Columns, in any order: ${columns.join(', ')}.`;
}
