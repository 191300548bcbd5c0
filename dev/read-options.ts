import { parseArgs, type ParseArgsConfig } from 'node:util';
import { errorCode, errorMessage } from './error-code.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<Given extends Options> = ReturnType<typeof parseArgs<{ options: Given }>>['values'];

/**
 * The options of a command as `parseArgs` reads them. `--help` prints the usage and ends the process with 0; an option that it does not know
 * is said on standard error with the usage, and ends it with 2.
 */
export function readOptions<const Given extends Options>({
  usage,
  options,
}: {
  usage: string;
  options: Given;
}): Values<Given> {
  if (process.argv.slice(2).includes('--help')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    if (!errorCode(error)?.startsWith('ERR_PARSE_ARGS_')) throw error;
    console.error(`${errorMessage(error)}\n\n${usage}`);
  }
  return process.exit(2);
}
