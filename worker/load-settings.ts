import type { Variables } from '../db/environment.ts';

/** How much a process takes on at once. */
export interface WorkerLoad {
  /** Activities on the database, each with a connection of its own for as long as it asks. */
  readonly activitiesAtOnce: number;
  readonly mailsAtOnce: number;
  /** Up to so many questions for work stand open for each kind, as many as Temporal says are of use; null for ten of each, always. */
  readonly pollersAtMost: number | null;
  /** Workflows kept between their tasks; null for as many as the process has room for. */
  readonly workflowsInMemory: number | null;
}

export const DEFAULT_LOAD: WorkerLoad = {
  // Enough to keep the database busy while others wait for it, few enough for its connections.
  activitiesAtOnce: 16,
  mailsAtOnce: 8,
  pollersAtMost: null,
  workflowsInMemory: null,
};

/** Connections beside those of the activities: for sets of invoices, mails, measures and looks at the migrations, which are short. */
const CONNECTIONS_BESIDE = 4;

/** What is wrong is refused. */
export function readLoad({ given, numeric, refuse }: Variables): {
  readonly load: WorkerLoad;
  /** To the database, at most. */
  readonly databaseConnections: number;
} {
  const count = (name: string, otherwise: number): number =>
    numeric(name, {
      otherwise,
      holds: (value) => Number.isInteger(value) && value > 0,
      what: 'a whole number above zero',
    });
  const countOrNull = (name: string): number | null => (given(name) === null ? null : count(name, 1));
  const activitiesAtOnce = count('ACTIVITIES_AT_ONCE', DEFAULT_LOAD.activitiesAtOnce);
  const databaseConnections = count('DATABASE_CONNECTIONS', activitiesAtOnce + CONNECTIONS_BESIDE);
  if (databaseConnections < activitiesAtOnce) {
    refuse(`DATABASE_CONNECTIONS is below ACTIVITIES_AT_ONCE, ${activitiesAtOnce}: they would wait for one another`);
  }
  return {
    databaseConnections,
    load: {
      activitiesAtOnce,
      mailsAtOnce: count('MAILS_AT_ONCE', DEFAULT_LOAD.mailsAtOnce),
      pollersAtMost: countOrNull('POLLERS_AT_MOST'),
      workflowsInMemory: countOrNull('WORKFLOWS_IN_MEMORY'),
    },
  };
}
