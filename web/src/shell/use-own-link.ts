import { useSession } from './session.tsx';

/** Makes addresses of the API for links and frames, which name the creditor that this window shows as its requests do. */
export function useOwnLink(): (path: string) => string {
  const { creditor } = useSession();
  if (creditor === null) return (path) => path;
  return (path) => `${path}${path.includes('?') ? '&' : '?'}creditor=${creditor.id}`;
}
