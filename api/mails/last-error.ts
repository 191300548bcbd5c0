import { z } from 'zod';

/** What a sender heard last: a text of somebody else's server, never a code. */
export const lastError = () =>
  z.string().nullable().meta({
    description:
      'What the mail server said last, or why it was not reached, in its own words: for people to read. What is to be done stands in `status`. Null where nothing has gone wrong',
  });
