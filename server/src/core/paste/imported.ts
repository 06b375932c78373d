/** Adds content in other formats to those lists of an advisory to which it belongs. */
import { attackReleaseOf } from '../attack/release.ts';
import { nameKey } from '../catalogue/names.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { importAdvisory, importedValues, readNavigatorLayer } from '../import/index.ts';
import { readJsonObject } from '../import/json.ts';
import { readIndicator } from '../indicators/index.ts';
import { canonicalValue, indicatorTypeSynonyms, indicatorTypeValues } from '../model/vocabularies.ts';
import type { Edit } from '../text/edits.ts';
import { lineBreakOf } from '../text/text.ts';
import { pairOf, type YamlNode } from '../yaml/tree.ts';
import { appendRows, type Addition } from './appendRows.ts';
import { importedLists, importedRows } from './importedRows.ts';
import { readIndicators, type ValueStyle } from './indicators.ts';
import type { Pasted, PasteEdit } from './pasted.ts';
import type { Reading, Row } from './row.ts';
import { ruleRow } from './rules.ts';
import { withRemainder } from './remainder.ts';
import { isLiveList } from './style.ts';
import { readTechniques } from './techniques.ts';

/**
 * The minimum number of recognised rows in text that is pasted between top-level entries. Ordinary text may by chance contain one or two lines
 * that look like rows.
 */
const minRows = 3;

/**
 * Returns the edits that add the contents of a STIX bundle, a MISP event, a CSAF document, a Navigator layer, a dropped rule, or a list of
 * indicators or techniques to the lists of an advisory. Rows that are recognised as already present are omitted, and so are rows for the list
 * `except`, because the caller inserts these. Unless `except` is given, the other content of an imported document is added as comments. Returns
 * undefined if there is nothing to add, or if it cannot be added. If the document is blank, a STIX bundle, MISP event or CSAF document is
 * converted to a whole advisory instead.
 */
export function importEdits(
  document: AdvisoryDocument,
  pasted: Pasted,
  env: Environment,
  except?: string,
): PasteEdit | undefined {
  const { text, fileName } = pasted;
  if (isBlank(document.text) && readJsonObject(text)) {
    const whole = wholeAdvisory(document, text, fileName ?? 'the clipboard', env);
    if (whole) return whole;
  }
  const read = partsOf(document, text, fileName, env);
  const additions = (read ?? []).flatMap((one) => {
    if (one.key === except) return [];
    const rows = newRows(one, pairOf(document.root, one.key)?.value);
    return rows.length + one.below.length === 0 ? [] : [{ ...one, rows }];
  });
  if (additions.length === 0) return undefined;
  const edits = appendRows(document, env.schema.root, additions);
  if (!edits) return undefined;
  const made = {
    title: titleOf(additions),
    isWhole: additions.every(({ comments }) => comments === 0),
    edits: inEmpty(document, edits),
  };
  return except === undefined ? withRemainder(document, made, pasted, env) : made;
}

/**
 * Returns the edit that fills an empty document with the advisory converted from a STIX bundle, a MISP event or a CSAF document; undefined
 * for any other text.
 */
function wholeAdvisory(
  { text: source }: AdvisoryDocument,
  text: string,
  name: string,
  env: Environment,
): PasteEdit | undefined {
  const options = { name, catalogue: env.catalogue, order: env.schema.root.keys.map(({ key }) => key) };
  for (const from of ['stix', 'misp', 'csaf'] as const) {
    const imported = importAdvisory(text, { ...options, from });
    if (typeof imported === 'string') continue;
    const newText = imported.text.replaceAll('\n', lineBreakOf(source));
    return { title: 'Insert as an advisory', isWhole: true, edits: [{ span: contentOf(source), newText }] };
  }
  return undefined;
}

const isBlank = (text: string): boolean => text.replace(/^\uFEFF/, '').trim() === '';
/** Returns the span of the text without the byte order mark. */
const contentOf = (text: string): Edit['span'] => [text.startsWith('\uFEFF') ? 1 : 0, text.length];

type Part = Addition & { readonly noun: readonly [one: string, many: string]; readonly comments: number };

const part = (key: string, noun: Part['noun'], rows: readonly Row[], usual: Part['usual'] = 'text'): Part => ({
  key,
  noun,
  rows,
  usual,
  below: [],
  comments: 0,
});

const nouns = {
  indicators: ['indicator', 'indicators'],
  techniques: ['technique', 'techniques'],
  rules: ['rule', 'rules'],
} as const;

