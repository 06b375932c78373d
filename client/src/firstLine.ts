/** Whether a document's first line, `# advisory`, declares an advisory; other text may follow the word. */
export function declaresAdvisory(firstLine: string): boolean {
  return /^\ufeff?#\s*advisory\b/.test(firstLine);
}
