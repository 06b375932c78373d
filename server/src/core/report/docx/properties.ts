/** Builds the properties of a Word document. */
import { defangLive, type Listed } from '../../indicators/index.ts';
import type { DocumentFacts } from '../facts.ts';
import { escapeHtml } from '../html.ts';
import { wordLine } from './writing.ts';

/**
 * Returns `docProps/core.xml`. The library's own version contains the current time and no language. Source: ECMA-376 part 2, "Core
 * Properties".
 */
export function coreProperties(
  facts: DocumentFacts,
  title: string,
  subject: string | undefined,
  listed: Listed,
): string {
  const { authors, tags, id, language, created, modified } = facts;
  const element = (name: string, value: string | undefined, attributes = ''): string =>
    value === undefined || value === ''
      ? ''
      : `<${name}${attributes}>${escapeHtml(defangLive(wordLine(value), listed))}</${name}>`;
  const time = ' xsi:type="dcterms:W3CDTF"';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${[
    element('dc:title', title),
    element('dc:subject', subject),
    element('dc:creator', authors.join('; ')),
    element('cp:keywords', tags.join('; ')),
    element('dc:identifier', id),
    element('dc:language', language),
    element('dcterms:created', created, time),
    element('dcterms:modified', modified, time),
  ].join('')}</cp:coreProperties>`;
}