function partsOf(
  document: AdvisoryDocument,
  text: string,
  fileName: string | undefined,
  env: Environment,
): readonly Part[] | undefined {
  const style = { isLive: isLiveList(pairOf(document.root, 'indicators')?.value) };
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  const json = readJsonObject(text);
  if (json) {
    const techniques = readNavigatorLayer(json) ? readTechniques(text, attack) : undefined;
    return techniques ? [ofTechniques(techniques)] : documentParts(text, style, env);
  }
  const rule = ruleRow(text, fileName);
  if (rule) return fileName === undefined ? undefined : [part('detection_rules', nouns.rules, [rule], 'keys')];
  const techniques = readTechniques(text, attack);
  const indicators = techniques ? undefined : readIndicators(text, style);
  const reading = techniques ?? indicators;
  if (!reading || (fileName === undefined && (reading.comments > 0 || reading.rows.length < minRows))) return undefined;
  return [techniques ? ofTechniques(techniques) : { ...part('indicators', nouns.indicators, [], 'keys'), ...reading }];
}

const ofTechniques = (reading: Reading): Part => ({
  ...part('mitre_attack', nouns.techniques, [], reading.rows.every((row) => row.text !== undefined) ? 'text' : 'keys'),
  ...reading,
});

/** Converts a STIX bundle, a MISP event or a CSAF document to advisory lists. Returns undefined for any other text. */
function documentParts(text: string, style: ValueStyle, env: Environment): readonly Part[] | undefined {
  const order = env.schema.root.keys.map(({ key }) => key);
  const imported = importedValues(text, { catalogue: env.catalogue, order });
  return (
    imported &&
    Object.entries(importedLists).map(([key, noun]) => {
      const rows = importedRows(imported, key, style);
      return part(key, noun, rows, rows.every((row) => row.text !== undefined) ? 'text' : 'keys');
    })
  );
}

/** Returns the rows that a list does not yet contain, without duplicates. Rows that cannot be compared are all returned. */
function newRows({ key, rows }: Part, list: YamlNode | undefined): readonly Row[] {
  const items = list?.kind === 'sequence' ? list.items : list ? [list] : [];
  const known = new Set(items.flatMap((item) => identityOf(key, fieldsOf(item)) ?? []));
  return rows.filter(({ pairs, text }) => {
    const fields = new Map(
      pairs.flatMap(([name, value]) => {
        const text = typeof value === 'object' && 'block' in value ? value.block.join('\n') : value;
        return typeof text === 'string' ? [[name, text] as const] : [];
      }),
    );
    const identity = identityOf(key, fields.size > 0 ? fields : new Map([['', text ?? '']]));
    if (identity === undefined) return true;
    if (known.has(identity)) return false;
    known.add(identity);
    return true;
  });
}

function fieldsOf(item: YamlNode): ReadonlyMap<string, string> {
  if (item.kind === 'scalar') return new Map(item.isNull ? [] : [['', item.value]]);
  if (item.kind === 'sequence') return new Map();
  return new Map(
    item.pairs.flatMap(({ key, value }) => (value.kind === 'scalar' ? [[key.value, value.value] as const] : [])),
  );
}

/** Returns the string by which rows of the list under a key are compared; undefined for a row that cannot be compared. */
function identityOf(key: string, fields: ReadonlyMap<string, string>): string | undefined {
  const of = (...names: readonly string[]): string | undefined =>
    names.map((name) => fields.get(name)).find((one) => one !== undefined);
  const body = of('body')?.trimEnd();
  if (key === 'detection_rules') return body === undefined ? undefined : `${of('name') ?? ''}\n${body}`;
  if (key === 'mitre_attack') return /T\d{4}(?:\.\d{3})?/.exec(of('id', '') ?? '')?.[0];
  if (key !== 'indicators') return keyOfName(of('name', 'id', 'url', '') ?? '');
  const value = of('value', '');
  if (value === undefined) return undefined;
  const read = readIndicator(value, canonicalValue(of('type') ?? '', indicatorTypeValues, indicatorTypeSynonyms));
  return `${read.type} ${read.key}`;
}

const keyOfName = (name: string): string => (name.includes('/') ? name : nameKey(name));

function titleOf(additions: readonly Part[]): string {
  const parts = additions.map(
    ({ rows, noun: [one, many] }) => `${String(rows.length)} ${rows.length === 1 ? one : many}`,
  );
  const last = parts.pop() ?? '';
  return `Add ${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}`;
}

/**
 * Returns the edits unchanged, unless the document is blank. In that case, returns a single edit that also replaces the document's
 * whitespace.
 */
function inEmpty({ text }: AdvisoryDocument, edits: readonly Edit[]): readonly Edit[] {
  const [only] = edits;
  return only && isBlank(text) ? [{ span: contentOf(text), newText: only.newText.trimStart() }] : edits;
}
