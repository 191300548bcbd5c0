import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { useAction } from '../api/use-answer.ts';
import { SESSION_KEY, useSession } from '../shell/session.tsx';
import { SelectField } from '../ui/field.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Section } from '../ui/section.tsx';
import type { Language } from '../words/language.tsx';
import { useAccountWords } from './words.ts';

/** The page follows at once: everything that is shown stands in the session's language. */
export function ChooseLanguage() {
  const words = useAccountWords();
  const { person } = useSession();
  const client = useQueryClient();
  const choose = useAction((language: Language) => answerOf(api.PATCH('/v1/session', { body: { language } })), {
    onDone: (session) => void client.setQueryData(SESSION_KEY, session),
  });
  return (
    <Section title={words.language}>
      <div className="form">
        <SelectField
          label={words.language}
          pointer="/language"
          hint={words.languageText}
          value={person.language}
          onChange={(language) => choose.mutate(language)}
          options={[
            ['da', words.danish],
            ['en', words.english],
          ]}
        />
        <ProblemNote error={choose.error} />
      </div>
    </Section>
  );
}
