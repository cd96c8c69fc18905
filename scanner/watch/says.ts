import type { Log } from '../log';

/** What is wrong with one project now, each trouble by its name; it is logged once, and once more when it is over. */
export class Says {
  private readonly troubles = new Map<string, string>();

  constructor(
    private readonly project: string,
    private readonly log: Log
  ) {}

  /** Answers undefined, so that whoever gives up can say why in one line. */
  trouble(name: string, level: 'warn' | 'error', line: string): undefined {
    if (this.troubles.get(name) === line) return;
    this.troubles.set(name, line);
    this.log(level, `${this.project}: ${line}`);
  }

  right(name: string): void {
    if (this.troubles.delete(name)) this.log('info', `${this.project}: ${name}: right again.`);
  }

  get(name: string): string | undefined {
    return this.troubles.get(name);
  }
}
