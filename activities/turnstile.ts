/** Lets so many through at once; the others follow in their order. */
export function createTurnstile(atOnce: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let inside = 0;
  const outside: (() => void)[] = [];
  return async (work) => {
    if (inside >= atOnce) await new Promise<void>((resolve) => outside.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      const next = outside.shift();
      if (next === undefined) inside -= 1;
      else next();
    }
  };
}
