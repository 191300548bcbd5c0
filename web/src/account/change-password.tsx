import { answerOf, api } from '../api/client.ts';
import { useSession } from '../shell/session.tsx';
import { ActionForm } from '../ui/action-form.tsx';
import { TextField } from '../ui/field.tsx';
import { Section } from '../ui/section.tsx';
import { useSecret } from '../ui/use-secret.ts';
import { useAccountWords } from './words.ts';

export function ChangePassword() {
  const words = useAccountWords();
  const { person } = useSession();
  const [current, setCurrent] = useSecret('');
  const [next, setNext] = useSecret('');
  return (
    <Section title={words.password}>
      <ActionForm
        button={words.changePassword}
        done={words.passwordChanged}
        isReady={next !== ''}
        onDone={() => {
          setCurrent('');
          setNext('');
        }}
        send={() =>
          answerOf(
            api.POST('/v1/password', {
              body: { currentPassword: current === '' ? null : current, newPassword: next },
            }),
          )
        }
      >
        <p className="hint">{words.passwordText}</p>
        {/* For password managers, which keep it by the address. */}
        <input type="email" autoComplete="username" value={person.email} readOnly hidden />
        <TextField
          label={words.currentPassword}
          pointer="/currentPassword"
          hint={words.currentHint}
          type="password"
          autoComplete="current-password"
          isOptional
          value={current}
          onChange={setCurrent}
        />
        <TextField
          label={words.newPassword}
          pointer="/newPassword"
          hint={words.passwordHint}
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={setNext}
        />
      </ActionForm>
    </Section>
  );
}
