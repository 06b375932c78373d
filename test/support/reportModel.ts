/**
 * Advisories as models, from plain values in the format's canonical forms, for tests that need only the model. Every key and row gets its
 * own line, in the given order, so that tests can distinguish locations.
 */
import type { Advisory, Located } from '../../server/src/core/model/advisory.ts';
import { createLines, type Lines, type Span } from '../../server/src/core/text/text.ts';

/** Plain values; keys are the format's. */
export interface Values {
  readonly [key: string]: Value;
}
export type Value = string | number | boolean | readonly Value[] | Values;

interface Builder {
  line: number;
}

/** Returns the model of an advisory, and a text with as many lines as it represents. */
export function modelOf(values: Values): { advisory: Advisory; text: string; lines: Lines } {
  const builder: Builder = { line: -1 };
  const sections = new Map<string, unknown>();
  const model: Record<string, unknown> = { custom: [] };
  for (const [key, value] of Object.entries(values)) {
    const location = nextLine(builder);
    const state = isEmpty(value) ? 'empty' : 'filled';
    sections.set(key, { key: location, span: location, value: location, state });
    if (key.startsWith('x_')) (model['custom'] as unknown[]).push({ name: key, key: location, value: texts(value) });
    else model[camel(key)] = topLevel(builder, key, value, location);
  }
  const advisory = { ...model, sections } as unknown as Advisory;
  const text = '\n'.repeat(builder.line + 1);
  return { advisory, text, lines: createLines(text) };
}

function topLevel(builder: Builder, key: string, value: Value, location: Span): unknown {
  if (Array.isArray(value))
    return { key: location, span: location, items: value.map((item) => row(builder, key, item)) };
  if (typeof value !== 'object') return located(value, location);
  const mapping = value as Values;
  const head = { key: location, span: location, isMapping: true };
  if (key === 'recommendations') {
    const { additional = [], ...groups } = mapping;
    const lists = Object.entries(groups).map(([name, items]) => [
      name,
      topLevel(builder, name, items, nextLine(builder)),
    ]);
    return {
      ...head,
      groups: new Map(lists as [string, unknown][]),
      additional: rows(builder, 'additional', additional),
    };
  }
  if (key === 'detection_availability') {
    const { notes, ...kinds } = mapping;
    const entries = Object.entries(kinds).map(([kind, stated]) => {
      const at = nextLine(builder);
      const row =
        typeof stated === 'object' ? leaves(builder, stated as Values, at) : { available: located(stated, at) };
      return [kind, { key: at, span: at, ...row }];
    });
    return {
      ...head,
      kinds: new Map(entries as [string, unknown][]),
      ...(notes === undefined ? {} : { notes: located(notes, nextLine(builder)) }),
    };
  }
  const children = Object.entries(mapping).map(([name, child]) => {
    const at = nextLine(builder);
    if (key !== 'detection_engineering') return [camel(name), located(child, at)];
    const rating = typeof child === 'object' ? leaves(builder, child as Values, at) : { rating: located(child, at) };
    return [camel(name), { key: at, ...rating }];
  });
  return { ...head, ...Object.fromEntries(children) };
}

const rows = (builder: Builder, key: string, value: Value): unknown[] =>
  Array.isArray(value) ? value.map((item) => row(builder, key, item)) : [];

/** The lists that the model of a row always has, by the key of the list that contains the row. */
const lists: Readonly<Record<string, readonly string[]>> = {
  actors: ['aliases'],
  malware: ['aliases'],
  tools: ['aliases'],
  affected_systems: ['versions', 'fixed_versions'],
  vulnerabilities: ['cvss', 'cwe'],
  attack_chain: ['techniques'],
  timeline: ['techniques'],
  detection_rules: ['techniques', 'log_sources', 'false_positives'],
  hunting_hypotheses: ['telemetry', 'techniques'],
  additional: ['items'],
  immediate_mitigation: ['mitigations', 'techniques'],
  infrastructure_hardening: ['mitigations', 'techniques'],
  user_protection: ['mitigations', 'techniques'],
  security_awareness: ['mitigations', 'techniques'],
  items: ['mitigations', 'techniques'],
  mitre_attack: ['tactics'],
  techniques: ['tactics'],
};

/** The key whose value a row of bare text is, by the key of the list; `name` for other lists. */
const identity: Readonly<Record<string, string>> = {
  vulnerabilities: 'id',
  indicators: 'value',
  mitre_attack: 'id',
  techniques: 'id',
  references: 'title',
  immediate_mitigation: 'text',
  infrastructure_hardening: 'text',
  user_protection: 'text',
  security_awareness: 'text',
  items: 'text',
};

const textLists = new Set([
  'authors',
  'sectors',
  'regions',
  'key_takeaways',
  'control_gaps',
  'key_behavioral_indicators',
  'tags',
]);

function row(builder: Builder, key: string, value: Value): unknown {
  const location = nextLine(builder);
  if (textLists.has(key)) return located(value, location);
  const bare = typeof value !== 'object';
  const mapping = bare ? { [identity[key] ?? 'name']: value } : (value as Values);
  const missing = (lists[key] ?? []).filter((name) => !(name in mapping));
  return {
    span: location,
    bare,
    pairs: [],
    ...Object.fromEntries(missing.map((name) => [camel(name), []])),
    ...leaves(builder, mapping, location),
  };
}

function leaves(builder: Builder, mapping: Values, location: Span): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(mapping).map(([name, value]) => {
      if (!Array.isArray(value)) return [camel(name), located(value, location)];
      if (name === 'techniques' || name === 'items') return [name, rows(builder, name, value)];
      if (name === 'cvss')
        return [name, value.map((item) => ({ span: location, ...leaves(builder, item as Values, location) }))];
      return [camel(name), value.map((item) => located(item as string, location))];
    }),
  );
}

function located<T>(value: T, span: Span): Located<T> {
  return { value, span };
}

function nextLine(builder: Builder): Span {
  builder.line += 1;
  return [builder.line, builder.line];
}

const camel = (key: string): string => key.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
const isEmpty = (value: Value): boolean => typeof value === 'object' && Object.keys(value).length === 0;

function texts(value: Value): unknown {
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(texts);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, texts(item)]));
}
