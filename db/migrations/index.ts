import { DebtorGroups } from './2026-11-23-debtor-groups.ts';
import { AuditTrail } from './2026-11-23-audit-trail.ts';
import { FirstSchema } from './2026-11-23-first-schema.ts';
import { ItemPrices } from './2026-11-23-item-prices.ts';
import { LivingSubscriptions } from './2026-11-23-living-subscriptions.ts';
import { SelfChecks } from './2026-11-23-self-checks.ts';

/** All migrations in the order in which they are run. One that has landed is never changed: a new one follows it. */
export const MIGRATIONS = [FirstSchema, AuditTrail, ItemPrices, DebtorGroups, LivingSubscriptions, SelfChecks];
