import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { usePayOuts } from '../deliveries/pay-out-table.tsx';
import { PayOutsAndSlips } from '../deliveries/pay-outs-and-slips.tsx';
import { useSlips } from '../deliveries/slip-table.tsx';
import { useMay } from '../shell/session.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { EndMandate, SetMandate } from './mandate-actions.tsx';
import { useEndReasonWords, useMandateSourceWords, useMandateStateWords, useMandateWords } from './mandate-words.ts';
import { Registrations } from './registrations.tsx';

type Debtor = components['schemas']['Debtor'];
type Mandate = components['schemas']['Mandate'];

const TONES: Readonly<Record<Mandate['state'], Tone>> = { coming: 'waiting', active: 'good', cancelled: 'quiet' };

export function MandateTab({ debtor }: { debtor: Debtor }) {
  const words = useMandateWords();
  const states = useMandateStateWords();
  const sources = useMandateSourceWords();
  const reasons = useEndReasonWords();
  const may = useMay('bookkeeper');
  const debtorId = debtor.id;
  const list = useList<Mandate>(['mandates', debtorId], (cursor, signal) => {
    const query = queryOf<'/v1/debtors/{debtorId}/mandates'>({}, cursor);
    return answerOf(api.GET('/v1/debtors/{debtorId}/mandates', { params: { path: { debtorId }, query }, signal }));
  });
  const isInForce = list.rows.some(({ state, endedOn }) => state !== 'cancelled' && endedOn === null);
  return (
    <>
      <Section
        title={words.mandates}
        aside={
          may && (
            <div className="actions">
              <SetMandate debtor={debtor} />
              {isInForce && <EndMandate debtor={debtor} />}
            </div>
          )
        }
      >
        <PagedTable
          caption={words.mandates}
          list={list}
          keyOf={({ id }) => id}
          columns={[
            { head: words.number, cell: ({ mandateNumber }) => mandateNumber },
            { head: words.activeFrom, cell: ({ activeFrom }) => <Day date={activeFrom} /> },
            { head: words.endedOn, onlyWide: true, cell: ({ endedOn }) => endedOn !== null && <Day date={endedOn} /> },
            {
              head: words.why,
              onlyWide: true,
              cell: ({ endReason }) => endReason !== null && reasons(endReason),
            },
            { head: words.source, onlyWide: true, cell: ({ source }) => sources(source) },
            {
              head: words.state,
              isState: true,
              cell: ({ state }) => <Status tone={TONES[state]}>{states(state)}</Status>,
            },
          ]}
        />
      </Section>
      <Registrations debtorId={debtorId} isInForce={isInForce} />
      <PayOutsAndSlips payOuts={usePayOuts({ debtorId })} slips={useSlips({ debtorId })} />
    </>
  );
}
