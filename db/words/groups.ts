/** What became of a member of a group in the run of a period. */
export type RunMemberStatus = 'waiting' | 'billed' | 'settled' | 'needs_attention';

/** Why a member of a group has no invoice of a period: `left` and `left_out` are no members on any of its days. */
export type MemberSettlement = 'free' | 'nothing_due' | 'left_out' | 'left';

/** What the workflow of a group's run is told. */
export type GroupMessageKind = 'wake_run' | 'send_chunk';
