/** Returns the live form of a defanged address. */
export function refanged(text: string): string {
  return text.replace(/\[([.:@])\]/g, '$1').replace(/^hxxp/, 'http');
}
