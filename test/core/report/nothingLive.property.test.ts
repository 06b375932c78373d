/** No output contains a live indicator of the advisory, wherever the advisory mentions it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Hostile } from '../../support/liveIndicators.ts';
import { liveIn, liveInWord } from '../../support/liveOutputs.ts';
import { rootUrl } from '../../support/schema.ts';

const names: readonly Hostile[] = [
  { host: 'evil.top' },
  { host: 'cdn-1.evil.co.uk' },
  { host: 'files.sh' },
  { host: '45.8.146.213', also: ['0x2d.8.146.213', '055.8.146.213'] },
  { host: '2a0d:5600:30::7', also: ['2a0d:5600:30:0:0:0:0:7'] },
  { host: 'xn--mller-kva.example', also: ['müller.example'] },
  { host: 'пример.рф', also: ['xn--e1afmkfd.xn--p1ai'] },
  { host: 'bad.person@mail-evil.net' },
];

type Notation = (host: string) => string;

/** Notations of a host in `indicators`: defanged or not, as a URL, with a port, or followed by a remark. */
const listings: readonly Notation[] = [
  (host) => host.replaceAll('.', '[.]').replace('@', '[@]'),
  // Without brackets, `files.sh` is a file.
  (host) => (host === 'files.sh' ? 'files[.]sh' : host),
  (host) => host.replaceAll('.', '(dot)'),
  (host) => (host.includes('@') || host.includes(':') ? host : `hxxps://${host}/a/b.php?c=1`),
  (host) => (host.includes('@') || host.includes(':') ? host : `${host.replaceAll('.', '[.]')}:8443`),
  (host) => `${host.replaceAll('.', '[.]')} (C2)`,
];

/** Notations in other parts of an advisory. */
const mentions: readonly Notation[] = [
  (host) => host,
  (host) => host.toUpperCase(),
  (host) => `see ${host}, then`,
  (host) => `http://${host.includes(':') ? `[${host}]` : host}/x`,
  (host) => `https://u:p@${host}:8443/`,
  (host) => `[report](https://${host}/a)`,
  (host) => `[${host}](https://vendor.example/${host})`,
  (host) => `[x](https://redirect.example/?u=http%3A%2F%2F${host.replaceAll('.', '%2E')}%2F)`,
  (host) => `\`ping ${host}\``,
  (host) => `**${host}**`,
  (host) => host.replace(/\.(?=[^.]*$)/, '.**') + '**',
  (host) => `_www.${host}_`,
  (host) => `login.${host}`,
  (host) => `(${host})`,
  (host) => `"${host}"`,
  (host) => `${host}.`,
  (host) => `mailto:x@${host}`,
  (host) => `xmpp:x@${host}/y`,
  (host) => `@${host}`,
  (host) => `\\\\${host}@80\\share\\*\\x.msi`,
  (host) => host.replaceAll('.', '。'),
  (host) => host.replace('.', '\u200B.'),
  (host) => `攻击者使用${host}发起`,
  (host) => `${host}|${host}`,
  (host) => `<${host}>`,
  (host) => `__${host}__${host}`,
  (host) => `<https://${host}/>`,
  (host) => `&#${String(host.codePointAt(0))};${host.slice(1)}`,
  (host) => host.replace('.', '&#46;'),
  (host) => `https:${host}`,
  (host) => `//${host}/a`,
  (host) => `| a | b |\n|---|---|\n| ${host} | x@${host} |`,
];

/** Returns a host in a notation. Octal and hexadecimal addresses are always in a URL, because they are not addresses elsewhere. */
const named = (notation: Notation, host: string): string => (/^0/.test(host) ? `http://${host}/x` : notation(host));

/** Functions that return a section of an advisory in which one or more values contain a text. */
const locations: readonly ((text: string) => string)[] = [
  (text) => `title: ${JSON.stringify(text)}`,
  (text) => `summary: ${JSON.stringify(text)}`,
  (text) => `authors: [${JSON.stringify(text)}]`,
  (text) => `source: [${JSON.stringify(text)}]`,
  (text) => `actors: [{name: ${JSON.stringify(text)}, aliases: [${JSON.stringify(text)}]}]`,
  (text) => `key_takeaways: [${JSON.stringify(text)}]`,
  (text) => `affected_systems: [{name: ${JSON.stringify(text)}, vendor: ${JSON.stringify(text)}}]`,
  (text) => `attack_chain: [{stage: ${JSON.stringify(text)}, description: ${JSON.stringify(text)}}]`,
  (text) => `timeline: [{time: ${JSON.stringify(text)}, event: ${JSON.stringify(text)}}]`,
  (text) =>
    `detection_availability: {yara: {available: true, url: ${JSON.stringify(text)}, notes: ${JSON.stringify(text)}}}`,
  (text) =>
    `detection_rules: [{type: sigma, name: ${JSON.stringify(text)}, body: ${JSON.stringify(text)}, url: ${JSON.stringify(text)}}]`,
  (text) =>
    `hunting_hypotheses: [{hypothesis: ${JSON.stringify(text)}, telemetry: [${JSON.stringify(text)}], query: ${JSON.stringify(text)}}]`,
  (text) =>
    `references: [${JSON.stringify(text)}, {title: ${JSON.stringify(text)}, url: ${JSON.stringify(`https://${text}`)}}]`,
  (text) =>
    `mitre_attack: [{id: T1078, name: ${JSON.stringify(text)}, tactics: [${JSON.stringify(text)}], description: ${JSON.stringify(text)}}]`,
  (text) =>
    `recommendations: {immediate_mitigation: [{text: ${JSON.stringify(text)}, mitigations: [${JSON.stringify(text)}], techniques: [${JSON.stringify(text)}]}]}`,
  (text) => `tags: [${JSON.stringify(text)}]`,
  (text) => `x_notes: {${JSON.stringify(text)}: [${JSON.stringify(text)}]}`,
  (text) => `recommendations: {additional: [{title: ${JSON.stringify(text)}, items: [${JSON.stringify(text)}]}]}`,
];

