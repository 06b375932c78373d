/** Detection content: rules of all kinds, and a matching availability. */
import { ruleKindSynonyms, ruleKindValues, type RuleKind } from '../../../server/src/core/model/vocabularies.ts';
import type { Pick } from './pick.ts';
import { lineTexts, proseTexts, sentences } from './sentences.ts';
import { body, boolean, forgiving, list, mapping, number, prose, row, text, type Node } from './yamlNode.ts';

const bodies: Readonly<Record<RuleKind, readonly string[]>> = {
  yara: ['rule loader_strings {\n  strings:\n    $a = "TODO <x>" ascii\n  condition:\n    $a\n}'],
  sigma: [
    "title: Shell below a mail client\nlogsource:\n  category: process_creation\n  product: windows\ndetection:\n  selection:\n    ParentImage|endswith: '\\outlook.exe'\n  condition: selection\nlevel: high",
  ],
  snort_suricata: [
    'alert tcp $HOME_NET any -> $EXTERNAL_NET 443 (msg:"Beacon of a loader"; flow:established,to_server; content:"/gate.php"; sid:1000001; rev:1;)',
  ],
  kql: [
    'DeviceProcessEvents\n| where FileName =~ "rundll32.exe"\n| project Timestamp, DeviceName',
    'SigninLogs | where ResultType == 0',
  ],
  splunk_spl: ['index=windows EventCode=4688 | stats count by host # lorem ipsum'],
  eql: ['process where process.name == "rundll32.exe" and process.args : "*,#1"'],
  other: ["SELECT * FROM processes WHERE path LIKE '%\\new\\%';", '^[a-z]{8}\\.dat$'],
};

/** A function that returns the list of techniques for a row. */
export type TechniqueIds = (pick: Pick) => Node;

export interface Detection {
  readonly availability: Node;
  /** Undefined if the advisory has no `detection_rules`. */
  readonly rules: Node | undefined;
}

export function detection(pick: Pick, techniqueIds: TechniqueIds): Detection {
  const kinds = pick.chance(50) ? pick.some(ruleKindValues, 0, 3) : [];
  const rules = kinds.map((kind) => ruleRow(pick, kind, techniqueIds));
  return {
    availability: availability(pick, new Set(kinds)),
    rules: rules.length > 0 || pick.chance(20) ? list(pick, rules) : undefined,
  };
}

function ruleRow(pick: Pick, kind: RuleKind, techniqueIds: TechniqueIds): Node {
  const content = pick.one<Readonly<Record<string, Node>>>([
    { body: body(pick.one(bodies[kind])) },
    { url: text(`https://rules.example/${kind}`) },
    { file: text(`rules/${kind}.txt`) },
  ]);
  return row(
    pick,
    { type: forgiving(pick, kind, ruleKindSynonyms), ...content },
    {
      name: () => text(pick.one(lineTexts)),
      id: () => text(pick.one(['1000001', 'b7c2f1f0-8b0c-4b6e-9f6e-2d3c4b5a6978'])),
      description: () => prose(pick.one(sentences)),
      author: () => text('Example CERT'),
      license: () => text(pick.one(['DRL-1.1', 'MIT'])),
      language: () => text(pick.one(['ES|QL', 'YARA-L', 'Suricata'])),
      techniques: () => techniqueIds(pick),
      log_sources: () => list(pick, pick.some(lineTexts, 0, 2).map(text)),
      false_positives: () => list(pick, pick.some(lineTexts, 0, 2).map(text)),
    },
  );
}

/**
 * Returns an availability that states every kind. An available kind has a count, URL or notes; only a kind of which the advisory contains a
 * rule may lack them. If no kind is available, `notes` gives a reason.
 */
function availability(pick: Pick, held: ReadonlySet<RuleKind>): Node {
  const available = ruleKindValues.filter((kind) => held.has(kind) || pick.chance(20));
  const kinds = ruleKindValues.map((kind): readonly [string, Node] => [
    kind,
    available.includes(kind) ? yes(pick, held.has(kind)) : no(pick),
  ]);
  const notes = available.length === 0 || pick.chance(30) ? [['notes', prose(pick.one(proseTexts))] as const] : [];
  const entries = [...kinds, ...notes];
  return { kind: 'mapping', entries: pick.chance(20) ? pick.shuffled(entries) : entries };
}

function yes(pick: Pick, held: boolean): Node {
  if (held && pick.chance(60)) return boolean(pick, true);
  const where = pick.one<Readonly<Record<string, Node>>>([
    { count: number(pick.number(1, 40)) },
    { url: text(pick.one(['https://rules.example/all', 'hxxps://rules[.]example/all'])) },
    { notes: prose(pick.one(sentences)) },
  ]);
  return row(pick, { available: boolean(pick, true), ...where });
}

function no(pick: Pick): Node {
  if (pick.chance(80)) return boolean(pick, false);
  return mapping({
    available: boolean(pick, false),
    ...(pick.chance(50) ? { count: number(0) } : {}),
    ...(pick.chance(50) ? { notes: prose(pick.one(sentences)) } : {}),
  });
}
