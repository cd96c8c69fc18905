import type { Inspection } from '../inspection';
import { named } from './facts';

const MAX_NAMES = 500;
const CLASS = /\\?"class_name\\?": ?\\?"([^"\\]{1,200})/g;
const REGISTERED = /\\?"registered_name\\?": ?\\?"([^"\\]{1,200})/g;
const MODULE = /\\?"module\\?": ?\\?"([^"\\]{1,200})/g;
const OWN_MODULE = /^(?:keras|tf_keras|tensorflow|builtins)(?:\.|$)/;

/** Names that a configuration of Keras holds; text may come in pieces. */
export class KerasConfig {
  readonly classes = new Set<string>();
  private readonly custom = new Set<string>();
  private lambda = false;

  read(text: string): void {
    for (const [, name = ''] of text.matchAll(CLASS)) {
      if (this.classes.size < MAX_NAMES) this.classes.add(name);
      if (name === 'Lambda' || name === '__lambda__') this.lambda = true;
    }
    for (const [, name = ''] of text.matchAll(REGISTERED)) if (name.includes('>')) this.add(name);
    for (const [, name = ''] of text.matchAll(MODULE)) if (!OWN_MODULE.test(name)) this.add(name);
  }

  tell(inspection: Inspection): void {
    if (this.lambda)
      inspection.report('models/code', {
        message: 'The model has a Lambda layer, which holds Python code.',
        evidence: 'Lambda',
      });
    if (this.custom.size > 0) inspection.report('models/custom-object', { evidence: named(this.custom) });
  }

  private add(name: string): void {
    if (this.custom.size < MAX_NAMES) this.custom.add(name);
  }
}
