import { useParams } from '@tanstack/react-router';
import { KeysOfCreditor } from '../access/api-keys.tsx';
import { InvitePerson } from '../access/invite-person.tsx';
import { NewApiKey } from '../access/new-api-key.tsx';
import { useAccessWords } from '../access/words.ts';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { CreditorFacts } from '../settings/creditor-section.tsx';
import { useSession } from '../shell/session.tsx';
import { EditableSection } from '../ui/editable-section.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { Section } from '../ui/section.tsx';
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
  return <ScreenOf answer={creditor}>{(shown) => <ShownCreditor key={shown.id} creditor={shown} />}</ScreenOf>;
}

function ShownCreditor({ creditor }: { creditor: Creditor }) {
  const words = useOperatorWords();
  return (
    <Screen title={creditor.name} subtitle={words.asOperator} actions={<ChooseCreditor creditorId={creditor.id} />}>
      <div className="settings">
        <EditableSection title={words.facts} form={(onEnd) => <ChangeCreditor creditor={creditor} onEnd={onEnd} />}>
          <CreditorFacts creditor={creditor} />
        </EditableSection>
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
      <KeysOfCreditor creditorId={creditor.id} />
    </Section>
  );
}
