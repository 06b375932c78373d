import type { Actor } from '../../catalogue/catalogue.ts';
import { nameKey } from '../../catalogue/names.ts';
import { sponsorIn, type Sponsor } from '../../catalogue/sponsors.ts';
import type { ActorEntry, Text } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import { nodeAt } from '../../yaml/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';

import { isNoCluster, isVendorNumber, matchOf } from '../../attack/actors.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { itemPath } from '../shared/rows.ts';
import { anyOf, shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'actor/unknown',
    severity: 'information',
    summary: 'An actor is in none of the catalogues, and is not said to be a sponsor, a persona or a description.',
    finds: 'unknown-name',
  },
  reads: { rows: ['actors'] },
  check(context) {
    const { advisory, catalogue } = context;
    for (const entry of advisory.actors?.items ?? []) {
      const { name } = entry;
      if (!name || isNoCluster(entry) || isVendorNumber(name.value) || isPlaceholder(name.value)) continue;
      if (matchOf(catalogue, name.value) || isListed(context, name.value)) continue;
      const sponsor = sponsorIn(name.value);
      // What only resembles a sponsor's abbreviation is no near name.
      const software = sponsor ? undefined : context.attack.named('software', name.value);
      const near = (sponsor ?? software) ? [] : catalogue.nearestActors(name.value, 3);
      const catalogues = software
        ? `software in ATT&CK (${software.id}), not an actor that the catalogues know. ${softwareAdvice}`
        : `in neither ATT&CK nor the MISP galaxy. ${advice(near)}`;
      context.report({
        span: name.span,
        message: `${shown(name.value)} is ${sponsor ? sponsorAdvice(sponsor, name.value) : catalogues}`,
        fixes: [
          ...(sponsor ? markAs(context, entry, name, 'sponsor') : []),
          ...near.map((actor) => replacement(context, name, actor)),
          ...markAs(context, entry, name, 'description'),
        ],
      });
    }
  },
};

/** The team's own list of preferred names holds it. */
function isListed({ preferredNaming }: RuleContext, name: string): boolean {
  return typeof preferredNaming !== 'string' && preferredNaming.some((listed) => nameKey(listed) === nameKey(name));
}

/** Ransomware groups often bear the name of what they run. */
const softwareAdvice = 'List it under `malware`; if its operators are meant, say `kind: description`.';

function advice(near: readonly Actor[]): string {
  const suggestion = near.length > 0 ? `Did you mean ${anyOf(near.map(({ name }) => name))}? ` : '';
  return `${suggestion}If it is no name, say \`kind: description\`.`;
}

function sponsorAdvice(sponsor: Sponsor, name: string): string {
  const is = name.trim() === sponsor.name ? 'a sponsor' : `about a sponsor (${sponsor.name})`;
  return `${is}, not a cluster that the catalogues know by this name. Say \`kind: sponsor\`, or name the cluster.`;
}

function replacement({ edit }: RuleContext, name: Text, actor: Actor): Fix {
  return { title: `Change to ${actor.name}`, edits: edit.replaceScalar(name.span, actor.name) };
}

type Kind = 'description' | 'sponsor';

const kindTitles: Readonly<Record<Kind, string>> = {
  description: 'Mark as a description (unattributed)',
  sponsor: 'Mark as a sponsor',
};

/** The `kind` beside the name; a bare name becomes a mapping first. The name's own text is kept as it is. */
function markAs(context: RuleContext, entry: ActorEntry, name: Text, kind: Kind): Fix[] {
  const edits = entry.kind
    ? context.edit.replaceScalar(entry.kind.span, kind)
    : entry.bare
      ? asMapping(context, entry, kind)
      : withKind(context, entry, name, kind);
  return edits.length > 0 ? [{ title: kindTitles[kind], edits }] : [];
}

function asMapping(context: RuleContext, { span }: ActorEntry, kind: Kind): readonly Edit[] {
  const source = context.text.slice(span[0], span[1]);
  const list = nodeAt(context.root, ['actors'])?.node;
  if (/[\r\n]/.test(source) || !list) return [];
  const lineBreak = lineBreakOf(context.text);
  if (list.kind !== 'sequence') {
    const row = `${lineBreak}  - name: ${source}${lineBreak}    kind: ${kind}`;
    return [{ span: [withoutBlanksBefore(context.text, span[0]), span[1]], newText: row }];
  }
  if (list.flow) return [{ span, newText: `{ name: ${source}, kind: ${kind} }` }];
  const indent = ' '.repeat(context.lines.positionAt(span[0]).character);
  return [{ span, newText: `name: ${source}${lineBreak}${indent}kind: ${kind}` }];
}

function withKind(context: RuleContext, entry: ActorEntry, name: Text, kind: Kind): readonly Edit[] {
  const { lines, text } = context;
  const node = nodeAt(context.root, itemPath(context, 'actors', entry) ?? ['actors'])?.node;
  const key = entry.pairs.find((pair) => pair.key.value === 'name')?.key;
  if (node?.kind !== 'mapping' || !key) return [];
  if (node.flow) return [{ span: [name.span[1], name.span[1]], newText: `, kind: ${kind}` }];
  const end = lines.endOf(lines.lineAt(name.span[1]));
  const indent = ' '.repeat(lines.positionAt(key.span[0]).character);
  return [{ span: [end, end], newText: `${lineBreakOf(text)}${indent}kind: ${kind}` }];
}

function withoutBlanksBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] === ' ') start--;
  return start;
}
