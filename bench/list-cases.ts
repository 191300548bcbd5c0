import { z } from 'zod';
import { getForecast } from '../api/forecasts/get-forecast.ts';
import { listExpectedPayments } from '../api/forecasts/list-expected-payments.ts';
import { listedItem, PAGE_QUERY, SHORTEST_PART } from '../api/http/pages.ts';
import type { Route } from '../api/http/route.ts';
import { listMonthFigures } from '../api/ledger/list-month-figures.ts';
import { getOverview } from '../api/overviews/get-overview.ts';
import { ROUTES } from '../api/routes.ts';
import { searchAll } from '../api/search/search-all.ts';
import type { ListSamples } from './pick-list-samples.ts';

/** One way in which a list is asked for, or what else a page of the screen is made of. */
export interface ListCase {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** What is no list and stands on the first screen all the same, or answers as fast as one. */
const BESIDE_LISTS: readonly Route[] = [getOverview, searchAll, listMonthFigures];

/** What reckons every invoice of its months. It is measured, and no list's time is asked of it. */
export const RECKONED: readonly Route[] = [getForecast, listExpectedPayments];

/** A search for less than an index knows of a text: names are read through for it. */
export const isShortSearch = ({ query: { q } }: ListCase): boolean => q !== undefined && q.length < SHORTEST_PART;

/** A filter that is taken together with others alone. */
const COMPANIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'listInvoices sort due': { paymentStatus: 'open' },
  'listDebtorBalances sort overdue': { overdue: 'true' },
};

/** Filters that people put together, beside each filter by itself. */
const TOGETHER: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  listInvoices: [
    { paymentStatus: 'overdue', sort: 'due' },
    { paymentStatus: 'overdue', q: 'hansen' },
    { paymentStatus: 'open', q: 'prøve', sort: 'due' },
    { paymentStatus: 'open', paymentMethod: 'fi71' },
    { paymentStatus: 'settled', q: 'hansen' },
  ],
  listDebtorBalances: [
    { overdue: 'true', q: 'hansen', sort: 'overdue' },
    { overdue: 'false', withCredit: 'false' },
    { overdue: 'true', withCredit: 'true' },
  ],
  listPayments: [
    { status: 'waiting', q: 'faktura' },
    { status: 'matched', source: 'fi_file', q: 'faktura 17' },
  ],
  listSubscriptions: [{ status: 'active', q: 'hansen' }],
  listDebtors: [{ q: 'prøve', include: 'balance' }],
};

/**
 * Every list of a creditor with nothing asked, with each value of each of its filters, and what people put together; a list that can be summed
 * up is, each time. @throws Error for a filter or a part of a path that it has no example of: whoever adds one says here what is asked for
 */
export function listCases(samples: ListSamples): ListCase[] {
  return ROUTES.filter(isMeasured).flatMap((route) => {
    const given: Readonly<Record<string, string>> = { ...samples.values, ...samples.ofRoutes[route.operationId] };
    const params = Object.fromEntries(
      Object.keys(route.schemas.params?.shape ?? {}).map((name) => [name, exampleOf(route, given, name)]),
    );
    const required = Object.fromEntries(
      shapeOf(route)
        .filter(([, schema]) => schema instanceof z.ZodType && !schema.safeParse(undefined).success)
        .map(([name]) => [name, exampleOf(route, given, name)]),
    );
    const filters = shapeOf(route).flatMap(([name, schema]) =>
      valuesOf(schema, () => [exampleOf(route, given, name), ...(samples.more[name] ?? [])]).map((value) => ({
        ...COMPANIONS[`${route.operationId} ${name} ${value}`],
        ...withThose(route, given, name),
        [name]: value,
      })),
    );
    const queries = [
      ...(Object.keys(required).length === 0 ? [{}] : []),
      ...filters,
      ...(TOGETHER[route.operationId] ?? []),
    ];
    const canBeSummed = 'summary' in (route.schemas.query?.shape ?? {});
    return queries
      .flatMap((query) => (canBeSummed ? [query, { ...query, summary: 'true' }] : [query]))
      .map((query) => ({ route, params, query: { ...required, ...query } }));
  });
}

/** What a filter is asked for with: an end with its beginning, and a way to reach a debtor with the debtor. */
function withThose(
  route: Route,
  given: Readonly<Record<string, string>>,
  name: string,
): Readonly<Record<string, string>> {
  const companion = { through: 'debtorId', to: 'from' }[name];
  if (companion === undefined || !(companion in (route.schemas.query?.shape ?? {}))) return {};
  return { [companion]: exampleOf(route, given, companion) };
}

function isMeasured(route: Route): boolean {
  if (BESIDE_LISTS.includes(route) || RECKONED.includes(route)) return true;
  // Creditors are few, and so are a person's own sessions.
  return (
    route.method === 'get' &&
    listedItem(route.schemas.answer) !== null &&
    route.access !== 'operator' &&
    route.access !== 'person'
  );
}

/** The filters of a list; nothing that says which page of it, or in which form. */
function shapeOf(route: Route): [string, z.core.$ZodType][] {
  return Object.entries(route.schemas.query?.shape ?? {}).filter(
    ([name]) => !(name in PAGE_QUERY) && name !== 'summary',
  );
}

/** Each word of a filter that has its words, or the examples. */
function valuesOf(schema: z.core.$ZodType, examples: () => string[]): string[] {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodEnum ? inner.options.map(String) : examples();
}

function exampleOf({ operationId }: Route, given: Readonly<Record<string, string>>, name: string): string {
  const example = given[name];
  if (example === undefined) throw new Error(`${operationId} has no example of ${name}`);
  return example;
}

/** As a person reads it. */
export function nameOf({ route, query }: ListCase): string {
  const asked = Object.entries(query).map(([name, value]) => `${name}=${value.length === 36 ? '…' : value}`);
  return [route.operationId, ...asked].join(' ');
}

/** As the API is asked for it. */
export function pathOf({ route, params, query }: ListCase): string {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => params[name] ?? '');
  const asked = new URLSearchParams(query).toString();
  return asked === '' ? path : `${path}?${asked}`;
}
