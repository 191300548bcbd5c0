export type ApiKeyRole = 'operator' | 'admin' | 'read_only';

/** What a key may do: look; keep customers, items and subscriptions; move or claim money; say how things are done and who gets in. */
export const KEY_SCOPES = ['read', 'write', 'money', 'settings'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];
