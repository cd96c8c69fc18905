import { schema } from '@kbn/config-schema';
import type { TypeOf } from '@kbn/config-schema';

/** Keys under `treAirlock` in kibana.yml or Kibana's keystore. */
export const configSchema = schema.object({
  enabled: schema.boolean({ defaultValue: true }),
  /**
   * The service key in its encoded form, for a Kibana without an encryption key for saved objects:
   * `bin/kibana-keystore add treAirlock.apiKey`.
   */
  apiKey: schema.maybe(schema.string({ minLength: 1 })),
  /** Seconds between two runs of the writer that copies histories to the audit stream. */
  auditIntervalSeconds: schema.number({ defaultValue: 10, min: 1, max: 3600 }),
});

export type AirlockConfig = TypeOf<typeof configSchema>;
