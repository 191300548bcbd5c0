import type { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import type { Repairing } from './repaired.ts';
import { FINDING_KINDS } from './repairs.ts';

/** Repairs a finding that is open and locked, and closes it. Answers what a person must do first, where it cannot be repaired. */
export async function closeRepaired(
  writing: Repairing,
  finding: SelfCheckFinding,
): Promise<{ readonly doFirst: string } | null> {
  const { repair, whatToDo } = FINDING_KINDS[finding.code];
  if (repair === null) return { doFirst: whatToDo };
  const repaired = await repair(writing, finding);
  if (typeof repaired !== 'string') return repaired;
  writing.em.assign(finding, { status: 'repaired', repair: repaired, closedAt: new Date() });
  await writing.em.flush();
  return null;
}
