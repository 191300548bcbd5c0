import { liesMailUntried } from '../db/mails/read-mail-queue.ts';
import type { Orm } from '../db/orm.ts';
import { every } from './every.ts';
import type { Bell } from './post-office-bell.ts';

const LOOK_EVERY_MS = 60_000;

/**
 * Rings for what nobody has told the post office of, as where a worker was lost between the commit and the telling: at once, which starts the post
 * office too, and then every minute in which a mail lies untried. Answers what stops it.
 */
export async function watchMailQueue({ orm, bell }: { orm: Orm; bell: Bell }): Promise<() => void> {
  await bell.ring();
  return every(LOOK_EVERY_MS, async () => {
    if (await liesMailUntried(orm.em.fork())) await bell.ring();
  });
}
