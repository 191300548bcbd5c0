import { readDatabaseUrl } from '../db/database-tls.ts';
import { runToldBy, readEnvironment, readUrl } from '../db/environment.ts';
import { openOrm } from '../db/orm.ts';
import { LINK_LASTS_MS } from '../db/people/insert-link.ts';
import { makeOperatorLink } from './people/make-operator-link.ts';

const HOUR_MS = 3_600_000;

/**
 * Prints a link by which the first operator comes in, or any other: `node api/invite-operator.ts <e-mail>`. Needs `DATABASE_URL` and
 * `PUBLIC_URL`. Who is there already becomes an operator at once, and the link lets them choose a new password.
 */
await runToldBy(process.env, async (env) => {
  const settings = readEnvironment(env, (variables) => ({
    databaseUrl: readDatabaseUrl(variables),
    publicUrl: readUrl(variables, 'PUBLIC_URL') ?? variables.demanded('PUBLIC_URL'),
  }));
  const [email] = process.argv.slice(2);
  if (email === undefined || !/^[^@\s]+@[^@\s]+$/.test(email)) {
    process.stderr.write('Usage: node api/invite-operator.ts <e-mail>\n');
    process.exitCode = 1;
    return;
  }
  const orm = await openOrm({ databaseUrl: settings.databaseUrl, poolMax: 1 });
  try {
    const { kind, path } = await makeOperatorLink(orm.em.fork(), email.toLowerCase());
    process.stdout.write(`${settings.publicUrl}${path}\n`);
    process.stderr.write(`Good once, within ${LINK_LASTS_MS[kind] / HOUR_MS} hours. Whoever has it is an operator.\n`);
  } finally {
    await orm.close();
  }
});
