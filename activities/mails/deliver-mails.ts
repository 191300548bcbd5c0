import { type DeliverMailsInput, type DeliverMailsOutcome, openMailRound, type RoundParts } from './mail-round.ts';

/** Mails under way at once: while some are with the mail server others are composed. */
const LANES = 8;
/** As many as are taken at once, and as are sent in so long: what is in hand shall not lie. */
const MOST_TAKEN = 100;
const TAKEN_FOR_SECONDS = 10;
const HEARTBEAT_EVERY_MS = 5_000;

/**
 * Sends the mails that are due, creditors in turn, at the pace that is set, until none is due or the mail server is away; after a minute it
 * answers how far it is. A mail that has been sent is not sent again, and one whose worker was lost goes with the same bytes and Message-ID.
 * Fails only where the database is away.
 */
export function createDeliverMails(parts: RoundParts) {
  return async function deliverMails(input: DeliverMailsInput): Promise<DeliverMailsOutcome> {
    const round = await openMailRound(parts, input);
    // A mail server may be slow, and a pace too.
    const beating = setInterval(() => round.isToEnd(), HEARTBEAT_EVERY_MS);
    try {
      if (input.wasAway) await round.deliverNext({ limit: 1 });
      const limit = Math.min(MOST_TAKEN, Math.max(LANES, Math.ceil(parts.pace.perSecond * TAKEN_FOR_SECONDS)));
      const lane = async () => {
        while (!round.isToEnd() && (await round.deliverNext({ limit })));
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      return await round.end();
    } finally {
      clearInterval(beating);
    }
  };
}
