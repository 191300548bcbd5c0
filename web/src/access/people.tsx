import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ifStillAs } from '../api/seen.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useSession } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Moment } from '../ui/day.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { Section } from '../ui/section.tsx';
import { Shown } from '../ui/shown.tsx';
import { Status } from '../ui/status.tsx';
import { useCommonWords } from '../words/common.ts';
import { RoleField } from './role-field.tsx';
import { useAccessWords, useRoleWords } from './words.ts';

type Person = components['schemas']['Person'];

const ROLES = ['admin', 'bookkeeper', 'read_only'] as const;

export function People() {
  const words = useAccessWords();
  const common = useCommonWords();
  const roleWords = useRoleWords();
  const me = useSession().person.id;
  const people = useAnswer(['people'], (signal) => answerOf(api.GET('/v1/people', { signal })));
  return (
    <Section title={words.people}>
      <p className="hint">{words.peopleText}</p>
      <Shown answer={people}>
        {({ data }) => (
          <DataTable
            caption={words.people}
            rows={data}
            keyOf={({ id }) => id}
            columns={[
              { head: words.name, cell: ({ id, name }) => (id === me ? `${name} (${words.you})` : name) },
              { head: words.email, cell: ({ email }) => email },
              { head: words.role, cell: ({ role }) => roleWords(role) },
              {
                head: words.secondFactor,
                onlyWide: true,
                cell: ({ hasSecondFactor }) => (hasSecondFactor ? common.yes : common.no),
              },
              { head: words.since, onlyWide: true, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
              {
                head: words.state,
                isState: true,
                cell: ({ disabledAt }) =>
                  disabledAt === null ? (
                    <Status tone="good">{words.active}</Status>
                  ) : (
                    <Status tone="quiet">{words.disabled}</Status>
                  ),
              },
              { head: common.actions, cell: (person) => <PersonActions person={person} /> },
            ]}
          />
        )}
      </Shown>
    </Section>
  );
}

function PersonActions({ person }: { person: Person }) {
  const words = useAccessWords();
  const { name, disabledAt } = person;
  return (
    <div className="row-actions">
      <ChangeRole person={person} />
      {disabledAt === null ? (
        <ActionDialog name={words.disable} isPlain isGrave send={() => change(person, { isDisabled: true })}>
          <p>{words.disableText(name)}</p>
        </ActionDialog>
      ) : (
        <ActionDialog name={words.enable} isPlain send={() => change(person, { isDisabled: false })}>
          <p>{words.enableText(name)}</p>
        </ActionDialog>
      )}
    </div>
  );
}

const PERSON = '/v1/people/{personId}';

/** Only if the person is still what the row shows. */
async function change(shown: Person, body: components['schemas']['PersonChange']): Promise<Person> {
  const path = { personId: shown.id };
  const header = await ifStillAs(shown, answerOf(api.GET(PERSON, { params: { path } })));
  return answerOf(api.PATCH(PERSON, { params: { path, header }, body }));
}

const ChangeRole = openedAnew(function ChangeRole({ person }: { person: Person }) {
  const words = useAccessWords();
  const [role, setRole] = useState(person.role);
  return (
    <ActionDialog name={words.changeRole} isPlain send={() => change(person, { role })} isReady={role !== person.role}>
      <p>{words.changeRoleText(person.name)}</p>
      <RoleField roles={ROLES} value={role} onChange={setRole} />
    </ActionDialog>
  );
});
