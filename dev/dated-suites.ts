import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project-root.ts';

/** What a suite asks for that knows of today: see tests/support/test-day.ts. */
const KNOWS_TODAY = /\blastingToday\(|'coming tenth'/;
/** Of the real clock too: what they show lies ahead of it, or did. */
export const SHOW_WHAT_IS_AHEAD = /\/(csv-export|payment-dates)\.test\.ts$/;
/** Kill workers, or go on from old versions, for minutes at whatever point; their dates are those of the suites that run. */
const TAKE_MINUTES = /\/(kill-[^/]*|upgrade-goes-on)\.test\.ts$/;

/** The suites that know of dates, and so are run as if on other days: their paths below the project, in the order of their names. */
export async function datedSuites(): Promise<string[]> {
  const paths = globSync('{domain,db,activities,documents,workflows,api,worker,tests}/**/*.test.ts', {
    cwd: PROJECT_ROOT,
  });
  const dated: string[] = [];
  for (const path of paths.toSorted((one, other) => one.localeCompare(other))) {
    if (TAKE_MINUTES.test(path)) continue;
    const content = await readFile(join(PROJECT_ROOT, path), 'utf8');
    if (KNOWS_TODAY.test(content) || SHOW_WHAT_IS_AHEAD.test(path)) dated.push(path);
  }
  return dated;
}
