/** The arguments of `npm run bench`. */
import { parseArgs } from 'node:util';

export const usage = `npm run bench [-- OPTIONS]

  --runs N       runs of each series (15)
  --ours         leaves yaml-language-server out
  --size N       documents of N kB only (5, 50, 500 and 2000); may be given again
  --only PART    start, open, typing, memory, leak or check only; may be given again
  --node=OPTION  an option of Node for our server, such as --node=--max-semi-space-size=4; may be given again
  --json         prints the figures as JSON
  --write        writes docs/performance.md; needs a whole run
  --from FILE    measures nothing, takes the figures of an earlier run
  --profile      writes a processor profile of our server during edits instead; of 500 kB, or of --size
  --help         this text
`;

const partNames = ['start', 'open', 'typing', 'memory', 'leak', 'check'] as const;
export type Part = (typeof partNames)[number];
const allSizes = [5, 50, 500, 2000];

export interface Options {
  readonly runs: number;
  readonly ours: boolean;
  readonly sizes: readonly number[];
  readonly parts: readonly Part[];
  readonly node: readonly string[];
  readonly json: boolean;
  readonly write: boolean;
  readonly from: string | undefined;
  readonly profile: boolean;
  readonly help: boolean;
}

/** Parses the arguments; throws an error with a sentence for the user if they are invalid. */
export function readOptions(args: readonly string[]): Options {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '15' },
      ours: flag,
      size: { type: 'string', multiple: true },
      only: { type: 'string', multiple: true },
      node: { type: 'string', multiple: true, default: [] },
      json: flag,
      write: flag,
      from: { type: 'string' },
      profile: flag,
      help: flag,
    },
  });
  const runs = positive('--runs', values.runs);
  const sizes = values.size?.map((size) => positive('--size', size)) ?? (values.profile ? [500] : allSizes);
  const parts = values.only?.map(partOf) ?? [...partNames];
  if (
    values.write &&
    values.from === undefined &&
    (values.ours || values.size || values.only || values.node.length > 0)
  )
    throw new Error('--write needs a whole run: leave out --ours, --size, --only and --node');
  const { ours, node, json, write, from, profile, help } = values;
  return { runs, ours, sizes, parts, node, json, write, from, profile, help };
}

function positive(option: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`${option} takes a whole number above 0, not "${value}"`);
  return number;
}

function partOf(name: string): Part {
  const part = partNames.find((candidate) => candidate === name);
  if (!part) throw new Error(`--only takes one of ${partNames.join(', ')}, not "${name}"`);
  return part;
}
