/** An event as it lies in the index; nested objects of ECS. */
export type StoredEvent = Record<string, unknown>;

/** What a module's pipeline makes of an event, besides the envelope. */
export interface ModuleFields {
  at?: string;
  event: Record<string, unknown>;
  /** What the module leaves in `winlog.event_data`. */
  eventData?: Record<string, string>;
  fields: StoredEvent;
}
