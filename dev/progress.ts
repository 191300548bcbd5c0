/** Says on standard output what a command is busy with. */
export function onProgress(message: string): void {
  console.log(`… ${message}`);
}
