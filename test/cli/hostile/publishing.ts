/** Calls of `publish` with invalid arguments, or with advisories or settings that cannot be published. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cleanAdvisory } from '../support.ts';
import { mkfifo, type Call } from './call.ts';
import {
  a,
  folders,
  huge,
  latin1,
  linked,
  linkedTo,
  oddName,
  publish,
  red,
  shownName,
  utf16,
  written,
} from './making.ts';

const published = /^site: 1 advisory; files: \d+ written, 0 unchanged, 0 removed\n$/;

const usage: readonly Call[] = [
  { why: 'a site of nothing', args: ['publish', '-o', 'site'], says: /^missing required argument 'folder'$/ },
  {
    why: 'a site without a place',
    args: ['publish', '.'],
    says: /^required option '-o, --output <site>' not specified$/,
  },
  { why: 'a site of an empty name', args: ['publish', '', '-o', 'site'], says: /^the argument after publish is empty/ },
  { why: 'a site at an empty place', args: ['publish', '.', '-o', ''], says: /^the argument after -o is empty/ },
  { why: 'a site of two folders', args: ['publish', '.', 'd', '-o', 'site'], says: /^too many arguments/ },
  { why: 'a site without its name', args: publish('--title', ''), says: /^the argument after --title is empty/ },
  { why: 'a site with a blank name', args: publish('--title', ' \t'), says: /^--title is empty$/ },
  { why: 'a site for an unknown label', args: publish('--max-tlp', '\u001b[2J'), says: /\\u\{1b\}.*Use one of RED, / },
  {
    why: 'a site of which everything is excluded',
    args: publish('--exclude', '*'),
    says: /^\.: contains no \*\.advisory\.yaml or \*\.advisory\.yml file/,
  },
  ...[
    'javascript:alert(1)',
    'https://u:p@cert.example/',
    'https://:p@cert.example/',
    'https://cert.example/?a',
    'x',
  ].map((url): Call => ({
    why: `a site at ${url}`,
    args: publish('--base-url', url),
    says: /Use the http or https URL of a folder\.$/,
  })),
];

const inputs: readonly Call[] = [
  { why: 'a site of a missing folder', args: ['publish', 'gone', '-o', 'site'], says: /^gone: no such folder$/ },
  {
    why: 'a site of a missing folder whose name is a command',
    args: ['publish', 'b\n::error::x\u001b[2J', '-o', 'site'],
    says: /^b\\u\{a\}::error::x\\u\{1b\}\[2J: no such folder$/,
  },
  {
    why: 'a site of a folder whose name is too long',
    args: ['publish', 'x'.repeat(5_000), '-o', 'site'],
    says: /^x+: no such folder$/,
  },
  {
    why: 'a site of a file',
    args: ['publish', a, '-o', 'site'],
    says: /^a\.advisory\.yaml: is a file; specify the folder/,
  },
  {
    why: 'a site of a pipe',
    args: ['publish', 'p', '-o', 'site'],
    files: ({ folder }) => mkfifo(join(folder, 'p')),
    says: /^p: is a file; specify the folder/,
  },
  {
    why: 'a site of an empty folder',
    args: ['publish', 'd', '-o', 'site'],
    files: folders('d'),
    says: /^d: contains no \*\.advisory\.yaml or \*\.advisory\.yml file$/,
  },
  {
    why: 'a site of a folder that cannot be searched',
    args: publish(),
    files: written('closed/b.advisory.yaml', cleanAdvisory),
    failing: 'EACCES readdir closed',
    says: /^closed: could not be searched: permission denied$/,
  },
  {
    why: 'a site whose configuration is wrong',
    args: publish(),
    files: written('advisory.config.yaml', 'rules: 5\n'),
    says: /^advisory\.config\.yaml:1:8: /,
  },
  {
    why: 'a site whose configuration cannot be read',
    args: publish(),
    files: written('advisory.config.yaml', 'rules: {}\n'),
    failing: 'EACCES open advisory.config',
    says: /^advisory\.config\.yaml: could not be read: permission denied$/,
  },
  {
    why: 'a site whose stylesheet is missing',
    args: publish(),
    files: written('advisory.config.yaml', 'render:\n  stylesheet: gone.css\n'),
    says: /^.*gone\.css.*does not exist/,
  },
  {
    why: 'a site whose logo leads out of the folder',
    args: publish(),
    files: (workspace) => {
      workspace.write('advisory.config.yaml', 'render:\n  logo: logo.png\n');
      mkdirSync(join(workspace.folder, '.git'));
      linkedTo('/etc/hostname', 'logo.png')(workspace);
    },
    says: /^.*logo\.png.*leads outside/,
  },
  ...(
    [
      [
        'without rights',
        cleanAdvisory,
        /^d\/b\.advisory\.yaml: could not be read: permission denied$/,
        'EACCES open b.adv',
      ],
      ['in UTF-16', utf16, /^d\/b\.advisory\.yaml: is encoded in UTF-16/],
      ['in Latin-1', latin1, /^d\/b\.advisory\.yaml: is not valid UTF-8 \(line 1\)$/],
      ['of zero bytes', Buffer.alloc(9), /^d\/b\.advisory\.yaml: is a binary file/],
      [
        'that is not YAML',
        'title: "x\n',
        /^d\/b\.advisory\.yaml:1:\d+: cannot be published because it is not well-formed: /,
      ],
      ['with no label', 'title: x\ntlp: PINK\n', /^d\/b\.advisory\.yaml:2:6: /],
    ] as const
  ).map(([what, text, says, failing]): Call => ({
    why: `a site with an advisory ${what}`,
    args: publish(),
    files: written('d/b.advisory.yaml', text),
    ...(failing === undefined ? {} : { failing }),
    says,
    prints: published,
  })),
  {
    why: 'a site with an advisory that is too large',
    args: publish(),
    files: huge('b.advisory.yaml'),
    says: /^b\.advisory\.yaml: is larger than 64 MiB$/,
    prints: published,
  },
  {
    why: 'a site with a pipe among the advisories',
    args: publish(),
    files: ({ folder }) => mkfifo(join(folder, 'b.advisory.yaml')),
    says: /^b\.advisory\.yaml: is a pipe/,
    prints: published,
  },
  {
    why: 'a site with a broken link among the advisories',
    args: publish(),
    files: linkedTo('nowhere', 'b.advisory.yaml'),
    says: /^b\.advisory\.yaml: could not be read: no such file or folder$/,
    prints: published,
  },
  {
    why: 'a site with a link to itself among the advisories',
    args: publish(),
    files: linkedTo('b.advisory.yaml', 'b.advisory.yaml'),
    says: /^b\.advisory\.yaml: could not be read: it is a symbolic link that leads back to itself$/,
    prints: published,
  },
  {
    why: 'a site with an advisory twice, by a link',
    args: publish(),
    files: linked('b.advisory.yaml'),
    status: 0,
    prints: published,
  },
  {
    why: 'a site with an advisory whose name is a command',
    args: publish(),
    files: written(oddName, 'title: "x\n'),
    says: new RegExp(`${shownName}:1:\\d+: cannot be published`),
    prints: published,
  },
  {
    why: 'a site of what must not leave',
    args: ['publish', 'd', '-o', 'site'],
    files: written('d/b.advisory.yaml', red),
    status: 0,
    says: /^1 advisory left out: marked TLP:RED, which requires --max-tlp RED$/,
    prints: /^site: 0 advisories; /,
  },
];

/** The calls; `why` is part of the test's title. */
export const publishing: readonly Call[] = [...usage, ...inputs];
