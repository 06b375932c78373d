/**
 * The script of a site's start page, which searches advisories by words. It reads the data in the page, and loads the indicators when the
 * reader begins to search. The page is complete without it.
 */

/** The properties of an advisory, in the order of server/src/core/publish/searchData.ts. */
type Facts = readonly [
  page: string,
  title: string,
  language: string,
  id: string,
  severity: string,
  severityWord: string,
  statusWord: string,
  tlp: string,
  day: string,
  dayWords: string,
  actors: string,
  words: string,
];

declare global {
  interface Window {
    readonly advisories?: readonly Facts[];
    /** The defanged indicators of each advisory, one per line. Loaded when a reader begins to search. */
    readonly advisoryIndicators?: readonly string[];
  }
}

/** The maximum number of advisories to list. Readers narrow the search with more words. */
const maxResults = 100;

const form = document.querySelector<HTMLFormElement>('.ta-search');
if (form && window.advisories) start(form, window.advisories);

function start(search: HTMLFormElement, all: readonly Facts[]): void {
  const input = search.querySelector('input');
  const status = search.querySelector('[role=status]');
  const list = search.querySelector('ul');
  const newest = document.getElementById('newest');
  if (!input || !status || !list || !newest) return;
  const texts = all.map((facts) => plain(facts.slice(1).join('\n')));
  const loadIndicators = once(() => {
    const script = document.createElement('script');
    script.src = 'assets/indicators.js';
    script.addEventListener('load', () => {
      window.advisoryIndicators?.forEach((values, index) => (texts[index] += `\n${plain(values)}`));
      show();
    });
    document.body.append(script);
  });
  const show = (): void => {
    const words = plain(input.value)
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words.length > 0) loadIndicators();
    newest.hidden = words.length > 0;
    const found = all.filter((_facts, index) => words.every((word) => texts[index]?.includes(word)));
    list.replaceChildren(...(words.length === 0 ? [] : found.slice(0, maxResults).map(itemOf)));
    const count = `${found.length} ${found.length === 1 ? 'advisory' : 'advisories'} found`;
    const shown = found.length > maxResults ? `, the newest ${maxResults} are shown` : '';
    status.textContent = words.length === 0 ? '' : count + shown;
  };
  search.hidden = false;
  search.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', show);
  // When a reader returns to the page, the browser restores the words in the search box.
  show();
}

/** Returns a function that calls `run` the first time that it is called, and does nothing after that. */
function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) run();
    isDone = true;
  };
}

/**
 * Normalises text for comparison: converts it to lower case, removes accents, and converts the usual defanged notations, such as `hxxp`,
 * `[.]`, `(dot)`, `[:]//` and `[at]`, to live ones, in memory only.
 */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[[({](\.|:|@|:\/\/|dot|at)[\])}]/g, (_all, sign: string) =>
      sign === 'dot' ? '.' : sign === 'at' ? '@' : sign,
    )
    .replace(/\bh(?:xx|\*\*|tt)p(s?)(?=:)/g, 'http$1');
}

function itemOf(facts: Facts): HTMLLIElement {
  const [page, title, language, id, severity, severityWord, statusWord, tlp, day, dayWords, actors] = facts;
  const link = element('a', title);
  link.href = page;
  if (!/^en\b/i.test(language)) link.lang = language;
  const heading = document.createElement('h2');
  heading.append(link);
  const line = document.createElement('p');
  line.className = 'ta-entry-facts';
  if (statusWord !== '')
    line.append(element('span', statusWord, `ta-badge ta-status-${statusWord.toLowerCase()}`), ' ');
  if (severity !== '') line.append(element('span', severityWord, `ta-badge ta-severity-${severity}`), ' ');
  if (day !== '') {
    const time = element('time', dayWords);
    time.dateTime = day;
    line.append(time, ' ');
  }
  if (tlp !== '')
    line.append(element('span', `TLP:${tlp}`, `ta-tlp ta-tlp-${tlp.toLowerCase().replace('+strict', '')}`), ' ');
  for (const text of [id, actors]) if (text !== '') line.append(element('span', text), ' ');
  const item = document.createElement('li');
  item.className = 'ta-entry';
  item.append(heading, line);
  return item;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text: string,
  className = '',
): HTMLElementTagNameMap[K] {
  const own = document.createElement(name);
  own.textContent = text;
  if (className !== '') own.className = className;
  return own;
}

export {};
