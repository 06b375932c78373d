import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { familyOf, allRules, readConfiguration } from '../../server/src/core/index.ts';
import { defaultSettings } from '../../server/src/protocol/settings.ts';
import { readManifest } from '../../scripts/manifestTexts.ts';
import { rootUrl } from '../support/schema.ts';

interface CommandEntry {
  readonly command: string;
  readonly title: string;
  readonly category: string;
  readonly icon: string | { readonly light: string; readonly dark: string };
}

interface MenuEntry {
  readonly command: string;
  readonly alt?: string;
  readonly when?: string;
}

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly markdownDescription: string;
}

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: Readonly<
    Record<'untrustedWorkspaces' | 'virtualWorkspaces', { readonly supported: unknown; readonly description: string }>
  >;
  readonly contributes: {
    readonly languages: readonly {
      readonly id: string;
      readonly extensions: readonly string[];
      readonly firstLine: string;
      readonly configuration: string;
      readonly icon: { readonly light: string; readonly dark: string };
    }[];
    readonly grammars: readonly { readonly language: string; readonly scopeName: string; readonly path: string }[];
    readonly snippets: readonly { readonly language: string; readonly path: string }[];
    readonly commands: readonly CommandEntry[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly svg: string; readonly altText: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly viewsWelcome: readonly { readonly contents: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly keybindings: readonly (MenuEntry & { readonly key: string })[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

const readText = (path: string): string => readFileSync(new URL(path, rootUrl), 'utf8');
const manifest = readManifest<Manifest>();
const { contributes } = manifest;
const code = readdirSync(new URL('client/src/', rootUrl), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readText(`client/src/${path}`))
  .join('\n');
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
/** Returns the commands that a text links to. */
const links = (text: string): string[] => matches(text, /\]\(command:([\w.]+)/g);
const sorted = (values: Iterable<string>): string[] => [...new Set(values)].toSorted();

interface Versions {
  readonly engines: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

describe('the manifest', () => {
  const declared = contributes.commands.map(({ command }) => command);

  it('names the same oldest VS Code as the types, the first look and the README', () => {
    const { engines, devDependencies } = readManifest<Versions>();
    const oldest = engines['vscode'] ?? '';
    assert.match(oldest, /^\^1\.\d+\.0$/);
    const version = oldest.slice('^'.length);
    const firstLook = JSON.parse(readText('scripts/machine/firstLook/package.json')) as Versions;
    assert.equal(firstLook.engines['vscode'], oldest);
    assert.equal(devDependencies['@types/vscode'], version);
    assert.deepEqual(matches(readText('README.md'), /VS Code (1\.\d+) or newer is required/g), [
      version.replace(/\.0$/, ''),
    ]);
  });

  it('declares exactly the commands that the client registers', () => {
    assert.deepEqual(sorted(declared), sorted(matches(code, /^ {2}id: '(advisory\.[\w.]+)',$/gm)));
  });

  it('lists every command that is registered', () => {
    const list = /const all: readonly Command\[\] = \[([^\]]*)\]/.exec(code)?.[1] ?? '';
    assert.deepEqual(sorted(matches(list, /(\w+)/g)), sorted(matches(code, /^export const (\w+): Command = /gm)));
  });

  it('gives every command a title, the category and an icon', () => {
    for (const { command, title, category, icon } of contributes.commands) {
      assert.ok(title && icon, command);
      assert.equal(category, 'Advisory', command);
    }
  });

  it('names only declared commands in menus and key bindings', () => {
    for (const { command, alt } of [...Object.values(contributes.menus).flat(), ...contributes.keybindings]) {
      assert.ok(declared.includes(command), command);
      assert.ok(alt === undefined || declared.includes(alt), alt);
    }
  });

  it('offers commands for advisories only if one is open', () => {
    const previews = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].filter(({ command }) =>
      command.startsWith('advisory.showPreview'),
    );
    assert.notDeepEqual(previews, []);
    for (const { command, when } of previews) assert.match(when ?? '', /LangId == advisory$/, command);
  });

  it('declares exactly the settings that the code reads', () => {
    const read = [
      ...matches(code, /\.get(?:<\w+>)?\('([\w.]+)'/g),
      ...Object.entries(defaultSettings).flatMap(([name, value]) =>
        ['actors', 'inlayHints', 'render'].includes(name) ? Object.keys(value).map((key) => `${name}.${key}`) : [name],
      ),
      // The client library reads its trace setting under the client's ID.
      ...matches(code, /new LoggingClient\('(advisory)',/g).map(() => 'trace.server'),
    ];
    assert.deepEqual(
      sorted(Object.keys(contributes.configuration.properties)),
      sorted(read.map((name) => `advisory.${name}`)),
    );
  });

  it('describes every setting and gives it a default', () => {
    for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
      assert.match(setting.markdownDescription, /\.$/, name);
      assert.notEqual(setting.default, undefined, name);
    }
  });

  it('allows the severities of each rule, and no unknown rule', () => {
    const rules = contributes.configuration.properties['advisory.rules'] as Setting & {
      readonly additionalProperties: boolean;
      readonly properties: Readonly<Record<string, { readonly enum: readonly string[] }>>;
    };
    assert.equal(rules.additionalProperties, false);
    assert.deepEqual(
      Object.keys(rules.properties).filter((name) => !name.endsWith('/*')),
      allRules.map(({ meta }) => meta.code),
    );
    assert.deepEqual(
      Object.keys(rules.properties).filter((name) => name.endsWith('/*')),
      [...new Set(allRules.map(({ meta }) => familyOf(meta.code)))],
    );
    const severities = ['off', 'hint', 'info', 'warning', 'error'];
    for (const [code, setting] of Object.entries(rules.properties)) {
      assert.deepEqual(setting.enum, severities, code);
      for (const severity of severities) {
        assert.deepEqual(readConfiguration({ rules: { [code]: severity } }).rules, { [code]: severity });
      }
    }
  });

  it('activates the extension for YAML, which may be an advisory, and for previews of an earlier session', () => {
    const viewTypes = matches(code, /viewType = '([\w.]+)'/g).map((type) => `onWebviewPanel:${type}`);
    assert.deepEqual(sorted(manifest.activationEvents), sorted(['onLanguage:yaml', ...viewTypes]));
    assert.deepEqual(
      contributes.languages.map(({ id }) => id),
      ['advisory'],
    );
  });

  it('names only files that exist', () => {
    const paths = [
      manifest.icon,
      ...contributes.languages.flatMap(({ configuration, icon }) => [configuration, icon.light, icon.dark]),
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.snippets.map(({ path }) => path),
      ...contributes.commands.flatMap(({ icon }) => (typeof icon === 'string' ? [] : [icon.light, icon.dark])),
    ];
    for (const path of paths) assert.ok(existsSync(new URL(path, rootUrl)), path);
  });

  it('has the keys that the guide and the walkthrough name', () => {
    const files = ['README.md', ...['', '.de', '.es', '.fr', '.ja'].map((tag) => `package.nls${tag}.json`)];
    const named = files.flatMap((file) => matches(readFileSync(new URL(file, rootUrl), 'utf8'), /\b(alt\+[a-z])\b/gi));
    const keys = new Set(contributes.keybindings.map(({ key }) => key));
    assert.ok(named.length >= files.length, 'each file names a key');
    assert.deepEqual(
      named.filter((key) => !keys.has(key.toLowerCase())),
      [],
    );
  });

  it('has a walkthrough with pictures that have alternative text, and links only to existing commands', () => {
    const [walkthrough] = contributes.walkthroughs;
    assert.equal(walkthrough?.steps.length, 5);
    for (const { description, media, completionEvents } of walkthrough.steps) {
      assert.ok(existsSync(new URL(media.svg, rootUrl)), media.svg);
      assert.doesNotMatch(readText(media.svg), /<script|<image|https?:\/\/(?!www\.w3\.org\/)/);
      assert.ok(media.altText.length > 10);
      const named = [...completionEvents.map((event) => event.replace(/^onCommand:/, '')), ...links(description)];
      for (const command of named.filter((one) => one.startsWith('advisory.')))
        assert.ok(declared.includes(command), command);
    }
    const [welcome] = contributes.viewsWelcome;
    const { publisher, name } = JSON.parse(readText('package.json')) as { publisher: string; name: string };
    assert.ok(welcome?.contents.includes(encodeURIComponent(`"${publisher}.${name}#${walkthrough.id}"`)));
  });

  it('states what does not work in untrusted and virtual workspaces', () => {
    for (const { supported, description } of Object.values(manifest.capabilities)) {
      assert.equal(supported, 'limited');
      assert.match(description, /\.$/);
    }
  });

  it('detects the first line as the client does', () => {
    const firstLine = new RegExp(contributes.languages[0]?.firstLine ?? '^$');
    for (const line of ['# advisory', '#advisory']) assert.match(line, firstLine);
    assert.doesNotMatch('# advisories', firstLine);
  });

  it('enables completion inside strings, which are everywhere in YAML', () => {
    assert.deepEqual(contributes.configurationDefaults['[advisory]']?.['editor.quickSuggestions'], {
      other: true,
      comments: false,
      strings: true,
    });
  });

  it('builds its grammar on that of YAML', () => {
    const [grammar] = contributes.grammars;
    const { scopeName, patterns } = JSON.parse(readText(grammar?.path ?? '')) as {
      readonly scopeName: string;
      readonly patterns: unknown;
    };
    assert.equal(scopeName, grammar?.scopeName);
    assert.deepEqual(patterns, [{ include: 'source.yaml' }]);
  });
});

describe('the language configuration', () => {
  interface Rule {
    readonly beforeText: string;
    readonly action: { readonly indent: string; readonly appendText?: string };
  }
  const configuration = JSON.parse(readText('language-configuration.json')) as {
    readonly wordPattern: string;
    readonly onEnterRules: readonly Rule[];
  };

  it('treats IDs and file names as words', () => {
    const words = matches(
      '- T1566.002, CVE-2026-1234 key_takeaways: "a b"',
      new RegExp(`(${configuration.wordPattern})`, 'g'),
    );
    assert.deepEqual(words, ['-', 'T1566.002', 'CVE-2026-1234', 'key_takeaways', 'a', 'b']);
  });

  const cases: readonly (readonly [line: string, indent: number])[] = [
    ['key_takeaways:', 2],
    ['summary: |', 2],
    ['summary: >-', 2],
    ['  - hypothesis: An account is used', 2],
    ['  - techniques:', 4],
    ['  - body: |', 4],
    ['  - |', 2],
    ['title: A title', 0],
    ['  - T1566.002', 0],
    ['# note:', 0],
  ];
  for (const [line, indent] of cases) {
    it(`indents by ${indent} after ${line.trim()}`, () => {
      const rule = configuration.onEnterRules.find(({ beforeText }) => new RegExp(beforeText).test(line));
      assert.equal((rule ? 2 : 0) + (rule?.action.appendText?.length ?? 0), indent);
    });
  }
});
