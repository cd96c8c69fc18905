import { startLane } from '../../demo/lane';
import { playDay } from '../../demo/play';
import { freePort } from '../../test/engine/ports';

/** What this prints when the day is played; it then goes on until its standard input ends. */
export const READY = 'The day is played.';

/** The demo as `npm run demo` serves it, with data of its own; for the benchmark of its memory. */
async function main(): Promise<void> {
  const onProgress = () => undefined;
  const lane = await startLane({ port: await freePort(), onProgress });
  try {
    await playDay({ ...lane, until: new Date(), onProgress });
    console.log(READY);
    await new Promise((resolve) => process.stdin.resume().once('end', resolve));
  } finally {
    await lane.stop();
  }
}

if (require.main === module)
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