const picked = fc.record({
  hostile: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
  listing: fc.array(fc.constantFrom(...listings), { minLength: 3, maxLength: 3 }),
  texts: fc.array(
    fc.record({
      location: fc.constantFrom(...locations.keys()),
      mention: fc.array(fc.constantFrom(...mentions), { minLength: 1, maxLength: 3 }),
      which: fc.nat({ max: 8 }),
      between: fc.constantFrom(' ', '\n\n', ', ', ' - ', '/', '\n- '),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

type Choice = typeof picked extends fc.Arbitrary<infer T> ? T : never;

/** Returns the text of an advisory with the chosen hosts at the chosen locations, and the hosts. */
function advisoryOf({ hostile, listing, texts }: Choice): {
  readonly text: string;
  readonly hostile: readonly Hostile[];
} {
  const spelt = (which: number): string => {
    const { host = '', also = [] } = hostile[which % hostile.length] ?? {};
    return [host, ...also][which % (also.length + 1)] ?? host;
  };
  const sections = new Map(
    texts.map(({ location, mention, which, between }) => [
      location,
      locations[location]?.(mention.map((notation) => named(notation, spelt(which))).join(between)) ?? '',
    ]),
  );
  const rows = hostile.map(({ host }, index) => `  - ${JSON.stringify(listing[index]?.(host) ?? host)}`);
  return { text: [...sections.values(), 'indicators:', ...rows, ''].join('\n'), hostile };
}

describe('live indicators never occur', () => {
  it('in 2,000 documents, in any output', () => {
    fc.assert(
      fc.property(picked, (choice) => {
        const { text, hostile } = advisoryOf(choice);
        assert.deepEqual(liveIn(text, hostile), [], text);
      }),
      { numRuns: 2000, seed: 20260915, endOnFailure: true },
    );
  });

  it('in 300 Word documents', async () => {
    await fc.assert(
      fc.asyncProperty(picked, async (choice) => {
        const { text, hostile } = advisoryOf(choice);
        assert.deepEqual(await liveInWord(text, hostile), [], text);
      }),
      { numRuns: 300, seed: 20261127, endOnFailure: true },
    );
  });

  it('in examples and fixtures', () => {
    const folders = [
      'examples/',
      ...readdirSync(new URL('test/fixtures/rules/', rootUrl)).map((name) => `test/fixtures/rules/${name}/`),
    ];
    const hosts = new Set<string>();
    for (const folder of folders.filter((name) => !name.endsWith('.yaml/'))) {
      for (const file of readdirSync(new URL(folder, rootUrl)).filter((name) => name.endsWith('.yaml'))) {
        const text = readFileSync(new URL(folder + file, rootUrl), 'utf8');
        const listed = listedHosts(text);
        for (const { host } of listed) hosts.add(host);
        assert.deepEqual(liveIn(text, listed), [], folder + file);
      }
    }
    for (const kind of [/^[^@]+[a-z]$/, /^45\./, /@/])
      assert.ok(
        [...hosts].some((host) => kind.test(host)),
        `No example or fixture lists an indicator like ${String(kind)}.`,
      );
  });
});

/**
 * Returns the domains and e-mail addresses (of a few top-level domains) and the IP addresses (that begin with 45) under `indicators` in a
 * text, found by their syntax.
 */
function listedHosts(text: string): Hostile[] {
  const section = /^indicators:\n((?:[ #].*\n|\n)*)/m.exec(text)?.[1] ?? '';
  const plain = section
    .replace(/#.*$/gm, '')
    .replace(/[[({](?:\.|dot)[\])}]|\\\./g, '.')
    .replace(/\[@\]/g, '@')
    .replace(/\[:\]/g, ':');
  const found =
    plain.match(
      /(?<![\w.@/-])(?:[\w.+-]+@)?(?:[a-z0-9_-]+\.)+(?:top|net|onion|ru)(?![\w.-])|(?<![\w.])45(?:\.\d{1,3}){3}(?![\w.])/g,
    ) ?? [];
  return [...new Set(found)].map((host) => ({ host }));
}
