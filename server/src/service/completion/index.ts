/** Completion: determines the context at the cursor and asks the completion sources for proposals. */
import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import { attackReleaseOf, type AdvisoryDocument, type CursorContext, type Environment } from '../../core/index.ts';
import { toSpan } from '../convert.ts';
import { provideCodes } from './codes.ts';
import { fitted } from './fitted.ts';
import { toItem, type Location } from './item.ts';
import { proposeKeys } from './keys.ts';
import type { Proposal, ValueRequest } from './proposal.ts';
import { ranked } from './ranked.ts';
import { isBeforeContent, readLocations } from './intended.ts';
import { proposeValues } from './values.ts';
import { proposeWholeAdvisory } from './wholeAdvisory.ts';

/** A possible context of the cursor, and the request to the sources if a value may be typed there. */
export interface CursorLocation {
  readonly location: Location;
  readonly request: ValueRequest | undefined;
}

/** Returns the possible contexts of the cursor; none if an insertion would break the text after it. */
export function locationsAt(document: AdvisoryDocument, offset: number, env: Environment): readonly CursorLocation[] {
  return readLocations(document, offset, env)
    .filter(({ cursor }) => !isBeforeContent(document, cursor, offset))
    .map(({ cursor, lead, from }) => ({
      location: { document, cursor, lead, from, typed: document.text.slice(from, Math.max(from, offset)) },
      request: cursor.slot === 'value' ? valueRequest(document, cursor, env) : undefined,
    }));
}

/**
 * Returns the completion list at a position, in the order of `sortText`. `again` means that the client asks again because the author kept
 * typing. If the value is complete by then, the list is empty, so that the editor closes it and Enter inserts a line break.
 */
export function provideCompletion(
  document: AdvisoryDocument,
  position: Position,
  env: Environment,
  again = false,
): CompletionList {
  const offset = document.lines.offsetAt(position);
  const codes = provideCodes(document, offset);
  if (codes) return fitted(codes, '');
  const locations = locationsAt(document, offset, env);
  const proposals = locations.map((at) => proposeAt(at, offset, env));
  const placed = mergedLocations(proposals);
  const items = placed.map(({ proposal, location }, rank) => toItem(proposal, rank, location));
  if (
    again &&
    items.some((item, rank) => placed[rank]?.proposal.likeness !== true && isWritten(item, document, offset))
  )
    return { isIncomplete: false, items: [] };
  return fitted({ isIncomplete: items.length > 0, items }, locations[0]?.location.typed ?? '');
}

/**
 * Whether accepting an item would change nothing: its text has been typed, and the cursor is at the end of that text or before the closing
 * quote.
 */
function isWritten(
  { textEdit, additionalTextEdits }: CompletionItem,
  { lines, text }: AdvisoryDocument,
  offset: number,
): boolean {
  if (!textEdit || !('range' in textEdit) || additionalTextEdits !== undefined) return false;
  const [start, end] = toSpan(textEdit.range, lines);
  return start < offset && /^["']?$/.test(text.slice(offset, end)) && text.slice(start, end) === textEdit.newText;
}

interface Placed {
  readonly proposal: Proposal;
  readonly location: Location;
}

/** Returns the proposals for one context, best first: the skeleton of a whole advisory, values and keys. */
function proposeAt({ location, request }: CursorLocation, offset: number, env: Environment): readonly Placed[] {
  const { cursor } = location;
  const proposed = request && proposeValues(request);
  const values = proposed?.searched === false ? ranked(cursor.prefix, proposed.items) : (proposed?.items ?? []);
  const mayBeKey = cursor.slot === 'key' || cursor.mayBeKey;
  const keys = mayBeKey ? ranked(cursor.prefix, proposeKeys(location, offset, env)) : [];
  const whole = proposeWholeAdvisory(location.document, cursor, env);
  return [...whole, ...merged(values, keys, cursor.prefix)].map((proposal) => ({ proposal, location }));
}

/**
 * Merges values and keys. Values come first, but the best key comes second if it matches the typed text. If no value is more than similar
 * to the typed text, the matching keys come first. Keys that are only similar are returned only if there are no values.
 */
function merged(values: readonly Proposal[], keys: readonly Proposal[], prefix: string): readonly Proposal[] {
  const sure = keys.filter(({ likeness }) => likeness !== true);
  if (prefix.trim() === '') return [...values, ...keys];
  if (sure.length > 0 && values.every(({ likeness }) => likeness === true)) return [...sure, ...values];
  if (sure.length === 0) return values.length > 0 ? values : keys;
  return [...values.slice(0, 1), ...sure.slice(0, 1), ...values.slice(1), ...sure.slice(1)];
}

/** Merges the proposals for several contexts: first the row's required keys, then the keys of a new row, then the row's other keys. */
function mergedLocations(locations: readonly (readonly Placed[])[]): readonly Placed[] {
  const [first = [], ...others] = locations.filter((location) => location.length > 0);
  if (others.length === 0) return first;
  const needed = first.filter(({ proposal }) => proposal.detail === 'required');
  const rows = others.flat().map(({ proposal, location }): Placed => {
    return { proposal: { ...proposal, label: `- ${proposal.label}` }, location };
  });
  return [...needed, ...rows, ...first.filter((one) => !needed.includes(one))];
}

function valueRequest(document: AdvisoryDocument, cursor: CursorContext, env: Environment): ValueRequest | undefined {
  // Block scalars, which contain prose, rules or queries, are not completed.
  if (cursor.style === 'literal' || cursor.style === 'folded') return undefined;
  const shape = env.schema.shapeAt(cursor.path);
  const text = shape?.text ?? shape?.list?.item.text;
  if (!text) return undefined;
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  return { document, env, attack, cursor, shape: text, key: env.schema.keyAt(cursor.path) };
}
