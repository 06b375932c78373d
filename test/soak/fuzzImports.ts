/** Files to import that no program would write: exports and published pages that are cut, spliced and damaged. */
import { renderJson, attackReleaseOf, renderReport, renderText } from '../../server/src/core/index.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import type { LanguageService } from '../../server/src/service/types.ts';
import { testEnvironment } from '../support/environment.ts';
import { spoil, type readFuzzStarts } from './fuzzTexts.ts';
import { assertImports } from './fuzzedUse.ts';
import type { FuzzKind } from './fuzzKinds.ts';
import type { Random } from './random.ts';

/** Creates the kind for files to import; the examples are exported on first use. */
export function createFuzzImports({ wholes }: ReturnType<typeof readFuzzStarts>): FuzzKind {
  let made: { readonly service: LanguageService; readonly texts: readonly string[] } | undefined;
  const known = (): NonNullable<typeof made> => {
    const service = made?.service ?? createLanguageService(testEnvironment());
    return (made ??= { service, texts: wholes.flatMap((text) => sourcesOf(text, service)) });
  };
  return {
    text: (random) => fuzzImport(random, known().texts),
    judge: (text) => {
      assertImports(known().service, text, 'a.json');
      return Promise.resolve();
    },
  };
}

/** Returns an advisory in formats that can be imported. */
function sourcesOf(text: string, service: LanguageService): readonly string[] {
  const env = testEnvironment();
  const document = service.parse(text);
  const exported = (['stix', 'navigator'] as const).flatMap((to) => {
    const result = service.exported(document, { to, maxTlp: 'RED' });
    return 'files' in result ? result.files.map((file) => file.text) : [];
  });
  return [
    ...exported,
    renderJson(document.advisory, attackReleaseOf(document.advisory, env.catalogue)),
    renderText(renderReport(document, env, 'published')),
  ];
}

function fuzzImport(random: Random, sources: readonly string[]): string {
  let text = random.one(sources);
  for (let i = random.between(0, 4); i > 0; i--)
    text = random.chance(50) && text.startsWith('{') ? withOtherValue(random, text) : spoil(random, text, sources);
  return text;
}

const values = [
  'null',
  '0',
  '-1e999',
  '""',
  '"\\u0000"',
  '"__proto__"',
  '[]',
  '{}',
  '[[[]]]',
  '{"toString":1}',
  '"T1059"',
  '"a: b\\n- c"',
  '"\\ud800"',
];

/** Returns JSON in which one value after a random offset, if there is one, is replaced by a value of any type. */
function withOtherValue(random: Random, text: string): string {
  const from = random.below(text.length);
  const value = /:\s*("(?:[^"\\]|\\.){0,5000}"|-?[\d.]+|true|false|null|\[\]|\{\})/g;
  value.lastIndex = from;
  const found = value.exec(text);
  if (!found) return text;
  const [whole, old = ''] = found;
  const end = found.index + whole.length;
  return text.slice(0, end - old.length) + random.one([...values]) + text.slice(end);
}
