/** Every export as a printer, with the keys that it omits or contains, and the reasons. */
import {
  exportAdvisory,
  parseAdvisory,
  type AdvisoryDocument,
  type ExportFormatId,
} from '../../server/src/core/index.ts';
import { testEnvironment } from './environment.ts';

/** Keys that are added to an advisory that lacks them, because formats need a date and some content. */
const base: Readonly<Record<string, string>> = {
  published: '2026-02-03',
  actors: '[Base actor]',
  indicators: '[{type: mutex, value: base}]',
  mitre_attack: '[T1566.002]',
};

const exported =
  (to: ExportFormatId, profile?: string) =>
  (document: AdvisoryDocument): string => {
    const env = testEnvironment();
    const missing = Object.entries(base).filter(([key]) => !document.advisory.sections.has(key));
    // A marker is not a valid IP address, so it becomes the name of a mutex, or for Defender, the host of a URL.
    const text =
      profile === 'defender'
        ? document.text.replace(/type: ipv4\n(\s+)value: (\w+)/, 'type: url\n$1value: http://$2.example/')
        : document.text.replace('type: ipv4', 'type: mutex');
    const whole = text + missing.map(([key, value]) => `${key}: ${value}\n`).join('');
    const options = { to, maxTlp: 'RED' as const, ...(profile === undefined ? {} : { profile }) };
    const result = exportAdvisory(parseAdvisory(whole, env.schema), env, options);
    return 'refused' in result ? result.refused : result.files.map(({ text: one }) => one).join('\n');
  };

interface ExportPrinter {
  readonly name: string;
  /** Returns the files of an advisory, one after the other. */
  readonly print: (document: AdvisoryDocument) => string;
}

/** An export that is meant to be complete. */
export interface WholePrinter extends ExportPrinter {
  /** The locations in the format that it does not show, each with the reason. */
  readonly leavesOut: Readonly<Record<string, string>>;
}

/** An export that shows a part of the format. */
export interface PartPrinter extends ExportPrinter {
  /** The locations in the format that it shows. */
  readonly shows: readonly string[];
  /** The reason why it shows no others. */
  readonly because: string;
}

const indicators = [
  'type',
  'value',
  'role',
  'malware',
  'description',
  'first_seen',
  'last_seen',
  'confidence',
  'tlp',
].map((key) => `indicators[].${key}`);
const bare = ['indicators[] as text', 'indicators as text'];

/** Returns the same reason for several locations. */
const because = (reason: string, locations: readonly string[]): Record<string, string> =>
  Object.fromEntries(locations.map((location) => [location, reason]));

/** Exports that are meant to be complete. */
export const wholeExports: readonly WholePrinter[] = [
  {
    name: 'STIX',
    print: exported('stix'),
    leavesOut: {
      schema_version: 'It says how the file is written, and there is only one version.',
      'mitre_attack[].name': 'The name of a technique is that of the catalogue in the release of the advisory.',
    },
  },
  {
    name: 'MISP',
    print: exported('misp'),
    leavesOut: {
      schema_version: 'It says how the file is written, and there is only one version.',
      'mitre_attack[].name': 'The name of a technique is that of the catalogue in the release of the advisory.',
    },
  },
  {
    name: 'CSAF',
    print: exported('csaf'),
    leavesOut: {
      schema_version: 'It says how the file is written, and there is only one version.',
      ...because('A reference of CSAF has a summary and an address only.', [
        'source[].published',
        'source[] as text',
        'source as text',
      ]),
      ...because('CSAF has no place for ATT&CK.', ['attack_version']),
      ...because('CSAF has no place for those who attack; their names are in a note.', [
        ...[
          'aliases[]',
          'aliases as text',
          'attack_id',
          'country',
          'kind',
          'confidence',
          'motivation',
          'unattributed',
        ].map((key) => `actors[].${key}`),
        'campaigns[].attack_id',
        ...['malware', 'tools'].flatMap((key) =>
          ['attack_id', 'type', 'aliases[]', 'aliases as text'].map((detail) => `${key}[].${detail}`),
        ),
      ]),
      ...because('CSAF has no field for rules; how many is said to the user.', [
        ...['type', 'name', 'id', 'description', 'author', 'license', 'language', 'body', 'file', 'url'].map(
          (key) => `detection_rules[].${key}`,
        ),
        ...['techniques', 'log_sources', 'false_positives'].flatMap((key) => [
          `detection_rules[].${key}[]`,
          `detection_rules[].${key} as text`,
        ]),
      ]),
      ...because('CSAF has no field for indicators; how many is said to the user.', [...indicators, ...bare]),
      ...because('CSAF has no place for ATT&CK; ID and name are in a note.', [
        ...['tactics[]', 'tactics as text', 'description', 'confidence'].map((key) => `mitre_attack[].${key}`),
      ]),
      ...because('A reference of CSAF has a summary and an address only.', [
        'references[].publisher',
        'references[].published',
        'references[] as text',
        'references as text',
      ]),
    },
  },
];

/** Exports that contain only a part of the format. */
export const partExports: readonly PartPrinter[] = [
  {
    name: 'Navigator',
    print: exported('navigator'),
    because: 'A layer colours the techniques of the mapping; beside it there are only metadata and links.',
    shows: [
      ...['id', 'title', 'summary', 'severity', 'confidence', 'tlp', 'published', 'analyzed'],
      ...['authors[]', 'authors as text', 'source[].name', 'source[].url', 'attack_version'],
      ...['actors', 'campaigns', 'malware', 'tools'].flatMap((key) => [
        `${key}[].name`,
        `${key}[] as text`,
        `${key} as text`,
      ]),
      ...['name', 'url', 'techniques[]', 'techniques as text'].map((key) => `detection_rules[].${key}`),
      ...['hypothesis', 'techniques[]', 'techniques as text'].map((key) => `hunting_hypotheses[].${key}`),
      ...['id', 'description', 'confidence'].map((key) => `mitre_attack[].${key}`),
      ...['mitre_attack_notes', 'references[].title', 'references[].url'],
    ],
  },
  {
    name: 'CSV',
    print: exported('csv'),
    because: 'It is a table of indicators.',
    shows: [...indicators, ...bare],
  },
  {
    name: 'CSV for MISP',
    print: exported('csv', 'misp'),
    because: 'It is a table of indicators; each has the date of the last change.',
    shows: ['published', 'updated', ...indicators, ...bare, 'revisions[].date'],
  },
  {
    name: 'CSV for Defender',
    print: exported('csv', 'defender'),
    because:
      'It is a table of indicators with the title and severity of an alert; the marker of a bare one is no address.',
    shows: ['title', 'severity', ...indicators],
  },
  {
    name: 'rules',
    print: exported('rules'),
    because: 'It writes the bodies of rules; names and kinds are in the names of the files.',
    shows: ['detection_rules[].body'],
  },
];
