import type { Actor } from '../../catalogue/catalogue.ts';
import type { ActorEntry, Text } from '../../model/advisory.ts';
import type { Edit, Fix } from '../../problem.ts';
import { lineBreakOf } from '../../text.ts';
import { nodeAt } from '../../yaml/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';

import { isNoCluster, isVendorNumber, matchOf } from '../support/actors.ts';
import { isPlaceholder } from '../../placeholder.ts';
import { itemPath } from '../support/rows.ts';
import { anyOf, shown } from '../support/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'actor/unknown',
    severity: 'information',
    summary: 'An actor is in none of the catalogues, and is not said to be a sponsor, a persona or a description.',
  },
  check(context) {
    const { advisory, catalogue } = context;
    for (const entry of advisory.actors?.items ?? []) {
      const { name } = entry;
      if (!name || isNoCluster(entry) || isVendorNumber(name.value) || isPlaceholder(name.value)) continue;
      if (matchOf(catalogue, name.value)) continue;
      const near = catalogue.nearestActors(name.value, 3);
      context.report({
        span: name.span,
        message: `${shown(name.value)} is in neither ATT&CK nor the MISP galaxy. ${advice(near)}`,
        fixes: [...near.map((actor) => replacement(context, name, actor)), ...markDescription(context, entry, name)],
      });
    }
  },
};

function advice(near: readonly Actor[]): string {
  const suggestion = near.length > 0 ? `Did you mean ${anyOf(near.map(({ name }) => name))}? ` : '';
  return `${suggestion}If it is no name, say \`kind: description\`.`;
}

function replacement({ edit }: RuleContext, name: Text, actor: Actor): Fix {
  return { title: `Change to ${actor.name}`, edits: edit.replaceScalar(name.span, actor.name) };
}

/** `kind: description` beside the name; a bare name becomes a mapping first. The name's own text is kept as it is. */
function markDescription(context: RuleContext, entry: ActorEntry, name: Text): Fix[] {
  const edits = entry.kind
    ? context.edit.replaceScalar(entry.kind.span, 'description')
    : entry.bare
      ? asMapping(context, entry)
      : withKind(context, entry, name);
  return edits.length > 0 ? [{ title: 'Mark as a description (unattributed)', edits }] : [];
}

function asMapping(context: RuleContext, { span }: ActorEntry): readonly Edit[] {
  const source = context.text.slice(span[0], span[1]);
  const list = nodeAt(context.root, ['actors'])?.node;
  if (/[\r\n]/.test(source) || !list) return [];
  const lineBreak = lineBreakOf(context.text);
  if (list.kind !== 'sequence') {
    const row = `${lineBreak}  - name: ${source}${lineBreak}    kind: description`;
    return [{ span: [withoutBlanksBefore(context.text, span[0]), span[1]], newText: row }];
  }
  if (list.flow) return [{ span, newText: `{ name: ${source}, kind: description }` }];
  const indent = ' '.repeat(context.lines.positionAt(span[0]).character);
  return [{ span, newText: `name: ${source}${lineBreak}${indent}kind: description` }];
}

function withKind(context: RuleContext, entry: ActorEntry, name: Text): readonly Edit[] {
  const { lines, text } = context;
  const node = nodeAt(context.root, itemPath(context, 'actors', entry) ?? ['actors'])?.node;
  const key = entry.keys.get('name');
  if (node?.kind !== 'mapping' || !key) return [];
  if (node.flow) return [{ span: [name.span[1], name.span[1]], newText: ', kind: description' }];
  const end = lines.endOf(lines.lineAt(name.span[1]));
  const indent = ' '.repeat(lines.positionAt(key[0]).character);
  return [{ span: [end, end], newText: `${lineBreakOf(text)}${indent}kind: description` }];
}

function withoutBlanksBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] === ' ') start--;
  return start;
}
