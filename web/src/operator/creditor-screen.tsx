import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { InvitePerson } from '../access/invite-person.tsx';
import { NewApiKey } from '../access/new-api-key.tsx';
import { useAccessWords } from '../access/words.ts';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { CreditorFacts } from '../settings/creditor-section.tsx';
import { useSession } from '../shell/session.tsx';
import { Screen } from '../ui/screen.tsx';
import { Section } from '../ui/section.tsx';
import { Shown } from '../ui/shown.tsx';
import { useCommonWords } from '../words/common.ts';
import { ChangeCreditor } from './change-creditor.tsx';
import { ChooseCreditor, ChooseNone } from './choose-creditor.tsx';
import { CreditorNumbers } from './creditor-numbers.tsx';
import { useOperatorWords } from './words.ts';

type Creditor = components['schemas']['Creditor'];

/** A creditor as an operator sees it: its facts and numbers, and who gets in first; none of its customers. */
export function CreditorScreen() {
  const { creditorId } = useParams({ from: '/operator/$creditorId' });
  const creditor = useAnswer(['creditors', creditorId], (signal) =>
    answerOf(api.GET('/v1/creditors/{creditorId}', { params: { path: { creditorId } }, signal })),
  );
  return <Shown answer={creditor}>{(shown) => <ShownCreditor key={shown.id} creditor={shown} />}</Shown>;
}

function ShownCreditor({ creditor }: { creditor: Creditor }) {
  const words = useOperatorWords();
  const common = useCommonWords();
  const [isEditing, setIsEditing] = useState(false);
  return (
    <Screen title={creditor.name} subtitle={words.asOperator} actions={<ChooseCreditor creditorId={creditor.id} />}>
      <div className="settings">
        <Section
          title={words.facts}
          aside={
            !isEditing && (
              <button type="button" onClick={() => setIsEditing(true)}>
                {common.change}
              </button>
            )
          }
        >
          {isEditing ? (
            <ChangeCreditor creditor={creditor} onEnd={() => setIsEditing(false)} />
          ) : (
            <CreditorFacts creditor={creditor} />
          )}
        </Section>
        <CreditorNumbers creditor={creditor} />
        <Access creditor={creditor} />
      </div>
    </Screen>
  );
}

function Access({ creditor }: { creditor: Creditor }) {
  const words = useOperatorWords();
  const access = useAccessWords();
  const { creditor: chosen } = useSession();
  const isPossible = chosen === null || chosen.id === creditor.id;
  return (
    <Section title={access.title}>
      {isPossible ? (
        <>
          <p className="hint">{words.accessText}</p>
          <div className="actions">
            <InvitePerson creditorId={creditor.id} first="admin" />
            <NewApiKey creditorId={creditor.id} />
          </div>
        </>
      ) : (
        <ChooseNone text={words.accessNeedsNone} />
      )}
    </Section>
  );
}
