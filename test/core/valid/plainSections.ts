/** Rows and small sections without constraints other than dates and known IDs. */
import * as attack from './attackSections.ts';
import type { Mapped } from './facts.ts';
import { day, instants, moment } from './moments.ts';
import type { Pick } from './pick.ts';
import { lineTexts, proseTexts } from './sentences.ts';
import { forgiving, list, plainWord, prose, row, text, type Node } from './yamlNode.ts';

export function source(pick: Pick, index: number, until: number): Node {
  const url = pick.one([`https://cert.example/alerts/${index}`, `hxxps://cert[.]example/${index}`]);
  if (pick.chance(50)) return text(pick.one([url, ...lineTexts]));
  return row(
    pick,
    { name: text(pick.one(lineTexts)) },
    { url: () => text(url), published: () => moment(pick, until - pick.number(0, 300) * day) },
  );
}

export function affectedSystem(pick: Pick): Node {
  if (pick.chance(50)) return text(pick.one(lineTexts));
  const versions = (): Node =>
    list(pick, pick.some(['< 7.4.2', '18.10', '7.0', '10', '2012 R2', 'n/a'], 0, 3).map(text));
  return row(
    pick,
    { name: text(pick.one(lineTexts)) },
    {
      vendor: () => text('Example: Networks'),
      versions,
      fixed_versions: versions,
      platform: () => text(pick.one(['Windows', 'ESXi', 'Network devices'])),
    },
  );
}

export function timeline(pick: Pick, today: number, known: readonly Mapped[]): Node[] {
  return instants(pick, pick.number(0, 4), today - 900 * day, today).map((instant) =>
    row(
      pick,
      {
        time: pick.chance(80)
          ? moment(pick, instant)
          : plainWord(pick.one(['2026-03', 'Q1 2026', 'T+3 days', '12:30', '2025'])),
        event: text(pick.one(lineTexts)),
      },
      { techniques: () => attack.techniqueIds(pick, known) },
    ),
  );
}

export function rated(pick: Pick, words: readonly string[], reason: string): Node {
  const rating = forgiving(
    pick,
    pick.one(words),
    words.includes('easy') ? { medium: 'moderate' } : { moderate: 'medium' },
  );
  return pick.chance(50) ? rating : row(pick, { rating }, { [reason]: () => prose(pick.one(proseTexts)) });
}

export function engineering(pick: Pick): Node {
  const visibility = ['none', 'low', 'medium', 'high', 'unknown'];
  return row(pick, {
    edr_visibility: rated(pick, visibility, 'rationale'),
    network_visibility: rated(pick, visibility, 'rationale'),
    detection_difficulty: rated(pick, ['easy', 'moderate', 'hard', 'very_hard', 'unknown'], 'rationale'),
  });
}

/** Returns `recommendations`: the four groups, and sometimes groups of the author's own; `known` has IDs that the release contains. */
export function recommendations(
  pick: Pick,
  known: { readonly mitigations: readonly string[]; readonly techniques: readonly string[] },
): Node {
  const ids = (all: readonly string[]): Node => list(pick, pick.some(all, 0, 2).map(text));
  const item = (what: string): Node =>
    pick.chance(60)
      ? prose(what)
      : row(
          pick,
          { text: prose(what) },
          { mitigations: () => ids(known.mitigations), techniques: () => ids(known.techniques) },
        );
  const group = (min: number): Node => list(pick, pick.some(proseTexts, min, 3).map(item));
  return row(
    pick,
    {
      immediate_mitigation: group(1),
      infrastructure_hardening: group(0),
      user_protection: group(0),
      security_awareness: group(0),
    },
    {
      additional: () =>
        list(
          pick,
          pick.some(lineTexts, 0, 2).map((title) => row(pick, { title: text(title) }, { items: () => group(0) })),
        ),
    },
  );
}

export function reference(pick: Pick, index: number, today: number): Node {
  const url = pick.one([
    `https://Vendor.example:8443/a_(b)/${index}?x=1&y=%20`,
    `http://[2001:db8::1]/${index}`,
    `mailto:soc${index}@cert.example`,
    `hxxps://bad[.]example/${index}`,
  ]);
  if (pick.chance(50)) return text(pick.one([url, ...lineTexts]));
  return row(
    pick,
    { title: text(pick.one(lineTexts)) },
    {
      url: () => text(url),
      publisher: () => text('Example CERT'),
      published: () => moment(pick, today - pick.number(0, 900) * day),
    },
  );
}

export function revisions(pick: Pick, today: number): Node[] {
  return instants(pick, pick.number(0, 3), today - 300 * day, today).map((instant, index) =>
    row(
      pick,
      { date: moment(pick, instant) },
      { version: () => text(`1.${index}`), description: () => prose(pick.one(proseTexts)) },
    ),
  );
}
