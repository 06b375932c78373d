/** Creates sites in memory, for tests. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { createSite, distinctNames, parseAdvisory, type SiteOptions } from '../../server/src/core/index.ts';
import { testEnvironment } from './environment.ts';
import { rootUrl } from './schema.ts';

export interface MadeSite {
  /** Texts by their paths. */
  readonly files: ReadonlyMap<string, string>;
  readonly remarks: readonly string[];
  /** The reasons why advisories are not in the site, by the paths of their sources. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Creates the site of advisories, which are given as texts by the paths of their files. */
export function siteOf(texts: Readonly<Record<string, string>>, options: Partial<SiteOptions> = {}): MadeSite {
  const env = testEnvironment();
  const tools = {
    reportStyle: readFileSync(new URL('server/src/core/report/report.css', rootUrl), 'utf8'),
    sha256: (text: string): string => createHash('sha256').update(text).digest('base64'),
    md5: (text: string): string => createHash('md5').update(text).digest('hex'),
  };
  const site = createSite({ title: 'Advisories of Example CERT', drafts: false, ...options }, tools);
  const files = new Map<string, string>();
  const missing = new Map<string, string>();
  const put = ({ path, text }: { readonly path: string; readonly text: readonly string[] }): void => {
    assert.equal(files.has(path), false, `${path} is written twice`);
    files.set(path, text.join(''));
  };
  const paths = Object.keys(texts).sort();
  const names = distinctNames(
    paths.map((path) => ({ key: path, text: path.replace(/\.advisory\.yaml$/, '') })),
    'advisory',
  );
  for (const path of paths) {
    const document = parseAdvisory(texts[path] ?? '', env.schema);
    const added = site.add({ name: names.get(path) ?? '', path, document, env });
    if ('files' in added) added.files.forEach(put);
    else missing.set(path, 'leftOut' in added ? added.leftOut : added.refused);
  }
  site.files(env).forEach(put);
  return { files, remarks: site.remarks(), missing };
}

/** Returns the links in pages and feeds that lead to no file of the site, as `page: address`. */
export function brokenLinks(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, text]) => {
    if (!/\.(?:html|xml)$/.test(path)) return [];
    const addresses = [...text.matchAll(/<[a-z][^>]*? (?:href|src)="([^"]*)"/g)].map(([, address = '']) => address);
    return addresses
      .filter((address) => !/^(?:https?:|mailto:)/.test(address))
      .filter((address) => {
        const [location = '', anchor] = decodeURIComponent(address).split('#');
        const target = location === '' ? path : posix.join(posix.dirname(path), location);
        const there = files.get(target);
        if (there === undefined) return true;
        return anchor !== undefined && !there.includes(` id="${anchor}"`);
      })
      .map((address) => `${path}: ${address}`);
  });
}
