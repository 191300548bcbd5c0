/** Why a Temporal server of our own ended before it answered, from its log. */
export interface StartFailure {
  /** Somebody was faster with a port, one of ours or one of those that the server chooses for itself: another try may be lucky. */
  readonly portTaken: boolean;
  readonly reason: string;
}

const PORT_TAKEN = /address already in use|failed assigning ephemeral port/;
const PANIC = 'panic: ';
const REASON_CHARACTERS = 800;

/** A panic tells its reason before a long trace; anything else at the end. */
export function startFailure(log: string): StartFailure {
  const panicAt = log.lastIndexOf(PANIC);
  const reason = panicAt === -1 ? log.slice(-REASON_CHARACTERS) : log.slice(panicAt, panicAt + REASON_CHARACTERS);
  return { portTaken: PORT_TAKEN.test(log), reason };
}
