/** Runs checks one after another, goes on after a failure, and counts. */
export class Checks {
  passed = 0;
  failed = 0;
  skipped = 0;

  async check(name: string, work: () => Promise<string | void>): Promise<boolean> {
    const started = Date.now();
    try {
      const seen = await work();
      this.passed += 1;
      console.log(`ok   ${name} (${Date.now() - started} ms)${seen ? `: ${seen}` : ''}`);
      return true;
    } catch (error) {
      this.failed += 1;
      console.log(`FAIL ${name}: ${(error as Error).message}`);
      return false;
    }
  }

  skip(name: string, reason: string): void {
    this.skipped += 1;
    console.log(`skip ${name}: ${reason}`);
  }
}
