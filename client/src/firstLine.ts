/** Says whether a document's first line, `# advisory`, declares an advisory; what follows the word is the author's. */
export function declaresAdvisory(firstLine: string): boolean {
  return /^\ufeff?#\s*advisory\b/.test(firstLine);
}
