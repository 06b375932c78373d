/** Reads the indicators, rules and observables in a bundle. */
import type { RuleKind } from '../../model/vocabularies.ts';
import { dayOf } from '../dates.ts';
import { factsOfDescription } from '../descriptionFacts.ts';
import { objectsOf, textOf, type Members } from '../json.ts';
import { readStixBundle } from '../stixBundle.ts';
import { confidenceOf, externalId, nameOf, referred, tlpOf, typeOf, type Graph } from './graph.ts';

/** The languages of patterns. Source: STIX 2.1, 10.14 "Pattern Type Vocabulary", and values written by our export. */
const kinds: Readonly<Record<string, RuleKind>> = {
  yara: 'yara',
  sigma: 'sigma',
  snort: 'snort_suricata',
  suricata: 'snort_suricata',
  kql: 'kql',
  spl: 'splunk_spl',
  eql: 'eql',
};

/** Reads an object as indicators or as a rule; false if it is neither. */
export function readIndicatorObject(one: Members, graph: Graph): boolean {
  const kind = (textOf(one['pattern_type']) ?? 'stix').toLowerCase();
  const body = textOf(one['pattern']);
  if (typeOf(one) === 'indicator' && kind !== 'stix' && body !== undefined) {
    readRule(one, kind, body, graph);
    return true;
  }
  const found = readStixBundle({ type: 'bundle', objects: [one] })?.indicators ?? [];
  const { description: _own, ...facts } = lineFacts(textOf(one['description']) ?? '');
  const seen = graph.sightings.get(one) ?? [];
  const times = (key: string): readonly string[] => seen.flatMap((other) => dayOf(textOf(other[key])) ?? []).sort();
  const tlp = tlpOf(graph, one);
  for (const { type, value, description } of found)
    graph.collected.indicator(
      {
        ...(type === undefined ? {} : { type }),
        value,
        fields: {
          malware: malwareOf(one, graph),
          first_seen: times('first_seen')[0],
          last_seen: times('last_seen').at(-1),
          confidence: confidenceOf(one),
          tlp: tlp === tlpOf(graph, graph.report) ? undefined : tlp,
          ...facts,
          description: description === undefined ? undefined : lineFacts(unjoined(one, description)).description,
        },
      },
      'indicators and observables in the bundle',
    );
  return found.length > 0;
}

/** Returns a description with its line breaks, because our export puts one fact on each line. */
const unjoined = (one: Members, description: string): string => {
  const written = textOf(one['description']);
  return written !== undefined && description === written.replace(/\s+/g, ' ') ? written : description;
};

/** Reads the lines that our export writes: `Role: C2`, `Malware: Akira`, `First seen: 2026-07-03`. */
function lineFacts(text: string): Readonly<Record<string, string | undefined>> {
  const found: Record<string, string> = {};
  const rest = text.split(/\r?\n/).filter((line) => {
    const [, label, value] = /^(Role|Malware|First seen|Last seen): (\S.*)$/.exec(line) ?? [];
    if (label === undefined || value === undefined) return true;
    const key = label.toLowerCase().replace(' ', '_');
    const read = key.endsWith('_seen') ? dayOf(value) : value;
    if (read !== undefined) found[key] = read;
    return read === undefined;
  });
  return { ...factsOfDescription({ description: rest.join(' ').trim() }), ...found };
}

/** Returns the name of the malware that an indicator indicates. */
function malwareOf(one: Members, graph: Graph): string | undefined {
  const relation = (graph.from.get(one) ?? []).find(
    (other) => other['relationship_type'] === 'indicates' && typeOf(referred(graph, other, 'target_ref')) === 'malware',
  );
  return relation && nameOf(referred(graph, relation, 'target_ref'));
}

function readRule(one: Members, kind: string, body: string, graph: Graph): void {
  const type = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  const labels: Record<string, string> = {};
  const lines = (textOf(one['description']) ?? '').split(/\r?\n/).filter((line) => {
    const [, label, value] = /^(Author|License|Language|ID|File|Log sources|False positives): (\S.*)$/.exec(line) ?? [];
    if (label !== undefined && value !== undefined) labels[label.toLowerCase().replace(' ', '_')] = value;
    return label === undefined;
  });
  const { log_sources: sources, false_positives: harmless, ...more } = labels;
  const techniques = (graph.from.get(one) ?? []).flatMap(
    (other) => externalId(referred(graph, other, 'target_ref') ?? {}, /^T\d{4}(?:\.\d{3})?$/) ?? [],
  );
  const url = objectsOf(one['external_references']).flatMap((reference) => textOf(reference['url']) ?? [])[0];
  graph.collected.row(
    'detection_rules',
    `${kind} ${textOf(one['id']) ?? body}`,
    {
      type: type ?? 'other',
      name: textOf(one['name']),
      description: lines.join('\n').trim(),
      ...(type === undefined && kind !== 'other' ? { language: kind } : {}),
      ...more,
      url: url !== undefined && /^https?:/i.test(url) ? url : undefined,
      techniques,
      log_sources: sources?.split(', '),
      false_positives: harmless === undefined || /^none(?: known)?$/i.test(harmless) ? undefined : harmless.split('; '),
      body,
    },
    'indicators in the bundle with a pattern in another language',
  );
}
