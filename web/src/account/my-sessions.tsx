import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { renewSession } from '../shell/renew-session.ts';
import { NOBODY } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Moment } from '../ui/day.tsx';
import { Section } from '../ui/section.tsx';
import { Shown } from '../ui/shown.tsx';
import { browserOf } from './browser-of.ts';
import { useAccountWords } from './words.ts';

export function MySessions() {
  const words = useAccountWords();
  const sessions = useAnswer(['sessions'], (signal) => answerOf(api.GET('/v1/sessions', { signal })));
  return (
    <Section title={words.sessions} aside={<SignOutEverywhere />}>
      <Shown answer={sessions}>
        {({ data }) => (
          <DataTable
            caption={words.sessions}
            rows={data}
            keyOf={({ id }) => id}
            columns={[
              {
                head: words.device,
                cell: ({ agent, isThisOne }) => (
                  <span title={agent ?? undefined}>
                    {agent === null ? words.unknownDevice : browserOf(agent)}{' '}
                    {isThisOne && <strong>({words.thisOne})</strong>}
                  </span>
                ),
              },
              { head: words.creditor, cell: ({ creditorName }) => creditorName },
              { head: words.begun, onlyWide: true, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
              { head: words.seen, isState: true, cell: ({ seenAt }) => <Moment instant={seenAt} /> },
              { head: words.expires, onlyWide: true, cell: ({ expiresAt }) => <Moment instant={expiresAt} /> },
            ]}
          />
        )}
      </Shown>
    </Section>
  );
}

function SignOutEverywhere() {
  const words = useAccountWords();
  const client = useQueryClient();
  return (
    <ActionDialog
      name={words.endAll}
      isGrave
      send={() => answerOf(api.DELETE('/v1/sessions'))}
      onDone={() => renewSession(client, NOBODY)}
    >
      <p>{words.endAllText}</p>
    </ActionDialog>
  );
}
