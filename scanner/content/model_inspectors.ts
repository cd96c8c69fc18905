import type { Inspector } from './containers';
import { inspectGguf } from './models/gguf';
import { inspectHdf5, inspectKeras } from './models/hdf5';
import { inspectJoblib } from './models/joblib';
import { inspectNpy, inspectNpz } from './models/numpy';
import { inspectOnnx } from './models/onnx';
import { inspectPickle } from './models/pickle';
import { inspectSafetensors } from './models/safetensors';
import { inspectTorch } from './models/torch';
import type { TypeId } from './types';

const INSPECTORS: Partial<Record<TypeId, Inspector>> = {
  pickle: inspectPickle,
  joblib: inspectJoblib,
  torch: inspectTorch,
  npy: inspectNpy,
  npz: inspectNpz,
  hdf5: inspectHdf5,
  keras: inspectKeras,
  onnx: inspectOnnx,
  safetensors: inspectSafetensors,
  gguf: inspectGguf,
};

/** The inspector of each kind of model, by the type's id. */
export const MODEL_INSPECTORS: Readonly<Record<string, Inspector>> = INSPECTORS as Record<string, Inspector>;
