/** Completion: finds out what belongs at the cursor and asks the sources that know such values. */
import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import {
  attackReleaseOf,
  cursorAt,
  type AdvisoryDocument,
  type CursorContext,
  type Environment,
} from '../../core/index.ts';
import { actorIds, actors } from './actors.ts';
import { attackVersions } from './attackVersions.ts';
import { campaignIds, campaigns } from './campaigns.ts';
import { countries } from './countries.ts';
import { cve } from './cve.ts';
import { dataComponentIds, dataComponents } from './dataComponents.ts';
import { dates } from './dates.ts';
import { examples } from './examples.ts';
import { fitted } from './fitted.ts';
import { toItem, type Place } from './item.ts';
import { proposeKeys } from './keys.ts';
import { tags } from './ownWords.ts';
import { regions, sectors } from './places.ts';
import type { Proposals, ValueRequest, ValueSource } from './proposal.ts';
import { isBeforeContent, readPlace } from './readings.ts';
import { software, softwareIds } from './software.ts';
import { tactics } from './tactics.ts';
import { techniques } from './techniques.ts';
import { words } from './words.ts';

/** The first source that knows the place answers. */
const sources: readonly ValueSource[] = [
  techniques,
  tactics,
  actors,
  actorIds,
  software,
  softwareIds,
  campaigns,
  campaignIds,
  dataComponents,
  dataComponentIds,
  countries,
  regions,
  sectors,
  tags,
  dates,
  cve,
  attackVersions,
  examples,
  words,
];

/** A cursor's place, and, where a value may be typed there, what the sources are asked. */
export interface CursorPlace {
  readonly place: Place;
  readonly request: ValueRequest | undefined;
}

/** Undefined where an insertion would break what follows. */
export function placeAt(document: AdvisoryDocument, position: Position, env: Environment): CursorPlace | undefined {
  const offset = document.lines.offsetAt(position);
  const { cursor, lead } = readPlace(document, cursorAt(document, offset), offset, env);
  if (isBeforeContent(document, cursor, offset)) return undefined;
  const typed = document.text.slice(cursor.replace[0], Math.max(cursor.replace[0], offset));
  const request = cursor.slot === 'value' ? valueRequest(document, cursor, env) : undefined;
  return { place: { document, cursor, lead, typed }, request };
}

/** What may be typed at a position: values first, then keys, each in the order of their `sortText`. */
export function provideCompletion(document: AdvisoryDocument, position: Position, env: Environment): CompletionList {
  const at = placeAt(document, position, env);
  if (!at) return { isIncomplete: false, items: [] };
  const { place } = at;
  const { cursor } = place;
  const values = at.request && proposeValues(at.request);
  const keys = cursor.slot === 'key' || cursor.mayBeKey ? proposeKeys(document, cursor, env) : [];
  const items: CompletionItem[] = (values?.items ?? []).map((proposal, rank) =>
    toItem(proposal, rank, values?.searched === true, place),
  );
  items.push(...keys.map((proposal, rank) => toItem(proposal, items.length + rank, false, place)));
  return fitted({ isIncomplete: values?.searched === true, items }, place.typed);
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

function proposeValues(request: ValueRequest): Proposals | undefined {
  for (const source of sources) {
    const proposals = source(request);
    if (proposals) return proposals;
  }
  return undefined;
}
