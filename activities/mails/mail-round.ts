import { noteMailGivenUp } from '../../db/mails/note-mail-outcome.ts';
import { giveUpAfter, type MailQueue, readMailQueue, takeOverdueMails } from '../../db/mails/read-mail-queue.ts';
import { releaseMails, settleMails, type TakenMail, takeMails, type TriedMails } from '../../db/mails/take-mails.ts';
import { planNextTry, TRIED_FOR_MS } from '../../domain/mails/next-try.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { isServerAway } from './mailer.ts';
import { queuedMailOf, tryQueuedMail } from './try-queued-mail.ts';

export interface DeliverMailsInput {
  /** Of this call, and of each time that it is begun anew after its worker was lost. */
  readonly callId: string;
  /** The workflow's clock, epoch ms. */
  readonly nowMs: number;
  /** Whether the mail server was away when it was last looked for: then one mail is tried before the others. */
  readonly wasAway: boolean;
}

export interface DeliverMailsOutcome extends MailQueue {
  readonly sent: number;
  /** Refused for good, or given up. */
  readonly failed: number;
  /** The mail server cannot be reached: what waits was left as it is. */
  readonly isAway: boolean;
}

export type RoundParts = Pick<
  ActivityDependencies,
  'orm' | 'pdf' | 'mailer' | 'publicUrl' | 'heartbeat' | 'pace' | 'seen'
>;

/** One call of the post office: what it has in hand, and what becomes of it. */
export interface MailRound {
  /** Tells Temporal that the call is alive, and answers whether it comes to its end: nothing more is begun in it. */
  isToEnd(): boolean;
  /** Tries the next mail, when the pace has a turn for it. Answers whether there was one. @param limit as many as are taken at once. */
  deliverNext(how: { limit: number }): Promise<boolean>;
  /** Stores what became of the mails, and gives back what was not tried. @throws what the call has failed with. */
  end(): Promise<DeliverMailsOutcome>;
}

/** After this the workflow is told how far it is: its history stays short, and a person sees it. */
const LASTS_MS = 60_000;
/** When so many in a row did not get through to it the mail server is away: the others are not tried as well. */
const AWAY_AFTER = 5;
const GIVEN_UP_AT_ONCE = 100;

/** Begins a call, with what the same call had in hand where its worker was lost. */
export async function openMailRound(
  parts: RoundParts,
  { callId, nowMs: calledAtMs, wasAway }: DeliverMailsInput,
): Promise<MailRound> {
  const fork = () => parts.orm.em.fork();
  const openedAtMs = performance.now();
  const elapsedMs = () => performance.now() - openedAtMs;
  const nowMs = () => calledAtMs + Math.round(elapsedMs());
  const ready: TakenMail[] = [];
  const inHand = new Set<string>();
  const counts = { sent: 0, failed: 0 };
  const failures: unknown[] = [];
  let tried: { done: string[]; later: TriedMails['later'][number][] } = { done: [], later: [] };
  let taking: Promise<boolean> | null = null;
  let isStopped = false;
  let awayInARow = wasAway ? AWAY_AFTER - 1 : 0;
  const isAway = () => awayInARow >= AWAY_AFTER;

  const isToEnd = () => {
    try {
      parts.heartbeat();
    } catch {
      // The worker stops: what is left is for another one.
      isStopped = true;
    }
    return isStopped || failures.length > 0 || isAway() || elapsedMs() > LASTS_MS;
  };

  const settle = async () => {
    const settled = tried;
    tried = { done: [], later: [] };
    await settleMails(fork(), { ...settled, callId });
  };

  const take = async (limit: number): Promise<boolean> => {
    await settle();
    const taken = await takeMails(fork(), { callId, nowMs: nowMs(), inHand: [...inHand], limit });
    for (const { id } of taken) inHand.add(id);
    ready.push(...taken);
    return taken.length > 0;
  };

  const next = async (limit: number): Promise<TakenMail | null> => {
    while (ready.length === 0) {
      // One takes for all.
      taking ??= take(limit).finally(() => {
        taking = null;
      });
      if (!(await taking)) return null;
    }
    return ready.shift() ?? null;
  };

  const giveUp = async (mail: Pick<TakenMail, 'id' | 'kind'>) => {
    await noteMailGivenUp(fork(), queuedMailOf(mail));
    parts.seen?.({ what: 'mail', kind: mail.kind, outcome: 'given_up' });
    counts.failed += 1;
    tried.done.push(mail.id);
  };

  const deliver = async ({ id, kind, tries: before, giveUpAtMs }: TakenMail) => {
    const result = await tryQueuedMail(parts, { id, kind, nowMs: nowMs() });
    inHand.delete(id);
    parts.seen?.({ what: 'mail', kind, outcome: 'outcome' in result ? result.outcome : 'later' });
    if ('outcome' in result) {
      awayInARow = 0;
      if (result.outcome === 'sent') counts.sent += 1;
      if (result.outcome === 'refused') counts.failed += 1;
      tried.done.push(id);
      return;
    }
    awayInARow = isServerAway(result.again) ? awayInARow + 1 : 0;
    const tries = before + 1;
    const planned = planNextTry({ tries, giveUpAtMs, nowMs: nowMs() });
    if (planned === 'give_up') await giveUp({ id, kind });
    else tried.later.push({ id, tries, ...planned });
  };

  /** Mails that are left alone while the mail server is away have their week too. */
  const giveUpOverdue = async () => {
    await giveUpAfter(fork(), nowMs() + TRIED_FOR_MS);
    for (;;) {
      const overdue = await takeOverdueMails(fork(), { callId, nowMs: nowMs(), limit: GIVEN_UP_AT_ONCE });
      for (const mail of overdue) await giveUp(mail);
      await settle();
      if (overdue.length < GIVEN_UP_AT_ONCE) return;
    }
  };

  await releaseMails(fork(), callId);
  return {
    isToEnd,
    async deliverNext({ limit }) {
      try {
        const mail = await next(limit);
        if (mail === null) return false;
        await parts.pace.turn();
        if (isToEnd()) return false;
        await deliver(mail);
        return true;
      } catch (error) {
        failures.push(error);
        return false;
      }
    },
    async end() {
      if (failures.length > 0) throw failures[0];
      await settle();
      if (isAway()) await giveUpOverdue();
      await releaseMails(fork(), callId);
      return { ...(await readMailQueue(fork(), nowMs())), ...counts, isAway: isAway() };
    },
  };
}
