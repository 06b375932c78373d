/** Semantic tokens for IDs, names, indicators and dates. A modifier marks IDs and names that are revoked or deprecated. */
import type { Range } from 'vscode-languageserver-types';
import {
  pushAll,
  attackReleaseOf,
  collectedIn,
  proseTexts,
  type AdvisoryDocument,
  type AttackObject,
  type AttackRelease,
  type Environment,
  type Span,
} from '../../core/index.ts';
import { attackIdsIn } from '../attackIds.ts';
import { toRange, toSpan } from '../convert.ts';
import { contentSpan } from '../scalarText.ts';
import type { TokenType } from '../tokenTypes.ts';
import { walkTexts, type SeenText } from './walk.ts';

/** A token within one line. */
export interface SemanticToken {
  readonly range: Range;
  readonly type: TokenType;
  readonly deprecated: boolean;
}

/** The token types by value format (`x-value`). */
const types: Readonly<Record<string, TokenType>> = {
  technique: 'technique',
  'technique-id': 'technique',
  tactic: 'tactic',
  actor: 'actor',
  'actor-id': 'actor',
  software: 'software',
  malware: 'software',
  tool: 'software',
  'software-id': 'software',
  campaign: 'campaign',
  'campaign-id': 'campaign',
  cve: 'vulnerability',
  date: 'date',
  time: 'date',
  'indicator-value': 'indicator',
};

/** The maximum number of tokens in a response. 500 kB of text contains fewer, and editors do not highlight larger documents. */
const maxTokens = 50_000;

/** Returns the tokens in a document, or in a range of it, in document order and without overlaps. */
export function findTokens(document: AdvisoryDocument, env: Environment, range?: Range): readonly SemanticToken[] {
  if (document.kind !== 'advisory') return [];
  const { lines, text } = document;
  const within: Span = range ? toSpan(range, lines) : [0, text.length];
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  const found: { readonly span: Span; readonly type: TokenType; readonly deprecated: boolean }[] = [];
  const isGone = (object: AttackObject | undefined): boolean => object?.revoked === true || object?.deprecated === true;
  walkTexts(document, env, within, (seen) => {
    const { value = '' } = seen.shape;
    const type = Object.hasOwn(types, value) ? types[value] : undefined;
    if (type === undefined || /[\r\n]/.test(text.slice(...seen.node.span))) return;
    const { span, object } = meaningOf(seen, text, attack);
    if (span[0] < span[1]) found.push({ span, type, deprecated: isGone(object) });
  });
  for (const { item, offset } of collectedIn(document, env.schema.root, proseTexts)) {
    const [start, end] = [item.span[0] + offset, item.span[1] + offset];
    if (end < within[0] || start > within[1]) continue;
    pushAll(found, idsIn(text.slice(start, end), start, attack, isGone));
  }
  found.sort((a, b) => a.span[0] - b.span[0]);
  const tokens: SemanticToken[] = [];
  let last = -1;
  for (const { span, type, deprecated } of found) {
    if (span[0] < last || span[1] < within[0] || span[0] > within[1]) continue;
    last = span[1];
    tokens.push({ range: toRange(span, lines), type, deprecated });
    if (tokens.length === maxTokens) break;
  }
  return tokens;
}

/** Returns the part of a value that becomes a token, which may be empty, and the ATT&CK object that it refers to. */
function meaningOf(
  { node, shape }: SeenText,
  text: string,
  attack: AttackRelease,
): { readonly span: Span; readonly object?: AttackObject | undefined } {
  const content = contentSpan(node, text);
  const whole: Span = [content[0], content[0] + text.slice(...content).trimEnd().length];
  switch (shape.value) {
    case 'technique':
    case 'technique-id':
    case 'actor-id':
    case 'software-id':
    case 'campaign-id': {
      const [id] = attackIdsIn(text.slice(...content), content[0]);
      return id ? { span: id.span, object: attack.object(id.id) } : { span: [content[0], content[0]] };
    }
    case 'tactic': {
      const [id] = attackIdsIn(text.slice(...content), content[0]);
      return { span: whole, object: id && attack.object(id.id) };
    }
    case 'software':
    case 'malware':
    case 'tool':
      return { span: whole, object: attack.named('software', node.value.trim()) };
    case 'campaign':
      return { span: whole, object: attack.named('campaign', node.value.trim()) };
    default:
      return { span: whole };
  }
}

const kinds: Readonly<Partial<Record<AttackObject['kind'], TokenType>>> = {
  technique: 'technique',
  tactic: 'tactic',
  group: 'actor',
  software: 'software',
  campaign: 'campaign',
};

/** Returns the ATT&CK and CVE IDs in prose. */
function idsIn(
  prose: string,
  offset: number,
  attack: AttackRelease,
  isGone: (object: AttackObject | undefined) => boolean,
): { readonly span: Span; readonly type: TokenType; readonly deprecated: boolean }[] {
  const ids = attackIdsIn(prose, offset).flatMap(({ id, span }) => {
    const object = attack.object(id);
    const type = object && kinds[object.kind];
    return type ? [{ span, type, deprecated: isGone(object) }] : [];
  });
  const cves = [...prose.matchAll(/(?<![\w-])CVE-\d{4}-\d{4,19}(?![\w-])/gi)].map((match) => {
    const start = offset + match.index;
    return { span: [start, start + match[0].length] as const, type: 'vulnerability' as const, deprecated: false };
  });
  return [...ids, ...cves];
}
