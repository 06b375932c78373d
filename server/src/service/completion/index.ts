/** Completion: finds out what belongs at the cursor and asks the sources that know such values. */
import type { CompletionList, Position } from 'vscode-languageserver-types';
import { attackReleaseOf, type AdvisoryDocument, type CursorContext, type Environment } from '../../core/index.ts';
import { provideCodes } from './codes.ts';
import { fitted } from './fitted.ts';
import { toItem, type Place } from './item.ts';
import { proposeKeys } from './keys.ts';
import type { Proposal, ValueRequest } from './proposal.ts';
import { ranked } from './ranked.ts';
import { isBeforeContent, readPlaces } from './readings.ts';
import { proposeValues } from './values.ts';
import { proposeWholeAdvisory } from './wholeAdvisory.ts';

/** A cursor's place, and, where a value may be typed there, what the sources are asked. */
export interface CursorPlace {
  readonly place: Place;
  readonly request: ValueRequest | undefined;
}

/** The places that may be meant; none where an insertion would break what follows. */
export function placesAt(document: AdvisoryDocument, offset: number, env: Environment): readonly CursorPlace[] {
  return readPlaces(document, offset, env)
    .filter(({ cursor }) => !isBeforeContent(document, cursor, offset))
    .map(({ cursor, lead, from }) => ({
      place: { document, cursor, lead, from, typed: document.text.slice(from, Math.max(from, offset)) },
      request: cursor.slot === 'value' ? valueRequest(document, cursor, env) : undefined,
    }));
}

/** What may be typed at a position, in the order of their `sortText`; the client asks again while the author types on. */
export function provideCompletion(document: AdvisoryDocument, position: Position, env: Environment): CompletionList {
  const offset = document.lines.offsetAt(position);
  const codes = provideCodes(document, offset);
  if (codes) return fitted(codes, '');
  const places = placesAt(document, offset, env);
  const proposals = places.map((at) => proposeAt(at, offset, env));
  const items = inTurn(proposals).map(({ proposal, place }, rank) => toItem(proposal, rank, place));
  return fitted({ isIncomplete: items.length > 0, items }, places[0]?.place.typed ?? '');
}

interface Placed {
  readonly proposal: Proposal;
  readonly place: Place;
}

/** The values and keys of one place, best first. */
function proposeAt({ place, request }: CursorPlace, offset: number, env: Environment): readonly Placed[] {
  const { cursor } = place;
  const proposed = request && proposeValues(request);
  const values = proposed?.searched === false ? ranked(cursor.prefix, proposed.items) : (proposed?.items ?? []);
  const mayBeKey = cursor.slot === 'key' || cursor.mayBeKey;
  const keys = mayBeKey ? ranked(cursor.prefix, proposeKeys(place, offset, env)) : [];
  const whole = proposeWholeAdvisory(place.document, cursor, env);
  return [...whole, ...merged(values, keys, cursor.prefix)].map((proposal) => ({ proposal, place }));
}

/** Values before keys; the best key is among the first where it begins with what is typed. What is only alike comes last, where nothing else is. */
function merged(values: readonly Proposal[], keys: readonly Proposal[], prefix: string): readonly Proposal[] {
  const sure = keys.filter(({ likeness }) => likeness !== true);
  if (prefix.trim() === '') return [...values, ...keys];
  if (sure.length > 0 && values.every(({ likeness }) => likeness === true)) return [...sure, ...values];
  if (sure.length === 0) return values.length > 0 ? values : keys;
  return [...values.slice(0, 1), ...sure.slice(0, 1), ...values.slice(1), ...sure.slice(1)];
}

/** What further keys of a row need comes first, then the next row, then the rest. */
function inTurn(places: readonly (readonly Placed[])[]): readonly Placed[] {
  const [first = [], ...others] = places;
  if (others.length === 0) return first;
  const needed = first.filter(({ proposal }) => proposal.detail === 'required');
  const rows = others.flat().map(({ proposal, place }): Placed => {
    return { proposal: { ...proposal, label: `- ${proposal.label}` }, place };
  });
  return [...needed, ...rows, ...first.filter((one) => !needed.includes(one))];
}

function valueRequest(document: AdvisoryDocument, cursor: CursorContext, env: Environment): ValueRequest | undefined {
  // Words do not go into blocks of prose, rules and queries.
  if (cursor.style === 'literal' || cursor.style === 'folded') return undefined;
  const form = env.schema.formAt(cursor.path);
  const text = form?.text ?? form?.list?.item.text;
  if (!text) return undefined;
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  return { document, env, attack, cursor, form: text, key: env.schema.keyAt(cursor.path) };
}
