import type { Technique } from '../../catalogue/catalogue.ts';
import type { TechniqueEntry } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { nodeAt, type SequenceNode } from '../../yaml/tree.ts';
import { defineCollector } from '../../collect/collector.ts';
import { collected, collectedItems, movedSpan } from '../../collect/collected.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { proseMentions } from '../../attack/proseMentions.ts';
import { fullName, labelOf, mappedMentions } from '../../attack/techniques.ts';
import { readPastedTechnique } from '../../model/pastedTechnique.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/unmapped-mention',
    severity: 'information',
    summary: 'The text mentions a technique that is missing from `mitre_attack`.',
    heldBack: 'word',
    judgedBy: 'release',
  },
  reads: 'all',
  check(context) {
    const { advisory, attack } = context;
    const section = advisory.sections.get('mitre_attack');
    // `sections/required` reports a missing section. A section with a syntax error may be incomplete.
    if (!section || section.state === 'incomplete' || section.state === 'null') return;
    const mapped = mappedIds(context);
    for (const { item, offset } of collected(context, mentionsInProse)) {
      const { id, path } = item;
      const technique = attack.technique(id);
      // If `mitre_attack` is empty, `mitre_attack_notes` may mention techniques that were considered but not mapped.
      if (section.state === 'empty' && path[0] === 'mitre_attack_notes') continue;
      if (!technique || [id, ...technique.revokedBy].some((form) => mapped.has(form))) continue;
      mapped.add(id);
      context.report({
        span: movedSpan(item.span, offset),
        message: `The text mentions ${labelOf(technique)}, ${advice(technique)}`,
        fixes: additions(context, technique),
      });
    }
  },
};

function advice({ deprecated, revoked }: Technique): string {
  if (deprecated && !revoked) return 'which is deprecated. Use an active technique, or remove the ID from the text.';
  return `which is missing from \`mitre_attack\`. Add ${revoked ? 'its successor' : 'it'} there, or remove the ID from the text.`;
}

/** Returns all IDs that count as mapped: the IDs in `mitre_attack`, and the successors of those that are revoked. */
function mappedIds(context: RuleContext): Set<string> {
  const mapped = new Set<string>();
  for (const { id } of collectedItems(context, mappedMentions)) {
    for (const form of [id, ...(context.attack.technique(id)?.revokedBy ?? [])]) mapped.add(form);
  }
  for (const { id } of collectedItems(context, pastedInMapping)) mapped.add(id);
  return mapped;
}

/** Techniques in notations that `schema/pattern` reports. Its fix leaves them in the list. */
const pastedInMapping = defineCollector({
  name: 'attack/pasted in mapping',
  from: ['mitre_attack'],
  collect: ({ advisory }) =>
    (advisory.mitreAttack?.items ?? []).flatMap(({ id, name }) => readPastedTechnique((id ?? name)?.value ?? '') ?? []),
});

const mentionsInProse = defineCollector({
  name: 'attack/mentions in prose',
  collect: ({ root, text, schema }) => proseMentions(root, text, schema),
});

/**
 * Returns the fix that adds the technique, a fix for each successor of a revoked technique, or no fix for a deprecated one. No fix is safe,
 * because text may mention a technique that was not used.
 */
function additions(context: RuleContext, technique: Technique): Fix[] {
  const forms = technique.revoked
    ? technique.revokedBy.flatMap((id) => context.attack.technique(id) ?? [])
    : technique.deprecated
      ? []
      : [technique];
  return forms.flatMap((form) => {
    const edits = added(context, form);
    return edits.length === 0
      ? []
      : [{ title: `Add ${labelOf(form)} to \`mitre_attack\``, edits, preferred: forms.length === 1 }];
  });
}

/** Returns the edits that append the technique to `mitre_attack` in the style of the last item. */
function added({ advisory, root, text, lines }: RuleContext, technique: Technique): readonly Edit[] {
  const list = nodeAt(root, ['mitre_attack'])?.node;
  if (list?.kind !== 'sequence') return [];
  const last = advisory.mitreAttack?.items.at(-1);
  const node = list.items.at(-1);
  if (list.flow || !node || !last) return [intoFlow(list, technique, last)];
  const dash = text.lastIndexOf('-', node.span[0] - 1);
  const indent = `${lineBreakOf(text)}${' '.repeat(lines.positionAt(dash).character)}`;
  const at = lines.endOf(lines.lineAt(Math.max(node.span[1] - 1, node.span[0])));
  const name = last.name ? `${indent}  name: ${quoteScalar(technique.name)}` : '';
  const item = last.bare ? inLine(technique, last) : `id: ${technique.id}${name}`;
  return [{ span: [at, at], newText: `${indent}- ${item}` }];
}

function intoFlow(list: SequenceNode, technique: Technique, last: TechniqueEntry | undefined): Edit {
  const node = list.items.at(-1);
  const at = node ? node.span[1] : list.span[0] + 1;
  return { span: [at, at], newText: `${node ? ', ' : ''}${inLine(technique, last, true)}` };
}

function inLine(technique: Technique, last: TechniqueEntry | undefined, flow = false): string {
  return last?.name ? quoteScalar(`${technique.id} - ${fullName(technique)}`, 'single', flow) : technique.id;
}
