/**
 * Writes indicators as CSV with the columns of MISP's own export, which MISP's import module recognises. Source: MISP modules, `csvimport`.
 */
import type { ExportContext, ExportedIndicator, Written } from '../exporter.ts';
import { mispAttributeTypes } from '../misp/attributeTypes.ts';
import { mispValue } from '../misp/value.ts';
import { secondsOf } from '../times.ts';
import { uuidOf } from '../uuid.ts';
import { furtherFacts, indicatorDescription } from '../description.ts';
import { csvText, noFormula } from './table.ts';

const header =
  'uuid,event_id,category,type,value,comment,to_ids,date,object_relation,attribute_tag,object_uuid,object_name,object_meta_category';

/** Writes one attribute per line. Formulas in the column `value` are not escaped, because MISP would import the escape character. */
export function writeMispCsv(context: ExportContext): Written {
  const rows = context.indicators.map((indicator) => row(indicator, context));
  return { files: [{ suffix: '.misp.csv', text: csvText([header.split(','), ...rows]) }] };
}

function row(indicator: ExportedIndicator, context: ExportContext): readonly string[] {
  const { type, value, tlp } = indicator;
  const { type: attribute, category, toIds } = mispAttributeTypes[type];
  const description = indicatorDescription(indicator, context, furtherFacts(indicator.row));
  // The attribute type `text` does not identify the indicator's type, so the type is added to the comment.
  const comment = attribute === 'text' ? [type, description].filter(Boolean).join(': ') : description;
  return [
    uuidOf(`misp ${context.subject} ${type} ${indicator.key}`),
    '',
    category,
    attribute,
    mispValue(type, value),
    noFormula(comment),
    toIds ? '1' : '0',
    context.times ? secondsOf(context.times.modified) : '',
    '',
    tlp ? `tlp:${tlp.toLowerCase()}` : '',
    '',
    '',
    '',
  ];
}
