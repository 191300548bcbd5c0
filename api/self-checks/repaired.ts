import type { FindingRepair } from '../../db/words/self-checks.ts';
import type { Writing } from '../http/route.ts';
import type { Temporal } from '../temporal.ts';

/** What a repair is given. */
export type Repairing = Writing & { readonly temporal: Temporal };

/** What came of a repair; what a person must do first, where it could not be made. */
export type Repaired = FindingRepair | { readonly doFirst: string };
