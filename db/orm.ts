import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type PostgreSqlDriver } from '@mikro-orm/postgresql';
import { readDatabaseTls } from './database-tls.ts';
import { ENTITIES } from './entities/index.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { timeoutOptions, type Timeouts } from './timeouts.ts';
import { QuickQuotingDriver } from './quick-quoting-driver.ts';

export type Orm = MikroORM;
export type { SqlEntityManager as EntityManager } from '@mikro-orm/postgresql';

/** Connections of one process; PostgreSQL's default allows a hundred in all. */
const DEFAULT_POOL_MAX = 10;

/** Said of each connection: who migrates tells by it that what works beside looks at the migrations. Versions until 0.1.0 said nothing. */
const APPLICATION_NAME = 'termin';

/** After this a host that does not answer counts as away. A busy one takes its time to begin a process for a connection. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Pages lie in memory or on a disk without arms: to fetch one by an index costs hardly more than to read on. PostgreSQL's own 4 is of disks with arms. */
const PLANNING = '-c random_page_cost=1.1';

const DRIVER: typeof PostgreSqlDriver = QuickQuotingDriver;

/** Opens the database. It connects at first use, so that a process starts while the database is away. */
export async function openOrm({
  databaseUrl,
  poolMax = DEFAULT_POOL_MAX,
  timeouts,
}: {
  databaseUrl: string;
  poolMax?: number;
  /** Without them a statement takes as long as it takes. */
  timeouts?: Timeouts;
}): Promise<Orm> {
  const ssl = readDatabaseTls(databaseUrl);
  return MikroORM.init({
    driver: DRIVER,
    clientUrl: databaseUrl,
    entities: ENTITIES,
    extensions: [Migrator],
    timezone: 'UTC',
    forceUtcTimezone: true,
    pool: { max: poolMax },
    driverOptions: {
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: APPLICATION_NAME,
      options: timeouts === undefined ? PLANNING : `${PLANNING} ${timeoutOptions(timeouts)}`,
      // The ORM takes host, port, names and password from the address, and passes over what it says of TLS.
      ...(ssl === undefined ? {} : { ssl }),
    },
    migrations: { migrationsList: MIGRATIONS, snapshot: false, silent: true, tableName: 'migration' },
    // Foreign keys and triggers are written by hand in the migrations: they hold rules that entities cannot say.
    schemaGenerator: { createForeignKeyConstraints: false, ignoreTriggers: true },
  });
}
