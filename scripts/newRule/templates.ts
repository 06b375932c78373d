/** Templates for the files of a new rule. The rule works, and reports an example that its author then replaces. */
import type { NewRule } from './readArguments.ts';

/** Marks text that the author of the rule has to replace. A test fails as long as such text remains. */
export const leftover = 'TODO(new:rule)';

/** Returns a rule's files: maps paths relative to the project's root to their text. */
export function filesOfRule(rule: NewRule): ReadonlyMap<string, string> {
  const page = rule.code.replace('/', '-');
  const summary = rule.summary ?? `${leftover}: when it reports, in one sentence.`;
  return new Map([
    [`server/src/core/rules/${rule.code}.ts`, ruleFile(rule, summary)],
    [`docs/rules/${page}.md`, pageFile(rule, summary)],
    [`test/fixtures/rules/${page}/bad.yaml`, badFixture(rule)],
    [`test/fixtures/rules/${page}/good.yaml`, goodFixture()],
    [`test/fixtures/rules/${page}/reported.txt`, reportedGolden(rule)],
  ]);
}

const exampleMessage = 'This title is an example. Write another one.';

const example = ({ code }: NewRule): string => `Example of ${code}`;

function ruleFile(rule: NewRule, summary: string): string {
  const oneLine = `    summary: ${quoted(summary)},`;
  return `import type { Rule } from '../rule.ts';

export const rule: Rule = {
  // ${leftover}: further fields, if needed; see RuleMeta.
  meta: {
    code: '${rule.code}',
    severity: '${rule.severity}',
${oneLine.length > 120 ? `    summary:\n      ${quoted(summary)},` : oneLine}
  },
  // ${leftover}: the keys on which the problems depend; see Reads.
  reads: { rows: 'all' },
  check({ advisory, report }) {
    // ${leftover}: what is wrong, where, and what to do.
    const { title } = advisory;
    if (title?.value !== '${example(rule)}') return;
    report({ span: title.span, message: '${exampleMessage}' });
  },
};
`;
}

const quoted = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);

function pageFile(rule: NewRule, summary: string): string {
  const { code, severity } = rule;
  return `# \`${code}\`

${summary} Default severity: **${severity}**.

## What it finds

${leftover}

## Why it matters

${leftover}

## Example

Incorrect:

\`\`\`yaml
title: ${example(rule)}
\`\`\`

Correct:

\`\`\`yaml
title: Accounts are taken over by phishing
\`\`\`

## How to fix it

${leftover}

## How to change or suppress it

In the settings of the editor, with \`off\`, \`hint\`, \`info\`, \`warning\` or \`error\`:

\`\`\`json
"advisory.rules": { "${code}": "off" }
\`\`\`

In one file, for the next line or for a range of lines:

\`\`\`yaml
# advisory-disable-next-line ${code}

# advisory-disable ${code}
# advisory-enable
\`\`\`
`;
}

function badFixture(rule: NewRule): string {
  const title = example(rule);
  return `#! base
# ${leftover}: every form in which the mistake is written, with what is reported.
title: ${title}
#      ${'^'.repeat(title.length)} ${rule.code}
`;
}

function goodFixture(): string {
  return `#! base
# ${leftover}: text that resembles the mistake, but is correct.
title: Accounts are taken over by phishing
`;
}

/** Returns the expected report for the bad fixture; see `test/core/rules/fixtures.test.ts`. */
function reportedGolden(rule: NewRule): string {
  return `bad.yaml\n\n${rule.severity}: "${example(rule)}"\n  ${exampleMessage}\n`;
}
