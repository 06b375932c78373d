// Loaded into a server before its own program: responds to each message with the number of bytes in use after a garbage collection.
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
// The channel does not keep the server running.
process.channel?.unref();
