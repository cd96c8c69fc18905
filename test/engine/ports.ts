import { createServer } from 'node:net';
import { PortBusyError } from './errors';

/** Listens on 127.0.0.1 for a moment: answers the port that the system gave (0 asks for any free one). */
function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortBusyError(port) : error)
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const given = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(given));
    });
  });
}

/** Throws PortBusyError when something listens on the port. */
export async function checkPortFree(port: number): Promise<void> {
  await tryPort(port);
}

export function freePort(): Promise<number> {
  return tryPort(0);
}
