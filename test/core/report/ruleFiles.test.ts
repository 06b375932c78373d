/** The files of detection rules, in the report. */
import assert from 'node:assert/strict';
import {
  documentFacts,
  parseAdvisory,
  renderBody,
  renderDocx,
  renderMarkdown,
  renderReport,
  type Report,
  type RuleFile,
} from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { markupProblems } from '../../support/markupCheck.ts';
import { wordText } from '../../support/wordText.ts';

const env = testEnvironment();
const text = `title: T
detection_rules:
  - {type: yara, name: A, file: rules/a.yar}
  - {type: sigma, name: B, file: rules/b.yml, body: "title: own"}
indicators: ["evil[.]top"]
`;
const document = parseAdvisory(text, env.schema);
const report = (file: RuleFile | undefined): Report =>
  renderReport(document, env, 'published', { ruleFile: (path) => (path === 'rules/a.yar' ? file : { text: 'NEVER' }) });
const rule = '\ufeffrule A {\r\n  strings: $a = "<b>evil.top</b>"\r\n  condition: $a }\r\n\r\n';

describe('the file of a rule', () => {
  it('is shown in place of a body, highlighted, with the name of its file', () => {
    const { html } = renderBody(report({ text: rule }));
    assert.match(
      html,
      /<pre class="ta-code"[^>]* data-name="a\.yar"><code class="language-yara"><span class="ta-w">rule<\/span> A \{\n/,
    );
    assert.match(html, /&lt;b&gt;evil\[\.\]top&lt;\/b&gt;/);
    assert.doesNotMatch(html, /evil\.top|NEVER/);
    assert.deepEqual(markupProblems(html), []);
  });

  it('is shown in Markdown and Word', async () => {
    const one = report({ text: rule });
    assert.match(
      renderMarkdown(one),
      /```yara\nrule A \{\n {2}strings: \$a = "<b>evil\[\.\]top<\/b>"\n {2}condition: \$a \}\n```/,
    );
    const word = wordText(await renderDocx(one, { facts: documentFacts(document.advisory), paper: 'a4' }));
    assert.match(word, /strings: \$a = "<b>evil\[\.\]top<\/b>"|strings: \$a = &quot;&lt;b&gt;evil\[\.\]top/);
  });

  for (const [obstacle, reason] of [
    ['missing', 'does not exist'],
    ['outside', 'is outside the workspace'],
    ['too_large', 'is too large'],
    ['unreadable', 'cannot be read as text'],
  ] as const)
    it(`is replaced by a reason if it ${reason}`, () => {
      const sentence = `The file rules/a.yar is not shown because it ${reason}.`;
      assert.ok(renderBody(report({ obstacle })).html.includes(sentence));
      assert.ok(renderMarkdown(report({ obstacle })).includes(sentence));
    });

  it('is only named if the host has no file access', () => {
    assert.doesNotMatch(renderBody(report(undefined)).html, /not shown|data-name="a\.yar"/);
    assert.match(renderBody(report(undefined)).html, /<code>rules\/a\.yar<\/code>/);
  });
});
