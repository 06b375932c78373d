/** Whether a key is a custom key. Nothing below a custom key is reported or changed (format.md, "General rules"). */
export const isOwnKey = (key: string): boolean => key.startsWith('x_');
