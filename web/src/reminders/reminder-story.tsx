import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useMailHappenings } from '../invoices/mail-happenings.tsx';
import { useMatchHappening } from '../invoices/match-happening.tsx';
import { StoryOf, type Happening } from '../ui/story.tsx';
import { useChargeWords, useWaiverRuleWords } from './code-words.ts';
import { useDocumentWords } from './document-words.ts';

type Reminder = components['schemas']['Reminder'];

/** What became of a reminder, in order: issued, mailed or withdrawn, what was paid of its own charges, and what of them was taken back. */
export function ReminderStory({ reminder }: { reminder: Reminder }) {
  const words = useDocumentWords();
  const { id: reminderId, createdAt, pdfReady, withdrawnOn } = reminder;
  const issued: Happening = { key: 'issued', at: createdAt, tone: 'good', what: words.wasSent };
  const withdrawn: Happening[] =
    withdrawnOn === null ? [] : [{ key: 'withdrawn', at: withdrawnOn, tone: 'quiet', what: words.wasWithdrawn }];
  const mails = useMailHappenings(reminderId, () => pdfReady && <WayToMail reminderId={reminderId} />);
  const happenings = [issued, ...mails, ...withdrawn, ...useMatches(reminderId), ...useWaivers(reminder)];
  return <StoryOf title={words.story} happenings={happenings} />;
}

function WayToMail({ reminderId }: { reminderId: string }) {
  const words = useDocumentWords();
  return (
    <Link to="/reminders/$reminderId" params={{ reminderId }} search={{ tab: 'mail' }} replace>
      {words.readIt}
    </Link>
  );
}

function useMatches(reminderId: string): Happening[] {
  const happeningOf = useMatchHappening();
  const { rows } = useList(['payments', 'matches', reminderId], (cursor, signal) =>
    answerOf(
      api.GET('/v1/reminders/{reminderId}/matches', {
        params: { path: { reminderId }, query: cursor === undefined ? {} : { cursor } },
        signal,
      }),
    ),
  );
  return rows.map(happeningOf);
}

function useWaivers({ waivers }: Reminder): Happening[] {
  const words = useDocumentWords();
  const charges = useChargeWords();
  const rules = useWaiverRuleWords();
  const format = useFormat();
  return waivers.map(({ id, createdAt, charge, amount, rule, note }) => ({
    key: id,
    at: createdAt,
    tone: 'quiet',
    what: words.wasWaived(charges(charge), format.kroner(amount)),
    why: note === null ? rules(rule) : `${rules(rule)}: ${note}`,
  }));
}
