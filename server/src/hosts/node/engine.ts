/**
 * What V8 is told, by the size of the text that is to be parsed. Small documents are edited in milliseconds by code that is hardly
 * optimised: optimising it, waking threads to collect, and a large young generation cost processor time and memory that nobody gets back.
 * Large ones are worth all of that. The figures are in docs/decisions/009-start-up.md. Imported before all else, since loading makes the
 * young generation grow already. A flag that the command line gives is left alone.
 */
import { setFlagsFromString } from 'node:v8';

/** In UTF-16 units. */
const large = 200_000;

interface Flag {
  readonly small: string;
  /** V8's own default, as of Node 20. */
  readonly large: string;
  /** Flags of the command line that speak of the same. */
  readonly unless: readonly string[];
}

const flags: readonly Flag[] = [
  // The young generation starts with 1 MiB a half, and would double up to 16 and stay resident. What it has grown to stays.
  {
    small: '--semi-space-growth-factor=1',
    large: '--semi-space-growth-factor=2',
    unless: ['semi-space-growth-factor', 'max-semi-space-size'],
  },
  // So much bytecode a function runs between two looks at whether it is worth optimising: forty times as much.
  { small: '--interrupt-budget=2703360', large: '--interrupt-budget=67584', unless: ['interrupt-budget'] },
  // Waking another thread costs more than it collects of 1 MiB.
  {
    small: '--no-parallel-scavenge',
    large: '--parallel-scavenge',
    unless: ['parallel-scavenge', 'single-threaded', 'single-threaded-gc'],
  },
];

/** The flags for a text of this length, without those that the arguments of the process set, in any of V8's spellings. */
export function flagsFor(length: number, processArguments: readonly string[]): readonly string[] {
  const nameOf = (argument: string): string =>
    argument
      .replaceAll('_', '-')
      .replace(/^--?(?:no-?)?/, '')
      .replace(/=.*$/s, '');
  const given = new Set(processArguments.map(nameOf));
  return flags
    .filter(({ unless }) => !unless.some((name) => given.has(name)))
    .map((flag) => (length < large ? flag.small : flag.large));
}

let isLarge: boolean | undefined;
prepareFor(0);

/** Has V8 work from here on as a text of this length is worth; to be called before it is parsed. */
export function prepareFor(length: number): void {
  if (isLarge === length >= large) return;
  isLarge = length >= large;
  for (const flag of flagsFor(length, process.execArgv)) setFlagsFromString(flag);
}
