import type { Context } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { Logger } from 'pino';
import { sqlStateOf } from '../db/database-away.ts';

/** One line for each activity that is over, in the form of the API's requests: ids alone, whose it is, how it came out, and how long it took. */
export function logActivities(log: Pick<Logger, 'info'>): ActivityInterceptorsFactory {
  return ({ info }: Context) => ({
    inbound: {
      async execute(input, next) {
        const startedMs = performance.now();
        const tell = (outcome: string) => {
          const { activityType: activity, workflowExecution, attempt } = info;
          const ms = Math.round(performance.now() - startedMs);
          const workflowId = workflowExecution?.workflowId ?? null;
          log.info({ activity, workflowId, attempt, outcome, ms, creditorId: creditorIn(input.args) }, 'activity');
        };
        try {
          const answer = await next(input);
          tell('done');
          return answer;
        } catch (error) {
          // Its message may name what it is about.
          tell(sqlStateOf(error) || (error instanceof Error ? error.name : 'failed'));
          throw error;
        }
      },
    },
  });
}

/** The creditor that an activity is told to work for, where it is told one. */
function creditorIn([first]: readonly unknown[]): string | null {
  if (typeof first !== 'object' || first === null || !('creditorId' in first)) return null;
  return typeof first.creditorId === 'string' ? first.creditorId : null;
}
