import fs from 'node:fs';
import path from 'node:path';

import { syncFolder, writeAtomically } from '../disk/atomic_file';

export interface SpoolLimits {
  bytes: number;
  /** Calls that wait. */
  items: number;
}

/** A call to the API that waits in the spool. */
export interface Item {
  /** File in the folder of its parcel; names sort in the order of sending. */
  name: string;
  call: 'verdicts' | 'withdraw';
  /** The request that it is about. */
  request: string;
}

/** Calls that belong together and are made in order: withdrawals of earlier requests, then a request's batches. */
export interface Parcel {
  /** Folder's name; names sort in the order of sending. */
  name: string;
  project: string;
  request: string;
}

const READY = 'ready';
const MAKING = 'making';
const DEAD = 'dead-letter';
const DIGITS = 10;

const PARCEL = /^(\d{10})\.([a-z0-9][a-z0-9_-]{0,62})\.([0-9a-f-]{36})$/;
const ITEM = /^\d{10}\.(verdicts|withdraw)\.([0-9a-f-]{36})\.json$/;
const numbered = (number: number) => String(number).padStart(DIGITS, '0');

/** The spool has no room; what wants in waits where it is. */
export class SpoolFull extends Error {}

/**
 * Calls to the API on disk, from before the first try until the API has answered. A parcel appears whole or not at
 * all, and each of its items goes when it is done, so that a process killed at any instant goes on where it was.
 */
export class Spool {
  private next: number;
  private used = { bytes: 0, items: 0 };
  /** Bytes in the dead-letter folder. */
  private aside: number;

  constructor(
    readonly folder: string,
    private readonly limits: SpoolLimits
  ) {
    for (const part of [READY, MAKING, DEAD])
      fs.mkdirSync(path.join(folder, part), { recursive: true, mode: 0o750 });
    // What was not whole when the process ended is made anew by whoever made it.
    for (const name of fs.readdirSync(this.at(MAKING)))
      fs.rmSync(this.at(MAKING, name), { recursive: true, force: true });
    for (const parcel of this.parcels()) if (this.items(parcel).length === 0) this.close(parcel);
    const parcels = this.parcels();
    this.aside = this.sizeAside();
    const last = parcels[parcels.length - 1]?.name ?? '0';
    this.next = Number(last.slice(0, DIGITS)) + 1;
    for (const parcel of parcels)
      for (const { name } of this.items(parcel))
        this.count(fs.statSync(this.at(READY, parcel.name, name)).size, 1);
  }

  /** Parcels that wait, in the order of sending. */
  parcels(): Parcel[] {
    return fs
      .readdirSync(this.at(READY))
      .sort()
      .flatMap((name) => {
        const [, , project, request] = PARCEL.exec(name) ?? [];
        return project !== undefined && request !== undefined ? [{ name, project, request }] : [];
      });
  }

  items(parcel: Parcel): Item[] {
    return fs
      .readdirSync(this.at(READY, parcel.name))
      .sort()
      .flatMap((name) => {
        const [, call, request] = ITEM.exec(name) ?? [];
        return call !== undefined && request !== undefined
          ? [{ name, call: call as Item['call'], request }]
          : [];
      });
  }

  /** Whether verdicts of a request wait. */
  has(request: string): boolean {
    return this.waits('verdicts', request);
  }

  /** Whether a withdrawal of a request waits. */
  withdraws(request: string): boolean {
    return this.waits('withdraw', request);
  }

  get fill(): { bytes: number; items: number } {
    return { ...this.used };
  }

  /** The sentence to say while there is no room, or undefined when there is. What was put aside takes room too. */
  fullness(more = { bytes: 1, items: 1 }): string | undefined {
    const bytes = this.used.bytes + this.aside + more.bytes;
    const items = this.used.items + more.items;
    if (bytes > this.limits.bytes && this.aside > 0) {
      // Somebody may have cleared it since.
      const before = this.aside;
      this.aside = this.sizeAside();
      if (this.aside < before) return this.fullness(more);
    }
    if (bytes <= this.limits.bytes && items <= this.limits.items) return undefined;
    return (
      `The spool is full (${this.used.items} calls, ${this.used.bytes} bytes wait for the API; ${this.aside} bytes ` +
      `lie in ${DEAD}), so nothing new is taken from the shares until it empties. Nothing is dropped.`
    );
  }

