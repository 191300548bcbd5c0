import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Moment } from '../ui/day.tsx';
import { ObjectLink } from '../ui/object-link.tsx';
import { Status } from '../ui/status.tsx';
import { WorkflowLink } from '../ui/workflow-link.tsx';
import { useWhatToDoWords } from './code-words.ts';
import { Details } from './details.tsx';
import { useFindingWords, useObjectWords, useRepairWords } from './words.ts';

type Finding = components['schemas']['Finding'];

/** Findings of one kind: what each is about, what more is known, and its repair. */
export function FindingTable({ caption, findings }: { caption: string; findings: readonly Finding[] }) {
  const words = useFindingWords();
  return (
    <DataTable
      caption={caption}
      rows={findings}
      keyOf={({ id }) => id}
      columns={[
        { head: words.about, cell: (finding) => <About finding={finding} /> },
        { head: words.facts, cell: ({ details }) => <Details details={details} /> },
        { head: words.foundAt, cell: ({ foundAt }) => <Moment instant={foundAt} /> },
        { head: words.state, isState: true, cell: (finding) => <StateOrRepair finding={finding} /> },
      ]}
    />
  );
}

/** What has no screen of its own may lie on a subscription, which has one. */
function About({ finding: { objectType, objectId, details } }: { finding: Finding }) {
  const objectWords = useObjectWords();
  const { subscriptionId, workflowId } = details;
  const isOfSubscription =
    (objectType === 'one_off_line' || objectType === 'run') && typeof subscriptionId === 'string';
  return (
    <>
      <ObjectLink
        type={isOfSubscription ? 'subscription' : objectType}
        id={isOfSubscription ? subscriptionId : objectId}
      >
        {objectWords(objectType)}
      </ObjectLink>{' '}
      {typeof workflowId === 'string' && <WorkflowLink id={workflowId} />}
    </>
  );
}

function StateOrRepair({ finding }: { finding: Finding }) {
  const words = useFindingWords();
  const repairWords = useRepairWords();
  const may = useMay('bookkeeper');
  const { status, isRepairable, repair, closedAt } = finding;
  if (status === 'open')
    return isRepairable && may ? <Repair finding={finding} /> : <Status tone="waiting">{words.byPerson}</Status>;
  return (
    <>
      <Status tone="good">{repair === null ? words.gone : repairWords(repair)}</Status>
      {closedAt !== null && (
        <p className="why">
          <Moment instant={closedAt} />
        </p>
      )}
    </>
  );
}

function Repair({ finding: { id: findingId, code } }: { finding: Finding }) {
  const words = useFindingWords();
  const whatToDo = useWhatToDoWords();
  return (
    <ActionDialog
      name={words.repair}
      send={(key) =>
        answerOf(
          api.POST('/v1/findings/{findingId}/repair', {
            params: { path: { findingId }, header: { 'Idempotency-Key': key } },
          }),
        )
      }
    >
      <p>{whatToDo(code)}</p>
    </ActionDialog>
  );
}
