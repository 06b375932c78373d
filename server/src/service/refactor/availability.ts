/** Updates `detection_availability` to match `detection_rules`. */
import { pushAll, insertPairs, pairOf, ruleKindValues, type Edit, type RuleKind, type Span } from '../../core/index.ts';
import type { Refactoring, Subject } from './subject.ts';

const stated = 'detection_availability';
const rules = 'detection_rules';

/**
 * Returns the refactoring if the cursor is in either section. Adds missing kinds of rules, updates counts, and corrects kinds that are
 * marked as unavailable although the advisory contains such a rule. A kind that is marked as available without a rule is kept, because the
 * rule may be stored elsewhere.
 */
export function provideAvailability(subject: Subject): readonly Refactoring[] {
  const { document, env, levels } = subject;
  const section = levels[0]?.path[0];
  const { advisory, root } = document;
  if ((section !== stated && section !== rules) || levels.length > 2 || root?.kind !== 'mapping') return [];
  const counts = new Map<RuleKind, number>();
  for (const { type } of advisory.detectionRules?.items ?? [])
    if (type) counts.set(type.value, (counts.get(type.value) ?? 0) + 1);
  const pair = pairOf(root, stated);
  const availability = advisory.detectionAvailability;
  if (counts.size === 0 || (pair && pair.value.kind !== 'mapping')) return [];
  const missing = ruleKindValues.filter((kind) => !pairOf(pair?.value, kind));
  const entries = missing.map((kind) => ({ key: kind, text: `${kind}: ${counts.has(kind) ? 'true' : 'false'}` }));
  const edits: Edit[] = [];
  /** Edits the text between the quotes, if the value is quoted. These words and numbers contain no characters that need escaping. */
  const within = (span: Span, word: RegExp, next: (word: string) => string): Edit => {
    const source = document.text.slice(...span);
    return { span, newText: source.replace(word, next), replaces: [source] };
  };
  const order = env.schema.root.keys.map(({ key }) => key);
  if (pair?.value.kind === 'mapping' && pair.value.pairs.length > 0) {
    if (entries.length > 0)
      pushAll(edits, insertPairs(document, pair.value, [...ruleKindValues, 'notes'], entries, ''));
  } else if (!pair && !root.flow) {
    const text = [`${stated}:`, ...entries.map((entry) => `  ${entry.text}`)].join('\n');
    pushAll(edits, insertPairs(document, root, order, [{ key: stated, text }], ''));
  }
  for (const [kind, one] of availability?.kinds ?? []) {
    const count = counts.get(kind);
    if (count === undefined) continue;
    if (one.available?.value === false) edits.push(within(one.available.span, /[A-Za-z]+/, opposite));
    if (one.count && one.count.value !== count) edits.push(within(one.count.span, /[^'"]+/, () => String(count)));
  }
  if (edits.length === 0) return [];
  return [{ title: `Update \`${stated}\` from \`${rules}\``, kind: 'refactor.rewrite', edits }];
}

/** Returns the word for "yes" in the style of the author's word for "no". */
function opposite(word: string): string {
  const yes = { no: 'yes', off: 'on' }[word.toLowerCase()] ?? 'true';
  if (word === word.toUpperCase()) return yes.toUpperCase();
  return /^[A-Z]/.test(word) ? yes.charAt(0).toUpperCase() + yes.slice(1) : yes;
}
