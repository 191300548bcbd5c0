import { answerOf, api } from '../api/client.ts';
import { useAction } from '../api/use-answer.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useCommonWords } from '../words/common.ts';
import { keepPlace } from './place-before.ts';

/** Leads to the OpenID provider, which sends people back to the page, and that to where they were. */
export function OidcButton({ label }: { label: string }) {
  const common = useCommonWords();
  const begin = useAction(() => answerOf(api.POST('/v1/oidc/start')), {
    onDone: ({ url }) => {
      keepPlace();
      location.assign(url);
    },
  });
  return (
    <>
      <button type="button" disabled={begin.isPending} onClick={() => begin.mutate()}>
        {begin.isPending ? common.working : label}
      </button>
      <ProblemNote error={begin.error} />
    </>
  );
}
