import type { MovedClock } from '../dev/moved-clock/build-moved-clock.ts';
import type { FaultKind } from './fault-kinds.ts';
import type { Mood } from './mood.ts';
import type { Way } from './proxy.ts';
import type { Service } from './service.ts';
import type { ChaosStack, DurableServer } from './stack.ts';

/** What a fault does when it begins, and what ends it. */
export interface Fault {
  begin(): Promise<void>;
  end(): Promise<void>;
  /** How often it has struck, where that is more than once. */
  readonly strikes?: () => number;
}

const HOUR_SECONDS = 3600;
const SLOW: Way = { kind: 'slow', latencyMs: 40, bytesPerSecond: 200_000 };
const CUT_EVERY_MS = 400;

/** @param clock null where this machine cannot move the clock of a program: the worker is started anew then, and no more. */
export function faultOf({ name, target }: FaultKind, stack: ChaosStack, clock: MovedClock | null): Fault {
  const { workers, api, mail, sftp, postgres, temporal, ways } = stack;
  const withClock = (seconds: number) =>
    restarted(workers.b, { env: { ...clock?.environment(seconds), ...withoutPath(stack.workerEnv) } });
  const faults: Readonly<Record<string, () => Fault>> = {
    'worker a killed': () => killed(workers.a),
    'worker b killed': () => killed(workers.b),
    'worker a stands still': () => standsStill(workers.a),
    'worker b stands still': () => standsStill(workers.b),
    'worker b has a clock an hour fast': () => withClock(HOUR_SECONDS),
    'worker b has a clock an hour slow': () => withClock(-HOUR_SECONDS),
    'worker b is of a version before': () => restarted(workers.b, { script: 'chaos/former-worker.ts' }),
    'API killed': () => killed(api),
    'API stands still': () => standsStill(api),
    'API refuses connections': () => onTheWay('api', { kind: 'refused' }),
    'API cut off in requests': () => cutAgainAndAgain('api'),
    'Temporal killed': () => crashed(temporal),
    'Temporal stands still': () => standsStill(temporal),
    'Temporal refuses connections': () => onTheWay('temporal', { kind: 'refused' }),
    'Temporal is slow': () => onTheWay('temporal', SLOW),
    'PostgreSQL crashes': () => crashed(postgres),
    'PostgreSQL refuses connections': () => onTheWay('postgres', { kind: 'refused' }),
    'PostgreSQL is slow': () => onTheWay('postgres', SLOW),
    'PostgreSQL cut off': () => cutAgainAndAgain('postgres'),
    'PostgreSQL never answers': () => onTheWay('postgres', { kind: 'silent' }),
    'mail server killed': () => killed(mail),
    'mail server stands still': () => standsStill(mail),
    'mail server refuses connections': () => onTheWay('smtp', { kind: 'refused' }),
    'mail server is slow': () => onTheWay('smtp', SLOW),
    'mail server cut off': () => cutAgainAndAgain('smtp'),
    'mail server is busy': () => inMood('mail', 'busy'),
    'mail server refuses for good': () => inMood('mail', 'refusing'),
    // Once: it is well again when it is back.
    'mail server takes and hangs up': () => inMood('mail', 'taking_and_hanging_up'),
    'SFTP server killed': () => killed(sftp),
    'SFTP server stands still': () => standsStill(sftp),
    'SFTP server refuses connections': () => onTheWay('sftp', { kind: 'refused' }),
    'SFTP server is slow': () => onTheWay('sftp', SLOW),
    'SFTP server is full': () => inMood('sftp', 'full'),
    'SFTP server cut in a put': () => inMood('sftp', 'cutting_puts'),
    'SFTP server cut before the rename': () => inMood('sftp', 'cutting_before_renames'),
    'SFTP server cut after the rename': () => inMood('sftp', 'cutting_after_renames'),
  };

  function onTheWay(to: keyof ChaosStack['ways'], way: Way): Fault {
    return { begin: () => ways[to].set(way), end: () => ways[to].set({ kind: 'open' }) };
  }

  function cutAgainAndAgain(to: keyof ChaosStack['ways']): Fault {
    let timer: NodeJS.Timeout | undefined;
    let strikes = 0;
    const cut = () => {
      strikes += 1;
      ways[to].cut();
    };
    return {
      strikes: () => strikes,
      async begin() {
        cut();
        timer = setInterval(cut, CUT_EVERY_MS);
        await Promise.resolve();
      },
      async end() {
        clearInterval(timer);
        await Promise.resolve();
      },
    };
  }

  function inMood(of: 'mail' | 'sftp', mood: Mood): Fault {
    const setLater = async (to: Mood) => {
      await Promise.resolve();
      if (of === 'mail') stack.mailMood(to);
      else stack.sftpMood(to);
    };
    return { begin: () => setLater(mood), end: () => setLater('well') };
  }

  const make = faults[name];
  if (make === undefined) throw new Error(`nobody knows how to do this to ${target}: ${name}`);
  return make();
}

const killed = (service: Service): Fault => ({
  begin: () => service.kill(),
  async end() {
    await service.start();
  },
});

const crashed = (server: DurableServer): Fault => ({ begin: () => server.crash(), end: () => server.start() });

const standsStill = (one: Pick<Service, 'signal'>): Fault => ({
  begin: () => Promise.resolve().then(() => one.signal('SIGSTOP')),
  end: () => Promise.resolve().then(() => one.signal('SIGCONT')),
});

/** Killed and started otherwise; then the other way round. */
const restarted = (service: Service, how: { script?: string; env?: NodeJS.ProcessEnv }): Fault => ({
  async begin() {
    await service.kill();
    await service.start(how);
  },
  async end() {
    await service.kill();
    await service.start();
  },
});

/** The path of programs is that of the moved clock, where there is one. */
const withoutPath = ({ PATH: _path, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv => env;
