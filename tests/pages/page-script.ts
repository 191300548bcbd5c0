/** A block of commands on a page, and what the page says that it prints; null where it says nothing. */
export interface PageStep {
  readonly commands: string;
  readonly printed: string | null;
}

/** What stands alone on a line of the output before that of the step with that number. */
const markOf = (step: number) => `=== step ${step} of the page`;

const STEP = /^```sh\n([^]*?)^```$(?:\n\n^```text\n([^]*?)^```$)?/gm;
const ID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
const YEAR = /\b20\d\d(?=-\d\d-\d\d\b)/g;

/** The steps of a page in their order: each block `sh`, with the block `text` that follows it at once. */
export function readSteps(page: string): PageStep[] {
  return [...page.matchAll(STEP)].map(([, commands = '', printed]) => ({ commands, printed: printed ?? null }));
}

/** All steps as one script for a shell, in which what one sets the next ones have. */
export function scriptOf(steps: readonly PageStep[]): string {
  return steps.map(({ commands }, index) => `echo '${markOf(index)}'\n${commands}`).join('');
}

/** What each step of the script has printed. @throws Error where a step is missing, since the script ended before it. */
export function outputOfSteps(output: string, steps: readonly PageStep[]): string[] {
  return steps.map((_, index) => {
    const mark = `${markOf(index)}\n`;
    const begin = output.indexOf(mark);
    if (begin === -1) throw new Error(`step ${index} did not run: ${output}`);
    const end = output.indexOf(markOf(index + 1), begin);
    return output.slice(begin + mark.length, end === -1 ? undefined : end);
  });
}

/** The page with what its steps have printed in the place of what it says that they print. */
export function withOutput(page: string, outputs: readonly string[]): string {
  let step = 0;
  return page.replace(STEP, (block: string, commands: string, printed: string | undefined) => {
    const output = outputs[step] ?? '';
    step += 1;
    const lines = output === '' || output.endsWith('\n') ? output : `${output}\n`;
    return printed === undefined ? block : `\`\`\`sh\n${commands}\`\`\`\n\n\`\`\`text\n${lines}\`\`\``;
  });
}

/** A text without what is another one each time: ids, and in which year it was. Years keep their order and how far they are apart. */
export function withoutChance(text: string): string {
  const first = Math.min(...[...text.matchAll(YEAR)].map(([year]) => Number.parseInt(year, 10)));
  return text.replaceAll(ID, '<id>').replaceAll(YEAR, (year) => `<year ${Number.parseInt(year, 10) - first}>`);
}
