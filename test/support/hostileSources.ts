/** Generates documents with hostile text in the formats that can be imported. */
import fc from 'fast-check';
import type { Hostile } from './liveIndicators.ts';

/** The hosts that the documents list as indicators. */
export const hostile: readonly Hostile[] = [
  { host: 'relay-k4.evil.top' },
  { host: '45.8.146.213' },
  { host: 'c2@mail-evil.net' },
];

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[x](command:workbench.action.terminal.new)',
  '[x](javascript:alert(1))',
  '![x](https://relay-k4.evil.top/x.png)',
  '<https://relay-k4.evil.top/a>',
  'see https://relay-k4.evil.top/in?a=1, 45.8.146.213 and c2@mail-evil.net',
  'relay-k4.evil.top',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '../../../../etc/cron.d/x',
  '..\\..\\windows\\x.bat',
  'C:\\x\\y:z',
  '# advisory-disable',
  'advisory-disable *',
  '=HYPERLINK("https://relay-k4.evil.top")',
  '&a [*a, !!js/function x',
  '| a |\n|---|\n| <b> |',
  '```\n</code></pre><b>',
  'x\n---\ntitle: y\n...',
  '\u202e\u0000\u001b[31m\u2028',
  '{{#summary}}{{{x}}}',
] as const;

const text = fc.oneof(
  fc.constantFrom(...attacks),
  fc.tuple(fc.constantFrom(...attacks), fc.constantFrom(...attacks)).map((parts) => parts.join(' ')),
);
/** Text without line breaks, for formats whose lines are rows. */
const line = text.map((value) => value.replace(/[\r\n\u2028]+/g, ' '));

const pattern =
  "[domain-name:value = 'relay-k4.evil.top'] OR [ipv4-addr:value = '45.8.146.213'] OR [email-addr:value = 'c2@mail-evil.net']";
