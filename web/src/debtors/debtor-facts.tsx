import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '../api/api-error.ts';
import type { components } from '../api/schema.ts';
import { oreOf } from '../format/amounts.ts';
import { useDebtorKindWords } from '../reminders/code-words.ts';
import { HoldStatus } from '../reminders/hold-section.tsx';
import { useHold } from '../reminders/holds.ts';
import { Amount } from '../ui/amount.tsx';
import { Moment } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { MandateStatus } from './mandate-status.tsx';
import { useDebtorWords, useDeliveryWords } from './words.ts';

type Debtor = components['schemas']['Debtor'];
type Account = components['schemas']['DebtorAccount'];

/** What stands on a debtor's account, in large figures. Their place is kept while they are on their way. */
export function DebtorFigures({ account: { data, error } }: { account: UseQueryResult<Account, ApiError> }) {
  const words = useDebtorWords();
  if (error !== null) return <ProblemNote error={error} />;
  const figures = [
    [words.open, data?.open, ''],
    [words.overdueAmount, data?.overdue, data !== undefined && oreOf(data.overdue) > 0n ? 'late' : ''],
    [words.credit, data?.credit, ''],
  ] as const;
  return (
    <dl className="big-figures">
      {figures.map(([name, amount, tone]) => (
        <div key={name} className={tone}>
          <dt>{name}</dt>
          <dd>{amount === undefined ? '…' : <Amount amount={amount} />}</dd>
        </div>
      ))}
    </dl>
  );
}

export function DebtorFacts({ debtor }: { debtor: Debtor }) {
  const words = useDebtorWords();
  const deliveryWords = useDeliveryWords();
  const kinds = useDebtorKindWords();
  const { data } = useHold({ debtorId: debtor.id, invoiceId: null });
  const held = data?.hold ?? null;
  const {
    addressLines,
    postcode,
    city,
    country,
    email,
    alsoTo,
    copyTo,
    delivery,
    cvr,
    ean,
    reference,
    language,
    kind,
    mandate,
    createdAt,
  } = debtor;
  return (
    <Facts
      facts={[
        [
          words.address,
          <address key="address">
            {addressLines.map((line, position) => (
              // oxlint-disable-next-line react/no-array-index-key -- two lines may say the same, and none moves
              <span key={position}>{line}</span>
            ))}
            <span>
              {postcode} {city}
              {country !== 'DK' && `, ${country}`}
            </span>
          </address>,
        ],
        [words.delivery, deliveryWords(delivery)],
        [words.email, email === null ? words.noMandate : <MailLinks key="email" addresses={[email, ...alsoTo]} />],
        copyTo.length > 0 && [words.copyTo, <MailLinks key="copies" addresses={copyTo} />],
        [words.mandate, <MandateStatus key="mandate" mandate={mandate} />],
        [words.kind, kinds(kind)],
        held !== null && [words.reminders, <HoldStatus key="held" hold={held} />],
        [words.language, language === 'da' ? words.danish : words.english],
        cvr !== null && [words.cvr, cvr],
        ean !== null && [words.ean, ean],
        reference !== null && [words.reference, reference],
        [words.since, <Moment key="since" instant={createdAt} />],
      ]}
    />
  );
}

function MailLinks({ addresses }: { addresses: readonly string[] }) {
  return (
    <ul>
      {addresses.map((address) => (
        <li key={address}>
          <a href={`mailto:${address}`}>{address}</a>
        </li>
      ))}
    </ul>
  );
}
