/** Sends requests at every seventh offset of every example, and applies every code action. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { CodeActionTriggerKind, type CodeAction } from 'vscode-languageserver-types';
import { scalarsOf, type YamlNode } from '../../server/src/core/yaml/tree.ts';
import type { AdvisoryDocument } from '../../server/src/core/index.ts';
import { edited } from '../support/cursor.ts';
import { rootUrl } from '../support/schema.ts';
import { service } from './support.ts';

const folder = new URL('examples/', rootUrl);
const uri = 'file:///advisories/a.advisory.yaml';
const examples = readdirSync(folder).filter((name) => name.endsWith('.advisory.yaml'));

/** Returns the text of the advisory after an action; undefined for a command. */
function after(text: string, { edit, title }: CodeAction): string | undefined {
  const own = edit?.documentChanges?.flatMap((change) =>
    'edits' in change && change.textDocument.uri === uri ? [change.edits] : [],
  );
  if (!edit) return undefined;
  assert.equal(own?.length, 1, title);
  return edited(
    text,
    (own[0] ?? []).map((one) => ('newText' in one ? one : assert.fail(title))),
  );
}

const comments = ({ comments: all }: AdvisoryDocument): readonly string[] => all.map(({ text }) => text).sort();

/** Returns every word of keys and values, refanged. */
const words = ({ root }: AdvisoryDocument): ReadonlySet<string> =>
  new Set(
    (root ? scalarsOf(root) : []).flatMap(({ value }) =>
      value
        .replace(/hxxp/gi, 'http')
        .replace(/\[([.:@])\]/g, '$1')
        .split(/[\s:]+/),
    ),
  );

/** Matches titles of actions that announce which words they remove. */
const announced = /^Convert to (?:the ID alone|ID and name|text|a mapping)/;

/** Returns the words of `before` that are missing after a rewrite, unless its title announces which words it removes; none for other actions. */
function lost(before: ReadonlySet<string>, now: AdvisoryDocument, { title, kind }: CodeAction): readonly string[] {
  if (kind !== 'refactor.rewrite' || announced.test(title)) return [];
  const left = words(now);
  return [...before].filter((word) => !left.has(word) && !/^(?:-|true|false|yes|no|\d+)?$/.test(word));
}

/** Matches titles of actions that change the notation of a value, but not its content. */
const layoutOnly =
  /^(?:Put (?:everything on one line|each (?:key|item) on its own line)|Convert to a (?:block of text|single line))$/;

/** Returns the content of a value; whitespace at the end of a scalar is ignored. */
function valueOf(node: YamlNode | undefined): unknown {
  if (node?.kind === 'mapping') return node.pairs.map(({ key, value }) => [key.value, valueOf(value)]);
  if (node?.kind === 'sequence') return node.items.map(valueOf);
  return node?.value.trimEnd();
}

describe('every example', function () {
  this.timeout(600_000);
  for (const lineBreak of ['\n', '\r\n'])
    // One example is enough for the other line break.
    for (const name of lineBreak === '\n' ? examples : examples.slice(1, 2))
      it(`${name} gets a response at every seventh offset, and parses after every action (${lineBreak === '\n' ? 'LF' : 'CRLF'})`, () => {
        const text = readFileSync(new URL(name, folder), 'utf8').replaceAll('\n', lineBreak);
        const document = service.parse(text);
        assert.equal(document.broken, false);
        const diagnostics = service.diagnostics(document, {}, uri);
        const applied = new Set<string>();
        const value = valueOf(document.root);
        const ownComments = comments(document);
        const teamWords = words(document);
        let layouts = 0;
        let last = document;
        for (let offset = 0; offset <= text.length; offset += 7) {
          const position = document.lines.positionAt(offset);
          const end = document.lines.positionAt(offset + 5 * (offset % 3));
          const range = { start: position, end };
          service.hover(document, position);
          service.selectionRanges(document, [position]);
          service.highlights(document, position);
          service.inlayHints(document, range);
          service.semanticTokens(document, range);
          service.completion(document, position);
          service.onEnter(document, position);
          service.nextPlaceholder(document, position);
          const context = { diagnostics, triggerKind: CodeActionTriggerKind.Invoked };
          for (const action of service.codeActions(document, uri, range, context, {}, 1)) {
            // The same edit is offered at many offsets.
            const key = `${action.title}\n${JSON.stringify(action.edit)}`;
            if (applied.has(key)) continue;
            const result = after(text, action);
            if (result === undefined) continue;
            applied.add(key);
            const where = `${action.title} at ${String(offset)}: ${JSON.stringify(text.slice(offset - 40, offset + 40))}`;
            assert.notEqual(result, text, where);
            last = service.parse(result, 'advisory', last);
            assert.deepEqual(
              last.syntaxProblems.map(({ message }) => message),
              [],
              where,
            );
            if (action.kind?.startsWith('refactor') !== true) continue;
            assert.deepEqual(comments(last), ownComments, where);
            assert.deepEqual(lost(teamWords, last, action), [], where);
            const errors = service.diagnostics(last, {}).filter(({ severity }) => severity === 1);
            assert.deepEqual(errors, [], where);
            if (layoutOnly.test(action.title)) {
              layouts++;
              assert.deepEqual(valueOf(last.root), value, where);
            }
            assert.equal(result.includes('\r\n'), lineBreak === '\r\n', where);
            assert.doesNotMatch(result, lineBreak === '\r\n' ? /[^\r]\n/ : /\r/, where);
          }
        }
        assert.ok(applied.size > 20, String(applied.size));
        // Fails if the titles in `layoutOnly` are no longer those of the actions.
        assert.ok(layouts > 0, 'no action that only changes the notation');
      });
});
