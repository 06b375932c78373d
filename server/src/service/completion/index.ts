/** Completion: finds out what the cursor's place wants and asks the sources that have it. */
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
import { toItem, type Place } from './item.ts';
import { proposeKeys } from './keys.ts';
import { regions, sectors } from './places.ts';
import type { Proposals, ValueSource } from './proposal.ts';
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
  dates,
  cve,
  attackVersions,
  examples,
  words,
];

/** What may be typed at a position: values first, then keys, each in the order of their `sortText`. */
export function provideCompletion(document: AdvisoryDocument, position: Position, env: Environment): CompletionList {
  const offset = document.lines.offsetAt(position);
  const { cursor, lead } = readPlace(document, cursorAt(document, offset), offset, env);
  if (isBeforeContent(document, cursor, offset)) return { isIncomplete: false, items: [] };
  const place: Place = {
    document,
    cursor,
    lead,
    typed: document.text.slice(cursor.replace[0], Math.max(cursor.replace[0], offset)),
  };
  const values = cursor.slot === 'value' ? proposeValues(document, cursor, env) : undefined;
  const keys = cursor.slot === 'key' || cursor.mayBeKey ? proposeKeys(document, cursor, env) : [];
  const items: CompletionItem[] = (values?.items ?? []).map((proposal, rank) =>
    toItem(proposal, rank, values?.searched === true, place),
  );
  items.push(...keys.map((proposal, rank) => toItem(proposal, items.length + rank, false, place)));
  return { isIncomplete: values?.searched === true, items };
}

function proposeValues(document: AdvisoryDocument, cursor: CursorContext, env: Environment): Proposals | undefined {
  // Words do not go into blocks of prose, rules and queries.
  if (cursor.style === 'literal' || cursor.style === 'folded') return undefined;
  const form = env.schema.formAt(cursor.path);
  const text = form?.text ?? form?.list?.item.text;
  if (!text) return undefined;
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  const request = { document, env, attack, cursor, form: text, key: env.schema.keyAt(cursor.path) };
  for (const source of sources) {
    const proposals = source(request);
    if (proposals) return proposals;
  }
  return undefined;
}