/** Properties with which a careless program would change the prototype of every object. */
const polluting = '"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},';
const json = (value: unknown): string =>
  JSON.stringify(value)
    .replace('{', `{${polluting}`)
    .replace(/(?<=[[,])\{/, `{${polluting}`);
/** Returns an attribute of a MISP event. */
export const attribute = (type: string, value: string, comment: string): object => ({
  type,
  value,
  comment,
  category: 'Network activity',
});

/** Documents of each format, with hostile text wherever they have text. */
export const sources = {
  stix: fc.array(text, { minLength: 16, maxLength: 16 }).map((t) =>
    json({
      type: 'bundle',
      id: t[0],
      objects: [
        {
          type: 'report',
          id: 'report--1',
          name: t[1],
          description: t[2],
          labels: [t[3], `author:${t[4] ?? ''}`],
          created_by_ref: 'identity--1',
          external_references: [{ source_name: t[5], url: t[6], description: t[7] }],
        },
        { type: 'identity', id: 'identity--1', name: t[8] },
        { type: 'intrusion-set', id: 'intrusion-set--1', name: t[9], aliases: [t[10]], description: t[11] },
        { type: 'indicator', id: 'indicator--1', name: t[12], description: t[13], pattern, pattern_type: 'stix' },
        {
          type: 'indicator',
          id: 'indicator--2',
          name: t[14],
          description: t[0],
          pattern: `rule x { /* ${t[1] ?? ''} */ condition: true }`,
          pattern_type: 'yara',
        },
        { type: 'note', id: 'note--1', abstract: t[15], content: t[2] },
        { type: 'course-of-action', id: 'course-of-action--1', name: t[3], description: t[4] },
        { type: t[5], id: t[6], name: t[7] },
      ],
    }),
  ),
  misp: fc.array(text, { minLength: 10, maxLength: 10 }).map((t) =>
    json({
      Event: {
        info: t[0],
        date: '2026-07-01',
        Orgc: { name: t[1] },
        Tag: [{ name: t[2] }, { name: `misp-galaxy:threat-actor="${t[3] ?? ''}"` }],
        Attribute: [
          attribute('domain', 'relay-k4.evil.top', t[4] ?? ''),
          attribute('ip-dst', '45.8.146.213', t[5] ?? ''),
          attribute('email-src', 'c2@mail-evil.net', t[6] ?? ''),
          attribute('yara', `rule x { condition: true } // ${t[7] ?? ''}`, t[8] ?? ''),
          attribute('text', t[9] ?? '', t[0] ?? ''),
        ],
        EventReport: [{ name: t[1], content: `${t[2] ?? ''}\n\n# ${t[3] ?? ''}\n\n${t[4] ?? ''}` }],
        Object: [{ name: t[5], comment: t[6], Attribute: [attribute('filename', t[7] ?? '', '')] }],
      },
    }),
  ),
  csaf: fc.array(text, { minLength: 12, maxLength: 12 }).map((t) =>
    json({
      document: {
        category: 'csaf_security_advisory',
        csaf_version: '2.0',
        title: t[0],
        publisher: { category: 'vendor', name: t[1], namespace: t[2] },
        tracking: {
          id: t[3],
          status: 'final',
          initial_release_date: '2026-01-02T08:00:00Z',
          current_release_date: '2026-01-02T08:00:00Z',
          revision_history: [{ number: '1', date: '2026-01-02T08:00:00Z', summary: t[4] }],
        },
        notes: [
          { category: 'summary', title: t[5], text: t[6] },
          { category: 'general', title: t[7], text: t[8] },
        ],
        references: [{ summary: t[9], url: t[10] }],
      },
      product_tree: { full_product_names: [{ product_id: 'P', name: t[11] }] },
      vulnerabilities: [
        {
          cve: 'CVE-2026-1111',
          title: t[0],
          notes: [{ category: 'description', text: t[1] }],
          remediations: [{ category: 'mitigation', details: t[2], product_ids: ['P'] }],
          product_status: { known_affected: ['P'] },
        },
      ],
    }),
  ),
  navigator: fc.array(text, { minLength: 5, maxLength: 5 }).map((t) =>
    json({
      name: t[0],
      description: t[1],
      domain: 'enterprise-attack',
      versions: { attack: '17', layer: '4.5', navigator: '5.1' },
      techniques: [
        { techniqueID: 'T1059', tactic: t[2], comment: t[3], score: 1 },
        { techniqueID: t[4], comment: t[0] },
      ],
    }),
  ),
  csv: fc.array(line, { minLength: 4, maxLength: 4 }).map((t) => {
    const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    const rows = ['relay-k4.evil.top', '45.8.146.213', 'c2@mail-evil.net'].map((value, index) =>
      [value, t[index] ?? ''].map(cell).join(','),
    );
    return `value,description,${cell(t[3] ?? '')}\n${rows.map((row) => `${row},${cell(t[3] ?? '')}\n`).join('')}`;
  }),
  html: fc
    .array(text, { minLength: 6, maxLength: 6 })
    .map(
      (t) =>
        `<html><body onload="alert(1)"><h1>${t[0] ?? ''}</h1><p>${t[1] ?? ''}</p><h2>Key Takeaways</h2><ul><li>${t[2] ?? ''}</ul><h2>Indicators of Compromise</h2><ul><li>relay-k4[.]evil[.]top<li>45.8.146[.]213<li>c2[@]mail-evil[.]net</ul><h2>Attack Chain</h2><p><a href="command:x">${t[3] ?? ''}</a><a href="https://relay-k4.evil.top/">${t[4] ?? ''}</a></p><h2>References</h2><ol><li><a href="javascript:alert(1)">${t[5] ?? ''}</a></ol></body></html>`,
    ),
  text: fc
    .array(line, { minLength: 5, maxLength: 5 })
    .map(
      (t) =>
        `${t[0] ?? ''}\n\nThe actor used ${t[1] ?? ''} against CVE-2026-1111.\n\nIndicators of compromise\n\nrelay-k4[.]evil[.]top\n45.8.146[.]213\nc2[@]mail-evil[.]net\n\nReferences\n\n${t[2] ?? ''}\n\n${t[3] ?? ''}\n${t[4] ?? ''}\n`,
    ),
} as const;
