/** Whether a route changes nothing. */
export function reads({ method, readsOnly }: { method: string; readsOnly?: boolean }): boolean {
  return method === 'get' || readsOnly === true;
}
