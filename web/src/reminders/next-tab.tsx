import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { NOTHING } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { FilterDate, Filters } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status } from '../ui/status.tsx';
import { Level } from './level.tsx';
import { Reasons } from './reasons.tsx';
import { useReminderWords } from './words.ts';

type Previewed = components['schemas']['PreviewedReminder'];

const PATH = '/v1/reminders/preview';

/** What would be sent on a day, and why the others get nothing. */
export function NextTab() {
  const words = useReminderWords();
  const { on } = useSearch({ from: '/reminders' });
  const navigate = useNavigate({ from: '/reminders' });
  const list = useList(['reminders', 'preview', on], (cursor, signal) =>
    answerOf(api.GET(PATH, { params: { query: queryOf<typeof PATH>({ on }, cursor) }, signal })),
  );
  return (
    <>
      <Filters>
        <FilterDate
          label={words.on}
          value={on}
          onChange={(day) => void navigate({ search: day === undefined ? {} : { on: day }, replace: true })}
        />
        <CsvLink path={PATH} query={{ on }} />
      </Filters>
      <p className="hint">{words.nextText}</p>
      {list.first !== undefined && list.rows.length === 0 ? (
        <p className="nothing">{words.nothingOverdue}</p>
      ) : (
        <PagedTable
          caption={words.next}
          list={list}
          keyOf={({ debtorId }) => debtorId}
          columns={[
            {
              head: words.debtor,
              cell: ({ debtorId, debtorName }) => (
                <Link to="/debtors/$debtorId" params={{ debtorId }}>
                  {debtorName}
                </Link>
              ),
            },
            { head: words.level, cell: (previewed) => <What previewed={previewed} /> },
            { head: words.charged, isFigure: true, onlyWide: true, cell: (previewed) => <Charged of={previewed} /> },
            {
              head: words.asked,
              isFigure: true,
              cell: ({ asked }) => asked !== null && <Amount amount={asked} />,
            },
            {
              head: words.state,
              isState: true,
              cell: ({ isSent }) => (
                <Status tone={isSent ? 'waiting' : 'quiet'}>{isSent ? words.wouldBeSent : words.notSent}</Status>
              ),
            },
          ]}
        />
      )}
    </>
  );
}

/** Which letter, of what, and why not of the rest. */
function What({ previewed: { level, isNotice, invoices, reasons, missingRates } }: { previewed: Previewed }) {
  const words = useReminderWords();
  const format = useFormat();
  return (
    <>
      {level !== null && (
        <>
          <Level level={level} isNotice={isNotice === true} />{' '}
          <span className="why">
            {invoices.map(({ number, open }) => `${number}: ${format.kroner(open)}`).join(', ')}
          </span>
        </>
      )}
      {missingRates.length > 0 && (
        <p className="why">{words.rateMissing(missingRates.map((day) => format.date(day)).join(', '))}</p>
      )}
      <Reasons reasons={reasons} isOfRest={level !== null} />
    </>
  );
}

function Charged({ of: { fee, compensation, interest } }: { of: Previewed }) {
  const format = useFormat();
  if (fee === null || compensation === null || interest === null) return null;
  const parts = [fee, compensation, interest].filter((amount) => amount !== NOTHING);
  return parts.length === 0 ? format.amount(NOTHING) : parts.map((amount) => format.amount(amount)).join(' + ');
}
