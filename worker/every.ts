/** Looks again and again, never twice at once; where the database is away the next look finds everything as it was. Answers what stops it. */
export function every(ms: number, look: () => Promise<void>): () => void {
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void look()
      .catch(() => undefined)
      .finally(() => {
        isLooking = false;
      });
  }, ms);
  return () => clearInterval(timer);
}
