import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { useRunWords } from './run-words.ts';

type Run = components['schemas']['Run'];

/** A run that is stopped can be resumed; one that is not can be stopped while something is left to do, and tried again. */
export function RunActions({ run }: { run: Run }) {
  const words = useRunWords();
  const path = { subscriptionId: run.subscriptionId, runId: run.id };
  const paramsOf = (key: string) => ({ params: { path, header: { 'Idempotency-Key': key } } });
  if (run.status === 'stopped')
    return (
      <ActionDialog
        name={words.resume}
        isMain
        send={(key) => answerOf(api.POST('/v1/subscriptions/{subscriptionId}/runs/{runId}/resume', paramsOf(key)))}
      >
        <p>{words.resumeText}</p>
      </ActionDialog>
    );
  return (
    <>
      {run.status !== 'billing' && (
        <ActionDialog
          name={words.retry}
          isMain={run.status === 'needs_attention'}
          send={(key) => answerOf(api.POST('/v1/subscriptions/{subscriptionId}/runs/{runId}/retry', paramsOf(key)))}
        >
          <p>{words.retryText}</p>
        </ActionDialog>
      )}
      {(run.status === 'billing' || run.waiting > 0 || run.mailsWaiting > 0) && (
        <ActionDialog
          name={words.stop}
          isGrave
          send={(key) => answerOf(api.POST('/v1/subscriptions/{subscriptionId}/runs/{runId}/stop', paramsOf(key)))}
        >
          <p>{words.stopText}</p>
        </ActionDialog>
      )}
    </>
  );
}
