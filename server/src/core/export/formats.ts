/**
 * The export formats, for the command line and editors. To add a format, add an entry here, a file with its writer, and an entry in
 * `writers.ts`.
 */

export interface ExportFormat {
  readonly title: string;
  /** A short description of the files. */
  readonly description: string;
  /** The extension of the files. If a format produces several files per advisory, a name for each file precedes the extension. */
  readonly extension: string;
  readonly mediaType: string;
  /** Whether one advisory may produce several files. */
  readonly manyFiles: boolean;
  /** The variants of the format; the first is the default. */
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
    description: 'One layer per ATT&CK domain in the mapping',
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
      { id: 'misp', title: "for MISP's CSV import" },
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
