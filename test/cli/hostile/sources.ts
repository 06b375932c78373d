/** Calls of `import` whose arguments are invalid, whose source cannot be read or converted, or whose output cannot be written. */
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Workspace } from '../support.ts';
import { mkfifo, type Call } from './call.ts';
import { a, folders, layer, linkedTo, utf16, written } from './making.ts';

/** Returns the start of a ZIP file with one member of 50 MB of zeros, like a `.docx` file that is meant to exhaust the memory. */
function zipBomb(member: string): Buffer {
  const packed = deflateRawSync(Buffer.alloc(50_000_000));
  const header = Buffer.alloc(30);
  header.write('PK\u0003\u0004', 'latin1');
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(50_000_000, 22);
  header.writeUInt16LE(member.length, 26);
  return Buffer.concat([header, Buffer.from(member), packed]);
}

const oneLine = (length: number): string => `${'evil.test.example '.repeat(length / 18)}\n`;
const withLayer =
  (...more: ((workspace: Workspace) => void)[]) =>
  (workspace: Workspace): void => {
    workspace.write('l.json', layer);
    for (const make of more) make(workspace);
  };

/** The calls; `why` is part of the test's title. */
export const sources: readonly Call[] = [
  {
    why: 'an import into an empty name',
    args: ['import', '-o', '', 'l.json'],
    files: withLayer(),
    says: /^the argument after -o is empty/,
  },
  {
    why: 'an import from an empty format',
    args: ['import', '--from', '', 'l.json'],
    files: withLayer(),
    says: /^the argument after --from is empty/,
  },
  {
    why: 'an import from __proto__',
    args: ['import', '--from', '__proto__', 'l.json'],
    files: withLayer(),
    says: /Allowed choices are auto/,
  },
  {
    why: 'an import into the folder',
    args: ['import', '-o', '.', 'l.json'],
    files: withLayer(),
    says: /could not be written: it is a folder$/,
  },
  {
    why: 'an import into another folder',
    args: ['import', '-o', 'd', 'l.json'],
    files: withLayer(folders('d')),
    says: /d: could not be written: it is a folder$/,
  },
  {
    why: 'an import into a folder that does not exist',
    args: ['import', '-o', 'gone/n.yaml', 'l.json'],
    files: withLayer(),
    failing: 'EACCES mkdir gone',
    says: /gone\/n\.yaml: could not be written: permission denied$/,
  },
  {
    why: 'an import below a file',
    args: ['import', '-o', `${a}/n.yaml`, 'l.json'],
    files: withLayer(),
    says: /n\.yaml: could not be written: (?:a file with that name already exists|a part of its path is not a folder)$/,
  },
  {
    why: 'an import over its own source',
    args: ['import', '-o', 'l.json', 'l.json'],
    files: withLayer(),
    says: /l\.json: could not be written: a file with that name already exists$/,
  },
  {
    why: 'an import over a link without a target',
    args: ['import', '-o', 'n.yaml', 'l.json'],
    files: withLayer(linkedTo('gone.yaml', 'n.yaml')),
    says: /n\.yaml: could not be written: a file with that name already exists$/,
  },
  {
    why: 'an import into a pipe',
    args: ['import', '-o', 'p', 'l.json'],
    files: withLayer(({ folder }) => mkfifo(join(folder, 'p'))),
    says: /p: could not be written: a file with that name already exists$/,
  },
  {
    why: 'an import of a file that must not be read',
    args: ['import', 'l.json'],
    files: withLayer(),
    failing: 'EACCES open l.json',
    says: /^l\.json: could not be read: permission denied$/,
  },
  {
    why: 'an import of a link without a target',
    args: ['import', 'l'],
    files: linkedTo('gone', 'l'),
    says: /^l: no such file or folder$/,
  },
  {
    why: 'an import of a ring of links',
    args: ['import', 'l'],
    files: linkedTo('l', 'l'),
    says: /^l: could not be read: it is a symbolic link that leads back to itself$/,
  },
  {
    why: 'an import of a name that is too long',
    args: ['import', 'l'.repeat(5_000)],
    says: /^l{5000}: could not be read: /,
  },
  {
    why: 'an import of a Word document that unpacks to 50 MB',
    args: ['import', 'r.docx'],
    files: written('r.docx', zipBomb('word/document.xml')),
    says: /^r\.docx: is a binary file/,
  },
  {
    why: 'an import of an archive that unpacks to 50 MB',
    args: ['import', '--from', 'stix', 'r.zip'],
    files: written('r.zip', zipBomb('bundle.json')),
    says: /^r\.zip: is a binary file/,
  },
  {
    why: 'an import of a PDF',
    args: ['import', 'r.pdf'],
    files: written('r.pdf', Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n', 'latin1')),
    says: /^r\.pdf: cannot be imported\. .* was found in the text\.$/,
  },
  {
    why: 'an import of an image as a page',
    args: ['import', '--from', 'html', 'r.png'],
    files: written('r.png', Buffer.from('\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR', 'latin1')),
    says: /^r\.png: is a binary file/,
  },
  {
    why: 'an import of UTF-16 without recognisable content',
    args: ['import', 'b.csv'],
    files: written('b.csv', utf16),
    says: /^b\.csv: cannot be imported\. .* was found in the text\.$/,
  },
  {
    why: 'an import of NUL bytes within text',
    args: ['import', '--from', 'csv', 'b.csv'],
    files: written('b.csv', 'type,value\ndomain,evil\u0000.test.example\n'),
    says: /^b\.csv: is a binary file/,
  },
  {
    why: 'an import of half a character',
    args: ['import', '-'],
    stdin: Buffer.from([0x61, 0x0a, 0xf0, 0x9f, 0xa6]),
    says: /^-: cannot be imported\. .* was found in the text\.$/,
  },
  {
    why: 'an import of a number',
    args: ['import', '--from', 'stix', 'b.json'],
    files: written('b.json', '7'),
    says: /^b\.json: cannot be imported\. .*\(STIX bundle\)\.$/,
  },
  {
    why: 'an import of a bundle that is cut off',
    args: ['import', '--from', 'stix', 'b.json'],
    files: written('b.json', '{"type":"bundle","objects":[{"type":"indi'),
    says: /^b\.json: cannot be imported\. .*\(STIX bundle\)\.$/,
  },
  {
    why: 'an import of a layer as an event',
    args: ['import', '--from', 'misp', 'l.json'],
    files: withLayer(),
    says: /^l\.json: cannot be imported\. .*\(MISP event\)\.$/,
  },
  {
    why: 'an import of JSON as CSAF',
    args: ['import', '--from', 'csaf', 'b.json'],
    files: written('b.json', '{"document":{"tracking":5}}'),
    says: /^b\.json: cannot be imported\. .*\(CSAF document\)\.$/,
  },
  {
    why: 'an import of spaces',
    args: ['import', 'b.txt'],
    files: written('b.txt', ' \n\t\n'.repeat(1_000)),
    says: /^b\.txt: cannot be imported\. The source is empty\.$/,
  },
  {
    why: 'an import of 5 MB on one line',
    args: ['import', 'b.txt'],
    files: written('b.txt', oneLine(5_000_000)),
    says: /^b\.txt: cannot be imported\. The source has more than 1,000,000 characters\.$/,
  },
  {
    why: 'an import of 5 MB without a space',
    args: ['import', 'b.html'],
    files: written('b.html', '<'.repeat(5_000_000)),
    says: /^b\.html: cannot be imported\. The source has more than 1,000,000 characters\.$/,
  },
];
