import { destination, pino, type DestinationStream, type Logger } from 'pino';

const STANDARD_ERROR = 2;

/** What an error of the database tells beside its message: rows, statements and their values. */
const OF_ROWS = ['detail', 'where', 'hint', 'query', 'sql', 'parameters', 'params', 'internalQuery', 'dataType'];

/**
 * The log of a process, API and worker alike: a line of JSON for each request or activity and whatever goes wrong, on standard error. Ids alone,
 * and no values: an error is told without what the database says of rows.
 */
export function createProcessLog(
  name: 'termin-api' | 'termin-worker',
  to: DestinationStream = destination({ dest: STANDARD_ERROR, sync: true }),
): Logger {
  const paths = OF_ROWS.flatMap((field) => [`err.${field}`, `err.cause.${field}`, `err.previous.${field}`]);
  return pino({ name, redact: { paths, remove: true } }, to);
}
