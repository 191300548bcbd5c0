import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useSession } from '../shell/session.tsx';
import { Moment } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { WorkflowLink } from '../ui/workflow-link.tsx';
import { RunStatus } from './run-status.tsx';
import { useRunWords } from './run-words.ts';

type Run = components['schemas']['Run'];

/** How far a run has come, of the same query as its members. */
export function RunFigures({ run }: { run: Run }) {
  const words = useRunWords();
  const format = useFormat();
  const { temporalUiUrl } = useSession();
  const done = run.billed + run.settled;
  const progress = words.progress(format.count(done), format.count(run.members));
  const figures = [
    [words.billed, run.billed, ''],
    [words.settled, run.settled, ''],
    [words.waiting, run.waiting, ''],
    [words.needsAttention, run.needsAttention, run.needsAttention > 0 ? 'late' : ''],
    [words.mailed, run.mailed, ''],
    [words.mailsWaiting, run.mailsWaiting, ''],
    // Of what has failed the API counts members and mails together.
    [words.mailsFailed, run.failed - run.needsAttention, run.failed > run.needsAttention ? 'late' : ''],
  ] as const;
  return (
    <>
      <p className="totals" role="status">
        {progress}
      </p>
      <progress aria-label={progress} max={Math.max(1, run.members)} value={done} />
      <dl className="big-figures">
        {figures.map(([name, count, tone]) => (
          <div key={name} className={tone}>
            <dt>{name}</dt>
            <dd className="figure">{format.count(count)}</dd>
          </div>
        ))}
      </dl>
      <Facts
        facts={[
          [words.state, <RunStatus key="status" status={run.status} />],
          [words.begun, <Moment key="begun" instant={run.createdAt} />],
          temporalUiUrl !== null && [words.workflow, <WorkflowLink key="workflow" id={`run/${run.id}`} />],
        ]}
      />
    </>
  );
}
