import { createContext, useContext, useState, type Dispatch, type SetStateAction } from 'react';

/** Whether the session of what is kept of the page is over. */
export const SessionOverContext = createContext(false);

/** State that is forgotten when the session ends, although the rest of what is typed is kept: passwords, keys and codes. */
export function useSecret<Secret>(none: Secret): [Secret, Dispatch<SetStateAction<Secret>>] {
  const [secret, setSecret] = useState(none);
  if (useContext(SessionOverContext) && secret !== none) setSecret(none);
  return [secret, setSecret];
}
