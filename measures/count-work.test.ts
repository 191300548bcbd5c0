import { expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { countWork } from './count-work.ts';

const NOW_MS = Date.UTC(2026, 10, 23, 2);
const HOUR_MS = 60 * 60 * 1000;

function work() {
  const registry = new Registry();
  return { seen: countWork(registry, () => NOW_MS), told: () => registry.metrics() };
}

test('a period is as late as the time from when it could be billed until it was, up to days', async () => {
  const { seen, told } = work();
  for (const lateMs of [0, 2 * HOUR_MS, 50 * HOUR_MS]) {
    seen({ what: 'draft', kind: 'issued', dueAtMs: NOW_MS - lateMs });
  }
  const lines = (await told()).split('\n');
  expect(lines).toContain('termin_billing_late_seconds_sum 187200');
  expect(lines).toContain('termin_billing_late_seconds_bucket{le="3600"} 1');
  expect(lines).toContain('termin_billing_late_seconds_bucket{le="21600"} 2');
  expect(lines).toContain('termin_billing_late_seconds_bucket{le="604800"} 3');
});

test('what is not billed is late for nobody, and a clock that is behind makes nothing early', async () => {
  const { seen, told } = work();
  seen({ what: 'draft', kind: 'paused', dueAtMs: 0 });
  seen({ what: 'draft', kind: 'issued', dueAtMs: null });
  expect(await told()).toContain('termin_billing_late_seconds_count 0');
  seen({ what: 'draft', kind: 'issued', dueAtMs: NOW_MS + HOUR_MS });
  expect(await told()).toContain('termin_billing_late_seconds_sum 0');
});

test('what is done is counted by its words', async () => {
  const { seen, told } = work();
  seen({ what: 'draft', kind: 'run_started', dueAtMs: NOW_MS });
  seen({ what: 'mail', kind: 'invoice', outcome: 'later' });
  seen({ what: 'match', outcome: 'exact' });
  seen({ what: 'match', outcome: 'exact' });
  seen({ what: 'file', outcome: 'handed_over' });
  seen({ what: 'failure', activity: 'billPeriod', code: '57P01' });
  seen({ what: 'failure', activity: 'billPeriod', code: null });
  const counted = (await told()).split('\n').filter((line) => /^termin_\w+_total\{/.test(line));
  expect(counted).toEqual([
    'termin_drafts_total{kind="run_started"} 1',
    'termin_mails_total{kind="invoice",outcome="later"} 1',
    'termin_matches_total{outcome="exact"} 2',
    'termin_files_total{outcome="handed_over"} 1',
    'termin_activity_failures_total{activity="billPeriod",code="57P01"} 1',
    'termin_activity_failures_total{activity="billPeriod",code="none"} 1',
  ]);
});
