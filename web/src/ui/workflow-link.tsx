import { useSession } from '../shell/session.tsx';
import { useCommonWords } from '../words/common.ts';

/** To a workflow's latest run in the Temporal UI: for operators, where the API knows of one. `id` is as in ARCHITECTURE.md, `delivery/…`. */
export function WorkflowLink({ id }: { id: string }) {
  const words = useCommonWords();
  const { temporalUiUrl, temporalNamespace } = useSession();
  if (temporalUiUrl === null || temporalNamespace === null) return null;
  const path = `/namespaces/${encodeURIComponent(temporalNamespace)}/workflows/${encodeURIComponent(id)}`;
  return (
    <a href={`${temporalUiUrl.replace(/\/$/, '')}${path}`} target="_blank" rel="noreferrer">
      {words.workflow}
    </a>
  );
}
