/** Finds an advisory's live indicators in its reports in every format that people read. */
import {
  documentFacts,
  parseAdvisory,
  renderBody,
  renderDocx,
  renderEmail,
  renderMarkdown,
  renderReport,
  renderText,
} from '../../server/src/core/index.ts';
import { testEnvironment } from './environment.ts';
import { leadsTo, liveNames, mentionsIn, seenOf, targetsOf, type Hostile } from './liveIndicators.ts';
import { wordTargets, wordText } from './wordText.ts';

const environment = testEnvironment();

/**
 * Returns the live indicators in the HTML, Markdown, text and e-mail that are created from an advisory's report, each with its location.
 * JSON is excluded, because it is for programs and contains refanged indicators.
 */
export function liveIn(text: string, hostile: readonly Hostile[]): string[] {
  const report = renderReport(parseAdvisory(text, environment.schema), environment, 'published');
  const { html } = renderBody(report);
  const markdown = renderMarkdown(report);
  const plain = renderText(report);
  const email = renderEmail(report);
  return [
    ...liveNames(email, hostile).map((name) => `${name} in the e-mail`),
    ...liveNames(seenOf(email), hostile).map((name) => `${name} as the e-mail is read`),
    ...targetsOf(email, 'html')
      .filter((target) => leadsTo(target, hostile))
      .map((target) => `the e-mail leads to ${target}`),
    ...liveNames(html, hostile).map((name) => `${name} in HTML`),
    ...liveNames(seenOf(html), hostile).map((name) => `${name} as HTML is read`),
    ...liveNames(markdown, hostile).map((name) => `${name} in Markdown`),
    ...liveNames(plain, hostile).map((name) => `${name} in text`),
    ...targetsOf(html, 'html')
      .filter((target) => leadsTo(target, hostile))
      .map((target) => `HTML leads to ${target}`),
    ...targetsOf(markdown, 'markdown')
      .filter((target) => leadsTo(target, hostile))
      .map((target) => `Markdown leads to ${target}`),
    ...mentionsIn(markdown).map((mention) => `Markdown mentions ${mention}`),
  ];
}

/** Returns the live indicators in the Word document of an advisory. */
export async function liveInWord(text: string, hostile: readonly Hostile[]): Promise<string[]> {
  const document = parseAdvisory(text, environment.schema);
  const report = renderReport(document, environment, 'published');
  const word = await renderDocx(report, { facts: documentFacts(document.advisory), paper: 'a4' });
  return [
    ...liveNames(wordText(word), hostile).map((name) => `${name} in Word`),
    ...wordTargets(word)
      .filter((target) => leadsTo(target, hostile))
      .map((target) => `Word leads to ${target}`),
  ];
}
