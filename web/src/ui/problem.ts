/** What was refused, and what can be done about it on the spot. */
export interface Problem {
  readonly error: Error;
  readonly onTryAgain?: () => void;
  /** Leaves the form whose change is refused since it was made of what is no longer so: the screen then shows what is. */
  readonly onLeave?: () => void;
}
