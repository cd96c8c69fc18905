/** The part of @kbn/config-schema that config.ts uses; the package itself comes with Kibana and no registry. */
declare module '@kbn/config-schema' {
  export interface Type<V> {
    readonly type: V;
    validate(value: unknown): V;
  }
  export type TypeOf<T> = T extends Type<infer V> ? V : never;
  type Optional<P> = { [K in keyof P as undefined extends TypeOf<P[K]> ? K : never]?: TypeOf<P[K]> };
  type Needed<P> = { [K in keyof P as undefined extends TypeOf<P[K]> ? never : K]: TypeOf<P[K]> };
  export const schema: {
    object<P extends Record<string, Type<unknown>>>(props: P): Type<Needed<P> & Optional<P>>;
    boolean(options?: { defaultValue?: boolean }): Type<boolean>;
    string(options?: { minLength?: number }): Type<string>;
    number(options?: { defaultValue?: number; min?: number; max?: number }): Type<number>;
    maybe<V>(type: Type<V>): Type<V | undefined>;
  };
}
