import { stat } from 'node:fs/promises';

/** Five minutes: longer than any machine that still works needs for a step of which it says nothing. */
export const SILENCE_MS = 300_000;
const LOOKS_PER_SILENCE = 50;

/**
 * Watches the log of a program that is starting. How long a start takes is the machine's affair; only one that says nothing for
 * `silenceMs` hangs. @returns what ends the watch.
 */
export function watchSilence({
  logFile,
  onSilence,
  silenceMs = SILENCE_MS,
}: {
  logFile: string;
  onSilence: () => void;
  silenceMs?: number;
}): () => void {
  let size = 0;
  let heardAt = performance.now();
  const look = async (): Promise<void> => {
    const now = await stat(logFile).then(
      (file) => file.size,
      () => 0,
    );
    if (now !== size) heardAt = performance.now();
    size = now;
    if (performance.now() - heardAt >= silenceMs) onSilence();
  };
  const timer = setInterval(() => void look(), silenceMs / LOOKS_PER_SILENCE);
  return () => clearInterval(timer);
}
