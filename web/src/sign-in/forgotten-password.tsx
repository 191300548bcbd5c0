import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { useAction } from '../api/use-answer.ts';
import { TextField } from '../ui/field.tsx';
import { FormPage } from './form-page.tsx';
import { useSignInWords } from './words.ts';

/** Asks for a link to choose a new password by. The answer is the same whether the address is known or not. */
export function ForgottenPassword({ email: typed, onBack }: { email: string; onBack: () => void }) {
  const words = useSignInWords();
  const [email, setEmail] = useState(typed);
  const ask = useAction(() => answerOf(api.POST('/v1/password-resets', { body: { email } })));
  return (
    <FormPage
      title={words.forgotTitle}
      text={words.forgotText}
      button={words.send}
      action={{ mutate: () => ask.mutate(), isPending: ask.isPending, error: ask.error }}
      foot={
        <button type="button" className="plain" onClick={onBack}>
          {words.back}
        </button>
      }
    >
      <TextField
        label={words.email}
        pointer="/email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
      />
      {ask.isSuccess && <p role="status">{words.sent}</p>}
    </FormPage>
  );
}
