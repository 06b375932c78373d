import type { SectionPresence } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import { pairsOfEmptyKeys } from '../../schema/misplacedKeys.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { draftSeverity, needOf } from '../shared/sections.ts';

export const rule: Rule = {
  meta: {
    code: 'sections/empty',
    severity: 'warning',
    summary: 'A top-level key has no value or an empty string; reported as an error if the key is required.',
    about: 'absence',
  },
  reads: 'all',
  check(context) {
    // A key whose content follows with too little indentation is not empty; the indentation is reported separately.
    const filled = new Set([...pairsOfEmptyKeys(context.root, context.schema).values()].map(({ key }) => key.value));
    for (const [name, section] of context.advisory.sections) {
      const keyInfo = context.schema.key(name);
      if (!keyInfo || section.state !== 'null' || filled.has(name)) continue;
      const required = needOf(context, keyInfo).need === 'required';
      const canBeNone = keyInfo.need !== 'required' && keyInfo.form.list !== undefined;
      context.report({
        span: section.value[0] < section.value[1] ? section.value : section.key,
        message: required
          ? `\`${name}\` is required, but has no value. Add a value.`
          : `\`${name}\` has no value. Add a value, ${canBeNone ? 'use `[]` if there is none, ' : ''}or remove the key.`,
        fixes: [
          ...(canBeNone ? [sayNone(context, section)] : []),
          ...(required ? [] : [removeKey(context, name, section)]),
        ],
        ...(required ? { severity: 'error' as const } : {}),
        ...draftSeverity(context),
      });
    }
  },
};

/**
 * Returns the fix that sets a list to `[]`, which states that there is nothing to list. Neither this fix nor the one that removes the key
 * is safe, because only the author knows whether there is nothing to list or the value is still missing.
 */
function sayNone({ text }: RuleContext, { key, value }: SectionPresence): Fix {
  const colon = text.indexOf(':', key[1]) + 1;
  const edit = value[0] < value[1] ? { span: value, newText: '[]' } : { span: [colon, colon] as const, newText: ' []' };
  return { title: 'Set to `[]` (none)', edits: [edit] };
}

function removeKey({ lines, text }: RuleContext, name: string, { key, value }: SectionPresence): Fix {
  const first = lines.lineAt(key[0]);
  const last = lines.lineAt(Math.max(key[1], value[0] < value[1] ? value[1] : key[1]));
  const end = last + 1 < lines.count ? lines.startOf(last + 1) : text.length;
  return { title: `Remove ${name}`, edits: [{ span: [lines.startOf(first), end], newText: '' }] };
}
