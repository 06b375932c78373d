/** Reports of advisories that are given as plain values or as text. */
import type { Report } from '../../server/src/core/report/index.ts';
import { buildReport } from '../../server/src/core/report/index.ts';
import { parseAdvisory } from '../../server/src/core/document/document.ts';
import { createSchemaIndex } from '../../server/src/core/schema/schemaIndex.ts';
import { renderCatalogue } from './renderCatalogue.ts';
import { modelOf, type Values } from './reportModel.ts';
import { readSchema } from './schema.ts';

/** Returns the report of an advisory, with the small catalogue. */
export function reportOf(values: Values, mode: 'published' | 'preview' = 'published'): Report {
  const { advisory, text, lines } = modelOf(values);
  return buildReport(advisory, { attack: renderCatalogue.at('19.1'), catalogue: renderCatalogue, text, lines, mode });
}

/** Returns the report of an advisory's text, through the parser. */
export function reportOfText(text: string, mode: 'published' | 'preview' = 'published'): Report {
  const { advisory, lines } = parseAdvisory(text, createSchemaIndex(readSchema()));
  return buildReport(advisory, { attack: renderCatalogue.at('19.1'), catalogue: renderCatalogue, text, lines, mode });
}
