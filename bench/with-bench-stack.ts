import { startBenchStack, type BenchStack, type BenchStackOptions } from './bench-stack.ts';

let stack: BenchStack | undefined;

/** Measures on servers and workers that are stopped afterwards. @throws Error where a worker ends by itself meanwhile. */
export async function withBenchStack<Report>(
  options: BenchStackOptions,
  measure: (on: BenchStack) => Promise<Report>,
): Promise<Report> {
  stack = await startBenchStack(options);
  try {
    const broken = stack.failed.then((reason) => Promise.reject(new Error(reason)));
    return await Promise.race([measure(stack), broken]);
  } finally {
    await stack.stop();
  }
}

/** For whoever has to end before the measurement does. */
export async function stopBenchStack(): Promise<void> {
  await stack?.stop();
}
