/**
 * Reads the detection rules in a bundle: indicators whose pattern is a rule, and the notes that our export creates for rules without a
 * body.
 */
import type { RuleKind } from '../../model/vocabularies.ts';
import type { DraftValue } from '../draft.ts';
import { objectsOf, textOf, textsOf, type Members } from '../json.ts';
import { readPages } from './report.ts';
import { externalId, referred, type Graph } from './graph.ts';

/** The rule types by pattern language. Source: STIX 2.1, 10.14 "Pattern Type Vocabulary", and values written by our export. */
const kinds: Readonly<Record<string, RuleKind>> = {
  yara: 'yara',
  sigma: 'sigma',
  snort: 'snort_suricata',
  suricata: 'snort_suricata',
  kql: 'kql',
  spl: 'splunk_spl',
  eql: 'eql',
};

/** Adds the rule in the pattern of an indicator: `body`, in the language `kind`. */
export function readRule(one: Members, kind: string, body: string, graph: Graph): void {
  const { description, ...facts } = labelledFacts(textOf(one['description']) ?? '');
  const pages = objectsOf(one['external_references']);
  readPages({ ...one, external_references: pages.filter(({ url }) => textOf(url) !== urlOf(one)) }, graph);
  const techniques = (graph.from.get(one) ?? []).flatMap((other) => techniqueOf(referred(graph, other, 'target_ref')));
  graph.collected.row(
    'detection_rules',
    `${kind} ${textOf(one['id']) ?? body}`,
    { ...typeOfKind(kind), name: textOf(one['name']), description, ...facts, url: urlOf(one), techniques, body },
    'indicators in the bundle with a pattern in another language',
  );
}

/** Reads a note that our export writes for a rule without a body. Returns false for any other note. */
export function noteOnRule(note: Members, abstract: string, content: string, graph: Graph): boolean {
  const [, name] = /^Detection rule: (\S.*)$/s.exec(abstract) ?? [];
  const { kind, description, ...facts } = labelledFacts(content);
  if (name === undefined || kind === undefined) return false;
  const techniques = textsOf(note['object_refs']).flatMap((id) => techniqueOf(graph.byId.get(id)));
  graph.collected.row(
    'detection_rules',
    textOf(note['id']) ?? name,
    { ...typeOfKind(kind), name, description, ...facts, url: urlOf(note), techniques },
    'notes in the bundle on rules without a body',
  );
  return true;
}

function typeOfKind(written: string): { readonly type: RuleKind; readonly language?: string } {
  const kind = written.toLowerCase();
  const type = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return { type: type ?? 'other', ...(type === undefined && kind !== 'other' ? { language: written } : {}) };
}

interface RuleFacts {
  readonly kind?: string;
  readonly description: string;
  readonly [key: string]: DraftValue | undefined;
}

/** Reads the lines that our export writes, such as `Author: …` and `License: …`. All other lines are the description. */
function labelledFacts(text: string): RuleFacts {
  const labels: Record<string, string> = {};
  const lines = text.split(/\r?\n/).filter((line) => {
    const [, label, value] =
      /^(Kind|Author|License|Language|ID|File|Log sources|False positives): (\S.*)$/.exec(line) ?? [];
    if (label !== undefined && value !== undefined) labels[label.toLowerCase().replace(' ', '_')] = value;
    return label === undefined;
  });
  const { log_sources: sources, false_positives: harmless, ...more } = labels;
  return {
    description: lines.join('\n').trim(),
    ...more,
    log_sources: sources?.split(', '),
    false_positives: harmless === undefined || /^none(?: known)?$/i.test(harmless) ? undefined : harmless.split('; '),
  };
}

function techniqueOf(object: Members | undefined): readonly string[] {
  const id = externalId(object ?? {}, /^T\d{4}(?:\.\d{3})?$/);
  return id === undefined ? [] : [id];
}

function urlOf(one: Members): string | undefined {
  const url = objectsOf(one['external_references']).flatMap((reference) => textOf(reference['url']) ?? [])[0];
  return url !== undefined && /^https?:/i.test(url) ? url : undefined;
}
