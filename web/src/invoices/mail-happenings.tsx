import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { RefusedAddresses } from '../mails/refused-addresses.tsx';
import type { Tone } from '../ui/status.tsx';
import type { Happening } from '../ui/story.tsx';
import { useInvoiceWords, useMailReasonWords } from './words.ts';

type Mail = components['schemas']['ListedMail'];

/**
 * The own mail of an invoice or a reminder, its copies, and those that ask for what Betalingsservice does not bring. `wayTo` leads to
 * what can be read of one.
 */
export function useMailHappenings(documentId: string, wayTo: (mail: Mail) => ReactNode): Happening[] {
  const words = useInvoiceWords();
  const reasonWords = useMailReasonWords();
  const { rows } = useList(['mails', documentId], (cursor, signal) =>
    answerOf(
      api.GET('/v1/mails', {
        params: { query: { invoiceId: documentId, ...(cursor === undefined ? {} : { cursor }) } },
        signal,
      }),
    ),
  );
  return rows.map((mail) => {
    const [tone, what] = mailStory(words, mail);
    const { reason } = mail;
    return {
      key: mail.id + mail.kind + mail.createdAt,
      at: mail.sentAt ?? mail.createdAt,
      tone,
      what:
        reason !== null && mail.status === 'sent' ? words.wasAskedToPay(toOf(words, mail), reasonWords(reason)) : what,
      why: (
        <>
          {mail.refused.length > 0 && <RefusedAddresses refused={mail.refused} />}
          {/* A copy says what the mail itself says, but for the word. */}
          {!mail.copy && mail.status !== 'not_needed' && wayTo(mail)}
        </>
      ),
    };
  });
}

type InvoiceWords = ReturnType<typeof useInvoiceWords>;

/** Whom a mail went to, or will: not who was refused. */
function toOf(words: InvoiceWords, { recipient, alsoTo, copyTo, refused }: Mail): string {
  if (recipient === null) return words.noAddress;
  const not = new Set(refused.map(({ address }) => address));
  return [recipient, ...alsoTo, ...copyTo].filter((address) => !not.has(address)).join(', ');
}

function mailStory(words: InvoiceWords, mail: Mail): readonly [Tone, string] {
  const to = toOf(words, mail);
  const stories: Readonly<Record<typeof mail.status, readonly [Tone, string]>> = {
    sent: ['good', mail.copy ? words.wasMailedCopy(to) : words.wasMailed(to)],
    waiting: ['waiting', words.mailWaits(to)],
    failed: ['bad', words.mailHasFailed(to, mail.lastError ?? '')],
    not_needed: ['quiet', words.mailNotNeeded],
  };
  return stories[mail.status];
}
