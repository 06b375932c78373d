/** Reads the indicators, rules and observables in a bundle. */
import { dayOf } from '../dates.ts';
import { factsOfDescription } from '../descriptionFacts.ts';
import { textOf, textsOf, type Members } from '../json.ts';
import { readStixBundle } from '../stixBundle.ts';
import { confidenceOf, nameOf, otherProperties, referred, tlpOf, typeOf, type Graph } from './graph.ts';
import { readRule } from './rules.ts';

/** Reads an object as indicators or as a rule. Returns false if it is neither. */
export function readIndicatorObject(one: Members, graph: Graph): boolean {
  const kind = (textOf(one['pattern_type']) ?? 'stix').toLowerCase();
  const body = textOf(one['pattern']);
  if (typeOf(one) === 'indicator' && kind !== 'stix' && body !== undefined) {
    readRule(one, kind, body, graph);
    const { confidence } = one as { confidence?: unknown };
    const said = [...limitsOf(one), ...(confidence === undefined ? [] : [`confidence: ${String(confidence)}`])];
    if (said.length > 0) graph.collected.unread(`${nameOf(one) ?? kind}: ${said.join('; ')}`);
    return true;
  }
  const found = readStixBundle({ type: 'bundle', objects: [one] })?.indicators ?? [];
  const { description: _own, ...facts } = lineFacts(textOf(one['description']) ?? '');
  const seen = graph.sightings.get(one) ?? [];
  const times = (key: string): readonly string[] => seen.flatMap((other) => dayOf(textOf(other[key])) ?? []).sort();
  const tlp = tlpOf(graph, one);
  const others =
    typeOf(one) === 'indicator'
      ? limitsOf(one)
      : otherProperties(one, graph, 'value key hashes path command_line number address confidence');
  // These are added separately, so they are merged with the facts in the description and do not replace them.
  const more = [
    {
      first_seen: times('first_seen')[0],
      last_seen: times('last_seen').at(-1),
      confidence: confidenceOf(one),
      tlp: tlp === tlpOf(graph, graph.report) ? undefined : tlp,
    },
    ...malwareOf(one, graph).map((malware) => ({ malware })),
  ];
  for (const { type, value, description } of found) {
    const own = description === undefined ? '' : lineFacts(unjoined(one, description)).description;
    for (const fields of [{ ...facts, description: [own, ...others].filter(Boolean).join('; ') }, ...more])
      graph.collected.indicator(
        { ...(type === undefined ? {} : { type }), value, fields },
        'indicators and observables in the bundle',
      );
  }
  return found.length > 0;
}

/** Returns the end of validity and the types of an indicator as text, without the types `malicious-activity` and `unknown`. */
function limitsOf(one: Members): readonly string[] {
  const until = dayOf(textOf(one['valid_until']));
  const types = textsOf(one['indicator_types']).filter((word) => !/^(?:malicious-activity|unknown)$/.test(word));
  return [...(until === undefined ? [] : [`valid until ${until}`]), ...types];
}

/**
 * Returns a description with its original line breaks, because our export puts one fact on each line. If it was combined with other text, it is
 * returned unchanged.
 */
const unjoined = (one: Members, description: string): string => {
  const written = textOf(one['description']);
  return written !== undefined && description === written.replace(/\s+/g, ' ') ? written : description;
};

/**
 * Reads the lines that our export writes: `Role: C2`, `Malware: Akira`, `First seen: 2026-07-03`. All other lines are the description, as
 * are lines with an invalid date or with a second value.
 */
export function lineFacts(text: string): Readonly<Record<string, string | undefined>> {
  const found: Record<string, string> = {};
  const rest = text.split(/\r?\n/).filter((line) => {
    const [, label, value] = /^(Role|Malware|First seen|Last seen): (\S.*)$/.exec(line) ?? [];
    if (label === undefined || value === undefined) return true;
    const key = label.toLowerCase().replace(' ', '_');
    const read = key.endsWith('_seen') ? dayOf(value) : value;
    if (read === undefined || found[key] !== undefined) return true;
    found[key] = read;
    return false;
  });
  return factsOfDescription({ ...found, description: rest.join(' ').trim() });
}

/** Returns the names of the malware in the `indicates` relationships of an indicator. */
const malwareOf = (one: Members, graph: Graph): readonly string[] =>
  (graph.from.get(one) ?? []).flatMap((other) => {
    const target = referred(graph, other, 'target_ref');
    return other['relationship_type'] === 'indicates' && typeOf(target) === 'malware' ? (nameOf(target) ?? []) : [];
  });
