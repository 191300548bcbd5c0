import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAction } from '../api/use-answer.ts';
import { useSession } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { ActionForm } from '../ui/action-form.tsx';
import { Facts } from '../ui/facts.tsx';
import { TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Section } from '../ui/section.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { Status } from '../ui/status.tsx';
import { useSecret } from '../ui/use-secret.ts';
import { useAccountWords } from './words.ts';

type Begun = components['schemas']['SecondFactor'];

/** Begun with a secret, in force when a code of it was confirmed; the ten codes are shown then and never again. */
export function SecondFactor() {
  const words = useAccountWords();
  const { hasSecondFactor } = useSession().person;
  const [begun, setBegun] = useSecret<Begun | null>(null);
  const [codes, setCodes] = useSecret<readonly string[] | null>(null);
  const begin = useAction(() => answerOf(api.POST('/v1/second-factor')), { onDone: setBegun });
  return (
    <Section title={words.secondFactor}>
      <div className="form">
        <p>
          {hasSecondFactor ? (
            <Status tone="good">{words.factorOn}</Status>
          ) : (
            <Status tone="quiet">{words.factorOff}</Status>
          )}
        </p>
        {hasSecondFactor ? (
          <div className="actions">
            <EndSecondFactor />
          </div>
        ) : begun === null ? (
          <div className="actions">
            <button type="button" disabled={begin.isPending} onClick={() => begin.mutate()}>
              {words.begin}
            </button>
          </div>
        ) : (
          <Confirm
            begun={begun}
            onConfirmed={(made) => {
              setBegun(null);
              setCodes(made);
            }}
          />
        )}
        <ProblemNote error={begin.error} />
      </div>
      {codes !== null && (
        <ShownOnce title={words.recovery} text={words.recoveryText} secrets={codes} onKept={() => setCodes(null)} />
      )}
    </Section>
  );
}

function Confirm({ begun, onConfirmed }: { begun: Begun; onConfirmed: (codes: readonly string[]) => void }) {
  const words = useAccountWords();
  const [code, setCode] = useSecret('');
  return (
    <ActionForm
      button={words.confirm}
      isReady={code.trim() !== ''}
      onDone={({ recoveryCodes }) => onConfirmed(recoveryCodes)}
      send={() => answerOf(api.POST('/v1/second-factor/confirm', { body: { code: code.trim() } }))}
    >
      <p>{words.setUpText}</p>
      <div>
        <a className="button" href={begun.uri}>
          {words.openApp}
        </a>
      </div>
      <Facts
        facts={[
          [words.secret, <code key="secret">{inFours(begun.secret)}</code>],
          [words.uri, <code key="uri">{begun.uri}</code>],
        ]}
      />
      <TextField
        label={words.code}
        pointer="/code"
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        onChange={setCode}
      />
    </ActionForm>
  );
}

/** As it is typed from one screen to another. */
const inFours = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');

const EndSecondFactor = openedAnew(function EndSecondFactor() {
  const words = useAccountWords();
  const [code, setCode] = useSecret('');
  return (
    <ActionDialog
      name={words.endFactor}
      isGrave
      isReady={code.trim() !== ''}
      send={() => answerOf(api.DELETE('/v1/second-factor', { body: { code: code.trim() } }))}
    >
      <p>{words.endFactorText}</p>
      <TextField label={words.endCode} pointer="/code" autoComplete="one-time-code" value={code} onChange={setCode} />
    </ActionDialog>
  );
});
