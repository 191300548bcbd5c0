import type { ApiError } from '../api/api-error.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Section } from '../ui/section.tsx';
import { WayTo } from '../ui/way-to.tsx';
import { useCommonWords } from '../words/common.ts';
import type { ImportKind } from './import-kinds.ts';
import type { ImportReport } from './send-file.ts';
import { useImportWords } from './words.ts';

/** Where what was imported is seen. */
const SCREENS: Readonly<Record<ImportKind, `/${string}`>> = {
  debtors: '/debtors',
  items: '/prices',
  subscriptions: '/subscriptions',
  'debtor-group-members': '/groups',
  'subscription-group-members': '/groups',
  mandates: '/debtors',
  'one-off-lines': '/subscriptions',
};

const changes = ({ created, updated }: ImportReport): boolean => created + updated > 0;

/** What came of a file, in one sentence. */
export function useOutcome(report: ImportReport | undefined): string {
  const words = useImportWords();
  const format = useFormat();
  if (report === undefined) return '';
  const faults = report.errors.length + report.moreErrors;
  if (faults > 0) return faults === 1 ? words.oneFault : words.faults(format.count(faults));
  if (!report.dryRun) return words.done;
  return changes(report) ? words.ok : words.nothingToDo;
}

/** What a file would do, what is wrong with it, or what it has done. */
export function Report({
  kind,
  report,
  error,
  isImporting,
  onImport,
}: {
  kind: ImportKind;
  report: ImportReport;
  error: ApiError | null;
  isImporting: boolean;
  onImport: () => void;
}) {
  const words = useImportWords();
  const common = useCommonWords();
  const mayImport = useMay('bookkeeper');
  const format = useFormat();
  const title = useOutcome(report);
  const { errors, rows, ignoredColumns, dryRun } = report;
  if (errors.length > 0) return <Faults report={report} />;
  return (
    <Section title={title}>
      <p className="totals">{rows === 1 ? words.oneRow : words.rows(format.count(rows))}</p>
      <Effects report={report} />
      {ignoredColumns.length > 0 && (
        <p className="hint">
          {words.ignored} {ignoredColumns.join(', ')}
        </p>
      )}
      <ProblemNote error={error} />
      {dryRun && changes(report) && !mayImport && <p className="hint">{words.onlyTried}</p>}
      {dryRun && changes(report) && mayImport && (
        <div className="actions import-now">
          <button type="button" className="main" disabled={isImporting} onClick={onImport}>
            {isImporting ? common.working : words.import}
          </button>
          <span className="hint">{words.importText}</span>
        </div>
      )}
      {!dryRun && (
        <p>
          <WayTo address={SCREENS[kind]}>{words.show}</WayTo>
        </p>
      )}
    </Section>
  );
}

function Effects({ report: { dryRun, created, updated, unchanged } }: { report: ImportReport }) {
  const words = useImportWords();
  const format = useFormat();
  const figures = [
    [dryRun ? words.wouldCreate : words.created, created],
    [dryRun ? words.wouldUpdate : words.updated, updated],
    [words.unchanged, unchanged],
  ] as const;
  return (
    <dl className="big-figures">
      {figures
        .filter(([, count], position) => position === 0 || count > 0)
        .map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{format.count(count)}</dd>
          </div>
        ))}
    </dl>
  );
}

function Faults({ report }: { report: ImportReport }) {
  const words = useImportWords();
  const format = useFormat();
  const title = useOutcome(report);
  const { errors, moreErrors } = report;
  return (
    <Section title={title}>
      <p className="hint">{words.tryHint}</p>
      <DataTable
        caption={words.message}
        rows={errors.map((fault, position) => ({ ...fault, position }))}
        keyOf={({ position }) => position.toString()}
        columns={[
          {
            head: words.row,
            isFigure: true,
            cell: ({ line }) => (
              <>
                <span className="only-narrow">{words.row} </span>
                {format.count(line)}
              </>
            ),
          },
          {
            head: words.column,
            cell: ({ column }) => (column === null ? <i>{words.wholeRow}</i> : <code>{column}</code>),
          },
          { head: words.message, cell: ({ message }) => message },
        ]}
      />
      {moreErrors > 0 && <p>{words.moreFaults(format.count(moreErrors))}</p>}
    </Section>
  );
}
