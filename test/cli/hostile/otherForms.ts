/** Calls of `format`, of `render` for formats other than HTML, and of `new`, with invalid arguments, input or output. */
import { cleanAdvisory } from '../support.ts';
import { notText, type Call } from './call.ts';
import { a, hardLinked, linked, oddName, shownName, unformatted, utf16, written } from './making.ts';

const formats: readonly Call[] = [
  { why: 'formatting of an empty name', args: ['format', ''], says: /^the argument after format is empty/ },
  {
    why: 'formatting that is both checked and written',
    args: ['format', '--check', '--write', a],
    says: /^--check and --write cannot be used together$/,
  },
  {
    why: 'formatting of several files on standard output',
    args: ['format', a, 'b.yaml'],
    files: written('b.yaml', cleanAdvisory),
    says: /^2 advisories need --write or --check$/,
  },
  { why: 'formatting of a missing file', args: ['format', 'gone.yaml'], says: /no such file or folder$/ },
  {
    why: 'formatting of what is not YAML',
    args: ['format', '--write', 'b.yaml'],
    files: written('b.yaml', 'title: "x\n'),
    says: /^b\.yaml: cannot be formatted: line 1: /,
  },
  {
    why: 'formatting of UTF-16',
    args: ['format', '--check', 'b.yaml'],
    files: written('b.yaml', utf16),
    says: /^b\.yaml: is encoded in UTF-16/,
  },
  {
    why: 'formatting of bytes that are no text',
    args: ['format', '--write', 'b.yaml'],
    files: written('b.yaml', notText),
    says: /^b\.yaml: is not valid UTF-8 \(line 1\)$/,
  },
  {
    why: 'formatting on a full disk',
    args: ['format', '--write', 'b.yaml'],
    files: written('b.yaml', unformatted),
    failing: 'ENOSPC open .b.yaml',
    says: /^b\.yaml: could not be written: the disk is full$/,
  },
  {
    why: 'a file to be formatted that is in use',
    args: ['format', '--write', 'b.yaml'],
    files: written('b.yaml', unformatted),
    failing: 'EBUSY rename .b.yaml',
    says: /^b\.yaml: could not be written: it is in use by another program$/,
  },
  {
    why: 'a file to be formatted whose name is a command',
    args: ['format', '--check', oddName],
    files: written(oddName, unformatted),
    status: 1,
    prints: new RegExp(`${shownName}\\n$`),
  },
  {
    why: 'formatting with a configuration that is wrong',
    args: ['format', '--check', a],
    files: written('advisory.config.yaml', 'rules: 5\n'),
    says: /^advisory\.config\.yaml:1:8: /,
  },
];

const pages: readonly Call[] = [
  { why: 'a page in an unknown form', args: ['render', '--to', 'rtf', a], says: /Allowed choices are html/ },
  {
    why: 'a page on unknown paper',
    args: ['render', '--to', 'pdf', '--paper', 'a9', a],
    says: /Allowed choices are a4/,
  },
  {
    why: 'a Word document on standard output',
    args: ['render', '--to', 'docx', a],
    says: /^a Word document cannot be written to standard output; specify a file: -o FILE\.docx$/,
  },
  {
    why: 'a PDF on standard output',
    args: ['render', '--to', 'pdf', '-o', '-', a],
    says: /^a PDF cannot be written to standard output/,
  },
  {
    why: 'a PDF without a browser',
    args: ['render', '--to', 'pdf', '-o', 'p.pdf', a],
    env: { CHROMIUM: '/nowhere/\u001b[2Jchromium' },
    says: /^a PDF requires Chromium or Chrome, but \/nowhere\/\\u\{1b\}\[2Jchromium \(environment variable CHROMIUM\) cannot be run$/,
  },
  {
    why: 'a PDF by a browser that fails',
    args: ['render', '--to', 'pdf', '-o', 'p.pdf', a],
    env: { CHROMIUM: '/bin/false' },
    says: /^a\.advisory\.yaml: no PDF was created: /,
  },
  {
    why: 'a Word document over the advisory',
    args: ['render', '--to', 'docx', '-o', a, a],
    says: /would overwrite the advisory itself$/,
  },
  {
    why: 'a Word document over the advisory by a link',
    args: ['render', '--to', 'docx', '-o', 'd.docx', a],
    files: linked('d.docx'),
    says: /^d\.docx: would overwrite the advisory itself$/,
  },
  {
    why: 'an e-mail over the advisory by a hard link',
    args: ['render', '--to', 'email', '-o', 'm.html', a],
    files: hardLinked('m.html'),
    says: /^m\.html: would overwrite the advisory itself$/,
  },
  {
    why: 'a Word document on a full disk',
    args: ['render', '--to', 'docx', '-o', 'd.docx', a],
    failing: 'ENOSPC open .d.docx',
    says: /d\.docx: could not be written: the disk is full$/,
  },
  {
    why: 'JSON of what is not YAML',
    args: ['render', '--to', 'json', 'b.yaml'],
    files: written('b.yaml', 'title: "x\n'),
    says: /^b\.yaml:1:\d+: cannot be rendered because it is not well-formed YAML: /,
  },
  {
    why: 'JSON of an advisory without rights',
    args: ['render', '--to', 'json', a],
    failing: 'EACCES open a.advisory',
    says: /^a\.advisory\.yaml: could not be read: permission denied$/,
  },
  {
    why: 'an e-mail of a file whose name is a command',
    args: ['render', '--to', 'email', oddName],
    files: written(oddName, '[x\n'),
    says: new RegExp(`${shownName}:1:\\d+: cannot be rendered`),
  },
];

const news: readonly Call[] = [
  {
    why: 'a new advisory without its title',
    args: ['new', '--title', ''],
    says: /^the argument after --title is empty/,
  },
  { why: 'a new advisory of a blank title', args: ['new', '--title', ' '], says: /^--title is empty$/ },
  {
    why: 'a new advisory of no kind',
    args: ['new', '--category', '\u001b[2J'],
    says: /^--category \\u\{1b\}\[2J: use one of/,
  },
  {
    why: 'a new advisory over another one',
    args: ['new', '-o', a],
    says: /a\.advisory\.yaml: could not be written: a file with that name already exists$/,
  },
  {
    why: 'a new advisory over another one by a link',
    args: ['new', '-o', 'n.advisory.yaml'],
    files: linked('n.advisory.yaml'),
    says: /n\.advisory\.yaml: could not be written: a file with that name already exists$/,
  },
  {
    why: 'a new advisory on a full disk',
    args: ['new', '-o', 'n.advisory.yaml'],
    failing: 'ENOSPC open n.advisory',
    says: /n\.advisory\.yaml: could not be written: the disk is full$/,
  },
];

/** The calls; `why` is part of the test's title. */
export const otherForms: readonly Call[] = [...formats, ...pages, ...news];

/** Arguments of valid calls, for tests in which the output cannot be written. */
export const printing: readonly (readonly string[])[] = [
  ['export', '--to', 'stix', a],
  ['export', '--to', 'misp', a],
  ['format', a],
  ['render', '--to', 'json', a],
  ['render', '--to', 'email', a],
  ['import', 'l.json'],
  ['new'],
  ['publish', '.', '-o', 'site'],
];
