/**
 * Highlights everything in a document with the same meaning as the text at the cursor: the same object under an alias or by its ID, the
 * same indicator defanged or not.
 */
import type { DocumentHighlight, Position } from 'vscode-languageserver-types';
import {
  attackReleaseOf,
  collectedIn,
  nameKey,
  proseTexts,
  refang,
  typedIndicators,
  type AdvisoryDocument,
  type AttackRelease,
  type Environment,
  type Span,
} from '../../core/index.ts';
import { attackIdsIn } from '../attackIds.ts';
import { toRange } from '../convert.ts';
import { contentSpan } from '../scalarText.ts';
import { walkTexts, type SeenText } from './walk.ts';

/** A name with its location; `key` is equal for all names of the same object. */
interface Named {
  readonly key: string;
  readonly span: Span;
  /** Whether it is in prose: LSP's kind 2 (read), else 3 (write). */
  readonly inProse: boolean;
}

/** Returns the highlights in text order; empty if there is no name at the cursor. */
export function provideHighlights(
  document: AdvisoryDocument,
  position: Position,
  env: Environment,
): DocumentHighlight[] {
  if (document.kind !== 'advisory') return [];
  const offset = document.lines.offsetAt(position);
  const all = namedIn(document, env);
  const here = all.find(({ span }) => span[0] <= offset && offset <= span[1]);
  if (!here) return [];
  return (
    all
      .filter(({ key }) => key === here.key)
      .sort((a, b) => a.span[0] - b.span[0])
      // A name may be an ID that is also found in prose.
      .filter(({ span }, index, sorted) => sorted[index - 1]?.span[0] !== span[0])
      .map(({ span, inProse }) => ({ range: toRange(span, document.lines), kind: inProse ? 2 : 3 }))
  );
}

function namedIn(document: AdvisoryDocument, env: Environment): readonly Named[] {
  const { text } = document;
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  const found: Named[] = [];
  /** The names that are searched for in prose: those of two words or more, or of at least four letters. */
  const names = new Map<string, string>();
  walkTexts(document, env, [0, text.length], (seen) => {
    const key = keyOf(seen, attack, env);
    if (key === undefined) return;
    const content = contentSpan(seen.node, text);
    const [id] = key.startsWith('attack ') ? attackIdsIn(text.slice(...content), content[0]) : [];
    found.push({ key, span: id?.span ?? content, inProse: false });
    if (!id && seen.node.value.trim().length > 3) names.set(seen.node.value.trim().toLowerCase(), key);
  });
  const values = new Map<string, string>();
  for (const { item, offset } of collectedIn(document, env.schema.root, typedIndicators)) {
    const key = `indicator ${item.type} ${item.read.key}`;
    const [start, end] = [item.value.span[0] + offset, item.value.span[1] + offset];
    const quoted = /^["']/.test(text.slice(start, end)) ? 1 : 0;
    found.push({ key, span: [start + quoted, end - quoted], inProse: false });
    values.set(refang(item.value.value).toLowerCase(), key);
  }
  for (const { item, offset } of collectedIn(document, env.schema.root, proseTexts)) {
    const [start, end] = [item.span[0] + offset, item.span[1] + offset];
    found.push(...inProse(text.slice(start, end), start, names, values, attack));
  }
  return found;
}

/** Returns the key of a value: that of the object in ATT&CK or the catalogue, or else the normalised name. */
function keyOf({ node, form }: SeenText, attack: AttackRelease, { catalogue }: Environment): string | undefined {
  const text = node.value.trim();
  const byId = (): string | undefined => {
    const id = attackIdsIn(text)[0]?.id;
    return id === undefined ? undefined : `attack ${id}`;
  };
  switch (form.value) {
    case 'technique':
    case 'technique-id':
    case 'software-id':
    case 'campaign-id':
      return byId();
    case 'actor-id': {
      const id = catalogue.actorByAttackId(text.toUpperCase())?.attackId;
      return id === undefined ? byId() : `attack ${id}`;
    }
    case 'actor': {
      const actors = catalogue.actor(text)?.actors ?? [];
      const [actor] = actors;
      if (actors.length !== 1 || !actor) return `actor ${nameKey(text)}`;
      return actor.attackId === undefined ? `actor ${nameKey(actor.name)}` : `attack ${actor.attackId}`;
    }
    case 'software':
    case 'malware':
    case 'tool': {
      const id = attack.named('software', text)?.id;
      return id ? `attack ${id}` : `software ${nameKey(catalogue.galaxySoftware(text)?.name ?? text)}`;
    }
    case 'campaign': {
      const id = attack.named('campaign', text)?.id;
      return id ? `attack ${id}` : `campaign ${nameKey(text)}`;
    }
    case 'cve':
      return `vulnerability ${text.toUpperCase()}`;
    default:
      return undefined;
  }
}

function inProse(
  prose: string,
  offset: number,
  names: ReadonlyMap<string, string>,
  values: ReadonlyMap<string, string>,
  attack: AttackRelease,
): readonly Named[] {
  const found: Named[] = [];
  const add = (key: string, at: number, length: number): void =>
    void found.push({ key, span: [offset + at, offset + at + length], inProse: true });
  for (const { id, span } of attackIdsIn(prose)) if (attack.object(id)) add(`attack ${id}`, span[0], span[1] - span[0]);
  for (const match of prose.matchAll(/(?<![\w-])CVE-\d{4}-\d{4,19}(?![\w-])/gi))
    add(`vulnerability ${match[0].toUpperCase()}`, match.index, match[0].length);
  const lower = prose.toLowerCase();
  for (const [name, key] of names)
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + name.length))
      if (!isLetter(lower.charAt(at - 1)) && !isLetter(lower.charAt(at + name.length))) add(key, at, name.length);
  if (values.size === 0) return found;
  for (const { 0: word, index } of prose.matchAll(/[^\s<>"'`*|]+/g)) {
    const lead = /^[([{]*/.exec(word)?.[0].length ?? 0;
    for (const bare of [word.slice(lead), word.slice(lead).replace(/[.,;:!?)\]}]{1,9}$/, '')]) {
      const key = values.get(refang(bare).toLowerCase());
      if (key === undefined) continue;
      add(key, index + lead, bare.length);
      break;
    }
  }
  return found;
}

const isLetter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
