import type { SectionPresence } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import { pairsOfEmptyKeys } from '../../schema/misplacedKeys.ts';
import type { Span } from '../../text/text.ts';
import { isBlockMapping } from '../../yaml/tree.ts';
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
      const canBeNone = keyInfo.need !== 'required' && keyInfo.shape.list !== undefined;
      const colon = colonEnd(context.text, section);
      context.report({
        span: section.value[0] < section.value[1] ? section.value : section.key,
        message: required
          ? `\`${name}\` is required, but has no value. Add a value.`
          : `\`${name}\` has no value. Add a value, ${canBeNone ? 'use `[]` if there is none, ' : ''}or remove the key.`,
        fixes:
          colon === undefined
            ? []
            : [
                ...(canBeNone ? [sayNone(section, colon)] : []),
                ...(required ? [] : removeKey(context, name, section, colon)),
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
function sayNone(section: SectionPresence, colon: number): Fix {
  const span: Span = section.value[0] < section.value[1] ? section.value : [colon, colon];
  return { title: 'Set to `[]` (none)', edits: [{ span, newText: span[0] === colon ? ' []' : '[]' }] };
}

/**
 * Returns the fix that removes a key, but not a comment after it. There is none if anything comes before the key on its line, as in `{a: ,
 * b: c}`.
 */
function removeKey(
  { lines, root, text }: RuleContext,
  name: string,
  { key, value }: SectionPresence,
  colon: number,
): Fix[] {
  // On the first line, the byte order mark is not removed.
  const start = Math.max(lines.startOf(lines.lineAt(key[0])), text.startsWith('\ufeff') ? 1 : 0);
  if (!isBlockMapping(root) || text.slice(start, key[0]).trim() !== '') return [];
  const line = lines.lineAt(Math.max(colon, value[1]));
  const rest = text.slice(Math.max(colon, value[1]), lines.endOf(line)).trimStart();
  const end = rest === '' && line + 1 < lines.count ? lines.startOf(line + 1) : lines.endOf(line) - rest.length;
  return [{ title: `Remove \`${name}\``, edits: [{ span: [start, end], newText: '' }] }];
}

/** Returns the offset after a key's colon; undefined if there is no colon, or anything but whitespace between it and the value. */
function colonEnd(text: string, { key, value }: SectionPresence): number | undefined {
  const colon = /^\s*:(?=\s*$)/.exec(text.slice(key[1], value[0]))?.[0];
  return colon === undefined ? undefined : key[1] + colon.length;
}
