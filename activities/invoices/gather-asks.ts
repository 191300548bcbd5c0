import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { createTurnstile } from '../turnstile.ts';

/** How asks are gathered, and what is done with a set of them. */
export interface Gathering<Ask, Answer> {
  /** Asks of which it says the same are done together. */
  readonly togetherBy: (ask: Ask) => string;
  /** No two asks of a set are about the same. */
  readonly about: (ask: Ask) => string;
  /** Asks in a set at most. */
  readonly most: number;
  /** Sets under way at once at most. */
  readonly atOnce: number;
  /** While several ask at the same time, for so long after a set the next ones are gathered. */
  readonly gatherMs: number;
  /**
   * Does a set. Answers each ask by `answer` and returns those that cannot be done at this moment. Where it throws, those fail that have
   * not been answered by then.
   */
  readonly work: (asks: readonly Ask[], answer: (ask: Ask, answer: Answer) => void) => Promise<readonly Ask[]>;
}

/** What cannot be done at the moment is tried again after this, together with what was asked meanwhile. */
const BUSY_PAUSE_MS = 50;

/** What could not be done for so long fails: its worker no longer waits for the answer when an activity's ten seconds are over. */
const PATIENCE_MS = 8_000;

class StillBusyError extends Error {
  constructor() {
    super('it is held by somebody else');
    this.name = 'StillBusyError';
  }
}

interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly sinceMs: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what is asked for at the same time into sets. What comes while a set is under way waits for the next one; who asks alone is not kept
 * waiting. An ask that cannot be done at this moment holds up no other.
 */
export function gatherAsks<Ask extends object, Answer>(how: Gathering<Ask, Answer>): (ask: Ask) => Promise<Answer> {
  const lines = new Map<string, Waiting<Ask, Answer>[]>();
  const take = createTurnstile(how.atOnce);

  async function workThrough(name: string, line: Waiting<Ask, Answer>[]): Promise<void> {
    let pauseMs = 0;
    while (line.length > 0) {
      await (pauseMs === 0 ? nextTurn() : pause(pauseMs));
      const set = nextSet(line, how);
      const busy = await take(() => doSet(set, how));
      const gatherMs = set.length > 1 && line.length < how.most ? how.gatherMs : 0;
      const patient = busy.filter(isPatient);
      line.unshift(...patient);
      pauseMs = Math.max(gatherMs, patient.length > 0 ? BUSY_PAUSE_MS : 0);
    }
    lines.delete(name);
  }

  return (ask) =>
    new Promise((resolve, reject) => {
      const name = how.togetherBy(ask);
      const waiting = { ask, sinceMs: performance.now(), resolve, reject };
      const line = lines.get(name);
      if (line !== undefined) {
        line.push(waiting);
        return;
      }
      const opened = [waiting];
      lines.set(name, opened);
      void workThrough(name, opened);
    });
}

/** Takes the next asks out of a line, in their order, each about something else. */
function nextSet<Ask, Answer>(
  line: Waiting<Ask, Answer>[],
  { about, most }: Gathering<Ask, Answer>,
): Waiting<Ask, Answer>[] {
  const set = new Map<string, Waiting<Ask, Answer>>();
  const later: Waiting<Ask, Answer>[] = [];
  for (const waiting of line) {
    const name = about(waiting.ask);
    if (set.size < most && !set.has(name)) set.set(name, waiting);
    else later.push(waiting);
  }
  line.splice(0, line.length, ...later);
  return [...set.values()];
}

/** Those that cannot be done at this moment. */
async function doSet<Ask extends object, Answer>(
  set: readonly Waiting<Ask, Answer>[],
  { work }: Gathering<Ask, Answer>,
): Promise<Waiting<Ask, Answer>[]> {
  const waiting = new Map(set.map((one) => [one.ask, one]));
  try {
    const busy = await work(
      set.map(({ ask }) => ask),
      (ask, answer) => waiting.get(ask)?.resolve(answer),
    );
    return busy.flatMap((ask) => waiting.get(ask) ?? []);
  } catch (error) {
    // Those that have been answered stay so.
    for (const { reject } of set) reject(error);
    return [];
  }
}

function isPatient<Ask, Answer>({ sinceMs, reject }: Waiting<Ask, Answer>): boolean {
  if (performance.now() - sinceMs < PATIENCE_MS) return true;
  reject(new StillBusyError());
  return false;
}
