/** Reads the report of a bundle: the metadata of the advisory. */
import { readTlp, tlpValues } from '../../model/vocabularies.ts';
import { dayOf } from '../dates.ts';
import { oneLine } from '../indicatorRows.ts';
import { objectsOf, textOf, textsOf, type Members } from '../json.ts';
import { confidenceOf, nameOf, otherProperties, referred, tlpOf, typeOf, type Graph } from './graph.ts';

/** Matches the labels in which our exports store values without a STIX property. */
const labelled = /^(severity|category|status|attack-version|analyzed|updated|author):(.+)$/;

/** Reads the report, or only the strictest TLP label if there is no report. The notes on its values contain the report's ID. */
export function readReport(graph: Graph): void {
  const { report, collected, objects } = graph;
  const own = tlpOf(graph, report);
  // The rows of indicators have labels of their own.
  const labels = objects.flatMap((one) => (typeOf(one) === 'indicator' ? [] : (tlpOf(graph, one) ?? [])));
  const strictest = tlpValues.find((label) => labels.includes(label));
  if (strictest !== own) collected.set('tlp', strictest, 'the strictest marking of an object');
  if (!report) return;
  const from = textOf(report['id']) ?? 'report';
  const name = textOf(report['name']);
  collected.set('title', name === undefined ? undefined : oneLine(name), from);
  collected.set('summary', textOf(report['description']), from);
  collected.set('tlp', own, from);
  collected.set('confidence', confidenceOf(report), from);
  collected.set('published', dayOf(textOf(report['published'])), from);
  const author = textOf(referred(graph, report, 'created_by_ref')?.['name']);
  const authors = authorsOf(graph);
  if (authors.length > 0) collected.set('authors', authors, from);
  const language = textOf(report['lang']);
  if (language !== undefined && language !== 'en') collected.set('language', language, from);
  for (const label of textsOf(report['labels'])) readLabel(label, graph, from);
  for (const reference of objectsOf(report['external_references'])) readReference(reference, author, graph, from);
  // Our export derives the report type from the category. In other reports, it is often only `threat-report`, which is omitted.
  const read = `confidence published labels ${collected.has('category') ? 'report_types' : ''}`;
  const others = otherProperties(report, graph, read).filter((one) => one !== 'report_types: threat-report');
  if (others.length > 0) collected.unread(`report: ${others.join('; ')}`);
}

/** Returns the names of the report's authors: its creator, and those in the labels of our exports. */
export function authorsOf(graph: Graph): readonly string[] {
  const { report } = graph;
  const creator = report && textOf(referred(graph, report, 'created_by_ref')?.['name']);
  const others = textsOf(report?.['labels']).flatMap((label) => {
    const [, key, value = ''] = labelled.exec(label) ?? [];
    return key === 'author' ? [value] : [];
  });
  return [...(creator === undefined ? [] : [creator]), ...others];
}

function readLabel(label: string, { collected, context }: Graph, from: string): void {
  const [, key, value = ''] = labelled.exec(label) ?? [];
  const tlp = /^tlp:/i.test(label) ? readTlp(label) : undefined;
  if (tlp !== undefined) collected.set('tlp', tlp === 'WHITE' ? 'CLEAR' : tlp, from);
  else if (key === undefined) collected.row('tags', label, { name: label }, from);
  else if (key === 'author') return;
  else if (key === 'attack-version') collected.set('attack_version', context.catalogue.resolveRelease(value), from);
  else if (key === 'analyzed' || key === 'updated') collected.set(key, dayOf(value), from);
  else collected.set(key, value, from);
}

function readReference(reference: Members, author: string | undefined, { collected }: Graph, from: string): void {
  const [source, url] = [textOf(reference['source_name']), textOf(reference['url'])];
  const said = textOf(reference['description']);
  const id = textOf(reference['external_id']);
  // Our export puts the ID into the description if STIX reserves IDs of this form for other sources, such as `CVE-…`.
  if (url === undefined && source !== undefined && (source === author || source === 'advisory'))
    if (id !== undefined || (said !== undefined && /^(?:CVE|CAPEC)-/.test(said)))
      return collected.set('id', id ?? said, from);
  const title = [said ?? (url === undefined || id !== undefined ? source : undefined), id].filter(Boolean).join(', ');
  if (url !== undefined && !/^(?:https?|mailto):/i.test(url)) collected.unread(`reference: ${title}: ${url}`);
  else if (url === undefined) collected.row('references', title, { title }, from);
  else collected.row('references', url, title === '' ? { title: url } : { title, url }, from);
}

/** Reads the external references of an object that have a URL but no ID. */
export function readPages(one: Members, graph: Graph): void {
  for (const page of objectsOf(one['external_references']))
    if (page['external_id'] === undefined && textOf(page['url']) !== undefined)
      readReference(page, undefined, graph, 'references of objects in the bundle');
}

/** Reports the content of further reports as not imported, except for their references. */
export function readOtherReport(one: Members, graph: Graph): void {
  readPages(one, graph);
  const others = otherProperties(one, graph).join('; ');
  graph.collected.unread(['report', nameOf(one), textOf(one['description']), others].filter(Boolean).join(': '));
}
