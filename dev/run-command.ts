import { startGuarded } from './start-guarded.ts';

/** How much of a failed command's output an error tells, where nothing else is said. */
const TAIL_CHARACTERS = 600;

export interface CommandOptions {
  command: string;
  args: string[];
  timeoutMs: number;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  tailCharacters?: number;
}

/**
 * Runs a program to its end and answers what it printed, both streams together.
 * @throws Error with the end of its output where it fails, is missing or takes longer than `timeoutMs`.
 */
export async function runCommand({
  timeoutMs,
  tailCharacters = TAIL_CHARACTERS,
  ...options
}: CommandOptions): Promise<string> {
  const child = await startGuarded({ ...options, output: 'pipe', stopSignal: 'SIGTERM' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void child.stop();
  }, timeoutMs);
  const { code, signal } = await child.exited;
  clearTimeout(timer);
  if (code === 0) return output;
  const what = late ? `took longer than ${timeoutMs / 1000} s` : `ended with ${signal ?? code}`;
  throw new Error(`${options.command} ${what}${output === '' ? '' : `: ${output.trim().slice(-tailCharacters)}`}`);
}
