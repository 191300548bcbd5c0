export type ApiKeyRole = 'operator' | 'admin' | 'read_only';
