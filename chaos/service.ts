import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { startGuarded, type GuardedProcess } from '../dev/start-guarded.ts';

/** A program of the project in a process of its own, which can be killed and started again. */
export interface Service {
  readonly name: string;
  /** Starts it, and again where it ends before it is ready: what it needs may be away. Answers its line of JSON that it is ready. */
  start(how?: { script?: string; env?: NodeJS.ProcessEnv }): Promise<Readonly<Record<string, unknown>>>;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  stop(): Promise<void>;
  /** How often it has ended by itself and was started again, as whoever runs it in earnest has it done. */
  readonly fell: { count: number };
}

const WITHOUT_STACK_TRACES = join(PROJECT_ROOT, 'worker', 'without-stack-traces.ts');
const KILL_AFTER_MS = 20_000;
const AGAIN_AFTER_MS = 300;

export function createService({
  name,
  script: usual,
  args = [],
  env: usualEnv,
  folder,
  onReady = () => undefined,
}: {
  name: string;
  script: string;
  args?: readonly string[];
  env: NodeJS.ProcessEnv;
  folder: string;
  onReady?: (told: Readonly<Record<string, unknown>>) => void;
}): Service {
  let child: GuardedProcess | undefined;
  let isWanted = false;
  const fell = { count: 0 };

  const startOnce = async (script: string, env: NodeJS.ProcessEnv) => {
    const started = await startGuarded({
      command: process.execPath,
      args: ['--import', WITHOUT_STACK_TRACES, join(PROJECT_ROOT, script), ...args],
      cwd: PROJECT_ROOT,
      env,
      output: 'pipe',
      killAfterMs: KILL_AFTER_MS,
    });
    child = started;
    started.stderr?.pipe(createWriteStream(join(folder, `${name}.log`), { flags: 'a' }));
    const { promise, resolve } = Promise.withResolvers<Readonly<Record<string, unknown>> | null>();
    if (started.stdout !== null) {
      createInterface({ input: started.stdout }).on('line', (line) => {
        if (line.startsWith('{"ready":true')) resolve(JSON.parse(line) as Record<string, unknown>);
      });
    }
    void started.exited.then(() => resolve(null));
    return promise;
  };

  const signalChild = (signal: NodeJS.Signals) => {
    try {
      if (child !== undefined) process.kill(child.pid, signal);
    } catch {
      // It has ended already.
    }
  };

  const start: Service['start'] = async ({ script = usual, env = usualEnv } = {}) => {
    isWanted = true;
    for (;;) {
      const told = await startOnce(script, env);
      if (told !== null) {
        onReady(told);
        void child?.exited.then(() => {
          if (!isWanted) return;
          fell.count += 1;
          // Where that cannot be done, the run is over.
          start({ script, env }).catch(() => undefined);
        });
        return told;
      }
      if (!isWanted) throw new Error(`${name} was stopped before it was ready`);
      await new Promise((done) => setTimeout(done, AGAIN_AFTER_MS));
    }
  };

  return {
    name,
    fell,
    start,
    async kill() {
      isWanted = false;
      signalChild('SIGKILL');
      await child?.exited;
    },
    signal: signalChild,
    async stop() {
      isWanted = false;
      signalChild('SIGCONT');
      await child?.stop();
    },
  };
}
