/** Rule files are looked up in the folder of the advisory, but not for standard input. */
import assert from 'node:assert/strict';
import { cleanAdvisory, inWorkspace } from './support.ts';

const advisory = cleanAdvisory
  .replace(/^( *)yara:.*$/m, '$1yara: true')
  .concat('detection_rules:\n  - type: yara\n    name: Loader\n    file: rules/loader.yar\n');

const codes = (stdout: string): string[] =>
  [...stdout.matchAll(/\[(detection\/[a-z-]+)\]/g)].map((match) => match[1] ?? '');

describe('the files of detection rules', () => {
  it('are found in the folder of the advisory', () =>
    inWorkspace(async ({ run, write }) => {
      write('team/a.advisory.yaml', advisory);
      assert.deepEqual(codes((await run(['check', 'team'])).stdout), ['detection/file-not-found']);
      write('team/rules/loader.yar', 'rule Loader { condition: false }\n');
      assert.deepEqual(codes((await run(['check', 'team'])).stdout), []);
    }));

  it('are not looked up for standard input', () =>
    inWorkspace(async ({ run }) => {
      assert.deepEqual(codes((await run(['check', '-'], { stdin: advisory })).stdout), []);
    }));
});
