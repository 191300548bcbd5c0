import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SECRETS } from '../../db/environment.ts';
import { PROJECT_ROOT } from '../../dev/project-root.ts';

/** What both processes read beside their own settings. */
const SHARED = ['db/database-tls.ts', 'db/temporal-settings.ts'];
/** Read by Temporal's own package. */
const BY_PACKAGE = ['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE'];

/** The names of the variables that a process reads, and of those without which it does not start. */
export function variablesReadBy(process: 'api' | 'worker'): { all: Set<string>; demanded: Set<string> } {
  const own = readdirSync(join(PROJECT_ROOT, process))
    .filter((file) => /^(main|(?:\w+-)?settings)\.ts$/.test(file))
    .map((file) => join(process, file));
  const code = [...own, ...SHARED].map((path) => readFileSync(join(PROJECT_ROOT, path), 'utf8')).join('\n');
  const names = (pattern: RegExp) => [...code.matchAll(pattern)].map(([, name, other = '']) => name ?? other);
  const read = [...names(/'([A-Z]+(?:_[A-Z]+)*)'/g), ...BY_PACKAGE];
  return {
    all: new Set([...read, ...SECRETS.filter((name) => read.includes(name)).map((name) => `${name}_FILE`)]),
    demanded: new Set(names(/demanded\('([A-Z_]+)'\)|\b([A-Z_]+) is not set/g)),
  };
}
