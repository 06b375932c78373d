/** Converts the defanged notations of reports to live ones: `[.]`, `[:]` and `[@]`, and `hxxp` at the start of the text. */
export function refanged(text: string): string {
  return text.replace(/\[([.:@])\]/g, '$1').replace(/^hxxp/, 'http');
}
