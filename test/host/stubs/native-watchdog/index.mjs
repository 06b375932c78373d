/** Stand-in for VS Code's native watchdog: the server ends its extension hosts itself, nothing has to watch for that. */
export const start = () => {};
