/** Why a server of our own ended before it answered, from its log. */
export interface StartFailure {
  /** Somebody was faster with a port, one of ours or one of those that the server chooses for itself: another try may be lucky. */
  readonly portTaken: boolean;
  readonly reason: string;
}

const PORT_TAKEN = /address already in use|failed assigning ephemeral port|could not bind/i;
/** How Go and Java begin what ends them. */
const LAST_WORDS = ['panic: ', 'Exception in thread '];
const REASON_CHARACTERS = 800;

/** A panic and an exception tell their reason before a long trace; anything else at the end. */
export function startFailure(log: string): StartFailure {
  const saidAt = Math.max(...LAST_WORDS.map((words) => log.lastIndexOf(words)));
  const reason = saidAt === -1 ? log.slice(-REASON_CHARACTERS) : log.slice(saidAt, saidAt + REASON_CHARACTERS);
  return { portTaken: PORT_TAKEN.test(log), reason };
}
