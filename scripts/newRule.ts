/**
 * `npm run new:rule family/name [severity] ["Summary."]`: creates a rule's files from templates and adds it to the index. The rule works
 * and its tests pass, because it reports an example. `TODO(new:rule)` marks the parts to replace, and a test fails until that is done.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allRules } from '../server/src/core/rules/index.ts';
import { withRule } from './newRule/indexLines.ts';
import { readArguments } from './newRule/readArguments.ts';
import { filesOfRule } from './newRule/templates.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const index = `${root}server/src/core/rules/index.ts`;

const rule = readArguments(
  process.argv.slice(2),
  allRules.map(({ meta }) => meta.code),
);
if ('error' in rule) {
  console.error(rule.error);
  process.exitCode = 1;
} else {
  const files = filesOfRule(rule);
  const existing = [...files.keys()].find((path) => existsSync(root + path));
  if (existing !== undefined) {
    console.error(`${existing} already exists. Remove it, or choose another name.`);
    process.exitCode = 1;
  } else {
    for (const [path, text] of files) {
      mkdirSync(dirname(root + path), { recursive: true });
      writeFileSync(root + path, text);
    }
    writeFileSync(index, withRule(readFileSync(index, 'utf8'), rule.code));
    console.log(
      `${['Written:', ...files.keys(), 'server/src/core/rules/index.ts'].join('\n  ')}
Replace what is marked TODO(new:rule), then run npm run generate and npm run test:unit.`,
    );
  }
}
