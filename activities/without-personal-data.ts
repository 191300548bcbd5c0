import { ApplicationFailure, CancelledFailure, log } from '@temporalio/activity';
import type { Seen } from './seen.ts';

/** Activities by their names. */
type ActivitySet = Readonly<Record<string, (input: never) => Promise<unknown>>>;

/**
 * Activities whose failures say what kind they are, and nothing of what they are about: Temporal keeps them in its histories, and a
 * mail server names the recipient in its reply, as a database names the row. The whole of it goes to the worker's log.
 *
 * @param seen is told of each failure that is tried again
 */
export function withoutPersonalData<Activities extends ActivitySet>(activities: Activities, seen?: Seen): Activities {
  const wrapped = Object.entries(activities).map(([name, activity]) => [
    name,
    failingByKind(activity, (code) => seen?.({ what: 'failure', activity: name, code })),
  ]);
  return Object.fromEntries(wrapped) as Activities;
}

function failingByKind<Input, Outcome>(
  activity: (input: Input) => Promise<Outcome>,
  failed: (code: string | null) => void,
): (input: Input) => Promise<Outcome> {
  return async (input) => {
    try {
      return await activity(input);
    } catch (error) {
      // The second of them: the worker stops, and another one goes on.
      if (error instanceof ApplicationFailure || error instanceof CancelledFailure) throw error;
      log.warn('activity failed, and is tried again', {
        reason: error instanceof Error ? error.message : String(error),
      });
      const code = codeOf(error);
      failed(code);
      const kind = code === null ? 'failed' : `failed with ${code}`;
      throw ApplicationFailure.retryable(
        `${kind}; see the worker's log`,
        error instanceof Error ? error.name : 'Error',
      );
    }
  };
}

/** The error's code, from the system, the database or the mail server; none of them says anything about a person. */
function codeOf(error: unknown): string | null {
  for (const field of ['responseCode', 'code'] as const) {
    const value: unknown =
      typeof error === 'object' && error !== null && field in error ? Reflect.get(error, field) : undefined;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return null;
}
