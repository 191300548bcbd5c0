import type { Orm } from '../db/orm.ts';

/** The SQL that work sends, in order and with its values in place; `begin` and `commit` are statements too. Nothing else may use this ORM meanwhile. */
export async function recordStatements<Result>(
  orm: Orm,
  work: () => Promise<Result>,
): Promise<{ result: Result; statements: string[] }> {
  const logger = orm.config.getLogger();
  const logQuery = logger.logQuery.bind(logger);
  const statements: string[] = [];
  // `formatted` is the text that goes to the server; what the driver says itself, such as `begin`, has no values to fill in.
  logger.logQuery = ({ query = '', formatted = query }) => void statements.push(String(formatted).trim());
  try {
    return { result: await work(), statements };
  } finally {
    logger.logQuery = logQuery;
  }
}

export function countCommits(statements: readonly string[]): number {
  return statements.filter((statement) => statement.toLowerCase() === 'commit').length;
}
