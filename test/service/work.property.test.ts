/** The work for a long text, measured in counted steps, because their number is the same on every machine. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The lengths of the compared texts, in characters. */
const [short, long] = [4_000, 16_000];
/** The maximum number of steps for each added character. A search through all names or rows for each row takes several thousand. */
const maxSteps = 1_200;
/** The maximum number of steps for each character in a Word document. The library's classes for tables and lists take more. */
const maxWordSteps = 400;

/**
 * Cases that were slow before they were fixed: a search for each row, line or syntax error, all rows for each problem or row, or many rounds
 * of fixes.
 */
const names: readonly string[] = [
  '.malware[] flow list of sentences',
  '.mitre_attack[] flow list of technique lines',
  '.mitre_attack[] flow list of mappings',
  '.mitre_attack[].id rows of new names',
  '.indicators[] items of mappings',
  'suppressions before new names',
  '.detection_rules[] block of "| where a == \\""',
  'document of "a\\n"',
  '.recommendations.immediate_mitigation.techniques[] flow list of near actors',
  '.tools[] flow list of lists',
  '.tags then "\\"a"',
  'document of "[a]: b\\n"',
  '.timeline[].techniques rows of pairs',
  '.published lines "detection:"',
  '.attack_chain block with a table',
  '.attack_chain block of "* 1. 1. a"',
  '.indicators[] items of unclosed quotes',
  '.detection_rules.author mapping of unclosed quotes',
  '.attack_chain[].stage rows of domains',
  'keys with the same',
  '.attack_chain.stage quoted "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H "',
];
const word = /^Word/;
const uses: readonly RegExp[] = [
  /^diagnostics/,
  /^(?:completion|code actions|fix all)/,
  /^(?:preview|semantic|inlay|names|links|symbols)/,
  /^(?:import|paste)/,
  /^formatting/,
  word,
];

describe('the work for long text', function () {
  this.timeout(300_000);
  for (const name of names)
    it(`grows with its length: ${name}`, async () => {
      const [few = [], many = []] = await stepsOf(name, [short, long]);
      assert.equal(many.length, uses.length);
      const each = many.map((steps, at) => Math.round((steps - (few[at] ?? 0)) / (long - short)));
      for (const [at, steps] of each.entries())
        assert.ok(
          steps <= (uses[at] === word ? maxWordSteps : maxSteps),
          `${String(uses[at])}: ${each.join(', ')} steps a character`,
        );
    });
});

/** Returns for each length the steps of each group of uses. Counted in a fresh process, see `test/support/work.ts`. */
async function stepsOf(name: string, lengths: readonly number[]): Promise<readonly (readonly number[])[]> {
  const program = fileURLToPath(new URL('../support/countWork.ts', import.meta.url));
  const args = ['--import=tsx', program, name, lengths.join(','), ...uses.map(({ source }) => source)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as readonly (readonly number[])[];
}
