import { open, readFile } from 'node:fs/promises';
import { freePorts } from './free-ports.ts';
import { startFailure } from './start-failure.ts';
import { startGuarded, type GuardedOptions, type GuardedProcess } from './start-guarded.ts';
import { untilAnswers } from './until-answers.ts';

const ATTEMPTS = 5;

export interface FreePortsOptions {
  /** As the error names it. */
  name: string;
  portCount: number;
  /** What the server says goes here, of the last try alone. */
  logFile: string;
  /** The program on these ports. */
  program: (ports: number[]) => Omit<GuardedOptions, 'output' | 'errors'>;
  /** Rejects until the server on these ports answers. */
  ask: (ports: number[]) => Promise<unknown>;
  silenceMs?: number;
}

/**
 * Starts a server on free ports of the loopback address and waits until it answers, as long as that takes; on other ports again where
 * somebody was faster with one. @throws Error with the server's own words where it ends or hangs before it answers.
 */
export async function startOnFreePorts(options: FreePortsOptions): Promise<{ child: GuardedProcess; ports: number[] }> {
  const { name, portCount, logFile, program, ask, ...silence } = options;
  for (let attempt = 1; ; attempt += 1) {
    const ports = await freePorts(portCount);
    const log = await open(logFile, 'w');
    let child;
    try {
      child = await startGuarded({ ...program(ports), output: log.fd });
    } finally {
      await log.close();
    }
    if (await untilAnswers({ child, ask: () => ask(ports), logFile, ...silence })) return { child, ports };
    const { portTaken, reason } = startFailure(await readFile(logFile, 'utf8'));
    await child.stop();
    if (!portTaken || attempt === ATTEMPTS) throw new Error(`${name} did not start, see ${logFile}: ${reason}`);
  }
}
