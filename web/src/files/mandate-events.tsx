import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Day } from '../ui/day.tsx';
import { Filters, FilterSelect } from '../ui/filters.tsx';
import { ObjectLink } from '../ui/object-link.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status } from '../ui/status.tsx';
import { useEventOutcomeWords, useMandateChangeWords } from './code-words.ts';
import { useFileWords } from './words.ts';

type MandateEvent = components['schemas']['MandateEvent'];
const OUTCOMES: readonly MandateEvent['outcome'][] = [
  'unknown_customer',
  'unknown_mandate',
  'settled_by_person',
  'applied',
  'known',
];

const waitsForPerson = ({ outcome }: MandateEvent): boolean => outcome.startsWith('unknown_');

/** What files have told of mandates; what is of an unknown customer waits for a person. */
export function MandateEvents() {
  const words = useFileWords();
  const outcomeWords = useEventOutcomeWords();
  const changeWords = useMandateChangeWords();
  const maySettle = useMay('bookkeeper');
  const { outcome, debtorId } = useSearch({ from: '/files' });
  const navigate = useNavigate({ from: '/files' });
  const query = { outcome, debtorId };
  const list = useList(['mandate-events', query], (cursor, signal) =>
    answerOf(
      api.GET('/v1/mandate-events', { params: { query: queryOf<'/v1/mandate-events'>(query, cursor) }, signal }),
    ),
  );
  return (
    <>
      <Filters>
        <FilterSelect
          label={words.outcome}
          value={outcome}
          options={OUTCOMES.map((option) => [option, outcomeWords(option)])}
          onChange={(chosen) =>
            void navigate({ search: { tab: 'mandates', outcome: chosen, debtorId }, replace: true })
          }
        />
      </Filters>
      <PagedTable
        caption={words.mandateEvents}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.change,
            cell: ({ change, code, from, to }) => (
              <>
                {changeWords(change)} <code>{code}</code>
                <p className="why">
                  {from !== null && (
                    <>
                      {words.from.toLowerCase()} <Day date={from} />
                    </>
                  )}{' '}
                  {to !== null && (
                    <>
                      {words.to.toLowerCase()} <Day date={to} />
                    </>
                  )}
                </p>
              </>
            ),
          },
          {
            head: words.debtor,
            cell: ({ debtorId: owner, customerNumber }) =>
              owner === null ? (
                words.customer(customerNumber)
              ) : (
                <ObjectLink type="debtor" id={owner}>
                  {words.customer(customerNumber)}
                </ObjectLink>
              ),
          },
          { head: words.mandateNumber, onlyWide: true, cell: ({ mandateNumber }) => mandateNumber },
          {
            head: words.file,
            onlyWide: true,
            cell: ({ receivedFileId, fileName }) => (
              <Link to="/files/$receivedFileId" params={{ receivedFileId }}>
                {fileName}
              </Link>
            ),
          },
          {
            head: words.outcome,
            isState: true,
            cell: (event) => (
              <div className="state-and-action">
                <Status tone={waitsForPerson(event) ? 'waiting' : 'good'}>{outcomeWords(event.outcome)}</Status>
                {waitsForPerson(event) && maySettle && <SettleEvent event={event} />}
              </div>
            ),
          },
        ]}
      />
    </>
  );
}

function SettleEvent({ event: { id: mandateEventId, customerNumber } }: { event: MandateEvent }) {
  const words = useFileWords();
  return (
    <ActionDialog
      name={words.settle}
      send={(key) =>
        answerOf(
          api.POST('/v1/mandate-events/{mandateEventId}/settle', {
            params: { path: { mandateEventId }, header: { 'Idempotency-Key': key } },
          }),
        )
      }
    >
      <p>
        {words.customer(customerNumber)}. {words.settleText}
      </p>
    </ActionDialog>
  );
}
