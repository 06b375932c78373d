import { createCollected } from '../collected.ts';
import { membersOf, readJsonObject, textOf, type Members } from '../json.ts';
import type { ReadContext } from '../page/readContext.ts';
import { pageWords } from '../page/words.ts';
import type { Importer } from '../reader.ts';
import { isStixBundle } from '../stixBundle.ts';
import { createGraph, nameOf, otherProperties, typeOf, type Graph } from './graph.ts';
import { readIndicatorObject } from './indicators.ts';
import { readAction, readNamed } from './named.ts';
import { readCourses, readNote } from './notes.ts';
import { readRelationships } from './relations.ts';
import { authorsOf, readOtherReport, readReport } from './report.ts';

/**
 * Imports a STIX bundle: the report's properties, and the objects and relationships for which an advisory has keys. Other objects become
 * comments.
 */
export const stix: Importer = {
  read(text, { catalogue }) {
    const bundle = readJsonObject(text);
    if (!bundle || !isStixBundle(bundle)) return undefined;
    const context: ReadContext = { words: pageWords('en'), catalogue, attack: catalogue.at(catalogue.newest) };
    const graph = createGraph(bundle, createCollected(catalogue), context);
    readReport(graph);
    const creators = new Set(graph.objects.map((one) => one['created_by_ref']));
    const authors = new Set(authorsOf(graph));
    const isCreator = (one: Members): boolean => creators.has(one['id']) || authors.has(nameOf(one) ?? '');
    for (const one of graph.objects) readObject(one, graph, isCreator);
    readCourses(graph);
    readRelationships(graph);
    return graph.collected.result();
  },
};

/** Types of objects that are read in another step, or that are neither imported nor reported. */
const apart: ReadonlySet<string> = new Set([
  'relationship',
  'sighting',
  'marking-definition',
  'extension-definition',
  'course-of-action',
  'observed-data',
  'language-content',
]);

function readObject(one: Members, graph: Graph, isCreator: (identity: Members) => boolean): void {
  const type = typeOf(one);
  const statement = textOf(membersOf(one['definition'])?.['statement']);
  // Bundles repeat the statement of MITRE for objects copied from ATT&CK.
  if (statement !== undefined && !statement.includes('MITRE')) graph.collected.unread(`marking: ${statement}`);
  if (apart.has(type) || one === graph.report) return;
  if (type === 'report') return readOtherReport(one, graph);
  if (type === 'note') return readNote(one, graph);
  if (readAction(one, graph) || readNamed(one, graph) || readIndicatorObject(one, graph)) return;
  // An identity that is an author, or that created other objects, is not part of the content.
  if (type === 'identity' && isCreator(one)) return;
  const said = ['description', 'content', 'explanation', 'opinion', 'pattern', 'x_misp_value'];
  const words = said.flatMap((key) => textOf(one[key]) ?? []);
  const others = otherProperties(one, graph, ['abstract value', ...said].join(' ')).join('; ');
  const label = nameOf(one) ?? '';
  graph.collected.unread([type || 'object', ...new Set([label, ...words, others].filter(Boolean))].join(': '));
}
