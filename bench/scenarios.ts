import { measureApi } from './measure-api.ts';
import { measureForecast } from './measure-forecast.ts';
import { measureGroup } from './measure-group.ts';
import { measureLists } from './measure-lists.ts';
import { measureMails, WHILE_LAID_READY } from './measure-mails.ts';
import { measureMonthEnd } from './measure-month-end.ts';
import { failureOf, measureReturns } from './measure-returns.ts';
import { measureSleeping } from './measure-sleeping.ts';
import { measureSubscriptions } from './measure-subscriptions.ts';
import { failureOfApi, printApiReport } from './print-api-report.ts';
import { printForecastReport } from './print-forecast-report.ts';
import { printGroupReport } from './print-group-report.ts';
import { failureOfLists, printListsReport } from './print-lists-report.ts';
import { printMailsReport } from './print-mails-report.ts';
import { printMonthEndReport } from './print-month-end-report.ts';
import { printReturnsReport } from './print-returns-report.ts';
import { printSleepingReport } from './print-sleeping-report.ts';
import { printSubscriptionsReport } from './print-subscriptions-report.ts';
import { withBenchStack } from './with-bench-stack.ts';

/** What was asked for on the command line. */
interface Asked {
  readonly count: number;
  /** How many payments of a file are booked. */
  readonly booked: number;
  /** How many workflows a worker keeps in memory. */
  readonly cache: number;
  /** Where the database of the lists stays, and is taken up again; null where it is taken away. */
  readonly keepIn: string | null;
  readonly onProgress: (message: string) => void;
}

/** What was measured, for a program and for a person, and what is wrong with it. */
export interface Told {
  readonly report: object;
  readonly text: string;
  readonly failure: string | null;
}

export interface Scenario {
  /** How many of its things it is measured with where nothing is said, and at most. */
  readonly usual: number;
  readonly most: number;
  readonly measure: (asked: Asked) => Promise<Told>;
}

/** So few that the mails of a group, which follow its drafts for minutes, take nothing from what is measured. */
const MAILS_PER_SECOND_OF_GROUP = 1;

function scenario<Report extends object>(
  { usual, most }: { usual: number; most: number },
  measure: (asked: Asked) => Promise<Report>,
  { print, failure = () => null }: { print: (report: Report) => string; failure?: (report: Report) => string | null },
): Scenario {
  return {
    usual,
    most,
    async measure(asked) {
      const report = await measure(asked);
      return { report, text: print(report), failure: failure(report) };
    },
  };
}

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  subscriptions: scenario(
    { usual: 2000, most: 5000 },
    (asked) => withBenchStack(asked, (stack) => measureSubscriptions(stack, asked)),
    { print: printSubscriptionsReport },
  ),
  group: scenario(
    { usual: 10_000, most: 99_999 },
    ({ count, onProgress }) =>
      withBenchStack({ mailsPerSecond: MAILS_PER_SECOND_OF_GROUP, onProgress }, (stack) =>
        measureGroup(stack, { members: count, onProgress }),
      ),
    { print: printGroupReport },
  ),
  mails: scenario(
    { usual: 600, most: 5000 },
    ({ count, onProgress }) =>
      withBenchStack({ mailsPerSecond: WHILE_LAID_READY, onProgress }, (stack) =>
        measureMails(stack, { count, onProgress }),
      ),
    {
      print: printMailsReport,
    },
  ),
  sleeping: scenario(
    { usual: 20_000, most: 100_000 },
    (asked) => withBenchStack(asked, (stack) => measureSleeping(stack, asked)),
    { print: printSleepingReport },
  ),
  'month-end': scenario(
    { usual: 2000, most: 5000 },
    (asked) => withBenchStack(asked, (stack) => measureMonthEnd(stack, asked)),
    { print: printMonthEndReport },
  ),
  api: scenario(
    { usual: 200_000, most: 600_000 },
    (asked) => withBenchStack(asked, (stack) => measureApi(stack, asked)),
    { print: printApiReport, failure: failureOfApi },
  ),
  forecast: scenario({ usual: 100_000, most: 200_000 }, measureForecast, { print: printForecastReport }),
  returns: scenario({ usual: 1_000_000, most: 1_000_000 }, measureReturns, {
    print: printReturnsReport,
    failure: failureOf,
  }),
  lists: scenario({ usual: 100_000, most: 200_000 }, measureLists, {
    print: printListsReport,
    failure: failureOfLists,
  }),
};
