/** Where a worker is killed: between every two steps of a period, in the order in which a period comes by. */
export const KILL_POINTS = [
  'before the draft begins',
  "before the draft's transaction commits",
  "after the draft's commit, before its answer",
  "after the draft's answer, before the server has it",
  'after the commit, before the post office is told',
  'before the PDF is rendered',
  'after PDF and mail are composed, before they are stored',
  'after PDF and mail are stored, before the mail is sent',
  'after the mail server took the mail, before its outcome is stored',
  'between two mails of a batch',
  'after a mail is noted as sent, before it leaves the queue',
  'while it continues as new',
  'at the start of the run after',
  'before the end is stored',
  'after the end is stored, before its answer',
] as const;

/** The same for a period of a group, in the order in which its run comes by. */
export const GROUP_KILL_POINTS = [
  "before the run's transaction commits",
  "after the run's commit, before its answer",
  "before a chunk's transaction commits",
  "after a chunk's commit, before its answer",
  'after a chunk is laid ready, before the post office is told',
] as const;

/** The same for periods that are drafted together. */
export const SET_KILL_POINTS = [
  "before a set's transaction commits",
  "after a set's commit, before its answers",
] as const;

/** The same for a file that comes in: in the middle of its payments. */
export const FILE_KILL_POINTS = [
  'before a batch of payments is booked',
  'before a batch of payments is matched',
] as const;

/** The same for a round of reminders: before it, in the middle of its letters, and at its end. */
export const REMINDER_KILL_POINTS = [
  'before a round begins',
  "before a letter's transaction commits",
  "after a letter's commit, before the next letter",
  'after a round, before its answer',
] as const;

/** The same for webhooks. */
export const WEBHOOK_KILL_POINTS = [
  'after an endpoint has answered, before that is stored',
  'after what an endpoint has answered is stored, before the next',
] as const;

export type KillPoint =
  | (typeof KILL_POINTS)[number]
  | (typeof GROUP_KILL_POINTS)[number]
  | (typeof SET_KILL_POINTS)[number]
  | (typeof FILE_KILL_POINTS)[number]
  | (typeof REMINDER_KILL_POINTS)[number]
  | (typeof WEBHOOK_KILL_POINTS)[number];

export function isKillPoint(text: string): text is KillPoint {
  const points = [
    ...KILL_POINTS,
    ...GROUP_KILL_POINTS,
    ...SET_KILL_POINTS,
    ...FILE_KILL_POINTS,
    ...REMINDER_KILL_POINTS,
    ...WEBHOOK_KILL_POINTS,
  ];
  return points.some((point) => point === text);
}
