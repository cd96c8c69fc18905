import { createServer } from 'node:net';
import { PortBusyError } from './errors';
import { checkPortFree, freePort } from './ports';

test('a port that something listens on is refused with a sentence that names it', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const check = checkPortFree(port);
  await expect(check).rejects.toThrow(PortBusyError);
  await expect(check).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
  await new Promise((resolve) => server.close(resolve));
  await expect(checkPortFree(port)).resolves.toBeUndefined();
});
