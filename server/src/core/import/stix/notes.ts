/** Reads notes and courses of action in a bundle. */
import { readIndicatorType } from '../../model/vocabularies.ts';
import type { DraftValue } from '../draft.ts';
import { textOf, textsOf, type Members } from '../json.ts';
import { filled } from '../page/facts.ts';
import { grouped } from '../recommendationGroups.ts';
import { readTextSection } from '../sections.ts';
import { readCustomSection } from './customSections.ts';
import { confidenceOf, externalId, otherProperties, referred, typeOf, type Graph } from './graph.ts';
import { lineFacts } from './indicators.ts';
import { noteOnRule } from './rules.ts';

/** Reads a note that our export writes, such as a section or the context of an actor. Any other note is reported as not imported. */
export function readNote(note: Members, graph: Graph): void {
  const { collected, context } = graph;
  if (readCustomSection(note, graph)) return;
  const [abstract, content] = [textOf(note['abstract']) ?? '', textOf(note['content'])?.replace(/\r\n?/g, '\n') ?? ''];
  const read = readTextSection(abstract, content, context);
  if (read && !collected.has(read.key)) return collected.set(read.key, read.value, 'notes in the bundle');
  if (noteOnIndicator(note, abstract, content, graph) || noteOnActor(abstract, content, graph)) return;
  if (noteOnTechnique(abstract, content, graph) || noteOnRule(note, abstract, content, graph)) return;
  const others = otherProperties(note, graph, 'abstract content').join('; ');
  collected.unread(['note', ...new Set([abstract, content, others].filter(Boolean))].join(': '));
}

/**
 * Reads a note on an indicator that no pattern can express. Its first line is the type and the value, such as `mutex: Global\x`. Returns false
 * for any other note.
 */
function noteOnIndicator(note: Members, abstract: string, content: string, { collected }: Graph): boolean {
  const [first = '', ...rest] = content.split('\n');
  const at = first.indexOf(': ');
  const type = abstract.startsWith('Indicator: ') ? readIndicatorType(first.slice(0, Math.max(0, at))) : undefined;
  if (type === undefined) return false;
  const fields = { confidence: confidenceOf(note), ...lineFacts(rest.join('\n')) };
  collected.indicator({ type, value: first.slice(at + 2), fields }, 'notes in the bundle');
  return true;
}

function noteOnActor(abstract: string, content: string, { collected }: Graph): boolean {
  const name = abstract.startsWith('Actor: ') ? abstract.slice(7) : '';
  if (name === '') return false;
  const kind = /^Kind: (\w+)$/m.exec(content)?.[1];
  const confidence = /^Confidence of the attribution: (low|moderate|high)$/m.exec(content)?.[1];
  const unattributed = content.includes('Not attributed to a known actor') ? true : undefined;
  if (kind === undefined && confidence === undefined && unattributed === undefined) return false;
  collected.row('actors', name, { name, kind, confidence, unattributed }, 'notes in the bundle');
  return true;
}

function noteOnTechnique(abstract: string, content: string, { collected }: Graph): boolean {
  const [, id] = /^Technique: (T\d{4}(?:\.\d{3})?)\b/.exec(abstract) ?? [];
  if (id === undefined) return false;
  collected.row('mitre_attack', id, { id, ...mappingFacts(content) }, 'notes in the bundle');
  return true;
}

/** Reads the lines `Tactics: …` and `Confidence: …`. All other lines are the description. */
export function mappingFacts(text: string): Readonly<Record<string, DraftValue | undefined>> {
  const lines = text.split('\n');
  const tactics = lines.find((line) => line.startsWith('Tactics: '));
  const sure = lines.find((line) => /^Confidence: (?:low|moderate|high)$/.test(line));
  const rest = lines
    .filter((line) => line !== tactics && line !== sure)
    .join('\n')
    .trim();
  return {
    tactics: tactics?.slice('Tactics: '.length).split(', '),
    confidence: sure?.slice('Confidence: '.length),
    description: rest,
  };
}

/** Reads courses of action as recommendations, grouped by their first label, which our export adds. */
export function readCourses(graph: Graph): void {
  const groups = new Map<string, DraftValue[]>();
  for (const one of graph.objects.filter((object) => typeOf(object) === 'course-of-action')) {
    const isOfAttack = externalId(one, /^M\d{4}$|^T\d{4}$/) !== undefined;
    const [name, said] = [textOf(one['name']), textOf(one['description'])];
    if (name === undefined) continue;
    // Courses of action from ATT&CK itself are not recommendations, but targets of relationships.
    if (isOfAttack) {
      if (!graph.to.has(one)) graph.collected.unread(['course-of-action', name, said].filter(Boolean).join(': '));
      continue;
    }
    const mitigates = (form: RegExp): readonly string[] =>
      (graph.from.get(one) ?? []).flatMap(
        (relation) => externalId(referred(graph, relation, 'target_ref') ?? {}, form) ?? [],
      );
    const isCut = said !== undefined && said.startsWith(name.replace(/…$/, ''));
    const text = said === undefined ? name : isCut ? said : `${name}: ${said}`;
    const fields = filled({ text, mitigations: mitigates(/^M\d{4}$/), techniques: mitigates(/^T\d{4}(?:\.\d{3})?$/) });
    const [title = 'Courses of Action', ...labels] = textsOf(one['labels']);
    const others = otherProperties({ ...one, labels }, graph).join('; ');
    if (others !== '') graph.collected.unread(`${name}: ${others}`);
    const items = groups.get(title) ?? [];
    groups.set(title, items);
    items.push(Object.keys(fields).length === 1 ? text : fields);
  }
  if (groups.size > 0)
    graph.collected.set(
      'recommendations',
      grouped([...groups].map(([title, items]) => ({ title, items }))),
      'courses of action in the bundle',
    );
}
