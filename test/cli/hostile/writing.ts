/** Pages, fixes and other output that must not or cannot be written. */
import { linkSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cleanAdvisory, fixableAdvisory, wrongAdvisory } from '../support.ts';
import type { Call } from './call.ts';

/** The calls; `why` states what is wrong with the output. */
export const writing: readonly Call[] = [
  {
    why: 'a page over the advisory',
    args: ['render', '-o', 'a.advisory.yaml', 'a.advisory.yaml'],
    says: /^a\.advisory\.yaml: would overwrite the advisory itself$/,
  },
  {
    why: 'a page over the advisory by a link',
    args: ['render', '-o', 'page.html', 'a.advisory.yaml'],
    files: ({ folder }) => symlinkSync('a.advisory.yaml', join(folder, 'page.html')),
    says: /^page\.html: would overwrite the advisory itself$/,
  },
  {
    why: 'a page over the advisory by a hard link',
    args: ['render', '-o', 'page.html', 'a.advisory.yaml'],
    files: ({ folder }) => linkSync(join(folder, 'a.advisory.yaml'), join(folder, 'page.html')),
    says: /^page\.html: would overwrite the advisory itself$/,
  },
  {
    why: 'a page over another advisory',
    args: ['render', '-o', 'b.advisory.yaml', 'a.advisory.yaml'],
    files: ({ write }) => void write('b.advisory.yaml', wrongAdvisory),
    says: /^b\.advisory\.yaml: would overwrite an advisory; choose another file$/,
  },
  {
    why: 'a page over an advisory that a configuration names',
    args: ['render', '-o', 'b.yaml', 'a.advisory.yaml'],
    files: ({ write }) => (write('advisory.config.yaml', 'files: b.yaml\n'), void write('b.yaml', cleanAdvisory)),
    says: /^b\.yaml: would overwrite an advisory/,
  },
  {
    why: 'a page over the configuration',
    args: ['render', '-o', 'advisory.config.yaml', 'a.advisory.yaml'],
    files: ({ write }) => void write('advisory.config.yaml', 'rules: {}\n'),
    says: /^advisory\.config\.yaml: would overwrite a configuration file; choose another file$/,
  },
  {
    why: 'pages over an advisory by a linked folder',
    args: ['render', '--to', 'text', '-o', 'out', '-', 'a.advisory.yaml'],
    stdin: cleanAdvisory,
    files: ({ folder }) => (
      mkdirSync(join(folder, 'out')),
      symlinkSync('../a.advisory.yaml', join(folder, 'out', 'stdin.txt'))
    ),
    says: /stdin\.txt: would overwrite the advisory itself$/,
  },
  {
    why: 'a page below a file',
    args: ['render', '-o', 'a.advisory.yaml/x.html', 'a.advisory.yaml'],
    says: /x\.html: could not be written: (?:a file with that name already exists|a part of its path is not a folder)$/,
  },
  // On Linux, creating a folder in /proc fails as if /proc did not exist.
  ...[
    ['render', '-o', '/proc/none/page.html', 'a.advisory.yaml'],
    ['export', '--to', 'stix', '-o', '/proc/none/page.json', 'a.advisory.yaml'],
    ['new', '-o', '/proc/none/page.advisory.yaml'],
    ['publish', '.', '-o', '/proc/none'],
  ].map((args) => ({
    why: `${args[0] ?? ''} in a folder where no folder can be created`,
    args,
    says: /^\/proc\/none[\w./]*: could not be written: [\w -]+$/,
  })),
  {
    why: 'a page on a full disk',
    args: ['render', '-o', 'page.html', 'a.advisory.yaml'],
    failing: 'ENOSPC open .page.html',
    says: /page\.html: could not be written: the disk is full$/,
  },
  {
    why: 'a page in a folder that is write-protected',
    args: ['render', '-o', 'page.html', 'a.advisory.yaml'],
    failing: 'EROFS open .page.html',
    says: /page\.html: could not be written: the file system is read-only$/,
  },
  {
    why: 'a fix on a full disk',
    args: ['check', '--fix', 'f.advisory.yaml'],
    files: ({ write }) => void write('f.advisory.yaml', fixableAdvisory),
    failing: 'ENOSPC open .f.advisory',
    says: /^f\.advisory\.yaml: could not be written: the disk is full$/,
  },
  {
    why: 'a fix whose file is locked',
    args: ['check', '--fix', 'f.advisory.yaml'],
    files: ({ write }) => void write('f.advisory.yaml', fixableAdvisory),
    failing: 'EBUSY rename .f.advisory',
    says: /^f\.advisory\.yaml: could not be written: it is in use by another program$/,
  },
];
