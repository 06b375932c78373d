/** Selects the function that reads pasted text according to what the schema allows at the cursor. */
import { attackReleaseOf } from '../attack/release.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import type { SchemaShape } from '../schema/schemaIndex.ts';
import { nodeAt, type Path } from '../yaml/tree.ts';
import { importedValues } from '../import/index.ts';
import { readJsonObject } from '../import/json.ts';
import { importedRows } from './importedRows.ts';
import { readIndicators, type ValueStyle } from './indicators.ts';
import { readReferences } from './references.ts';
import { ruleRow } from './rules.ts';
import { joinLines, type Reading } from './row.ts';
import { isLiveList, type RowForm } from './style.ts';
import { readDatedLines, readTableRows } from './tableRows.ts';
import { readItems } from './textItems.ts';
import { readTechniques } from './techniques.ts';
import { readVulnerabilities } from './vulnerabilities.ts';
import { beginsRow } from './yamlRows.ts';

/**
 * The result of reading text for a list. It includes the noun for the rows in titles, and the form of the rows if the list does not contain
 * any yet.
 */
export interface ListReading extends Reading {
  readonly noun: string;
  readonly usual: RowForm;
}

/** The pasted text, and the list into which it is pasted. */
export interface ListRequest {
  readonly document: AdvisoryDocument;
  readonly env: Environment;
  /** The path of the list. */
  readonly path: Path;
  readonly text: string;
  readonly fileName?: string;
}

/** Reads text for a list. Returns undefined if the text contains no rows for that list, or if it is already YAML. */
export function readForList(request: ListRequest): ListReading | undefined {
  const { document, env, path, text, fileName } = request;
  const shape = env.schema.shapeAt(path);
  const item = shape?.list?.item;
  if (!item || beginsRow(text, item)) return undefined;
  const value = item.text?.value;
  if (item.mapping?.key('body') && item.mapping.key('file')) return ofRule(text, fileName);
  if (value === 'indicator-value') {
    const style = { isLive: isLiveList(nodeAt(document.root, path)?.node) };
    return named(
      readJsonObject(text) ? readDocument(request, style) : readIndicators(text, style),
      'indicator',
      'keys',
    );
  }
  if (value === 'technique' || value === 'technique-id') return ofTechniques(request, item);
  const rows = item.mapping && (readTableRows(text, item.mapping) ?? readDatedLines(text, item.mapping));
  if (rows) return named(rows, value === 'cve' ? 'vulnerability' : 'row', 'keys');
  if (value === 'reference') return named(readReferences(text), 'reference', 'text') ?? ofItems(text, item);
  if (value === 'cve') return named(readVulnerabilities(text), 'vulnerability', 'text');
  return ofItems(text, item);
}

/** Returns the indicators in a STIX bundle, a MISP event or a CSAF document; undefined if there are none. */
function readDocument({ env, text }: ListRequest, style: ValueStyle): Reading | undefined {
  const order = env.schema.root.keys.map(({ key }) => key);
  const imported = importedValues(text, { catalogue: env.catalogue, order });
  return imported && joinLines([{ rows: importedRows(imported, 'indicators', style) }]);
}

const named = (reading: Reading | undefined, noun: string, usual: RowForm): ListReading | undefined =>
  reading && { ...reading, noun, usual };

function ofRule(text: string, fileName?: string): ListReading | undefined {
  const row = ruleRow(text, fileName);
  return row && { rows: [row], below: [], comments: 0, noun: 'rule', usual: 'keys' };
}

function ofTechniques({ document, env, text }: ListRequest, item: SchemaShape): ListReading | undefined {
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  const reading = readTechniques(text, attack);
  if (!reading) return undefined;
  if (item.mapping) {
    return named(reading, 'technique', 'text');
  }
  // The list allows only IDs, so the names next to the IDs are omitted.
  const ids = reading.rows.flatMap(({ pairs }) =>
    pairs.flatMap(([key, id]) => (key === 'id' && typeof id === 'string' ? [id] : [])),
  );
  const rows = [...new Set(ids)].map((id) => ({ pairs: [], text: id }));
  const isLossless = reading.rows.every(({ pairs }) => pairs.every(([key]) => key === 'id' || key === 'name'));
  return isLossless ? named({ ...reading, rows }, 'technique', 'text') : undefined;
}

function ofItems(text: string, { text: shape }: SchemaShape): ListReading | undefined {
  return shape ? named(readItems(text, shape), 'item', 'text') : undefined;
}
