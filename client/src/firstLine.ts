/** Whether the first line of a document declares an advisory, i.e. is a comment that begins with the word `advisory`. */
export function declaresAdvisory(firstLine: string): boolean {
  return /^\ufeff?#\s*advisory\b/.test(firstLine);
}
