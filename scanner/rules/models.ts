import { RISK } from './rule';
import type { Rule } from './rule';

/** Machine-learning models; that one is a model at all is `types/model`, so that none passes by itself. */
export const MODEL_RULES = [
  {
    id: 'models/code',
    title: 'Loading this model can run code.',
    level: 'error',
    risk: RISK.harmful,
    help: 'Save the weights alone, as safetensors or ONNX, and describe the model in words.',
    explain:
      'Pickles are read opcode by opcode and never run. Every global is compared, by module and name, with a list of what numpy, pandas, scikit-learn, scipy, torch and joblib need to store arrays and models; a call of anything else, or of something that is only known when it runs, is this finding, and so are Lambda layers of Keras and Python operators of ONNX. It is a list of what is allowed, since lists of what is forbidden are evaded.',
  },
  {
    id: 'models/unknown-global',
    title: 'The model names a class or function that is not on the list of known ones.',
    level: 'warning',
    risk: RISK.model,
    help: 'Save the weights alone, as safetensors or ONNX.',
    explain: 'A global that is not on the list, which nothing in the pickle calls.',
  },
  {
    id: 'models/custom-object',
    title: 'The model needs objects that are not part of its framework.',
    level: 'warning',
    risk: RISK.model,
    help: 'Save the model with the layers and operators of the framework alone.',
    explain:
      'Keras configurations with a registered name or module of their own, ONNX operators of other domains, TorchScript code.',
  },
  {
    id: 'models/hidden-data',
    title: 'The model file holds data that belongs to no part of the model.',
    level: 'error',
    risk: RISK.model,
    help: 'Save the model again; nothing may stand behind its end or between its parts.',
    explain:
      'Bytes behind the end, between or before the tensors, or in fields that the format does not know.',
  },
  {
    id: 'models/external-data',
    title: 'The model keeps a part of its data in other files.',
    level: 'warning',
    risk: RISK.model,
    help: 'Save the model as one file.',
    explain: 'ONNX tensors with an external location, HDF5 external links.',
  },
  {
    id: 'models/damaged',
    title: 'The model ends too early or contradicts itself, so it was not read whole.',
    level: 'warning',
    risk: RISK.unread,
    help: 'Save the model again.',
    explain: 'A damaged pickle still runs up to where it breaks, so what was found before counts.',
  },
  {
    id: 'models/facts',
    title: 'What the model is made of.',
    level: 'note',
    risk: RISK.model,
    help: 'A model can remember rows of its training data: say in the request what it was trained on.',
    explain: 'Framework, tensors, sizes and classes, for the person who decides.',
  },
] as const satisfies readonly Rule[];
