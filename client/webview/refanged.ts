/** Returns the live form of an address; the reverse of defanging. */
export function refanged(text: string): string {
  return text.replace(/\[([.:@])\]/g, '$1').replace(/^hxxp/, 'http');
}
