import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** How a server of a run behaves: it reads this from a file each time, so that it is the same one after it was killed. */
export type Mood =
  | 'well'
  /** 4xx. */
  | 'busy'
  /** 5xx, to the message. */
  | 'refusing'
  /** Keeps a mail and hangs up before it says so. */
  | 'taking_and_hanging_up'
  | 'full'
  | 'cutting_puts'
  | 'cutting_before_renames'
  | 'cutting_after_renames';

export function setMood(file: string, mood: Mood): void {
  writeFileSync(`${file}.new`, mood);
  renameSync(`${file}.new`, file);
}

export function readMood(file: string): Mood {
  try {
    return readFileSync(file, 'utf8') as Mood;
  } catch {
    return 'well';
  }
}