  /**
   * Puts calls into the spool, all or none; they are on the disk when this returns. Throws SpoolFull, or the file
   * system's error.
   */
  add(
    project: string,
    request: string,
    calls: Iterable<Pick<Item, 'call' | 'request'> & { body: string }>
  ): void {
    const name = `${numbered(this.next)}.${project}.${request}`;
    const making = this.at(MAKING, name);
    fs.mkdirSync(making, { mode: 0o750 });
    let bytes = 0;
    let items = 0;
    try {
      for (const call of calls) {
        items += 1;
        bytes += Buffer.byteLength(call.body);
        const full = this.fullness({ bytes, items });
        if (full !== undefined) throw new SpoolFull(full);
        writeAtomically(path.join(making, `${numbered(items)}.${call.call}.${call.request}.json`), [
          call.body,
        ]);
      }
      fs.renameSync(making, this.at(READY, name));
    } catch (error) {
      fs.rmSync(making, { recursive: true, force: true });
      throw error;
    }
    syncFolder(this.at(READY));
    this.next += 1;
    this.count(bytes, items);
  }

  read(parcel: Parcel, item: Item): string {
    return fs.readFileSync(this.at(READY, parcel.name, item.name), 'utf8');
  }

  /** An item that the API has taken. */
  done(parcel: Parcel, item: Item): void {
    const file = this.at(READY, parcel.name, item.name);
    const { size } = fs.statSync(file);
    fs.rmSync(file);
    syncFolder(this.at(READY, parcel.name));
    this.count(-size, -1);
  }

  /** A parcel without items. */
  close(parcel: Parcel): void {
    const waiting = this.items(parcel);
    for (const item of waiting) this.count(-fs.statSync(this.at(READY, parcel.name, item.name)).size, -1);
    fs.rmSync(this.at(READY, parcel.name), { recursive: true, force: true });
    syncFolder(this.at(READY));
  }

  /** Replaces an item by several that are sent in its place and in order, such as the halves of a batch. */
  replace(parcel: Parcel, item: Item, bodies: readonly string[]): void {
    const { size } = fs.statSync(this.at(READY, parcel.name, item.name));
    // The same number with a letter sorts in its place; the first write of each name is whole or not there.
    const stem = item.name.slice(0, DIGITS);
    const later = this.items(parcel).filter(({ name }) => name > item.name);
    // Later items make room first, from the last on, so that a kill in between only leaves gaps.
    for (const one of [...later].reverse()) {
      const moved = numbered(Number(one.name.slice(0, DIGITS)) + bodies.length) + one.name.slice(DIGITS);
      fs.renameSync(this.at(READY, parcel.name, one.name), this.at(READY, parcel.name, moved));
    }
    bodies.forEach((body, index) => {
      const name = numbered(Number(stem) + index + 1) + item.name.slice(DIGITS);
      writeAtomically(this.at(READY, parcel.name, name), [body]);
      this.count(Buffer.byteLength(body), 1);
    });
    fs.rmSync(this.at(READY, parcel.name, item.name));
    syncFolder(this.at(READY, parcel.name));
    this.count(-size, -1);
  }

  /** Puts something that the API will never take aside, with the reason beside it. Answers where. */
  bury(parcel: Parcel, item: Item, reason: Record<string, unknown>): string {
    const folder = this.at(DEAD, parcel.name);
    fs.mkdirSync(folder, { recursive: true, mode: 0o750 });
    const body = fs.readFileSync(this.at(READY, parcel.name, item.name));
    writeAtomically(path.join(folder, item.name), [body]);
    writeAtomically(path.join(folder, `${item.name}.reason.json`), [`${JSON.stringify(reason, null, 2)}\n`]);
    this.aside = this.sizeAside();
    return path.join(folder, item.name);
  }

  private sizeAside(): number {
    const files = fs.readdirSync(this.at(DEAD), { recursive: true, withFileTypes: true });
    return files
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + fs.statSync(path.join(entry.path, entry.name)).size, 0);
  }

  private waits(call: Item['call'], request: string): boolean {
    return this.parcels().some((parcel) =>
      this.items(parcel).some((item) => item.call === call && item.request === request)
    );
  }

  private at(...parts: string[]): string {
    return path.join(this.folder, ...parts);
  }

  private count(bytes: number, items: number): void {
    this.used = { bytes: this.used.bytes + bytes, items: this.used.items + items };
  }
}
