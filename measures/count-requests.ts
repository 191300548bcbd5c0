import { Counter, Histogram, type Registry } from 'prom-client';

/** From what an index answers to what a report over a year takes, seconds. */
const BUCKETS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];

/** A request that no route has, or whose client went, has a word of its own: a label is never empty. */
const NO_ROUTE = 'none';
const NO_STATUS = 'gone';

/** Counts requests by what they asked and how they were answered, and for how long it took. */
export function countRequests(
  registry: Registry,
): (request: {
  method: string;
  route: string | null;
  status: number | null;
  problem: string | null;
  seconds: number;
}) => void {
  const requests = new Histogram({
    name: 'termin_http_request_seconds',
    help: 'Requests by route and status, and how long each took',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const problems = new Counter({
    name: 'termin_problems_total',
    help: 'Requests that were answered by an error, by its code',
    labelNames: ['code'],
    registers: [registry],
  });
  return ({ method, route, status, problem, seconds }) => {
    requests.observe({ method, route: route ?? NO_ROUTE, status: status ?? NO_STATUS }, seconds);
    if (problem !== null) problems.inc({ code: problem });
  };
}
