import { Counter, Histogram, type Registry } from 'prom-client';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From what a night's queue takes to a worker that was away for a month, seconds. Alerts name some of them. */
const LATE_BUCKETS = [1, 10, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY, 2 * DAY, 7 * DAY, 30 * DAY];

/** A label is never empty. */
const NO_CODE = 'none';

/** What a worker is told that it has done: the words of the activities. */
type Done =
  | { readonly what: 'draft'; readonly kind: string; readonly dueAtMs: number | null }
  | { readonly what: 'mail'; readonly kind: string; readonly outcome: string }
  | { readonly what: 'match'; readonly outcome: string }
  | { readonly what: 'file'; readonly outcome: string }
  | { readonly what: 'failure'; readonly activity: string; readonly code: string | null };

/** What is billed: whatever else becomes of a period is late for nobody. */
const BILLED: ReadonlySet<string> = new Set(['issued', 'run_started']);

/**
 * Counts what a worker does, and how late it bills: the moment at which the period was drafted, less the one from which it could have been.
 * @param now the clock, epoch ms
 */
export function countWork(registry: Registry, now: () => number = Date.now): (done: Done) => void {
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const drafts = counter('termin_drafts_total', 'What became of periods, and of the members of groups', 'kind');
  const mails = counter('termin_mails_total', 'Tries at a mail, by what it is and what came of it', 'kind', 'outcome');
  const matches = counter('termin_matches_total', 'Payments of files, by what they were found to be', 'outcome');
  const files = counter('termin_files_total', 'Files that came and went, by what became of them', 'outcome');
  const failures = counter('termin_activity_failures_total', 'What is tried again, and why', 'activity', 'code');
  const late = new Histogram({
    name: 'termin_billing_late_seconds',
    help: 'From the moment a period could be billed until it was',
    buckets: LATE_BUCKETS,
    registers: [registry],
  });
  return (done) => {
    switch (done.what) {
      case 'draft':
        drafts.inc({ kind: done.kind });
        // Clocks of two machines may differ by a little.
        if (done.dueAtMs !== null && BILLED.has(done.kind)) late.observe(Math.max(0, now() - done.dueAtMs) / 1000);
        return;
      case 'mail':
        return mails.inc({ kind: done.kind, outcome: done.outcome });
      case 'match':
        return matches.inc({ outcome: done.outcome });
      case 'file':
        return files.inc({ outcome: done.outcome });
      case 'failure':
        return failures.inc({ activity: done.activity, code: done.code ?? NO_CODE });
    }
  };
}
