import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { flatInTurns, inTurns } from '../http/in-turns.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { checkFile, takenError } from './check-file.ts';
import type { FileForm, ImportKind } from './import-kind.ts';
import { importReport, makeReport } from './import-report.ts';
import type { RowError } from './row-error.ts';
import { MAX_IMPORT_ROWS } from './read-rows.ts';

const CSV = 'text/csv';
const MAX_FILE_BYTES = 20_000_000;

const QUERY = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .meta({
      description:
        'Check the whole file and change nothing: whoever may read may do it, and an `Idempotency-Key` is neither needed nor kept',
      example: 'true',
    }),
  language: z.enum(['da', 'en']).optional().meta({
    description: 'Of the messages in the report; that of Accept-Language where nothing is said',
    example: 'da',
  }),
});

const QUERY_WITH_EXISTING = QUERY.extend({
  existing: z.enum(['refuse', 'update']).default('refuse').meta({
    description: 'What becomes of a row for what is there already: it is an error, or changes it',
    example: 'update',
  }),
});

/** `POST /v1/imports/<kind>`: does all that the rows of a file say, or nothing. `updating` is how, where what is there is to be changed. */
export function importRoute<Schema extends z.ZodObject, Prepared, Changed extends z.ZodObject, Change>(
  kind: ImportKind<Schema, Prepared>,
  updating?: ImportKind<Changed, Change>,
): Route {
  const { name, tag, operationId } = kind;
  const existing =
    updating === undefined
      ? 'An import creates; a row for what is there already is an error.'
      : 'A row for what is there already is an error, or changes it where `existing` says so.';
  return defineRoute({
    method: 'post',
    path: `/v1/imports/${name}`,
    operationId,
    tag,
    summary: `Import ${name.replaceAll('-', ' ')} from a CSV file`,
    description: `What each row asks for is held against the same rules as a POST of it. All is done or nothing: a file with errors is
refused with \`import_refused\`, whose \`report\` is what a dry run answers. ${existing}${kind.description === undefined ? '' : ` ${kind.description}`}`,
    access: 'creditor',
    speaksDanish: true,
    readsOnlyBy: 'dryRun',
    status: 200,
    query: updating === undefined ? QUERY : QUERY_WITH_EXISTING,
    file: {
      contentType: CSV,
      maxBytes: MAX_FILE_BYTES,
      description: describeFile(kind),
      example: templateOf(kind),
    },
    answer: importReport,
    problems: ['import_refused', 'invalid_request'],
    async handle({ em, creditorId, query, file, language }) {
      const given = { creditorId, content: file, dryRun: query.dryRun, language };
      return updating !== undefined && 'existing' in query && query.existing === 'update'
        ? importFile(em, updating, given)
        : importFile(em, kind, given);
    },
  });
}

async function importFile<Schema extends z.ZodObject, Prepared>(
  em: EntityManager,
  kind: ImportKind<Schema, Prepared>,
  {
    creditorId,
    content,
    dryRun,
    language,
  }: { creditorId: CreditorId; content: Uint8Array; dryRun: boolean; language: Language },
): Promise<z.input<typeof importReport>> {
  const checked = await checkFile(em, kind, { creditorId, content });
  const effects = await inTurns(checked.prepared, (one) => kind.effectOf?.(one) ?? 'created');
  const report = (errors: readonly RowError[]) =>
    makeReport({ ...checked, effects, dryRun, errors, columns: kind.columns, language });
  if (dryRun) return report(checked.errors);
  if (checked.errors.length > 0) throw refused(await report(checked.errors), language);
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('import ' || ?, 0))`, [creditorId]);
  const taken = new Set(await kind.insert(em, { creditorId, prepared: checked.prepared }));
  const late = await flatInTurns(checked.keyed, (entry) =>
    entry.key !== null && taken.has(entry.key) ? [takenError(kind, entry)] : [],
  );
  if (late.length > 0) throw refused(await report(late), language);
  return report([]);
}

/** `GET /v1/imports/<kind>/template`: a file with the header and a sample, as programs set to Danish open it. */
export function templateRoute<Schema extends z.ZodObject, Prepared>(kind: ImportKind<Schema, Prepared>): Route {
  const { name, tag, templateOperationId } = kind;
  return defineRoute({
    method: 'get',
    path: `/v1/imports/${name}/template`,
    operationId: templateOperationId,
    tag,
    summary: `A CSV file to fill in with ${name.replaceAll('-', ' ')}`,
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
  const detail =
    language === 'da'
      ? `Der er fundet ${count === 1 ? 'én fejl' : `${count} fejl`}, og intet er ændret`
      : `${count === 1 ? 'One error was' : `${count} errors were`} found, and nothing was changed`;
  return new ApiProblem('import_refused', { detail, members: { report } });
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
  return `UTF-8, windows-1252 or UTF-16, with a header; cells set apart by commas, semicolons or tabs. At most ${MAX_IMPORT_ROWS} rows. An empty
cell is a field left out. Dates may have the day first. With semicolons or tabs a decimal may have a comma. Columns, in any order: ${named.join(', ')}.${
    listed === undefined ? '' : ' The other columns of the exported list may be there and are passed over.'
  }${grouping === undefined ? '' : ` Rows with the same \`${grouping.by}\` are one; the first says what they share.`}`;
}
