import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readXml, type XmlElement } from '../../cli/xml.ts';
import { brokenLinks, siteOf } from '../../support/sites.ts';

const advisory = (title: string, more = ''): string =>
  `title: ${JSON.stringify(title)}\nsummary: About ${JSON.stringify(title).slice(1, -1)}.\npublished: 2026-07-14\nseverity: high\ntlp: GREEN\n${more}`;
const page = (path: string, site: ReturnType<typeof siteOf>): string => {
  const text = site.files.get(path);
  assert.ok(text !== undefined, `${path} is not among ${[...site.files.keys()].join(' ')}`);
  return text;
};
/** Returns the text of a page without tags, styles and scripts. */
const words = (html: string): string =>
  html
    .replace(/<(style|script)[^>]*>[^]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('a site of advisories', () => {
  const site = siteOf({
    '2026/one.advisory.yaml': advisory(
      'One',
      'id: A-1\nactors: [APT29, APT28]\ntags: [espionage]\nmitre_attack: [T1566.002]\nindicators: ["evil[.]example"]\n',
    ),
    'two.advisory.yaml': advisory(
      'Two',
      'actors: [Cozy Bear]\ntags: [Espionage]\nmitre_attack: [T1078, T1566.002]\n',
    ).replace('2026-07-14', '2025-01-02'),
    'three.advisory.yaml': 'title: Three\nseverity: critical\nkey_takeaways: [No date]\n',
  });

  it('lists advisories newest first, those without a date last', () => {
    assert.match(words(page('index.html', site)), /3 advisories.* One .* Two .* Three /);
    assert.match(words(page('dates/index.html', site)), / 2026 1 advisory 2025 1 advisory Without a date 1 advisory /);
    assert.match(words(page('dates/2026.html', site)), / July 2026 One High 14 July 2026 TLP:GREEN A-1 /);
  });

  it('groups them by severity, technique, tag and actor, under any of its names', () => {
    assert.match(words(page('severities/index.html', site)), / Critical 1 advisory High 2 advisories /);
    assert.match(words(page('actors/index.html', site)), / APT28 1 advisory APT29 2 advisories /);
    assert.match(words(page('actors/apt29.html', site)), /2 advisories One .* Two /);
    assert.match(
      words(page('techniques/t1566-002.html', site)),
      /T1566\.002 - Phishing: Spearphishing Link 2 advisories One .* Two /,
    );
    assert.match(words(page('tags/index.html', site)), / espionage 2 advisories /);
  });

  it('has no broken links, and loads no external resources', () => {
    assert.deepEqual(brokenLinks(site.files), []);
    for (const [path, text] of site.files)
      if (path.endsWith('.html'))
        assert.doesNotMatch(text, /<(?:script|link|img|iframe)[^>]*(?:src|href)="(?:https?:)?\/\//, path);
  });

  it('has a page with downloads for each advisory', () => {
    const one = page('advisories/2026-one/index.html', site);
    for (const name of [
      '2026-one.stix.json',
      '2026-one.csaf.json',
      '2026-one.csv',
      '2026-one.enterprise.json',
      '2026-one.md',
    ])
      assert.ok(one.includes(`<a href="${name}" download>`), name);
    assert.match(one, /<a href="\.\.\/\.\.\/misp\/[0-9a-f-]{36}\.json" download>MISP event<\/a>/);
    assert.doesNotMatch(page('advisories/three/index.html', site), /STIX|MISP event/);
  });

  it('has one bundle, one table and one layer for all advisories', () => {
    const { objects } = JSON.parse(page('all/advisories.stix.json', site)) as {
      objects: { type: string; id: string }[];
    };
    assert.equal(objects.filter(({ type }) => type === 'report').length, 2);
    assert.equal(new Set(objects.map(({ id }) => id)).size, objects.length);
    assert.equal(
      page('all/indicators.csv', site),
      'type,value,description,first_seen,last_seen,confidence,tlp,advisory_id,advisory_title,advisory_page\r\ndomain,evil.example,,,,,GREEN,A-1,One,advisories/2026-one/index.html\r\n',
    );
    const layer = JSON.parse(page('all/enterprise.layer.json', site)) as {
      techniques: { techniqueID: string; score: number; comment: string }[];
    };
    assert.deepEqual(
      layer.techniques.map(({ techniqueID, score, comment }) => [techniqueID, score, comment]),
      [
        ['T1078', 1, 'Two'],
        ['T1566.002', 2, 'One\nTwo'],
      ],
    );
  });

  it('states what its feeds and downloads omit', () => {
    assert.deepEqual(site.remarks, [
      '1 advisory: cannot be exported to STIX, whose objects require a date; add `published` or `analyzed`',
      '1 advisory: cannot be exported to MISP, whose events require a date; add `published` or `analyzed`',
      '1 advisory: cannot be exported to CSAF, which requires a date; add `published` or `analyzed`',
    ]);
  });

  it('is identical each time', () => {
    const texts = { 'b.advisory.yaml': advisory('B'), 'a.advisory.yaml': advisory('A') };
    assert.deepEqual(siteOf(texts).files, siteOf(texts).files);
  });

  it('marks a page with the strictest label of its advisories', () => {
    const mixed = siteOf({
      'a.advisory.yaml': advisory('A', 'tags: [x]\n'),
      'b.advisory.yaml': advisory('B', 'tags: [y]\n').replace('GREEN', 'AMBER+STRICT'),
    });
    const label = (path: string): string | undefined => /ta-tlp-top">.*?>(TLP:[A-Z+]+)</.exec(page(path, mixed))?.[1];
    assert.deepEqual(['index.html', 'tags/index.html', 'tags/x.html', 'tags/y.html'].map(label), [
      'TLP:AMBER+STRICT',
      'TLP:AMBER+STRICT',
      'TLP:GREEN',
      'TLP:AMBER+STRICT',
    ]);
  });

  it('can be empty', () => {
    const empty = siteOf({});
    assert.match(words(page('index.html', empty)), /0 advisories.* None /);
    assert.deepEqual(brokenLinks(empty.files), []);
    assert.equal(JSON.parse(page('all/advisories.stix.json', empty)).objects, undefined);
    readXml(atom(page('feed.xml', empty)));
  });
});

describe('the content of a site', () => {
  const indicators =
    'indicators:\n  - {value: "evil[.]example", tlp: AMBER}\n  - {value: "bad[.]example", tlp: GREEN}\nkey_takeaways: [Block evil.example]\n';

  it('excludes drafts and advisories that are marked TLP:RED or stricter than allowed, unless requested', () => {
    const texts = {
      'red.advisory.yaml': advisory('Red').replace('GREEN', 'RED'),
      'green.advisory.yaml': advisory('Green'),
      'none.advisory.yaml': advisory('None').replace('tlp: GREEN\n', ''),
      'draft.advisory.yaml': advisory('Draft', 'status: draft\n'),
      'odd.advisory.yaml': advisory('Odd').replace('GREEN', 'PURPLE'),
      'broken.advisory.yaml': `${advisory('Broken')}tags: [a\n`,
      'empty.advisory.yaml': '',
    };
    assert.deepEqual(Object.fromEntries(siteOf(texts).missing), {
      'broken.advisory.yaml':
        'cannot be published because it is not well-formed: This bracket is never closed. Add `]` where the list ends.',
      'draft.advisory.yaml': '`status` is draft; use --drafts to publish drafts',
      'empty.advisory.yaml': 'contains no advisory',
      'odd.advisory.yaml': 'is not published because its `tlp` is not a TLP 2.0 label',
      'red.advisory.yaml': 'marked TLP:RED, which requires --max-tlp RED',
    });
    const { missing } = siteOf(texts, { maxTlp: 'CLEAR', drafts: true });
    assert.equal(missing.get('green.advisory.yaml'), 'marked with a stricter label than TLP:CLEAR');
    assert.equal(missing.get('none.advisory.yaml'), 'no `tlp`, and the limit is TLP:CLEAR');
    assert.equal(siteOf(texts, { maxTlp: 'RED', drafts: true }).missing.size, 3);
  });

  it('excludes rows that are marked stricter, and keeps their values defanged in prose', () => {
    const { files, remarks } = siteOf({ 'a.advisory.yaml': advisory('A', indicators) }, { maxTlp: 'GREEN' });
    assert.deepEqual(remarks, ['1 indicator left out: marked with a stricter label than TLP:GREEN']);
    for (const [path, text] of files) {
      assert.doesNotMatch(text, /evil\.example/, path);
      if (/\.csv$/.test(path)) assert.doesNotMatch(text, /evil/, path);
    }
    const html = files.get('advisories/a/index.html') ?? '';
    assert.match(html, /bad\[\.\]example/);
    assert.match(html, /Block evil\[\.\]example/);
    assert.equal(html.match(/evil\[\.\]example/g)?.length, 1);
    assert.equal(files.get('assets/indicators.js'), 'window.advisoryIndicators=[\n"bad[.]example"\n];\n');
  });

  it('has an index of the defanged indicators in the order of the advisories, and is little larger than their values', () => {
    const values = Array.from({ length: 500 }, (_one, index) => `https://relay-${index}.example.top/${'a'.repeat(20)}`);
    const { files } = siteOf({
      'a.advisory.yaml': advisory('A', `indicators:\n${values.map((value) => `  - ${value}\n`).join('')}`),
      'b.advisory.yaml': advisory(
        'B',
        'indicators: [198.51.100.7, "</script>@evil.example", evil.example, evil.example]\n',
      ).replace('07-14', '07-15'),
    });
    const index = files.get('assets/indicators.js') ?? '';
    assert.match(index, /^window\.advisoryIndicators=\[\n"198\[\.\]51\[\.\]100\[\.\]7\\n/);
    assert.match(index, /evil\[\.\]example"\n?,\n"hxxps:\/\/relay-0\[\.\]example\[\.\]top\/a+\\n/);
    assert.doesNotMatch(index, /<|evil\.example|https?:/);
    assert.equal(index.match(/evil\[\.\]example/g)?.length, 2);
    assert.ok(index.length < 500 * ((values[499]?.length ?? 0) + 10));
  });

  it('distinguishes advisories with the same ID', () => {
    const { files } = siteOf({
      'a.advisory.yaml': advisory('A', 'id: X\nindicators: ["evil[.]example"]\n'),
      'b.advisory.yaml': advisory('B', 'id: X\nindicators: ["bad[.]example"]\n'),
    });
    const feed = feedOf(files.get('feed.xml') ?? '');
    assert.equal(new Set(feed.entries.map(({ id }) => id)).size, 2);
    assert.equal(Object.keys(JSON.parse(files.get('misp/manifest.json') ?? '')).length, 2);
    const { objects } = JSON.parse(files.get('all/advisories.stix.json') ?? '') as { objects: { type: string }[] };
    assert.equal(objects.filter(({ type }) => type === 'report').length, 2);
  });
});

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Rewrites the feed so that the strict XML reader of `test/cli/xml.ts` accepts it. */
const atom = (text: string): string =>
  text
    .replace('encoding="utf-8"', 'encoding="UTF-8"')
    .replaceAll(' xml:lang=', ' lang=')
    .replaceAll('/>', '></link>')
    .replace(/<category ([^>]*)><\/link>/g, '<category $1></category>');

interface Feed {
  readonly root: XmlElement;
  readonly entries: readonly Readonly<Record<string, string>>[];
}

function feedOf(text: string): Feed {
  const root = readXml(atom(text));
  const entries = root.children
    .filter(({ name }) => name === 'entry')
    .map(({ children }) =>
      Object.fromEntries(children.map((child) => [child.name, child.text || (child.attributes['href'] ?? '')])),
    );
  return { root, entries };
}

describe('the feed of a site', () => {
  const texts = {
    'a.advisory.yaml': advisory('A & <B> "c"', 'updated: 2026-07-16T08:30:00Z\nauthors: [Example CERT]\n'),
    'b.advisory.yaml': advisory('Bell and end')
      .replace('2026-07-14', '2026-07-13')
      .replace('Bell', 'Bell \\a')
      .replace('end', '\\uFFFE'),
  };

  it('meets RFC 4287, with the dates of the advisories', () => {
    const { root, entries } = feedOf(siteOf(texts).files.get('feed.xml') ?? '');
    assert.equal(root.name, 'feed');
    assert.equal(root.attributes['xmlns'], 'http://www.w3.org/2005/Atom');
    const once = ['id', 'title', 'updated', 'author', 'link'];
    for (const name of once) assert.equal(root.children.filter((child) => child.name === name).length, 1, name);
    assert.equal(root.children.find(({ name }) => name === 'updated')?.text, '2026-07-16T08:30:00.000Z');
    assert.deepEqual(
      entries.map(({ title, updated, published, link }) => [title, updated, published, link]),
      [
        ['A & <B> "c"', '2026-07-16T08:30:00.000Z', '2026-07-14T00:00:00.000Z', 'advisories/a/index.html'],
        ['Bell \ufffd and \ufffd', '2026-07-13T00:00:00.000Z', '2026-07-13T00:00:00.000Z', 'advisories/b/index.html'],
      ],
    );
    for (const { id = '' } of entries) assert.match(id, /^urn:uuid:[0-9a-f-]{36}$/);
  });

  it('has absolute URLs if the site has a base URL, and keeps identifiers when an advisory changes', () => {
    const before = feedOf(siteOf(texts).files.get('feed.xml') ?? '').entries;
    const changed = { ...texts, 'a.advisory.yaml': `${texts['a.advisory.yaml']}tags: [new]\n` };
    const feed = feedOf(siteOf(changed, { baseUrl: 'https://cert.example/adv/' }).files.get('feed.xml') ?? '');
    assert.deepEqual(
      feed.entries.map(({ id }) => id),
      before.map(({ id }) => id),
    );
    assert.equal(feed.entries[0]?.['link'], 'https://cert.example/adv/advisories/a/index.html');
    const self = feed.root.children.find(({ attributes }) => attributes['rel'] === 'self');
    assert.equal(self?.attributes['href'], 'https://cert.example/adv/feed.xml');
  });
});

describe('the MISP feed of a site', () => {
  it('has a manifest of its events, and the digests of their values', () => {
    const { files } = siteOf({
      'a.advisory.yaml': advisory('A', 'indicators: ["evil[.]example", "198.51.100.7:443"]\ntags: [x]\n'),
    });
    const manifest = JSON.parse(files.get('misp/manifest.json') ?? '') as Record<string, Record<string, unknown>>;
    const [[uuid = '', facts = {}] = []] = Object.entries(manifest);
    const { Event: event } = JSON.parse(files.get(`misp/${uuid}.json`) ?? '') as { Event: Record<string, unknown> };
    assert.equal(event['uuid'], uuid);
    assert.deepEqual(Object.keys(facts), ['Orgc', 'Tag', 'info', 'date', 'analysis', 'threat_level_id', 'timestamp']);
    for (const [key, value] of Object.entries(facts)) assert.deepEqual(event[key], value, key);
    assert.deepEqual((event['Orgc'] as { name: string }).name, 'Advisories of Example CERT');
    const lines = (files.get('misp/hashes.csv') ?? '').split('\n');
    for (const digest of [md5('evil.example'), md5('198.51.100.7'), md5('443')])
      assert.ok(lines.includes(`${digest},${uuid}`), digest);
  });
});
