import { setTimeout as sleep } from 'node:timers/promises';

const BATCH_LINES = 2_000;
/** Well under Elasticsearch's own bound of 100 MB for a request. */
const BATCH_CHARACTERS = 8_000_000;
const CONCURRENCY = 3;
const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;
const REQUEST_TIMEOUT_MS = 120_000;
const REASONS_KEPT = 5;
const REASON_LENGTH = 300;
/** Codes of Node's fetch. */
const NO_CONNECTION = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];
const ACTION = '{"create":{}}\n';

export interface SendOptions {
  /** Base address of Elasticsearch; a user and password may stand in it. */
  url: string;
  index: string;
  concurrency?: number;
  onProgress?: (result: SendResult) => void;
}

export interface SendResult {
  /** Documents that the index took. */
  created: number;
  /** Documents that it refused. */
  failed: number;
  /** Documents of a request that broke off: the index may hold them or not. */
  unknown: number;
  /** Requests that were sent again after 429 or 503. */
  retries: number;
  /** The first few different reasons of failures. */
  reasons: string[];
  /** Why sending ended before the last event, if it did. */
  stoppedBy?: string;
  seconds: number;
}

/** Nothing listens at the address. */
export class UnreachableError extends Error {
  constructor(origin: string, cause: string) {
    super(
      `Nothing answers at ${origin} (${cause}). Start the demo with "npm run demo", or give the address of Elasticsearch with --to.`
    );
    this.name = 'UnreachableError';
  }
}

interface BulkItem {
  create: { status: number; error?: { type: string; reason: string } };
}

interface BulkAnswer {
  errors: boolean;
  items: BulkItem[];
}

function* batches(lines: Iterable<string>): Generator<string[], void> {
  let batch: string[] = [];
  let characters = 0;
  for (const line of lines) {
    batch.push(line);
    characters += line.length;
    if (batch.length >= BATCH_LINES || characters >= BATCH_CHARACTERS) {
      yield batch;
      batch = [];
      characters = 0;
    }
  }
  if (batch.length > 0) yield batch;
}

function target({ url, index }: SendOptions): { address: string; headers: Record<string, string> } {
  const base = new URL(url);
  const { username, password } = base;
  base.username = '';
  base.password = '';
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  const path = `${base.pathname.replace(/\/$/, '')}/${encodeURIComponent(index)}/_bulk`;
  return {
    address: `${base.origin}${path}?filter_path=errors,items.*.status,items.*.error.type,items.*.error.reason`,
    headers: {
      'content-type': 'application/x-ndjson',
      ...(username && { authorization: `Basic ${credentials.toString('base64')}` }),
    },
  };
}

const causeOf = (error: unknown) => (error as { cause?: { code?: string; message?: string } }).cause;

const whyItBroke = (error: unknown) => causeOf(error)?.message ?? (error as Error).message;

/** Whether no connection came about, so that the server cannot have taken anything. */
const isUnreachable = (error: unknown) => NO_CONNECTION.includes(causeOf(error)?.code ?? '');

class Sender {
  readonly result: SendResult = { created: 0, failed: 0, unknown: 0, retries: 0, reasons: [], seconds: 0 };
  private readonly startedAt = performance.now();
  private readonly target: ReturnType<typeof target>;

  constructor(private readonly options: SendOptions) {
    this.target = target(options);
  }

  private note(reason: string): void {
    const text = reason.slice(0, REASON_LENGTH);
    const { reasons } = this.result;
    if (reasons.length < REASONS_KEPT && !reasons.includes(text)) reasons.push(text);
  }

  private async post(lines: string[]): Promise<Response> {
    const body = ACTION + lines.join(`\n${ACTION}`) + '\n';
    const { address, headers } = this.target;
    return fetch(address, { method: 'POST', headers, body, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
  }

  /** Counts what is settled and answers the lines that the server was too busy for. */
  private settle(lines: string[], items: BulkItem[], lastAttempt: boolean): string[] {
    const again: string[] = [];
    items.forEach(({ create }, place) => {
      const line = lines[place];
      if (create.status === 201) this.result.created += 1;
      else if (create.status === 429 && !lastAttempt && line !== undefined) again.push(line);
      else {
        this.result.failed += 1;
        this.note(`${create.error?.type ?? create.status}: ${create.error?.reason ?? ''}`);
      }
    });
    return again;
  }

  private stop(reason: string): void {
    this.note(reason);
    this.result.stoppedBy = reason.slice(0, REASON_LENGTH);
  }

  /** One request: answers the lines to send again. */
  private async attempt(lines: string[], lastAttempt: boolean): Promise<string[]> {
    const response = await this.post(lines);
    if (response.ok) {
      const answer = (await response.json()) as Partial<BulkAnswer>;
      if (answer.items?.length !== lines.length) throw new Error('The answer is not one of Elasticsearch');
      return this.settle(lines, answer.items, lastAttempt);
    }
    const reason = `HTTP ${response.status}: ${await response.text()}`;
    if (!lastAttempt && (response.status === 429 || response.status === 503)) return lines;
    this.result.failed += lines.length;
    this.stop(reason);
    return [];
  }

  /** Sends one batch, again after 429 and 503: those say that nothing was taken, so nothing comes twice. */
  private async sendBatch(batch: string[]): Promise<void> {
    let lines = batch;
    for (let attempt = 1; lines.length > 0; attempt += 1) {
      try {
        lines = await this.attempt(lines, attempt >= ATTEMPTS);
      } catch (error) {
        const reason = whyItBroke(error);
        const { created, failed } = this.result;
        if (isUnreachable(error) && created + failed === 0) {
          throw new UnreachableError(new URL(this.options.url).origin, reason);
        }
        // Not sent again: what the server took already would be stored twice.
        this.result.unknown += lines.length;
        this.stop(reason);
        return;
      }
      if (lines.length > 0) {
        this.result.retries += 1;
        await sleep(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
      }
    }
  }

  /** Takes batches until there are none or sending has to stop. */
  async work(queue: Iterator<string[]>): Promise<void> {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      await this.sendBatch(next.value);
      this.result.seconds = (performance.now() - this.startedAt) / 1000;
      this.options.onProgress?.(this.result);
      if (this.result.stoppedBy) return;
    }
  }
}

/**
 * Sends lines of JSON with the bulk API, a few requests at a time. The result counts what the server said of
 * each document. Throws UnreachableError when nothing listens there.
 */
export async function sendLines(lines: Iterable<string>, options: SendOptions): Promise<SendResult> {
  const sender = new Sender(options);
  const queue = batches(lines);
  const workers = Array.from({ length: options.concurrency ?? CONCURRENCY }, () => sender.work(queue));
  await Promise.all(workers);
  return sender.result;
}
