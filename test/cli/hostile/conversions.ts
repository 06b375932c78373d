/** Exports and imports that are not allowed, not possible or unusual. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cleanAdvisory, wrongAdvisory } from '../support.ts';
import { mkfifo, type Call } from './call.ts';
import {
  a,
  folders,
  hardLinked,
  huge,
  latin1,
  layer,
  linked,
  oddName,
  red,
  shownName,
  utf16,
  written,
} from './making.ts';

const exports: readonly Call[] = [
  { why: 'an export without a format', args: ['export', a], says: /^required option '--to <format>' not specified$/ },
  { why: 'an export to an empty format', args: ['export', '--to', '', a], says: /^the argument after --to is empty/ },
  {
    why: 'an export of an empty name',
    args: ['export', '--to', 'stix', ''],
    says: /^the argument after stix is empty/,
  },
  { why: 'an export to an unknown format', args: ['export', '--to', 'xml', a], says: /Allowed choices are stix/ },
  {
    why: 'an export to __proto__',
    args: ['export', '--to', '__proto__', a],
    says: /'__proto__' is invalid\. Allowed choices are stix/,
  },
  {
    why: 'a profile of a format without profiles',
    args: ['export', '--to', 'stix', '--profile', 'x', a],
    says: /^stix has no profiles; omit --profile$/,
  },
  {
    why: 'an unknown profile',
    args: ['export', '--to', 'csv', '--profile', 'constructor', a],
    says: /^--profile for csv must be one of: generic, misp, defender$/,
  },
  { why: 'an unknown label', args: ['export', '--to', 'csv', '--max-tlp', 'PINK', a], says: /Use one of RED, / },
  {
    why: 'an export of a missing file',
    args: ['export', '--to', 'stix', 'gone.yaml'],
    says: /no such file or folder$/,
  },
  {
    why: 'an export over the advisory',
    args: ['export', '--to', 'stix', '-o', a, a],
    says: /^a\.advisory\.yaml: would overwrite the advisory itself$/,
  },
  {
    why: 'an export over the advisory by a link',
    args: ['export', '--to', 'misp', '-o', 'e.json', a],
    files: linked('e.json'),
    says: /^e\.json: would overwrite the advisory itself$/,
  },
  {
    why: 'an export over the advisory by a hard link',
    args: ['export', '--to', 'navigator', '-o', 'e.json', a],
    files: hardLinked('e.json'),
    says: /^e\.json: would overwrite the advisory itself$/,
  },
  {
    why: 'an export into a folder, over the advisory by a link',
    args: ['export', '--to', 'stix', '-o', 'out', a],
    files: ({ folder }) => (
      mkdirSync(join(folder, 'out')),
      symlinkSync('../a.advisory.yaml', join(folder, 'out', 'a.stix.json'))
    ),
    says: /a\.stix\.json: would overwrite the advisory itself$/,
  },
  {
    why: 'an export over another advisory',
    args: ['export', '--to', 'stix', '-o', 'b.advisory.yaml', a],
    files: written('b.advisory.yaml', wrongAdvisory),
    says: /^b\.advisory\.yaml: would overwrite an advisory; choose another file$/,
  },
  {
    why: 'an export over the configuration',
    args: ['export', '--to', 'stix', '-o', 'advisory.config.yaml', a],
    files: written('advisory.config.yaml', 'rules: {}\n'),
    says: /^advisory\.config\.yaml: would overwrite a configuration file; choose another file$/,
  },
  {
    why: 'an export below a file',
    args: ['export', '--to', 'stix', '-o', `${a}/x.json`, a],
    says: /x\.json: could not be written: (?:a file with that name already exists|a part of its path is not a folder)$/,
  },
  {
    why: 'an export on a full disk',
    args: ['export', '--to', 'stix', '-o', 'e.json', a],
    failing: 'ENOSPC open .e.json',
    says: /e\.json: could not be written: the disk is full$/,
  },
  {
    why: 'an export into a folder that cannot be made',
    args: ['export', '--to', 'stix', '-o', 'out/', a],
    failing: 'EACCES mkdir out',
    says: /a\.stix\.json: could not be written: permission denied$/,
  },
  {
    why: 'several exports to one file',
    args: ['export', '--to', 'stix', '-o', 'e.json', a, 'b.advisory.yaml'],
    files: ({ write }) => (write('e.json', '{}'), void write('b.advisory.yaml', cleanAdvisory)),
    says: /^e\.json: 2 advisories need an output folder, but this is a file$/,
  },
  {
    why: 'an export of UTF-16',
    args: ['export', '--to', 'stix', 'b.yaml'],
    files: written('b.yaml', utf16),
    says: /^b\.yaml: is encoded in UTF-16; an advisory must be UTF-8 text$/,
  },
  {
    why: 'an export of a file that is too large',
    args: ['export', '--to', 'stix', 'b.yaml'],
    files: huge('b.yaml'),
    says: /^b\.yaml: is larger than 64 MiB$/,
  },
  {
    why: 'an export of what is not YAML',
    args: ['export', '--to', 'stix', 'b.yaml'],
    files: written('b.yaml', 'title: "x\n'),
    says: /^b\.yaml:1:\d+: cannot be exported because it is not well-formed: /,
  },
  {
    why: 'an export of what must not leave',
    args: ['export', '--to', 'stix', 'b.yaml'],
    files: written('b.yaml', red),
    says: /^b\.yaml: .*RED.*; allow it with --max-tlp RED$/,
  },
  {
    why: 'an export of a file whose name is a command',
    args: ['export', '--to', 'stix', oddName],
    files: written(oddName, '- x\n'),
    says: new RegExp(`${shownName}: contains no advisory$`),
  },
  {
    why: 'an export whose configuration cannot be read',
    args: ['export', '--to', 'stix', a],
    files: written('advisory.config.yaml', 'rules: {}\n'),
    failing: 'EACCES open advisory.config',
    says: /^advisory\.config\.yaml: could not be read: permission denied$/,
  },
];

const imports: readonly Call[] = [
  { why: 'an import of nothing', args: ['import'], says: /^missing required argument 'file'$/ },
  { why: 'an import of an empty name', args: ['import', ''], says: /^the argument after import is empty/ },
  { why: 'an import of two files', args: ['import', a, a], says: /^(?:too many arguments|only one source)/ },
  { why: 'an import from an unknown format', args: ['import', '--from', 'xml', a], says: /Allowed choices are auto/ },
  { why: 'an import of a missing file', args: ['import', 'gone.json'], says: /^gone\.json: no such file or folder$/ },
  { why: 'an import of an advisory', args: ['import', a], says: /^a\.advisory\.yaml: cannot be imported\. / },
  {
    why: 'an import of an empty file',
    args: ['import', 'b.txt'],
    files: written('b.txt', ''),
    says: /^b\.txt: cannot be imported\. The source is empty\.$/,
  },
  {
    why: 'an import of brackets without end',
    args: ['import', 'b.json'],
    files: written('b.json', '['.repeat(900_000)),
    says: /^b\.json: cannot be imported\. /,
  },
  {
    why: 'an import of nested brackets',
    args: ['import', 'b.json'],
    files: written('b.json', `{"type":"bundle","objects":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    status: 0,
    prints: /^# advisory\n/,
  },
  {
    why: 'an import over an advisory',
    args: ['import', '-o', a, 'l.json'],
    files: written('l.json', layer),
    says: /^\/.*a\.advisory\.yaml: could not be written: a file with that name already exists$/,
  },
  {
    why: 'an import over an advisory by a link',
    args: ['import', '-o', 'n.yaml', 'l.json'],
    files: (workspace) => (linked('n.yaml')(workspace), void workspace.write('l.json', layer)),
    says: /n\.yaml: could not be written: a file with that name already exists$/,
  },
  {
    why: 'an import on a full disk',
    args: ['import', '-o', 'n.yaml', 'l.json'],
    files: written('l.json', layer),
    failing: 'ENOSPC open n.yaml',
    says: /n\.yaml: could not be written: the disk is full$/,
  },
  {
    why: 'an import of Latin-1 without recognisable content',
    args: ['import', 'b.txt'],
    files: written('b.txt', latin1),
    says: /^b\.txt: cannot be imported\. .* was found in the text\.$/,
  },
  {
    why: 'an import of zero bytes',
    args: ['import', '-'],
    stdin: Buffer.alloc(9),
    says: /^standard input: is a binary file/,
  },
  {
    why: 'an import of a file that is too large',
    args: ['import', 'b.json'],
    files: huge('b.json'),
    says: /^b\.json: is larger than 64 MiB$/,
  },
  {
    why: 'an import of a pipe without a writer',
    args: ['import', 'p'],
    files: ({ folder }) => mkfifo(join(folder, 'p')),
    says: /^p: is a pipe/,
  },
  {
    why: 'an import of a folder',
    args: ['import', 'd'],
    files: folders('d'),
    says: /^d: /,
  },
];

/** The calls; `why` states what is wrong or unusual about each. */
export const conversions: readonly Call[] = [...exports, ...imports];
