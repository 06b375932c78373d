import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { describeActor } from '../../server/src/service/describeActor.ts';
import { describeObject } from '../../server/src/service/describeObject.ts';
import { jsonLength } from '../../server/src/service/bytes.ts';
import { clip, code, fenced, link, paragraphs, plain, sections, strong } from '../../server/src/service/markdown.ts';
import { testEnvironment } from '../support/environment.ts';

const kinds = ['technique', 'tactic', 'software', 'campaign', 'mitigation', 'data-component'] as const;
const reader = new MarkdownIt({ html: true, linkify: true });

/** Returns what a reader of rendered Markdown sees: its text, and the kinds of everything other than text and code. */
function seen(markdown: string): { readonly text: string; readonly markup: readonly string[] } {
  const [paragraph, ...more] = reader.parse(markdown, {}).filter(({ type }) => !/^paragraph_/.test(type));
  const inner = paragraph?.children ?? [];
  return {
    text: inner.map(({ content }) => content).join(''),
    markup: [
      ...(paragraph && paragraph.type !== 'inline' ? [paragraph.type] : []),
      ...more.map(({ type }) => type),
      ...inner.map(({ type }) => type).filter((type) => type !== 'text' && type !== 'code_inline'),
    ],
  };
}

const hostile = [
  '<img src=x onerror=alert(1)>',
  '[a](command:workbench.action.quit)',
  '[a b](http://evil.example "x")',
  '![a](http://evil.example/x.png)',
  '*c* **d** _e_ __f__ ~~g~~ ***h***',
  '`i` ``j`` a`b',
  '``` k',
  '~~~ l',
  '# heading',
  '###### heading',
  '> quotation',
  '- item',
  '+ item',
  '1. item',
  '12) item',
  '---',
  '===',
  '* * *',
  'http://evil.example and https://evil.example/a_b_c',
  'www.evil.example a@b.example mailto:a@b.example',
  '<http://evil.example> <a@b.example>',
  '&lt;b&gt; &#x41; &copy; AT&T;',
  '\\*a\\* \\\\server\\share C:\\Windows\\ C:\\[x]',
  'a\\',
  '[x]: http://evil.example',
  '| a | b | |---|---|',
  '_ _ a_ _b a_b_c __init__ x__y',
  '`` ` ``` a `',
];

describe('Markdown of hovers', () => {
  for (const text of hostile)
    it(`shows literally: ${text}`, () => {
      assert.deepEqual(seen(plain(text)), { text, markup: [] });
      assert.deepEqual(seen(strong(text)), { text, markup: ['strong_open', 'strong_close'] });
      assert.deepEqual(seen(`Before ${plain(text)}, after`), { text: `Before ${text}, after`, markup: [] });
      assert.deepEqual(seen(link(text, 'https://attack.mitre.org/')), { text, markup: ['link_open', 'link_close'] });
    });

  for (const text of [
    'Phishing: Spearphishing Link (T1566.002)',
    'ATT&CK and R&D',
    'C# and C++, 5 > 3, a -> b',
    'APT_X, lsass_dump.exe, 50% of $PATH!',
    'C:\\Windows\\System32\\cmd.exe',
    "Naïve — “quoted”, 'single' #1 @everyone",
  ])
    it(`does not change: ${text}`, () => {
      assert.equal(plain(text), text);
      assert.equal(seen(text).text, text);
    });

  it('shows no backslash before a character, in any text of the catalogue', () => {
    const { catalogue } = testEnvironment();
    const release = catalogue.at(catalogue.newest);
    const texts = [
      ...release
        .objects('group')
        .flatMap(({ name }) => catalogue.actor(name)?.actors.map((one) => describeActor(one)) ?? []),
      ...kinds.flatMap((kind) => release.objects(kind)).map((object) => describeObject(object, release, catalogue)),
    ];
    assert.ok(texts.length > 500);
    const withBackslash = texts.filter((text) => /\\[!-/:-@[-`{-~]/.test(text.replace(/`[^`]*`/g, '')));
    assert.deepEqual(withBackslash, []);
  });

  it('shows one line without control and direction characters', () => {
    assert.equal(plain('a\u202eb\r\n# c'), 'ab # c');
  });

  it('fences code that holds back-ticks', () => {
    assert.equal(code('a`b'), '`` a`b ``');
    for (const text of ['a: x', '```\n[a](b)', '~~~~\n```\n<b>\n````\n*c*', `${'`'.repeat(9)}\n# d`, '~~~\n***\n~~~'])
      assert.deepEqual(
        reader.parse(`${fenced('yaml', text)}\nAfter`, {}).map(({ type, content }) => [type, content]),
        [
          ['fence', `${text}\n`],
          ['paragraph_open', ''],
          ['inline', 'After'],
          ['paragraph_close', ''],
        ],
        text,
      );
  });

  it('never splits a character', () => {
    assert.equal(clip('ab🐻c', 4), 'ab…');
  });
});

describe('the size of Markdown', () => {
  // Each paragraph counts with its quotes and the line breaks that separate it from the next one, as JSON.
  const frame = jsonLength('') + jsonLength('\n\n');
  const longest = 'x'.repeat(9_500 - frame);

  it('is at most 9,500 bytes: paragraphs that do not fit are omitted, and shorter ones after them are not', () => {
    assert.equal(paragraphs([longest]), longest);
    assert.equal(paragraphs([`${longest}x`]), '');
    assert.equal(paragraphs(['a', undefined, '', longest, 'b']), 'a\n\nb');
    assert.equal(paragraphs([longest.slice(frame + 1), 'b']), `${longest.slice(frame + 1)}\n\nb`);
    assert.equal(paragraphs([longest.slice(frame), 'b']), longest.slice(frame));
  });

  it('counts the bytes of the text', () => {
    assert.equal(paragraphs([longest.replaceAll('x', 'ä')]), '');
    assert.equal(sections(['a', longest, 'b']), 'a\n\n---\n\nb');
  });
});
