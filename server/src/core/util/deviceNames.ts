/** Recognises names that Windows reserves. Source: Microsoft, "Naming Files, Paths, and Namespaces". */

/**
 * Whether a name in lower case, without an extension, is that of a device on Windows, such as `con` or `com1`. No file can have such a name,
 * with any extension. `conin$` and `conout$` are not included, because no name that we derive contains `$`.
 */
export const isDeviceName = (name: string): boolean => /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(name);
