import type { Inspection } from '../inspection';

/** Bytes of a colour profile that need no explanation: those of cameras and screens have about 3,000. */
const MAX_PROFILE = 4 * 1024;
const MAX_PLACES = 20;

/** What a picture carries beside its pixels: reported when it is more than programs write by themselves. */
export class MetadataList {
  private readonly places: string[] = [];
  private bytes = 0;
  private profileBytes = 0;

  constructor(private readonly inspection: Inspection) {}

  /** Text and data that no viewer shows. */
  add(what: string, bytes: number): void {
    this.bytes += bytes;
    if (this.places.length < MAX_PLACES) this.places.push(`${what}: ${bytes} bytes`);
  }

  addProfile(bytes: number): void {
    this.profileBytes += bytes;
  }

  report(): void {
    if (this.profileBytes > MAX_PROFILE) this.add('colour profile', this.profileBytes);
    if (this.bytes <= this.inspection.policy.threshold('imageMetadataBytes')) return;
    this.inspection.report('images/metadata', {
      message: `The picture carries ${this.bytes} bytes beside its pixels.`,
      evidence: this.places.join('; '),
    });
  }
}
