import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is done with a call: passed on, kept without an answer, or answered by us; `lost` passes it on and drops the answer. */
export type Fault =
  'pass' | 'hang' | 'lost' | { status: number; headers?: Record<string, string>; body?: object };

/** Stands between the scanner and the host, and fails as it is told. */
export class FaultyProxy {
  /** Decides on each call; it may also do something, such as ending the caller. */
  decide: (method: string, path: string) => Fault | Promise<Fault> = () => 'pass';
  readonly seen: string[] = [];

  private constructor(
    private readonly server: http.Server,
    readonly url: string
  ) {}

  static async start(target: string): Promise<FaultyProxy> {
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new FaultyProxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => void proxy.handle(target, request, response));
    return proxy;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(target: string, request: http.IncomingMessage, response: http.ServerResponse) {
    const pieces: Buffer[] = [];
    try {
      for await (const piece of request) pieces.push(piece as Buffer);
    } catch {
      return;
    }
    const { method = 'GET', url = '/' } = request;
    this.seen.push(`${method} ${url}`);
    const fault = await this.decide(method, url);
    if (fault === 'hang') return;
    if (typeof fault === 'object') {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      return void response.end(JSON.stringify(fault.body ?? { message: 'Not now.' }));
    }
    const passed = http.request(new URL(url, target), { method, headers: request.headers }, (answer) => {
      if (fault === 'lost') {
        answer.resume();
        return void answer.once('end', () => response.destroy());
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    passed.once('error', () => response.destroy());
    passed.end(Buffer.concat(pieces));
  }
}
