import type { FindingRepair } from '../../db/words/self-checks.ts';

/** What came of a repair; what a person must do first, where it could not be made. */
export type Repaired = FindingRepair | { readonly doFirst: string };
