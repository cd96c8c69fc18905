import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Client } from '@elastic/elasticsearch';
import { engineClient } from '../../engine/client';

/** A way to the engine that breaks off for as long as the test says, for calls that it chooses. */
export interface FaultyEngine {
  client: Client;
  /** Calls whose method and path hold this text are cut off; undefined lets all through. */
  cutOff: string | undefined;
  close(): Promise<void>;
}

export async function faultyEngine(url: string): Promise<FaultyEngine> {
  const target = new URL(url);
  const server = createServer((incoming, outgoing) => {
    if (faulty.cutOff !== undefined && `${incoming.method} ${incoming.url}`.includes(faulty.cutOff)) {
      incoming.socket.destroy();
      return;
    }
    const { hostname, port } = target;
    const onward = forward(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      }
    );
    onward.on('error', () => incoming.socket.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = engineClient(`http://127.0.0.1:${port}`);
  const faulty: FaultyEngine = {
    client,
    cutOff: undefined,
    async close() {
      await client.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return faulty;
}
