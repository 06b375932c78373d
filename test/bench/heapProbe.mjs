// Loaded into a server before its own program: answers each message with the bytes in use once the garbage is collected.
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
// The server ends as if nobody listened.
process.channel?.unref();
