import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { RefusedAddresses } from '../mails/refused-addresses.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Day } from '../ui/day.tsx';
import { Section } from '../ui/section.tsx';
import { Status } from '../ui/status.tsx';
import { useCommonWords } from '../words/common.ts';
import { useIndexationWords } from './indexation-words.ts';

type Step = components['schemas']['IndexationStep'];

export function IndexationSteps({ subscriptionId, steps }: { subscriptionId: string; steps: readonly Step[] }) {
  const words = useIndexationWords();
  const common = useCommonWords();
  const format = useFormat();
  const may = useMay('bookkeeper');
  return (
    <Section title={words.steps}>
      <DataTable
        caption={words.steps}
        rows={steps}
        keyOf={({ dueOn }) => dueOn}
        columns={[
          { head: words.due, cell: ({ dueOn }) => <Day date={dueOn} /> },
          { head: words.announced, onlyWide: true, cell: ({ announcedOn }) => <Day date={announcedOn} /> },
          { head: words.effective, cell: ({ effectiveOn }) => <Day date={effectiveOn} /> },
          {
            head: words.prices,
            cell: ({ lines }) => (
              <ul>
                {lines.map(({ position, text, oldUnitPrice, newUnitPrice }) => (
                  <li key={position}>
                    {text}: {format.amount(oldUnitPrice)} → {format.amount(newUnitPrice)}
                  </li>
                ))}
              </ul>
            ),
          },
          { head: words.mail, onlyWide: true, cell: (step) => <StepMail {...step} /> },
          {
            head: common.status,
            isState: true,
            cell: ({ inForce }) => (
              <Status tone={inForce ? 'good' : 'waiting'}>{inForce ? words.inForce : words.waits}</Status>
            ),
          },
          {
            head: common.actions,
            isState: true,
            cell: ({ dueOn }) => may && <Resend subscriptionId={subscriptionId} dueOn={dueOn} />,
          },
        ]}
      />
    </Section>
  );
}

function StepMail({ mail, letter }: Pick<Step, 'mail' | 'letter'>) {
  const words = useIndexationWords();
  if (letter !== null) return words.letters[letter.status];
  if (mail === null) return words.noMail;
  const refused = new Set(mail.refused.map(({ address }) => address));
  const to = [mail.recipient, ...mail.alsoTo, ...mail.copyTo].filter((address) => !refused.has(address)).join(', ');
  if (mail.status === 'waiting') return words.mailWaits(to);
  if (mail.status === 'failed') return <Status tone="bad">{words.mailFailed(to)}</Status>;
  return (
    <>
      {words.sent(to)}
      <RefusedAddresses refused={mail.refused} />
    </>
  );
}

function Resend({ subscriptionId, dueOn }: { subscriptionId: string; dueOn: string }) {
  const words = useIndexationWords();
  return (
    <ActionDialog
      name={words.resend}
      isPlain
      send={(key) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/indexation/resend', {
            params: { path: { subscriptionId }, header: { 'Idempotency-Key': key } },
            body: { dueOn },
          }),
        )
      }
    >
      <p>{words.resendText}</p>
    </ActionDialog>
  );
}
