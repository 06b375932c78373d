/**
 * The export formats, for command line and editors. A format consists of a line here, a file with its writer, and a line in `writers.ts`.
 */

export interface ExportFormat {
  readonly title: string;
  /** A short description of its files. */
  readonly description: string;
  /** The file extension. A format with several files for one advisory puts a name before it. */
  readonly extension: string;
  readonly mediaType: string;
  /** Whether one advisory may become several files. */
  readonly manyFiles: boolean;
  /** Variants of the format; the first is the default. */
  readonly profiles?: readonly { readonly id: string; readonly title: string }[];
}

export const exportFormats = {
  stix: {
    title: 'STIX 2.1',
    description: 'A bundle with a report and all objects',
    extension: '.stix.json',
    mediaType: 'application/stix+json;version=2.1',
    manyFiles: false,
  },
  navigator: {
    title: 'ATT&CK Navigator layers',
    description: 'A layer for each domain of the mapping',
    extension: '.json',
    mediaType: 'application/json',
    manyFiles: true,
  },
  csv: {
    title: 'CSV of indicators',
    description: 'One indicator on each line',
    extension: '.csv',
    mediaType: 'text/csv',
    manyFiles: true,
    profiles: [
      { id: 'generic', title: 'for spreadsheets and other tools' },
      { id: 'misp', title: 'for the CSV import of MISP' },
      { id: 'defender', title: 'for Microsoft Defender' },
    ],
  },
  misp: {
    title: 'MISP event',
    description: 'An event with attributes, objects, tags and a report',
    extension: '.misp.json',
    mediaType: 'application/json',
    manyFiles: false,
  },
  csaf: {
    title: 'CSAF 2.0',
    description: 'A document with products and vulnerabilities',
    extension: '.csaf.json',
    mediaType: 'application/json',
    manyFiles: false,
  },
  rules: {
    title: 'Detection rules',
    description: 'Each rule body in a separate file',
    extension: '.txt',
    mediaType: 'text/plain',
    manyFiles: true,
  },
} as const satisfies Readonly<Record<string, ExportFormat>>;

export type ExportFormatId = keyof typeof exportFormats;
