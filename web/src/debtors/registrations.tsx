import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Day, Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { useMandateWords, useRegistrationKindWords, useRegistrationStatusWords } from './mandate-words.ts';
import { QueueRegistration } from './queue-registration.tsx';

type Registration = components['schemas']['MandateRegistration'];

const TONES: Readonly<Record<Registration['status'], Tone>> = {
  queued: 'waiting',
  delivered: 'good',
  withdrawn: 'quiet',
};

/** What Betalingsservice is asked to do about a debtor's mandates. */
export function Registrations({ debtorId, isInForce }: { debtorId: string; isInForce: boolean }) {
  const words = useMandateWords();
  const kinds = useRegistrationKindWords();
  const statuses = useRegistrationStatusWords();
  const may = useMay('bookkeeper');
  const list = useList<Registration>(['mandate-registrations', { debtorId }], (cursor, signal) => {
    const query = queryOf<'/v1/mandate-registrations'>({ debtorId }, cursor);
    return answerOf(api.GET('/v1/mandate-registrations', { params: { query }, signal }));
  });
  return (
    <Section title={words.registrations} aside={may && <QueueRegistration debtorId={debtorId} isInForce={isInForce} />}>
      <p className="hint">{words.registrationsText}</p>
      <PagedTable
        caption={words.registrations}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { head: words.kind, cell: ({ kind }) => kinds(kind) },
          { head: words.about, cell: (registration) => <About registration={registration} /> },
          {
            head: words.wantedOn,
            onlyWide: true,
            cell: ({ wantedOn }) => (wantedOn === null ? words.atOnce : <Day date={wantedOn} />),
          },
          { head: words.queuedOn, onlyWide: true, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
          {
            head: words.state,
            isState: true,
            cell: ({ id, status }) => (
              <>
                <Status tone={TONES[status]}>{statuses(status)}</Status>
                {may && status === 'queued' && <Withdraw registrationId={id} />}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

function About({ registration }: { registration: Registration }) {
  const words = useMandateWords();
  const { accountEnding, registrationNumber, mandateNumber, newCustomerNumber } = registration;
  const facts = [
    mandateNumber,
    newCustomerNumber,
    registrationNumber,
    accountEnding === null ? null : words.accountEnding(accountEnding),
  ];
  return facts.filter((fact) => fact !== null).join(', ');
}

function Withdraw({ registrationId }: { registrationId: string }) {
  const words = useMandateWords();
  return (
    <ActionDialog
      name={words.withdraw}
      isGrave
      send={() =>
        answerOf(api.DELETE('/v1/mandate-registrations/{registrationId}', { params: { path: { registrationId } } }))
      }
    >
      <p>{words.withdrawText}</p>
    </ActionDialog>
  );
}
