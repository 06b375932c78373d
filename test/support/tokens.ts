/** Reads texts with the grammars of the extension, as VS Code does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as oniguruma from 'vscode-oniguruma';
import type * as textmate from 'vscode-textmate';
import { rootUrl } from './schema.ts';

const require = createRequire(import.meta.url);
// Both are CommonJS modules whose exports ES modules do not see.
const { INITIAL, parseRawGrammar, Registry } = require('vscode-textmate') as typeof textmate;
const { loadWASM, OnigScanner, OnigString } = require('vscode-oniguruma') as typeof oniguruma;

/** A part of a line with its scopes, the outermost first. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

interface GrammarEntry {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const manifest = JSON.parse(readFileSync(new URL('package.json', rootUrl), 'utf8')) as {
  readonly contributes: { readonly grammars: readonly GrammarEntry[] };
};
export const grammarEntries = manifest.contributes.grammars;

const fromPackage = (name: string): string => require.resolve(`tm-grammars/grammars/${name}.json`);
const hostYaml = new URL('test/host/node_modules/code-server/lib/vscode/extensions/yaml/syntaxes/', rootUrl);

/** The paths of the YAML grammars on which ours may be built: that of TextMate, and that of VS Code if it is installed for the tests. */
export const yamlGrammars: Readonly<Record<string, readonly string[]>> = {
  TextMate: [fromPackage('yaml')],
  ...(existsSync(hostYaml) ? { 'VS Code': readdirSync(hostYaml).map((name) => new URL(name, hostYaml).pathname) } : {}),
};

/** Returns a function that returns the tokens of each line of a text; `yaml` are the paths of the grammar of YAML. */
export async function createTokenizer(
  yaml: readonly string[],
): Promise<(text: string) => readonly (readonly Token[])[]> {
  await startEngine();
  const raw = new Map<string, textmate.IRawGrammar>();
  for (const path of [
    ...yaml,
    fromPackage('markdown'),
    ...grammarEntries.map((entry) => new URL(entry.path, rootUrl).pathname),
  ]) {
    const grammar = parseRawGrammar(readFileSync(path, 'utf8'), path);
    raw.set(grammar.scopeName, grammar);
  }
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new OnigScanner(sources),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: (scope) => Promise.resolve(raw.get(scope) ?? null),
    getInjections: (scope) =>
      grammarEntries.filter(({ injectTo }) => injectTo?.includes(scope)).map(({ scopeName }) => scopeName),
  });
  const grammar = await registry.loadGrammar('source.yaml.advisory');
  if (!grammar) throw new Error('There is no grammar of advisories.');
  return (text) => tokensOf(grammar, text);
}

function tokensOf(grammar: textmate.IGrammar, text: string): readonly (readonly Token[])[] {
  let state = INITIAL;
  // Editors give grammars lines without their breaks.
  return text.split(/\r\n|\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
}

let started: Promise<void> | undefined;

function startEngine(): Promise<void> {
  return (started ??= loadWASM(new Uint8Array(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')))));
}
