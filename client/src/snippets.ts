/** Returns the body of the snippet "New advisory" from a snippet file. Throws if there is no such snippet. */
export function wholeAdvisory(snippetFile: string): string {
  const snippets = JSON.parse(snippetFile) as Readonly<Record<string, { readonly body?: unknown }>>;
  const body = snippets['New advisory']?.body;
  if (typeof body === 'string') return body;
  if (Array.isArray(body)) return body.join('\n');
  throw new Error('The snippet file has no snippet "New advisory".');
}
