import { CancelledFailure } from '@temporalio/common';
import { Context } from '@temporalio/activity';

/**
 * Tells Temporal that a long activity is alive, and ends it where its worker was told to stop: another one goes on from where it is.
 * An old version whose database has been migrated would else read and book for hours by rules of yesterday.
 * @throws CancelledFailure where the worker stops, or the activity was cancelled.
 */
export function stayAlive(): void {
  const context = Context.current();
  if (context.cancellationSignal.aborted) throw new CancelledFailure('told to stop');
  context.heartbeat();
}
