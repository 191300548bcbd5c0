import { liesMailUntried } from '../db/mails/read-mail-queue.ts';
import type { Orm } from '../db/orm.ts';
import type { Bell } from './post-office-bell.ts';

const LOOK_EVERY_MS = 60_000;

/**
 * Rings for what nobody has told the post office of, as where a worker was lost between the commit and the telling: at once, which starts the post
 * office too, and then every minute in which a mail lies untried. Answers what stops it.
 */
export async function watchMailQueue({ orm, bell }: { orm: Orm; bell: Bell }): Promise<() => void> {
  await bell.ring();
  const looking = setInterval(() => void look(), LOOK_EVERY_MS);
  const look = async () => {
    try {
      if (await liesMailUntried(orm.em.fork())) await bell.ring();
    } catch {
      // The database is away: the next look finds everything as it was.
    }
  };
  return () => clearInterval(looking);
}
