import { setTimeout as sleep } from 'node:timers/promises';
import type { Orm } from '../../db/orm.ts';

const POLL_MS = 50;

/** Resolves when the post office has nothing left to send: nobody waits for it, so a workflow may be over before its mails are out. */
export async function untilNoMailWaits(orm: Orm): Promise<void> {
  for (;;) {
    const waiting = await orm.em.fork().execute<unknown[]>('select 1 from mail_queue limit 1');
    if (waiting.length === 0) return;
    await sleep(POLL_MS);
  }
}
