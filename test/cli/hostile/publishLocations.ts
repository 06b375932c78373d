/** Folders in which a site must not be written, or cannot be written completely. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../support.ts';
import { mkfifo, type Call } from './call.ts';
import { a, folders, linkedTo, publish, written } from './making.ts';

const list = '{"advisorySite":1,"files":{}}';

/** The calls; `why` states what is wrong with the folder of the site. */
export const publishLocations: readonly Call[] = [
  {
    why: 'a site over an advisory',
    args: ['publish', '.', '-o', a],
    says: /^a\.advisory\.yaml: is a file; specify a folder/,
  },
  {
    why: 'a site on standard output',
    args: ['publish', '.', '-o', '-'],
    says: /^a site cannot be written to standard output; specify a folder: -o SITE$/,
  },
  {
    why: 'a site over a pipe',
    args: publish(),
    files: ({ folder }) => mkfifo(join(folder, 'site')),
    says: /^site: is a file; specify a folder/,
  },
  {
    why: 'a site below a file',
    args: ['publish', '.', '-o', `${a}/site`],
    says: /site: could not be written: a part of its path is not a folder$/,
  },
  {
    why: 'a site in the folder of the advisories',
    args: ['publish', '.', '-o', '.'],
    says: /^\.: is the folder that contains the advisories; specify a different folder for the site$/,
  },
  {
    why: 'a site in the folder of the advisories by a link',
    args: publish(),
    files: linkedTo('.', 'site'),
    says: /^site: is the folder that contains the advisories; specify a different folder for the site$/,
  },
  {
    why: 'a site at a link to nothing',
    args: publish(),
    files: linkedTo('nowhere', 'site'),
    says: /^site: could not be written: (?:no such file or folder|a file with that name already exists)$/,
  },
  {
    why: 'a site at a link to itself',
    args: publish(),
    files: linkedTo('site', 'site'),
    says: /^site: could not be written: it is a symbolic link that leads back to itself$/,
  },
  {
    why: 'a site whose name is too long',
    args: ['publish', '.', '-o', 'x'.repeat(5_000)],
    says: /^x+: could not be written: its name is too long$/,
  },
  {
    why: 'a site whose name is a command, in a folder without rights',
    args: ['publish', '.', '-o', 's\n::error::x\u001b[2J'],
    failing: 'EACCES mkdir error',
    says: /^s\\u\{a\}::error::x\\u\{1b\}\[2J: could not be written: permission denied$/,
  },
  {
    why: 'a site with a page of somebody else',
    args: publish(),
    files: written('site/Index.HTML', 'mine'),
    says: /^site: contains a file or folder Index\.HTML that this command did not write; choose another folder$/,
  },
  ...(
    [
      ['not JSON', written('site/advisory-site.json', '{')],
      ['JSON of something else', written('site/advisory-site.json', '{"files":{}}')],
      ['a folder', ({ folder }) => mkdirSync(join(folder, 'site', 'advisory-site.json'), { recursive: true })],
      ['a pipe', ({ folder }) => (mkdirSync(join(folder, 'site')), mkfifo(join(folder, 'site', 'advisory-site.json')))],
      [
        'a link',
        (workspace: Workspace): void => (
          workspace.write('list.json', list),
          folders('site')(workspace),
          linkedTo('../list.json', 'site/advisory-site.json')(workspace)
        ),
      ],
    ] as readonly (readonly [string, (workspace: Workspace) => void])[]
  ).map(([what, files]): Call => ({
    why: `a site whose list is ${what}`,
    args: publish(),
    files,
    says: /^site: contains a file advisory-site\.json that is not a site manifest; choose another folder$/,
  })),
  {
    why: 'a site with a folder that is a link leading out of it',
    args: publish(),
    files: (workspace: Workspace): void => {
      workspace.write('site/advisory-site.json', list);
      folders('outside')(workspace);
      linkedTo('../outside', 'site/advisories')(workspace);
    },
    says: /^site\/advisories: was left unchanged because it was not created by this command/,
    prints: /^site: 1 advisory; /,
  },
  {
    why: 'a site with a file in the place of a folder',
    args: publish(),
    files: ({ write }) => (write('site/advisory-site.json', list), void write('site/advisories', 'mine')),
    says: /^site\/advisories: was left unchanged because it was not created by this command/,
    prints: /^site: 1 advisory; /,
  },
  ...(
    [
      ['the full disk, at its folder', 'ENOSPC mkdir site', 'the disk is full'],
      ['the full disk, at its first page', 'ENOSPC open .index.html', 'the disk is full'],
      ['the full disk, at its list', 'ENOSPC open .advisory-site.json', 'the disk is full'],
      ['the full disk, at its lock', 'ENOSPC open advisory-site.lock', 'the disk is full'],
      ['a used-up quota', 'EDQUOT open .feed.xml', 'the disk quota is used up'],
      ['a read-only disk', 'EROFS mkdir site', 'the file system is read-only'],
      ['a page in use', 'EBUSY rename index.html', 'it is in use by another program'],
      ['a failing device', 'EIO open .index.html', 'the device failed'],
    ] as const
  ).map(([what, failing, reason]): Call => ({
    why: `a site on ${what}`,
    args: publish(),
    failing,
    says: new RegExp(`^site: could not be written: ${reason}$`),
  })),
  {
    why: 'a site that cannot be listed',
    args: publish(),
    files: written('site/CNAME', 'cert.example'),
    failing: 'EACCES readdir site',
    says: /^site: could not be (?:searched|written): permission denied$/,
  },
];
