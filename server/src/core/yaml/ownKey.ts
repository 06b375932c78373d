/** Whether a key is a custom one, under which nothing is reported or changed (format.md, "What holds everywhere"). */
export const isOwnKey = (key: string): boolean => key.startsWith('x_');
