/** Collects everything that an advisory mentions, with locations. */
import { proseMentions } from '../attack/proseMentions.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { proseCves } from './proseCves.ts';
import { identitySource } from './identities.ts';
import type { Mention } from './mention.ts';
import { rowMentions } from './rowMentions.ts';

/**
 * Returns an advisory's mentions in document order. For each kind, a location occurs only once, even if YAML aliases refer to it several
 * times. Returns an empty list for other kinds of documents. `env` contains the team's catalogue.
 */
export function mentionsOf(document: AdvisoryDocument, env: Pick<Environment, 'catalogue' | 'schema'>): Mention[] {
  if (document.kind !== 'advisory') return [];
  const { advisory, root, text } = document;
  const schema = env.schema.root;
  const found = [
    ...rowMentions(advisory, text, identitySource(advisory, env.catalogue)),
    ...proseMentions(root, text, schema).map(({ id, span }): Mention => ({
      kind: 'technique',
      key: id,
      name: text.slice(...span),
      span,
      role: 'prose',
    })),
    ...proseCves(root, text, schema),
  ];
  const locations = new Map<string, Mention>();
  for (const mention of found) {
    const location = `${mention.kind} ${mention.span.join()}`;
    if (!locations.has(location)) locations.set(location, mention);
  }
  return [...locations.values()].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
}

/** Returns the mention that contains an offset or ends there; undefined if there is none. */
export function mentionAt(mentions: readonly Mention[], offset: number): Mention | undefined {
  const at = mentions.filter(({ span }) => span[0] <= offset && offset <= span[1]);
  // Of several mentions at the offset, the one with the shortest span is the most specific.
  return at.sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]))[0];
}
