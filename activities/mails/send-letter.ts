import { addressKey } from '../../db/mails/address-key.ts';
import {
  type LetterOf,
  noteMailAnswered,
  noteMailFailure,
  type ServerAnswer,
} from '../../db/mails/note-mail-outcome.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { Addressees, RefusedAddress } from '../../domain/mails/addressees.ts';
import { isRefusedForGood, type Mailer, reasonOf } from './mailer.ts';

/** A mail to a debtor: whom it is addressed to, and what is known already of these addresses. */
export interface Letter extends Addressees {
  readonly taken: readonly string[];
  readonly refused: readonly RefusedAddress[];
}

/** What came of one try. */
export type Attempt =
  | { readonly kind: 'answered'; readonly answer: ServerAnswer }
  | { readonly kind: 'failed'; readonly error: unknown; readonly isFinal: boolean };

/** Not all have the mail yet. The code is a mail server's, and says nothing about a person. */
class NotYetTaken extends Error {
  override readonly name = 'NotYetTaken';
  readonly responseCode = 450;
}

/** Each address once: two that differ in letters alone are one, which the first of them names. */
export function everyAddress({ recipient, alsoTo, copyTo }: Addressees): string[] {
  const byKey = new Map<string, string>();
  for (const address of [recipient, ...alsoTo, ...copyTo]) {
    const key = addressKey(address);
    if (!byKey.has(key)) byKey.set(key, address);
  }
  return [...byKey.values()];
}

/** Hands the message to the mail server for all that it has not answered for yet. */
export async function tryLetter(
  mailer: Mailer,
  { from, letter, message }: { from: string; letter: Letter; message: Uint8Array },
): Promise<Attempt> {
  const answered = new Set([...letter.taken, ...letter.refused.map(({ address }) => address)]);
  const to = everyAddress(letter).filter((address) => !answered.has(address));
  if (to.length === 0) return { kind: 'answered', answer: { taken: [], refused: [], deferred: [] } };
  try {
    return { kind: 'answered', answer: await mailer.send({ from, to, message }) };
  } catch (error) {
    const isFinal = isRefusedForGood(error);
    // Who has it has it: what is refused by now is refused for the others alone.
    if (!isFinal || letter.taken.length === 0) return { kind: 'failed', error, isFinal };
    const reason = reasonOf(error);
    return {
      kind: 'answered',
      answer: { taken: [], refused: to.map((address) => ({ address, reason })), deferred: [] },
    };
  }
}

/** `refused`: the mail server said no for good, and trying again would not help. `none`: there is nobody to send it to, or nothing to say. */
export type EmailOutcome = 'sent' | 'refused' | 'none';

/** What became of a mail by one try: nothing is left to do, or it is to be tried again, which people see where the mail stands. */
export type Tried = { readonly outcome: EmailOutcome } | { readonly again: unknown };

/** Notes what came of a try where people see it. */
export async function noteAttempt(em: EntityManager, mail: LetterOf, attempt: Attempt): Promise<Tried> {
  if (attempt.kind === 'failed') {
    const { error, isFinal } = attempt;
    await noteMailFailure(em, mail, { error, final: isFinal });
    return isFinal ? { outcome: 'refused' } : { again: error };
  }
  await noteMailAnswered(em, mail, attempt.answer);
  const [first] = attempt.answer.deferred;
  return first === undefined ? { outcome: 'sent' } : { again: new NotYetTaken(`${first.address}: ${first.reason}`) };
}

/** What became of a mail, for a workflow that has it tried again where it fails. @throws what is to be tried again. */
export function outcomeOf(tried: Tried): EmailOutcome {
  if ('again' in tried) throw tried.again;
  return tried.outcome;
}
