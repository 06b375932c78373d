/** Finds the definition of what is at an offset in an advisory: an alias, a detection rule's file or a mentioned object. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import type { Span } from '../text/text.ts';
import { pathOf, walkShapes } from '../schema/shapes.ts';
import { aliasAt } from './aliases.ts';
import type { Mention } from './mention.ts';
import { mentionAt, mentionsOf } from './mentions.ts';
import { teamMentions } from './teamMentions.ts';

/**
 * A location in the document or in the team catalogue with this index, or a file by its path relative to the advisory. `origin` is the span
 * of the text that refers to it.
 */
export type Definition =
  | { readonly in: 'document'; readonly origin: Span; readonly span: Span }
  | { readonly in: 'catalogue'; readonly origin: Span; readonly index: number; readonly span: Span }
  | { readonly in: 'file'; readonly origin: Span; readonly path: string };

/**
 * Returns the definitions of what is at an offset: for an alias, its anchor; for a detection rule's `file`, that file; for a mention, the
 * object's entries in the team catalogues or, if there are none, its rows in the advisory. A mention may also be the name of a listed actor,
 * software or campaign in prose. Returns an empty list if there is no definition.
 */
export function definitionsAt(
  document: AdvisoryDocument,
  env: Environment,
  offset: number,
  catalogues: readonly AdvisoryDocument[],
): readonly Definition[] {
  const alias = aliasAt(document, offset);
  if (alias) return [{ in: 'document', origin: alias.span, span: alias.anchor }];
  const file = fileAt(document, env, offset);
  if (file) return [file];
  const mentions = mentionsOf(document, env);
  const mention = mentionAt(mentions, offset) ?? listedNameAt(document, env, mentions, offset);
  if (!mention) return [];
  const { kind, key, span: origin } = mention;
  const isSame = (other: { kind: string; key: string; role: string }): boolean =>
    other.kind === kind && other.key === key && other.role === 'row';
  const own = catalogues.flatMap((catalogue, index) =>
    teamMentions(catalogue, env.catalogue)
      .filter(isSame)
      .map(({ span }): Definition => ({ in: 'catalogue', origin, index, span })),
  );
  if (own.length > 0) return own;
  return mentions.filter(isSame).map(({ span }): Definition => ({ in: 'document', origin, span }));
}

/**
 * Returns the mention of an actor, software or campaign in `mentions` whose name is at an offset in prose, with the span of the name there;
 * undefined if there is none. Names of up to three characters are ignored.
 */
function listedNameAt(
  { root, text }: AdvisoryDocument,
  env: Environment,
  mentions: readonly Mention[],
  offset: number,
): Mention | undefined {
  let prose: Span | undefined;
  walkShapes(root, env.schema.root, ({ chosen, node }) => {
    const isHere = node.span[0] <= offset && offset <= node.span[1];
    if (isHere && chosen.kind === 'text' && chosen.shape.prose) prose = node.span;
  });
  if (!prose) return undefined;
  const [start, end] = prose;
  for (const mention of mentions) {
    const { kind, role, name } = mention;
    if (role !== 'row' || name.length <= 3 || !/^(?:actor|software|campaign)$/.test(kind)) continue;
    const from = Math.max(start, offset - name.length);
    const at =
      from +
      text
        .slice(from, Math.min(end, offset + name.length))
        .toLowerCase()
        .indexOf(name.toLowerCase());
    const isWord = !/[\p{L}\p{N}]/u.test(text.charAt(at - 1) + text.charAt(at + name.length));
    if (at >= from && isWord) return { ...mention, span: [at, at + name.length] };
  }
  return undefined;
}

/** Returns the file that a detection rule's `file` at an offset refers to; undefined if there is none. */
function fileAt({ root }: AdvisoryDocument, env: Environment, offset: number): Definition | undefined {
  let found: Definition | undefined;
  walkShapes(root, env.schema.root, (visit) => {
    const { node } = visit;
    if (node.kind !== 'scalar' || node.isNull || offset < node.span[0] || offset > node.span[1]) return;
    const [section, , key, ...deeper] = pathOf(visit);
    if (section === 'detection_rules' && key === 'file' && deeper.length === 0 && node.value.trim() !== '')
      found = { in: 'file', origin: node.span, path: node.value.trim() };
  });
  return found;
}
