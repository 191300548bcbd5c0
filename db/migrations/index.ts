import { AuditTrail } from './2026-11-23-audit-trail.ts';
import { FirstSchema } from './2026-11-23-first-schema.ts';

/** All migrations in the order in which they are run. One that has landed is never changed: a new one follows it. */
export const MIGRATIONS = [FirstSchema, AuditTrail];
