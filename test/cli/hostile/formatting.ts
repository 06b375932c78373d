/** Calls of `format` with unusual arguments or input, most of which fail. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cleanAdvisory } from '../support.ts';
import { mkfifo, notText, type Call } from './call.ts';
import { folders, huge, latin1, linkedTo, unformatted, written } from './making.ts';

/** The calls; `why` is part of the test's title. */
export const formatting: readonly Call[] = [
  { why: 'formatting of nothing', args: ['format'], says: /^missing required argument 'files'$/ },
  {
    why: 'formatting of standard input in place',
    args: ['format', '--write', '-'],
    stdin: unformatted,
    status: 0,
    prints: /^title: x\n$/,
  },
  {
    why: 'formatting of line breaks that are carriage returns',
    args: ['format', '-'],
    stdin: cleanAdvisory.replaceAll('\n', '\r'),
    says: /^-: cannot be formatted: it has carriage returns without line feeds; use LF or CRLF$/,
  },
  {
    why: 'formatting of standard input that is no text',
    args: ['format', '-'],
    stdin: notText,
    says: /^standard input: is not valid UTF-8 \(line 1\)$/,
  },
  {
    why: 'formatting of Latin-1',
    args: ['format', '--write', 'b.yaml'],
    files: written('b.yaml', latin1),
    says: /^b\.yaml: is not valid UTF-8 \(line 1\)$/,
  },
  {
    why: 'formatting of NUL bytes',
    args: ['format', '--write', 'b.yaml'],
    files: written('b.yaml', 'title: \u0000\n'),
    says: /^b\.yaml: is a binary file/,
  },
  {
    why: 'formatting of a file that is too large',
    args: ['format', '--write', 'b.yaml'],
    files: huge('b.yaml'),
    says: /^b\.yaml: is larger than 64 MiB$/,
  },
  {
    why: 'formatting of a file that must not be read',
    args: ['format', '--check', 'b.yaml'],
    files: written('b.yaml', unformatted),
    failing: 'EACCES open b.yaml',
    says: /^b\.yaml: could not be read: permission denied$/,
  },
  {
    why: 'formatting of a pipe without a writer',
    args: ['format', '--write', 'p'],
    files: ({ folder }) => mkfifo(join(folder, 'p')),
    says: /^p: is a pipe/,
  },
  {
    why: 'formatting of a link without a target',
    args: ['format', '--write', 'l.yaml'],
    files: linkedTo('gone.yaml', 'l.yaml'),
    says: /^l\.yaml: no such file or folder$/,
  },
  {
    why: 'formatting of a ring of links',
    args: ['format', '--write', 'l.yaml'],
    files: linkedTo('l.yaml', 'l.yaml'),
    says: /^l\.yaml: could not be read: it is a symbolic link that leads back to itself$/,
  },
  {
    why: 'formatting of a folder without advisories',
    args: ['format', '--check', 'd'],
    files: folders('d'),
    says: /^d: contains no \*\.advisory\.yaml or \*\.advisory\.yml file$/,
  },
  {
    why: 'formatting in a folder that must not be listed',
    args: ['format', '--check', 'd'],
    files: ({ folder }) => mkdirSync(join(folder, 'd')),
    failing: 'EACCES readdir d',
    says: /^d: could not be searched: permission denied$/,
  },
  {
    why: 'formatting without permission to write',
    args: ['format', '--write', 'b.yaml'],
    files: written('b.yaml', unformatted),
    failing: 'EACCES rename .b.yaml',
    says: /^b\.yaml: could not be written: permission denied$/,
  },
  {
    why: 'formatting on a disk that can only be read',
    args: ['format', '--write', 'b.yaml'],
    files: written('b.yaml', unformatted),
    failing: 'EROFS open .b.yaml',
    says: /^b\.yaml: could not be written: the file system is read-only$/,
  },
  {
    why: 'formatting of 5 MB on one line',
    args: ['format', '--write', 'b.yaml'],
    files: written('b.yaml', `tags: ${'[a, '.repeat(1_250_000)}\n`),
    says: /^b\.yaml: cannot be formatted: line 1: .*180,000 lines/,
  },
  {
    why: 'formatting of 200,000 keys',
    args: ['format', '--write', 'b.yaml'],
    files: written('b.yaml', 'a:  b\n'.repeat(200_000)),
    says: /^b\.yaml: cannot be formatted: line 1: .*180,000 lines/,
  },
  {
    why: 'formatting of aliases that expand without end',
    args: ['format', '--write', 'b.yaml'],
    files: written('b.yaml', 'a:  &a [*a, *a]\n'),
    status: 0,
    prints: /^b\.yaml written\n$/,
  },
  {
    why: 'an excluded pattern that is empty',
    args: ['format', '--check', '--exclude', '', '.'],
    says: /^the argument after --exclude is empty/,
  },
];
