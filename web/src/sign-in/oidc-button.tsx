import { answerOf, api } from '../api/client.ts';
import { useAction } from '../api/use-answer.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useCommonWords } from '../words/common.ts';

/** Leads to the OpenID provider, which sends people back to the page. */
export function OidcButton({ label }: { label: string }) {
  const common = useCommonWords();
  const begin = useAction(() => answerOf(api.POST('/v1/oidc/start')), {
    onDone: ({ url }) => location.assign(url),
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
